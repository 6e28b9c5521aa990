import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultMethod } from '../../../scoring/method.ts'
import {
  addResponse,
  answerCount,
  emptyTally,
  gradeCounts,
  type Tally,
  tallyLayout,
} from '../../../scoring/tally.ts'
import { ownSteps } from '../../../server/live-index/own-steps.ts'
import type { Stores } from '../../../server/storage/database.ts'
import type { ShownFigures } from '../../../server/storage/shown-figures-store.ts'
import { tallyId } from '../../../server/storage/tally-record.ts'
import { twoQuestionForm } from '../../support/two-question-form.ts'

const form = twoQuestionForm
const layout = tallyLayout(form)
const grades = form.scale.map(({ code }) => code)
const method = { ...defaultMethod, smallSample: 3 }
const points = ['p1', 'p2', 'p3'] as const

/** One thing that happens at an agency. */
type Event =
  | { readonly kind: 'answer'; readonly point: string; readonly grades: readonly (string | null)[] }
  | { readonly kind: 'take-back'; readonly which: number }
  | { readonly kind: 'look' }
  /** The database answers so many questions. */
  | { readonly kind: 'time'; readonly answers: number }

const anyGrade = fc.option(fc.constantFrom(...grades), { freq: 4 })
const anyEvents = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        point: fc.constantFrom(...points),
        grades: fc.tuple(anyGrade, anyGrade),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-back' as const), which: fc.nat() }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('time' as const), answers: fc.integer({ min: 1, max: 20 }) }),
    },
  ),
  { minLength: 10, maxLength: 60 },
)

/** The stores of one period, whose every answer comes when the scheduler lets it come. */
function scheduledStores(scheduler: fc.Scheduler) {
  const counted: { point: string; answers: Record<string, string> }[] = []
  let entry = 0
  let stored: ShownFigures | null = null
  const later = <Value>(read: () => Value) => scheduler.schedule(Promise.resolve()).then(read)
  const tallyOf = (point: string): Tally => {
    const sums = emptyTally(layout, 'pairs')
    for (const one of counted) if (one.point === point) addResponse(layout, sums, one.answers)
    return sums
  }
  const stores = {
    tallyLog: { position: () => later(() => ({ n: entry, done: true })) },
    tallies: {
      ofCut: (period: string, cut: string) =>
        later(() => {
          if (cut !== 'point') return []
          return points.map((value) => {
            const key = { period, agency: 'SCT', status: 'counted', cut: 'point', value } as const
            return { ...key, _id: tallyId(key), form: layout.form, lastBatch: entry, sums: tallyOf(value) }
          })
        }),
    },
    shownFigures: {
      of: () => later(() => stored),
      replace: (next: ShownFigures, readAt: number | null) =>
        later(() => {
          if ((stored?.version ?? null) !== readAt) return false
          stored = next
          return true
        }),
    },
  } as unknown as Pick<Stores, 'tallies' | 'tallyLog' | 'shownFigures'>
  return {
    stores,
    countedAt: tallyOf,
    happen(event: Extract<Event, { kind: 'answer' | 'take-back' }>): void {
      entry++
      if (event.kind === 'take-back') {
        if (counted.length > 0) counted.splice(event.which % counted.length, 1)
        return
      }
      const answers = event.grades.flatMap((grade, place) =>
        grade === null ? [] : [[layout.questions[place]!, grade] as const],
      )
      counted.push({ point: event.point, answers: Object.fromEntries(answers) })
    },
  }
}

/** Lets everything happen, and gives all that was shown: the whole, then each point; by the last look at the end. */
async function shownOver(events: readonly Event[], scheduler: fc.Scheduler, looksADay: number) {
  const agency = scheduledStores(scheduler)
  const shown: Tally[][] = []
  let looked = 0
  const look = async () => {
    const today = `day ${Math.floor(looked++ / looksADay)}`
    const { steps } = await ownSteps(agency.stores, '2025', { form, method }, 'SCT', today)
    shown.push([steps.whole, ...points.map((point) => steps.parts[point]!)])
  }
  const looks: Promise<void>[] = []
  for (const event of events) {
    if (event.kind === 'look') looks.push(look())
    else if (event.kind !== 'time') agency.happen(event)
    else for (let i = 0; i < event.answers && scheduler.count() > 0; i++) await scheduler.waitOne()
  }
  await scheduler.waitFor(Promise.all(looks))
  await scheduler.waitFor(look())
  return { shown, countedAt: agency.countedAt }
}

describe('what the people of an agency are shown, whoever looks at the same time', () => {
  it('never differs from anything else ever shown by fewer than smallSample answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyEvents,
        fc.scheduler(),
        fc.integer({ min: 1, max: 9 }),
        async (events, scheduler, looksADay) => {
          const { shown } = await shownOver(events, scheduler, looksADay)
          for (const place of [0, 1, 2, 3]) {
            for (const question of layout.questions) {
              const cells = shown.map((tallies) => gradeCounts(layout, tallies[place]!, question))
              for (const one of cells) {
                for (const other of cells) expect(apart(one, other)).toSatisfy((n) => n === 0 || n >= 3)
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('holds no answer twice, and lags behind by fewer than smallSample', async () => {
    const withoutReviews = anyEvents.map((events) => events.filter(({ kind }) => kind !== 'take-back'))
    await fc.assert(
      fc.asyncProperty(withoutReviews, fc.scheduler(), async (events, scheduler) => {
        const { shown, countedAt } = await shownOver(events, scheduler, 1)
        const [whole, ...parts] = shown.at(-1)!
        for (const question of layout.questions) {
          for (const [place, point] of points.entries()) {
            const there = gradeCounts(layout, countedAt(point), question)
            const seen = gradeCounts(layout, parts[place]!, question)
            expect(seen.every((count, grade) => count <= there[grade]!)).toBe(true)
          }
          const all = points.reduce((sum, point) => sum + answerCount(layout, countedAt(point), question), 0)
          expect(all - answerCount(layout, whole!, question)).toSatisfy((n) => n >= 0 && n < 3)
        }
      }),
      { numRuns: 150 },
    )
  })
})

/** How many answers there are in one more than in the other; 0 only where they are the same. */
function apart(one: readonly number[], other: readonly number[]): number {
  if (one.join() === other.join()) return 0
  const sum = (cell: readonly number[]) => cell.reduce((total, count) => total + count, 0)
  return Math.abs(sum(one) - sum(other)) || Number.NaN
}
