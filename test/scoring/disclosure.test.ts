import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { breakdown } from '../../scoring/breakdown.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { publishedTally, withheldCells } from '../../scoring/small-sample.ts'
import { type Tally, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { anyBrokenDownAgency } from './support/broken-down-agency.ts'
import { disclosedCells, type Publish, type Shown } from './support/published-equations.ts'

/** What the product shows of an agency and its parts. */
const product: Publish = (form, method, whole, cuts) => ({
  ...wholeOf(form, method, whole),
  parts: breakdown(form, method, tallyLayout(form), whole, cuts),
})

function wholeOf(form: FormDefinition, method: ScoringMethod, whole: Tally): Omit<Shown, 'parts'> {
  const layout = tallyLayout(form)
  const figures = agencyFigures(form, method, layout, whole)
  return { whole: figures, tally: publishedTally(method, layout, figures.withheld, whole) }
}

/** Ways to get it wrong; each of them must be found out. */
const broken: Readonly<Record<string, Publish>> = {
  'only small cells are withheld, and none to protect them': (form, method, whole, cuts) => ({
    ...wholeOf(form, method, whole),
    parts: mapped(cuts, (parts) =>
      parts.map(({ code, tally }) => ({
        code,
        figures: agencyFigures(form, method, tallyLayout(form), tally),
      })),
    ),
  }),

  'a question that protects another still enters its criterion': (form, method, whole, cuts) => {
    const right = product(form, method, whole, cuts)
    return {
      ...right,
      parts: mapped(right.parts, (parts, cut) =>
        parts.map(({ code, figures }) => {
          const { tally } = cuts[cut]!.find((part) => part.code === code)!
          const open = { ...figures.withheld, questions: new Set<string>() }
          const all = agencyFigures(form, method, tallyLayout(form), tally, null, open)
          return { code, figures: { ...all, questions: figures.questions } }
        }),
      ),
    }
  },

  'each cut is protected by itself': (form, method, whole, cuts) => ({
    ...wholeOf(form, method, whole),
    parts: mapped(cuts, (parts, cut) => {
      const alone = parts.map(({ code, tally }) => ({ code, tally }))
      return breakdown(form, method, tallyLayout(form), whole, { [cut]: alone })[cut]!
    }),
  }),

  'a criterion takes in questions of fewer answers than smallSample': (form, method, whole, cuts) => {
    const right = product(form, method, whole, cuts)
    const layout = tallyLayout(form)
    const open = { ...withheldCells(method, layout, whole), questions: new Set<string>() }
    const loose = agencyFigures(form, { ...method, smallSample: 0 }, layout, whole, null, open)
    return { ...right, whole: { ...loose, questions: right.whole.questions } }
  },

  'the sums are published whatever they hold': (form, method, whole, cuts) => ({
    ...product(form, method, whole, cuts),
    tally: publishedTally(method, tallyLayout(form), { tally: false }, whole),
  }),
}

describe('somebody who keeps all that is shown of an agency and its parts, and solves it', () => {
  it('learns the grades and the percentage of no withheld cell', () => {
    fc.assert(
      fc.property(anyBrokenDownAgency, (agency) => {
        expect(disclosedCells(agency, product).disclosed).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('meets withheld and shown cells in numbers', () => {
    const agencies = fc.sample(anyBrokenDownAgency, { numRuns: 60, seed: 4 })
    const seen = agencies.map((agency) => disclosedCells(agency, product))
    expect(seen.reduce((sum, { withheld }) => sum + withheld, 0)).toBeGreaterThan(500)
    expect(seen.reduce((sum, { shown }) => sum + shown, 0)).toBeGreaterThan(300)
  })

  it.each(Object.entries(broken))('would learn some if %s', (_, publish) => {
    const agencies = fc.sample(anyBrokenDownAgency, { numRuns: 100, seed: 1 })
    expect(agencies.some((agency) => disclosedCells(agency, publish).disclosed.length > 0)).toBe(true)
  })
})

function mapped<A, B>(
  record: Readonly<Record<string, A>>,
  to: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}
