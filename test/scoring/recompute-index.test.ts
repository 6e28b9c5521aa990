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
import { aForm } from './support/forms.ts'
import { aPreviousAgency, aPreviousIndex, digest } from './support/previous.ts'
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
          ...(place === 3 ? { unranked: 'mới thành lập trong kỳ' } : {}),
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
    const { differences, unchecked } = recomputeIndex(document)
    expect(unchecked).toEqual([])
    expect(differences[0]).toMatchObject({ path: '/blocks/0/agencies/0' })
    expect(String(differences[0]!.found)).toContain('nhiều câu trả lời hơn số phiếu')
  })
})

describe('a document of three agencies', () => {
  /** Access and staff: A 60 and 80 %, B 65 and 80 %, C, which ended, 100 and 100 %. */
  const counted: Readonly<
    Record<string, readonly (readonly [count: number, access: number, staff: number])[]>
  > = {
    A: [
      [20, 5, 5],
      [10, 1, 5],
      [10, 1, 1],
    ],
    B: [
      [20, 5, 4],
      [10, 2, 4],
      [10, 1, 4],
    ],
    C: [[40, 5, 5]],
  }
  const figure = (percent: number, rank: number) => ({
    percent,
    rank,
    interval: [percent - 2, percent + 2] as const,
  })
  const published = scoreIndex({
    ...{
      province: null,
      period: null,
      form: aForm(),
      formDigest: digest,
      computedAt: null,
      simulated: false,
    },
    method: completeMethod({
      targets: [{ block: 'khoi', operator: '>=', percent: 72 }],
      sampleError: 0.1,
    }),
    previous: aPreviousIndex(
      ['A', 'B'].map((code, place) => ({
        ...aPreviousAgency(code, null, null),
        overall: figure(65 + place, 2 - place),
        criteria: { access: figure(66, 1), staff: figure(67, 2) },
      })),
      { method: completeMethod({ sampleError: 0.1 }) },
    ),
    blocks: [
      {
        ...{ code: 'khoi', name: 'Khối' },
        agencies: Object.entries(counted).map(([code, groups]) => ({
          ...{ code, name: code, predecessors: [], ended: code === 'C', channels: { qr: 40 } },
          ...{ transactions: code === 'A' ? 39 : 100, quota: 40 },
          tallies: {
            counted: tallyOf(
              aForm(),
              groups.flatMap(([count, access, staff]) =>
                Array.from({ length: count }, () => ({
                  'access-1': `grade-${access}`,
                  'access-2': `grade-${access}`,
                  'staff-1': `grade-${staff}`,
                })),
              ),
            ),
          },
        })),
      },
    ],
  })
  const [atB, atA] = ['/blocks/0/agencies/0', '/blocks/0/agencies/1']

  /** A document that may be changed anywhere. */
  type Loose = ReturnType<typeof JSON.parse>
  /** Where the document differs from itself computed again, after some change of it. */
  const differing = (change: (document: Loose, a: Loose, b: Loose) => void) => {
    const document: Loose = copyOf(published)
    const [b, a] = document['blocks'][0].agencies
    change(document, a, b)
    return recomputeIndex(document as IndexDocument).differences.map(({ path }) => path)
  }
  const withoutPairs = ({ blocks }: Loose) => {
    for (const { tally } of blocks[0].agencies) tally.pairs = null
  }
  const withoutSums = ({ blocks }: Loose) => {
    for (const agency of blocks[0].agencies) agency.tally = null
  }

  it('stands as it is, with all of its sums, without those of pairs, and without any', () => {
    expect(published.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.rank])).toEqual([
      ['B', 1],
      ['A', 2],
      ['C', null],
    ])
    expect(recomputeIndex(published)).toEqual({ differences: [], unchecked: [] })
    for (const [change, what] of [
      [withoutPairs, 'intervals'],
      [withoutSums, 'percentages'],
    ] as const) {
      const document: Loose = copyOf(published)
      change(document)
      expect(recomputeIndex(document as IndexDocument)).toEqual({
        differences: [],
        unchecked: ['B', 'A', 'C'].map((agency) => ({ agency, what })),
      })
    }
  })

  it.each<[string, (document: Loose, a: Loose, b: Loose) => void, readonly string[]]>([
    ['the form’s code', ({ form }) => Object.assign(form, { code: 'x' }), ['/form/code']],
    ['the form’s version', ({ form }) => Object.assign(form, { version: 7 }), ['/form/version']],
    ['a weight', ({ criteria }) => Object.assign(criteria[1], { weight: 2 }), ['/criteria/1/weight']],
    ['the total', ({ responses }) => Object.assign(responses, { received: 121 }), ['/responses/received']],
    [
      'the mean of a criterion',
      ({ blocks }) => Object.assign(blocks[0].criteriaMeans, { staff: 81 }),
      ['/blocks/0/criteriaMeans/staff'],
    ],
    [
      'an agency’s total of responses and of those rejected',
      (_, a) => Object.assign(a.responses.excluded, { rejected: 1 }),
      ['/responses/received', '/responses/excluded/rejected', `${atA}/responses/received`],
    ],
    ['whether an agency is eligible', (_, a) => Object.assign(a, { eligible: false }), [`${atA}/eligible`]],
    [
      'whether the quota is reached',
      (_, a) => Object.assign(a, { quotaReached: false }),
      [`${atA}/quotaReached`],
    ],
    [
      'whether the sample suffices',
      (_, a) => Object.assign(a, { sampleAdequate: false }),
      [`${atA}/sampleAdequate`],
    ],
    [
      'the flag of too many responses',
      (_, a) => Object.assign(a.overall, { flags: [] }),
      [`${atA}/overall/flags/0`],
    ],
    [
      'the same flag where there are few',
      (_, __, b) => b.overall.flags.push('more-responses-than-transactions'),
      [`${atB}/overall/flags/0`],
    ],
    [
      'whether a target is met',
      (_, a) => Object.assign(a.overall.target, { met: true }),
      [`${atA}/overall/target/met`],
    ],
    [
      'a target',
      (_, a) => Object.assign(a.overall.target, { percent: 70 }),
      [`${atA}/overall/target/percent`],
    ],
    [
      'a bound of an interval, by more than its last digit',
      (_, a) => (a.criteria.access.interval[0] += 0.02),
      [`${atA}/criteria/access/interval/0`],
    ],
    [
      'a bound of a change, by more than its last digit',
      (_, a) => (a.overall.changeInterval[1] += 0.02),
      [`${atA}/overall/changeInterval/1`],
    ],
    [
      'a correlation, by more than its last digit',
      (_, a) => (a.questions['staff-1'].correlation += 0.02),
      [`${atA}/questions/staff-1/correlation`],
    ],
    ['an interval of ranks', (_, a) => (a.overall.rankInterval[0] = 2), [`${atA}/overall/rankInterval/0`]],
    [
      'from whom a criterion does not differ',
      (_, a) => (a.criteria.access.indistinguishableFrom = []),
      [`${atA}/criteria/access/indistinguishableFrom/0`],
    ],
    [
      'a change of a criterion',
      (_, a) => (a.criteria.staff.change += 0.01),
      [`${atA}/criteria/staff/change`],
    ],
    ['a change of ranks', (_, a) => (a.criteria.staff.rankChange += 1), [`${atA}/criteria/staff/rankChange`]],
    ['the order', ({ blocks }) => blocks[0].agencies.reverse(), [atB, '/blocks/0/agencies/2']],
  ])('differs if %s is changed', (_, change, expected) => {
    expect(differing(change)).toEqual(expected)
  })

  it.each<[string, (document: Loose, a: Loose, b: Loose) => void]>([
    ['a correlation', (_, a) => (a.questions['staff-1'].correlation += 0.01)],
    ['a bound of a change', (_, a) => (a.overall.changeInterval[0] -= 0.01)],
    ['what it says of the past', (_, a) => a.overall.flags.unshift('channels-differ')],
    ['what it says of the channels', (_, a) => (a.channels.qr = 1)],
  ])('does not if %s is off by a digit, or cannot be known', (_, change) => {
    expect(differing(change)).toEqual([])
  })

  it('differs where an agency has a criterion or a question too few or too many', () => {
    for (const prepare of [() => undefined, withoutPairs]) {
      const changed = (change: (a: Loose) => void) =>
        differing((document, a) => {
          prepare(document)
          change(a)
        })
      expect(changed((a) => delete a.criteria.staff)).toEqual([`${atA}/criteria/staff`])
      expect(changed((a) => delete a.questions['staff-1'])).toEqual([`${atA}/questions/staff-1`])
      expect(changed((a) => (a.criteria.more = a.criteria.staff))).toContain(`${atA}/criteria/more`)
    }
  })

  it('takes intervals as they are where the sums of pairs are missing, and nothing else', () => {
    const changed = (change: (a: Loose) => void) =>
      differing((document, a) => {
        withoutPairs(document)
        change(a)
      })
    expect(changed((a) => (a.overall.rankInterval = [2, 2]))).toEqual([])
    expect(changed((a) => (a.criteria.access.indistinguishableFrom = []))).toEqual([])
    expect(changed((a) => (a.questions['staff-1'].correlation = 0))).toEqual([])
    expect(changed((a) => (a.overall.interval = null))).toEqual([
      // Without an interval, a change has none.
      `${atA}/overall/changeInterval`,
    ])
    expect(changed((a) => (a.criteria.access.percent = 61))).toEqual([`${atA}/criteria/access/percent`])
    expect(changed((a) => (a.questions['staff-1'].gain += 1))).toEqual([`${atA}/questions/staff-1/gain`])
  })

  it('computes what follows from the percentages where all sums are missing', () => {
    const changed = (change: (a: Loose) => void) =>
      differing((document, a) => {
        withoutSums(document)
        change(a)
      })
    expect(changed((a) => (a.overall.target.met = true))).toEqual([`${atA}/overall/target/met`])
    expect(changed((a) => (a.overall.flags = []))).toEqual([`${atA}/overall/flags/0`])
    expect(changed((a) => (a.requiredSample = 7))).toEqual([`${atA}/requiredSample`])
    expect(changed((a) => (a.eligible = false))).toContain(`${atA}/eligible`)
    expect(changed((a) => (a.overall.change = 1))).toEqual([`${atA}/overall/change`])
    expect(changed((a) => (a.criteria.staff.rank = 2))).toEqual([`${atA}/criteria/staff/rank`])
    expect(changed((a) => (a.responses.received = 41))).toEqual([`${atA}/responses/received`])
    expect(changed((a) => (a.questions['staff-1'].percent = 81))).toEqual([
      `${atA}/questions/staff-1/percent`,
    ])
    expect(changed((a) => (a.questions['staff-1'].counted = 41))).toEqual([
      `${atA}/questions/staff-1/counted`,
    ])
    const ungraded = Object.fromEntries(aForm().scale.map(({ code }) => [code, 0]))
    expect(changed((a) => (a.questions['staff-1'].grades = ungraded))).toEqual([
      `${atA}/questions/staff-1/percent`,
      `${atA}/questions/staff-1/counted`,
    ])
    expect(changed((a) => (a.overall.percent = null))).toContain(`${atA}/overall/target/met`)
    expect(
      changed((a) => Object.assign(a.questions['staff-1'], { percent: 81, counted: 41, grades: null })),
    ).toEqual([])
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
