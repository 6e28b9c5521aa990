import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ environment: { PUBLIC_URL: 'https://hailong.example' } })
})
afterAll(() => app?.stop())

describe.each(['/api/docs', '/api/docs?lang=en'])('the page %s', (path) => {
  it('comes without a script, a style of its own or anything from elsewhere, under the policy of the site', async () => {
    const response = await app.get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    const html = await response.text()
    expect(html).not.toMatch(/<script|<style|\sstyle=|https?:\/\/(?!hailong\.example)[^<"]*\.(js|css)/)
    const sources = parse(html).querySelectorAll('[src], link[rel=stylesheet]')
    for (const source of sources) expect(source.getAttribute('href')).toMatch(/^\/assets\//)
  })

  it('has every place that it links to, once', async () => {
    const page = parse(await (await app.get(path)).text())
    const ids = page.querySelectorAll('[id]').map(({ id }) => id)
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
    const targets = page.querySelectorAll('a[href^="#"]').map((link) => link.getAttribute('href')!.slice(1))
    expect(targets.length).toBeGreaterThan(30)
    for (const target of targets) expect(ids).toContain(target)
    const links = page.querySelectorAll('a[href^="/"]').map((link) => link.getAttribute('href')!)
    for (const link of new Set(links)) expect((await app.get(link)).status, link).toBe(200)
  })
})

it('names the site in what it shows for a shell', async () => {
  const page = parse(await (await app.get('/api/docs')).text(), { blockTextElements: {} })
  expect(page.text).toContain('SITE=https://hailong.example\n')
})

it('is led to from the results', async () => {
  const page = parse(await (await app.get('/results?lang=en')).text())
  expect(page.querySelector('footer a')?.getAttribute('href')).toBe('/api/docs?lang=en')
})

it('has the form of a period once it has opened, and another tag', async () => {
  const before = await app.get('/api/v1/openapi.json')
  const { code, version } = twoQuestionForm
  await app.stores.formVersions.add({ form: twoQuestionForm, importedAt: new Date(), importedBy: 'thu' })
  const period = aPeriod({ form: `${code}.v${version}`, blocks: [], status: 'draft' })
  await app.stores.periods.add(period)
  expect((await app.get('/api/v1/openapi.json')).headers.get('etag')).toBe(before.headers.get('etag'))
  await app.stores.periods.add(aPeriod({ ...period, id: '2026', status: 'open' }))
  const after = await app.get('/api/v1/openapi.json')
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  const { components } = (await after.json()) as { components: { schemas: Record<string, object> } }
  expect(Object.keys(components.schemas)).toContain('ResponseTo.two-questions.v1')
})
