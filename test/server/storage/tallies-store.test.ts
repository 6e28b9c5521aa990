import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TallyRecord } from '../../../server/storage/tally-record.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** More than go into one command. */
const many = 130

function tallies(period: string, lastBatch: number): TallyRecord[] {
  return Array.from({ length: many }, (_, place) => ({
    _id: `${period}|a|counted|point|p${place}`,
    period,
    agency: 'a',
    status: 'counted',
    cut: 'point',
    value: `p${place}`,
    form: 'two-questions.v1',
    lastBatch,
    sums: [lastBatch, place],
  }))
}

const replacing = (records: readonly TallyRecord[], readAt: number | null) =>
  records.map((record) => ({ record, readAt }))

test('hundreds of tallies are made, and replaced, by one call', async () => {
  const store = database.stores.tallies
  expect(await store.replaceAll(replacing(tallies('one', 1), null))).toBe(true)
  expect(await store.replaceAll(replacing(tallies('one', 2), 1))).toBe(true)
  const stored = await store.byIds(tallies('one', 0).map(({ _id }) => _id))
  expect(new Map(stored.map((tally) => [tally._id, tally]))).toEqual(
    new Map(tallies('one', 2).map((tally) => [tally._id, tally])),
  )
})

test.each([0, many - 1])(
  'a tally that another tallier replaced first, place %i, stays and is told',
  async (place) => {
    const store = database.stores.tallies
    const period = `raced-${place}`
    await store.replaceAll(replacing(tallies(period, 1), null))
    const theirs = { ...tallies(period, 2)[place]!, sums: [7, 7] }
    await store.replaceAll(replacing([theirs], 1))
    expect(await store.replaceAll(replacing(tallies(period, 2), 1))).toBe(false)
    expect(await store.byIds([theirs._id])).toEqual([theirs])
  },
)

test('a tally that another tallier made first stays and is told', async () => {
  const store = database.stores.tallies
  const theirs = tallies('made', 1)[3]!
  await store.replaceAll(replacing([theirs], null))
  expect(await store.replaceAll(replacing(tallies('made', 2), null))).toBe(false)
  expect(await store.byIds([theirs._id])).toEqual([theirs])
})
