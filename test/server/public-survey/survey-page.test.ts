import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPostedForm } from '../../support/answers.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await app.open()
})
afterAll(() => app.stop())

const address = '/s/k7m2qx4t'

async function page(path: string, init?: RequestInit) {
  const response = await app.get(path, init)
  return { response, html: parse(await response.text()) }
}

describe('the public form', () => {
  it('asks every question of the form with native radio buttons, under the criterion it belongs to', async () => {
    const { response, html } = await page(address)
    expect(response.status).toBe(200)
    expect(html.querySelectorAll('h1')).toHaveLength(1)
    for (const question of gradedQuestions(fiveCriteriaProposedV1)) {
      const values = html
        .querySelectorAll(`input[type=radio][name="${question.code}"]`)
        .map((input) => input.getAttribute('value'))
      const expected = fiveCriteriaProposedV1.scale.map((grade) => grade.code as string)
      expect(values).toEqual(question.allowNoOpinion ? [...expected, 'no-opinion'] : expected)
    }
    const headings = html.querySelectorAll('section h2').map((heading) => heading.text)
    for (const criterion of fiveCriteriaProposedV1.criteria) expect(headings).toContain(criterion.name.vi)
  })

  it('names the agency and the desk, and that it is a proposed form', async () => {
    const { html } = await page(address)
    expect(html.text).toContain('Sở Công Thương')
    expect(html.text).toContain('Quầy số 3 – Cấp phép')
    expect(html.querySelector('h1')?.text).toContain('mẫu đề xuất')
  })

  it('gives every view a submission id of its own', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => {
        const { html } = await page(address)
        return html.querySelector('input[name=submission]')?.getAttribute('value')
      }),
    )
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  it('is in Vietnamese unless English is asked for', async () => {
    const vietnamese = (await page(address)).html
    expect(vietnamese.querySelector('html')?.getAttribute('lang')).toBe('vi')
    const english = (await page(`${address}?lang=en`)).html
    expect(english.querySelector('html')?.getAttribute('lang')).toBe('en')
    expect(english.querySelector('h1')?.text).toBe(fiveCriteriaProposedV1.title.en)
    expect(english.querySelector('input[name=lang]')?.getAttribute('value')).toBe('en')
  })

  it('needs one request and less than one initial window of the network', async () => {
    const bytes = await new Promise<number>((resolve, reject) => {
      const sent = request(app.url(address), { headers: { 'accept-encoding': 'gzip' } }, (response) => {
        const { socket } = response
        response.resume().on('end', () => resolve(socket.bytesRead))
      })
      sent.on('error', reject).end()
    })
    expect(bytes).toBeLessThan(14_600)
    const { html } = await page(address)
    const loaded = html
      .querySelectorAll('link[href],script,img,iframe')
      .map((node) => node.getAttribute('href'))
    expect(loaded).toEqual(['data:,'])
  })

  it('allows its own style by digest and nothing else inline', async () => {
    const { response, html } = await page(address)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const style = html.querySelector('style')?.rawText ?? ''
    const digest = createHash('sha256').update(style).digest('base64')
    expect(policy).toContain(`style-src 'sha256-${digest}'`)
  })

  it('may be kept by the browser for Back, and by nobody else', async () => {
    const { response } = await page(address)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('etag')).toBeNull()
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('gives the browser a key that scripts cannot read, once', async () => {
    const first = await app.get(address)
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^device=[0-9a-f-]{36};.*HttpOnly.*SameSite=Lax/)
    const second = await app.get(address, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(second.headers.get('set-cookie')).toBeNull()
  })
})

describe('a code that leads to no form', () => {
  it('that was never given out says so', async () => {
    const { response, html } = await page('/s/chuaco22')
    expect(response.status).toBe(404)
    expect(html.querySelector('h1')?.text).toBe('Không tìm thấy phiếu khảo sát')
  })

  it('that is retired names the desk to ask at', async () => {
    const retiredAt = new Date('2025-02-03T04:05:06Z')
    await app.stores.points.add({
      code: 'cubo2345',
      desk: 'Quầy cũ',
      place: 'Trụ sở Sở Công Thương',
      channel: 'qr',
      agencies: ['SCT'],
      unit: null,
      retiredAt,
    })
    const { response, html } = await page('/s/cubo2345')
    expect(response.status).toBe(410)
    expect(html.text).toContain('Sở Công Thương')
    expect((await app.post('/s/cubo2345', aPostedForm())).status).toBe(410)
  })
})

describe('sending the form', () => {
  it('ends on a page that says it was sent, with a receipt', async () => {
    const sent = await app.post(address, aPostedForm())
    expect(sent.status).toBe(303)
    const location = sent.headers.get('location') ?? ''
    expect(location).toMatch(/^\/s\/k7m2qx4t\/sent\?receipt=[2-9A-Z]{12}$/)
    const { response, html } = await page(location)
    expect(response.status).toBe(200)
    expect(html.querySelector('h1')?.text).toBe('Đã gửi')
    const receipt = new URL(location, app.address).searchParams.get('receipt') ?? ''
    expect(html.text.replaceAll('-', '')).toContain(receipt)
    expect(html.text).not.toContain('Hài lòng')
  })

  it('keeps English through the receipt', async () => {
    const sent = await app.post(address, aPostedForm({ lang: 'en' }))
    const { html } = await page(sent.headers.get('location') ?? '')
    expect(html.querySelector('h1')?.text).toBe('Sent')
  })

  it('twice with the same answers leads to the same receipt', async () => {
    const form = aPostedForm()
    const [first, second] = [await app.post(address, form), await app.post(address, form)]
    expect(second.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('again under the same id with other answers is refused, and offers a new form', async () => {
    const form = aPostedForm()
    await app.post(address, form)
    const again = await app.post(address, { ...form, 'access-fees': 'dissatisfied' })
    expect(again.status).toBe(409)
    const html = parse(await again.text())
    expect(html.querySelector('h1')?.text).toMatch(/^Phiếu này đã gửi lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}$/)
    expect(html.querySelector('a.go')?.getAttribute('href')).toBe(address)
  })

  it('with mistakes shows it again: what is wrong, linked, and everything that was typed', async () => {
    const form = aPostedForm({ comment: 'Chờ hơi <lâu> & mệt', 'respondent.age': '35-49' })
    const { 'access-fees': _fees, 'context.stage': _stage, ...incomplete } = form
    const refused = await app.post(address, { ...incomplete, 'staff-rules': 'excellent' })
    expect(refused.status).toBe(422)
    const html = parse(await refused.text())
    expect(html.querySelector('title')?.text).toMatch(/^Lỗi:/)
    const links = html.querySelectorAll('.sum a').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#context.stage', '#access-fees', '#staff-rules'])
    for (const link of links) expect(html.getElementById((link ?? '').slice(1))?.tagName).toBe('INPUT')
    expect(html.querySelector('textarea')?.text).toBe('Chờ hơi <lâu> & mệt')
    const ticked = html.querySelectorAll('input[checked]').map((input) => input.getAttribute('name'))
    expect(ticked).toContain('respondent.age')
    expect(ticked).toHaveLength(1 + 18 + 1)
    expect(html.querySelector('input[name=submission]')?.getAttribute('value')).toBe(form['submission'])
    expect(html.querySelector('details')?.hasAttribute('open')).toBe(true)
  })

  it('escapes whatever it shows again', async () => {
    const refused = await app.post(address, {
      ...aPostedForm(),
      'access-fees': '',
      comment: '</textarea><script>',
    })
    const text = await refused.text()
    expect(text).not.toContain('<script')
    expect(parse(text).querySelector('textarea')?.text).toBe('</textarea><script>')
  })
})

describe('receipts', () => {
  it('tell whether the response counts, in which period, and never the answers', async () => {
    const sent = await app.post(address, aPostedForm({ comment: 'một lời riêng' }))
    const receipt = new URL(sent.headers.get('location') ?? '', app.address).searchParams.get('receipt') ?? ''
    const { response, html } = await page(`/receipts/${receipt}`)
    expect(response.status).toBe(200)
    expect(html.text).toContain('được tính vào chỉ số của kỳ Năm 2025')
    expect(html.text).not.toContain('một lời riêng')
  })

  it('can be typed in groups', async () => {
    const lookedUp = await app.get('/receipts?receipt=k7m2-qxpr-4twa')
    expect(lookedUp.headers.get('location')).toBe('/receipts/K7M2QXPR4TWA')
    expect((await app.get('/receipts/K7M2QXPR4TWA')).status).toBe(404)
    expect((await app.get('/receipts')).status).toBe(200)
  })

  it('stay in English, and in the other language are still the same receipt', async () => {
    const lookedUp = await app.get('/receipts?receipt=k7m2qxpr4twa&lang=en')
    expect(lookedUp.headers.get('location')).toBe('/receipts/K7M2QXPR4TWA?lang=en')
    const { html } = await page('/receipts/K7M2QXPR4TWA?lang=en')
    expect(html.querySelector('form input[name=lang]')?.getAttribute('value')).toBe('en')
    expect(html.querySelector('a.lang')?.getAttribute('href')).toBe('/receipts/K7M2QXPR4TWA')
  })
})
