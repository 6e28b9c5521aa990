import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export interface Turnstile {
  readonly uri: string
  close(): void
}

/**
 * Stands before FerretDB 1.24, which reads and writes a document in two steps that another command can come between:
 * of two replacements of the same state both succeed. MongoDB promises that a write of one document is atomic, and
 * the product relies on nothing else; so commands that change documents pass here one at a time.
 */
export async function startTurnstile(port: number): Promise<Turnstile> {
  let lastChange: Promise<unknown> = Promise.resolve()
  const sockets = new Set<Socket>()

  async function serve(client: Socket): Promise<void> {
    const server = createConnection(port, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    client.on('close', () => server.destroy())
    const replies = messages(server)
    const pass = async (message: Buffer) => {
      server.write(message)
      const reply = await replies.next()
      if (reply.done) client.destroy()
      else client.write(reply.value)
    }
    for await (const message of messages(client)) {
      if (!changesDocuments(message)) {
        await pass(message)
        continue
      }
      const passed = lastChange.then(() => pass(message))
      lastChange = passed.catch(() => undefined)
      await passed
    }
  }

  const listener = createServer((client) => {
    serve(client).catch(() => client.destroy())
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    uri: `mongodb://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    close() {
      listener.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** The messages of the wire protocol that a socket brings: each begins with its own length. */
async function* messages(socket: Socket): AsyncGenerator<Buffer, undefined> {
  let waiting = Buffer.alloc(0)
  for await (const chunk of socket) {
    waiting = Buffer.concat([waiting, chunk as Buffer])
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE()) {
      const length = waiting.readInt32LE()
      yield waiting.subarray(0, length)
      waiting = waiting.subarray(length)
    }
  }
  return undefined
}

/** By the name of the command: the first field of an OP_MSG's body, behind header, flags, kind, length and type. */
function changesDocuments(message: Buffer): boolean {
  const name = message.toString('latin1', 26, message.indexOf(0, 26))
  return name === 'update' || name === 'delete' || name === 'findAndModify'
}
