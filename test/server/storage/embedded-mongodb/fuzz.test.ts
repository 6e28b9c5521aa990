import fc from 'fast-check'
import mongoose from 'mongoose'
import { expect, test } from 'vitest'
import { accumulators } from '../../../../server/storage/embedded-mongodb/aggregate/group.ts'
import { stageMakers } from '../../../../server/storage/embedded-mongodb/aggregate/pipeline.ts'
import { commands } from '../../../../server/storage/embedded-mongodb/commands/command-table.ts'
import { fieldOperators, logicalOperators } from '../../../../server/storage/embedded-mongodb/query/filter.ts'
import { updateOperators } from '../../../../server/storage/embedded-mongodb/update/update.ts'
import { body, closes, opMsg, rawConnection, reply, sequence } from './raw-connection.ts'
import { withDatabase } from './with-database.ts'

/**
 * Whatever comes in, the database answers or closes that one connection, and goes on. FUZZ_SECONDS and FUZZ_SEED make
 * it look longer or again; the seed is printed.
 */
const { BSON } = mongoose.mongo
const { Decimal128, Double, Int32, Long, ObjectId, Code, Timestamp } = BSON
const database = withDatabase()
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 3)
const howLong = {
  seed,
  numRuns: 1_000_000,
  interruptAfterTimeLimit: seconds * 1000,
  markInterruptAsFailure: false,
}
const timeout = seconds * 1000 + 30_000
console.log(`FUZZ_SEED=${seed}`)

const good = [
  opMsg(body({ ping: 1, $db: 'fuzz' })),
  opMsg(body({ find: 'bytes', filter: { a: { $in: [1, 'text', null] } }, sort: { a: 1 }, $db: 'fuzz' })),
  opMsg(
    Buffer.concat([
      body({ insert: 'bytes', $db: 'fuzz' }),
      sequence('documents', [{ a: 'text', b: [1, { c: 2.5 }] }]),
    ]),
  ),
  opMsg(
    Buffer.concat([
      body({ update: 'bytes', $db: 'fuzz' }),
      sequence('updates', [{ q: { a: 1 }, u: { $push: { b: { $each: [new ObjectId()] } } }, upsert: true }]),
    ]),
  ),
]

/** Good messages with some bytes changed, cut off or repeated, and bytes that never were one. */
const brokenMessage = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255))), {
          minLength: 1,
          maxLength: 6,
        }),
      )
      .map(([message, changes]) => {
        const changed = Buffer.from(message)
        // The length in the header stays, so that what is inside is looked at.
        for (const [at, value] of changes) changed[4 + (at % (changed.length - 4))] = value
        return changed
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...good), fc.nat())
      .map(([message, at]) => message.subarray(0, at % message.length)),
  },
)

test(
  'broken messages close their own connection at most',
  async () => {
    const witness = await rawConnection(database.server.socketPath)
    const property = fc.asyncProperty(
      fc.array(brokenMessage, { minLength: 1, maxLength: 4 }),
      async (messages) => {
        const socket = await rawConnection(database.server.socketPath)
        for (const message of messages) socket.write(message)
        socket.end()
        expect(await closes(socket)).toBe(true)
        witness.write(opMsg(body({ ping: 1, $db: 'fuzz' })))
        expect(await reply(witness)).toMatchObject({ ok: 1 })
      },
    )
    await fc.assert(property, howLong)
    witness.destroy()
  },
  timeout,
)

const scalar = fc.constantFrom<unknown>(
  null,
  undefined,
  true,
  0,
  1,
  -1,
  2.5,
  Number.NaN,
  new Int32(7),
  new Double(-0),
  Long.MIN_VALUE,
  Long.MAX_VALUE,
  Decimal128.fromString('1'),
  new Date(0),
  new ObjectId(),
  new Code('x', {}),
  new Timestamp(5n),
  /x/,
  Buffer.from([1, 2]),
  '',
  'a',
  '$a',
  '$a.b',
  '*',
  '$$ROOT',
  'made',
  'text'.repeat(600),
)
const name = fc.constantFrom(
  ...['a', 'b', 'a.b', 'a.0', 'a.0.b', '_id', '', '.', 'a.', '$', 'a.$', '__proto__', 'constructor'],
  ...['$each', 'q', 'u', 'limit', 'multi', 'upsert', 'key', 'name', 'unique', 'batchSize', 'level', 'w'],
  ...['filter', 'query', 'pipeline', ...commands.keys()],
  ...[...fieldOperators.keys(), ...logicalOperators, ...updateOperators.keys()],
  ...[...stageMakers.keys(), ...accumulators.keys()],
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    { weight: 4, arbitrary: fc.dictionary(name, tie('value'), { maxKeys: 3 }) },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}))

/** Documents that make sense, so that many commands come to their end. */
const sensible: Record<string, fc.Arbitrary<unknown>> = {
  filter: fc.dictionary(fc.constantFrom('a', 'a.b', '_id'), value, { maxKeys: 2 }),
  query: fc.dictionary(fc.constantFrom('a', 'a.b', '_id'), value, { maxKeys: 2 }),
  documents: fc.array(fc.dictionary(fc.constantFrom('a', 'b', '_id'), value, { maxKeys: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  updates: fc.array(
    fc.record({
      q: fc.dictionary(fc.constantFrom('a', 'a.b'), scalar, { maxKeys: 2 }),
      u: fc.dictionary(
        fc.constantFrom(...updateOperators.keys()),
        fc.dictionary(fc.constantFrom('a', 'b.c', 'a.0', 'b'), value, { minKeys: 1, maxKeys: 2 }),
        { minKeys: 1, maxKeys: 3 },
      ),
      upsert: fc.boolean(),
      multi: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  deletes: fc.array(
    fc.record({
      q: fc.dictionary(fc.constantFrom('a', '_id'), value, { maxKeys: 2 }),
      limit: fc.constantFrom(0, 1),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  update: fc.dictionary(
    fc.constantFrom(...updateOperators.keys()),
    fc.dictionary(fc.constantFrom('a', 'b.c', 'a.0', 'b'), value, { minKeys: 1, maxKeys: 2 }),
    { minKeys: 1, maxKeys: 2 },
  ),
  pipeline: fc.array(
    fc.tuple(fc.constantFrom(...stageMakers.keys()), value).map(([stage, operand]) => ({ [stage]: operand })),
    { maxLength: 3 },
  ),
  cursor: fc.constant({}),
  key: fc.constantFrom('a', 'a.b'),
  indexes: fc
    .tuple(
      fc.dictionary(fc.constantFrom('a', 'a.b', 'b'), fc.constantFrom(1, -1), { minKeys: 1 }),
      fc.boolean(),
    )
    .map(([key, unique]) => [{ key, name: JSON.stringify(key), unique }]),
  sort: fc.dictionary(fc.constantFrom('a', 'b', '_id'), fc.constantFrom(1, -1), { maxKeys: 2 }),
}

const command = fc.constantFrom(...commands.keys()).chain((commandName) => {
  const fields = commands.get(commandName)!.fields
  const given = fields.map((field) =>
    fc
      .option(fc.oneof({ weight: 6, arbitrary: sensible[field] ?? scalar }, { weight: 1, arbitrary: value }))
      .map((chosen) => [field, chosen] as const),
  )
  return fc
    .tuple(
      fc.oneof({ weight: 8, arbitrary: fc.constant<unknown>('made') }, { weight: 1, arbitrary: value }),
      ...given,
    )
    .map(([target, ...chosen]) => ({
      [commandName]: target,
      ...Object.fromEntries(chosen.filter(([, each]) => each !== null)),
      $db: 'fuzz',
    }))
})

test(
  'every command answers whatever its fields hold, and never with an internal error',
  async () => {
    const socket = await rawConnection(database.server.socketPath)
    const answered = new Set<string>()
    const property = fc.asyncProperty(command, async (asked) => {
      socket.write(
        opMsg(Buffer.concat([Buffer.from([0]), BSON.serialize(asked, { ignoreUndefined: false })])),
      )
      const { ok, code, writeErrors, errmsg } = await reply(socket)
      expect({ code, errmsg }).not.toMatchObject({ code: 1 })
      for (const error of (writeErrors as { code: number }[]) ?? []) expect(error.code).not.toBe(1)
      if (ok === 1) answered.add(Object.keys(asked)[0]!)
    })
    await fc.assert(property, howLong)
    socket.destroy()
    expect(answered.size).toBeGreaterThan(10)
    expect(await database.db.command({ ping: 1 })).toMatchObject({ ok: 1 })
  },
  timeout,
)
