import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../../server/web/project-root.ts'
import { cookiesOf, removeData, secondDatabase, startTestApp } from '../../support/test-app.ts'

function run(
  dataDir: string,
  ...given: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/commands/account.ts', ...given], {
    cwd: projectRoot,
    env: { ...process.env, MONGODB_URI: '', ...secondDatabase(dataDir), DATA_DIR: dataDir, SECRET: '' },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

const passwordIn = (text: string) => /one-time password: (\S+)/.exec(text)?.[1] ?? ''

describe('npm run account -- reset NAME', () => {
  it('gives an account a fresh beginning while the server runs', async () => {
    const app = await startTestApp()
    const cookie = await app.signIn()
    const { code, out } = await run(app.dataDir, 'reset', 'SO-NOI-VU')
    expect(code).toBe(0)
    expect(out).toContain('so-noi-vu')
    // The session ended at once, the chosen password and the second factor are gone, the new password works.
    expect((await app.get('/home-affairs', { headers: { cookie } })).status).toBe(303)
    const old = await app.post('/sign-in', { name: 'so-noi-vu', password: 'một mật khẩu đủ dài' })
    expect(old.status).toBe(422)
    const fresh = await app.post('/sign-in', { name: 'so-noi-vu', password: passwordIn(out) })
    expect(fresh.headers.get('location')).toBe('/new-password')
    expect((await app.stores.accounts.byName('so-noi-vu'))?.secondFactor).toBeNull()
    const [entry] = (await app.stores.audit.newest(null, 20)).filter(
      ({ action }) => action === 'account-reset',
    )
    expect(entry).toMatchObject({ by: 'system', subject: { kind: 'account', id: 'so-noi-vu' } })
    expect(JSON.stringify(await app.stores.audit.newest(null, 20))).not.toContain(passwordIn(out))
    await app.stop()
  })

  it('works without a server as well, and the next start prints no other password', async () => {
    const app = await startTestApp()
    await app.signIn()
    await app.stop({ keepData: true })
    const { code, out } = await run(app.dataDir, 'reset', 'so-noi-vu')
    expect(code).toBe(0)
    const again = await startTestApp({ dataDir: app.dataDir })
    expect(again.oneTimePassword).toBeNull()
    const fresh = await again.post('/sign-in', { name: 'so-noi-vu', password: passwordIn(out) })
    expect(fresh.headers.get('location')).toBe('/new-password')
    expect(cookiesOf(fresh)).toContain('session=')
    await again.stop()
  })

  it('refuses what it cannot do, and makes no database', async () => {
    const app = await startTestApp()
    await app.stop({ keepData: true })
    const unknown = await run(app.dataDir, 'reset', 'khong-co')
    expect(unknown).toMatchObject({ code: 1, out: '' })
    expect(unknown.err).toContain('khong-co')
    expect((await run(app.dataDir, 'delete', 'so-noi-vu')).code).toBe(1)
    expect((await run(app.dataDir)).err).toContain('npm run')
    await removeData(app.dataDir)

    const nowhere = join(mkdtempSync(join(tmpdir(), 'csh-')), 'nothing')
    if (Object.keys(secondDatabase(nowhere)).length === 0) {
      const missing = await run(nowhere, 'reset', 'so-noi-vu')
      expect(missing).toMatchObject({ code: 1, out: '' })
      expect(missing.err).toContain('DATA_DIR')
    }
    rmSync(nowhere, { recursive: true, force: true })
  })
})
