import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgencySteps, agencySteps } from '../../scoring/agency-steps.ts'
import { defaultMethod } from '../../scoring/method.ts'
import {
  answerCount,
  gradeCounts,
  mergeTallies,
  noOpinionCount,
  responseCount,
  type Tally,
  tallyLayout,
} from '../../scoring/tally.ts'
import { aForm } from './support/forms.ts'
import { tallyOf } from './support/tally-of.ts'
import { anyWatchedAgency, furthestBehind, learntByWatching, type Watch } from './support/watched-agency.ts'

const watchSteps: Watch = (method, layout) => {
  let steps: AgencySteps | null = null
  return (current) => {
    steps = agencySteps(method, layout, steps, current)
    return steps
  }
}

/** Ways to get it wrong; each of them must be found out. */
const broken: Readonly<Record<string, Watch>> = {
  'everything moves at once': () => (current) => ({
    whole: Object.values(current).reduce<Tally>((a, b) => (a.length === 0 ? b : mergeTallies(a, b)), []),
    parts: current,
  }),

  'the whole and every part step by themselves': (method, layout) => {
    const pages = new Map<string, AgencySteps>()
    const step = (name: string, tally: Tally): Tally => {
      pages.set(name, agencySteps(method, layout, pages.get(name) ?? null, { '': tally }))
      return pages.get(name)!.whole
    }
    return (current) => ({
      whole: step(
        'the whole',
        Object.values(current).reduce<Tally>((a, b) => (a.length === 0 ? b : mergeTallies(a, b)), []),
      ),
      parts: Object.fromEntries(Object.entries(current).map(([code, tally]) => [code, step(code, tally)])),
    })
  },

  'steps are one answer shorter than smallSample': (method, layout) => {
    const page = watchSteps({ ...method, smallSample: method.smallSample - 1 }, layout)
    return (current) => page(current)
  },
}

describe('what an agency is shown of itself', () => {
  const form = aForm()
  const layout = tallyLayout(form)
  const visitors = (count: number, grade: string) =>
    tallyOf(
      form,
      Array.from({ length: count }, () => ({ 'access-1': grade })),
    )
  const stepOn = (before: AgencySteps | null, current: Record<string, Tally>) =>
    agencySteps(defaultMethod, layout, before, current)
  const shownOf = (tally: Tally) => gradeCounts(layout, tally, 'access-1')

  it('is how many came, at once, and their answers five at a time', () => {
    const four = stepOn(null, { desk: visitors(4, 'grade-2') })
    expect(responseCount(four.parts['desk']!)).toBe(4)
    expect(shownOf(four.parts['desk']!)).toEqual([0, 0, 0, 0, 0])
    const five = stepOn(four, { desk: visitors(5, 'grade-2') })
    expect(shownOf(five.parts['desk']!)).toEqual([0, 5, 0, 0, 0])
    expect(shownOf(stepOn(five, { desk: visitors(9, 'grade-2') }).whole)).toEqual([0, 5, 0, 0, 0])
    expect(shownOf(stepOn(five, { desk: visitors(4, 'grade-2') }).whole)).toEqual([0, 5, 0, 0, 0])
  })

  it('does not count those without an opinion among the answers', () => {
    const four = [
      ...Array.from({ length: 4 }, () => ({ 'access-1': 'grade-2' })),
      { 'access-1': 'no-opinion' },
    ]
    const steps = stepOn(null, { desk: tallyOf(form, four) })
    expect(responseCount(steps.whole)).toBe(5)
    expect([...shownOf(steps.whole), noOpinionCount(layout, steps.whole, 'access-1')]).toEqual([
      0, 0, 0, 0, 0, 0,
    ])
    const five = stepOn(steps, { desk: tallyOf(form, [...four, { 'access-1': 'grade-2' }]) })
    expect([...shownOf(five.whole), noOpinionCount(layout, five.whole, 'access-1')]).toEqual([
      0, 5, 0, 0, 0, 1,
    ])
  })

  it('lets quiet parts into the whole together, and leaves them out of their own figures', () => {
    const steps = stepOn(null, {
      a: visitors(3, 'grade-1'),
      b: visitors(2, 'grade-5'),
      c: visitors(6, 'grade-3'),
    })
    expect(shownOf(steps.whole)).toEqual([3, 0, 6, 0, 2])
    expect(shownOf(steps.parts['a']!)).toEqual([0, 0, 0, 0, 0])
    const later = stepOn(steps, {
      a: visitors(8, 'grade-1'),
      b: visitors(2, 'grade-5'),
      c: visitors(6, 'grade-3'),
    })
    expect(shownOf(later.parts['a']!)).toEqual([5, 0, 0, 0, 0])
    expect(shownOf(later.whole)).toEqual([8, 0, 6, 0, 2])
  })

  it('keeps quiet parts apart while they gather their own, and lets busy ones step meanwhile', () => {
    const current = { a: visitors(3, 'grade-1'), b: visitors(2, 'grade-5'), c: visitors(6, 'grade-3') }
    const apart = agencySteps(defaultMethod, layout, null, current, false)
    expect(shownOf(apart.whole)).toEqual([0, 0, 6, 0, 0])
    const later = agencySteps(defaultMethod, layout, apart, { ...current, a: visitors(5, 'grade-1') }, false)
    expect(shownOf(later.parts['a']!)).toEqual([5, 0, 0, 0, 0])
    expect(shownOf(later.whole)).toEqual([5, 0, 6, 0, 0])
  })

  it('never holds fewer than no answers when a shared answer is taken back', () => {
    const shared = stepOn(null, { a: visitors(1, 'grade-1'), b: visitors(4, 'grade-5') })
    const without = stepOn(shared, { a: visitors(7, 'grade-2'), b: visitors(4, 'grade-5') })
    expect(without.parts['a']!.every((count) => count >= 0)).toBe(true)
    expect(answerCount(layout, without.whole, 'access-1')).toBe(11)
  })

  it('does not step down when a review takes many back, which would show who is left of an earlier step', () => {
    const six = stepOn(null, { desk: visitors(6, 'grade-2') })
    const one = stepOn(six, { desk: visitors(1, 'grade-2') })
    expect(responseCount(one.whole)).toBe(1)
    expect(shownOf(one.whole)).toEqual([0, 6, 0, 0, 0])
    expect(shownOf(stepOn(one, { desk: visitors(11, 'grade-2') }).whole)).toEqual([0, 11, 0, 0, 0])
  })

  it('cannot lose a part', () => {
    const steps = stepOn(null, { a: visitors(6, 'grade-2'), b: visitors(6, 'grade-2') })
    expect(() => stepOn(steps, { a: visitors(6, 'grade-2') })).toThrow("'b' was shown and cannot disappear")
  })

  it('is not changed by looking again', () => {
    const current = { a: visitors(7, 'grade-1'), b: visitors(2, 'grade-5') }
    const once = stepOn(null, current)
    expect(stepOn(once, current)).toEqual(once)
  })
})

describe('somebody at the desk who keeps every page and solves them', () => {
  it('learns the answers of no visitor, and of no group smaller than smallSample', () => {
    fc.assert(
      fc.property(anyWatchedAgency(false), (agency) => {
        expect(learntByWatching(agency, watchSteps)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('nor where reviews take responses back', () => {
    fc.assert(
      fc.property(anyWatchedAgency(true), (agency) => {
        expect(learntByWatching(agency, watchSteps)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is never smallSample answers behind', () => {
    fc.assert(
      fc.property(anyWatchedAgency(false), (agency) => {
        expect(furthestBehind(agency, watchSteps)).toBeLessThan(agency.smallSample)
      }),
      { numRuns: 60 },
    )
  })

  it.each(Object.entries(broken))('would learn some if %s', (_, watch) => {
    const agencies = fc.sample(anyWatchedAgency(false), { numRuns: 100, seed: 1 })
    expect(agencies.some((agency) => learntByWatching(agency, watch).length > 0)).toBe(true)
  })
})
