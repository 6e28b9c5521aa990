import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChain } from '../../../server/audit-log/audit-lines.ts'
import type { AuditEntry } from '../../../server/storage/audit-store.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
const hostile = '=HYPERLINK("http://evil.example")'

beforeAll(async () => {
  app = await startTestApp()
  for (let n = 0; n < 60; n++) {
    await app.stores.audit.add({
      at: new Date('2026-03-01T02:03:04Z'),
      by: n === 7 ? hostile : 'so-noi-vu',
      role: 'home-affairs',
      action: n % 2 ? 'point-changed' : 'point-made',
      subject: { kind: 'point', id: `diem-${n}` },
      agency: n === 5 ? 'SCT' : null,
      before: n % 2 ? { desk: 'Quầy 1', place: 'A' } : null,
      after: { desk: `Quầy <b>${n}</b>`, place: 'A' },
    })
  }
  cookie = await app.signInAs('auditor')
})
afterAll(() => app.stop())

const get = (path: string) => app.get(path, { headers: { cookie } })
const rows = async (path: string) =>
  parse(await (await get(path)).text()).querySelectorAll('main .scroll > table > tbody > tr')

describe('the page of the audit trail', () => {
  it('shows the newest first, and where older ones go on', async () => {
    const first = parse(await (await get('/admin/audit')).text())
    expect(first.querySelectorAll('main .scroll > table > tbody > tr')).toHaveLength(50)
    const older = first.querySelector('a[rel=next]')?.getAttribute('href')
    expect(older).toBe('/admin/audit?below=11')
    const rest = await rows('/admin/audit?below=11')
    expect(rest.map((row) => row.querySelector('th')?.text)).toEqual([
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
    ])
  })

  it('tells place by place what changed, and nothing of it is markup', async () => {
    const [row] = await rows('/admin/audit?subject=diem-9')
    const changes = row!.querySelectorAll('.changes tbody tr').map(({ text }) => text)
    expect(row!.querySelectorAll('b')).toEqual([])
    expect(changes).toEqual(['/deskQuầy 1Quầy <b>9</b>'])
  })

  it.each([
    ['agency=SCT', ['6']],
    ['by=so-noi-vu&subject=diem-3', ['4']],
    ['action=point-made&subject=diem-3', []],
    ['by=ai-do', []],
    ['below=khong&subject=diem-0', ['1']],
    ['subject[$ne]=x&agency=SCT', ['6']],
  ])('finds by %s', async (query, numbers) => {
    const found = await rows(`/admin/audit?${query}`)
    expect(found.map((row) => row.querySelector('th')?.text)).toEqual(numbers)
  })

  it('keeps a filter when the language changes', async () => {
    const page = parse(await (await get('/admin/audit?agency=SCT')).text())
    expect(page.querySelector('a.language')?.getAttribute('href')).toBe('?agency=SCT&lang=en')
  })

  it('is given out whole, with the number of entries', async () => {
    const ndjson = await get('/admin/audit.ndjson')
    const lines = (await ndjson.text()).trimEnd().split('\n')
    expect(ndjson.headers.get('x-row-count')).toBe(String(lines.length))
    expect(lines.map((line) => JSON.parse(line).n)).toEqual(lines.map((_, at) => at + 1))
    const csv = Buffer.from(await (await get('/admin/audit.csv')).arrayBuffer()).toString()
    expect(csv.startsWith('\uFEFFn,at,by,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(lines.length + 1)
  })

  it('follows the chain when asked', async () => {
    const page = parse(await (await get('/admin/audit?check=1')).text())
    expect(page.querySelector('.made')?.text).toContain('không mục nào bị sửa')
  })

  it.each(['home-affairs', 'auditor'] as const)('is for %s', async (role) => {
    const own = await app.signInAs(role)
    expect((await app.get('/admin/audit', { headers: { cookie: own } })).status).toBe(200)
  })

  it.each(['agency-manager', 'agency-viewer', 'data-entry-clerk'] as const)('is not for %s', async (role) => {
    const own = await app.signInAs(role)
    for (const path of ['/admin/audit', '/admin/audit.csv', '/admin/audit.ndjson']) {
      expect((await app.get(path, { headers: { cookie: own } })).status).toBe(403)
      expect((await app.get(path)).status).toBe(303)
    }
  })
})

describe('the chain of the audit trail', () => {
  const withEntries = (change: (entries: AuditEntry[]) => AuditEntry[]) => ({
    oldest: async (above: number, limit: number) => {
      const entries = change(await app.stores.audit.oldest(0, 1000))
      return entries.filter(({ n }) => n > above).slice(0, limit)
    },
  })
  const until = 60

  it.each<[string, number | null, (entries: AuditEntry[]) => AuditEntry[]]>([
    ['as it is', null, (entries) => entries],
    ['with one changed', 12, (entries) => entries.map((e) => (e.n === 12 ? { ...e, by: 'khác' } : e))],
    ['with one taken out', 20, (entries) => entries.filter(({ n }) => n !== 20)],
    ['with one put in', 31, (entries) => entries.flatMap((e) => (e.n === 30 ? [e, { ...e, n: 31 }] : [e]))],
    ['with the end cut off', 41, (entries) => entries.filter(({ n }) => n <= 40)],
  ])('%s', async (_name, brokenAt, change) => {
    const check = await checkChain(withEntries(change), until)
    expect(check.brokenAt).toBe(brokenAt)
  })
})
