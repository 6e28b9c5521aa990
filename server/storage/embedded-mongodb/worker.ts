import { chmodSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { CommandError } from './command-error.ts'
import type { Engine } from './commands/command-request.ts'
import { answer } from './commands/command-table.ts'
import { Cursors } from './cursor/cursors.ts'
import { interruptLongWork } from './cursor/in-slices.ts'
import { writeFailure } from './store/group-commit.ts'
import { Store } from './store/store.ts'
import { serveConnection } from './wire/connection.ts'

/** What `start.ts` hands to the worker thread. */
export interface WorkerOptions {
  readonly directory: string
  readonly socketPath: string
  readonly cursorTimeoutMs: number
}

const maxConnections = 1000
const { directory, socketPath, cursorTimeoutMs } = workerData as WorkerOptions
const port = parentPort!

const sockets = new Set<Socket>()
let closing = false
let failed = false
let running = 0

/**
 * Ends everything at once: connections are cut, so that nothing written after the failure is acknowledged, and the
 * error leaves the thread, which the process hears as `failed`.
 */
function failStop(reason: Error): void {
  if (failed) return
  failed = true
  closing = true
  for (const socket of sockets) socket.destroy()
  setImmediate(() => {
    throw reason
  })
}

// LMDB rejects promises of its own when it cannot write; nobody but this can hear them.
process.on('unhandledRejection', (error) => {
  if (error instanceof Error && !('commitError' in error)) failStop(error)
  else void writeFailure(error).then(failStop)
})

const store = await Store.open(directory, failStop)
const cursors = new Cursors(cursorTimeoutMs)
const engine: Engine = { store, cursors, startedAt: new Date(), directory }

const server = createServer((socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
  serveConnection(socket, async (request) => {
    if (closing) throw new CommandError(91, 'the database is shutting down')
    running++
    try {
      return await answer(request, engine)
    } finally {
      running--
    }
  })
})
server.maxConnections = maxConnections
server.on('error', failStop)
server.listen(socketPath, () => {
  chmodSync(socketPath, 0o600)
  port.postMessage('listening') // an error is no message: it is thrown, and ends the thread
})

port.once('message', () => void close())

/** Takes no more commands, lets those under way finish, and closes the files. */
async function close(): Promise<void> {
  closing = true
  server.close()
  interruptLongWork()
  while (running > 0) await new Promise((resolve) => setTimeout(resolve, 2))
  await new Promise((resolve) => setImmediate(resolve)) // the last replies go out
  for (const socket of sockets) socket.destroy()
  cursors.close()
  await store.close()
  port.close()
}
