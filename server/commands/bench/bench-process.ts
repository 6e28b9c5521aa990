import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server under load, in a process of its own. */
export interface BenchProcess {
  readonly address: string
  readonly process: ChildProcess
  /** Resident memory of the process, in megabytes. */
  megabytes(): number
  end(): Promise<void>
}

/**
 * Starts `hello` or the product on a data folder. Its log, at the ordinary level, goes nowhere.
 * @throws when it ends before it says where it listens
 */
export async function startBenchProcess(what: 'hello' | { dataDir: string }): Promise<BenchProcess> {
  const script = fileURLToPath(new URL('./bench-server.js', import.meta.url))
  const child = spawn(process.execPath, [script, ...(what === 'hello' ? ['hello'] : [])], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      ...(what !== 'hello' && { DATA_DIR: what.dataDir }),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', resolve)
    child.once('exit', (code) => reject(new Error(`the server under test ended with ${code}`)))
  })
  return {
    address,
    process: child,
    megabytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
    },
    async end() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
