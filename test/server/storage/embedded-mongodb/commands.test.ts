import { once } from 'node:events'
import mongoose from 'mongoose'
import { describe, expect, test } from 'vitest'
import { body, opMsg, rawConnection } from './raw-connection.ts'
import { withDatabase } from './with-database.ts'

const { Double, Long } = mongoose.mongo.BSON
const database = withDatabase()
type Document = Record<string, unknown>
const run = (command: Document) => database.db.command(command)
const refusal = (command: Document) =>
  run(command).then(
    () => null,
    (error) => ({ code: error.code, codeName: error.codeName }),
  )

describe('indexes', () => {
  test('are created, listed, found again and dropped', async () => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    expect(
      await collection.createIndexes([
        { key: { a: 1 } },
        { key: { b: 1, c: -1 }, unique: true, name: 'own' },
      ]),
    ).toEqual(['a_1', 'own'])
    expect(
      await run({ createIndexes: collection.collectionName, indexes: [{ key: { a: 1 }, name: 'a_1' }] }),
    ).toMatchObject({ numIndexesBefore: 3, numIndexesAfter: 3, note: 'all indexes already exist' })
    expect(await collection.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1 }, name: 'a_1' },
      { v: 2, key: { b: 1, c: -1 }, name: 'own', unique: true },
    ])
    await collection.dropIndex('own')
    await expect(collection.dropIndex('own')).rejects.toMatchObject({ code: 27 })
    await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 })
    await collection.dropIndexes()
    expect(await collection.indexes()).toHaveLength(1)
  })

  test.each<[string, Document, number]>([
    ['sparse', { key: { a: 1 }, name: 'x', sparse: true }, 40415],
    ['partial', { key: { a: 1 }, name: 'x', partialFilterExpression: { a: 1 } }, 40415],
    ['expiry', { key: { a: 1 }, name: 'x', expireAfterSeconds: 5 }, 40415],
    ['collation', { key: { a: 1 }, name: 'x', collation: { locale: 'vi' } }, 40415],
    ['hidden', { key: { a: 1 }, name: 'x', hidden: true }, 40415],
    ['text', { key: { a: 'text' }, name: 'x' }, 238],
    ['hashed', { key: { a: 'hashed' }, name: 'x' }, 238],
    ['2dsphere', { key: { a: '2dsphere' }, name: 'x' }, 238],
    ['wildcard', { key: { '$**': 1 }, name: 'x' }, 16410],
    ['another direction', { key: { a: 2 }, name: 'x' }, 67],
    ['no field', { key: {}, name: 'x' }, 67],
    ['an unknown option', { key: { a: 1 }, name: 'x', foo: 1 }, 40415],
    ['no name', { key: { a: 1 } }, 40414],
    ['a name in use', { key: { b: 1 }, name: 'a_1' }, 86],
    ['a key in use', { key: { a: 1 }, name: 'other' }, 85],
  ])('refuse %s', async (_, index, code) => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    await collection.createIndex({ a: 1 })
    expect(await refusal({ createIndexes: collection.collectionName, indexes: [index] })).toMatchObject({
      code,
    })
    expect(await collection.indexes()).toHaveLength(2)
  })

  test('that are not unique are refused with the duplicate, and leave nothing', async () => {
    const collection = await database.collection([{ a: 1 }, { a: 2 }, { a: new Double(1) }])
    await expect(collection.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { a: 1 },
      keyValue: { a: 1 },
    })
    expect(await collection.indexes()).toHaveLength(1)
    await collection.insertOne({ a: 1 })
  })

  test('built over many documents are complete, also for what is written meanwhile', async () => {
    const collection = await database.collection(Array.from({ length: 5000 }, (_, i) => ({ _id: i, a: i })))
    const building = Promise.all([
      collection.createIndex({ a: 1 }, { unique: true }),
      collection.createIndex({ a: 1 }, { unique: true }),
    ])
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        collection.updateOne({ _id: i * 25 } as never, { $inc: { a: 100_000 } }),
      ),
    )
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => collection.insertOne({ _id: 5000 + i, a: 50_000 + i } as never)),
    )
    await building
    expect(await collection.countDocuments({ a: { $gte: 0 } })).toBe(5100)
    expect(await collection.countDocuments({ a: { $gte: 100_000 } })).toBe(200)
    await expect(collection.insertOne({ a: 50_099 })).rejects.toMatchObject({ code: 11000 })
    await collection.deleteMany({ a: { $gte: 50_000 } })
    expect(await collection.countDocuments({ a: { $gte: 0 } })).toBe(4800)
  })

  test.each<[string, Document, Document | null, string]>([
    ['equality', { a: 1 }, null, 'a_1_b_1'],
    ['equality and range', { a: 1, b: { $gt: 5 } }, null, 'a_1_b_1'],
    ['$in', { a: { $in: [1, 2] } }, null, 'a_1_b_1'],
    ['equality and order', { a: 1 }, { b: -1 }, 'a_1_b_1'],
    ['the complete unique key', { a: 1, key: 'k' }, null, 'key_1'],
    ['_id before all', { a: 1, _id: 1 }, null, '_id_'],
    ['a range of _id', { _id: { $gt: 1 } }, null, '_id_'],
    ['order alone', {}, { a: 1 }, 'a_1_b_1'],
  ])('are used for %s, which explain shows', async (_, filter, sort, name) => {
    const collection = await database.collection()
    await collection.createIndexes([
      { key: { a: 1, b: 1 } },
      { key: { key: 1 }, unique: true },
      { key: { other: 1 } },
    ])
    const found = sort
      ? collection.find(filter as never).sort(sort as never)
      : collection.find(filter as never)
    const { queryPlanner } = await found.explain()
    expect(JSON.stringify(queryPlanner.winningPlan)).toContain(`"indexName":"${name}"`)
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toContain('"SORT"')
    const updated = await run({
      explain: { update: collection.collectionName, updates: [{ q: filter, u: { $set: { x: 1 } } }] },
    })
    if (!sort) expect(JSON.stringify(updated)).toContain(`"indexName":"${name}"`)
    const aggregated = await collection.aggregate([{ $match: filter }]).explain()
    if (!sort) expect(JSON.stringify(aggregated)).toContain(`"indexName":"${name}"`)
  })

  test.each<[string, Document]>([
    ['find', { filter: { a: 1 } }],
    ['count', { query: { a: 1 } }],
    ['distinct', { key: 'b', query: { a: 1 } }],
    ['aggregate', { pipeline: [{ $match: { a: 1 } }, { $count: 'n' }], cursor: {} }],
    ['findAndModify', { query: { a: 1 }, update: { $set: { b: 1 } } }],
    ['update', { updates: [{ q: { a: 1 }, u: { b: 1 } }] }],
    ['delete', { deletes: [{ q: { a: 1 }, limit: 0 }] }],
  ])('explain names the index of %s, runs nothing, and ignores no option of it', async (name, fields) => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    await collection.createIndex({ a: 1 })
    const command = { [name]: collection.collectionName, ...fields }
    const { queryPlanner } = await run({ explain: command, verbosity: 'queryPlanner' })
    expect(queryPlanner).toMatchObject({
      namespace: collection.namespace,
      winningPlan: {
        stage: 'FETCH',
        inputStage: { stage: 'IXSCAN', indexName: 'a_1', keyPattern: { a: 1 } },
      },
    })
    expect(await collection.find().toArray()).toEqual([{ _id: 1, a: 1 }])
    expect(await refusal({ explain: { ...command, collation: { locale: 'vi' } } })).toMatchObject({
      code: 40415,
    })
    expect(
      await refusal({ explain: { ...command, filter: { $where: 'x' }, query: { $where: 'x' } } }),
    ).not.toBeNull()
  })

  test('explain refuses what it cannot explain', async () => {
    expect(await refusal({ explain: { insert: 'x', documents: [{}] } })).toMatchObject({ code: 59 })
    expect(await refusal({ explain: 1 })).toMatchObject({ code: 14 })
    expect(await run({ explain: { find: 'nowhere' } })).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'EOF' } },
    })
  })

  test.each<[string, Record<string, 1 | -1>, boolean]>([
    ['as it is', { a: 1, b: -1 }, true],
    ['backwards', { a: -1, b: 1 }, true],
    ['by its first field', { a: -1 }, true],
    ['by its first field backwards, by its second forwards', { a: -1, b: -1 }, false],
    ['by its second field', { b: -1 }, false],
    ['beyond its fields', { a: 1, b: -1, c: 1 }, false],
  ])('give their order %s, or none', async (_, sort, isUsed) => {
    const documents = Array.from({ length: 30 }, (_, i) => ({ _id: i, a: i % 3, b: i % 5, c: i % 2 }))
    const plain = await database.collection(documents)
    const indexed = await database.collection(documents)
    await indexed.createIndex({ a: 1, b: -1 })
    const order = async (collection: typeof plain) =>
      (
        await collection
          .find({ c: { $gte: 0 } })
          .sort(sort)
          .toArray()
      ).map((document) => Object.keys(sort).map((name) => document[name]))
    expect(await order(indexed)).toEqual(await order(plain))
    const { queryPlanner } = await indexed.find().sort(sort).explain()
    expect(JSON.stringify(queryPlanner.winningPlan).includes('"SORT"')).toBe(!isUsed)
  })

  test('explain says where no index helps', async () => {
    const collection = await database.collection()
    await collection.insertOne({ x: 1 })
    const { queryPlanner } = await collection.find({ x: 1 }).sort({ y: 1 }).explain()
    expect(queryPlanner.winningPlan).toMatchObject({ stage: 'SORT', inputStage: { stage: 'COLLSCAN' } })
  })

  test('over arrays find a document once', async () => {
    const collection = await database.collection([
      { _id: 1, a: [1, 2, 3] },
      { _id: 2, a: [9] },
    ])
    await collection.createIndex({ a: 1 })
    expect((await collection.find({ a: { $gte: 1 } }).toArray()).map(({ _id }) => _id)).toEqual([1, 2])
    await collection.updateOne({ _id: 1 }, { $set: { a: [3] } })
    expect(await collection.countDocuments({ a: 1 })).toBe(0)
    await expect(
      collection.createIndex({ a: 1, b: 1 }).then(() => collection.insertOne({ a: [1], b: [1] })),
    ).rejects.toMatchObject({ code: 171 })
  })

  test('over arrays lose and repeat nothing when what was read ahead is read again', async () => {
    const collection = await database.collection(
      Array.from({ length: 50 }, (_, i) => ({ _id: i, a: [i, i + 25] })),
    )
    await collection.createIndex({ a: 1 })
    const { cursor } = await run({
      find: collection.collectionName,
      filter: { a: { $gte: 0 } },
      batchSize: 10,
    })
    const seen = cursor.firstBatch.map(({ _id }: Document) => _id)
    for (const batchSize of [10, 3, 20, 20]) {
      const more = await run({ getMore: cursor.id, collection: collection.collectionName, batchSize })
      seen.push(...more['cursor'].nextBatch.map(({ _id }: Document) => _id))
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })

  test('long keys are refused, not cut', async () => {
    const collection = await database.collection()
    await collection.createIndex({ a: 1 }, { unique: true })
    await expect(collection.insertOne({ a: 'x'.repeat(2000) })).rejects.toMatchObject({ code: 17280 })
    expect(await collection.find({ a: 'x'.repeat(2000) }).toArray()).toEqual([])
    expect(await collection.countDocuments()).toBe(0)
  })
})

describe('unique keys', () => {
  test('of twenty concurrent inserts of one value, one wins', async () => {
    const collection = await database.collection()
    await collection.createIndex({ receipt: 1 }, { unique: true })
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => collection.insertOne({ receipt: 'same', i })),
    )
    const failures = results.filter((result) => result.status === 'rejected')
    expect(failures).toHaveLength(19)
    expect(failures[0]!.reason).toMatchObject({
      code: 11000,
      keyPattern: { receipt: 1 },
      keyValue: { receipt: 'same' },
    })
    expect(failures[0]!.reason.message).toMatch(
      /E11000 duplicate key error collection: chi-so-hai-long\.\S+ index: receipt_1 dup key: \{ receipt: "same" \}/,
    )
    expect(await collection.countDocuments()).toBe(1)
  })

  test('count missing as null, and compare numbers across types and int64 exactly', async () => {
    const collection = await database.collection()
    await collection.createIndex({ a: 1 }, { unique: true })
    await collection.insertMany([
      { a: 1 },
      {},
      { a: Long.fromString('9007199254740992') },
      { a: Long.fromString('9007199254740993') },
    ])
    for (const a of [new Double(1), null, Long.fromString('9007199254740993')]) {
      await expect(collection.insertOne({ a } as never)).rejects.toMatchObject({ code: 11000 })
    }
    await expect(collection.insertOne({})).rejects.toMatchObject({ code: 11000, keyValue: { a: null } })
  })

  test('hold for updates, arrays and compound keys', async () => {
    const collection = await database.collection([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 2, b: [7, 8] },
    ])
    await collection.createIndex({ a: 1, b: 1 }, { unique: true })
    await expect(collection.updateOne({ _id: 2 }, { $set: { b: 1 } })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: 1, b: 1 },
    })
    await expect(collection.insertOne({ a: 2, b: 8 })).rejects.toMatchObject({ code: 11000 })
    await expect(collection.findOneAndUpdate({ _id: 2 }, { $set: { b: 1 } })).rejects.toMatchObject({
      code: 11000,
    })
    await collection.updateOne({ _id: 2 }, { $set: { b: 2, c: 1 } })
    await collection.deleteOne({ _id: 1 })
    await collection.updateOne({ _id: 2 }, { $set: { b: 1 } })
  })
})

describe('aggregation', () => {
  const documents = [
    { _id: 1, unit: 'a', n: 1, at: { y: 1 }, list: [1, 2] },
    { _id: 2, unit: 'b', n: 2.5, at: { y: 2 } },
    { _id: 3, unit: 'a', n: Long.fromNumber(4), list: [3] },
    { _id: 4, n: null },
    { _id: 5, n: 'text' },
  ]
  test.each<[string, Document[], Document[]]>([
    ['$match', [{ $match: { unit: 'a' } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 3 }]],
    [
      '$group by a field',
      [{ $group: { _id: '$unit', n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
      [
        { _id: null, n: 2 },
        { _id: 'a', n: 2 },
        { _id: 'b', n: 1 },
      ],
    ],
    [
      '$group of all',
      [
        {
          $group: {
            _id: null,
            sum: { $sum: '$n' },
            average: { $avg: '$n' },
            least: { $min: '$n' },
            most: { $max: '$n' },
          },
        },
      ],
      [{ _id: null, sum: 7.5, average: 2.5, least: 1, most: 'text' }],
    ],
    [
      '$group by several fields',
      [
        { $match: { unit: { $in: ['a', 'b'] } } },
        { $group: { _id: { u: '$unit', y: '$at.y' }, n: { $sum: '$n' } } },
        { $sort: { n: 1 } },
      ],
      [
        { _id: { u: 'a', y: 1 }, n: 1 },
        { _id: { u: 'b', y: 2 }, n: 2.5 },
        { _id: { u: 'a' }, n: 4 },
      ],
    ],
    [
      '$avg and $min of nothing',
      [{ $group: { _id: null, average: { $avg: '$x' }, least: { $min: '$x' }, sum: { $sum: '$x' } } }],
      [{ _id: null, average: null, least: null, sum: 0 }],
    ],
    [
      '$sort, $skip and $limit',
      [{ $sort: { n: -1, _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1 } }],
      [
        { _id: 3, n: 4 },
        { _id: 2, n: 2.5 },
      ],
    ],
    ['$limit first', [{ $limit: 2 }, { $project: { unit: 1, _id: 0 } }], [{ unit: 'a' }, { unit: 'b' }]],
    [
      '$project without fields',
      [{ $match: { _id: 1 } }, { $project: { at: 0, list: 0 } }],
      [{ _id: 1, unit: 'a', n: 1 }],
    ],
    ['$count', [{ $match: { unit: 'a' } }, { $count: 'many' }], [{ many: 2 }]],
    ['$count of nothing', [{ $match: { unit: 'z' } }, { $count: 'many' }], []],
    ['$group by an array', [{ $match: { _id: 3 } }, { $group: { _id: '$list' } }], [{ _id: [3] }]],
    [
      'an empty pipeline',
      [],
      documents.map((document) => (document._id === 3 ? { ...document, n: 4 } : document)),
    ],
  ])('%s', async (_, pipeline, expected) => {
    const collection = await database.collection(documents)
    expect(await collection.aggregate(pipeline).toArray()).toEqual(expected)
  })

  test('$group and index keys keep the order of fields, also where their names are numbers', async () => {
    const collection = await database.collection([{ a: 1, b: 2 }])
    const socket = await rawConnection(database.server.socketPath)
    const answer = async (command: Map<string, unknown>) => {
      command.set('$db', database.db.databaseName)
      socket.write(opMsg(body(command as never)))
      return ((await once(socket, 'data')) as [Buffer])[0].toString('latin1')
    }
    const target = collection.collectionName
    const id = new Map([
      ['b', '$b'],
      ['1', '$a'],
    ])
    const group = { aggregate: target, pipeline: [{ $group: { _id: id } }], cursor: {} }
    const grouped = await answer(new Map(Object.entries(group)))
    expect(grouped).toContain('\x10b\0\x02\0\0\0\x101\0\x01\0\0\0')
    const key = new Map([
      ['b', 1],
      ['1', -1],
    ])
    await answer(new Map(Object.entries({ createIndexes: target, indexes: [{ key, name: 'x' }] })))
    const listed = await answer(new Map(Object.entries({ listIndexes: target })))
    expect(listed).toContain('\x10b\0\x01\0\0\0\x101\0\xff\xff\xff\xff')
    socket.destroy()
  })

  test('sums keep int32 while they fit, then are int64, and are exact', async () => {
    const collection = await database.collection([
      { a: 2147483647, b: Long.fromString('9007199254740993'), d: Long.fromNumber(1) },
      { a: 1, b: 1, d: 1 },
    ])
    const [sums] = await collection
      .aggregate(
        [{ $group: { _id: null, a: { $sum: '$a' }, b: { $sum: '$b' }, c: { $sum: 1 }, d: { $sum: '$d' } } }],
        {
          promoteValues: false,
        },
      )
      .toArray()
    expect(
      [sums!['a'], sums!['b'], sums!['c'], sums!['d']].map((value) => `${value._bsontype} ${value}`),
    ).toEqual(['Long 2147483648', 'Long 9007199254740994', 'Int32 2', 'Long 2'])
  })

  test('sums of doubles lose nothing small beside something large', async () => {
    const collection = await database.collection([
      ...Array.from({ length: 10 }, () => ({ a: 0.1 })),
      { b: 1e100 },
      { b: new Double(1) },
      { b: -1e100 },
      { c: Long.MAX_VALUE },
      { c: Long.MAX_VALUE },
    ])
    const group = { _id: null, a: { $sum: '$a' }, b: { $sum: '$b' }, c: { $sum: '$c' }, d: { $avg: '$c' } }
    expect(await collection.aggregate([{ $group: group }]).toArray()).toEqual([
      { _id: null, a: 1, b: 1, c: 2 ** 64, d: 2 ** 63 },
    ])
  })

  test('keeps no more in memory than it may', async () => {
    const collection = await database.collection()
    const text = (letter: string) => letter.repeat(15_900_000)
    for (const letter of 'abcdefg') await collection.insertOne({ _id: letter, text: text(letter) })
    const code = (work: Promise<unknown>) => work.then(String, (error) => error.code)
    expect(await code(collection.find().sort({ text: 1 }).toArray())).toBe(292)
    expect(await code(collection.aggregate([]).toArray())).toBe(292)
    expect(await code(collection.aggregate([{ $sort: { text: 1 } }, { $limit: 1 }]).toArray())).toBe(292)
    expect(await code(collection.aggregate([{ $group: { _id: '$text' } }, { $limit: 1 }]).toArray())).toBe(
      292,
    )
    expect(await code(collection.distinct('text'))).toBe(17217)
    const first = await collection.find().sort({ text: -1 }).limit(1).project({ _id: 1 }).toArray()
    expect(first).toEqual([{ _id: 'g' }])
    await collection.drop()
  }, 90_000)

  test('reads large results in batches', async () => {
    const collection = await database.collection(Array.from({ length: 500 }, (_, i) => ({ _id: i })))
    expect(await collection.aggregate([{ $sort: { _id: -1 } }], { batchSize: 50 }).toArray()).toHaveLength(
      500,
    )
  })

  test.each<[string, Document[], number]>([
    ['an unknown stage', [{ $foo: {} }], 40324],
    ['$lookup', [{ $lookup: { from: 'x' } }], 40324],
    ['$facet', [{ $facet: {} }], 40324],
    ['$unwind', [{ $unwind: '$a' }], 40324],
    ['$out', [{ $out: 'x' }], 40324],
    ['$merge', [{ $merge: 'x' }], 40324],
    ['$changeStream', [{ $changeStream: {} }], 40573],
    ['two fields in a stage', [{ $match: {}, $limit: 1 }], 40323],
    ['an unknown accumulator', [{ $group: { _id: null, a: { $push: '$a' } } }], 15952],
    ['an expression', [{ $group: { _id: { $year: '$a' } } }], 238],
    ['an expression in an accumulator', [{ $group: { _id: null, a: { $sum: { $add: [1, 2] } } } }], 238],
    ['a variable', [{ $group: { _id: '$$ROOT' } }], 238],
    ['$group without _id', [{ $group: { n: { $sum: 1 } } }], 15955],
    ['a computed projection', [{ $project: { a: '$b' } }], 2],
    ['$function', [{ $project: { a: { $function: {} } } }], 2],
    ['$limit 0', [{ $limit: 0 }], 15958],
    ['an unknown operator in $match', [{ $match: { $where: '1' } }], 2],
  ])('refuses %s', async (_, pipeline, code) => {
    const collection = await database.collection(documents)
    await expect(collection.aggregate(pipeline).toArray()).rejects.toMatchObject({ code })
  })
})

describe('counting and distinct values', () => {
  test('count all, matches, and within skip and limit', async () => {
    const collection = await database.collection([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(await collection.estimatedDocumentCount()).toBe(3)
    expect(await collection.count({ a: { $gt: 1 } })).toBe(2)
    expect(await collection.count({}, { skip: 1, limit: 1 })).toBe(1)
    expect(await collection.countDocuments({ a: { $gt: 1 } }, { limit: 1 })).toBe(1)
    await collection.deleteOne({ a: 1 })
    expect(await collection.estimatedDocumentCount()).toBe(2)
    expect(await database.db.collection('nowhere').estimatedDocumentCount()).toBe(0)
  })

  test('distinct takes arrays apart and each value once', async () => {
    const collection = await database.collection([
      { a: [1, 2] },
      { a: new Double(2) },
      { a: 'x' },
      {},
      { a: { b: 1 } },
    ])
    expect(await collection.distinct('a')).toEqual([1, 2, 'x', { b: 1 }])
    expect(await collection.distinct('a', { a: 'x' })).toEqual(['x'])
  })
})

describe('collections', () => {
  test('are created, listed and dropped', async () => {
    await database.db.createCollection('made')
    await expect(database.db.createCollection('made')).rejects.toMatchObject({ code: 48 })
    expect((await database.db.listCollections({ name: 'made' }).toArray())[0]).toMatchObject({
      name: 'made',
      type: 'collection',
    })
    expect(await database.db.listCollections({ name: 'made' }, { nameOnly: true }).toArray()).toEqual([
      { name: 'made', type: 'collection' },
    ])
    expect(await database.db.collection('made').drop()).toBe(true)
    expect(await database.db.listCollections({ name: 'made' }).toArray()).toEqual([])
    await expect(database.db.collection('made').indexes()).rejects.toMatchObject({ code: 26 })
  })

  test('come back empty after a drop', async () => {
    const collection = await database.collection([{ _id: 1, a: 1 }])
    await collection.createIndex({ a: 1 }, { unique: true })
    await collection.drop()
    await collection.insertOne({ _id: 1, a: 2 })
    expect(await collection.find().toArray()).toEqual([{ _id: 1, a: 2 }])
    expect(await collection.indexes()).toHaveLength(1)
  })

  test('belong to databases, which are listed and dropped', async () => {
    const other = database.connection.getClient().db('other')
    await other.collection('x').insertOne({ a: 1 })
    const { databases } = await database.db.admin().listDatabases()
    expect(databases.map(({ name }) => name)).toContain('other')
    await other.dropDatabase()
    expect(await other.listCollections().toArray()).toEqual([])
  })

  test.each(['', 'a$b', 'system.x', '.x', 'x\0y'])('refuse the name %j', async (name) => {
    expect(await refusal({ insert: name, documents: [{ a: 1 }] })).toMatchObject({ code: 73 })
  })
})

describe('commands', () => {
  test.each<[string, Document, Document]>([
    ['ping', { ping: 1 }, {}],
    ['hello', { hello: 1 }, { isWritablePrimary: true, maxWireVersion: 21, minWireVersion: 0 }],
    ['buildInfo', { buildInfo: 1 }, { version: '7.0.0' }],
    ['serverStatus', { serverStatus: 1 }, { process: 'embedded-mongodb' }],
    ['dbStats', { dbStats: 1 }, { db: 'chi-so-hai-long' }],
    ['collStats', { collStats: 'nowhere' }, { count: 0 }],
    ['endSessions', { endSessions: [] }, {}],
  ])('%s answers', async (_, command, expected) => {
    expect(await run(command)).toMatchObject({ ...expected, ok: 1 })
  })

  test.each<[string, Document, number]>([
    ['an unknown command', { fooBar: 1 }, 59],
    ['bulkWrite of 8.0', { bulkWrite: 1 }, 59],
    ['mapReduce', { mapReduce: 'x' }, 59],
    ['eval', { eval: '1' }, 59],
    ['renameCollection', { renameCollection: 'x' }, 59],
    ['an unknown option', { find: 'x', foo: 1 }, 40415],
    ['collation', { find: 'x', collation: { locale: 'vi' } }, 40415],
    ['hint', { find: 'x', hint: { a: 1 } }, 40415],
    ['let', { find: 'x', let: { a: 1 } }, 40415],
    ['tailable', { find: 'x', tailable: true }, 40415],
    ['allowDiskUse', { aggregate: 'x', pipeline: [], cursor: {}, allowDiskUse: true }, 40415],
    ['capped', { create: 'x', capped: true }, 40415],
    ['a validator', { create: 'x', validator: {} }, 40415],
    ['a view', { create: 'x', viewOn: 'y' }, 40415],
    ['a time series', { create: 'x', timeseries: {} }, 40415],
    ['a filter of the wrong type', { find: 'x', filter: 1 }, 14],
    ['a negative limit', { find: 'x', limit: -1 }, 51024],
    ['write concern 2', { insert: 'x', documents: [{}], writeConcern: { w: 2 } }, 2],
    ['snapshot reads', { find: 'x', readConcern: { level: 'snapshot' } }, 238],
    [
      'a transaction',
      {
        insert: 'x',
        documents: [{}],
        lsid: { id: new mongoose.mongo.UUID() },
        txnNumber: Long.fromNumber(1),
        startTransaction: true,
        autocommit: false,
      },
      20,
    ],
    ['no documents', { insert: 'x', documents: [] }, 16],
    ['an aggregation without a cursor', { aggregate: 'x', pipeline: [] }, 9],
    ['a comment beside an unknown field', { ping: 1, comment: 'x', foo: 1 }, 40415],
    ['an unknown cursor option', { aggregate: 'x', pipeline: [], cursor: { foo: 1 } }, 40415],
    ['an unknown write concern', { insert: 'x', documents: [{}], writeConcern: { foo: 1 } }, 40415],
    ['a write concern with tags', { insert: 'x', documents: [{}], writeConcern: { w: 'tag' } }, 2],
    ['free storage', { dbStats: 1, freeStorage: 1 }, 238],
    ['a filter of databases', { listDatabases: 1, filter: { name: 'x' } }, 238],
    ['a collection that is no name', { find: 1 }, 14],
    ['an aggregation of a database', { aggregate: 1, pipeline: [], cursor: {} }, 14],
  ])('refuse %s', async (_, command, code) => {
    const outcome = await database.db.command(command as never, { readPreference: 'primary' }).then(
      () => null,
      (error) => error.code ?? error.originalError?.code,
    )
    expect(outcome).toBe(code)
  })

  test('a transaction of the driver is refused, and stores nothing', async () => {
    const session = database.connection.getClient().startSession()
    session.startTransaction()
    const collection = await database.collection()
    await expect(collection.insertOne({ a: 1 }, { session })).rejects.toThrow()
    await session.abortTransaction().catch(() => undefined)
    await session.endSession()
    expect(await collection.countDocuments()).toBe(0)
  })

  test('a change stream is refused', async () => {
    const stream = database.db.collection('x').watch()
    await expect(stream.next()).rejects.toMatchObject({ code: 40573 })
    await stream.close()
  })

  test('unacknowledged writes get no reply, and are done', async () => {
    const collection = await database.collection()
    await collection.insertOne({ a: 1 }, { writeConcern: { w: 0 } })
    await expect.poll(() => collection.countDocuments()).toBe(1)
  })

  test('maxTimeMS ends a scan that takes longer, also that of a write', async () => {
    const collection = await database.collection(Array.from({ length: 20_000 }, (_, i) => ({ _id: i, a: i })))
    const filter = { a: { $nin: Array.from({ length: 50 }, (_, i) => `value ${i}`), $lt: -1 } }
    await expect(collection.find(filter).maxTimeMS(1).toArray()).rejects.toMatchObject({ code: 50 })
    await expect(
      collection.findOneAndUpdate(filter, { $set: { b: 1 } }, { maxTimeMS: 1 }),
    ).rejects.toMatchObject({ code: 50 })
    await expect(collection.updateMany(filter, { $set: { b: 1 } }, { maxTimeMS: 1 })).rejects.toMatchObject({
      code: 50,
    })
  })

  test('a field that is null counts as not sent', async () => {
    const collection = await database.collection([{ _id: 1 }, { _id: 2 }])
    const { cursor } = await run({ find: collection.collectionName, filter: null, sort: null, limit: null })
    expect(cursor.firstBatch).toHaveLength(2)
  })

  test('dbStats scales sizes', async () => {
    const { storageSize } = await run({ dbStats: 1 })
    const scaled = await run({ dbStats: 1, scale: 1024, freeStorage: 0 })
    expect(scaled).toMatchObject({ storageSize: Math.floor(Number(storageSize) / 1024), scaleFactor: 1024 })
  })
})
