import { once } from 'node:events'
import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { body, opMsg, rawConnection } from './raw-connection.ts'
import { type TestDocument, withDatabase } from './with-database.ts'

const { BSON } = mongoose.mongo
const { Decimal128, Double, Int32, Long } = BSON
const database = withDatabase()
type Document = Record<string, unknown>

/** What is stored, with the types of its numbers. */
async function stored(
  collection: mongoose.mongo.Collection<TestDocument>,
  filter: Document = {},
): Promise<Document> {
  return (await collection.findOne(filter, { promoteValues: false })) as Document
}

describe('update operators', () => {
  test.each<[string, Document, Document, Document]>([
    ['$set', { a: 1 }, { $set: { a: 2, 'b.c': 3 } }, { a: 2, b: { c: 3 } }],
    ['$set in an array', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
    ['$set beyond an array', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
    ['$set in a document of an array', { a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [
      'new fields in order of their names',
      { z: 1 },
      { $set: { c: 1, a: 1 }, $inc: { b: 1 } },
      { z: 1, a: 1, b: 1, c: 1 },
    ],
    [
      '$unset',
      { a: 1, b: { c: 1, d: 2 } },
      { $unset: { a: '', 'b.c': '', x: '', 'y.z': '' } },
      { b: { d: 2 } },
    ],
    ['$unset in an array', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
    ['$inc', { a: 1, b: { c: 1.5 } }, { $inc: { a: 2, 'b.c': 1, d: 5 } }, { a: 3, b: { c: 2.5 }, d: 5 }],
    ['$inc in an array', { a: [1, 2] }, { $inc: { 'a.1': 5 } }, { a: [1, 7] }],
    ['$min lower', { a: 5 }, { $min: { a: 3, b: 1 } }, { a: 3, b: 1 }],
    ['$min higher', { a: 5 }, { $min: { a: 7 } }, { a: 5 }],
    ['$max', { a: 5, b: new Date(1) }, { $max: { a: 7, b: new Date(2) } }, { a: 7, b: new Date(2) }],
    ['$max across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
    ['$push', { a: [1] }, { $push: { a: 2, b: { c: 1 } } }, { a: [1, 2], b: [{ c: 1 }] }],
    ['$push an array', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
    ['$push $each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    [
      '$addToSet',
      { a: [1, { x: 1, y: 1 }] },
      { $addToSet: { a: { $each: [1, 2, 2, { y: 1, x: 1 }] } } },
      { a: [1, { x: 1, y: 1 }, 2, { y: 1, x: 1 }] },
    ],
    ['$addToSet of a number of another type', { a: [1] }, { $addToSet: { a: new Double(1) } }, { a: [1] }],
    ['$setOnInsert of what exists', { a: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1, b: 1 }],
  ])('%s', async (_, before, change, after) => {
    const collection = await database.collection([{ _id: 1, ...before }])
    const result = await collection.updateOne({ _id: 1 }, change)
    const found = await collection.findOne({ _id: 1 })
    expect(found).toEqual({ _id: 1, ...after })
    expect(Object.keys(found!)).toEqual(['_id', ...Object.keys(after)])
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: isSame ? 0 : 1 })
  })

  test.each<[string, Document, Document, number]>([
    ['an unknown operator', {}, { $foo: { a: 1 } }, 9],
    ['$rename', { a: 1 }, { $rename: { a: 'b' } }, 9],
    ['$pull', { a: [1] }, { $pull: { a: 1 } }, 9],
    ['$mul', { a: 1 }, { $mul: { a: 2 } }, 9],
    ['$currentDate', {}, { $currentDate: { a: true } }, 9],
    ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc of null', { a: null }, { $inc: { a: 1 } }, 14],
    ['$inc by a string', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['$inc by a Decimal128', { a: 1 }, { $inc: { a: Decimal128.fromString('1') } }, 238],
    ['$inc below an int64', { a: Long.MIN_VALUE }, { $inc: { a: -1 } }, 2],
    ['$inc beyond an int64', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
    ['$push on a value', { a: 1 }, { $push: { a: 1 } }, 2],
    ['$push with $slice', { a: [1] }, { $push: { a: { $each: [1], $slice: 1 } } }, 2],
    ['$addToSet on a value', { a: 1 }, { $addToSet: { a: 1 } }, 2],
    ['a path below a value', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a path below null', { a: null }, { $set: { 'a.b': 1 } }, 28],
    ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
    ['two changes of one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['overlapping paths', { a: {} }, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['another _id', {}, { $set: { _id: 2 } }, 66],
    ['no _id', {}, { $unset: { _id: '' } }, 66],
    ['an empty name', {}, { $set: { 'a..b': 1 } }, 56],
    ['a positional path', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
    ['all positions', { a: [1] }, { $set: { 'a.$[]': 1 } }, 2],
    ['a name with $ in a value', {}, { $set: { a: { $b: 1 } } }, 52],
    ['an operator that is no document', {}, { $set: 1 as never }, 9],
    ['a value of a type that is not stored', {}, { $set: { a: new BSON.Code('x') } }, 238],
    ['such a value in $push', {}, { $push: { a: { $each: [1, new BSON.Code('x')] } } }, 238],
    ['a name with $ in $push', {}, { $push: { a: { b: { $c: 1 } } } }, 52],
    ['a name with $ in $addToSet', {}, { $addToSet: { a: { $each: [{ $c: 1 }] } } }, 52],
    ['a far element', { a: [] }, { $set: { 'a.1500001': 1 } }, 2],
  ])('refuse %s', async (_, before, change, code) => {
    const collection = await database.collection([{ _id: 1, ...before }])
    await expect(collection.updateOne({ _id: 1 }, change)).rejects.toMatchObject({ code })
    await expect(collection.findOneAndUpdate({ _id: 1 }, change)).rejects.toMatchObject({ code })
    expect(await collection.findOne({}, { promoteLongs: false })).toEqual({ _id: 1, ...before })
  })

  test.each<[string, Document, Document, number]>([
    ['a pipeline', {}, [{ $set: { a: 1 } }] as never, 238],
    ['arrayFilters', { arrayFilters: [{ x: 1 }] }, { $set: { a: 1 } }, 40415],
    ['hint', { hint: { a: 1 } }, { $set: { a: 1 } }, 40415],
    ['collation', { collation: { locale: 'vi' } }, { $set: { a: 1 } }, 40415],
    ['let', { let: { x: 1 } }, { $set: { a: 1 } }, 40415],
    ['sort', { sort: { a: 1 } }, { $set: { a: 1 } }, 40415],
  ])('refuse %s', async (_, options, change, code) => {
    const collection = await database.collection([{ _id: 1 }])
    await expect(collection.updateOne({ _id: 1 }, change, options)).rejects.toMatchObject({ code })
  })
})

test('findAndModify says what it did', async () => {
  const collection = await database.collection([{ _id: 1, a: 1 }])
  const metadata = { includeResultMetadata: true, upsert: true } as const
  const changed = await collection.findOneAndUpdate({ _id: 1 }, { $inc: { a: 1 } }, metadata)
  expect(changed).toMatchObject({ lastErrorObject: { n: 1, updatedExisting: true }, value: { _id: 1, a: 1 } })
  expect(changed.lastErrorObject).not.toHaveProperty('upserted')
  const inserted = await collection.findOneAndUpdate({ _id: 2 }, { $inc: { a: 1 } }, metadata)
  expect(inserted).toMatchObject({
    lastErrorObject: { n: 1, updatedExisting: false, upserted: 2 },
    value: null,
  })
  const missed = await collection.findOneAndUpdate(
    { _id: 3 },
    { $inc: { a: 1 } },
    { ...metadata, upsert: false },
  )
  expect(missed).toMatchObject({ lastErrorObject: { n: 0, updatedExisting: false }, value: null })
  const options = { projection: { a: 1, _id: 0 }, sort: { _id: -1 } } as const
  expect(await collection.findOneAndDelete({}, options)).toEqual({ a: 1 })
  expect(await collection.find().toArray()).toEqual([{ _id: 1, a: 2 }])
})

test('a delete refuses options it does not know, and another limit than none and one', async () => {
  const collection = await database.collection([{ _id: 1 }])
  await expect(collection.deleteOne({}, { hint: { a: 1 } })).rejects.toMatchObject({ code: 40415 })
  await expect(collection.deleteMany({}, { collation: { locale: 'vi' } })).rejects.toMatchObject({
    code: 40415,
  })
  const deletes = [{ q: {}, limit: 2 }]
  expect(await database.db.command({ delete: collection.collectionName, deletes })).toMatchObject({
    writeErrors: [{ index: 0, code: 9 }],
  })
  expect(await collection.countDocuments()).toBe(1)
})

describe('number types', () => {
  test('stay as they were received, also through updates of other fields', async () => {
    const document = {
      _id: 1,
      i: new Int32(5),
      l: Long.fromNumber(5),
      d: new Double(5),
      x: Decimal128.fromString('1.10'),
      list: [new Double(1), Long.fromNumber(1)],
    }
    const collection = await database.collection([document])
    await collection.updateOne({ _id: 1 }, { $set: { other: 1 }, $push: { list: new Int32(1) } } as never)
    const found = await stored(collection)
    expect(found['i']).toBeInstanceOf(Int32)
    expect(found['l']).toBeInstanceOf(Long)
    expect(found['d']).toBeInstanceOf(Double)
    expect(String(found['x'])).toBe('1.10')
    expect((found['list'] as unknown[]).map((value) => (value as { _bsontype: string })._bsontype)).toEqual([
      'Double',
      'Long',
      'Int32',
    ])
  })

  test.each([
    ['Int32', new Int32(1), new Int32(1), 'Int32', '2'],
    ['Int32 that overflows', new Int32(2147483647), new Int32(1), 'Long', '2147483648'],
    ['Long', Long.fromString('9007199254740993'), new Int32(1), 'Long', '9007199254740994'],
    ['Int32 by Long', new Int32(1), Long.fromNumber(1), 'Long', '2'],
    ['Int32 by Double', new Int32(1), new Double(1), 'Double', '2'],
    ['Double by Int32', new Double(1), new Int32(1), 'Double', '2'],
  ])('$inc of %s', async (_, before, by, type, after) => {
    const collection = await database.collection([{ _id: 1, a: before }])
    await collection.updateOne({ _id: 1 }, { $inc: { a: by } } as never)
    const { a } = (await stored(collection)) as { a: { _bsontype: string } }
    expect(a._bsontype).toBe(type)
    expect(String(a)).toBe(after)
  })

  test.each(['$min', '$max'])('%s leaves an equal number of another type as it is', async (operator) => {
    const collection = await database.collection([{ _id: 1, a: new Int32(5) }])
    const result = await collection.updateOne({ _id: 1 }, { [operator]: { a: new Double(5) } })
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 0 })
    expect((await stored(collection))['a']).toBeInstanceOf(Int32)
  })

  test('as names of new fields are ordered as numbers', async () => {
    const collection = await database.collection([{ _id: 1, a: {} }])
    await collection.updateOne({ _id: 1 }, { $set: { 'a.10': 1, 'a.9': 2 } })
    const socket = await rawConnection(database.server.socketPath)
    socket.write(opMsg(body({ find: collection.collectionName, $db: database.db.databaseName })))
    const [bytes] = (await once(socket, 'data')) as [Buffer]
    expect(bytes.indexOf('\x109\0')).toBeLessThan(bytes.indexOf('\x1010\0'))
    expect(bytes.indexOf('\x109\0')).toBeGreaterThan(0)
    socket.destroy()
  })
})

describe('upserts', () => {
  test.each<[string, Document, Document, Document]>([
    [
      'take equalities from the filter',
      { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 } },
      { $set: { e: 1 } },
      { a: 1, b: { c: 2 }, e: 1 },
    ],
    ['take equalities from $and', { $and: [{ a: 1 }, { b: 2 }] }, { $set: { e: 1 } }, { a: 1, b: 2, e: 1 }],
    ['take a single $in', { a: { $in: [7] } }, { $set: { e: 1 } }, { a: 7, e: 1 }],
    ['take nothing from $or', { $or: [{ a: 1 }, { b: 2 }] }, { $set: { e: 1 } }, { e: 1 }],
    ['use $setOnInsert and $inc', { a: 1 }, { $setOnInsert: { b: 1 }, $inc: { n: 3 } }, { a: 1, b: 1, n: 3 }],
  ])('%s', async (_, filter, change, expected) => {
    const collection = await database.collection()
    const result = await collection.updateOne(filter, change, { upsert: true })
    expect(result.upsertedCount).toBe(1)
    const found = await collection.findOne({})
    expect(found).toEqual({ _id: result.upsertedId, ...expected })
    expect(Object.keys(found!)[0]).toBe('_id')
  })

  test('take _id from the filter, and put it first', async () => {
    const collection = await database.collection()
    await collection.updateOne({ a: 1, _id: 'x' }, { $set: { b: 1 } }, { upsert: true })
    await collection.replaceOne({ _id: 'y' }, { c: 1 }, { upsert: true })
    const found = await collection.find().toArray()
    expect(found).toEqual([
      { _id: 'x', a: 1, b: 1 },
      { _id: 'y', c: 1 },
    ])
    expect(Object.keys(found[0]!)[0]).toBe('_id')
  })

  test('refuse a path matched twice, and another _id than was asked for', async () => {
    const collection = await database.collection()
    const upsert = { upsert: true }
    await expect(
      collection.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, upsert),
    ).rejects.toMatchObject({ code: 54 })
    await expect(collection.updateOne({ _id: 1 }, { $set: { _id: 2 } }, upsert)).rejects.toMatchObject({
      code: 66,
    })
    await expect(
      collection.updateOne({ a: { $eq: { $b: 1 } } }, { $set: { c: 1 } }, upsert),
    ).rejects.toMatchObject({ code: 52 })
    await expect(
      collection.replaceOne({ _id: { $eq: { $b: 1 } } as never }, { c: 1 }, upsert),
    ).rejects.toMatchObject({ code: 52 })
    expect(await collection.countDocuments()).toBe(0)
  })

  test('fifty at once of one key give one document', async () => {
    const collection = await database.collection()
    await Promise.all(
      Array.from({ length: 50 }, () =>
        collection.updateOne({ _id: 'k' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    )
    expect(await collection.find().toArray()).toEqual([{ _id: 'k', n: 50 }])
  })
})

describe('replacements', () => {
  test('keep _id and put it first', async () => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    await collection.replaceOne({ a: 1 }, { b: 2 })
    expect(await collection.findOne()).toEqual({ _id: 1, b: 2 })
    expect(await collection.findOneAndReplace({ b: 2 }, { c: 3 }, { returnDocument: 'after' })).toEqual({
      _id: 1,
      c: 3,
    })
  })

  test('count as unmodified where nothing changes', async () => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    expect(await collection.replaceOne({ _id: 1 }, { a: 1 })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    })
  })

  test('refuse names with $, another _id, and many documents', async () => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    const command = (u: Document, multi = false) =>
      database.db.command({ update: collection.collectionName, updates: [{ q: {}, u, multi }] })
    expect(await command({ b: { $x: 1 } })).toMatchObject({ writeErrors: [{ index: 0, code: 52 }] })
    expect(await command({ _id: 2 })).toMatchObject({ writeErrors: [{ index: 0, code: 66 }] })
    expect(await command({ b: 1 }, true)).toMatchObject({ writeErrors: [{ index: 0, code: 9 }] })
  })
})

describe('many documents', () => {
  test('updateMany changes each once, also when the change moves it along the index it was found by', async () => {
    const collection = await database.collection(Array.from({ length: 3000 }, (_, i) => ({ _id: i, a: i })))
    await collection.createIndex({ a: 1 })
    expect(await collection.updateMany({ a: { $gte: 0 } }, { $inc: { a: 10_000 } })).toMatchObject({
      matchedCount: 3000,
      modifiedCount: 3000,
    })
    expect(await collection.countDocuments({ a: { $gte: 10_000, $lt: 13_000 } })).toBe(3000)
    expect(await collection.updateMany({ _id: { $lt: 10 } }, { $inc: { a: 10 } })).toMatchObject({
      modifiedCount: 10,
    })
  })

  test('a single update far into an unindexed collection finds its document', async () => {
    const collection = await database.collection(Array.from({ length: 5000 }, (_, i) => ({ _id: i, a: i })))
    expect(await collection.updateOne({ a: 4321 }, { $set: { b: 1 } })).toMatchObject({ matchedCount: 1 })
    expect(
      await collection.findOneAndUpdate({ a: 4321 }, { $inc: { b: 1 } }, { returnDocument: 'after' }),
    ).toMatchObject({ _id: 4321, b: 2 })
    expect(await collection.findOneAndDelete({}, { sort: { a: -1 } })).toMatchObject({ _id: 4999 })
    expect(await collection.updateOne({ a: -1 }, { $set: { b: 1 } }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
    })
    expect(await collection.deleteMany({ a: { $gte: 1000 } })).toMatchObject({ deletedCount: 3999 })
    expect(await collection.estimatedDocumentCount()).toBe(1001)
  })

  test('concurrent increments of one unindexed document are all kept', async () => {
    const collection = await database.collection([
      ...Array.from({ length: 2000 }, (_, i) => ({ _id: i })),
      { _id: 'z', key: 'x', n: 0 },
    ])
    await Promise.all(
      Array.from({ length: 20 }, () => collection.updateOne({ key: 'x' }, { $inc: { n: 1 } })),
    )
    expect(await collection.findOne({ _id: 'z' })).toMatchObject({ n: 20 })
  })
})

test.each([1_000, 4_000, 8_192, 33_000, 70_000, 1_000_000, 5_000_000])(
  'a document of about %d bytes is kept byte by byte',
  async (size) => {
    const collection = await database.collection()
    await collection.createIndex({ tag: 1 })
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
    const parts = Array.from({ length: Math.ceil(size / 1000) }, () => bytes.toString('latin1'))
    await collection.insertOne({ _id: 1, tag: 'x', parts, last: 'end' })
    await collection.updateOne({ tag: 'x' }, { $set: { 'parts.0': 'first', tag: 'y' }, $inc: { n: 1 } })
    const expected = { _id: 1, tag: 'y', parts: ['first', ...parts.slice(1)], last: 'end', n: 1 }
    expect(await collection.findOne({ tag: 'y' })).toEqual(expected)
    expect(await collection.find({ last: 'end' }).sort({ n: 1 }).toArray()).toEqual([expected])
    expect(await collection.find({ parts: expected.parts }).project({ _id: 1 }).toArray()).toEqual([
      { _id: 1 },
    ])
  },
)

describe('inserts', () => {
  test('put _id first and keep the other fields in order', async () => {
    const collection = await database.collection()
    await collection.insertOne({ b: 1, _id: 5, a: 2 })
    expect(Object.keys((await collection.findOne())!)).toEqual(['_id', 'b', 'a'])
  })

  test.each<[string, Document, number]>([
    ['names with $', { $a: 1 }, 52],
    ['names with $ inside', { a: [{ $b: 1 }] }, 52],
    ['an array as _id', { _id: [1] }, 53],
    ['a regular expression', { a: /x/ }, 238],
    ['code', { a: [{ b: new BSON.Code('x', { c: 1 }) }] }, 238],
    ['a timestamp', { a: new BSON.Timestamp({ t: 1, i: 1 }) }, 238],
    ['MinKey', { a: new BSON.MinKey() }, 238],
    ['an _id that is too long', { _id: 'x'.repeat(3000) }, 17280],
    ['a document that is too large', { a: 'x'.repeat(16 * 1024 * 1024) }, 10334],
  ])('refuse %s', async (_, document, code) => {
    const collection = await database.collection()
    const command = database.db.command({ insert: collection.collectionName, documents: [document] })
    expect(await command.catch(({ code }) => ({ writeErrors: [{ code }] }))).toMatchObject({
      writeErrors: [{ code }],
    })
    expect(await collection.countDocuments()).toBe(0)
  })

  test('ordered ones stop at the first error, unordered ones go on', async () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }]
    const ordered = await database.collection()
    const failure = await ordered.insertMany(documents as never).catch((error) => error)
    expect(failure).toMatchObject({ code: 11000, insertedCount: 1, writeErrors: [{ index: 1 }] })
    const unordered = await database.collection()
    const other = await unordered.insertMany(documents as never, { ordered: false }).catch((error) => error)
    expect(other).toMatchObject({ code: 11000, insertedCount: 2, writeErrors: [{ index: 1 }] })
    expect(await unordered.countDocuments()).toBe(2)
  })
})
