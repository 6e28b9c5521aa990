import { spawn, spawnSync } from 'node:child_process'
import { closeSync, createReadStream, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** One thing that the threads of a process did to its data directory. A call that takes a while begins and ends. */
export type TraceEvent =
  | { readonly kind: 'acknowledged'; readonly text: string }
  | { readonly kind: 'write'; readonly thread: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'written'; readonly thread: string; readonly isDurable: boolean }
  | { readonly kind: 'sync' | 'synced'; readonly thread: string }
  | { readonly kind: 'named' | 'directory synced' }

export interface Writing {
  readonly batch: string
  readonly steps: number
  readonly textBytes: number
  /** What Node is told besides, to break something on purpose. */
  readonly nodeArguments?: readonly string[]
}

const calls = 'openat,lseek,write,pwrite64,writev,pwritev,fdatasync,fsync,ftruncate,msync,rename'
const dataFile = 'data.lmdb'

/** Why nothing can be recorded here; null where it can. */
export function whyNoTrace(): string | null {
  const tried = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'])
  if (tried.error) return 'there is no strace'
  return tried.status === 0 ? null : `strace may not trace: ${tried.stderr}`
}

/**
 * Lets the writing process of the durability checks take its steps under strace, which records each call on the data
 * file with its bytes, in the order in which the calls happened, and between them what was acknowledged when.
 */
export async function recordWriting(directory: string, writing: Writing): Promise<TraceEvent[]> {
  const trace = join(directory, 'trace')
  const acknowledged = join(directory, 'acknowledged')
  const child = fileURLToPath(new URL('./durability-child.ts', import.meta.url))
  const paths = [directory, acknowledged, join(directory, dataFile), join(directory, `${dataFile}.new`)]
  const { batch, steps, textBytes, nodeArguments = [] } = writing
  const output = openSync(acknowledged, 'w')
  const strace = spawn(
    'strace',
    [
      ...['-f', '-qq', '--seccomp-bpf', '-y', '-xx', '-s', '100000000', '-e', `trace=${calls}`, '-o', trace],
      ...paths.flatMap((path) => ['-P', path]),
      ...[process.execPath, '--import', 'tsx', ...nodeArguments, child],
      ...[directory, batch, String(textBytes), String(steps)],
    ],
    { stdio: ['ignore', output, 'inherit'] },
  )
  closeSync(output)
  await new Promise((resolve, reject) => strace.on('exit', resolve).on('error', reject))
  const events: TraceEvent[] = []
  const reader = traceReader({ directory, acknowledged, tell: (event) => events.push(event) })
  for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) reader(line)
  rmSync(trace)
  rmSync(acknowledged)
  if (!events.some(({ kind }) => kind === 'acknowledged')) throw new Error('nothing was recorded')
  return events
}

function traceReader(options: { directory: string; acknowledged: string; tell(event: TraceEvent): void }) {
  const { directory, acknowledged, tell } = options
  const unfinished = new Map<string, string>()
  const durableFiles = new Set<string>()
  const positions = new Map<string, number>()

  function onData(
    thread: string,
    name: string,
    file: string,
    call: string,
    result: number | null,
    isBegin: boolean,
  ) {
    if (name === 'fdatasync' || name === 'fsync') {
      if (isBegin) tell({ kind: 'sync', thread })
      if (result === 0) tell({ kind: 'synced', thread })
    } else if (name === 'lseek') {
      if (result !== null) positions.set(file, result)
    } else if (name === 'pwrite64' || name === 'write' || name === 'writev') {
      const bytes = writtenBytes(call)
      if (isBegin) {
        const told = /, (\d+)(?:\) += .*| <unfinished \.\.\.>)$/.exec(call.slice(-100))
        const offset = name === 'pwrite64' ? Number(told![1]) : positions.get(file)!
        if (name !== 'pwrite64') positions.set(file, offset + bytes.length)
        tell({ kind: 'write', thread, offset, bytes })
      }
      if (result !== null) {
        if (result !== bytes.length) throw new Error(`wrote ${result} of ${bytes.length} bytes`)
        tell({ kind: 'written', thread, isDurable: durableFiles.has(file) })
      }
    } else {
      throw new Error(`the replay does not know what ${name} does to the file`)
    }
  }

  return (line: string): void => {
    const [, thread, said] = /^(\d+) +(.*)$/.exec(line) as unknown as [string, string, string]
    const isBegin = !said.startsWith('<... ')
    const isEnd = !said.endsWith('<unfinished ...>')
    const call = isBegin ? said : unfinished.get(thread)
    if (!call?.includes('(')) return // a signal, or the end of a thread
    if (!isEnd) unfinished.set(thread, said)
    const told = isEnd ? /\) += (-?\d+)(?:<([^>]*)>)?[^=]*$/.exec(said.slice(-1000)) : null
    const result = told ? Number(told[1]) : null
    const name = call.slice(0, call.indexOf('('))
    const [, file, filePath] = /^\w+\((\d+)<([^>]*)>/.exec(call.slice(0, 20_000)) ?? []
    if (name === 'openat') {
      if (result === null || result < 0) return
      const opened = plain(told![2]!).toString()
      if (!opened.startsWith(join(directory, dataFile))) return
      if (call.includes('O_DSYNC')) durableFiles.add(String(result))
      else durableFiles.delete(String(result))
      if (call.includes('O_CREAT') && opened.endsWith(dataFile)) tell({ kind: 'named' })
    } else if (name === 'rename') {
      if (isBegin) tell({ kind: 'named' })
    } else {
      const path = plain(filePath!).toString()
      if (path === directory) {
        if (result === 0) tell({ kind: 'directory synced' })
      } else if (path === acknowledged) {
        if (isBegin) tell({ kind: 'acknowledged', text: writtenBytes(call).toString() })
      } else {
        onData(thread, name, file!, call, result, isBegin)
      }
    }
  }
}

function writtenBytes(call: string): Buffer {
  return Buffer.concat([...call.matchAll(/"([^"]*)"/g)].map(([, text]) => plain(text!)))
}

/** strace writes every byte as `\x41`. */
function plain(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex')
}
