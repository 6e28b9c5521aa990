import { once } from 'node:events'
import type { Socket } from 'node:net'
import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { body, closes, message, opMsg, rawConnection, reply, sequence } from './raw-connection.ts'
import { withDatabase } from './with-database.ts'

const { BSON } = mongoose.mongo
const database = withDatabase()
type Document = Record<string, unknown>

const ping = { ping: 1, $db: 'x' }

describe('the wire protocol', () => {
  test('answers the legacy hello with OP_REPLY', async () => {
    const socket = await rawConnection(database.server.socketPath)
    const head = Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.alloc(8)])
    socket.write(message(2004, Buffer.concat([head, BSON.serialize({ ismaster: 1, helloOk: true })])))
    expect(await reply(socket)).toMatchObject({ helloOk: true, ismaster: true, maxWireVersion: 21, ok: 1 })
    socket.write(message(2004, Buffer.concat([head, BSON.serialize({ find: 'x' })])))
    expect(await reply(socket)).toMatchObject({ ok: 0, code: 352 })
    socket.destroy()
  })

  test('takes documents beside the body, before it or after it, and several messages at once', async () => {
    const socket = await rawConnection(database.server.socketPath)
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
    [
      'something behind a legacy query',
      message(
        2004,
        Buffer.concat([
          Buffer.alloc(4),
          Buffer.from('admin.$cmd\0'),
          Buffer.alloc(8),
          BSON.serialize({ ismaster: 1 }),
          BSON.serialize({ a: 1 }),
        ]),
      ),
    ],
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
    const good = await rawConnection(database.server.socketPath)
    const socket = await rawConnection(database.server.socketPath)
    socket.write(bytes)
    expect(await closes(socket)).toBe(true)
    good.write(opMsg(body(ping)))
    expect(await reply(good)).toMatchObject({ ok: 1 })
    good.destroy()
  })

  test.each<[string, Buffer, number]>([
    [
      'a field that comes twice',
      opMsg(corrupted({ ...ping, pinG: 1 }, (bytes) => bytes.write('g', bytes.indexOf('G')))),
      40413,
    ],
    [
      'documents in the body and beside it',
      opMsg(
        Buffer.concat([
          body({ insert: 'x', documents: [{ a: 1 }], $db: 'x' }),
          sequence('documents', [{ a: 1 }]),
        ]),
      ),
      40413,
    ],
    [
      'documents beside it that it does not know',
      opMsg(Buffer.concat([body(ping), sequence('documents', [{ a: 1 }])])),
      40415,
    ],
    ['no database', opMsg(body({ ping: 1 })), 40571],
    ['a database that is no name', opMsg(body({ find: 'x', $db: 'a.b' })), 73],
  ])('answers a command with %s, which is refused', async (_, bytes, code) => {
    const socket = await rawConnection(database.server.socketPath)
    socket.write(bytes)
    expect(await reply(socket)).toMatchObject({ ok: 0, code })
    socket.destroy()
  })

  test('is not harmed by a client that leaves in the middle of a message or of a reply', async () => {
    await database.db
      .collection<Document>('big')
      .insertMany(Array.from({ length: 200 }, () => ({ text: 'x'.repeat(50_000) })))
    const half = await rawConnection(database.server.socketPath)
    half.write(opMsg(body(ping)).subarray(0, 20))
    half.destroy()
    const reader = await rawConnection(database.server.socketPath)
    reader.write(opMsg(body({ find: 'big', batchSize: 1000, $db: 'chi-so-hai-long' })))
    await once(reader, 'data')
    reader.destroy()
    expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  test('takes a thousand connections, closes those beyond, and goes on serving', async () => {
    const sockets: Socket[] = []
    while (sockets.length < 1020) {
      const more = Array.from({ length: 20 }, () => rawConnection(database.server.socketPath))
      sockets.push(...(await Promise.all(more)))
    }
    let open = sockets.length
    for (const socket of sockets) socket.resume().on('close', () => open--)
    await expect.poll(() => open).toBeLessThanOrEqual(1000)
    expect(open).toBeGreaterThan(950) // the driver has some, too
    expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
    for (const socket of sockets) socket.destroy()
    await expect
      .poll(async () => {
        const socket = await rawConnection(database.server.socketPath)
        socket.write(opMsg(body(ping)))
        return Promise.race([closes(socket).then(() => 'closed'), reply(socket).then(({ ok }) => ok)])
      })
      .toBe(1)
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
