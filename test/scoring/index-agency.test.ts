import { describe, expect, it } from 'vitest'
import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import type { AgencyInput } from '../../scoring/index-input.ts'
import { completeMethod, defaultMethod, type ScoringMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import type { RawAnswers } from './support/arbitraries.ts'
import { aForm } from './support/forms.ts'
import { aPreviousAgency, aPreviousIndex, digest } from './support/previous.ts'
import { tallyOf } from './support/tally-of.ts'

/** So many responses of these points for the two questions on access and the one on the staff; null: left blank. */
function answering(
  ...groups: readonly (readonly [count: number, ...points: (number | null)[]])[]
): RawAnswers[] {
  const codes = ['access-1', 'access-2', 'staff-1']
  return groups.flatMap(([count, ...points]) =>
    Array.from({ length: count }, () => ({
      altogether: 'grade-3',
      ...Object.fromEntries(
        points.flatMap((worth, place) => (worth === null ? [] : [[codes[place]!, `grade-${worth}`]])),
      ),
    })),
  )
}

function anAgency(
  code: string,
  responses: readonly RawAnswers[],
  more: Partial<AgencyInput> = {},
): AgencyInput {
  return {
    ...{ code, name: code, predecessors: [], ended: false, transactions: null, quota: null, channels: {} },
    tallies: { counted: tallyOf(aForm(), responses) },
    ...more,
  }
}

function documentOf(
  agencies: readonly AgencyInput[],
  method: ScoringMethod = defaultMethod,
  previous: PreviousIndex | null = null,
): IndexDocument {
  return scoreIndex({
    ...{ province: null, period: null, form: aForm(), formDigest: digest, method, previous },
    ...{ computedAt: null, simulated: false, blocks: [{ code: 'khoi', name: 'Khối', agencies }] },
  })
}

function scored(...input: Parameters<typeof documentOf>): readonly IndexAgency[] {
  return documentOf(...input).blocks[0]!.agencies
}

/** Access 60 %, staff 80 %, overall 70 %. */
const forty = answering([20, 5, 5, 5], [10, 1, 1, 5], [10, 1, 1, 1])
const target = (percent: number) => [{ block: 'khoi', operator: '>=' as const, percent }]

describe('what a question promises', () => {
  const promised = (responses: readonly RawAnswers[], chosen: Partial<ScoringMethod> = {}) =>
    Object.fromEntries(
      Object.entries(scored([anAgency('A', responses)], completeMethod(chosen))[0]!.questions).map(
        ([code, { gain, correlation }]) => [code, [gain, correlation]],
      ),
    )

  it('is its share of what it lacks of the target, and how it goes with the others', () => {
    // A quarter of 90.5 − 60 = 7.625, and half of 90.5 − 80. Of access x and staff y: var x = 4, var y = 3,
    // cov = (20·25 + 10·5 + 10·1)/40 − 3·4 = 2, and 2/√12 = 0.577.
    expect(promised(forty, { targets: target(90.5) })).toEqual({
      'access-1': [7.63, 0.58],
      'access-2': [7.63, 0.58],
      'staff-1': [5.25, 0.58],
      altogether: [null, null],
    })
    expect(promised(forty, { targets: target(90.5), decimals: 0 })['access-1']).toEqual([8, 0.58])
  })

  it('is no gain without a target, and no correlation below 30 answers', () => {
    expect(promised(forty)['access-1']).toEqual([null, 0.58])
    expect(promised(answering([20, 5, 5, 5], [5, 1, 1, 1]), { targets: target(90) })['staff-1']).toEqual([
      // 84 % of 90.
      3,
      null,
    ])
  })

  it('is nothing where the overall is withheld, which it would say something of', () => {
    const responses = answering([40, 4, 4, null], [4, 4, 4, 4])
    expect(promised(responses, { targets: target(90) })['access-1']).toEqual([null, null])
  })

  it('is nothing of a question that is withheld, however many answered it', () => {
    const responses = answering([20, 5, 5, 5], [12, 1, 1, 1], [8, 1, null, 5])
    const few = { smallSample: 35, minimumCriterionResponses: 1 }
    const promises = promised(responses, { targets: target(90), ...few })
    expect(promises['access-2']).toEqual([null, null])
    expect(promises['access-1']![0]).toBeGreaterThan(0)
    expect(promises['access-1']![1]).toBeGreaterThan(0)
  })
})

describe('more responses than transactions', () => {
  const overallOf = (transactions: number, previous: PreviousIndex | null = null) =>
    scored([anAgency('A', forty, { transactions })], defaultMethod, previous)[0]!

  it('are marked on the overall figure alone, beside what else there is to say of it, in the usual order', () => {
    expect(overallOf(40).overall.flags).toEqual([])
    expect(overallOf(39).overall.flags).toEqual(['more-responses-than-transactions'])
    expect(overallOf(39).criteria['access']!.flags).toEqual([])
    const other = aPreviousIndex([aPreviousAgency('A', 80, 1), aPreviousAgency('B', 70, 2)])
    expect(overallOf(39, other).overall.flags).toEqual([
      'block-size-differs',
      'more-responses-than-transactions',
    ])
  })
})

describe('a target', () => {
  it('is stated with whether it is met, which nobody says of an agency that is not eligible', () => {
    const targetFor = (percent: number, more: Partial<AgencyInput> = {}) =>
      scored([anAgency('A', forty, more)], completeMethod({ targets: target(percent) }))[0]!.overall.target
    expect(targetFor(70)).toEqual({ operator: '>=', percent: 70, met: true })
    expect(targetFor(70.01)).toEqual({ operator: '>=', percent: 70.01, met: false })
    expect(targetFor(70, { ended: true })).toEqual({ operator: '>=', percent: 70, met: null })
  })
})

describe('the previous period', () => {
  it('is named, and compared in ranks if those eligible now are those of then', () => {
    const previous = aPreviousIndex([aPreviousAgency('A', 80, 1), aPreviousAgency('B', 70, 2)])
    const few = anAgency('C', forty.slice(0, 29))
    const document = documentOf([anAgency('A', forty), anAgency('B', forty), few], defaultMethod, previous)
    expect(document.comparison).toEqual({ period: { id: '2024', name: 'Năm 2024' }, declared: null })
    expect(document.blocks[0]!.agencies.map(({ overall }) => overall.rankComparable)).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('the figure of a criterion', () => {
  it('looks back on its own past, with its own rank and interval', () => {
    const previous = aPreviousIndex([
      aPreviousAgency('A', 65, 1, [60, 70]),
      aPreviousAgency('B', 64, 2, [60, 70]),
    ])
    const better = answering([20, 5, 5, 4], [10, 2, 2, 4], [10, 1, 1, 4])
    const [first, second] = scored([anAgency('A', forty), anAgency('B', better)], defaultMethod, previous)
    // B: access 3.25 of 5, staff 4 of 5.
    expect([first!.code, first!.criteria['access']!.percent, first!.overall.percent]).toEqual(['B', 65, 72.5])
    expect(first!.criteria['access']).toMatchObject({
      rank: 1,
      previousPercent: 64,
      change: 1,
      previousRank: 2,
      rankChange: 1,
      rankInterval: [1, 2],
      indistinguishableFrom: ['A'],
    })
    expect(second!.criteria['access']).toMatchObject({ rank: 2, change: -5, rankChange: -1 })
    expect(second!.criteria['staff']).toMatchObject({ percent: 80, rank: 1, change: 15, rankChange: 0 })
    const { interval, changeInterval } = second!.criteria['access']!
    expect(interval![0]).toBeLessThan(60)
    expect(interval![1]).toBeGreaterThan(60)
    expect(changeInterval![0]).toBeLessThan(-5)
    expect(changeInterval![1]).toBeGreaterThan(-5)
  })
})
