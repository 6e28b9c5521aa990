import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory, withDatabase } from './with-database.ts'

const { Binary, Decimal128, Double, EJSON, Int32, Long, ObjectId, UUID } = mongoose.mongo.BSON
const database = withDatabase()

const steps = (file: string) => fileURLToPath(new URL(`./${file}`, import.meta.url))
const mongosh = process.env['MONGOSH'] ?? 'mongosh'

/**
 * Clients that share no code with the driver, or only its core. Each is skipped, and said so, where it is missing:
 * mongosh is looked for in PATH or under the name in MONGOSH, pymongo is Debian's `python3-pymongo`.
 */
const clients = [
  {
    name: 'mongosh',
    isPresent: spawnSync(mongosh, ['--version']).status === 0,
    command: () => [
      mongosh,
      database.server.uri,
      '--quiet',
      '--norc',
      '--file',
      steps('client-steps.mongosh.js'),
    ],
  },
  {
    name: 'pymongo',
    isPresent: spawnSync('/usr/bin/python3', ['-c', 'import pymongo']).status === 0,
    command: () => [
      '/usr/bin/python3',
      steps('client-steps.py'),
      database.server.socketPath,
      database.db.databaseName,
    ],
  },
]

/** One document with a value of every type the product stores. */
const everyType = {
  _id: new ObjectId('64b7f0c2a1b2c3d4e5f60718'),
  int32: new Int32(5),
  int64: Long.fromString('9007199254740993'),
  double: new Double(5),
  decimal: Decimal128.fromString('1.10'),
  text: 'Sở Tài nguyên 🌾',
  isTrue: true,
  nothing: null,
  at: new Date('2026-01-02T03:04:05.678Z'),
  bytes: new Binary(Buffer.from([0, 1, 255])),
  uuid: new UUID('0b9f6c5e-6a0e-4a43-9d0b-6f3f7f1a2b3c'),
  list: [new Int32(1), [new Double(2.5)], { a: null }],
  below: { z: new Int32(1), a: new Int32(2) },
}

describe.each(clients)('$name', ({ name, isPresent, command }) => {
  test.skipIf(!isPresent)(
    'writes, reads, aggregates and is refused as expected, on the same data',
    async () => {
      await database.db.collection('shared').deleteMany({})
      await database.db.collection('shared').insertOne(everyType)
      await database.db.collection('many').deleteMany({})
      await database.db.collection('many').insertMany(Array.from({ length: 250 }, (_, i) => ({ i })))

      const outcome = await linePrinted(command())

      expect(EJSON.parse(outcome, { relaxed: false })).toEqual({
        shared: [everyType],
        insertedCount: new Int32(3),
        own: [
          { _id: new Int32(1), unit: 'a', n: new Int32(7), list: ['x'] },
          { _id: new Int32(4), n: new Int32(1), unit: 'c' },
        ],
        sums: [
          { _id: 'a', n: new Double(7.5) },
          { _id: 'c', n: new Int32(1) },
        ],
        counts: [new Int32(2), new Int32(3)],
        units: ['a', 'c'],
        indexes: ['_id_', 'unit_1_n_-1'],
        plan: 'unit_1_n_-1',
        many: new Int32(250),
        duplicate: new Int32(11000),
        script: new Int32(2),
        changes: new Int32(40573),
        unknown: new Int32(59),
      })
      const written = await database.db
        .collection(`own-${name}`)
        .find({}, { promoteValues: false, sort: { _id: 1 } })
        .toArray()
      expect(written).toStrictEqual([
        { _id: new Int32(1), unit: 'a', n: new Int32(7), list: ['x'] },
        { _id: new Int32(3), unit: 'a', n: new Double(0.5) },
        { _id: new Int32(4), n: new Int32(1), unit: 'c' },
      ])
    },
  )
})

/** The last line a program prints; whatever it says instead is part of the failure. */
async function linePrinted([program, ...options]: readonly string[]): Promise<string> {
  const home = temporaryDirectory() // mongosh keeps a log there
  const child = spawn(program!, options, { env: { ...process.env, HOME: home } })
  let printed = ''
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const [code] = await once(child, 'close')
  rmSync(home, { recursive: true })
  expect({ code, complaint: code === 0 ? '' : complaint + printed }).toEqual({ code: 0, complaint: '' })
  return printed.trim().split('\n').at(-1)!
}
