import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../server/web/project-root.ts'

/** The compiled server as a process of its own, which can be killed. */
export interface ServerProcess {
  readonly address: string
  readonly process: ChildProcess
  /** All it has printed so far. */
  readonly printed: () => string
  kill(): Promise<void>
  /** SIGTERM. @returns the exit code */
  end(): Promise<number | null>
}

/**
 * Starts it and waits until it says where it listens.
 * @throws with what it printed when it ends before that
 */
export async function startServerProcess(
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'server', 'start.js')], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`
      const said = /http:\/\/\S+:\d+$/.exec(line)?.[0]
      if (said && line.startsWith('Chỉ số hài lòng')) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)))
  })
  const stop = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    const [code] = await exited
    return code
  }
  return {
    address,
    process: child,
    printed: () => printed,
    kill: async () => {
      await stop('SIGKILL')
    },
    end: () => stop('SIGTERM'),
  }
}
