import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { blockMeans } from '../../scoring/block-means.ts'
import { exclusionReasons } from '../../scoring/counted-responses.ts'
import { ineligibleBecause } from '../../scoring/eligibility.ts'
import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { indexDocumentSchema } from '../../scoring/index-document-schema.ts'
import type { AgencyInput } from '../../scoring/index-input.ts'
import { completeMethod, defaultMethod, type ScoringMethod } from '../../scoring/method.ts'
import { ranking } from '../../scoring/ranking.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import { byRankThenCode, scoreIndex } from '../../scoring/score-index.ts'
import { addResponse, emptyTally, type Tally, tallyLayout } from '../../scoring/tally.ts'
import { tallyFromJson } from '../../scoring/tally-json.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { anyAnswers, anyForm, anyMethod, type RawAnswers } from './support/arbitraries.ts'
import { deepFreeze } from './support/deep-freeze.ts'
import { aCriterion, aForm, aScale } from './support/forms.ts'
import { soCongThuong2024 } from './support/published-figures.ts'

const matchesSchema = new Ajv2020({ strict: true, allErrors: true }).compile(indexDocumentSchema)

function tallyOf(form: FormDefinition, responses: readonly RawAnswers[]): Tally {
  const layout = tallyLayout(form)
  const sums = emptyTally(layout, 'pairs')
  for (const answers of responses) addResponse(layout, sums, answers)
  return sums
}

/** So many responses that all answer alike. */
function alike(count: number, answers: RawAnswers): RawAnswers[] {
  return Array.from({ length: count }, () => answers)
}

function anAgency(code: string, tallies: AgencyInput['tallies'] = {}, overrides = {}): AgencyInput {
  return {
    code,
    name: `Đơn vị ${code}`,
    predecessors: [],
    ended: false,
    transactions: null,
    quota: null,
    tallies,
    channels: {},
    ...overrides,
  }
}

function scored(
  agencies: readonly AgencyInput[],
  form: FormDefinition = aForm(),
  method: ScoringMethod = defaultMethod,
): IndexDocument {
  const document = scoreIndex(
    deepFreeze({
      province: null,
      period: null,
      form,
      formDigest: `sha256:${'0'.repeat(64)}`,
      method,
      previous: null,
      computedAt: null,
      simulated: false,
      blocks: [{ code: 'khoi', name: 'Khối', agencies: [...agencies] }],
    }),
  )
  expect(matchesSchema(document), JSON.stringify(matchesSchema.errors)).toBe(true)
  return document
}

function agency(document: IndexDocument, code: string): IndexAgency {
  return document.blocks[0]!.agencies.find((one) => one.code === code)!
}

const all = (points: number): RawAnswers => ({
  'access-1': `grade-${points}`,
  'access-2': `grade-${points}`,
  'staff-1': `grade-${points}`,
})

describe('the row of Sở Công Thương', () => {
  it('comes out of responses that have its five percentages', () => {
    const criteria = Object.entries(soCongThuong2024.criteria)
    const form = aForm({ criteria: criteria.map(([code]) => aCriterion(code, 1)), outside: [] })
    // 2,000 answers of 4 and 5 points: a percentage of 85.67 is 8,567 points.
    const responses = Array.from({ length: 2000 }, (_, place) =>
      Object.fromEntries(
        criteria.map(([code, percent]) => {
          const fives = Math.round(percent * 100) - 8000
          return [`${code}-1`, place < fives ? 'grade-5' : 'grade-4']
        }),
      ),
    )
    const { criteria: figures, overall } = agency(
      scored([anAgency('SCT', { counted: tallyOf(form, responses) })], form),
      'SCT',
    )
    expect(Object.fromEntries(Object.entries(figures).map(([code, { percent }]) => [code, percent]))).toEqual(
      soCongThuong2024.criteria,
    )
    expect(overall.percent).toBe(soCongThuong2024.overall)
  })
})

describe('an index document', () => {
  it('lists agencies by rank, then those without one, then by code', () => {
    const form = aForm()
    const good = { counted: tallyOf(form, alike(30, all(5))) }
    const fair = { counted: tallyOf(form, alike(30, all(4))) }
    const few = { counted: tallyOf(form, alike(29, all(5))) }
    const document = scored([
      anAgency('D', few),
      anAgency('C', fair),
      anAgency('Z', good),
      anAgency('B'),
      anAgency('A', fair),
      anAgency('E', good, { ended: true }),
    ])
    const block = document.blocks[0]!
    expect(block.agencies.map(({ code, overall }) => [code, overall.rank])).toEqual([
      ['Z', 1],
      ['A', 2],
      ['C', 2],
      ['B', null],
      ['D', null],
      ['E', null],
    ])
    expect(block).toMatchObject({ size: 6, eligible: 3, mean: 86.67 })
    expect(block.agencies.map(({ ineligibleBecause }) => ineligibleBecause)).toEqual([
      null,
      null,
      null,
      'too-few-responses',
      'too-few-responses',
      'ended',
    ])
    // Its figures are shown all the same.
    expect(agency(document, 'D').overall.percent).toBe(100)
    expect(agency(document, 'D').criteria['access']!.rank).toBeNull()
    expect(agency(document, 'A').criteria['access']!.rank).toBe(2)
  })

  it('lists an agency that home affairs decided not to rank, with the reason, and ranks the others without it', () => {
    const form = aForm()
    const sums = (grade: number) => ({ counted: tallyOf(form, alike(30, all(grade))) })
    const document = scored([
      anAgency('A', sums(4)),
      anAgency('B', sums(5), { unranked: 'Mới thành lập từ ngày 01/7/2025' }),
      anAgency('C', sums(3)),
      anAgency('D', {}, { ended: true, unranked: 'Đã sáp nhập' }),
    ])
    expect(document.blocks[0]).toMatchObject({ size: 4, eligible: 2, mean: 70 })
    expect(agency(document, 'B')).toMatchObject({
      eligible: false,
      ineligibleBecause: 'unranked',
      unranked: 'Mới thành lập từ ngày 01/7/2025',
      overall: { percent: 100, rank: null },
    })
    expect(agency(document, 'A').overall.rank).toBe(1)
    expect(agency(document, 'A')).not.toHaveProperty('unranked')
    expect(agency(document, 'D')).toMatchObject({ ineligibleBecause: 'ended', unranked: 'Đã sáp nhập' })
    expect(recomputeIndex(document).differences).toEqual([])
  })

  it('tells where a reason was taken out of a document, or put into it', () => {
    const form = aForm()
    const counted = tallyOf(form, alike(30, all(4)))
    const document = scored([
      anAgency('A', { counted }, { unranked: 'lý do' }),
      anAgency('B', { counted }),
      anAgency('C', { counted }),
    ])
    const changed = (code: string, change: object) => ({
      ...document,
      blocks: document.blocks.map((block) => ({
        ...block,
        agencies: block.agencies.map((one) => (one.code === code ? { ...one, ...change } : one)),
      })),
    })
    const paths = (code: string, change: object) =>
      recomputeIndex(JSON.parse(JSON.stringify(changed(code, change)))).differences.map(({ path }) => path)
    expect(paths('A', { unranked: undefined })).toContain('/blocks/0/agencies/2/ineligibleBecause')
    expect(paths('B', { unranked: 'lý do' })).toContain('/blocks/0/agencies/0/ineligibleBecause')
    expect(paths('B', { unranked: 'lý do', tally: null })).toContain('/blocks/0/agencies/0/ineligibleBecause')
  })

  it('puts agencies in the order of their ranks, then of their codes, character by character', () => {
    const placed = (code: string, rank: number | null) => ({ code, overall: { rank } })
    expect(byRankThenCode(placed('B', 1), placed('A', 2))).toBe(-1)
    expect(byRankThenCode(placed('A', 2), placed('B', 1))).toBe(1)
    expect(byRankThenCode(placed('B', 1), placed('A', null))).toBe(-1)
    expect(byRankThenCode(placed('A', null), placed('B', 1))).toBe(1)
    expect(byRankThenCode(placed('A', 1), placed('B', 1))).toBe(-1)
    expect(byRankThenCode(placed('B', null), placed('A', null))).toBe(1)
    expect(byRankThenCode(placed('A', 1), placed('A', 1))).toBe(0)
  })

  it('states what it is, of whom, and by which form and method; nothing is decided or signed yet', () => {
    const form = aForm({ criteria: [aCriterion('access', 1, 2)] })
    expect(scored([anAgency('A')], form)).toMatchObject({
      $schema: '/api/v1/schemas/satisfaction-index.v1.json',
      kind: 'satisfaction-index',
      version: 1,
      simulated: false,
      form: { code: 'small', version: 1, digest: `sha256:${'0'.repeat(64)}`, definition: form },
      method: defaultMethod,
      publication: null,
      invited: null,
      signature: null,
      criteria: [{ code: 'access', name: { vi: 'access', en: 'access' }, weight: 2 }],
      blocks: [{ code: 'khoi', name: 'Khối', size: 1, eligible: 0, criteriaMeans: { access: null } }],
    })
  })

  it('ranks nobody where only one is eligible', () => {
    const document = scored([anAgency('A', { counted: tallyOf(aForm(), alike(30, all(5))) }), anAgency('B')])
    expect(agency(document, 'A')).toMatchObject({ eligible: true, overall: { percent: 100, rank: null } })
  })

  it('names the criterion for want of which an agency is not ranked', () => {
    const form = aForm()
    const responses = [...alike(25, { 'access-1': 'grade-5', 'access-2': 'grade-5' }), ...alike(9, all(4))]
    const sct = agency(scored([anAgency('SCT', { counted: tallyOf(form, responses) })], form), 'SCT')
    expect(sct).toMatchObject({
      eligible: false,
      ineligibleBecause: 'criterion:staff',
      overall: { percent: null, respondents: 34, questionsCounted: [3, 3] },
      criteria: { staff: { percent: null, respondents: 9 } },
    })
  })

  it('adds received up from counted and every reason', () => {
    const form = aForm()
    const tallies = Object.fromEntries(
      (['counted', ...exclusionReasons] as const).map((status, place) => [
        status,
        tallyOf(form, alike(place + 1, all(3))),
      ]),
    )
    const document = scored([anAgency('A', tallies), anAgency('B', tallies)], form)
    expect(agency(document, 'A').responses).toEqual({
      received: 28,
      counted: 1,
      excluded: { rejected: 2, held: 3, late: 4, channel: 5, stage: 6, 'too-few-answers': 7 },
    })
    expect(document.responses).toEqual({
      received: 56,
      counted: 2,
      excluded: { rejected: 4, held: 6, late: 8, channel: 10, stage: 12, 'too-few-answers': 14 },
      digest: null,
    })
  })

  it('is null, not 0, where nobody answered', () => {
    const empty = agency(scored([anAgency('A')]), 'A')
    expect(empty.overall).toMatchObject({ percent: null, rank: null, respondents: 0 })
    expect(empty.questions['access-1']).toEqual({
      percent: null,
      counted: 0,
      noOpinion: 0,
      grades: null,
      gain: null,
      correlation: null,
    })
    expect(scored([anAgency('A')]).blocks[0]!.mean).toBeNull()
  })

  it('carries sums from which it can be computed again', () => {
    const responses = fc.sample(anyAnswers(fiveCriteriaProposedV1), { numRuns: 60, seed: 7 })
    const form = fiveCriteriaProposedV1
    const sums = tallyOf(form, responses)
    const document = JSON.parse(
      JSON.stringify(scored([anAgency('SCT', { counted: sums })], form)),
    ) as IndexDocument
    const parsed = tallyFromJson(tallyLayout(form), agency(document, 'SCT').tally)
    expect(parsed).toEqual({ ok: true, tally: sums })
    expect(agencyFigures(form, document.method, tallyLayout(form), sums).overall.percent).toBe(
      agency(document, 'SCT').overall.percent,
    )
  })

  it('is the same document for the same input, and says nothing of a past or a target that it has not', () => {
    const input = [anAgency('A', { counted: tallyOf(aForm(), alike(30, all(5))) })]
    const document = scored(input)
    expect(JSON.stringify(scored(input))).toBe(JSON.stringify(document))
    expect(agency(document, 'A').overall).toMatchObject({
      previousPercent: null,
      change: null,
      previousRank: null,
      rankChange: null,
      comparable: null,
      rankComparable: null,
      flags: [],
      target: null,
      rankInterval: null,
    })
    expect(document.comparison).toBeNull()
    expect(agency(document, 'A').previous).toBeNull()
  })
})

describe('small samples', () => {
  const form = aForm()
  const layout = tallyLayout(form)
  const low = completeMethod({ minimumResponses: 1, minimumAnswers: 1, minimumCriterionResponses: 1 })

  it('show how many answered a question and nothing else', () => {
    const responses = [...alike(30, { 'access-1': 'grade-5', 'staff-1': 'grade-4' }), ...alike(4, all(1))]
    const sct = agency(scored([anAgency('SCT', { counted: tallyOf(form, responses) })], form), 'SCT')
    expect(sct.questions['access-2']).toMatchObject({ percent: null, counted: 4, noOpinion: 0, grades: null })
    expect(sct.questions['access-1']!.grades).toEqual({
      'grade-1': 4,
      'grade-2': 0,
      'grade-3': 0,
      'grade-4': 0,
      'grade-5': 30,
    })
    expect(sct.tally).toBeNull()
  })

  it('keep the tally where the only small cells are empty ones', () => {
    const responses = alike(30, { 'access-1': 'grade-5', 'staff-1': 'grade-4' })
    expect(
      agency(scored([anAgency('SCT', { counted: tallyOf(form, responses) })], form), 'SCT').tally,
    ).not.toBeNull()
  })

  it('of a criterion hide the overall too, which would give it away', () => {
    const responses = [...alike(30, { 'access-1': 'grade-5', 'access-2': 'grade-5' }), ...alike(4, all(1))]
    const figures = agencyFigures(form, low, layout, tallyOf(form, responses))
    expect(figures.criteria['staff']).toEqual({ percent: null, respondents: 4, questionsCounted: [0, 1] })
    expect(figures.overall.percent).toBeNull()
    expect(figures.ineligibleBecause).toBe('criterion:staff')
  })

  it('of a whole agency hide all of it', () => {
    const figures = agencyFigures(form, low, layout, tallyOf(form, alike(4, all(5))))
    expect(figures.overall).toEqual({ percent: null, respondents: 4, questionsCounted: [0, 3] })
    expect(figures.ineligibleBecause).toBe('too-few-responses')
    expect(figures.withheld.agency).toBe(true)
  })

  it('are nothing special with a threshold of 0', () => {
    const open = completeMethod({ ...low, smallSample: 0 })
    const figures = agencyFigures(form, open, layout, tallyOf(form, alike(1, all(5))))
    expect(figures.overall.percent).toBe(100)
    expect(figures.withheld.tally).toBe(false)
  })
})

describe('a block of random agencies', () => {
  const anyBlock = anyForm.chain((form) =>
    fc.record({
      form: fc.constant(form),
      agencies: fc.array(
        fc.record({ responses: fc.array(anyAnswers(form), { maxLength: 15 }), ended: fc.boolean() }),
        {
          maxLength: 8,
        },
      ),
    }),
  )

  it('is ranked by its published percentages alone, whatever the order of its agencies', () => {
    fc.assert(
      fc.property(anyBlock, anyMethod, ({ form, agencies }, method) => {
        const inputs = agencies.map(({ responses, ended }, place) =>
          anAgency(`A${place}`, { counted: tallyOf(form, responses) }, { ended }),
        )
        const document = scored(inputs, form, method)
        const listed = document.blocks[0]!.agencies
        for (const figure of [
          (one: IndexAgency) => one.overall,
          ...form.criteria.map(
            ({ code }) =>
              (one: IndexAgency) =>
                one.criteria[code]!,
          ),
        ]) {
          const percents = listed.map((one) => (one.eligible ? figure(one).percent : null))
          expect(listed.map((one) => figure(one).rank)).toEqual(ranking(percents, method.ties))
        }
        expect(scored([...inputs].reverse(), form, method)).toEqual(document)
        const eligible = listed.filter((one) => one.eligible)
        expect(document.blocks[0]!.eligible).toBe(eligible.length)
        expect(document.blocks[0]!.mean).toBe(
          blockMeans(
            method,
            [],
            listed.map((one) => ({ ...one, withheld: undefined })),
          ).overall,
        )
      }),
      { numRuns: 150 },
    )
  })

  it('has the mean of its rounded percentages, rounded once', () => {
    const agencies = [88.41, 88.4].map((percent, place) => ({
      ineligibleBecause: null,
      overall: { percent, respondents: 30, questionsCounted: [1, 1] as const },
      criteria: {
        access: { percent: place === 0 ? null : 70.125, respondents: 30, questionsCounted: [1, 1] as const },
      },
    }))
    // 88.405 goes up although the nearest binary number lies below it.
    expect(blockMeans({ decimals: 2 }, ['access'], deepFreeze(agencies))).toEqual({
      overall: 88.41,
      criteria: { access: 70.13 },
    })
    expect(blockMeans({ decimals: 2 }, ['access'], [])).toEqual({ overall: null, criteria: { access: null } })
    // A criterion that no agency has.
    expect(blockMeans({ decimals: 2 }, ['staff'], agencies).criteria).toEqual({ staff: null })
  })
})

describe('forms of other shapes', () => {
  it('count the questions of criteria that weigh something', () => {
    const form = aForm({ criteria: [aCriterion('a', 2), aCriterion('b', 1, 0)], outside: [] })
    const responses = alike(30, { 'a-1': 'grade-5', 'a-2': 'grade-5', 'b-1': 'grade-1' })
    const { overall } = agency(scored([anAgency('A', { counted: tallyOf(form, responses) })], form), 'A')
    expect(overall).toMatchObject({ percent: 100, questionsCounted: [2, 2] })
  })

  it('score with one criterion of one question and a scale of two grades', () => {
    const form = aForm({ scale: aScale([0, 1]), criteria: [aCriterion('only', 1, 0.5)], outside: [] })
    const responses = [...alike(10, { 'only-1': 'grade-1' }), ...alike(20, { 'only-1': 'grade-0' })]
    const document = scored([anAgency('A', { counted: tallyOf(form, responses) })], form)
    expect(agency(document, 'A').overall.percent).toBe(33.33)
    expect(agency(document, 'A').tally!.pairs).toEqual({})
  })
})

describe('eligibility', () => {
  it('is lost for want of a criterion that weighs something', () => {
    const criteria = [
      { code: 'idle', weight: 0, percent: null },
      { code: 'staff', weight: 0.1, percent: null },
      { code: 'access', weight: 1, percent: null },
    ]
    const facts = { ended: false, counted: 30, overallPercent: null, criteria }
    expect(ineligibleBecause(defaultMethod, facts)).toBe('criterion:staff')
    expect(ineligibleBecause(defaultMethod, { ...facts, counted: 29 })).toBe('too-few-responses')
    expect(ineligibleBecause(defaultMethod, { ...facts, counted: 29, ended: true })).toBe('ended')
    expect(ineligibleBecause(defaultMethod, { ...facts, overallPercent: 0 })).toBeNull()
  })

  it('cannot be lost without a reason', () => {
    expect(() =>
      ineligibleBecause(defaultMethod, { ended: false, counted: 30, overallPercent: null, criteria: [] }),
    ).toThrow('without a reason')
  })
})
