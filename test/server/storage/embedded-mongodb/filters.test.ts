import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { withDatabase } from './with-database.ts'

const { Binary, Code, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } = mongoose.mongo.BSON
const database = withDatabase()
const uuid = new UUID('0b9f6c5e-6a0e-4a43-9d0b-6f3f7f1a2b3c')
const id = new ObjectId('64b7f0c2a1b2c3d4e5f60718')

/** Each case: documents (their position is their `_id`), a filter, and the positions that match. */
type Case = [
  name: string,
  documents: readonly Record<string, unknown>[],
  filter: Record<string, unknown>,
  matches: number[],
]

const cases: Case[] = [
  ['everything', [{ a: 1 }, {}], {}, [0, 1]],
  [
    'equality of numbers of any type',
    [{ a: 5 }, { a: new Double(5) }, { a: Long.fromNumber(5) }, { a: '5' }],
    { a: 5 },
    [0, 1, 2],
  ],
  [
    'int64 exactly, beyond 2^53',
    [{ a: Long.fromString('9007199254740992') }, { a: Long.fromString('9007199254740993') }],
    { a: Long.fromString('9007199254740993') },
    [1],
  ],
  [
    'int64 against double, exactly',
    [{ a: Long.fromString('9007199254740993') }, { a: 9007199254740992 }],
    { a: { $gt: 9007199254740992 } },
    [0],
  ],
  ['-0 equals 0', [{ a: new Double(-0) }, { a: 0 }], { a: 0 }, [0, 1]],
  ['NaN equals NaN only', [{ a: Number.NaN }, { a: 1 }, { a: null }], { a: Number.NaN }, [0]],
  ['NaN is not less than anything', [{ a: Number.NaN }, { a: 1 }], { a: { $lt: 5 } }, [1]],
  ['$gte NaN is NaN', [{ a: Number.NaN }, { a: 1 }], { a: { $gte: Number.NaN } }, [0]],
  ['strings by bytes, not by locale', [{ a: 'b' }, { a: 'B' }, { a: 'ă' }], { a: { $gt: 'Z' } }, [0, 2]],
  ['strings outside the BMP by UTF-8', [{ a: '\u{1f600}' }, { a: '\uffee' }], { a: { $gt: '\uffef' } }, [0]],
  [
    'strings with null bytes',
    [{ a: 'x' }, { a: 'x\0' }, { a: 'x\0y' }, { a: 'x\u0001' }],
    { a: { $gt: 'x', $lt: 'x\0y' } },
    [1],
  ],
  [
    'comparisons stay within a type',
    [{ a: 1 }, { a: '1' }, { a: true }, { a: new Date(1) }, {}, { a: null }],
    { a: { $gte: 0 } },
    [0],
  ],
  ['true is not 1', [{ a: true }, { a: 1 }], { a: true }, [0]],
  ['dates', [{ a: new Date(-5) }, { a: new Date(5) }], { a: { $lt: new Date(0) } }, [0]],
  ['ObjectId', [{ a: id }, { a: id.toHexString() }], { a: id }, [0]],
  ['UUID by bytes and subtype', [{ a: uuid }, { a: new Binary(uuid.buffer, 0) }], { a: uuid }, [0]],
  [
    'binary with invalid UTF-8 by bytes',
    [{ a: new Binary(Buffer.from([0xff])) }, { a: new Binary(Buffer.from([0xfe])) }],
    { a: new Binary(Buffer.from([0xff])) },
    [0],
  ],
  ['null is null or missing', [{ a: null }, {}, { a: 0 }, { a: [] }, { a: [null] }], { a: null }, [0, 1, 4]],
  ['$ne null', [{ a: null }, {}, { a: 0 }, { a: [] }], { a: { $ne: null } }, [2, 3]],
  ['$gte null is null or missing', [{ a: null }, {}, { a: 0 }], { a: { $gte: null } }, [0, 1]],
  ['$gt null is nothing', [{ a: null }, {}, { a: 0 }], { a: { $gt: null } }, []],
  ['$exists', [{ a: null }, {}, { a: [] }], { a: { $exists: true } }, [0, 2]],
  ['$exists false', [{ a: null }, {}, { a: [] }], { a: { $exists: false } }, [1]],
  [
    '$exists on a path through an array',
    [{ a: [{ b: 1 }] }, { a: [1] }, { a: [] }],
    { 'a.b': { $exists: true } },
    [0],
  ],
  ['an element of an array', [{ a: [1, 2] }, { a: 2 }, { a: [[2]] }], { a: 2 }, [0, 1]],
  ['a whole array', [{ a: [1, 2] }, { a: [2, 1] }, { a: [[1, 2]] }], { a: [1, 2] }, [0, 2]],
  ['an empty array', [{ a: [] }, { a: [[]] }, { a: null }], { a: [] }, [0, 1]],
  [
    'two conditions met by different elements',
    [{ a: [1, 10] }, { a: [4] }, { a: [10] }],
    { a: { $gt: 3, $lt: 5 } },
    [0, 1],
  ],
  [
    'two conditions met by different elements of one array',
    [{ a: [1, 10] }, { a: 11 }],
    { a: { $gt: 5, $lt: 5 } },
    [0],
  ],
  [
    'a path into documents of an array',
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: 2 } }, { a: [[{ b: 2 }]] }],
    { 'a.b': 2 },
    [0, 1],
  ],
  ['a position in an array', [{ a: [7, 8] }, { a: { 1: 8 } }, { a: [8] }], { 'a.1': 8 }, [0, 1]],
  ['a position, then a field', [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 2 }] }], { 'a.1.b': 2 }, [0]],
  ['null where an element lacks the field', [{ a: [{ b: 1 }, {}] }, { a: [{ b: 1 }] }], { 'a.b': null }, [0]],
  ['null below a plain value', [{ a: 4 }, { a: { b: 1 } }], { 'a.b': null }, [0]],
  [
    'a document with its field order',
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: { x: 1 } }],
    { a: { x: 1, y: 2 } },
    [0],
  ],
  ['a document with numbers of another type', [{ a: { x: new Double(1) } }], { a: { x: 1 } }, [0]],
  ['an empty document', [{ a: {} }, { a: null }], { a: {} }, [0]],
  ['$lt', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: '1' }, {}], { a: { $lt: 2 } }, [0]],
  ['$lte', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: '1' }, {}], { a: { $lte: 2 } }, [0, 1]],
  ['$gt', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: '3' }, {}], { a: { $gt: 2 } }, [2]],
  ['$gte', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: '3' }, {}], { a: { $gte: 2 } }, [1, 2]],
  ['$in', [{ a: 1 }, { a: 'x' }, { a: 2 }, { a: [2, 3] }], { a: { $in: [2, 'x'] } }, [1, 2, 3]],
  ['$in with null', [{ a: 1 }, {}, { a: null }], { a: { $in: [null] } }, [1, 2]],
  ['$in with nothing', [{ a: 1 }, {}], { a: { $in: [] } }, []],
  ['$nin', [{ a: 1 }, {}, { a: [1, 2] }], { a: { $nin: [1] } }, [1]],
  ['$ne with an array', [{ a: [1, 2] }, { a: [3] }], { a: { $ne: 1 } }, [1]],
  ['$not', [{ a: 1 }, { a: 5 }, {}], { a: { $not: { $gt: 3 } } }, [0, 2]],
  ['$and', [{ a: 1, b: 1 }, { a: 1 }], { $and: [{ a: 1 }, { b: 1 }] }, [0]],
  ['$or', [{ a: 1 }, { b: 1 }, {}], { $or: [{ a: 1 }, { b: 1 }] }, [0, 1]],
  ['$nor', [{ a: 1 }, { b: 1 }, {}], { $nor: [{ a: 1 }, { b: 1 }] }, [2]],
  ['$or beside a field', [{ a: 1, c: 1 }, { a: 1 }, { c: 1 }], { c: 1, $or: [{ a: 1 }, { b: 1 }] }, [0]],
]

describe.each([
  ['without an index', []],
  ['with an index', [{ a: 1 }, { 'a.b': 1 }]],
  ['with a descending index', [{ a: -1 }, { 'a.b': -1, a: 1 }]],
])('filters %s', (_, indexes) => {
  test.each(cases)('%s', async (_name, documents, filter, matches) => {
    const collection = await database.collection(documents.map((document, i) => ({ _id: i, ...document })))
    for (const index of indexes) {
      await collection.createIndex(index as never).catch((error) => expect(error.code).toBe(171))
    }
    const found = await collection.find(filter as never).toArray()
    expect(found.map(({ _id }) => _id).sort()).toEqual(matches)
    expect(await collection.countDocuments(filter as never)).toBe(matches.length)
    expect(await collection.count(filter as never)).toBe(matches.length)
  })
})

describe('filters refuse', () => {
  test.each<[string, Record<string, unknown>, number]>([
    ['an unknown operator', { a: { $foo: 1 } }, 2],
    ['an unknown top level operator', { $foo: 1 }, 2],
    ['$where', { $where: 'true' }, 2],
    ['$expr', { $expr: { $eq: [1, 1] } }, 2],
    ['$text', { $text: { $search: 'x' } }, 2],
    ['$regex', { a: { $regex: 'x' } }, 2],
    ['a regular expression', { a: /x/ }, 238],
    ['a regular expression in $in', { a: { $in: [/x/] } }, 238],
    ['$elemMatch', { a: { $elemMatch: { b: 1 } } }, 2],
    ['$near', { a: { $near: [0, 0] } }, 2],
    ['operators mixed with fields', { a: { $gt: 1, b: 2 } }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$not of a value', { a: { $not: 1 } }, 2],
    ['Decimal128', { a: Decimal128.fromString('1') }, 238],
    ['Decimal128 in $in', { a: { $in: [1, Decimal128.fromString('1')] } }, 238],
    ['a timestamp', { a: { $gt: new Timestamp({ t: 1, i: 1 }) } }, 238],
    ['$where with a function, which is code on the wire', { $where: new Code('true') }, 2],
    ['code as a value', { a: new Code('true', { b: 1 }) }, 238],
    ['a null byte in a path', { 'a.$': 1 }, 16410],
  ])('%s', async (_, filter, code) => {
    const collection = await database.collection([{ a: 1 }])
    await expect(collection.find(filter as never).toArray()).rejects.toMatchObject({ code })
    await expect(collection.updateOne(filter as never, { $set: { b: 1 } })).rejects.toMatchObject({ code })
    await expect(collection.deleteMany(filter as never)).rejects.toMatchObject({ code })
    await expect(collection.countDocuments(filter as never)).rejects.toMatchObject({ code })
  })

  test('comparing with a stored Decimal128, rather than leaving it out', async () => {
    const collection = await database.collection([{ a: Decimal128.fromString('1.5') }])
    expect(await collection.findOne({})).toMatchObject({ a: Decimal128.fromString('1.5') })
    await expect(collection.find({ a: { $gt: 1 } }).toArray()).rejects.toMatchObject({ code: 238 })
    await expect(collection.find({}).sort({ a: 1 }).toArray()).rejects.toMatchObject({ code: 238 })
  })
})

describe('sorting', () => {
  const inOrder = [
    { a: [] },
    { a: null },
    {},
    { a: Number.NaN },
    { a: -5 },
    { a: new Int32(3) },
    { a: Long.fromString('9007199254740992') },
    { a: Long.fromString('9007199254740993') },
    { a: 'Z' },
    { a: 'a' },
    { a: { x: 1 } },
    { a: [[1]] },
    { a: new Binary(Buffer.from([9])) },
    { a: new Binary(Buffer.from([1, 1])) },
    { a: id },
    { a: false },
    { a: true },
    { a: new Date(0) },
  ].map((document, i) => ({ _id: i, ...document }))

  test.each([
    ['in memory', null],
    ['by an index over arrays, which is not used for it', { a: 1 }],
  ])('orders types and values as BSON does, %s', async (_, index) => {
    const collection = await database.collection([...inOrder].reverse())
    if (index) await collection.createIndex(index as never)
    const ascending = await collection.find().sort({ a: 1, _id: 1 }).toArray()
    expect(ascending.map(({ _id }) => _id)).toEqual(inOrder.map(({ _id }) => _id))
    const descending = await collection.find().sort({ a: -1, _id: -1 }).toArray()
    expect(descending.map(({ _id }) => _id)).toEqual(inOrder.map(({ _id }) => _id).reverse())
  })

  test('takes the least element of an array when ascending, the greatest when descending', async () => {
    const collection = await database.collection([
      { _id: 1, a: [5, 1] },
      { _id: 2, a: 3 },
      { _id: 3, a: [4, 2] },
    ])
    expect((await collection.find().sort({ a: 1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 3, 2])
    expect((await collection.find().sort({ a: -1 }).toArray()).map(({ _id }) => _id)).toEqual([1, 3, 2])
  })

  test('skips and limits, in memory and by index alike', async () => {
    const documents = Array.from({ length: 300 }, (_, i) => ({ _id: i, a: (i * 7) % 300, b: i % 3 }))
    const collection = await database.collection(documents)
    const ask = async () =>
      (await collection.find({ b: 1 }).sort({ a: -1 }).skip(5).limit(20).toArray()).map(({ a }) => a)
    const inMemory = await ask()
    await collection.createIndex({ b: 1, a: 1 })
    expect(await ask()).toEqual(inMemory)
    expect(inMemory).toEqual([...inMemory].sort((a, b) => Number(b) - Number(a)))
    expect(inMemory).toHaveLength(20)
  })
})

describe('projection', () => {
  const document = { _id: 1, a: { x: 1, y: 2 }, list: [{ x: 1, y: 2 }, 5, [{ x: 3 }]], z: 3 }
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['fields', { z: 1 }, { _id: 1, z: 3 }],
    ['fields in document order', { z: 1, a: 1 }, { _id: 1, a: { x: 1, y: 2 }, z: 3 }],
    ['without _id', { z: 1, _id: 0 }, { z: 3 }],
    ['only _id', { _id: 1 }, { _id: 1 }],
    ['paths', { 'a.x': 1 }, { _id: 1, a: { x: 1 } }],
    ['paths in arrays', { 'list.x': true }, { _id: 1, list: [{ x: 1 }, [{ x: 3 }]] }],
    ['a missing field', { nothing: 1 }, { _id: 1 }],
    ['all but fields', { a: 0, list: 0 }, { _id: 1, z: 3 }],
    ['all but paths', { 'list.x': 0, a: false }, { _id: 1, list: [{ y: 2 }, 5, [{}]], z: 3 }],
    ['all but _id', { _id: 0 }, { a: { x: 1, y: 2 }, list: [{ x: 1, y: 2 }, 5, [{ x: 3 }]], z: 3 }],
  ])('%s', async (_, projection, expected) => {
    const collection = await database.collection([document])
    const found = await collection.findOne({}, { projection })
    expect(found).toEqual(expected)
    expect(Object.keys(found!)).toEqual(Object.keys(expected))
  })

  test.each<[string, Record<string, unknown>, number]>([
    ['a mixture', { a: 1, z: 0 }, 31254],
    ['overlapping paths', { a: 1, 'a.x': 1 }, 31249],
    ['$slice', { list: { $slice: 1 } }, 2],
    ['$elemMatch', { list: { $elemMatch: { x: 1 } } }, 2],
    ['a computed field', { b: '$a' }, 2],
    ['a position', { 'list.$': 1 }, 16410],
  ])('refuses %s', async (_, projection, code) => {
    const collection = await database.collection([document])
    await expect(collection.findOne({}, { projection })).rejects.toMatchObject({ code })
  })
})
