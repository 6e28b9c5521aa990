import { type AgencyFigures, agencyFigures } from '../../../scoring/agency-figures.ts'
import type { PublishedAgency } from '../../../scoring/comparison.ts'
import type { AgencyInput, BlockInput, IndexInput } from '../../../scoring/index-input.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import type { PreviousIndex } from '../../../scoring/previous-index.ts'
import { scoreIndex } from '../../../scoring/score-index.ts'
import { tallyLayout } from '../../../scoring/tally.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import type { RawAnswers } from './arbitraries.ts'
import { deepFreeze } from './deep-freeze.ts'
import { tallyOf } from './tally-of.ts'

const form = fiveCriteriaProposedV1
const formDigest = `sha256:${'0'.repeat(64)}`
const questions = indexQuestions(form).map(({ code }) => code)

/** Forty responses to every index question: as many fours as asked for, evenly spread, and fives. */
function fortyResponses(fours: number): readonly RawAnswers[] {
  const answers = 40 * questions.length
  // Another order than that of the questions, so that no question has only fours.
  const isFour = (place: number) => (((place * 137) % answers) * fours) % answers < fours
  return Array.from({ length: 40 }, (_, response) =>
    Object.fromEntries(
      questions.map((code, question) => [
        code,
        isFour(response * questions.length + question) ? 'satisfied' : 'very-satisfied',
      ]),
    ),
  )
}

// 800 answers of five points, less 464 points, are 88.4 per cent of 4,000.
const responses = fortyResponses(464)
const tally = tallyOf(form, responses)

const agency: AgencyInput = {
  code: 'SCT',
  name: 'Sở Công Thương',
  predecessors: [],
  ended: false,
  transactions: 1200,
  quota: 40,
  tallies: { counted: tally },
  channels: { qr: 30, kiosk: 10 },
}

const block: BlockInput = {
  code: 'so-ban-nganh',
  name: 'Khối sở, ban, ngành',
  agencies: [
    agency,
    { ...agency, code: 'SXD', name: 'Sở Xây dựng', tallies: { counted: tallyOf(form, fortyResponses(520)) } },
  ],
}

const input: IndexInput = {
  province: 'Khánh Hòa',
  period: { id: '2025', name: 'Năm 2025', opensOn: '2025-01-01', closesOn: '2025-11-30', status: 'open' },
  form,
  formDigest,
  method: defaultMethod,
  previous: null,
  computedAt: null,
  simulated: true,
  blocks: [block],
}

const before = { percent: 86.93, rank: 2, interval: null }

const previousIndex: PreviousIndex = {
  period: { id: '2024', name: 'Năm 2024' },
  method: defaultMethod,
  form: { digest: formDigest, definition: form },
  criteria: form.criteria.map(({ code, weight }) => ({ code, weight })),
  declared: null,
  blocks: [
    {
      code: block.code,
      agencies: block.agencies.map(({ code, name }) => ({ code, name, overall: before, criteria: {} })),
    },
  ],
}

const published = { percent: 88.4, rank: 1, interval: null }
const publishedAgency: PublishedAgency = {
  code: 'SCT',
  predecessors: [],
  ended: false,
  eligible: true,
  overall: published,
  criteria: {},
}

const layout = tallyLayout(form)
const figures: AgencyFigures = agencyFigures(form, defaultMethod, layout, tally)
const document = scoreIndex(input)

/** What the examples of scoring/ may name beside everything that scoring/ exports: one small, invented province. */
export const exampleScope: Readonly<Record<string, unknown>> = deepFreeze({
  fiveCriteriaProposedV1,
  form,
  formDigest,
  layout,
  method: defaultMethod,
  /** One response. */
  answers: responses[0],
  tally,
  figures,
  block,
  input,
  document,
  previousIndex,
  scoredWith: { form, formDigest, method: defaultMethod },
  publishedAgency,
})
