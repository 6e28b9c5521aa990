import fc from 'fast-check'
import { agencyFigures } from '../../../scoring/agency-figures.ts'
import { defaultMethod, type ScoringMethod } from '../../../scoring/method.ts'
import { answerCount, type Tally, tallyLayout } from '../../../scoring/tally.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { RawAnswers } from './arbitraries.ts'
import { aCriterion, aForm, aScale } from './forms.ts'
import { type Combination, combination, LinearAttacker } from './linear-attacker.ts'
import { tallyOf } from './tally-of.ts'

/** A visitor: which part, and which of the questions were given a grade. */
export interface Visitor {
  readonly part: string
  readonly answered: readonly boolean[]
}

/** Who came between two looks at the page, and who was taken back by a review. */
export interface Moment {
  readonly arrivals: readonly Visitor[]
  readonly takenBack: readonly number[]
}

export interface WatchedAgency {
  readonly smallSample: number
  readonly moments: readonly Moment[]
}

const partCodes = ['p1', 'p2', 'p3', 'p4'] as const
const mostVisitors = 60

export const anyWatchedAgency = (reviews: boolean): fc.Arbitrary<WatchedAgency> =>
  fc.record({
    smallSample: fc.integer({ min: 2, max: 6 }),
    moments: fc.array(
      fc.record({
        arrivals: fc.array(
          fc.record({
            part: fc.constantFrom('p1', 'p1', 'p1', 'p1', 'p2', 'p2', 'p3', 'p4'),
            answered: fc.tuple(fc.constantFrom(true, true, true, false), fc.boolean()),
          }),
          { maxLength: 9 },
        ),
        takenBack: reviews ? fc.array(fc.nat({ max: mostVisitors - 1 }), { maxLength: 2 }) : fc.constant([]),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })

/**
 * A form whose scale has one grade per visitor. What is shown depends on how many answered and not on what, so that,
 * if each visitor gives a grade of their own, the grade counts that are shown say whose answers are in them.
 */
const form: FormDefinition = aForm({
  scale: aScale(Array.from({ length: mostVisitors }, (_, visitor) => visitor + 1)),
  criteria: [aCriterion('c', 2)],
  outside: [],
})
const layout = tallyLayout(form)

/** What is shown of an agency at one moment: the tallies that its figures are computed from. */
export interface ShownTallies {
  readonly whole: Tally
  readonly parts: Readonly<Record<string, Tally>>
}

/** Makes a page that goes on from what it showed before. */
export type Watch = (
  method: ScoringMethod,
  watchedLayout: typeof layout,
) => (current: Readonly<Record<string, Tally>>) => ShownTallies

/**
 * What somebody learns who looks at the page at every moment, knows who came when to which desk and which questions
 * they answered, keeps all pages and solves them: the answers of single visitors, of cells with fewer than
 * `smallSample`, and of so few that came between two moments to one part or to the whole.
 */
export function learntByWatching({ smallSample, moments }: WatchedAgency, watch: Watch): readonly string[] {
  const method = { ...defaultMethod, smallSample }
  const page = watch(method, layout)
  const [here, learnt] = [[] as (Visitor & { id: number })[], new Set<string>()]
  const attackers = layout.questions.map(() => new LinearAttacker())
  const secrets: (readonly [question: number, name: string, visitors: readonly number[]])[] = []
  let visitors = 0
  for (const [moment, { arrivals, takenBack }] of moments.entries()) {
    const fresh = arrivals
      .slice(0, mostVisitors - visitors)
      .map((visitor) => ({ ...visitor, id: visitors++ }))
    const staying = here.filter(({ id }) => !takenBack.includes(id))
    here.splice(0, here.length, ...staying, ...fresh)
    const current = Object.fromEntries(
      partCodes.map((part) => [
        part,
        tallyOf(form, here.filter((visitor) => visitor.part === part).map(answersOf)),
      ]),
    )
    const shown = page(current)
    for (const tally of [shown.whole, ...Object.values(shown.parts)]) {
      const { questions } = agencyFigures(form, method, layout, tally)
      for (const [question, code] of layout.questions.entries()) {
        const { grades } = questions[code]!
        if (grades !== null) attackers[question]!.learn(sumOf(form.scale.map((grade) => grades[grade.code]!)))
      }
    }
    for (const question of layout.questions.keys()) {
      const answering = (among: readonly (Visitor & { id: number })[]) =>
        among.filter(({ answered }) => answered[question]).map(({ id }) => id)
      const groups: (readonly [string, readonly number[]])[] = [
        ['those who came', answering(fresh)],
        ...partCodes.flatMap((part): (readonly [string, readonly number[]])[] => [
          [`those who came to ${part}`, answering(fresh.filter((visitor) => visitor.part === part))],
          [`all of ${part}`, answering(here.filter((visitor) => visitor.part === part))],
        ]),
        ...answering(fresh).map((id) => [`visitor ${id}`, [id]] as const),
      ]
      for (const [name, ids] of groups) {
        if (ids.length > 0 && ids.length < smallSample) secrets.push([question, `${name} at ${moment}`, ids])
      }
    }
  }
  for (const [question, name, ids] of secrets) {
    const indicator = combination(ids.map((id) => [String(id), 1n]))
    if (attackers[question]!.determines(indicator)) learnt.add(name)
  }
  return [...learnt]
}

/** How many answers behind the newest the whole is, at most, over all moments and questions. */
export function furthestBehind({ smallSample, moments }: WatchedAgency, watch: Watch): number {
  const page = watch({ ...defaultMethod, smallSample }, layout)
  const here: (Visitor & { id: number })[] = []
  let behind = 0
  for (const { arrivals } of moments) {
    for (const visitor of arrivals.slice(0, mostVisitors - here.length))
      here.push({ ...visitor, id: here.length })
    const current = Object.fromEntries(
      partCodes.map((part) => [
        part,
        tallyOf(form, here.filter((visitor) => visitor.part === part).map(answersOf)),
      ]),
    )
    const { whole } = page(current)
    for (const [question, code] of layout.questions.entries()) {
      const now = here.filter(({ answered }) => answered[question]).length
      behind = Math.max(behind, now - answerCount(layout, whole, code))
    }
  }
  return behind
}

function answersOf({ id, answered }: Visitor & { id: number }): RawAnswers {
  return Object.fromEntries(
    layout.questions.filter((_, place) => answered[place]).map((code) => [code, form.scale[id]!.code]),
  )
}

function sumOf(factors: readonly number[]): Combination {
  return combination(
    factors.flatMap((factor, visitor) => (factor === 0 ? [] : [[String(visitor), BigInt(factor)] as const])),
  )
}
