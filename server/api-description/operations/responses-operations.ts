import { type FormDefinition, formId, gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseSubmission } from '../../../survey-forms/parse-answers.ts'
import { problemText } from '../../../survey-forms/problem-text.ts'
import { paths } from '../../paths.ts'
import type { Operation } from '../operation.ts'

const form = fiveCriteriaProposedV1
const response = aResponse(form)
const receipt = { receipt: '7KQ4M2XW9PTA', receivedAt: '2025-06-02T02:04:31.207Z' }
const json = 'application/json'
const invalid = { ...response, submissionId: '0b6e3a52-6d0f-4c55-9a0e-2f6f4b1c7d12', wishes: ['gold'] }

/** Sending responses. */
export const responsesOperations: readonly Operation[] = [
  {
    id: 'postResponse',
    method: 'post',
    path: paths.apiResponses,
    group: 'responses',
    access: { kind: 'public' },
    parameters: ['code', 'lang'],
    body: [{ type: json, schema: 'Response' }],
    answers: [
      { status: 201, text: 'stored', content: { type: json, schema: 'Receipt' }, headers: [] },
      { status: 200, text: 'replayed', content: { type: json, schema: 'Receipt' }, headers: [] },
    ],
    refusals: {
      400: ['not-json', 'not-utf8', 'bad-request'],
      404: ['unknown-point'],
      409: ['other-answers'],
      410: ['retired-point', 'no-open-period'],
      413: ['too-large'],
      415: ['wrong-type'],
      422: ['invalid-answers'],
      429: ['too-many-requests'],
    },
    examples: [
      {
        name: 'response',
        parameters: { code: 'k7m2qx4t' },
        body: { type: json, content: response },
        status: 201,
        answer: receipt,
      },
      {
        name: 'retry',
        parameters: { code: 'k7m2qx4t' },
        body: { type: json, content: response },
        status: 200,
        answer: receipt,
      },
      {
        name: 'otherAnswers',
        parameters: { code: 'k7m2qx4t' },
        body: { type: json, content: { ...response, comment: 'Chỗ ngồi chờ còn ít.' } },
        status: 409,
        refused: 'other-answers',
      },
      {
        name: 'invalid',
        parameters: { code: 'k7m2qx4t' },
        body: { type: json, content: invalid },
        status: 422,
        refused: 'invalid-answers',
        problems(language) {
          const parsed = parseSubmission(form, invalid, { agencies: [] })
          const problems = parsed.ok ? [] : parsed.problems
          return problems.map((problem) => ({ ...problem, message: problemText(form, problem, language) }))
        },
      },
      {
        name: 'unknownPoint',
        parameters: { code: 'chuaco22' },
        body: { type: json, content: response },
        status: 404,
        refused: 'unknown-point',
      },
    ],
  },
]

/** A response in which every question is answered, some in another way than the others. */
function aResponse(form: FormDefinition) {
  const [best, good] = [form.scale.at(-1), form.scale.at(-2)].map((grade) => grade?.code ?? '')
  const answers = gradedQuestions(form).map(({ code }, place) => [code, place % 3 === 0 ? best : good])
  return {
    submissionId: '6f1c2a9e-3b7d-4e58-8a41-9c0d5e7f2b36',
    form: formId(form),
    context: Object.fromEntries(form.context.map(({ code, options }) => [code, options[0]?.code ?? ''])),
    answers: { ...Object.fromEntries(answers), 'access-fees': form.noOpinion?.code ?? good },
    comment: 'Cán bộ hướng dẫn tận tình.',
    language: 'vi',
    startedAt: '2025-06-02T02:03:04Z',
  }
}
