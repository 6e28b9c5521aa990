import { writeSync } from 'node:fs'
import { MongoClient } from 'mongodb'
import { startEmbeddedMongodb } from '../../../../server/storage/embedded-mongodb/start.ts'
import { indexes, runWriters } from './durability-workload.ts'
import type { TestDocument } from './with-database.ts'

/**
 * A process to be killed: it owns a directory, writes with concurrent clients, and prints writer and outcome of each
 * step once it is acknowledged. Having taken as many steps as it is told, it kills itself.
 */
const [directory, batch, textBytes, steps] = process.argv.slice(2)
const print = (line: string) => writeSync(1, `${line}\n`)
const server = await startEmbeddedMongodb({ directory: directory! })
void server.failed.then((error) => {
  print(`failed ${error.message}`)
  process.exit(3)
})
const client = await new MongoClient(server.uri).connect()
const collection = client.db().collection<TestDocument>('written')
await collection.createIndexes(indexes.map((index) => ({ ...index })))
print('ready')
const options = { textBytes: Number(textBytes ?? 200), steps: Number(steps ?? Number.POSITIVE_INFINITY) }
const refusals = await runWriters(collection, batch!, options, (writer, outcome) =>
  print(`${writer} ${outcome}`),
)
if (refusals.length === 0) process.kill(process.pid, 'SIGKILL')
