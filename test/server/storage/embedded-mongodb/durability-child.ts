import { MongoClient } from 'mongodb'
import { startEmbeddedMongodb } from '../../../../server/storage/embedded-mongodb/start.ts'
import type { TestDocument } from './with-database.ts'

/**
 * A process to be killed: it owns a directory, writes with sixteen concurrent clients, and prints each write once it
 * is acknowledged. `batch` names documents so that rounds do not meet.
 */
const [directory, batch, documentBytes] = process.argv.slice(2)
const server = await startEmbeddedMongodb({ directory: directory! })
void server.failed.then((error) => {
  process.stdout.write(`failed ${error.message}\n`)
  process.exit(3)
})
const client = await new MongoClient(server.uri).connect()
const collection = client.db().collection<TestDocument>('written')
await collection.createIndexes([{ key: { receipt: 1 }, unique: true }, { key: { group: 1, n: 1 } }])
process.stdout.write('ready\n')

await Promise.all(
  Array.from({ length: 16 }, async (_, writer) => {
    for (let n = 0; ; n++) {
      const _id = `${batch}-${writer}-${n}`
      try {
        await collection.insertOne({
          _id,
          receipt: `r-${_id}`,
          group: writer,
          n,
          text: 'x'.repeat(Number(documentBytes)),
        })
        await collection.updateOne({ _id: `counter-${writer}` }, { $inc: { count: 1 } }, { upsert: true })
      } catch (error) {
        process.stdout.write(`refused ${String(error)}\n`)
        return
      }
      process.stdout.write(`${_id}\n`)
    }
  }),
)
