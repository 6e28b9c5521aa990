import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import mongoose from 'mongoose'

const { BSON } = mongoose.mongo
type Document = Record<string, unknown>

/** A connection that speaks bytes. */
export async function rawConnection(socketPath: string): Promise<Socket> {
  const socket = connect(socketPath)
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  return socket
}

export function message(opCode: number, content: Buffer, length = content.length + 16): Buffer {
  const header = Buffer.alloc(16)
  header.writeInt32LE(length, 0)
  header.writeInt32LE(7, 4)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, content])
}

export function opMsg(sections: Buffer, flags = 0): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(flags)
  return message(2013, Buffer.concat([head, sections]))
}

export const body = (command: Document) => Buffer.concat([Buffer.from([0]), BSON.serialize(command)])

export function sequence(name: string, documents: readonly Document[]): Buffer {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => BSON.serialize(document)),
  ])
  const length = Buffer.alloc(4)
  length.writeInt32LE(content.length + 4)
  return Buffer.concat([Buffer.from([1]), length, content])
}

/** The next reply, which must come in one piece: small ones do. */
export async function reply(socket: Socket): Promise<Document> {
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  return BSON.deserialize(bytes.subarray(bytes.readInt32LE(12) === 1 ? 36 : 21))
}

/** Waits until the connection is closed, by an error or not; rejects when it stays open. */
export function closes(socket: Socket): Promise<boolean> {
  socket.resume()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the connection stays open')), 5000)
    const closed = () => {
      clearTimeout(late)
      resolve(true)
    }
    if (socket.destroyed) closed()
    else socket.once('close', closed)
  })
}
