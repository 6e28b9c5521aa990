import { describe, expect, it } from 'vitest'
import { completeMethod, defaultMethod } from '../../scoring/method.ts'
import { rankForm as form, gradeShares, rankBlocks } from './simulation/cases.ts'
import { type Coverage, intervalCoverage, rankCoverage } from './simulation/coverage.ts'
import { aPopulation } from './simulation/population.ts'

/**
 * A short run of `npm run coverage`, from fixed seeds: the bars of the method, lowered (and its ceiling raised) by
 * three standard errors of so few samples.
 */
const samples = 300
const blocks = 40
/** A few seconds of work, whatever else the machine is doing. */
const timeout = 240_000

function share({ held, of }: Coverage): number {
  return held / of
}

/** Three standard errors of a share among so many samples. */
function tolerance(bar: number, of = samples): number {
  return 3 * Math.sqrt((bar * (1 - bar)) / of)
}

describe('95 % intervals', { timeout }, () => {
  const typical = aPopulation(form, gradeShares.typical)
  it.each([
    ['of typical answers', {}, typical, 68],
    ['of shares of satisfied answers', { questionMethod: 'satisfied-share' } as const, typical, 100],
    [
      'of answers pooled, some left blank by the discontented',
      { criterionMethod: 'pooled' } as const,
      aPopulation(form, gradeShares.typical, { blank: [0.4, 0.35, 0.25, 0.1, 0.1] }),
      68,
    ],
  ])('%s hold the true percentage in 94 to 97 of 100 samples', (_, chosen, population, responses) => {
    const method = completeMethod(chosen)
    const seed = 'coverage/quick'
    const found = intervalCoverage({ seed, form, method, population, responses }, samples)
    for (const coverage of [found.overall, ...found.criteria]) {
      expect(coverage.of).toBe(samples)
      expect(share(coverage)).toBeGreaterThan(0.94 - tolerance(0.94))
      expect(share(coverage)).toBeLessThan(0.97 + tolerance(0.97))
    }
  })

  it('of 30 responses of very high satisfaction hold it in 92 of 100', () => {
    const population = aPopulation(form, gradeShares.high)
    const seed = 'coverage/quick'
    const found = intervalCoverage({ seed, form, method: defaultMethod, population, responses: 30 }, samples)
    for (const coverage of [found.overall, ...found.criteria]) {
      expect(share(coverage)).toBeGreaterThan(0.92 - tolerance(0.92))
    }
  })
})

describe('95 % rank intervals', { timeout }, () => {
  it('of agencies that are truly alike hold every rank in 95 of 100 blocks, for each agency', () => {
    const { agencies, of } = rankBlocks[0]
    const found = rankCoverage({ seed: agencies, form, method: defaultMethod, agencies: of }, blocks)
    for (const coverage of found) expect(share(coverage)).toBeGreaterThan(0.95 - tolerance(0.95, blocks))
  })
})
