import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const setUp = '/home-affairs/set-up'

const posted = {
  province: 'Khánh Hòa',
  surveyor: 'Sở Nội vụ tỉnh',
  period: '2026',
  periodName: 'Năm 2026',
  opensOn: '2026-03-05',
  closesOn: '2026-12-31',
  block: 'so-ban-nganh',
  blockName: 'Khối sở, ban, ngành',
  agencies: 'SCT;Sở Công Thương;2400\r\nSNV;Sở Nội vụ\r\n',
  targetOperator: '>=',
  targetPercent: '87',
}

let app: TestApp
let cookie: string

beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date('2026-03-05T03:00:00Z') })
  cookie = await app.signIn()
})
afterAll(() => app.stop())

const get = (path: string) => app.get(path, { headers: { cookie } })
const post = (path: string, fields: Record<string, string>) => app.post(path, fields, { headers: { cookie } })

async function stored() {
  const { periods, registry, settings } = app.stores
  return {
    periods: await periods.all(),
    agencies: await registry.agencies(),
    settings: await settings.read(),
  }
}

describe('the set-up page', () => {
  test('is for people who have signed in', async () => {
    const page = await app.get(setUp)
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(setUp)}`)
    expect((await app.post(setUp, posted)).status).toBe(401)
    expect((await stored()).periods).toEqual([])
  })

  test('refuses a form that another site sent', async () => {
    const headers = { cookie, 'sec-fetch-site': 'cross-site' }
    expect((await app.post(setUp, posted, { headers })).status).toBe(403)
  })

  test('suggests this year, in Vietnamese and in English', async () => {
    const page = await get(setUp)
    expect(page.status).toBe(200)
    const html = parse(await page.text())
    expect(html.querySelector('#period')?.getAttribute('value')).toBe('2026')
    expect(html.querySelector('#opensOn')?.getAttribute('value')).toBe('2026-03-05')
    expect(html.querySelector('h1')?.text).toBe('Lập kỳ khảo sát')
    expect(html.text).toContain('mẫu đề xuất')
    expect(await (await get(`${setUp}?lang=en`)).text()).toContain('<h1>Set up a survey period</h1>')
  })

  test('tells every mistake, keeps what was typed and stores nothing', async () => {
    const agencies = '\r\nSCT;Sở Công Thương;2.400\r\n<b>;"&'
    const before = await stored()
    const response = await post(setUp, { ...posted, province: '', agencies, targetPercent: 'x' })
    expect(response.status).toBe(422)
    const html = parse(await response.text())
    expect(html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))).toEqual([
      '#province',
      '#agencies',
      '#agencies',
      '#targetPercent',
    ])
    for (const link of html.querySelectorAll('.error-summary a')) {
      const field = html.querySelector(link.getAttribute('href') ?? '')
      expect(field?.getAttribute('aria-invalid')).toBe('true')
      expect(field?.getAttribute('aria-describedby')).toContain(`${field?.id}-error`)
    }
    // HTML drops the line end after the tag, so the one that was typed must follow it.
    expect(html.querySelector('#agencies')?.text).toBe(`\n${agencies}`)
    expect(html.querySelector('#targetPercent')?.getAttribute('value')).toBe('x')
    expect(await stored()).toEqual(before)
  })

  test.each<[string, string, number]>([
    ['nothing', '', 422],
    ['repeated fields', 'province=a&province=b&agencies=x&agencies=y', 422],
    ['brackets', 'province[$ne]=a&period[]=b', 422],
    ['the prototype', '__proto__=a&__proto__[province]=b&constructor=c', 422],
    ['NUL', 'province=%00&agencies=%00%0A%00', 422],
    ['wrong UTF-8', 'province=%C3%28&agencies=%FF%FE', 422],
    ['half an escape', 'province=%&agencies=%E', 422],
    ['200 kB of lines', `agencies=${'a%0A'.repeat(50_000)}`, 422],
    ['200 kB in a line', `agencies=${'a'.repeat(200_000)}&period=${'b'.repeat(20_000)}`, 422],
    ['1 MB', `agencies=${'a'.repeat(1_000_000)}`, 413],
    ['a thousand fields', 'a=1&'.repeat(1000), 413],
  ])('answers hostile bodies with %s', async (_, body, status) => {
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const response = await app.get(setUp, { method: 'POST', headers, body })
    expect(response.status).toBe(status)
    await response.text()
  })

  test.each([
    ['application/json', '{"province":{"$gt":""}}', 422],
    ['multipart/form-data', 'x', 422],
    ['application/x-www-form-urlencoded; charset=utf-7', 'province=a', 415],
  ])('answers a body of type %s', async (type, body, status) => {
    const headers = { cookie, 'content-type': type }
    const response = await app.get(setUp, { method: 'POST', headers, body })
    expect(response.status).toBe(status)
    await response.text()
  })
})

describe('from nothing to the first response', () => {
  test('a period is opened, a desk gets a code, and a visitor answers', async () => {
    const opened = await post(setUp, posted)
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe('/staff/points?opened=2026')
    const next = parse(await (await get('/staff/points?opened=2026')).text())
    expect(next.querySelector('[role=status]')?.text).toContain('Đã mở kỳ Năm 2026')
    const { settings, agencies, periods } = await stored()
    expect(settings).toEqual({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ tỉnh', simulated: false })
    expect(agencies.map(({ code }) => code)).toEqual(['SCT', 'SNV'])
    expect(periods).toMatchObject([{ id: '2026', status: 'open', closesOn: '2026-12-31' }])
    expect(periods[0]?.blocks[0]?.agencies).toEqual([
      { code: 'SCT', transactions: 2400, quota: null },
      { code: 'SNV', transactions: null, quota: null },
    ])

    const desk = { agency: 'SCT', desk: 'Quầy số 3', place: 'Một cửa', channel: 'qr' }
    const point = await post('/staff/points', desk)
    expect(point.status).toBe(303)
    const code = new URL(point.headers.get('location') ?? '', app.address).pathname.split('/').at(-1)
    expect((await get(`/staff/points/${code}/sheet`)).status).toBe(200)

    const form = await app.get(`/s/${code}`)
    expect(form.status).toBe(200)
    const html = parse(await form.text())
    const hidden = html.querySelectorAll('input[type=hidden]').map((input): [string, string] => {
      return [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']
    })
    const answers = indexQuestions(fiveCriteriaProposedV1).map((question) => [question.code, 'satisfied'])
    const context = fiveCriteriaProposedV1.context.map((question) => [
      `context.${question.code}`,
      question.options[0].code,
    ])
    const outside = fiveCriteriaProposedV1.outside.map((question) => [question.code, 'satisfied'])
    const sent = await app.post(`/s/${code}`, [...hidden, ...context, ...answers, ...outside] as [
      string,
      string,
    ][])
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toContain('receipt=')
  })

  test('a second post of the same form changes nothing and names the period', async () => {
    const before = await stored()
    const again = await post(setUp, posted)
    expect(again.status).toBe(422)
    const links = parse(await again.text()).querySelectorAll('.error-summary a')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#period'])
    expect(links[0]?.text).toContain('Năm 2026')
    expect(await stored()).toEqual(before)
  })

  test('the same agencies cannot have a second period on the same days', async () => {
    const response = await post(setUp, { ...posted, period: '2026-b', opensOn: '2026-12-31' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('SCT, SNV')
  })

  test('the next year is suggested with the same province and agencies, and can be opened', async () => {
    const html = parse(await (await get(setUp)).text())
    expect(html.querySelector('#province')?.getAttribute('value')).toBe('Khánh Hòa')
    expect(html.querySelector('#period')?.getAttribute('value')).toBe('2027')
    expect(html.querySelector('#agencies')?.text).toBe('\nSCT;Sở Công Thương\nSNV;Sở Nội vụ')
    const agencies = 'SCT;Sở Công Thương\nSYT;Sở Y tế'
    const next = { ...posted, period: '2027', opensOn: '2027-01-01', closesOn: '2027-11-30', agencies }
    expect((await post(setUp, next)).status).toBe(303)
    expect((await stored()).agencies.map(({ code }) => code)).toEqual(['SCT', 'SNV', 'SYT'])
  })

  test('many posts at once open one period', async () => {
    const agencies = 'PM1;Phường Mẫu 1'
    const block = { block: 'cap-xa', blockName: 'Khối xã, phường', agencies }
    const form = { ...posted, ...block, period: '2026-cap-xa' }
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await post(setUp, form)).status),
    )
    expect(statuses.sort()).toEqual([303, 422, 422, 422, 422, 422, 422, 422])
    const { periods, agencies: registered } = await stored()
    expect(periods.filter(({ id }) => id === '2026-cap-xa')).toHaveLength(1)
    expect(registered.filter(({ code }) => code === 'PM1')).toHaveLength(1)
  })

  test('many posts at once under different codes open one period for the same agencies', async () => {
    const block = { block: 'cap-xa', blockName: 'Khối xã, phường', agencies: 'PM2;Phường Mẫu 2' }
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, n) => post(setUp, { ...posted, ...block, period: `2026-${n}` })),
    )
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422, 422, 422])
    for (const refused of responses.filter(({ status }) => status === 422)) {
      const links = parse(await refused.text()).querySelectorAll('.error-summary a')
      expect(links.map((link) => link.getAttribute('href'))).toEqual(['#opensOn'])
    }
    const { periods } = await stored()
    expect(periods.filter(({ blocks }) => blocks[0]?.agencies[0]?.code === 'PM2')).toHaveLength(1)
  })
})
