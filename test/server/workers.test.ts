import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { responseCount } from '../../scoring/tally.ts'
import { aResponseBody } from '../support/answers.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { settledTallies, storedTally } from '../support/settled-tallies.ts'
import { secondDatabase, startTestApp } from '../support/test-app.ts'

let server: ServerProcess | undefined
afterEach(() => server?.kill())

describe('the server as a process', () => {
  it('names every bad setting, prints nothing else, and ends with 1', async () => {
    await expect(startServerProcess({ PORT: 'x', LOG_LEVEL: 'loud' })).rejects.toThrow(
      /ended with 1:[\s\S]*PORT=x[\s\S]*LOG_LEVEL=loud/,
    )
  })

  it('says that the port is taken', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csh-'))
    server = await startServerProcess({ DATA_DIR: dataDir, PORT: '0' })
    const { port } = new URL(server.address)
    const other = mkdtempSync(join(tmpdir(), 'csh-'))
    await expect(startServerProcess({ DATA_DIR: other, PORT: port })).rejects.toThrow(/in use \(PORT\)/)
    for (const folder of [dataDir, other]) rmSync(folder, { recursive: true, force: true })
  })

  it('prints a fresh one-time password at every start until it has been replaced', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csh-'))
    const passwords: string[] = []
    for (let start = 0; start < 2; start++) {
      server = await startServerProcess({ DATA_DIR: dataDir, PORT: '0' })
      await pause(50)
      passwords.push(/one-time password: (\S+)/.exec(server.printed())?.[1] ?? '')
      expect(await server.end()).toBe(0)
    }
    expect(passwords[0]).toMatch(/^(\w{5}-){3}\w{5}$/)
    expect(passwords[1]).not.toBe(passwords[0])
    rmSync(dataDir, { recursive: true, force: true })
  })
})

describe('several web processes', () => {
  it('serve from one database, are replaced when they die, and stop together', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csh-'))
    let app = await startTestApp({ dataDir })
    await app.open()
    await app.stop({ keepData: true })

    server = await startServerProcess({
      DATA_DIR: dataDir,
      PORT: '0',
      WORKERS: '2',
      LOG_LEVEL: 'info',
      ...secondDatabase(dataDir),
    })
    const { address } = server
    const send = async () => {
      const response = await fetch(`${address}/api/v1/points/k7m2qx4t/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(aResponseBody()),
      })
      return response.status
    }
    expect(await Promise.all(Array.from({ length: 20 }, send))).toEqual(Array(20).fill(201))

    const workers = () => [
      ...(server?.printed() ?? '').matchAll(/"worker":(\d+),"msg":"a web worker listens"/g),
    ]
    await expect.poll(() => workers().length, { timeout: 5000 }).toBe(2)
    process.kill(Number(workers()[0]?.[1]), 'SIGKILL')
    await expect.poll(() => workers().length, { timeout: 10_000 }).toBe(3)
    expect(await send()).toBe(201)
    expect(await server.end()).toBe(0)
    server = undefined

    app = await startTestApp({ dataDir })
    await settledTallies(app.stores, '2025')
    expect(responseCount(await storedTally(app.stores, '2025', 'SCT'))).toBe(21)
    await app.stop()
  })
})
