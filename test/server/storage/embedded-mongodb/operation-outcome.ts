import mongoose from 'mongoose'
import type { Operation } from './random-operations.ts'

type Collection = mongoose.mongo.Collection<{ _id: number }>

const { EJSON } = mongoose.mongo.BSON

/** What an operation answers and what it leaves behind, as text that tells number types apart. */
export async function outcome(collection: Collection, operation: Operation): Promise<string> {
  const answer = await perform(collection, operation).catch(refused)
  if (leavesUnknown(operation, answer)) return 'refused'
  const isQuestion = ['find', 'project', 'count', 'distinct', 'aggregate'].some((name) => name in operation)
  if (isQuestion) return shown(answer)
  return shown([answer, await collection.find({}, { sort: { _id: 1 }, ...asStored }).toArray()])
}

/** What an update of many had changed before it met the document that it refuses depends on the order of reading. */
function leavesUnknown(operation: Operation, answer: unknown): boolean {
  return 'updateMany' in operation && 'refused' in (answer as object)
}

const asStored = { promoteValues: false } as const

async function perform(collection: Collection, operation: Operation): Promise<unknown> {
  if ('find' in operation) {
    const { find, sort, skip, limit } = operation
    return collection.find(find, { sort, skip, limit, ...asStored }).toArray()
  }
  if ('project' in operation) {
    const { project, where } = operation
    return collection.find(where, { projection: project, sort: { _id: 1 }, ...asStored }).toArray()
  }
  if ('count' in operation) return collection.countDocuments(operation.count)
  if ('distinct' in operation) {
    // In no promised order; and which of equal numbers stands for them all, not by their types.
    return (await collection.distinct(operation.distinct, operation.where)).map(shown).sort()
  }
  if ('aggregate' in operation) {
    const found = await collection.aggregate(operation.aggregate, asStored).toArray()
    const isOrdered = operation.aggregate.some((stage) => '$sort' in stage)
    const isGrouped = operation.aggregate.some((stage) => '$group' in stage)
    return isOrdered && !isGrouped ? found : found.map(shown).sort()
  }
  if ('insert' in operation)
    return (await collection.insertOne(operation.insert as { _id: number })).acknowledged
  if ('deleteMany' in operation) return (await collection.deleteMany(operation.deleteMany)).deletedCount
  if ('updateMany' in operation) {
    return counts(await collection.updateMany(operation.where, operation.updateMany))
  }
  const where = { _id: operation.id }
  if ('updateOne' in operation) {
    return counts(await collection.updateOne(where, operation.updateOne, { upsert: operation.upsert }))
  }
  if ('replaceOne' in operation) {
    return counts(await collection.replaceOne(where, operation.replaceOne, { upsert: operation.upsert }))
  }
  const { findOneAndUpdate, returnDocument } = operation
  return collection.findOneAndUpdate(where, findOneAndUpdate, { returnDocument, ...asStored })
}

function counts({ matchedCount, modifiedCount, upsertedCount }: mongoose.mongo.UpdateResult) {
  return { matchedCount, modifiedCount, upsertedCount }
}

/** Both may refuse, and then with the same code. */
function refused(error: unknown): unknown {
  if (!(error instanceof mongoose.mongo.MongoServerError)) throw error
  return { refused: error.code }
}

/** Number types told apart; ids that the server made are alike. */
function shown(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false }).replace(
    /"\$oid":"(?!0123456789abcdef)\w+"/g,
    '"$oid":"made"',
  )
}
