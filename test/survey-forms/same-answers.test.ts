import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Submission } from '../../survey-forms/answers.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseSubmission } from '../../survey-forms/parse-answers.ts'
import { answersCanonical } from '../../survey-forms/same-answers.ts'
import { aBody, validBodies } from './arbitrary-bodies.ts'
import { oneQuestionForm } from './example-forms.ts'

const form = fiveCriteriaProposedV1
const full = aBody(form, { wishes: ['time', 'online'], comment: 'Chờ lâu' })

function canonicalOf(body: unknown, point = 'K7M2QX', agencies = ['SCT']): string {
  const parsed = parseSubmission(form, body, { agencies })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return answersCanonical(point, parsed.submission)
}

test('is canonical JSON with sorted names', () => {
  const submission: Submission = {
    submissionId: '0b54ad3e-9a0f-4c5e-8b1f-2a6d5c3e7f10',
    form: 'one-question.v1',
    agency: null,
    language: 'vi',
    startedAt: null,
    context: {},
    answers: { b: 'good', a: 'bad' },
    respondent: {},
    wishes: ['z', 'a'],
    comment: '"\n',
  }
  expect(answersCanonical('P1', submission)).toBe(
    '{"agency":null,"answers":{"a":"bad","b":"good"},"comment":"\\"\\n","context":{},"form":"one-question.v1","point":"P1","respondent":{},"wishes":["a","z"]}',
  )
  expect(oneQuestionForm.version).toBe(1)
})

test.each<[string, object]>([
  ['the order of wishes', { wishes: ['online', 'time'] }],
  ['a wish said twice', { wishes: ['online', 'time', 'time'] }],
  ['the order of fields', { answers: Object.fromEntries(Object.entries(full.answers).reverse()) }],
  ['the comment decomposed and padded', { comment: ` ${full.comment?.normalize('NFD')}\r\n` }],
  ['the language', { language: 'en' }],
  ['the starting time', { startedAt: '2025-06-02T02:03:04Z' }],
  ['the case of the id', { submissionId: full.submissionId.toUpperCase() }],
])('does not tell apart by %s', (_, overrides) => {
  expect(canonicalOf({ ...full, ...overrides })).toBe(canonicalOf(full))
})

test.each<[string, object]>([
  ['one grade', { answers: { ...full.answers, 'access-fees': 'neutral' } }],
  ['an optional answer left out', { respondent: {} }],
  ['the context', { context: { ...full.context, stage: 'received' } }],
  ['one wish', { wishes: ['time'] }],
  ['the comment', { comment: 'chờ lâu' }],
  ['no comment', { comment: '' }],
])('tells apart by %s', (_, overrides) => {
  expect(canonicalOf({ ...full, ...overrides })).not.toBe(canonicalOf(full))
})

test('tells apart by point and by agency', () => {
  expect(canonicalOf(full, 'K7M2QY')).not.toBe(canonicalOf(full))
  const agencies = ['SCT', 'SYT']
  expect(canonicalOf({ ...full, agency: 'SCT' }, 'K7M2QX', agencies)).not.toBe(
    canonicalOf({ ...full, agency: 'SYT' }, 'K7M2QX', agencies),
  )
})

test('is equal for two bodies only if all that is compared is equal', () => {
  fc.assert(
    fc.property(validBodies(form, []), validBodies(form, []), (one, other) => {
      const compared = ({ context, answers, respondent, wishes, comment }: typeof one) => ({
        context,
        answers,
        respondent,
        wishes: [...(wishes ?? [])].sort(),
        comment: (comment ?? '').normalize('NFC').trim(),
      })
      const isSame = canonicalOf(one) === canonicalOf(other)
      if (isSame) expect(compared(one)).toEqual(compared(other))
      expect(canonicalOf({ ...one, submissionId: other.submissionId })).toBe(canonicalOf(one))
    }),
    { numRuns: 50 },
  )
})
