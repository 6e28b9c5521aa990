import fc from 'fast-check'
import mongoose from 'mongoose'

const { Binary, Double, Int32, Long, ObjectId } = mongoose.mongo.BSON

/** A change or a question that can be put to a collection of the driver. */
export type Operation =
  | { readonly find: object; readonly sort: Sort; readonly skip: number; readonly limit: number }
  | { readonly project: object; readonly where: object }
  | { readonly count: object }
  | { readonly distinct: string; readonly where: object }
  | { readonly aggregate: object[] }
  | { readonly insert: object }
  | { readonly updateMany: object; readonly where: object }
  | { readonly updateOne: object; readonly id: number; readonly upsert: boolean }
  | { readonly replaceOne: object; readonly id: number; readonly upsert: boolean }
  | { readonly findOneAndUpdate: object; readonly id: number; readonly returnDocument: 'before' | 'after' }
  | { readonly deleteMany: object }
type Sort = Readonly<Record<string, 1 | -1>>

/** Neither NaN, which ends FerretDB's connection, nor infinity, which it does not store, nor an int32 that could overflow. */
const number = fc.constantFrom<unknown>(
  new Int32(0),
  new Int32(1),
  new Int32(2),
  new Double(1),
  new Double(1.5),
  new Double(-2.5),
  new Long(2),
  Long.fromString('9007199254740993'),
  new Double(9007199254740992),
  Long.fromString('9223372036854775807'),
)
const scalar = fc.oneof(
  // A few values often, so that they meet.
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, 'a', new Int32(1), new Double(1)) },
  { weight: 3, arbitrary: number },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      '',
      'a',
      'ab',
      'b',
      'é',
      true,
      false,
      new Date(0),
      new Date(5),
      new ObjectId('0123456789abcdef01234567'),
      new Binary(Buffer.from('ab')),
      new Binary(Buffer.alloc(16, 7), 4),
    ),
  },
)
const inner = fc.record({ d: scalar, e: scalar }, { requiredKeys: [] })
const element = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: inner })
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: inner },
  { weight: 1, arbitrary: fc.array(element, { maxLength: 3 }) },
)
const fields = {
  a: value,
  b: value,
  n: number,
  c: fc.oneof(inner, scalar),
  list: fc.array(scalar, { maxLength: 3 }),
}
const content = fc.record(fields, { requiredKeys: [] })

export const documents = fc
  .array(content, { minLength: 1, maxLength: 8 })
  .map((contents) => contents.map((each, place) => ({ _id: place, ...each })))

const name = fc.constantFrom('a', 'b', 'n', 'c', 'c.d', 'list', '_id', 'none')

const comparison = fc.oneof(
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), element),
  // Of no document: FerretDB forgets the operators beside that.
  fc.tuple(fc.constantFrom('$eq', '$ne'), scalar),
  fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(element, { maxLength: 3 })),
  fc.tuple(fc.constant('$exists'), fc.boolean()),
)
const operators = fc
  .array(comparison, { minLength: 1, maxLength: 2 })
  .map((parts) => Object.fromEntries(parts))
const condition = fc.oneof(
  { weight: 2, arbitrary: value },
  { weight: 4, arbitrary: operators },
  { weight: 1, arbitrary: operators.map((negated) => ({ $not: negated })) },
)
const conditions = fc
  .array(fc.tuple(name, condition), { maxLength: 2 })
  .map((parts) => Object.fromEntries(parts))
const filter = fc.oneof(
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('$and', '$or', '$nor'),
        fc.array(conditions, { minLength: 1, maxLength: 2 }),
        conditions,
      )
      .map(([operator, several, own]) => ({ ...own, [operator]: several })),
  },
)

const direction = fc.constantFrom<1 | -1>(1, -1)
/** Ends with the id, so that it leaves nothing open. */
const sort = fc.array(fc.tuple(name, direction), { maxLength: 2 }).map((parts) => ({
  ...Object.fromEntries(parts),
  ...(parts.some(([by]) => by === '_id') ? {} : { _id: 1 as const }),
}))

const projection = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c.d', 'list', 'none'), { minLength: 1 }),
    fc.constantFrom(0, 1),
    fc.boolean(),
  )
  .map(([names, shown, withId]) => ({
    ...Object.fromEntries(names.map((each) => [each, shown])),
    ...(withId ? {} : { _id: 0 }),
  }))

const target = fc.constantFrom('a', 'b', 'n', 'c.d', 'x.y', 'list', 'fresh')
/** Never nothing to add: FerretDB then makes no empty array of a field that is missing. */
const arrayChange = fc.oneof(
  element,
  fc.array(element, { minLength: 1, maxLength: 3 }).map(($each) => ({ $each })),
)
const change = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$min', '$max'), target, value),
  // Neither null nor an empty array, which FerretDB leaves out.
  fc.tuple(
    fc.constant('$setOnInsert'),
    target,
    scalar.filter((each) => each !== null),
  ),
  fc.tuple(fc.constant('$unset'), target, fc.constant('')),
  // Mostly where a number is. Not by 0: FerretDB counts that as a change.
  fc.tuple(
    fc.constant('$inc'),
    fc.constantFrom('n', 'n', 'n', 'c.d', 'a', 'fresh'),
    number.filter((by) => Number(by) !== 0),
  ),
  fc.tuple(fc.constantFrom('$push', '$addToSet'), target, arrayChange),
)
const update = fc
  .uniqueArray(change, { minLength: 1, maxLength: 2, selector: ([, path]) => path })
  .map((changes) => {
    const made: Record<string, Record<string, unknown>> = {}
    for (const [operator, path, operand] of changes) made[operator] = { ...made[operator], [path]: operand }
    return made
  })

const path = fc.constantFrom('$a', '$b', '$n', '$c.d', '$none')
/** FerretDB has neither $avg, $min nor $max; and of two sums the second finds the documents used up. */
const accumulator = fc.oneof(
  fc.constant<object>({ $sum: 1 }),
  path.map((of) => ({ $sum: of })),
)
/** In the order of ids, as the first of equal numbers stands for its group. */
const group = fc
  .tuple(fc.oneof(path, fc.constant(null), fc.record({ a: path, n: path })), accumulator)
  .map(([_id, x]) => [{ $sort: { _id: 1 } }, { $group: { _id, x } }])
const pipeline = fc
  .tuple(
    filter,
    fc.option(fc.tuple(sort, fc.nat(3), fc.integer({ min: 1, max: 5 })), { nil: undefined }),
    fc.option(
      fc.oneof(
        group,
        projection.map(($project) => [{ $project }]),
        fc.constant([{ $count: 'n' }]),
      ),
      {
        nil: undefined,
      },
    ),
  )
  .map(([$match, page, last]) => [
    { $match },
    ...(page ? [{ $sort: page[0] }, { $skip: page[1] }, { $limit: page[2] }] : []),
    ...(last ?? []),
  ])

const id = fc.nat(9)
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ find: filter, sort, skip: fc.nat(2), limit: fc.nat(4) }),
  fc.record({ project: projection, where: conditions }),
  fc.record({ count: filter }),
  fc.record({ distinct: name, where: conditions }),
  fc.record({ aggregate: pipeline }),
  fc.record({ insert: fc.tuple(id, content).map(([_id, rest]) => ({ _id, ...rest })) }),
  fc.record({ updateMany: update, where: filter }),
  fc.record({ updateOne: update, id, upsert: fc.boolean() }),
  fc.record({ replaceOne: content, id, upsert: fc.boolean() }),
  fc.record({ findOneAndUpdate: update, id, returnDocument: fc.constantFrom('before', 'after') }),
  fc.record({ deleteMany: conditions }),
)
export const operations = fc.array(operation, { minLength: 1, maxLength: 12, size: 'max' })
