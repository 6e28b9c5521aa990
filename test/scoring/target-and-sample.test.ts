import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requiredSample, sampleFacts } from '../../scoring/sample-size.ts'
import { isMet, targetOf, targetOutcome } from '../../scoring/target.ts'

describe('a target', () => {
  const targets = [
    { block: 'so', operator: '>=', percent: 87 },
    { block: 'so', agency: 'SCT', operator: '>', percent: 90 },
    { block: 'huyen', operator: '>', percent: 80 },
  ] as const

  it('is the agency’s own, else its block’s, else none', () => {
    expect(targetOf({ targets }, 'so', 'SCT')?.percent).toBe(90)
    expect(targetOf({ targets: targets.toReversed() }, 'so', 'SCT')?.percent).toBe(90)
    expect(targetOf({ targets }, 'so', 'SNV')?.percent).toBe(87)
    expect(targetOf({ targets }, 'huyen', 'SCT')?.percent).toBe(80)
    expect(targetOf({ targets }, 'xa', 'SCT')).toBeNull()
  })

  it.each([
    ['>=', 87, 87.01, 'exceeded', true],
    ['>=', 87, 87, 'reached', true],
    ['>=', 87, 86.99, 'missed', false],
    ['>', 90, 90.01, 'exceeded', true],
    ['>', 90, 90, 'missed', false],
    ['>', 90, 89.99, 'missed', false],
    ['>=', 88.4, 88.4, 'reached', true],
  ] as const)('%s %s at %s is %s', (operator, percent, published, outcome, met) => {
    expect(targetOutcome({ operator, percent }, published)).toBe(outcome)
    expect(isMet({ operator, percent }, published)).toBe(met)
  })
})

describe('the required sample', () => {
  it('is the smallest number not below N / (1 + N·e²), in exact integers', () => {
    expect(requiredSample(1200, 0.05)).toBe(300)
    expect(requiredSample(1201, 0.05)).toBe(301)
    expect(requiredSample(0, 0.05)).toBe(0)
    // 40,000 / 101 = 396.04
    expect(requiredSample(40_000, 0.05)).toBe(397)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 999 }), (N, mils) => {
        const n = requiredSample(N, mils / 1000)
        // n ≥ N / (1 + N·mils²/10⁶), multiplied out; and n − 1 is not.
        const enough = (size: number) =>
          BigInt(size) * (10n ** 6n + BigInt(N) * BigInt(mils) ** 2n) >= BigInt(N) * 10n ** 6n
        expect([enough(n), enough(n - 1)]).toEqual([true, false])
      }),
    )
  })

  it.each([2.5, 2 ** 53, Number.NaN])('is refused for %s transactions', (transactions) => {
    expect(() => requiredSample(transactions, 0.05)).toThrow(RangeError)
  })

  it('is shown only if N and the margin are set', () => {
    const facts = { counted: 10, transactions: 1200, quota: null }
    expect(sampleFacts({ sampleError: null }, facts)).toMatchObject({
      requiredSample: null,
      sampleAdequate: null,
    })
    expect(sampleFacts({ sampleError: 0.05 }, { ...facts, transactions: null })).toMatchObject({
      requiredSample: null,
      sampleAdequate: null,
      exceedsTransactions: false,
    })
    expect(sampleFacts({ sampleError: 0.05 }, facts)).toMatchObject({
      requiredSample: 300,
      sampleAdequate: false,
    })
    expect(sampleFacts({ sampleError: 0.05 }, { ...facts, counted: 300 }).sampleAdequate).toBe(true)
    expect(sampleFacts({ sampleError: 0.05 }, { ...facts, counted: 299 }).sampleAdequate).toBe(false)
  })

  it('is a fact beside the quota', () => {
    const facts = (counted: number, quota: number | null) =>
      sampleFacts({ sampleError: null }, { counted, transactions: 100, quota })
    expect(facts(49, 50).quotaReached).toBe(false)
    expect(facts(50, 50).quotaReached).toBe(true)
    expect(facts(50, null).quotaReached).toBeNull()
    expect([facts(100, null).exceedsTransactions, facts(101, null).exceedsTransactions]).toEqual([
      false,
      true,
    ])
  })
})
