import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aResponseBody } from '../../support/answers.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const path = '/api/v1/periods/2025/responses.ndjson'

describe('the anonymous responses as a file', () => {
  const before = process.env['TMPDIR']
  let folder: string
  let app: TestApp
  let cookie: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csh-export-'))
    app = await startTestApp()
    await app.open()
    cookie = await app.signIn()
    const bodies = Array.from({ length: 400 }, () => aResponseBody())
    await Promise.all(bodies.map((body) => app.postJson('/api/v1/points/k7m2qx4t/responses', body)))
    process.env['TMPDIR'] = folder
  })
  afterAll(async () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await app.stop()
    rmSync(folder, { recursive: true })
  })

  const asked = () =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get(app.url(path), { headers: { cookie }, agent: false }, resolve).on('error', reject)
    })

  it('say how many they are, and leave nothing behind', async () => {
    const response = await asked()
    expect(response.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="responses.ndjson"',
      'x-row-count': '400',
      'cache-control': 'no-store',
    })
    const lines = (await text(response)).split('\n')
    expect([lines.length, lines.at(-1)]).toEqual([401, ''])
    await emptied(folder)
  })

  it('are cleared away when the reader hangs up, early or late', async () => {
    const begun = await asked()
    begun.destroy()
    await emptied(folder)
    for (let wait = 0; wait < 40; wait += 4) {
      const request = get(app.url(path), { headers: { cookie }, agent: false }).on('error', () => undefined)
      await pause(wait)
      request.destroy()
    }
    await emptied(folder)
    expect((await app.get(path, { headers: { cookie } })).headers.get('x-row-count')).toBe('400')
  })
})

/** Until the server has cleared its folders away, and has not made others since. */
async function emptied(folder: string): Promise<void> {
  for (let attempt = 0, empty = 0; empty < 20; attempt++) {
    if (attempt === 1000) throw new Error(`left behind: ${readdirSync(folder).join(' ')}`)
    empty = readdirSync(folder).length === 0 ? empty + 1 : 0
    await pause(10)
  }
}
