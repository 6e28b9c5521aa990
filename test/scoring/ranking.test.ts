import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranking } from '../../scoring/ranking.ts'

describe('ranking', () => {
  it('shares a rank between equals and leaves the next ones out, or not', () => {
    expect(ranking([90, 88.4, 88.4, null, 87], 'competition')).toEqual([1, 2, 2, null, 4])
    expect(ranking([90, 88.4, 88.4, null, 87], 'dense')).toEqual([1, 2, 2, null, 3])
  })

  it('needs two to rank', () => {
    expect(ranking([90], 'competition')).toEqual([null])
    expect(ranking([90, null, null], 'dense')).toEqual([null, null, null])
    expect(ranking([], 'competition')).toEqual([])
    expect(ranking([90, 90], 'competition')).toEqual([1, 1])
  })

  it('is one more than the agencies ahead, or than the percentages ahead', () => {
    const percents = fc.array(fc.option(fc.integer({ min: 8000, max: 8010 }).map((cents) => cents / 100)))
    fc.assert(
      fc.property(percents, (all) => {
        const frozen = Object.freeze(all)
        const ranked = all.filter((percent) => percent !== null)
        const [competition, dense] = [ranking(frozen, 'competition'), ranking(frozen, 'dense')]
        for (const [place, percent] of all.entries()) {
          if (percent === null || ranked.length < 2) {
            expect([competition[place], dense[place]]).toEqual([null, null])
            continue
          }
          const ahead = ranked.filter((other) => other > percent)
          expect(competition[place]).toBe(1 + ahead.length)
          expect(dense[place]).toBe(1 + new Set(ahead).size)
        }
      }),
    )
  })
})
