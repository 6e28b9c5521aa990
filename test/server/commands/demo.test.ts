import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../../server/web/project-root.ts'
import { cookiesOf } from '../../support/test-app.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'csh-demo-'))
const running = new Set<ChildProcess>()

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm run demo', () => {
  test('prints where it is and how to sign in, and every page says that the data are simulated', async () => {
    const demo = await startDemo()
    expect(demo.printed).toContain('DỮ LIỆU MÔ PHỎNG')
    const survey = await fetch(demo.survey)
    expect(survey.status).toBe(200)
    expect(await survey.text()).toContain('Dữ liệu mô phỏng')

    const cookie = await signIn(demo)
    const points = await fetch(`${demo.address}/staff/points`, {
      headers: { cookie },
      redirect: 'manual',
    })
    expect(points.status).toBe(200)
    const page = await points.text()
    expect(page).toContain('Dữ liệu mô phỏng')
    expect(page).toContain('Sở Công Thương')
    await demo.stop()

    // The second start uses what is there, with a fresh password.
    const again = await startDemo()
    expect(again.printed).not.toContain('Đã nạp')
    expect(again.password).not.toBe(demo.password)
    expect(again.survey.replace(again.address, '')).toBe(demo.survey.replace(demo.address, ''))
    await signIn(again)
    await again.stop()
  })
})

interface Demo {
  readonly printed: string
  readonly address: string
  readonly survey: string
  readonly password: string
  stop(): Promise<void>
}

async function startDemo(): Promise<Demo> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/commands/demo.ts'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      MONGODB_URI: '',
      PUBLIC_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (/password: +\S+\n/.test(printed)) break
  }
  const found = (pattern: RegExp) => pattern.exec(printed)?.[1] ?? ''
  return {
    printed,
    address: found(/SIMULATED DATA: (\S+)/),
    survey: found(/survey: +(\S+)/),
    password: found(/password: +(\S+)/),
    async stop() {
      child.kill('SIGTERM')
      await ended
      running.delete(child)
    },
  }
}

/** @returns the cookie of a session that need not change its password */
async function signIn({ address, password }: Demo): Promise<string> {
  const response = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name: 'so-noi-vu', password }),
  })
  expect(response.status).toBe(303)
  return cookiesOf(response)
}
