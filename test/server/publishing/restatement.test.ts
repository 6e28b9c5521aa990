import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { indexDocumentSchema } from '../../../scoring/index-document-schema.ts'
import { runVerify } from '../../../server/commands/verify/run-verify.ts'
import { aDecision, type ClosedPeriod, closedPeriod, until } from '../../support/closed-period.ts'
import { index2025, storePublished, table2024 } from '../../support/published-results.ts'

const page = '/home-affairs/periods/2025/restatement'
const corrected = {
  ...aDecision,
  decisionNumber: '15/QĐ-SNV',
  reason: 'Tổng số giao dịch của Sở Công Thương ghi nhầm.',
  'transactions-SCT': '20',
  'target-operator-so-ban-nganh': '>=',
  'target-percent-so-ban-nganh': '80',
  'unranked-SNV': '',
}

let period: ClosedPeriod
let folder: string

describe('a published period', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csh-restated-'))
    period = await closedPeriod()
  }, 60_000)
  afterAll(async () => {
    await period.app.stop()
    rmSync(folder, { recursive: true })
  })

  const index = async (query = '') =>
    (await (await period.app.get(`/api/v1/periods/2025/index.json${query}`)).json()) as IndexDocument
  const restate = (fields: Record<string, string> = {}) =>
    period.homeAffairs.post(page, { ...corrected, step: 'preview', ...fields })
  const seenIn = (html: string) => parse(html).querySelector('input[name=seen]')?.getAttribute('value') ?? ''

  it('cannot be restated before it is published', async () => {
    expect((await period.homeAffairs.page(page)).text).toContain(
      'Kỳ chưa công bố nên chưa có gì để đính chính.',
    )
    expect((await restate()).status).toBe(409)
    await period.publish({ unheard: 'Thử' })
    await until(async () => (await period.status()) === 'published')
  })

  it('refuses a restatement with mistakes, and keeps what was typed', async () => {
    const refused = await restate({
      reason: ' ',
      'transactions-SCT': 'nhiều',
      'quota-SNV': '-1',
      'target-percent-so-ban-nganh': '101',
      decisionNumber: '',
    })
    expect(refused.status).toBe(422)
    const html = parse(await refused.text())
    expect(html.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))).toEqual([
      '#reason',
      '#decisionNumber',
      '#transactions-SCT',
      '#quota-SNV',
      '#target-percent-so-ban-nganh',
    ])
    expect(html.querySelector('[name="transactions-SCT"]')?.getAttribute('value')).toBe('nhiều')
    expect(html.querySelector('[name="signerTitle"]')?.getAttribute('value')).toBe('Giám đốc')
  })

  it('refuses one that changes nothing', async () => {
    const refused = await restate({ 'transactions-SCT': '', 'target-percent-so-ban-nganh': '' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Không có gì thay đổi so với bản đang công bố')
  })

  it('shows what would change before anything is signed', async () => {
    const html = await (await restate()).text()
    const rows = parse(html)
      .querySelectorAll('#restatement table:last-of-type tbody tr')
      .map((row) => row.querySelectorAll('th, td').map(({ text }) => text))
    expect(rows).toContainEqual(['Sở Công Thương', 'tổng số giao dịch', 'không có', '20'])
    expect(rows).toContainEqual(['Sở Công Thương', 'Chỉ số chung: chỉ tiêu', 'không có', expect.any(String)])
    expect(seenIn(html)).toMatch(/^sha256:/)
    expect((await index()).publication?.id).toBe('2025-1')
  })

  it('signs nothing that was not seen', async () => {
    for (const seen of ['', 'sha256:0']) {
      const refused = await restate({ step: 'sign', seen })
      expect(refused.status).toBe(409)
      expect(await refused.text()).toContain('Hãy xem lại những chỗ thay đổi rồi ký.')
    }
    expect(await period.app.stores.publications.byId('2025-2')).toBeNull()
  })

  it('is restated beside what was published, which stays as it was', async () => {
    const before = await (await period.app.get('/api/v1/periods/2025/index.json')).text()
    const seen = seenIn(await (await restate()).text())
    const [one, two] = await Promise.all([1, 2].map(() => restate({ step: 'sign', seen })))
    expect([one?.status, two?.status].sort()).toEqual([303, 409])
    const now = await index()
    expect(now.publication).toMatchObject({
      id: '2025-2',
      decisionNumber: '15/QĐ-SNV',
      restates: '2025-1',
      reason: 'Tổng số giao dịch của Sở Công Thương ghi nhầm.',
    })
    expect(now.publication?.differences).toContainEqual({
      path: '/blocks/so-ban-nganh/agencies/SCT/transactions',
      before: null,
      after: 20,
    })
    expect(now.publication?.differences?.map(({ path }) => path)).not.toContain('/computedAt')
    const sct = now.blocks[0]?.agencies[0]
    expect(sct?.overall).toMatchObject({
      percent: 85,
      flags: ['more-responses-than-transactions'],
      target: { operator: '>=', percent: 80, met: true },
    })
    const old = await period.app.get('/api/v1/periods/2025/index?publication=2025-1')
    expect(await old.text()).toBe(before)
    expect((await period.app.stores.periods.byId('2025'))?.blocks[0]?.agencies[0]?.transactions).toBe(20)
  })

  it('names its publications, and no other’s', async () => {
    const { app } = period
    expect((await app.get('/api/v1/periods/2025/index?publication=2024-1')).status).toBe(404)
    expect((await app.get('/api/v1/periods/2024/index?publication=2025-1')).status).toBe(404)
    expect((await app.get('/api/v1/periods/2025/index?publication=a&publication=b')).status).toBe(400)
    const csv = await app.get('/api/v1/periods/2025/index.csv?publication=2025-1')
    expect(csv.headers.get('content-disposition')).toContain('chi-so-2025-1.csv')
  })

  it('verifies anew and as it was, by itself and both together', async () => {
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const now = await index()
    const before = await index('?publication=2025-1')
    const validate = new Ajv2020({ strict: true }).compile(indexDocumentSchema)
    expect([validate(now), validate.errors]).toEqual([true, null])
    const key = file('keys.json', await (await period.app.get('/api/v1/keys')).text())
    const lines = await period.homeAffairs.get('/api/v1/periods/2025/responses.ndjson')
    const responses = file('responses.ndjson', await lines.text())
    const [a, b] = [file('new.json', JSON.stringify(now)), file('old.json', JSON.stringify(before))]
    const verified = { exitCode: 0, lines: ['verified'] }
    expect(await runVerify([a, '--key', key, '--responses', responses])).toEqual(verified)
    expect(await runVerify([b, '--key', key, '--responses', responses])).toEqual(verified)
    expect(await runVerify([a, '--key', key, '--restates', b])).toEqual(verified)
    expect((await runVerify([b, '--restates', a])).exitCode).toBe(1)
    const other = { ...before, blocks: before.blocks.map((block) => ({ ...block, name: 'Khối khác' })) }
    const run = await runVerify([a, '--restates', file('other.json', JSON.stringify(other))])
    expect(run.exitCode).toBe(1)
    expect(run.lines.join('\n')).toContain('bản trước đó: mã xác thực không khớp')
    expect(run.lines.join('\n')).toContain('/publication/differences')
  })

  it('says on its pages that it was restated, when, why, and where the earlier figures are', async () => {
    for (const path of ['/results/2025', '/results/2025/criteria/access', '/results/2025/agencies/SCT']) {
      const html = parse(await (await period.app.get(path)).text())
      expect(html.querySelector('.restated')?.text).toContain(
        'Đính chính lần 1 ngày 01/12/2025, lý do: Tổng số giao dịch của Sở Công Thương ghi nhầm.',
      )
      expect(html.querySelectorAll('.restated a').map((link) => link.getAttribute('href'))).toEqual([
        '/api/v1/periods/2025/index.xlsx?publication=2025-1',
        '/api/v1/periods/2025/index.json?publication=2025-1',
      ])
    }
    const results = parse(await (await period.app.get('/results/2025')).text())
    expect(results.querySelector('[aria-labelledby=changed]')?.text).toContain('tổng số giao dịch')
    const publishing = await period.homeAffairs.page('/home-affairs/periods/2025/publication')
    expect(publishing.text).toContain('Đính chính lần 1, ngày 01/12/2025.')
    expect(publishing.text).toContain('Công bố khi chưa lấy xong ý kiến các đơn vị, vì: Thử')
  })

  it('is not for an auditor to restate, who sees everything else', async () => {
    const auditor = period.as(await period.app.signInAs('auditor'))
    const html = await auditor.page('/home-affairs/periods/2025/publication')
    expect(html.text).toContain('Đính chính lần 1')
    expect(html.text).not.toContain('Đính chính kết quả đã công bố')
    expect(html.querySelectorAll('main form')).toEqual([])
    expect((await auditor.get(page)).status).toBe(403)
  })

  it('is restated again, with names and ends as the registry has them', async () => {
    const { app } = period
    await app.stores.registry.change({ code: 'SNV', name: 'Sở Nội vụ tỉnh', units: [], endedOn: null })
    const fields = { 'unranked-SNV': 'Không lấy ý kiến theo quy định', reason: 'Theo kết luận kiểm tra' }
    const seen = seenIn(await (await restate(fields)).text())
    expect((await restate({ ...fields, step: 'sign', seen })).status).toBe(303)
    const now = await index()
    expect(now.publication).toMatchObject({ id: '2025-3', restates: '2025-2' })
    const snv = now.blocks[0]?.agencies.find(({ code }) => code === 'SNV')
    expect(snv).toMatchObject({ name: 'Sở Nội vụ tỉnh', eligible: false, unranked: fields['unranked-SNV'] })
    expect(await (await app.get('/results/2025')).text()).toContain('Đính chính lần 2')
    const entries = await app.stores.audit.newest(null, 10)
    expect(
      entries.filter(({ action }) => action === 'period-restated').map(({ subject }) => subject.id),
    ).toEqual(['2025-3', '2025-2', '2025-2'])
  })
})

describe('a period whose sums are not here', () => {
  it('is not restated from nothing', async () => {
    const other = await closedPeriod()
    try {
      await storePublished(other.app.stores, table2024)
      await storePublished(other.app.stores, index2025(), '2025-9')
      const fields = { ...aDecision, reason: 'x', 'transactions-SCT': '9' }
      const response = await other.homeAffairs.post('/home-affairs/periods/2024/restatement', fields)
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('Các tổng đang lưu không phải các tổng của bản đã công bố')
    } finally {
      await other.app.stop()
    }
  }, 60_000)
})
