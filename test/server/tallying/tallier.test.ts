import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { tallyLayout } from '../../../scoring/tally.ts'
import type { Stores } from '../../../server/storage/database.ts'
import { openDatabase } from '../../../server/storage/database.ts'
import { createTallier, type Tallier, type TallierOptions } from '../../../server/tallying/tallier.ts'
import { expectedTallies } from '../../support/expected-tallies.ts'
import { storedResponse } from '../../support/stored-response.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

const layout = tallyLayout(twoQuestionForm)
let database: TestDatabase
let period: string
let periods = 0
const talliers: Tallier[] = []

beforeAll(async () => {
  database = await testDatabase()
})

afterEach(async () => {
  await Promise.all(talliers.splice(0).map((tallier) => tallier.stop()))
})

afterAll(() => database.close())

function aTallier(overrides: Partial<TallierOptions> = {}): Tallier {
  const tallier = createTallier({
    stores: database.stores,
    forms: () => twoQuestionForm,
    periods: async () => [period],
    idleMs: 60_000,
    paceMs: 5,
    ...overrides,
  })
  talliers.push(tallier)
  return tallier
}

function newPeriod(): void {
  period = `period-${++periods}`
}

async function add(count: number, stores: Stores = database.stores): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID())
  await Promise.all(ids.map((_id) => stores.responses.insert(storedResponse({ _id, period }))))
  return ids
}

async function counted(): Promise<number> {
  const [tally] = await database.stores.tallies.ofCut(period, 'agency')
  return tally?.sums[0] ?? 0
}

const countedToBe = (count: number) =>
  vi.waitFor(async () => expect(await counted()).toBe(count), { timeout: 5000, interval: 20 })

describe('a tallier', () => {
  it('takes up at the start what is waiting', async () => {
    newPeriod()
    await add(3)
    aTallier()
    await countedToBe(3)
  })

  it('tallies when it is nudged, and many nudges are as good as one', async () => {
    newPeriod()
    const tallier = aTallier()
    await setTimeout(50)
    await add(40)
    for (let nudge = 0; nudge < 40; nudge++) tallier.nudge(period)
    await countedToBe(40)
    expect((await database.stores.tallyLog.current(period)).n).toBeLessThan(5)
  })

  it('finds by itself what other processes have stored', async () => {
    newPeriod()
    aTallier({ idleMs: 30 })
    await setTimeout(50)
    await add(2)
    await countedToBe(2)
  })

  it('takes up an entry that its beginner never finished', async () => {
    newPeriod()
    const [id] = await add(1)
    const move = { id: id!, revision: 1, from: null, to: 'counted' } as const
    const entry = { n: 1, done: false, kind: 'batch', moves: [move], closed: false, lastCheck: null } as const
    await database.stores.tallyLog.begin({ _id: period, ...entry })
    aTallier()
    await countedToBe(1)
  })

  it('tries again after an error, says so, and goes on with other periods meanwhile', async () => {
    newPeriod()
    await add(1)
    const broken = period
    newPeriod()
    await add(1)
    const error = vi.fn()
    let fails = true
    const { stores } = database
    const untallied: Stores['responses']['untallied'] = async (wanted, limit) => {
      if (wanted === broken && fails) throw new Error('no connection')
      return stores.responses.untallied(wanted, limit)
    }
    aTallier({
      stores: { ...stores, responses: { ...stores.responses, untallied } },
      periods: async () => [broken, period],
      logger: { error } as never,
    })
    await countedToBe(1)
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ period: broken, retryMs: 250 }),
      expect.any(String),
    )
    fails = false
    period = broken
    await countedToBe(1)
  })

  it('rebuilds, checks and closes when asked', async () => {
    newPeriod()
    await add(2)
    const tallier = aTallier()
    await countedToBe(2)
    await tallier.rebuild(period)
    expect(await tallier.check(period)).toMatchObject({ responses: 2, differing: 0 })
    await tallier.close(period)
    await add(1)
    tallier.nudge(period)
    const isLate = async () => {
      const tallies = await database.stores.tallies.ofCut(period, 'agency')
      expect(tallies.map(({ status, sums }) => [status, sums[0]])).toContainEqual(['late', 1])
    }
    await vi.waitFor(isLate, { timeout: 5000, interval: 20 })
    expect(await counted()).toBe(2)
  })

  it('refuses what is asked after it was stopped', async () => {
    newPeriod()
    const tallier = aTallier()
    await tallier.stop()
    await tallier.stop()
    await expect(tallier.rebuild(period)).rejects.toThrow('stopped')
  })
})

describe('talliers on connections of their own', () => {
  it('together take every response into the tallies once, while statuses change and tallies are checked', async () => {
    newPeriod()
    const connections = await Promise.all([1, 2, 3].map(() => openDatabase(database.uri)))
    const own = connections.map(({ stores }) => aTallier({ stores, idleMs: 10, paceMs: 0 }))
    const ids: string[] = []
    for (let wave = 0; wave < 8; wave++) {
      ids.push(...(await add(50, connections[wave % 3]!.stores)))
      for (const tallier of own) tallier.nudge(period)
      await Promise.all(ids.filter((_, place) => place % 7 === wave % 7).map((id) => changeStatus(id, wave)))
      if (wave % 3 === 1) expect(await own[0]!.check(period)).toMatchObject({ differing: 0 })
      if (wave % 3 === 2) await own[1]!.rebuild(period)
    }
    await vi.waitFor(
      async () => {
        expect(await database.stores.responses.untallied(period, 1)).toEqual([])
        expect((await database.stores.tallyLog.position(period)).done).toBe(true)
      },
      { timeout: 20_000, interval: 50 },
    )
    const responses = await database.stores.responses.tallyInputs(ids)
    const expected = expectedTallies(period, layout, responses, ({ status }) => status)
    for (const { _id, sums } of await database.stores.tallies.ofPeriod(period)) {
      expect(sums).toEqual(expected.get(_id) ?? sums.map(() => 0))
      expected.delete(_id)
    }
    expect([...expected.keys()]).toEqual([])
    await Promise.all(talliers.splice(0).map((tallier) => tallier.stop()))
    await Promise.all(connections.map((connection) => connection.close()))
  }, 60_000)
})

async function changeStatus(id: string, wave: number): Promise<void> {
  const response = await database.stores.responses.byId(id)
  const status = wave % 2 === 0 ? 'held' : 'counted'
  // A decision on a revision that has moved on is refused; then it was not made.
  if (response) await database.stores.responses.changeStatus(id, response.revision, status)
}
