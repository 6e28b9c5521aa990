import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

/** Who owns a data directory, and where its database is reached. */
export interface DirectoryLock {
  readonly pid: number
  /** When the process began, so that another process that got the same number later is not taken for it. */
  readonly processStart: string
  readonly socketPath: string
}

const fileName = 'owner.lock'

/**
 * Takes the directory for this process. LMDB itself would let a second process in, and both would then see and
 * overwrite different data, so the lock comes before anything is opened.
 * @throws Error naming the process that holds it
 */
export function lockDirectory(directory: string, socketPath: string): () => void {
  const path = join(directory, fileName)
  const mine: DirectoryLock = { pid: process.pid, processStart: processStart(process.pid) ?? '', socketPath }
  const prepared = join(directory, `${fileName}.${process.pid}.${Math.random().toString(36).slice(2)}`)
  writeDurably(prepared, JSON.stringify(mine))
  try {
    for (let attempt = 0; ; attempt++) {
      // A link is made whole or not at all, and never over an existing file.
      if (linked(prepared, path)) break
      const holder = readLock(directory)
      if (holder) {
        throw new Error(
          `${directory} is in use by process ${holder.pid}; only one process may own the database`,
        )
      }
      if (attempt > 20) throw new Error(`could not lock ${directory}`)
      removeStale(path)
    }
  } finally {
    unlinkSync(prepared)
  }
  return () => {
    if (readLock(directory)?.pid === process.pid) unlinkSync(path)
  }
}

/** The living owner of a directory, or null where there is none. */
export function readLock(directory: string): DirectoryLock | null {
  return livingOwner(join(directory, fileName))
}

function livingOwner(path: string): DirectoryLock | null {
  const lock = writtenLock(path)
  return lock && processStart(lock.pid) === lock.processStart ? lock : null
}

/** What a lock says, whether or not its owner lives. */
function writtenLock(path: string): DirectoryLock | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return JSON.parse(text) as DirectoryLock
  } catch {
    throw new Error(`${path} is damaged; remove it if no process uses the directory`)
  }
}

/**
 * Two containers that share a directory do not see each other's processes, so a lock may look abandoned to one while
 * the other lives. A socket that is answered proves that it does.
 * @throws Error where somebody answers
 */
export async function checkNobodyAnswers(directory: string): Promise<void> {
  const lock = writtenLock(join(directory, fileName))
  if (!lock) return
  const socket = connect(lock.socketPath)
  const isAnswered = await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
  })
  socket.destroy()
  if (isAnswered) {
    throw new Error(`${directory} is in use by process ${lock.pid}, which answers at ${lock.socketPath}`)
  }
}

/**
 * Removes a lock whose process is gone. It is first taken aside and read once more: if another process was faster
 * and the lock is already its own, the lock is put back.
 */
function removeStale(path: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (livingOwner(aside)) linked(aside, path)
  unlinkSync(aside)
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}

/**
 * When a process began, in ticks since boot with the boot's own id; null where none such is alive. Only Linux
 * tells; elsewhere a process that is alive is all there is to know.
 */
function processStart(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) ? 'alive' : null
    // The second field is the command in brackets and may hold anything; the twentieth after it is the start.
    const afterCommand = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!
    const fields = afterCommand.split(' ')
    // Killed, its last thread gone, and not yet cleared away by its parent: it writes nothing any more.
    if (fields[0] === 'Z' && Number(fields[17]) <= 1) return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}:${fields[19]}`
  } catch {
    return null
  }
}
