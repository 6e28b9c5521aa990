import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secondDatabaseUri } from '../../../support/second-database.ts'
import { outcome } from './operation-outcome.ts'
import { documents, operations } from './random-operations.ts'
import { withDatabase } from './with-database.ts'

const uri = secondDatabaseUri(`csh-differential-${randomBytes(4).toString('hex')}`)
/** Other ones for a longer look. The same ones by default, lest a rare mistake of the other's fail another's change. */
const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? 7)
const numRuns = Number(process.env['DIFFERENTIAL_RUNS'] ?? 200)

/**
 * The embedded database and another implementation of MongoDB are asked the same, at random, and must answer the same,
 * number types included. Where they differed, MongoDB's documentation decided; what the other one does wrong or
 * refuses is not generated, and random-operations.ts says so at each place.
 */
describe.skipIf(!uri)(
  `random operations${uri ? '' : ' (skipped: TEST_MONGODB_URI names no second server)'}`,
  () => {
    const embedded = withDatabase()
    let second: mongoose.Connection
    beforeAll(async () => {
      second = await mongoose.createConnection(uri!).asPromise()
    })
    afterAll(async () => {
      await second.dropDatabase()
      await second.close()
    })

    it(
      'have the same outcomes on the embedded database as on the second one',
      async () => {
        const pair = [embedded.db, second.db!].map((db) => db.collection<{ _id: number }>('differential'))
        const property = fc.asyncProperty(documents, operations, async (stored, asked) => {
          for (const collection of pair) {
            await collection.deleteMany({})
            await collection.insertMany(stored.map((document) => ({ ...document })))
          }
          for (const operation of asked) {
            const [ours, theirs] = await Promise.all(pair.map((collection) => outcome(collection, operation)))
            expect(ours).toEqual(theirs)
            if (ours === 'refused') break
          }
        })
        await fc.assert(property, { seed, numRuns })
      },
      60_000 + numRuns * 500,
    )
  },
)
