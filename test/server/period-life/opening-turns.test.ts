import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuditTrail } from '../../../server/audit/audit-trail.ts'
import { amendOpenPeriod } from '../../../server/period-life/amend-open-period.ts'
import { type OpenDraftNeeds, openDraft } from '../../../server/period-life/open-draft.ts'
import { overlapsOf } from '../../../server/period-life/overlaps.ts'
import { type Database, openDatabase, type Stores } from '../../../server/storage/database.ts'
import type { Period } from '../../../server/storage/periods-store.ts'
import { aPeriod } from '../../support/test-app.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'

/** Two processes on one database: each with a connection and stores of its own. */
let database: TestDatabase
let other: Database
const clock = () => new Date('2026-03-05T03:00:00Z')
const codes = ['A', 'B', 'C', 'D']

beforeAll(async () => {
  database = await testDatabase()
  other = await openDatabase(database.uri)
  for (const code of codes) {
    await database.stores.registry.add({ code, name: `Cơ quan ${code}`, units: [], endedOn: null })
  }
})
afterAll(async () => {
  await other.close()
  await database.close()
})

function process(stores: Stores): OpenDraftNeeds {
  return {
    ...stores,
    forms: stores.formVersions.lookup,
    trail: createAuditTrail({ ...stores, clock }),
    clock,
  }
}

function draft(id: string, agencies: readonly string[], days: Partial<Period> = {}): Period {
  return aPeriod({
    id,
    status: 'draft',
    opensOn: '2026-03-01',
    closesOn: '2026-12-31',
    blocks: [
      { code: 'k', name: 'K', agencies: agencies.map((code) => ({ code, transactions: null, quota: null })) },
    ],
    ...days,
  })
}

/** Which open periods share an agency on a day; none ever may. */
async function meetings(): Promise<string[]> {
  const all = await database.stores.periods.all()
  return all
    .filter(({ status }) => status === 'open')
    .flatMap((period) => overlapsOf(period, all).map((overlap) => `${period.id} ${overlap.period.id}`))
}

async function closeAll(): Promise<void> {
  const { periods } = database.stores
  for (const { id } of await periods.all()) await periods.changeStatus(id, 'open', 'closed')
}

let round = 0

test('whatever two processes open, extend and enlarge at once, no agency has two open periods on a day', async () => {
  const day = fc.integer({ min: 5, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`)
  const plan = fc.record({
    agencies: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }),
    days: fc.tuple(day, day).map((days) => [...days].sort() as [string, string]),
    /** What is done once it is open. */
    later: fc.constantFrom('nothing', 'extend', 'join'),
    second: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 6 }), async (plans) => {
      round++
      const drafts = plans.map(({ agencies, days: [opensOn, closesOn] }, place) =>
        draft(`r${round}-${place}`, agencies, { opensOn, closesOn }),
      )
      for (const one of drafts) await database.stores.periods.add(one)
      await Promise.all(
        drafts.map(async (one, place) => {
          const plan = plans[place]!
          const needs = process(plan.second ? other.stores : database.stores)
          if (!(await openDraft(needs, one, 'system')).opened || plan.later === 'nothing') return
          const now = (await needs.periods.byId(one.id))!
          const joined = {
            code: 'k',
            name: 'K',
            agencies: codes.map((code) => ({ code, transactions: null, quota: null })),
          }
          const amendment = plan.later === 'extend' ? { closesOn: '2026-03-28' } : { blocks: [joined] }
          await amendOpenPeriod(needs, now, amendment, 'system')
        }),
      )
      expect(await meetings()).toEqual([])
      // Of drafts that meet, one at least is open: nobody is kept out by somebody who is not in.
      const all = await database.stores.periods.all()
      for (const one of all.filter(({ status }) => status === 'draft')) {
        expect(overlapsOf(one, all).length).toBeGreaterThan(0)
        await database.stores.periods.removeDraft(one)
      }
      await closeAll()
    }),
    { numRuns: 25 },
  )
})

test('many processes that open the same draft open it once', async () => {
  const one = draft('once', ['A'])
  await database.stores.periods.add(one)
  const opened = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      openDraft(process(n % 2 ? other.stores : database.stores), one, 'system'),
    ),
  )
  expect(opened.filter((outcome) => outcome.opened)).toHaveLength(1)
  expect((await database.stores.periods.byId('once'))?.revision).toBe(1)
  await closeAll()
})

test('a process that stops after it began holds nobody up: the next one finishes for it', async () => {
  const { periods, openingLog } = database.stores
  await periods.add(draft('left', ['B']))
  await periods.add(draft('next', ['B']))
  const n = ((await openingLog.current())?.n ?? 0) + 1
  await openingLog.begin({ n, done: false, period: 'left', revision: 0, change: { kind: 'open' } })

  const outcome = await openDraft(process(other.stores), draft('next', ['B']), 'system')
  expect(outcome).toMatchObject({ opened: false, obstacles: [{ kind: 'overlap', agencies: ['B'] }] })
  expect(await periods.byId('left')).toMatchObject({ status: 'open', opening: n })

  // It wakes up after the period has been closed, and does nothing any more.
  await periods.changeStatus('left', 'open', 'closed')
  await periods.carryOut({ n, done: false, period: 'left', revision: 0, change: { kind: 'open' } })
  expect((await periods.byId('left'))?.status).toBe('closed')
})

test('a draft that is edited between judging and opening is not opened', async () => {
  const { periods } = database.stores
  const seen = draft('edited', ['C'])
  await periods.add(seen)
  const needs = process(database.stores)
  const slow: OpenDraftNeeds = {
    ...needs,
    openingLog: {
      ...needs.openingLog,
      begin: async (entry) => {
        await periods.changeDraft(seen, { ...seen, blocks: [] })
        return needs.openingLog.begin(entry)
      },
    },
  }
  expect(await openDraft(slow, seen, 'system')).toEqual({ opened: false, obstacles: [] })
  expect(await periods.byId('edited')).toMatchObject({ status: 'draft', blocks: [] })
  // The trail says that it was not done.
  const [last] = await database.stores.audit.newest(null, 1)
  expect(last?.action).toBe('not-done')
})

test('nothing takes an agency out of an open period', async () => {
  await database.stores.periods.add(draft('full', ['A', 'D'], { status: 'open' }))
  const seen = (await database.stores.periods.byId('full'))!
  const without = { blocks: [{ ...seen.blocks[0]!, agencies: seen.blocks[0]!.agencies.slice(1) }] }
  await expect(amendOpenPeriod(process(database.stores), seen, without, 'system')).rejects.toThrow(
    'would leave',
  )
})
