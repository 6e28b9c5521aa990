import { median } from 'simple-statistics'
import { gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { openDatabase } from '../../storage/database.ts'
import { connectDriver } from '../../storage/driver-reference.ts'
import { startEmbeddedMongodb } from '../../storage/embedded-mongodb/start.ts'
import type { ResponseRecord } from '../../storage/response-record.ts'
import type { ResponsesStore } from '../../storage/responses-store.ts'
import { runEntry } from '../../tallying/tally-period.ts'
import { createTallying } from '../../tallying/tallying.ts'

import { inTemporaryFolder } from './in-temporary-folder.ts'
import { secondsOf } from './seconds-of.ts'

/** Rebuilding all tallies of a period, against reading the same responses with the driver and doing nothing. */
export interface RebuildBench {
  readonly name: 'rebuild'
  readonly responses: number
  readonly tallies: number
  /** Seconds rebuilding ÷ seconds reading: medians of runs taken in turn. */
  readonly ratio: number
  readonly seconds: number
  readonly referenceSeconds: number
}

const period = 'bench'
const insertedAtATime = 2000

/**
 * Measures a rebuild from so many tallied responses to 21 questions, of 18 agencies with three points each over half
 * a year, on an embedded database in a temporary folder that is removed afterwards.
 * @param options.rounds how often each of the two is timed
 */
export async function benchRebuild(options: { responses: number; rounds?: number }): Promise<RebuildBench> {
  const { responses, rounds = 3 } = options
  return inTemporaryFolder(async (directory) => {
    const server = await startEmbeddedMongodb({ directory })
    const { stores, ...database } = await openDatabase(server.uri)
    const driver = await connectDriver(server.uri)
    try {
      await insertResponses(stores.responses, responses)
      const tallying = createTallying({ stores, forms: () => fiveCriteriaProposedV1 })
      const rebuilding: number[] = []
      const reading: number[] = []
      for (let round = 0; round < rounds; round++) {
        reading.push(await secondsOf(() => driver.readTallied(period)))
        rebuilding.push(await secondsOf(() => runEntry(period, 'rebuild', tallying)))
      }
      const seconds = median(rebuilding)
      const referenceSeconds = median(reading)
      const tallies = (await stores.tallies.headersOf(period)).length
      return {
        name: 'rebuild',
        responses,
        tallies,
        ratio: seconds / referenceSeconds,
        seconds,
        referenceSeconds,
      }
    } finally {
      await driver.close()
      await database.close()
      await server.close()
    }
  })
}

async function insertResponses(store: ResponsesStore, count: number): Promise<void> {
  const random = randomNumbers(2782)
  for (let from = 0; from < count; from += insertedAtATime) {
    const length = Math.min(insertedAtATime, count - from)
    await store.insertMany(Array.from({ length }, (_, place) => response((from + place) / count, random)))
  }
}

const questions = gradedQuestions(fiveCriteriaProposedV1).map(({ code }) => code)
const grades = fiveCriteriaProposedV1.scale.map(({ code }) => code)

/** @param age how far into the period it came, 0 to 1 */
function response(age: number, random: () => number): ResponseRecord {
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const agency = `agency-${Math.floor(random() * 18)}`
  const desk = Math.floor(random() * 3)
  const status = random() < 0.95 ? 'counted' : 'too-few-answers'
  return {
    _id: uuid(random),
    period,
    agency,
    unit: `${agency}-unit-${desk}`,
    point: `${agency}-point-${desk}`,
    channel: oneOf(['qr', 'kiosk', 'paper']),
    form: 'five-criteria-proposed.v1',
    answers: Object.fromEntries(questions.map((question) => [question, oneOf(grades)])),
    context: {},
    respondent: {},
    wishes: [],
    comment: null,
    language: 'vi',
    startedAt: null,
    receivedAt: new Date('2025-06-02T02:00:00Z'),
    week: `2025-W${10 + Math.floor(age * 26)}`,
    digest: '0'.repeat(64),
    receipt: 'ABCDEFGHJKMN',
    status,
    revision: 1,
    tallied: { revision: 1, as: status },
  }
}

function uuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Park and Miller's minimal standard generator: the same data for everyone. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
