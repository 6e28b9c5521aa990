import { mongo } from 'mongoose'
import type { ResponseRecord } from './response-record.ts'
import { tallyInput } from './responses-store.ts'

/** The driver alone, without mongoose and the stores: what benchmarks hold the product against. */
export interface DriverReference {
  /**
   * Reads what a rebuild reads of a period's responses, by a plain cursor, and does nothing with it.
   * @returns how many there were
   */
  readTallied(period: string): Promise<number>
  /** Inserts one response by itself. */
  insertOne(record: ResponseRecord): Promise<void>
  close(): Promise<void>
}

export async function connectDriver(uri: string): Promise<DriverReference> {
  const client = await new mongo.MongoClient(uri).connect()
  const responses = client.db().collection('responses')
  return {
    async readTallied(period) {
      let count = 0
      const cursor = responses.find({ period, tallied: { $exists: true } }, { projection: tallyInput })
      for await (const _ of cursor) count++
      return count
    },
    async insertOne(record) {
      await responses.insertOne(record as never)
    },
    close: () => client.close(),
  }
}
