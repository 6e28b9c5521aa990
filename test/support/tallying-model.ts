import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import { tallyLayout } from '../../scoring/tally.ts'
import type { ResponseRecord } from '../../server/storage/response-record.ts'
import type { TallyInput } from '../../server/storage/responses-store.ts'
import type { TallyLogEntry, TallyLogKind } from '../../server/storage/tally-log-store.ts'
import type { TallyRecord } from '../../server/storage/tally-record.ts'
import { closeLog } from '../../server/tallying/close-log.ts'
import { runEntry, tallyPeriod } from '../../server/tallying/tally-period.ts'
import { createTallying, type TallyingStores } from '../../server/tallying/tallying.ts'
import { expectedTallies } from './expected-tallies.ts'
import { type Perform, type SteppedRun, steppedRun } from './stepped-run.ts'
import { storedResponse } from './stored-response.ts'
import { twoQuestionForm } from './two-question-form.ts'

const layout = tallyLayout(twoQuestionForm)
const talliers = 4

/** The stores of one period, as the model uses them. */
export interface ModelStores {
  readonly period: string
  /** What one tallier works on. */
  open(perform: Perform): TallyingStores
  insert(response: ResponseRecord): Promise<void>
  changeStatus(id: string, revision: number, status: ResponseStatus): Promise<void>
  read(): Promise<StoredState>
}

export interface StoredState {
  readonly responses: readonly TallyInput[]
  readonly tallies: readonly TallyRecord[]
  readonly log: TallyLogEntry
}

/** What may happen next. Talliers that are not stepped are frozen, and go on later as if nothing had been. */
export type Event =
  | { readonly happens: 'response'; readonly fields: Partial<ResponseRecord> }
  | { readonly happens: 'decision'; readonly on: number; readonly status: ResponseStatus }
  | { readonly happens: 'steps'; readonly tallier: number; readonly count: number }
  | { readonly happens: 'crash'; readonly tallier: number }
  | { readonly happens: 'request'; readonly tallier: number; readonly kind: TallyLogKind }

const status = fc.constantFrom<ResponseStatus>('counted', 'held', 'rejected', 'late')
const tallier = fc.nat(talliers - 1)
const grade = fc.constantFrom('bad', 'good', 'none')

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      happens: fc.constant('response' as const),
      fields: fc.record({
        agency: fc.constantFrom('so-noi-vu', 'so-y-te'),
        unit: fc.constantFrom('mot-cua', null),
        channel: fc.constantFrom('qr', 'paper'),
        week: fc.constantFrom('2025-W23', '2025-W24'),
        status: fc.constantFrom<ResponseStatus>('counted', 'counted', 'held'),
        answers: fc.record({ signs: grade, courtesy: grade, again: grade }, { requiredKeys: ['signs'] }),
      }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ happens: fc.constant('decision' as const), on: fc.nat(30), status }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      happens: fc.constant('steps' as const),
      tallier,
      // A few steps stop a tallier in the middle of its work; many bring it through several entries.
      count: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 80 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ happens: fc.constant('crash' as const), tallier }) },
  {
    weight: 1,
    arbitrary: fc.record({
      happens: fc.constant('request' as const),
      tallier,
      kind: fc.constantFrom<TallyLogKind>('rebuild', 'rebuild', 'check', 'check', 'close'),
    }),
  },
)

/** Histories of one period: what happens to its responses and talliers, in which order. */
export function histories(mostEvents: number) {
  return fc.record({
    events: fc.array(event, { minLength: 5, maxLength: mostEvents, size: 'max' }),
    batchSize: fc.integer({ min: 1, max: 4 }),
    pageSize: fc.integer({ min: 1, max: 4 }),
  })
}

export type History = ReturnType<typeof histories> extends fc.Arbitrary<infer H> ? H : never

/**
 * Lets a history happen, and holds the stores against what must be true: whenever the log's current entry is done,
 * each tally is what the marked responses add up to; no check ever finds a difference; after closing, a response is
 * first tallied as late, and none that was tallied before is made late; and in the end, also after those that were frozen have woken up, every response is tallied
 * as its status says.
 * @param watch `every-step`: looks after every operation; `every-event`: after every event, for slow stores
 * @throws with what was wrong
 */
export async function liveThrough(
  stores: ModelStores,
  { events, batchSize, pageSize }: History,
  watch: 'every-step' | 'every-event',
): Promise<void> {
  const { period } = stores
  const runs = new Map<number, SteppedRun>()
  const watcher = createWatcher(stores)
  let inserted = 0

  const start = (kind: TallyLogKind): SteppedRun =>
    steppedRun((perform) => {
      const tallying = createTallying({
        stores: stores.open(perform),
        forms: () => twoQuestionForm,
        batchSize,
        pageSize,
      })
      if (kind === 'batch') return tallyPeriod(period, tallying)
      return kind === 'close' ? closeLog(period, tallying) : runEntry(period, kind, tallying)
    })

  const step = async (run: SteppedRun): Promise<void> => {
    await run.step()
    if (watch === 'every-step') await watcher.look()
  }

  const happen = async (event: Event): Promise<void> => {
    switch (event.happens) {
      case 'response':
        await stores.insert(storedResponse({ _id: `r${inserted++}`, period, ...event.fields }))
        return
      case 'decision': {
        const { responses } = await stores.read()
        const response = responses[event.on % responses.length]
        if (!response) return
        await stores.changeStatus(response._id, response.revision, event.status)
        watcher.decided.set(response._id, event.status)
        return
      }
      case 'crash':
        runs.delete(event.tallier)
        return
      case 'request':
        if (!runs.has(event.tallier)) runs.set(event.tallier, start(event.kind))
        return
      case 'steps':
        for (let count = 0; count < event.count; count++) {
          const run = runs.get(event.tallier) ?? start('batch')
          runs.set(event.tallier, run)
          await step(run)
          if (run.isDone()) runs.delete(event.tallier)
        }
    }
  }

  const drain = async (): Promise<void> => {
    for (let rounds = 0; await watcher.isUnfinished(); rounds++) {
      if (rounds === 500) throw new Error('the talliers come to no end')
      const run = start('batch')
      while (!run.isDone()) await step(run)
    }
  }

  for (const event of events) {
    await happen(event)
    await watcher.look()
  }
  await drain()
  await watcher.look()
  // Those that were frozen on the way wake up when everything is over.
  for (const run of runs.values()) while (!run.isDone()) await step(run)
  await drain()
  await watcher.lookAtEnd()
}

function createWatcher(stores: ModelStores) {
  const { period } = stores
  /** By response, the status that a person gave it last. */
  const decided = new Map<string, ResponseStatus>()
  const markedBefore = new Set<string>()
  let wasClosed = false
  // Most steps change nothing; stores in memory then give the very same tallies.
  let seen: { marks: string; tallies: readonly TallyRecord[] } = { marks: '', tallies: [] }

  const look = async (): Promise<void> => {
    const { responses, tallies, log } = await stores.read()
    for (const { _id, status, tallied } of responses) {
      const declaredLate = status === 'late' && decided.get(_id) !== 'late'
      if (declaredLate && tallied && tallied.as !== 'late') throw new Error(`${_id} was not late`)
      if (!tallied || markedBefore.has(_id)) continue
      markedBefore.add(_id)
      if (wasClosed && tallied.as !== 'late') throw new Error(`${_id} was first tallied after the close`)
    }
    wasClosed ||= log.closed
    if (log.lastCheck && log.lastCheck.differing > 0) {
      throw new Error(`a check found differences: ${JSON.stringify(log.lastCheck.differences)}`)
    }
    const marks = responses.map(({ tallied }) => tallied?.as).join()
    const isSeen = marks === seen.marks && isSameList(tallies, seen.tallies)
    if (!log.done || isSeen) return
    seen = { marks, tallies }
    refuseDifferences(tallies, responses, (response) => response.tallied?.as ?? null)
  }

  const refuseDifferences = (
    tallies: readonly TallyRecord[],
    responses: readonly TallyInput[],
    statusOf: (response: TallyInput) => ResponseStatus | null,
  ): void => {
    const expected = expectedTallies(period, layout, responses, statusOf)
    for (const { _id, sums } of tallies) {
      const want = expected.get(_id) ?? sums.map(() => 0)
      expected.delete(_id)
      if (!isDeepStrictEqual([...sums], want)) throw new Error(`${_id} is [${sums}], should be [${want}]`)
    }
    if (expected.size > 0) throw new Error(`no tally ${[...expected.keys()].join(', ')}`)
  }

  return {
    decided,
    look,
    async isUnfinished(): Promise<boolean> {
      const { responses, log } = await stores.read()
      return !log.done || responses.some((response) => !isTallied(response))
    },
    async lookAtEnd(): Promise<void> {
      await look()
      const { responses, tallies } = await stores.read()
      refuseDifferences(tallies, responses, (response) => response.status)
      const strange = responses.find((response) => !isTallied(response))
      if (strange) throw new Error(`not marked as it is: ${JSON.stringify(strange)}`)
      const untallied = await stores.open((operation) => operation()).responses.untallied(period, 1)
      if (untallied.length > 0) throw new Error(`left to be tallied: ${JSON.stringify(untallied)}`)
    },
  }
}

function isTallied({ status, revision, tallied }: TallyInput): boolean {
  return tallied?.as === status && tallied.revision === revision
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}
