import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { withDatabase } from './with-database.ts'

const { BSON } = mongoose.mongo
const database = withDatabase()
type Document = Record<string, unknown>

/** A connection that speaks bytes. */
async function rawConnection() {
  const socket = connect(database.server.socketPath)
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  return socket
}

function message(opCode: number, content: Buffer, length = content.length + 16): Buffer {
  const header = Buffer.alloc(16)
  header.writeInt32LE(length, 0)
  header.writeInt32LE(7, 4)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, content])
}

function opMsg(sections: Buffer, flags = 0): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(flags)
  return message(2013, Buffer.concat([head, sections]))
}

const body = (command: Document) => Buffer.concat([Buffer.from([0]), BSON.serialize(command)])

function sequence(name: string, documents: readonly Document[]): Buffer {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => BSON.serialize(document)),
  ])
  const length = Buffer.alloc(4)
  length.writeInt32LE(content.length + 4)
  return Buffer.concat([Buffer.from([1]), length, content])
}

async function reply(socket: Socket): Promise<Document> {
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  return BSON.deserialize(bytes.subarray(bytes.readInt32LE(12) === 1 ? 36 : 21))
}

async function closes(socket: Socket): Promise<boolean> {
  socket.resume()
  await once(socket, 'close', { signal: AbortSignal.timeout(2000) })
  return true
}

const ping = { ping: 1, $db: 'x' }

describe('the wire protocol', () => {
  test('answers the legacy hello with OP_REPLY', async () => {
    const socket = await rawConnection()
    const head = Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.alloc(8)])
    socket.write(message(2004, Buffer.concat([head, BSON.serialize({ ismaster: 1, helloOk: true })])))
    expect(await reply(socket)).toMatchObject({ helloOk: true, ismaster: true, maxWireVersion: 21, ok: 1 })
    socket.write(message(2004, Buffer.concat([head, BSON.serialize({ find: 'x' })])))
    expect(await reply(socket)).toMatchObject({ ok: 0, code: 352 })
    socket.destroy()
  })

  test('takes documents beside the body, before it or after it, and several messages at once', async () => {
    const socket = await rawConnection()
    const insert = { insert: 'beside', $db: 'x' }
    socket.write(opMsg(Buffer.concat([body(insert), sequence('documents', [{ a: 1 }, { a: 2 }])])))
    expect(await reply(socket)).toMatchObject({ n: 2, ok: 1 })
    socket.write(opMsg(Buffer.concat([sequence('documents', [{ a: 3 }]), body(insert)])))
    expect(await reply(socket)).toMatchObject({ n: 1, ok: 1 })
    const both = Buffer.concat([opMsg(body(ping)), opMsg(body(ping))])
    let received = 0
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length
    })
    socket.write(both.subarray(0, 10))
    await new Promise((resolve) => setTimeout(resolve, 5))
    socket.write(both.subarray(10, 60))
    await new Promise((resolve) => setTimeout(resolve, 5))
    socket.write(both.subarray(60))
    await expect.poll(() => received).toBe(2 * 34)
    socket.destroy()
  })

  test.each<[string, Buffer]>([
    ['an unknown opcode', message(1234, body(ping))],
    ['compression, which was not offered', message(2012, body(ping))],
    ['a length that is too large', message(2013, body(ping), 48_000_001)],
    ['a length that is too small', message(2013, body(ping), 15)],
    ['a negative length', message(2013, body(ping), -1)],
    ['an unknown required flag', opMsg(body(ping), 8)],
    ['a checksum, which would not be verified', opMsg(Buffer.concat([body(ping), Buffer.alloc(4)]), 1)],
    ['an unknown section', opMsg(Buffer.concat([Buffer.from([9]), BSON.serialize(ping)]))],
    ['no body', opMsg(sequence('documents', [{ a: 1 }]))],
    ['two bodies', opMsg(Buffer.concat([body(ping), body(ping)]))],
    ['the same section twice', opMsg(Buffer.concat([body(ping), sequence('a', []), sequence('a', [])]))],
    ['a document that is cut off', opMsg(body(ping).subarray(0, 12))],
    ['a string without its end', opMsg(corrupted({ ping: 'x', $db: 'x' }, (bytes) => bytes.fill(1, 15, 17)))],
    ['a wrong inner length', opMsg(corrupted({ ping: { a: 1 } }, (bytes) => bytes.writeInt32LE(1000, 11)))],
    ['a type nobody knows', opMsg(corrupted({ ping: 1 }, (bytes) => bytes.fill(0x44, 5, 6)))],
    ['documents nested too deeply', opMsg(body(nested(300)))],
  ])('closes the connection on %s, and only that one', async (_, bytes) => {
    const good = await rawConnection()
    const socket = await rawConnection()
    socket.write(bytes)
    expect(await closes(socket)).toBe(true)
    good.write(opMsg(body(ping)))
    expect(await reply(good)).toMatchObject({ ok: 1 })
    good.destroy()
  })

  test('survives random bytes and random changes of good messages', async () => {
    let seed = 42
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    const good = opMsg(
      Buffer.concat([
        body({ insert: 'fuzz', $db: 'x' }),
        sequence('documents', [{ a: 'text', b: [1, { c: 2.5 }] }]),
      ]),
    )
    for (let i = 0; i < 150; i++) {
      const socket = await rawConnection()
      const bytes =
        i % 3 === 0
          ? Buffer.from(Array.from({ length: 1 + random(200) }, () => random(256)))
          : Buffer.from(good)
      if (i % 3 !== 0) for (let n = 0; n <= random(4); n++) bytes[random(bytes.length)] = random(256)
      socket.write(bytes)
      socket.end()
      await closes(socket)
    }
    expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  test('is not harmed by a client that leaves in the middle of a message or of a reply', async () => {
    await database.db
      .collection<Document>('big')
      .insertMany(Array.from({ length: 200 }, () => ({ text: 'x'.repeat(50_000) })))
    const half = await rawConnection()
    half.write(opMsg(body(ping)).subarray(0, 20))
    half.destroy()
    const reader = await rawConnection()
    reader.write(opMsg(body({ find: 'big', batchSize: 1000, $db: 'chi-so-hai-long' })))
    await once(reader, 'data')
    reader.destroy()
    expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  test('a long scan lets others through', async () => {
    const collection = await database.collection(
      Array.from({ length: 60_000 }, (_, i) => ({ a: i, b: `value ${i}` })),
    )
    await collection.findOne({})
    let scanning = true
    const scan = collection.countDocuments({ $nor: [{ a: { $in: [-1, -2] } }, { b: 'x' }] }).finally(() => {
      scanning = false
    })
    let answered = 0
    while (scanning) {
      await database.db.command({ ping: 1 })
      answered++
    }
    expect(await scan).toBe(60_000)
    expect(answered).toBeGreaterThan(3)
  })
})

function corrupted(command: Document, change: (bytes: Buffer) => void): Buffer {
  const bytes = body(command)
  change(bytes)
  return bytes
}

function nested(depth: number): Document {
  let document: Document = {}
  for (let i = 0; i < depth; i++) document = { a: document }
  return { ping: document, $db: 'x' }
}
