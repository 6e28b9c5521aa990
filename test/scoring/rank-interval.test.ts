import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Estimate } from '../../scoring/estimate.ts'
import { intervalOf } from '../../scoring/interval.ts'
import { tieRules } from '../../scoring/method.ts'
import { type RankedAgency, rankIntervals } from '../../scoring/rank-interval.ts'
import { ranking } from '../../scoring/ranking.ts'
import { deepFreeze } from './support/deep-freeze.ts'

function anAgency(code: string, percent: number, overrides: Partial<Estimate> = {}): RankedAgency {
  return {
    code,
    published: Math.round(percent * 100) / 100,
    estimate: { percent, variance: 1, respondents: 500, range: [20, 100], complete: false, ...overrides },
  }
}

describe('rank intervals', () => {
  it('count who is significantly better and who is significantly worse', () => {
    // Standard errors of one point: at the level of three comparisons a difference of 3.4 points tells two apart.
    const block = deepFreeze([anAgency('A', 90), anAgency('B', 89), anAgency('C', 86), anAgency('D', 80)])
    expect(rankIntervals(block, 'competition', 0.95)).toEqual([
      { interval: [1, 2], indistinguishableFrom: ['B'] },
      { interval: [1, 3], indistinguishableFrom: ['A', 'C'] },
      { interval: [2, 3], indistinguishableFrom: ['B'] },
      { interval: [4, 4], indistinguishableFrom: [] },
    ])
  })

  it('ask for more the more agencies there are', () => {
    const two = [anAgency('A', 90), anAgency('B', 87)]
    expect(rankIntervals(two, 'competition', 0.95)[0]?.interval).toEqual([1, 1])
    const many = [...two, ...Array.from({ length: 20 }, (_, place) => anAgency(`C${place}`, 50))]
    expect(rankIntervals(many, 'competition', 0.95)[0]?.interval).toEqual([1, 2])
  })

  it('take any confidence that a method may state, up to the last number below 1', () => {
    const three = [anAgency('A', 90), anAgency('B', 87), anAgency('C', 60)]
    expect(rankIntervals(three, 'competition', 1 - Number.EPSILON / 2).map((one) => one?.interval)).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ])
  })

  it('need two who are eligible', () => {
    expect(rankIntervals([anAgency('A', 90), null], 'competition', 0.95)).toEqual([null, null])
    expect(rankIntervals([], 'dense', 0.95)).toEqual([])
  })

  it('leave out an agency without an estimate, and tell nobody apart from it', () => {
    const unknown = { code: 'B', published: 50, estimate: null }
    expect(rankIntervals([anAgency('C', 90), unknown, null, anAgency('A', 70)], 'competition', 0.95)).toEqual(
      [
        { interval: [1, 2], indistinguishableFrom: ['B'] },
        null,
        null,
        { interval: [2, 3], indistinguishableFrom: ['B'] },
      ],
    )
  })

  it('are the published ranks where everybody was asked', () => {
    const asked = { complete: true, variance: 0 }
    // 88.404 and 88.396 are both published as 88.40, and share their rank.
    const block = [
      anAgency('A', 90, asked),
      anAgency('B', 88.404, asked),
      anAgency('C', 88.396, asked),
      anAgency('D', 80, asked),
    ]
    expect(rankIntervals(block, 'competition', 0.95).map((rank) => rank?.interval)).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
      [4, 4],
    ])
    expect(rankIntervals(block, 'dense', 0.95).map((rank) => rank?.interval)).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
      [3, 3],
    ])
  })

  const anyBlock = fc.array(
    fc.option(
      fc.record({
        percent: fc.integer({ min: 8000, max: 9000 }).map((cents) => cents / 100),
        variance: fc.constantFrom(0, 0.01, 0.3, 2, 40),
        respondents: fc.integer({ min: 2, max: 400 }),
        known: fc.boolean(),
      }),
      { freq: 8 },
    ),
    { maxLength: 18 },
  )

  it.each(tieRules)('hold the published rank, with ties %s, and follow the definition', (ties) => {
    fc.assert(
      fc.property(anyBlock, fc.constantFrom(0, 1, 2), (drawn, decimals) => {
        const block = deepFreeze(
          drawn.map((agency, place) =>
            agency === null
              ? null
              : {
                  code: `agency-${place}`,
                  published: Math.round(agency.percent * 10 ** decimals) / 10 ** decimals,
                  estimate: agency.known ? { ...agency, range: [20, 100] as const, complete: false } : null,
                },
          ),
        )
        const ranks = ranking(
          block.map((agency) => agency?.published ?? null),
          ties,
        )
        const found = rankIntervals(block, ties, 0.95)
        const eligible = block.filter((agency) => agency !== null)
        const level = 1 - 0.05 / (eligible.length - 1)
        for (const [place, agency] of block.entries()) {
          const rank = found[place] ?? null
          expect(rank === null).toBe(eligible.length < 2 || agency?.estimate == null)
          if (rank === null || agency?.estimate == null) continue
          const [best, worst] = rank.interval
          expect(best).toBeGreaterThanOrEqual(1)
          expect(best).toBeLessThanOrEqual(ranks[place]!)
          expect(worst).toBeGreaterThanOrEqual(ranks[place]!)
          if (ties === 'dense') continue
          const apart = eligible.filter((other) => {
            if (other === agency || other.estimate === null || other.published === agency.published)
              return false
            const [high, low] =
              other.estimate.percent > agency.estimate!.percent
                ? [other.estimate, agency.estimate!]
                : [agency.estimate!, other.estimate]
            const below = high.percent - intervalOf(high, level)[0]
            const above = intervalOf(low, level)[1] - low.percent
            return high.percent - low.percent > Math.sqrt(below ** 2 + above ** 2)
          })
          expect(best).toBe(1 + apart.filter(({ published }) => published > agency.published).length)
          expect(worst).toBe(
            eligible.length - apart.filter(({ published }) => published < agency.published).length,
          )
          expect(rank.indistinguishableFrom).toEqual(
            eligible
              .filter((other) => other !== agency && !apart.includes(other))
              .map(({ code }) => code)
              .sort(),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it('do not depend on the order of the agencies', () => {
    fc.assert(
      fc.property(anyBlock, (drawn) => {
        const block = drawn.map((agency, place) =>
          agency === null ? null : anAgency(`agency-${place}`, agency.percent, agency),
        )
        expect(rankIntervals(block.toReversed(), 'competition', 0.95).toReversed()).toEqual(
          rankIntervals(block, 'competition', 0.95),
        )
      }),
    )
  })
})
