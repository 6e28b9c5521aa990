import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { runVerify } from '../../../server/commands/verify/run-verify.ts'
import { aResponseBody } from '../../support/answers.ts'
import { indexOf, postImport, row, workbookOfRows } from '../../support/index-imports.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { startTestApp } from '../../support/test-app.ts'

const decision = {
  kind: 'decision',
  decisionNumber: '409/QĐ-SNV',
  decidedOn: '30/12/2025',
  issuer: 'Sở Nội vụ',
  signerTitle: 'Giám đốc',
  reportNumber: '443/BC-SNV',
  unheard: 'Đã lấy ý kiến bằng văn bản',
}

it('a period of figures computed here and imported ones is published, and the file can be checked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'csh-imported-'))
  const started = Date.now()
  const clock = () => new Date(Date.parse('2025-12-31T02:03:04Z') + Date.now() - started)
  const app = await startTestApp({ clock })
  try {
    await app.open()
    const cookie = await app.signInAs('home-affairs')
    for (let i = 0; i < 35; i++) await app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody())
    await settledTallies(app.stores, '2025')
    const imported = await postImport(app, cookie, '2025', workbookOfRows([row('SNV', 'Sở Nội vụ', 91.25)]), {
      dryRun: 'false',
      confirmUnsigned: 'true',
    })
    expect(imported.status).toBe(201)
    const headers = { headers: { cookie } }
    await app.post('/home-affairs/periods/2025/close', {}, headers)
    const status = async () => (await app.stores.periods.byId('2025'))!.status
    await vi.waitFor(async () => expect(await status()).toBe('closed'), 20_000)
    const published = await app.post('/home-affairs/periods/2025/publish', decision, headers)
    expect(published.status).toBe(303)
    await vi.waitFor(async () => expect(await status()).toBe('published'), 20_000)
    const document = await indexOf(app, '')
    expect(
      document.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.percent, overall.rank]),
    ).toEqual([
      ['SNV', 91.25, 1],
      ['SCT', 80, 2],
    ])
    const file = join(folder, 'index.json')
    const keys = join(folder, 'keys.json')
    const responses = join(folder, 'responses.ndjson')
    writeFileSync(file, JSON.stringify(document))
    writeFileSync(keys, await (await app.get('/api/v1/keys')).text())
    writeFileSync(responses, await (await app.get('/api/v1/periods/2025/responses.ndjson', headers)).text())
    const { exitCode, lines } = await runVerify([file, '--key', keys, '--responses', responses])
    expect(lines.at(-1)).toBe('verified')
    expect(exitCode).toBe(0)
    const late = await postImport(app, cookie, '2025', workbookOfRows([row('SNV', 'Sở Nội vụ', 92)]), {
      dryRun: 'false',
      confirmUnsigned: 'true',
      reason: 'x',
    })
    expect([late.status, late.body.problems.map(({ problem }) => problem)]).toEqual([
      409,
      ['period-published'],
    ])
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true })
  }
})
