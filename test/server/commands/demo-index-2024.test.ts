import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { indexDocumentSchema } from '../../../scoring/index-document-schema.ts'
import { ranking } from '../../../scoring/ranking.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import { demoSeed } from '../../../server/commands/demo/load-demo.ts'
import { publishedRow2024 } from '../../../server/commands/demo/published-row-2024.ts'

const digest = `sha256:${'0'.repeat(64)}`
const criteria = ['access', 'reception', 'staff', 'results', 'feedback'] as const
// The figures of the seed stand here a second time, so that a slip in the constant shows.
const expected = {
  access: [85.67, 9, -4],
  reception: [88.57, 6, 2],
  staff: [89.78, 10, -3],
  results: [90.61, 11, -3],
  feedback: [87.39, 6, 5],
}

const seeds = [demoSeed, ...Array.from({ length: 300 }, (_, n) => `seed ${n}`)]

function departments(seed: string) {
  const block = demoIndex2024(seed, digest).blocks.find(({ code }) => code === 'so-ban-nganh')!
  return { block, row: block.agencies.find(({ code }) => code === 'SCT')! }
}

describe('the published index of 2024', () => {
  test('is an index document, marked as simulated', () => {
    const document = demoIndex2024(demoSeed, digest)
    const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(indexDocumentSchema)
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true)
    expect(document.simulated).toBe(true)
    expect(document.publication?.decisionNumber).toBeNull()
  })

  test('has the real row of Sở Công Thương as it was published', () => {
    const { block, row } = departments(demoSeed)
    expect(block).toMatchObject({ size: 18, eligible: 18 })
    expect(row.overall).toMatchObject({
      percent: 88.4,
      rank: 7,
      previousPercent: 86.93,
      change: 1.47,
      previousRank: null,
      rankChange: null,
      target: { operator: '>=', percent: 87, met: true },
    })
    for (const code of criteria) {
      const { percent, rank, rankChange, previousRank } = row.criteria[code]!
      expect([percent, rank, rankChange]).toEqual(expected[code])
      expect(previousRank! - rank!).toBe(rankChange)
    }
    expect(row.tally).toBeNull()
    expect(publishedRow2024.overall.previousPercent).toBe(86.93)
  })

  test('has the published ranks whatever the seed', () => {
    for (const seed of seeds) {
      const { block, row } = departments(seed)
      const at = block.agencies.indexOf(row)
      const rankOf = (percents: (number | null)[]) => ranking(percents, 'competition')[at]
      expect(rankOf(block.agencies.map(({ overall }) => overall.percent))).toBe(7)
      for (const code of criteria) {
        expect(rankOf(block.agencies.map((agency) => agency.criteria[code]!.percent))).toBe(expected[code][1])
      }
    }
  })

  test('keeps every simulated figure within the ranges of published ones', () => {
    for (const seed of seeds) {
      const { block } = departments(seed)
      expect(block.mean).toBeGreaterThanOrEqual(86)
      expect(block.mean).toBeLessThanOrEqual(89.1)
      for (const { overall, criteria: figures } of block.agencies) {
        expect(overall.percent).toBeGreaterThanOrEqual(73)
        expect(overall.percent).toBeLessThanOrEqual(95)
        for (const { percent } of Object.values(figures)) {
          expect(percent).toBeGreaterThanOrEqual(73)
          expect(percent).toBeLessThanOrEqual(99.02)
        }
      }
    }
  })

  test('has every overall figure as the mean of its criteria, to the second place', () => {
    for (const agency of demoIndex2024(demoSeed, digest).blocks.flatMap((block) => block.agencies)) {
      const hundredths = criteria.reduce(
        (sum, code) => sum + Math.round(agency.criteria[code]!.percent! * 100),
        0,
      )
      expect(Math.round(agency.overall.percent! * 100)).toBe(Math.floor(hundredths / 5 + 0.5))
    }
  })

  test('knows a comparison of the real row only', () => {
    const others = demoIndex2024(demoSeed, digest)
      .blocks.flatMap((block) => block.agencies)
      .filter(({ code }) => code !== 'SCT')
    for (const { overall, criteria: figures } of others) {
      for (const figure of [overall, ...Object.values(figures)]) {
        expect(figure).toMatchObject({
          previousPercent: null,
          change: null,
          rankChange: null,
          comparable: null,
        })
      }
    }
  })

  test('is the same for the same seed', () => {
    expect(demoIndex2024('x', digest)).toEqual(demoIndex2024('x', digest))
    expect(demoIndex2024('x', digest)).not.toEqual(demoIndex2024('y', digest))
  })
})
