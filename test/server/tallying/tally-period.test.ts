import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tallyLayout } from '../../../scoring/tally.ts'
import type { ResponseRecord } from '../../../server/storage/response-record.ts'
import { closeLog } from '../../../server/tallying/close-log.ts'
import { runEntry, tallyPeriod } from '../../../server/tallying/tally-period.ts'
import { createTallying, type Tallying } from '../../../server/tallying/tallying.ts'
import { expectedTallies } from '../../support/expected-tallies.ts'
import { type SteppedRun, steppedRun, steppedStores } from '../../support/stepped-run.ts'
import { storedResponse } from '../../support/stored-response.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

const layout = tallyLayout(twoQuestionForm)
let database: TestDatabase
let tallying: Tallying
let period: string
let periods = 0

beforeAll(async () => {
  database = await testDatabase()
  tallying = createTallying({ stores: database.stores, forms: () => twoQuestionForm })
})

afterAll(() => database.close())

/** Begins an empty period; the ones before it stay in the database beside it. */
async function aPeriod(...responses: Partial<ResponseRecord>[]): Promise<void> {
  period = `period-${++periods}`
  for (const [place, overrides] of responses.entries()) await add(`r${place + 1}`, overrides)
}

async function add(name: string, overrides: Partial<ResponseRecord> = {}): Promise<void> {
  await database.stores.responses.insert(storedResponse({ _id: `${period}-${name}`, period, ...overrides }))
}

async function response(name: string) {
  const found = await database.stores.responses.byId(`${period}-${name}`)
  if (!found) throw new Error(`no ${name}`)
  return found
}

async function decide(name: string, status: ResponseRecord['status']): Promise<void> {
  const { _id, revision } = await response(name)
  expect(await database.stores.responses.changeStatus(_id, revision, status)).toBe(true)
}

/** Of each tally of the agency as a whole: status → number of responses. */
async function countsByStatus(): Promise<Record<string, number>> {
  const tallies = await database.stores.tallies.ofCut(period, 'agency')
  return Object.fromEntries(tallies.map(({ status, sums }) => [status, sums[0]!]))
}

async function drain(): Promise<void> {
  while ((await tallyPeriod(period, tallying)).outcome !== 'idle');
}

/** A tallier that goes forward step by step. */
function aSlowTallier(work: (tallying: Tallying) => Promise<unknown>): SteppedRun {
  return steppedRun((perform) =>
    work(createTallying({ stores: steppedStores(database.stores, perform), forms: () => twoQuestionForm })),
  )
}

async function finish(run: SteppedRun): Promise<void> {
  while (!run.isDone()) await run.step()
}

describe('tallying a period', () => {
  it('brings a response into the tallies of its agency, unit, point, channel and week', async () => {
    await aPeriod({ agency: 'a', unit: 'u', point: 'p', channel: 'kiosk', week: '2025-W23' })
    expect(await tallyPeriod(period, tallying)).toEqual({ outcome: 'tallied', moves: 1 })
    expect(await tallyPeriod(period, tallying)).toEqual({ outcome: 'idle' })

    const tallies = await database.stores.tallies.ofPeriod(period)
    const ids = ['a|counted|agency|a', 'a|counted|unit|u', 'a|counted|point|p', 'a|counted|channel|kiosk']
    expect(tallies.map(({ _id }) => _id).sort()).toEqual(
      [...ids, 'a|counted|week|2025-W23'].map((id) => `${period}|${id}`).sort(),
    )
    const expected = expectedTallies(period, layout, [await response('r1')], () => 'counted')
    for (const { _id, sums, lastBatch } of tallies) {
      expect(sums).toEqual(expected.get(_id))
      expect(lastBatch).toBe(1)
    }
    const stored = await response('r1')
    expect(stored.tallied).toEqual({ revision: 1, as: 'counted' })
    expect(stored).not.toHaveProperty('untallied')
  })

  it('has no unit tally for a response without a unit', async () => {
    await aPeriod({ unit: null })
    await drain()
    expect(await database.stores.tallies.ofCut(period, 'unit')).toEqual([])
  })

  it('moves a response from one status to another, and leaves a zero behind', async () => {
    await aPeriod({ status: 'held' }, {})
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 1, held: 1 })
    await decide('r1', 'counted')
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 2, held: 0 })
  })

  it('adds nothing for a status that was changed and changed back before it was tallied', async () => {
    await aPeriod({})
    await drain()
    await decide('r1', 'held')
    await decide('r1', 'counted')
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 1 })
    expect((await response('r1')).tallied).toEqual({ revision: 3, as: 'counted' })
  })

  it('tallies later what changed while it was being tallied', async () => {
    await aPeriod({})
    const slow = aSlowTallier((tallying) => tallyPeriod(period, tallying))
    for (let steps = 0; steps < 3; steps++) await slow.step() // read the log, read the response, begin
    await decide('r1', 'rejected')
    await finish(slow)
    expect(await countsByStatus()).toEqual({ counted: 1 })
    const half = await response('r1')
    expect(half).toMatchObject({ untallied: true, tallied: { revision: 1, as: 'counted' }, revision: 2 })
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 0, rejected: 1 })
  })

  it('finishes the entry of a tallier that crashed, wherever that was, before it begins one', async () => {
    for (let steps = 1; steps <= 14; steps++) {
      await aPeriod({}, { status: 'held' })
      const crashed = aSlowTallier((tallying) => tallyPeriod(period, tallying))
      for (let step = 0; step < steps; step++) await crashed.step()
      await add('r3')
      await drain()
      expect(await countsByStatus()).toEqual({ counted: 2, held: 1 })
    }
  })

  it('is not disturbed by a tallier that was frozen and wakes up much later', async () => {
    for (let steps = 1; steps <= 14; steps++) {
      await aPeriod({}, { status: 'held' })
      const frozen = aSlowTallier((tallying) => tallyPeriod(period, tallying))
      for (let step = 0; step < steps; step++) await frozen.step()
      await drain()
      await decide('r1', 'held')
      await drain()
      await finish(frozen)
      await drain()
      expect(await countsByStatus()).toEqual({ counted: 0, held: 2 })
    }
  })

  it('refuses a response whose form it does not know, and begins no entry', async () => {
    await aPeriod({})
    const ignorant = createTallying({ stores: database.stores, forms: () => undefined })
    await expect(tallyPeriod(period, ignorant)).rejects.toThrow(`form 'two-questions.v1' cannot be tallied`)
    expect((await database.stores.tallyLog.current(period)).n).toBe(0)
  })

  it('moves at most a batch at a time', async () => {
    await aPeriod({}, {}, {})
    const small = createTallying({ stores: database.stores, forms: () => twoQuestionForm, batchSize: 2 })
    expect(await tallyPeriod(period, small)).toEqual({ outcome: 'tallied', moves: 2 })
    expect(await tallyPeriod(period, small)).toEqual({ outcome: 'tallied', moves: 1 })
    expect(await countsByStatus()).toEqual({ counted: 3 })
  })
})

describe('closing the log of a period', () => {
  it('tallies what is there, and makes late what comes after', async () => {
    await aPeriod({})
    await closeLog(period, tallying)
    await add('r2')
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 1, late: 1 })
    expect(await response('r2')).toMatchObject({ status: 'late', revision: 2 })
  })

  it('leaves decisions on what was tallied before possible', async () => {
    await aPeriod({ status: 'held' })
    await closeLog(period, tallying)
    await decide('r1', 'counted')
    await drain()
    expect(await countsByStatus()).toEqual({ counted: 1, held: 0 })
  })

  it('is for good, and done once', async () => {
    await aPeriod({})
    await closeLog(period, tallying)
    const { n } = await database.stores.tallyLog.current(period)
    await closeLog(period, tallying)
    expect((await database.stores.tallyLog.current(period)).n).toBe(n)
    await runEntry(period, 'rebuild', tallying)
    expect((await database.stores.tallyLog.current(period)).closed).toBe(true)
  })
})
