import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportedFigures } from '../../scoring/imported-figures.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import { anAgency, anIndexDocument, form } from '../support/an-index-document.ts'

const criteria = form.criteria.map(({ code }) => code)
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
const figures: fc.Arbitrary<ImportedFigures> = fc.record({
  overall: fc.option(percent),
  criteria: fc
    .tuple(...criteria.map(() => fc.option(percent)))
    .map((values) => Object.fromEntries(criteria.map((code, at) => [code, values[at]!]))),
  counted: fc.option(fc.integer({ min: 1, max: 5_000 })),
  ineligibleBecause: fc.constantFrom(null, null, null, 'too-few-responses' as const),
})

const computed = ['SCT', 'SNV', 'STP'].map((code, at) =>
  anAgency({ code, grades: { neutral: 10 * at, satisfied: 40, 'very-satisfied': 10 } }),
)
const withFigures = (all: readonly ImportedFigures[]) =>
  anIndexDocument([
    ...computed,
    ...all.map((imported, at) => ({ ...anAgency({ code: `N${at}` }), imported })),
  ])

describe('agencies whose figures were computed elsewhere', () => {
  it('stand beside those computed here in an index that comes to its own figures again', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 6 }), (all) => {
        const document = withFigures(all)
        expect(recomputeIndex(document).differences).toEqual([])
        const [block] = document.blocks
        for (const [at, imported] of all.entries()) {
          const agency = block!.agencies.find(({ code }) => code === `N${at}`)!
          expect(agency.overall.percent).toBe(imported.overall)
          expect(criteria.map((code) => agency.criteria[code]!.percent)).toEqual(
            criteria.map((code) => imported.criteria[code]),
          )
          expect(agency.responses.counted).toBe(imported.counted ?? 0)
          expect([agency.tally, agency.overall.interval]).toEqual([null, null])
          expect(agency.eligible).toBe(imported.overall !== null && imported.ineligibleBecause === null)
        }
      }),
    )
  })

  it('are ranked with the others by their percentages alone', () => {
    const document = withFigures([
      { overall: 100, criteria: {}, counted: null, ineligibleBecause: null },
      { overall: 0, criteria: {}, counted: null, ineligibleBecause: null },
    ])
    const ranks = document.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.rank])
    expect(ranks).toEqual([
      ['N0', 1],
      ['SCT', 2],
      ['SNV', 3],
      ['STP', 4],
      ['N1', 5],
    ])
  })

  it('without a percentage are not ranked, whatever the source says', () => {
    const none = { overall: null, criteria: {}, counted: 200, ineligibleBecause: null }
    const whole = { ...none, criteria: Object.fromEntries(criteria.map((code) => [code, 88])) }
    const agencies = withFigures([none, whole]).blocks[0]!.agencies
    const reasons = ['N0', 'N1'].map((code) => agencies.find((one) => one.code === code)!.ineligibleBecause)
    expect(reasons).toEqual([`criterion:${criteria[0]}`, 'too-few-responses'])
  })

  it('that have ended, or that home affairs left out, are not ranked', () => {
    const imported = { overall: 88, criteria: {}, counted: null, ineligibleBecause: null }
    const [first, second] = anIndexDocument([
      { ...anAgency({ code: 'A' }), imported, ended: true },
      { ...anAgency({ code: 'B' }), imported, unranked: 'Mới thành lập' },
    ]).blocks[0]!.agencies
    expect([first!.ineligibleBecause, second!.ineligibleBecause]).toEqual(['ended', 'unranked'])
  })
})
