// What an independent client does, for mongosh; client-steps.py does the same in pymongo. Prints one line of JSON.
const shared = db.getCollection('shared')
const own = db.getCollection('own-mongosh')
const refusal = (work) => {
  try {
    work()
    return null
  } catch (error) {
    return error.code
  }
}
const inserted = own.insertMany([
  { _id: 1, unit: 'a', n: NumberInt(2) },
  { _id: 2, unit: 'b', n: NumberLong(3) },
  { _id: 3, unit: 'a', n: Double(0.5) },
])
own.updateOne({ _id: 1 }, { $inc: { n: NumberInt(5) }, $push: { list: 'x' } })
own.updateOne({ _id: 4 }, { $set: { unit: 'c' }, $setOnInsert: { n: NumberInt(1) } }, { upsert: true })
own.deleteOne({ _id: 2 })
own.createIndex({ unit: 1, n: -1 }, { unique: true })
const outcome = {
  shared: shared.find().sort({ _id: 1 }).toArray(),
  insertedCount: Object.keys(inserted.insertedIds).length,
  own: own
    .find({ n: { $gte: 1 } })
    .sort({ n: -1 })
    .toArray(),
  sums: own.aggregate([{ $group: { _id: '$unit', n: { $sum: '$n' } } }, { $sort: { _id: 1 } }]).toArray(),
  counts: [own.countDocuments({ unit: 'a' }), own.estimatedDocumentCount()],
  units: own.distinct('unit'),
  indexes: own.getIndexes().map(({ name }) => name),
  plan: own.find({ unit: 'a' }).explain().queryPlanner.winningPlan.inputStage.indexName,
  many: shared.getDB().getCollection('many').find().batchSize(7).toArray().length,
  duplicate: refusal(() => own.insertOne({ unit: 'c', n: NumberInt(1) })),
  script: refusal(() => own.find({ $where: () => true }).toArray()),
  changes: refusal(() => own.watch().tryNext()),
  unknown: refusal(() => db.runCommand({ mapReduce: 'x' })),
}
print(EJSON.stringify(outcome, { relaxed: false }))
