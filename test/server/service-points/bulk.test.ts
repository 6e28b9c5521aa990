import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
const wish = {
  scope: 'block/2025/so-ban-nganh',
  pattern: 'Quầy số {n}',
  count: '2',
  placeMode: 'own',
  placeCode: '',
  place: '',
  channel: 'qr',
}

beforeAll(async () => {
  app = await startTestApp()
  cookie = await app.signIn()
  await app.open()
})
afterAll(() => app.stop())

const post = (fields: Record<string, string>) =>
  app.post('/staff/points/bulk', { ...wish, ...fields }, { headers: { cookie } })
const page = async (fields: Record<string, string>) => parse(await (await post(fields)).text())
const inUse = async () => (await app.stores.points.all()).filter(({ retiredAt }) => retiredAt === null)

describe('points for many agencies', () => {
  test('offer the blocks and periods there are', async () => {
    const form = parse(await (await app.get('/staff/points/bulk', { headers: { cookie } })).text())
    expect(form.querySelectorAll('#scope option').map((option) => option.getAttribute('value'))).toEqual([
      '',
      'period/2025',
      'block/2025/so-ban-nganh',
      'registry',
    ])
    expect(form.querySelector('button[value=make]')).toBeNull()
  })

  test('are shown before anything is made, and each agency’s number can be changed', async () => {
    const before = await inUse()
    const preview = await page({ do: 'preview', 'count.SNV': '9' })
    expect(preview.querySelector('button[value=make]')!.text).toBe('Tạo 4 điểm')
    expect(preview.querySelector('.plan')!.text).toContain('Quầy số 1, Quầy số 2')
    const again = await page({ do: 'again', 'count.SNV': '3', 'count.SCT': '0' })
    expect(again.querySelector('button[value=make]')!.text).toBe('Tạo 3 điểm')
    expect(again.querySelector('[id="count.SNV"]')!.getAttribute('value')).toBe('3')
    expect(await inUse()).toEqual(before)
  })

  test('are made once, however often and at once it is posted, each written down', async () => {
    const before = (await inUse()).length
    const answers = await Promise.all([1, 2, 3].map(() => page({ do: 'make' })))
    expect((await inUse()).length).toBe(before + 4)
    const made = answers.map((answer) => Number(/Đã tạo (\d+) điểm/.exec(answer.text)![1]))
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(4)
    const again = await page({ do: 'make' })
    expect(again.querySelector('[role=status]')!.text).toBe('Đã tạo 0 điểm khảo sát.')
    expect(again.text).toContain('4 điểm đã có từ trước')
    expect(again.querySelectorAll('details li')).toHaveLength(4)
    expect(again.querySelector('select#format')).toBeNull()
    const entries = (await app.stores.audit.newest(null, 50)).filter(({ action }) => action === 'point-made')
    expect(entries).toHaveLength(4)
    expect(entries.map(({ agency }) => agency).sort()).toEqual(['SCT', 'SCT', 'SNV', 'SNV'])
  })

  test('that have codes are named as there already in the preview, and what is missing is made', async () => {
    const preview = await page({ do: 'again', 'count.SCT': '3', 'count.SNV': '2' })
    expect(preview.querySelector('.plan')!.text).toContain('Quầy số 2 (đã có), Quầy số 3')
    const made = await page({ do: 'make', 'count.SCT': '3', 'count.SNV': '2' })
    expect(made.querySelector('[role=status]')!.text).toBe('Đã tạo 1 điểm khảo sát.')
    const codes = made.querySelectorAll('input[name=code]').map((field) => field.getAttribute('value')!)
    expect(codes).toHaveLength(1)
    expect(await app.stores.points.byCode(codes[0]!)).toMatchObject({
      desk: 'Quầy số 3',
      place: 'Sở Công Thương',
    })
  })

  test('at one registered place bear its code', async () => {
    await app.stores.places.add({ code: 'ttpv', name: 'Trung tâm', address: '', host: null, endedOn: null })
    await page({ do: 'make', placeMode: 'one', placeCode: 'ttpv', count: '1', pattern: 'Bàn' })
    const made = (await inUse()).filter(({ desk }) => desk === 'Bàn')
    expect(made.map(({ place, placeCode, agencies }) => [place, placeCode, agencies])).toEqual(
      expect.arrayContaining([
        ['Trung tâm', 'ttpv', ['SCT']],
        ['Trung tâm', 'ttpv', ['SNV']],
      ]),
    )
  })

  test.each([
    [{ scope: '' }, '#scope'],
    [{ pattern: 'Quầy' }, '#pattern'],
    [{ count: 'hai' }, '#count'],
    [{ placeMode: 'one' }, '#place'],
    [{ channel: '$ne' }, '#channel'],
    [{ 'count.SNV': '77' }, '#count.SNV'],
  ])('with %j come back with the mistake named, and nothing is made', async (fields, href) => {
    const before = (await inUse()).length
    const response = await post({ do: 'make', ...(fields as Record<string, string>) })
    expect(response.status).toBe(422)
    const form = parse(await response.text())
    expect(form.querySelector('.error-summary a')!.getAttribute('href')).toBe(href)
    const control = form.querySelector(`[id="${href.slice(1)}"]`)!
    expect(control.getAttribute('aria-invalid')).toBe('true')
    expect((await inUse()).length).toBe(before)
  })

  test('hold out against a body that is no form', async () => {
    for (const body of ['', '[]', 'do=make&scope[$ne]=1', '%', 'x'.repeat(200_000)]) {
      const response = await fetch(app.url('/staff/points/bulk'), {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
    }
  })
})
