import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { type TestDocument, withDatabase } from './with-database.ts'

const { Long } = mongoose.mongo.BSON
const database = withDatabase()
const impatient = withDatabase({ cursorTimeoutMs: 500 })
type Document = Record<string, unknown>
const run = (command: Document) => database.db.command(command)
const refusal = (command: Document) =>
  run(command).then(
    () => null,
    (error) => ({ code: error.code, codeName: error.codeName }),
  )

const openCursors = async () => Number((await run({ serverStatus: 1 }))['metrics'].cursor.open.total)

describe('cursors', () => {
  const documents = Array.from({ length: 1000 }, (_, i) => ({ _id: i, a: i % 7, text: 'x'.repeat(50) }))

  test.each<
    [
      string,
      (collection: mongoose.mongo.Collection<TestDocument>) => mongoose.mongo.FindCursor<TestDocument>,
      number,
    ]
  >([
    ['all', (collection) => collection.find(), 1000],
    ['in small batches', (collection) => collection.find().batchSize(7), 1000],
    ['one by one', (collection) => collection.find({}, { batchSize: 1 }).limit(20), 20],
    ['with a limit beyond the first batch', (collection) => collection.find().limit(150), 150],
    ['with skip', (collection) => collection.find().skip(900), 100],
    ['sorted in memory', (collection) => collection.find().sort({ text: 1, _id: -1 }), 1000],
    ['with a filter', (collection) => collection.find({ a: 3 }).batchSize(10), 143],
  ])('read %s', async (_, find, expected) => {
    const collection = await database.collection(documents)
    const ids = (await find(collection).toArray()).map(({ _id }) => _id)
    expect(ids).toHaveLength(expected)
    expect(new Set(ids).size).toBe(expected)
  })

  test('go on by key while documents come and go', async () => {
    const collection = await database.collection(documents)
    const cursor = collection.find().batchSize(100)
    const seen: unknown[] = []
    for await (const { _id } of cursor) {
      seen.push(_id)
      if (_id === 150) await collection.deleteMany({ _id: { $gte: 400, $lt: 500 } })
    }
    expect(seen).toHaveLength(900)
  })

  test('change the batch size without losing or repeating what was read ahead', async () => {
    const collection = await database.collection(documents)
    const { cursor } = await run({ find: collection.collectionName, batchSize: 10 })
    const seen = cursor.firstBatch.map(({ _id }: Document) => _id)
    for (const batchSize of [10, 3, 50, 3]) {
      const more = await run({ getMore: cursor.id, collection: collection.collectionName, batchSize })
      expect(more['cursor'].nextBatch).toHaveLength(batchSize)
      seen.push(...more['cursor'].nextBatch.map(({ _id }: Document) => _id))
    }
    expect(seen).toEqual(documents.slice(0, 76).map(({ _id }) => _id))
    const killed = await run({
      killCursors: collection.collectionName,
      cursors: [cursor.id, Long.fromNumber(1)],
    })
    expect(killed['cursorsKilled']).toHaveLength(1)
    expect(killed['cursorsNotFound']).toHaveLength(1)
    expect(await refusal({ getMore: cursor.id, collection: collection.collectionName })).toMatchObject({
      code: 43,
    })
  })

  test('end when the collection is dropped', async () => {
    const collection = await database.collection(documents)
    const { cursor } = await run({
      find: collection.collectionName,
      filter: { a: { $gte: 0 } },
      batchSize: 2,
    })
    await collection.drop()
    const more = { getMore: cursor.id, collection: collection.collectionName, batchSize: 2 }
    expect(await refusal(more)).toMatchObject({ code: 175 })
    expect(await refusal(more)).toMatchObject({ code: 43 })
  })

  test('are kept while somebody reads on, and then forgotten', async () => {
    const { db } = impatient
    const collection = await impatient.collection(documents)
    const { cursor } = await db.command({ find: collection.collectionName, batchSize: 2 })
    const until = performance.now() + 1000
    while (performance.now() < until) {
      await db.command({ getMore: cursor.id, collection: collection.collectionName, batchSize: 1 })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const open = async () => Number((await db.command({ serverStatus: 1 }))['metrics'].cursor.open.total)
    await expect.poll(open, { timeout: 10_000, interval: 100 }).toBe(0)
    await expect(
      db.command({ getMore: cursor.id, collection: collection.collectionName }),
    ).rejects.toMatchObject({ code: 43 })
  })

  test('hold no transaction open, which would keep what is replaced meanwhile', async () => {
    const collection = await database.collection(documents)
    const { cursor } = await run({ find: collection.collectionName, batchSize: 2 })
    const indexed = await run({ find: collection.collectionName, filter: { _id: { $gte: 0 } }, batchSize: 2 })
    const large = await database.collection([{ _id: 1, text: '' }])
    const size = async () => Number((await run({ dbStats: 1 }))['storageSize'])
    const grow = async (times: number) => {
      for (let i = 0; i < times; i++)
        await large.updateOne({ _id: 1 }, { $set: { text: String(i).repeat(250_000) } })
    }
    await grow(5)
    const before = await size()
    await grow(40)
    expect((await size()) - before).toBeLessThan(5_000_000)
    for (const { id } of [cursor, indexed['cursor']]) {
      const more = await run({ getMore: id, collection: collection.collectionName })
      expect(more['cursor'].nextBatch).toHaveLength(998)
    }
  })

  test('of a sort in memory and of an aggregation are read on as well, and killed by the client', async () => {
    const collection = await database.collection(documents)
    const before = await openCursors()
    for (const cursor of [
      collection.find().sort({ text: 1 }).batchSize(10),
      collection.aggregate([], { batchSize: 10 }),
    ]) {
      for (let i = 0; i < 15; i++) await cursor.next()
      expect(await openCursors()).toBe(before + 1)
      await cursor.close()
      expect(await openCursors()).toBe(before)
    }
  })

  test('that are read to the end, limited or asked for one batch are not kept', async () => {
    const collection = await database.collection(documents)
    const before = await openCursors()
    for (const command of [
      { limit: 5 },
      { batchSize: 5, singleBatch: true },
      { batchSize: 2000 },
      { limit: 50, batchSize: 50 },
    ]) {
      const { cursor } = await run({ find: collection.collectionName, ...command })
      expect(Number(cursor.id)).toBe(0)
    }
    await collection.find().batchSize(600).toArray()
    expect(await openCursors()).toBe(before)
  })

  test('are read by one at a time, and only as long as the client allows', async () => {
    const collection = await database.collection(Array.from({ length: 20_000 }, (_, i) => ({ _id: i, a: i })))
    const values = Array.from({ length: 50 }, (_, i) => `value ${i}`)
    const slow = { find: collection.collectionName, filter: { a: { $nin: values, $lt: -1 } }, batchSize: 0 }
    const { cursor } = await run(slow)
    const more = { getMore: cursor.id, collection: collection.collectionName }
    const outcomes = await Promise.all([refusal(more), refusal(more)])
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    // In use by the other, or already read to its end by it.
    expect([12051, 43]).toContain(outcomes.find((outcome) => outcome !== null)?.code)

    const timed = await run({ ...slow, maxTimeMS: 1 })
    const next = { getMore: timed['cursor'].id, collection: collection.collectionName }
    expect(await refusal(next)).toMatchObject({ code: 50 })
    expect(await refusal(next)).toMatchObject({ code: 43 })
  })

  test('may be opened without a first batch', async () => {
    const collection = await database.collection(documents)
    const { cursor } = await run({ find: collection.collectionName, batchSize: 0 })
    expect(cursor.firstBatch).toEqual([])
    const more = await run({ getMore: cursor.id, collection: collection.collectionName })
    expect(more['cursor'].nextBatch).toHaveLength(1000)
  })

  test('hand out large documents in batches that stay far below the size of a message', async () => {
    const collection = await database.collection(
      Array.from({ length: 12 }, (_, i) => ({ _id: i, text: 'x'.repeat(1_000_000) })),
    )
    const { cursor } = await run({ find: collection.collectionName, batchSize: 12 })
    expect(cursor.firstBatch.length).toBeLessThan(8)
    expect(await collection.find().toArray()).toHaveLength(12)
  })

  test('are limited in number', async () => {
    const collection = await database.collection([{ _id: 1 }, { _id: 2 }])
    const find = { find: collection.collectionName, batchSize: 1 }
    const left = 1000 - (await openCursors())
    const opened = await Promise.all(Array.from({ length: left }, () => run(find)))
    await expect(run(find)).rejects.toMatchObject({ code: 2 })
    const cursors = opened.map(({ cursor }) => cursor.id)
    const { cursorsKilled } = await run({ killCursors: collection.collectionName, cursors })
    expect(cursorsKilled).toHaveLength(left)
    expect(await run(find)).toMatchObject({ ok: 1 })
  })

  test('do not pass between collections', async () => {
    const collection = await database.collection(documents)
    const { cursor } = await run({ find: collection.collectionName, batchSize: 2 })
    expect(await refusal({ getMore: cursor.id, collection: 'other' })).toMatchObject({ code: 13 })
  })
})
