import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TallyingStores } from '../../../server/tallying/tallying.ts'
import { brokenStores } from '../../support/broken-tallying-stores.ts'
import {
  inMemoryTallyingStores,
  noDocuments,
  type StoredDocuments,
} from '../../support/in-memory-tallying-stores.ts'
import { type Perform, steppedStores } from '../../support/stepped-run.ts'
import { histories, liveThrough, type ModelStores } from '../../support/tallying-model.ts'
import { isSecondDatabase, type TestDatabase, testDatabase } from '../../support/test-database.ts'

/*
 * Random histories of talliers that work, crash, freeze in the middle of a step and wake up after others went on,
 * while responses come in, statuses change back and forth, and rebuilds, checks and closes are asked for. What must
 * be true then is said at `liveThrough`.
 *
 * On stores in memory there are many histories and every single operation is followed; on a database there are fewer, and
 * the operations are the real ones. That the model sees mistakes is shown by breaking one guard of the
 * protocol at a time: each of `brokenStores` is found out within some twenty histories.
 */

type OpenStores = (documents: StoredDocuments, perform: Perform) => TallyingStores

function modelInMemory(open: OpenStores): ModelStores {
  const documents = noDocuments()
  const period = '2025'
  const atOnce = open(documents, (operation) => operation())
  return {
    period,
    open: (perform) => open(documents, perform),
    async insert(response) {
      documents.responses.set(response._id, { ...response })
    },
    async changeStatus(id, revision, status) {
      await atOnce.responses.changeStatus(id, revision, status)
    },
    async read() {
      return {
        responses: [...documents.responses.values()],
        tallies: [...documents.tallies.values()],
        log: await atOnce.tallyLog.current(period),
      }
    },
  }
}

/** A period of its own in the one database. */
function modelOnDatabase({ stores }: TestDatabase, period: string): ModelStores {
  const ids: string[] = []
  return {
    period,
    open: (perform) => steppedStores(stores, perform),
    async insert(response) {
      const _id = `${period}-${response._id}`
      ids.push(_id)
      await stores.responses.insert({ ...response, _id })
    },
    async changeStatus(id, revision, status) {
      await stores.responses.changeStatus(id, revision, status)
    },
    async read() {
      const [responses, tallies, log] = await Promise.all([
        stores.responses.tallyInputs(ids),
        stores.tallies.ofPeriod(period),
        stores.tallyLog.current(period),
      ])
      return { responses, tallies, log }
    },
  }
}

/** The model runs so many times as often with MODEL_TIMES: for a long look after the protocol has changed. */
const times = Math.max(1, Number(process.env['MODEL_TIMES'] ?? 1))

const anyHistory = (open: OpenStores) =>
  fc.asyncProperty(histories(80), (history) => liveThrough(modelInMemory(open), history, 'every-step'))

describe('the tallying protocol, on stores in memory', () => {
  it(
    'takes every response into the tallies exactly once, whatever happens to the talliers',
    async () => {
      await fc.assert(anyHistory(inMemoryTallyingStores), { numRuns: 600 * times })
    },
    120_000 * times,
  )

  it.each(brokenStores)(
    'is seen to fail $because',
    async ({ open }) => {
      const { failed } = await fc.check(anyHistory(open), { numRuns: 3000, endOnFailure: true })
      expect(failed).toBe(true)
    },
    120_000,
  )
})

describe('the tallying protocol, on a database', () => {
  let database: TestDatabase
  let periods = 0

  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  /** FerretDB looks at all documents for every operation, so what earlier histories left would soon take all time. */
  async function emptyIfSlow(): Promise<void> {
    if (!isSecondDatabase) return
    await database.close()
    database = await testDatabase()
  }

  it(
    'takes every response into the tallies exactly once, whatever happens to the talliers',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(25), async (history) => {
          await emptyIfSlow()
          await liveThrough(modelOnDatabase(database, `period-${periods++}`), history, 'every-event')
        }),
        { numRuns: (isSecondDatabase ? 10 : 60) * times },
      )
    },
    240_000 * times,
  )
})
