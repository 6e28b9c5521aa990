import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { checkNobodyAnswers, lockDirectory, readLock } from './directory-lock.ts'
import { syncDirectory } from './sync-directory.ts'
import type { WorkerOptions } from './worker.ts'

export interface EmbeddedMongodb {
  /** What `mongoose.createConnection` takes. */
  readonly uri: string
  readonly socketPath: string
  /** Resolves when the worker ended by itself, with the reason; never rejects. */
  readonly failed: Promise<Error>
  close(): Promise<void>
}

const databaseName = 'chi-so-hai-long'

/** MongoDB's own time after which a cursor that nobody reads is forgotten. */
const defaultCursorTimeoutMs = 10 * 60 * 1000

/** Node cuts longer paths without a word, and would listen somewhere else. */
const maxSocketPathBytes = 107

/**
 * Where the embedded database of a directory is reached that a living process has started, this one or another.
 * @returns null where nobody has: whoever starts it then owns it
 */
export function runningMongodb(directory: string): string | null {
  const lock = readLock(resolve(directory))
  return lock && uriOf(lock.socketPath)
}

function uriOf(socketPath: string): string {
  return `mongodb://${encodeURIComponent(socketPath)}/${databaseName}?directConnection=true`
}

/**
 * Starts the embedded database on a directory that only this process may own, in a worker thread, so that a long
 * scan never keeps HTTP waiting. It is reached over a unix socket that only this user can open.
 */
export async function startEmbeddedMongodb(options: {
  directory: string
  cursorTimeoutMs?: number
}): Promise<EmbeddedMongodb> {
  const directory = resolve(options.directory)
  makeDirectory(directory)
  await checkNobodyAnswers(directory)
  const socketPath = socketPathFor(directory)
  const unlock = lockDirectory(directory, socketPath)
  const release = () => {
    if (dirname(socketPath) === directory) rmSync(socketPath, { force: true })
    else rmSync(dirname(socketPath), { recursive: true, force: true })
    unlock()
  }
  try {
    rmSync(socketPath, { force: true }) // left behind by a process that was killed
    const cursorTimeoutMs = options.cursorTimeoutMs ?? defaultCursorTimeoutMs
    const worker = startWorker({ directory, socketPath, cursorTimeoutMs })
    await worker.listening
    let closed: Promise<void> | null = null
    return {
      uri: uriOf(socketPath),
      socketPath,
      failed: worker.failed,
      close() {
        closed ??= worker.close().then(release)
        return closed
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Made for this user alone, and remembered by the directories above it even if the power fails. */
function makeDirectory(directory: string): void {
  const made = mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  if (!made) return
  for (let path = directory; path !== dirname(made); path = dirname(path)) syncDirectory(dirname(path))
}

function startWorker(workerData: WorkerOptions) {
  const options = { workerData, name: 'embedded-mongodb' }
  // In tests the sources run as they are; a worker thread does not inherit what makes that possible.
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(
        `import('tsx/esm/api').then(({ tsImport }) => tsImport('./worker.ts', '${import.meta.url}'))`,
        { ...options, eval: true },
      )
    : new Worker(new URL('./worker.js', import.meta.url), options)
  let closing = false
  const exited = new Promise<void>((ended) => worker.once('exit', () => ended()))
  const failed = new Promise<Error>((ended) => {
    worker.once('error', (error: Error) =>
      ended(new Error(`the embedded database failed: ${error.message}`, { cause: error })),
    )
    worker.once('exit', (code) => {
      if (!closing) ended(new Error(`the embedded database ended unexpectedly, with code ${code}`))
    })
  })
  const listening = new Promise<void>((ready, reject) => {
    worker.once('message', () => ready())
    void failed.then(reject)
  })
  return {
    listening,
    failed,
    async close(): Promise<void> {
      closing = true
      worker.postMessage('close')
      await exited
    },
  }
}

function socketPathFor(directory: string): string {
  const own = join(directory, 'mongodb.sock')
  if (Buffer.byteLength(own) <= maxSocketPathBytes && !own.includes('%')) return own
  return join(mkdtempSync(join(tmpdir(), 'chi-so-hai-long-')), 'mongodb.sock')
}
