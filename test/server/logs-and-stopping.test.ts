import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPostedForm } from '../support/answers.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { secondDatabase, startTestApp } from '../support/test-app.ts'

let dataDir: string
let server: ServerProcess
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'csh-'))
  const app = await startTestApp({ dataDir })
  await app.open()
  await app.stop({ keepData: true })
  server = await startServerProcess({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...secondDatabase(dataDir),
  })
})
afterAll(async () => {
  await server.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

const address = '/s/k7m2qx4t'

describe('the log', () => {
  it('says what was asked and how it ended, and nothing of what a person wrote or who it was', async () => {
    const form = aPostedForm({ comment: 'một lời rất riêng', 'respondent.age': '35-49' })
    const device = crypto.randomUUID()
    const post = (fields: Record<string, string>) =>
      fetch(`${server.address}${address}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `device=${device}`, 'user-agent': 'a-very-special-phone' },
        body: new URLSearchParams(fields),
      })
    const sent = await post(form)
    const receipt =
      new URL(sent.headers.get('location') ?? '', server.address).searchParams.get('receipt') ?? ''
    await fetch(`${server.address}${sent.headers.get('location')}`)
    await fetch(`${server.address}/receipts/${receipt}`)
    await post({ ...form, 'access-fees': 'nonsense' })
    await fetch(`${server.address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'so-noi-vu', password: 'mật khẩu đã gõ' }),
    })
    await pause(1200)
    const log = server.printed()
    expect(log).toContain('"route":"/s/:code","status":303')
    expect(log).toContain('"route":"/receipts/:receipt","status":200')
    const secrets = [
      'riêng',
      'satisfied',
      '35-49',
      'nonsense',
      receipt,
      device,
      form['submission'] ?? '',
      'đã gõ',
    ]
    for (const secret of [...secrets, 'special-phone', '127.0.0.1:', 'k7m2qx4t']) {
      expect(log.replace(/^Chỉ số hài lòng.*$|^Đăng nhập.*$/gm, '')).not.toContain(secret)
    }
  })
})

describe('being told to stop', () => {
  it('answers everybody whose response it has taken, and ends with 0', async () => {
    let stopping = false
    const statuses: number[] = []
    const visitors = Array.from({ length: 8 }, async () => {
      for (;;) {
        try {
          const response = await fetch(`${server.address}${address}`, {
            method: 'POST',
            redirect: 'manual',
            headers: { cookie: `device=${crypto.randomUUID()}` },
            body: new URLSearchParams(aPostedForm()),
          })
          await response.arrayBuffer()
          statuses.push(response.status)
        } catch {
          // Nobody there any more. Had the response been taken in nevertheless, the count below would tell.
          expect(stopping).toBe(true)
          return
        }
      }
    })
    await pause(400)
    stopping = true
    expect(await server.end()).toBe(0)
    await Promise.all(visitors)
    expect(new Set(statuses)).toEqual(new Set([303]))
    expect(statuses.length).toBeGreaterThan(8)

    const app = await startTestApp({ dataDir })
    const before = 1
    expect(await app.stores.responses.count('2025')).toBe(before + statuses.length)
    await app.stop()
  })
})
