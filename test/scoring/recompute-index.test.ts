import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { completeMethod, type ScoringMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import { previousOfDocument } from '../../scoring/previous-of-document.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { anyAnswers, anyForm, anyMethod, type RawAnswers } from './support/arbitraries.ts'
import { tallyOf } from './support/tally-of.ts'

function scored(
  form: FormDefinition,
  method: ScoringMethod,
  agencies: readonly (readonly RawAnswers[])[],
  previous: PreviousIndex | null = null,
): IndexDocument {
  return scoreIndex({
    province: null,
    period: null,
    form,
    formDigest: `sha256:${'0'.repeat(64)}`,
    method,
    previous,
    computedAt: null,
    simulated: false,
    blocks: [
      {
        code: 'khoi',
        name: 'Khối',
        agencies: agencies.map((responses, place) => ({
          code: `A${place}`,
          name: `Đơn vị ${place}`,
          predecessors: [],
          ended: place === 7,
          transactions: place === 1 ? null : 30,
          quota: place === 2 ? 20 : null,
          tallies: {
            counted: tallyOf(form, responses),
            held: tallyOf(form, responses.slice(place)),
          },
          channels: { qr: responses.length },
        })),
      },
    ],
  })
}

/** Documents of random forms and methods, half of them compared with another one of the same form. */
const anyDocument: fc.Arbitrary<IndexDocument> = fc
  .tuple(anyForm, anyMethod, fc.boolean(), fc.integer({ min: 60, max: 99 }))
  .chain(([form, method, compared, target]) => {
    const agencies = fc.array(fc.array(anyAnswers(form), { maxLength: 40 }), { minLength: 1, maxLength: 5 })
    return fc.tuple(agencies, agencies).map(([now, before]) => {
      const complete = completeMethod({
        ...method,
        targets: [{ block: 'khoi', operator: '>=', percent: target }],
        sampleError: 0.1,
      })
      const read = previousOfDocument(scored(form, complete, before))
      if (!read.ok) throw new Error(read.mistakes.join())
      return scored(form, complete, now, compared ? read.previous : null)
    })
  })

const copyOf = (document: IndexDocument) => JSON.parse(JSON.stringify(document)) as IndexDocument

describe('an index computed again from its own sums', () => {
  it('comes out as it stands', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(recomputeIndex(copyOf(document)).differences).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('differs wherever one figure was changed', () => {
    let changed = 0
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom(-1, 1), (document, which, sign) => {
        const copy = copyOf(document)
        const places = figuresOf(copy)
        if (places.length === 0) return
        const { holder, key } = places[which % places.length]!
        ;(holder[key] as number) += sign
        changed++
        expect(recomputeIndex(copy).differences, String(key)).not.toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(changed).toBeGreaterThan(150)
  })

  it('says which agencies it could not compute again, and still ranks them', () => {
    const form = anyDocumentForm()
    const all = (grade: string, count: number) =>
      Array.from({ length: count }, () =>
        Object.fromEntries(
          form.criteria.flatMap(({ questions }) => questions.map(({ code }) => [code, grade])),
        ),
      )
    const [low, high] = [form.scale[0]!.code, form.scale.at(-1)!.code]
    const document = copyOf(
      scored(form, completeMethod({}), [all(low, 40), all(high, 40), [...all(high, 30), ...all(low, 10)]]),
    )
    const [best] = document.blocks[0]!.agencies
    Object.assign(best!, { tally: null })
    expect(recomputeIndex(document)).toEqual({
      differences: [],
      unchecked: [{ agency: 'A1', what: 'percentages' }],
    })
    Object.assign(best!.overall, { percent: 50 })
    const { differences } = recomputeIndex(document)
    expect(differences).toContainEqual({ path: '/blocks/0/agencies/0/overall/rank', found: 1, expected: 2 })
    expect(differences).toContainEqual({ path: '/blocks/0/agencies/0', found: 'A1', expected: 'A2' })
  })

  it('refuses sums that no responses have', () => {
    const form = anyDocumentForm()
    const answers = { [form.criteria[0]!.questions[0]!.code]: form.scale[0]!.code }
    const document = copyOf(scored(form, completeMethod({}), [Array.from({ length: 40 }, () => answers)]))
    const { tally } = document.blocks[0]!.agencies[0]!
    Object.assign(tally!, { responses: 3 })
    const { differences } = recomputeIndex(document)
    expect(differences[0]).toMatchObject({ path: '/blocks/0/agencies/0' })
    expect(String(differences[0]!.found)).toContain('nhiều câu trả lời hơn số phiếu')
  })
})

function anyDocumentForm(): FormDefinition {
  return fc.sample(anyForm, { numRuns: 1, seed: 5 })[0]!
}

/** Every published number of an agency that follows from its sums, and where it stands. */
function figuresOf(document: IndexDocument): { holder: Record<string, unknown>; key: string }[] {
  const named = (value: unknown, keys: readonly string[]) =>
    keys
      .filter((key) => typeof (value as Record<string, unknown>)[key] === 'number')
      .map((key) => ({ holder: value as Record<string, unknown>, key }))
  return document.blocks.flatMap((block) => [
    ...named(block, ['size', 'eligible', 'mean']),
    ...block.agencies
      .filter(({ tally }) => tally !== null)
      .flatMap((agency) => [
        ...named(agency, ['requiredSample']),
        ...[agency.overall, ...Object.values(agency.criteria)].flatMap((figure) => [
          ...named(figure, ['percent', 'respondents', 'rank', 'change', 'rankChange']),
          ...(agency.tally!.pairs === null || figure.interval === null
            ? []
            : named(figure.interval, ['0', '1'])),
        ]),
        ...Object.values(agency.questions).flatMap((question) => [
          ...named(question, ['percent', 'counted', 'noOpinion', 'gain']),
          ...(question.grades === null ? [] : named(question.grades, Object.keys(question.grades))),
        ]),
        ...named(agency.tally!, ['responses']),
      ]),
  ])
}
