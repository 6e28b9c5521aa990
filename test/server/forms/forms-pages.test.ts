import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkForm } from '../../../survey-forms/check-form.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'
import { threeCriteria } from '../../support/three-criteria-form.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startTestApp({ clock: () => new Date('2026-03-05T03:00:00Z') })
  cookie = await app.signInAs('home-affairs')
})
afterAll(() => app.stop())

const forms = '/home-affairs/forms'
const get = (path: string, as = cookie) => app.get(path, { headers: { cookie: as } })
const paste = (definition: unknown, action = 'check') =>
  app.post(
    forms,
    { definition: typeof definition === 'string' ? definition : JSON.stringify(definition, null, 1), action },
    { headers: { cookie } },
  )
const upload = (bytes: string | Uint8Array) => {
  const body = new FormData()
  body.set('file', new Blob([bytes as BlobPart], { type: 'application/json' }), 'mau.json')
  return app.get(forms, { method: 'POST', headers: { cookie }, body })
}
const errorsOf = async (response: Response) =>
  parse(await response.text())
    .querySelectorAll('.error-summary li')
    .map(({ text }) => text)

const second: FormDefinition = {
  ...threeCriteria,
  version: 2,
  criteria: threeCriteria.criteria.map((criterion, place) =>
    place > 0
      ? criterion
      : {
          ...criterion,
          questions: [
            { ...criterion.questions[0]!, text: { vi: 'điều đã sửa', en: 'thing that changed' } },
            { code: 'moi', text: { vi: 'điều mới', en: 'a new thing' }, required: false },
          ],
        },
  ),
}

describe('importing a form', () => {
  test('is for those who may, and auditors read', async () => {
    const auditor = await app.signInAs('auditor')
    expect((await get(forms, auditor)).status).toBe(200)
    expect((await get(`${forms}/new`, auditor)).status).toBe(403)
    const posted = await app.post(forms, { definition: '{}' }, { headers: { cookie: auditor } })
    expect(posted.status).toBe(403)
    expect((await get(forms, await app.signInAs('agency-manager'))).status).toBe(403)
    expect((await app.post(forms, {})).status).toBe(401)
  })

  test.each<[string, () => Promise<Response>, number, string]>([
    ['nothing', () => paste(''), 422, 'Hãy chọn tệp hoặc dán nội dung.'],
    ['no file', () => upload(''), 422, 'Hãy chọn tệp hoặc dán nội dung.'],
    [
      'half a text',
      () => paste('{\n "code": "a",\n "version" 1}'),
      422,
      'Dòng 3, cột 12: không đúng cú pháp JSON.',
    ],
    ['a name twice', () => paste('{"code": "a",\n"code": "b"}'), 422, 'Dòng 2: “code” được ghi hai lần'],
    ['another encoding', () => upload(Uint8Array.of(0x7b, 0xd0, 0x22)), 422, 'không phải UTF-8'],
    ['UTF-16', () => upload(Buffer.from('\uFEFF{}', 'utf16le')), 422, 'không phải UTF-8'],
    ['no form', () => paste('[]'), 422, 'Dòng 1: Phải là một đối tượng.'],
  ])('tells what is wrong with %s', async (_, send, status, message) => {
    const response = await send()
    expect(response.status).toBe(status)
    expect((await errorsOf(response))[0]).toContain(message)
  })

  test.each([
    [
      'too many values',
      `{"criteria":[${Array.from({ length: 120_000 }, () => '{}').join(',')}]}`,
      'nhiều mục hơn',
    ],
    ['lists in lists', '['.repeat(200_000) + ']'.repeat(200_000), 'nhiều mục hơn'],
    [
      'thousands of mistakes',
      `{"criteria":[${Array.from({ length: 2000 }, () => '{}').join(',')}]}`,
      'Dòng 1',
    ],
  ])('refuses %s within a moment', async (_, text, message) => {
    const before = performance.now()
    const response = await paste(text)
    expect(performance.now() - before).toBeLessThan(5000)
    expect(response.status).toBe(422)
    expect((await errorsOf(response))[0]).toContain(message)
  })

  test('refuses what is too large while it comes in', async () => {
    expect((await upload('x'.repeat(600_000))).status).toBe(413)
    const pasted = await paste('x'.repeat(600_000))
    expect(pasted.status).toBe(422)
  })

  test('tells every mistake with its line and keeps the text', async () => {
    const wrong = structuredClone(threeCriteria) as unknown as Record<string, unknown>
    wrong['version'] = 0
    wrong['extra'] = 1
    const text = JSON.stringify({ ...wrong, stem: { vi: '', en: 'x' } }, null, 2)
    const response = await paste(text)
    const html = parse(await response.text())
    const messages = html.querySelectorAll('.error-summary li').map((item) => item.text)
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1
    expect(messages).toContain(`Dòng ${lineOf('"version"')}, /version: Không được nhỏ hơn 1.`)
    expect(messages).toContain(`Dòng ${lineOf('"stem"') + 1}, /stem/vi: Không được để trống.`)
    expect(messages).toContain('Dòng 1: Không có mục nào tên “extra”.')
    expect(html.querySelector('#definition')?.text).toBe(`\n${text}`)
    expect(await app.stores.formVersions.imported()).toEqual([])
  })

  test('is checked and tried before anything is stored', async () => {
    const response = await upload(`\uFEFF${JSON.stringify(threeCriteria)}`)
    expect(response.status).toBe(200)
    const html = parse(await response.text())
    expect(html.querySelector('#checked')?.text).toBe('khanh-hoa.v1: không có lỗi nào')
    expect(html.text).toContain('Đây là phiên bản đầu tiên của mẫu này.')
    const definition = html.querySelector('.checked input[name=definition]')?.getAttribute('value') ?? ''
    expect(JSON.parse(definition)).toEqual(threeCriteria)
    const tried = await app.post(`${forms}/try`, { definition, in: 'en' }, { headers: { cookie } })
    expect(await tried.text()).toContain('thing 1 of criterion 1')
    const paper = await app.post(`${forms}/try-on-paper`, { definition, in: 'vi' }, { headers: { cookie } })
    expect(await paper.text()).toContain('điều thứ 1 của tiêu chí 1')
    expect((await app.post(`${forms}/try`, { definition: '{' }, { headers: { cookie } })).status).toBe(422)
    expect(await app.stores.formVersions.imported()).toEqual([])
  })

  test('stores a version for good: once, under its name, by whom', async () => {
    expect((await paste(second, 'publish')).status).toBe(422)
    const published = await paste(threeCriteria, 'publish')
    expect(published.status).toBe(303)
    expect(published.headers.get('location')).toBe(`${forms}/khanh-hoa.v1?new=1`)
    expect(await app.stores.formVersions.imported()).toMatchObject([
      { form: threeCriteria, importedBy: 'thu-home-affairs' },
    ])
    const [last] = await app.stores.audit.newest(null, 1)
    expect(last).toMatchObject({ action: 'form-imported', subject: { id: 'khanh-hoa.v1' } })
  })

  test('says so of the same again, and never replaces a version', async () => {
    const same = await paste(Object.fromEntries(Object.entries(threeCriteria).reverse()), 'publish')
    expect([same.status, (await errorsOf(same))[0]]).toEqual([
      409,
      expect.stringContaining('giống hệt nội dung này'),
    ])
    const other = await paste({ ...threeCriteria, title: { vi: 'Khác', en: 'Other' } }, 'publish')
    expect([other.status, (await errorsOf(other))[0]]).toEqual([409, expect.stringContaining('"version": 2')])
    const skipped = await paste({ ...second, version: 3 }, 'publish')
    expect([skipped.status, (await errorsOf(skipped))[0]]).toEqual([
      422,
      expect.stringContaining('kế tiếp của mẫu này là 2'),
    ])
    const unchanged = await paste({ ...threeCriteria, version: 2 }, 'publish')
    expect([unchanged.status, (await errorsOf(unchanged))[0]]).toEqual([
      422,
      expect.stringContaining('chỉ khác số phiên bản'),
    ])
    expect(await app.stores.formVersions.imported()).toHaveLength(1)
  })

  test('many posts at once store one', async () => {
    const posts = await Promise.all(Array.from({ length: 6 }, () => paste(second, 'publish')))
    expect(posts.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409])
  })

  test('takes the next version of a form that comes with the product', async () => {
    const next = { ...fiveCriteriaProposedV1, version: 2, title: { vi: 'Mẫu của tỉnh', en: 'Ours' } }
    expect((await paste(next, 'publish')).status).toBe(303)
    const again = await paste(fiveCriteriaProposedV1, 'publish')
    expect((await errorsOf(again))[0]).toContain('five-criteria-proposed.v1 đã có')
  })
})

describe('a version', () => {
  test('is listed, shown, tried on a phone without a way to send it, printed and given out', async () => {
    const list = parse(await (await get(forms)).text())
    expect(list.querySelectorAll('tbody th .quiet').map(({ text }) => text)).toEqual([
      'five-criteria-proposed.v1',
      'five-criteria-proposed.v2',
      'khanh-hoa.v1',
      'khanh-hoa.v2',
    ])
    expect((await get(`${forms}/khanh-hoa.v1`)).status).toBe(200)
    const preview = await get(`${forms}/khanh-hoa.v1/preview?in=vi`)
    expect(preview.headers.get('content-security-policy')).toContain("form-action 'none'")
    const html = parse(await preview.text())
    expect(html.querySelector('.sim')?.text).toBe('XEM THỬ – phiếu này không gửi được')
    expect(html.querySelector('button')?.hasAttribute('disabled')).toBe(true)
    expect(html.querySelectorAll('input[type=radio]')).toHaveLength(24)
    const english = html.querySelector('a.lang')?.getAttribute('href') ?? ''
    expect(parse(await (await get(english)).text()).querySelector('h1')?.text).toBe(
      'The survey of the province',
    )
    const paper = parse(await (await get(`${forms}/khanh-hoa.v1/paper?in=vi`)).text())
    expect(paper.querySelectorAll('td .box')).toHaveLength(24)
    const file = await get(`${forms}/khanh-hoa.v1/form.json`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=khanh-hoa.v1.json')
    const given = await file.json()
    expect([given, checkForm(given)]).toEqual([threeCriteria, []])
  })

  test('is compared with another: what changed, and what stays comparable', async () => {
    const page = parse(await (await get(`${forms}/khanh-hoa.v2/differences?from=khanh-hoa.v1`)).text())
    const rows = page
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map(({ text }) => text))
    expect(rows).toEqual([
      [
        'Câu hỏi: điều đã sửa (thu-tuc-1)',
        'Sửa: lời hỏi',
        'điều thứ 1 của tiêu chí 1thing 1 of criterion 1',
        'điều đã sửathing that changed',
      ],
      ['Câu hỏi: điều mới (moi)', 'Thêm', '', ''],
      ['Câu hỏi: điều thứ 2 của tiêu chí 1 (thu-tuc-2)', 'Bỏ', '', ''],
    ])
    expect(page.text).toContain('vẫn so sánh được các tiêu chí: Tiêu chí 2, Tiêu chí 3.')
    expect((await get(`${forms}/khanh-hoa.v2/differences?from=khong-co.v1`)).status).toBe(404)
    expect((await get(`${forms}/khong-co.v1`)).status).toBe(404)
  })

  test('is the form of a period that chooses it: survey, tallies, index and API', async () => {
    await app.stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null })
    const block = { code: 'k', name: 'Khối', agencies: [{ code: 'SCT', transactions: null, quota: null }] }
    const draft = aPeriod({
      id: '2026',
      name: 'Năm 2026',
      opensOn: '2026-03-01',
      status: 'draft',
      blocks: [block],
    })
    await app.stores.periods.add(draft)
    await app.stores.points.add({
      code: 'k7m2qx4t',
      desk: 'Quầy 1',
      place: 'Một cửa',
      channel: 'qr',
      agencies: ['SCT'],
      unit: null,
      retiredAt: null,
    })
    const period = '/home-affairs/periods/2026'
    const chosen = { revision: '0', form: 'khanh-hoa.v1' }
    expect((await app.post(`${period}/form`, chosen, { headers: { cookie } })).status).toBe(303)
    expect((await app.post(`${period}/open`, { revision: '1' }, { headers: { cookie } })).status).toBe(303)

    const answers = Object.fromEntries(
      threeCriteria.criteria.flatMap(({ questions }) => questions.map(({ code }) => [code, 'rat-tot'])),
    )
    const html = parse(await (await app.get('/s/k7m2qx4t')).text())
    expect(html.querySelector('h1')?.text).toBe('Phiếu khảo sát của tỉnh')
    const posted = { submission: crypto.randomUUID(), form: 'khanh-hoa.v1', lang: 'vi', ...answers }
    expect((await app.post('/s/k7m2qx4t?send=1', posted)).status).toBe(303)
    for (let n = 0; n < 30; n++) {
      const body = {
        submissionId: crypto.randomUUID(),
        form: 'khanh-hoa.v1',
        answers: { ...answers, 'thu-tuc-1': 'tot' },
      }
      expect((await app.postJson('/api/v1/points/k7m2qx4t/responses', body)).status).toBe(201)
    }
    await settledTallies(app.stores, '2026')
    const index = await (await get('/api/v1/periods/2026/index')).json()
    expect(index.form).toMatchObject({ code: 'khanh-hoa', version: 1 })
    const [agency] = index.blocks[0].agencies
    expect(agency.responses.counted).toBe(31)
    expect(agency.criteria['can-bo'].percent).toBe(100)
    expect(agency.criteria['thu-tuc'].percent).toBe(87.9)
    expect((await get('/home-affairs/board/2026/k')).status).toBe(200)
    expect((await app.get('/api/v1/forms/khanh-hoa.v1')).status).toBe(200)
    const page = parse(await (await get(`${forms}/khanh-hoa.v1`)).text())
    expect(page.querySelector(`a[href="${period}"]`)?.text).toBe('Năm 2026')
  })
})
