import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { runVerify } from '../../../server/commands/verify/run-verify.ts'
import { allGraded, aPostedForm, aResponseBody } from '../../support/answers.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const decision = {
  kind: 'decision',
  decisionNumber: '409/QĐ-SNV',
  decidedOn: '30/12/2025',
  issuer: 'Sở Nội vụ',
  signerTitle: 'Giám đốc',
  reportNumber: '443/BC-SNV',
  unheard: 'Đã lấy ý kiến bằng văn bản',
}

describe('from closing a period to a file that anybody can check', () => {
  let app: TestApp
  let cookie: string
  let folder: string
  const headers = () => ({ headers: { cookie } })
  const page = async () => (await app.get('/home-affairs/periods/2025/publication', headers())).text()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csh-published-'))
    const started = Date.now()
    const clock = () => new Date(Date.parse('2025-12-31T02:03:04Z') + Date.now() - started)
    app = await startTestApp({ clock })
    await app.open()
    cookie = await app.signIn()
    for (const [grade, count] of [
      ['satisfied', 40],
      ['very-satisfied', 20],
      ['neutral', 5],
    ] as const) {
      for (let i = 0; i < count; i++) {
        await app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody({ answers: allGraded(grade) }))
      }
    }
    for (let i = 0; i < 35; i++) {
      await app.postJson(
        '/api/v1/points/nhavang2/responses',
        aResponseBody({ answers: allGraded('neutral') }),
      )
    }
    await settledTallies(app.stores, '2025')
  }, 60_000)
  afterAll(async () => {
    await app.stop()
    rmSync(folder, { recursive: true })
  })

  it('is for home affairs alone', async () => {
    expect((await app.get('/home-affairs/periods/2025/publication')).status).toBe(303)
    expect((await app.post('/home-affairs/periods/2025/close', {})).status).toBe(401)
    expect((await app.post('/home-affairs/periods/2025/publish', decision)).status).toBe(401)
    expect((await app.get('/api/v1/periods/2025/responses.ndjson')).status).toBe(401)
    expect((await app.get('/home-affairs/periods/1999/publication', headers())).status).toBe(404)
  })

  it('does not publish what is open', async () => {
    const refused = await app.post('/home-affairs/periods/2025/publish', decision, headers())
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('tình trạng của kỳ đã thay đổi')
    expect(await page()).toContain('Đóng kỳ')
    expect(await (await app.get('/api/v1/keys')).json()).toEqual({ keys: [] })
  })

  it('closes, and takes what comes later as late', async () => {
    const closed = await app.post('/home-affairs/periods/2025/close', {}, headers())
    expect([closed.status, closed.headers.get('location')]).toEqual([
      303,
      '/home-affairs/periods/2025/publication',
    ])
    await until(async () => (await app.stores.periods.byId('2025'))?.status === 'closed')
    expect((await app.post('/home-affairs/periods/2025/close', {}, headers())).status).toBe(409)
    await until(async () => {
      const late = await app.post('/s/k7m2qx4t?send=1', aPostedForm())
      const { responses } = (await (
        await app.get('/api/v1/periods/2025/index', headers())
      ).json()) as IndexDocument
      return late.status === 303 && responses.excluded.late > 0
    })
    expect(await page()).toContain('Ký và công bố')
    expect(await page()).toMatch(/<li>Sở Công Thương: \d+ phiếu<\/li>/)
  })

  it('refuses a decision with mistakes, and keeps what was typed', async () => {
    const refused = await app.post(
      '/home-affairs/periods/2025/publish',
      { ...decision, kind: 'x', decidedOn: '31/02/2025', signerTitle: '', issuer: 'S'.repeat(201) },
      headers(),
    )
    expect(refused.status).toBe(422)
    const html = await refused.text()
    for (const message of [
      'Hãy chọn “Loại văn bản”',
      '“Ngày ban hành” không phải một ngày có thật',
      'Hãy nhập “Chức vụ người ký”',
      '“Cơ quan ban hành” dài quá 200 ký tự',
    ]) {
      expect(html).toContain(message)
    }
    expect(html).toContain('value="409/QĐ-SNV"')
    const tomorrow = await app.post(
      '/home-affairs/periods/2025/publish',
      { ...decision, decidedOn: '2026-01-01' },
      headers(),
    )
    expect(await tomorrow.text()).toContain('không thể sau hôm nay')
  })

  it('publishes once, for good, and verified without the server', async () => {
    await settledTallies(app.stores, '2025')
    const published = await app.post('/home-affairs/periods/2025/publish', decision, headers())
    expect(published.status).toBe(303)
    await until(async () => (await app.stores.periods.byId('2025'))?.status === 'published')
    expect((await app.post('/home-affairs/periods/2025/publish', decision, headers())).status).toBe(409)

    const document = (await (await app.get('/api/v1/periods/2025/index.json')).json()) as IndexDocument
    expect(document.publication).toEqual({
      id: '2025-1',
      kind: 'decision',
      decisionNumber: '409/QĐ-SNV',
      decidedOn: '2025-12-30',
      issuer: 'Sở Nội vụ',
      signerTitle: 'Giám đốc',
      reportNumber: '443/BC-SNV',
      publishedAt: expect.stringMatching(/^2025-12-31T02:0\d:\d\d\.\d{3}Z$/),
      restates: null,
      reason: null,
      differences: null,
    })
    expect(document.period?.status).toBe('published')
    expect(
      document.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.percent, overall.rank]),
    ).toEqual([
      ['SCT', 84.62, 1],
      ['SNV', 60, 2],
    ])

    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const responses = await app.get('/api/v1/periods/2025/responses.ndjson', headers())
    expect(responses.headers.get('content-type')).toBe('application/x-ndjson')
    const lines = await responses.text()
    const index = file('index.json', JSON.stringify(document))
    const key = file('keys.json', await (await app.get('/api/v1/keys')).text())
    expect(await runVerify([index, '--key', key, '--responses', file('responses.ndjson', lines)])).toEqual({
      exitCode: 0,
      lines: ['verified'],
    })
    expect(lines.split('\n')[0]).toBe(
      JSON.stringify({
        agency: 'SCT',
        answers: sorted(allGraded('neutral')),
        channel: 'qr',
        context: { mode: 'in-person', stage: 'received' },
        status: 'counted',
        week: '2026-W01',
      }),
    )
    expect(lines).not.toMatch(/comment|respondent|receipt|receivedAt|point|language/)
    expect(await page()).toContain('Mã xác thực tệp do khóa')
  })

  it('takes no more responses after that', async () => {
    await until(async () => (await app.post('/s/k7m2qx4t?send=1', aPostedForm())).status === 410)
  })

  it('keeps its secret to itself', () => {
    const secret = join(app.dataDir, 'secret')
    expect(statSync(secret).mode & 0o777).toBe(0o600)
    expect(readFileSync(secret, 'utf8')).toMatch(/^[\w-]{43}$/)
  })
})

describe('a publication that fails', () => {
  it('says so on its page, and can be called back until it has been stored', async () => {
    const clock = () => new Date('2025-12-31T02:03:04Z')
    const app = await startTestApp({ clock })
    try {
      await app.open()
      const { stores } = app
      // A key that nobody's secret opens.
      await stores.signingKeys.add({ publicKey: 'x', sealedPrivateKey: 'x'.repeat(60), createdAt: clock() })
      await stores.periods.changeStatus('2025', 'open', 'closed')
      const headers = { headers: { cookie: await app.signIn() } }
      const stop = () => app.post('/home-affairs/periods/2025/stop-publishing', {}, headers)
      expect((await stop()).status).toBe(409)
      await app.post('/home-affairs/periods/2025/publish', decision, headers)
      await until(async () => (await stores.periods.byId('2025'))?.problem === 'secret-differs')
      const page = await (await app.get('/home-affairs/periods/2025/publication', headers)).text()
      expect(page).toContain('niêm phong bằng một SECRET khác')
      expect((await stop()).status).toBe(303)
      expect(await stores.periods.byId('2025')).toMatchObject({ status: 'closed' })
      expect((await stores.periods.byId('2025'))?.problem).toBeUndefined()
      expect(await stores.publications.latest('2025')).toBeNull()
      expect((await app.post('/home-affairs/periods/2025/stop-publishing', {})).status).toBe(401)
    } finally {
      await app.stop()
    }
  })
})

describe('a period whose last day is over', () => {
  it('closes by itself, after the responses on their way', async () => {
    let now = new Date('2025-11-30T16:59:00Z')
    const app = await startTestApp({ clock: () => now, keeping: { drainMs: 5000 } })
    try {
      await app.open({ period: { closesOn: '2025-11-30' } })
      const status = async () => (await app.stores.periods.byId('2025'))?.status
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(await status()).toBe('open')
      now = new Date('2025-11-30T17:00:00Z')
      await until(async () => (await status()) === 'closing')
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(await status()).toBe('closing')
      now = new Date('2025-11-30T17:00:05Z')
      await until(async () => (await status()) === 'closed')
      expect((await app.stores.tallyLog.current('2025')).closed).toBe(true)
    } finally {
      await app.stop()
    }
  })
})

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await isSo()); attempt++) {
    if (attempt === 200) throw new Error('it did not come to be so')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
