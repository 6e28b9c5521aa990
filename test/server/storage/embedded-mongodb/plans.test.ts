import fc from 'fast-check'
import mongoose from 'mongoose'
import { expect, test } from 'vitest'
import { type TestDocument, withDatabase } from './with-database.ts'

const { Double, Long } = mongoose.mongo.BSON
const database = withDatabase()

/** Few values of many kinds, so that they meet often; neighbours in BSON order, with its difficult ones. */
const scalar = fc.constantFrom<unknown>(
  null,
  0,
  1,
  2,
  new Double(1.5),
  new Double(-0),
  Number.NaN,
  Long.fromString('9007199254740993'),
  new Double(9007199254740992),
  '',
  'a',
  'a\0',
  'a\u0001',
  'b',
  true,
  false,
  new Date(0),
  new Date(5),
  { d: 1 },
  { d: null },
  {},
)
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, fc.constant([1])), { maxLength: 3 }) },
)
const plainDocument = fc.record({ a: scalar, b: scalar, c: fc.record({ d: scalar }) }, { requiredKeys: [] })
const arrayDocument = fc.record(
  { a: value, b: scalar, c: fc.oneof(scalar, fc.record({ d: scalar })) },
  { requiredKeys: [] },
)
const field = fc.constantFrom('a', 'b', 'c.d', '_id')
const comparison = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar),
  fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { maxLength: 4 })),
  fc.tuple(fc.constant('$exists'), fc.boolean()),
)
const condition = fc.oneof(
  scalar,
  fc.array(comparison, { minLength: 1, maxLength: 2 }).map((operators) => Object.fromEntries(operators)),
)
const conditions = fc
  .array(fc.tuple(field, condition), { maxLength: 3 })
  .map((parts) => Object.fromEntries(parts))
const filter = fc.oneof(
  { weight: 4, arbitrary: conditions },
  { weight: 1, arbitrary: fc.tuple(conditions, conditions).map((both) => ({ $and: both })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conditions, conditions, conditions)
      .map(([own, ...either]) => ({ ...own, $or: either })),
  },
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const sort = fc.array(fc.tuple(field, direction), { maxLength: 2 }).map((parts) => Object.fromEntries(parts))
const indexKey = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c.d'), direction), {
  minLength: 1,
  maxLength: 3,
  selector: ([name]) => name,
})

test.each([
  ['plain values', plainDocument],
  ['arrays', arrayDocument],
])('a query finds the same with any indexes as with none, over %s', async (_, document) => {
  const property = fc.asyncProperty(
    fc.array(document, { minLength: 1, maxLength: 25 }),
    fc.uniqueArray(indexKey, { minLength: 1, maxLength: 3, selector: (key) => JSON.stringify(key) }),
    fc.array(fc.tuple(filter, sort), { minLength: 5, maxLength: 15 }),
    async (documents, keys, queries) => {
      const numbered = documents.map((each, i) => ({ ...each, _id: i }))
      const plain = await database.collection(numbered)
      const indexed = await database.collection(numbered)
      for (const key of keys) await indexed.createIndex(key)
      for (const [where, order] of queries) {
        const [expected, found] = await Promise.all(
          [plain, indexed].map((collection) => query(collection, where, order)),
        )
        expect(found).toEqual(expected)
      }
      for (const [where] of queries.slice(0, 3)) {
        const changes = [plain, indexed].map((collection) =>
          collection.updateMany(where, { $set: { b: 2 }, $unset: { a: '' } }),
        )
        const [expected, changed] = await Promise.all(changes)
        expect(changed).toEqual(expected)
        const removals = [plain, indexed].map((collection) => collection.deleteMany({ ...where, b: 2 }))
        const [removed, alsoRemoved] = await Promise.all(removals)
        expect(alsoRemoved).toEqual(removed)
      }
      for (const where of [{ a: { $gte: 0 } }, { b: 2 }, { b: null }]) {
        expect(await query(indexed, where, {})).toEqual(await query(plain, where, {}))
      }
      await Promise.all([plain.drop(), indexed.drop()])
    },
  )
  await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 2_500, markInterruptAsFailure: false })
})

/** Which documents are found; and in which order, as far as the sort decides it. */
async function query(
  collection: mongoose.mongo.Collection<TestDocument>,
  where: object,
  order: Record<string, 1 | -1>,
) {
  const complete = Object.hasOwn(order, '_id') ? order : { ...order, _id: 1 as const }
  const [loose, strict] = await Promise.all([
    collection.find(where).sort(order).toArray(),
    collection.find(where).sort(complete).limit(7).toArray(),
  ])
  return {
    ids: loose.map(({ _id }) => _id).sort(),
    first: strict.map(({ _id }) => _id),
    count: await collection.countDocuments(where),
  }
}
