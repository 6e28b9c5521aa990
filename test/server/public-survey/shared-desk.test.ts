import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPostedForm } from '../../support/answers.ts'
import { aPeriod, aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'

const many = Array.from({ length: 9 }, (_, i) => `CQ${i + 1}`)
const few = many.slice(0, 8)
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  for (const code of many) {
    await app.stores.registry.add({ code, name: `Cơ quan ${code}`, units: [], endedOn: null })
  }
  await app.stores.periods.add(
    aPeriod({
      blocks: [
        {
          code: 'so',
          name: 'Khối sở',
          agencies: many.map((code) => ({ code, transactions: null, quota: null })),
        },
      ],
    }),
  )
  await app.stores.points.add(aPoint({ code: 'chungit2', agencies: few }))
  await app.stores.points.add(aPoint({ code: 'chungnh2', agencies: many }))
})
afterAll(() => app.stop())

const shown = async (code: string, query = '') => parse(await (await app.get(`/s/${code}${query}`)).text())

describe('the form of a desk that several agencies share', () => {
  it('asks first which agency it was, by radio buttons where there are few', async () => {
    const html = await shown('chungit2')
    const first = html.querySelector('main form input, main form select')!
    expect(first.getAttribute('name')).toBe('agency')
    expect(html.querySelectorAll('input[type=radio][name=agency]')).toHaveLength(8)
    expect(html.querySelector('select')).toBeNull()
  })

  it('and by a list where there are many, with nothing chosen', async () => {
    const html = await shown('chungnh2')
    const list = html.querySelector('main form input, main form select')!
    expect(list.tagName).toBe('SELECT')
    expect(html.querySelector(`label[for=${list.id}]`)!.text).toBe('Ông/Bà đã làm thủ tục với cơ quan nào?')
    expect(list.querySelectorAll('option').map((option) => option.getAttribute('value'))).toEqual([
      '',
      ...many,
    ])
    expect(list.querySelector('option')!.text).toBe('Chọn cơ quan')
    expect(list.querySelector('[selected]')).toBeNull()
    expect((await shown('chungnh2', '?lang=en')).querySelector('select option')!.text).toBe(
      'Choose an agency',
    )
  })

  it.each(['chungit2', 'chungnh2'])(
    'says beside it that it is missing, and keeps the rest: %s',
    async (code) => {
      const fields = aPostedForm({ agency: '', comment: 'Cảm ơn' })
      const response = await app.post(`/s/${code}`, fields)
      expect(response.status).toBe(422)
      const html = parse(await response.text())
      const link = html.querySelector('.sum a')!
      expect(link.getAttribute('href')).toBe('#agency')
      const control = html.querySelector('#agency')!
      const described =
        control.getAttribute('aria-describedby') ??
        control.closest('fieldset')!.getAttribute('aria-describedby')
      expect(html.querySelector(`[id="${described}"]`)!.text).toContain('cơ quan nào')
      expect(html.querySelector('#comment')!.text).toContain('Cảm ơn')
      expect(html.querySelector('input[name=submission]')!.getAttribute('value')).toBe(fields['submission'])
    },
  )

  it.each(['chungit2', 'chungnh2'])('keeps the agency when something else is wrong: %s', async (code) => {
    const response = await app.post(`/s/${code}`, { ...aPostedForm(), agency: 'CQ3', 'context.stage': 'x' })
    expect(response.status).toBe(422)
    const html = parse(await response.text())
    const chosen = html.querySelector('select#agency [selected], input[name=agency][checked]')!
    expect(chosen.getAttribute('value')).toBe('CQ3')
  })

  it('counts for the agency that was chosen, and for no other', async () => {
    expect((await app.post('/s/chungnh2', { ...aPostedForm(), agency: 'CQ9' })).status).toBe(303)
    expect((await app.post('/s/chungit2', { ...aPostedForm(), agency: 'CQ9' })).status).toBe(422)
  })
})

describe('scans of a retired code', () => {
  it('are counted, and nothing else is', async () => {
    await app.stores.points.add(aPoint({ code: 'cubo2345', agencies: ['CQ1'], retiredAt: new Date(0) }))
    for (let n = 0; n < 3; n++) expect((await app.get('/s/cubo2345')).status).toBe(410)
    await app.get('/s/CUBO2345')
    await app.get('/s/cubo2345?lang=en')
    await app.get('/s/cubo2345', { method: 'HEAD' })
    await app.post('/s/cubo2345', aPostedForm())
    await app.get('/s/chuaco22')
    await app.get('/s/chungit2')
    const totals = () => app.stores.retiredScans.totals()
    await expect.poll(async () => (await totals()).size, { timeout: 5000 }).toBe(1)
    const [[code, scans]] = [...(await totals())] as [[string, { count: number; lastDay: string }]]
    expect([code, scans.count]).toEqual(['cubo2345', 4])
    expect(scans.lastDay).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('come together in few writes, and those of the last second are written at the end', async () => {
    const other = await startTestApp()
    const { dataDir } = other
    await other.stores.points.add(aPoint({ retiredAt: new Date(0) }))
    await Promise.all(Array.from({ length: 60 }, () => other.get('/s/k7m2qx4t')))
    await other.stop({ keepData: true })
    const again = await startTestApp({ dataDir })
    expect((await again.stores.retiredScans.totals()).get('k7m2qx4t')?.count).toBe(60)
    await again.stop()
  })
})
