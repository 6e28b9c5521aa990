import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TallyRecord } from '../../../server/storage/tally-record.ts'
import { runEntry, tallyPeriod } from '../../../server/tallying/tally-period.ts'
import { createTallying, type Tallying } from '../../../server/tallying/tallying.ts'
import { steppedRun, steppedStores } from '../../support/stepped-run.ts'
import { storedResponse } from '../../support/stored-response.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

let database: TestDatabase
let tallying: Tallying
let period: string
let periods = 0

beforeAll(async () => {
  database = await testDatabase()
  tallying = createTallying({ stores: database.stores, forms: () => twoQuestionForm })
})

afterAll(() => database.close())

/** A period with two counted responses and one that is held, all tallied. */
async function aTalliedPeriod(): Promise<void> {
  period = `period-${++periods}`
  for (const [place, status] of (['counted', 'counted', 'held'] as const).entries()) {
    const _id = `${period}-r${place}`
    await database.stores.responses.insert(storedResponse({ _id, period, status, agency: 'a', point: 'p' }))
  }
  await tallyPeriod(period, tallying)
}

async function tally(name: string): Promise<TallyRecord> {
  const [found] = await database.stores.tallies.byIds([`${period}|${name}`])
  if (!found) throw new Error(`no tally ${name}`)
  return found
}

/** Changes a tally behind the talliers' back. */
async function corrupt(name: string, change: (sums: number[]) => number[]): Promise<void> {
  const before = await tally(name)
  const record = { ...before, sums: change([...before.sums]) }
  expect(await database.stores.tallies.replaceAll([{ record, readAt: before.lastBatch }])).toBe(true)
}

/** A tally of responses that nobody gave. */
async function invent(name: string): Promise<void> {
  const like = await tally('a|counted|point|p')
  const record = { ...like, _id: `${period}|${name}`, value: name.split('|').at(-1)! }
  expect(await database.stores.tallies.replaceAll([{ record, readAt: null }])).toBe(true)
}

async function check() {
  await runEntry(period, 'check', tallying)
  const { lastCheck } = await database.stores.tallyLog.current(period)
  if (!lastCheck) throw new Error('no report')
  return lastCheck
}

describe('a check', () => {
  it('finds nothing where nothing is wrong', async () => {
    await aTalliedPeriod()
    // Of each of the two statuses: agency, unit, point, channel, week.
    expect(await check()).toMatchObject({ n: 2, responses: 3, tallies: 10, differing: 0, differences: [] })
  })

  it('finds and repairs a tally with other numbers, and one of responses that nobody gave', async () => {
    await aTalliedPeriod()
    const right = await tally('a|counted|channel|qr')
    await corrupt('a|counted|channel|qr', ([responses, ...rest]) => [responses! + 5, ...rest])
    await corrupt('a|held|week|2025-W23', (sums) => [...sums.slice(0, -1), 9])
    await invent('a|counted|point|q')

    const id = (name: string) => `${period}|${name}`
    expect(await check()).toMatchObject({
      differing: 3,
      differences: [
        { tally: id('a|counted|channel|qr'), stored: 7, expected: 2 },
        { tally: id('a|counted|point|q'), stored: 2, expected: 0 },
        { tally: id('a|held|week|2025-W23'), stored: 1, expected: 1 },
      ],
    })
    expect((await tally('a|counted|channel|qr')).sums).toEqual(right.sums)
    expect((await tally('a|counted|point|q')).sums.every((sum) => sum === 0)).toBe(true)
    expect((await check()).differing).toBe(0)
  })

  it('keeps its report when the tallier that wrote it crashed among the repairs', async () => {
    await aTalliedPeriod()
    await corrupt('a|counted|point|p', (sums) => sums.map(() => 0))
    await corrupt('a|held|point|p', (sums) => sums.map(() => 0))
    const crashed = steppedRun((perform) =>
      runEntry(
        period,
        'check',
        createTallying({ stores: steppedStores(database.stores, perform), forms: () => twoQuestionForm }),
      ),
    )
    const isRepaired = async () => (await tally('a|counted|point|p')).sums[0] === 2
    while (!(await isRepaired())) await crashed.step()

    await tallyPeriod(period, tallying)
    const { done, lastCheck } = await database.stores.tallyLog.current(period)
    expect({ done, differing: lastCheck?.differing }).toEqual({ done: true, differing: 2 })
    expect((await tally('a|held|point|p')).sums[0]).toBe(1)
  })

  it('hands its report on to the entries after it', async () => {
    await aTalliedPeriod()
    const report = await check()
    await runEntry(period, 'rebuild', tallying)
    expect((await database.stores.tallyLog.current(period)).lastCheck).toEqual(report)
  })
})

describe('a rebuild', () => {
  it('makes every tally anew from the responses, also when they come page by page', async () => {
    await aTalliedPeriod()
    const before = await database.stores.tallies.ofPeriod(period)
    for (const { _id } of before) {
      await corrupt(_id.slice(period.length + 1), (sums) => sums.map((sum) => sum * 3 + 1))
    }
    await runEntry(period, 'rebuild', { ...tallying, pageSize: 1 })
    const after = await database.stores.tallies.ofPeriod(period)
    expect(after).toEqual(before.map((tally) => ({ ...tally, lastBatch: 2 })))
  })

  it('breaks off when the process stops, and is begun again by the next', async () => {
    await aTalliedPeriod()
    const signal = AbortSignal.abort()
    await expect(runEntry(period, 'rebuild', { ...tallying, signal })).rejects.toThrow()
    expect(await database.stores.tallyLog.position(period)).toMatchObject({ n: 2, done: false })
    await tallyPeriod(period, tallying)
    expect(await database.stores.tallyLog.position(period)).toMatchObject({ n: 2, done: true })
  })
})
