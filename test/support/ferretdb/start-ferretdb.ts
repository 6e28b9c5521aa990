import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RunningFerretdb {
  readonly port: number
  /** Ends it and takes its data away. */
  stop(): Promise<void>
}

/** Starts an empty FerretDB on a free port. @throws when it ends before it listens */
export async function startFerretdb(executable: string): Promise<RunningFerretdb> {
  const folder = await mkdtemp(join(tmpdir(), 'ferretdb-'))
  const child = spawn(executable, [folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const ended = exited.then(([code]) => {
    throw new Error(`FerretDB ended with ${code} before it listened`)
  })
  const listens = once(createInterface({ input: child.stdout }), 'line')
  const [uri] = await Promise.race([listens, ended])
  ended.catch(() => undefined)
  return {
    port: Number(new URL(String(uri)).port),
    async stop() {
      child.stdin.end()
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}
