import { describe, expect, test } from 'vitest'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parsePosted } from '../../survey-forms/parse-answers.ts'
import { bodyFromPosted } from '../../survey-forms/posted-body.ts'
import { aBody, postedFrom } from './arbitrary-bodies.ts'
import { oneQuestionForm } from './example-forms.ts'

const form = fiveCriteriaProposedV1
const posted = postedFrom(form, aBody(form))

function problemsWith(overrides: Record<string, unknown>) {
  const parsed = parsePosted(form, { ...posted, ...overrides }, { agencies: ['SCT'] })
  return parsed.ok ? [] : parsed.problems
}

describe('a posted form', () => {
  test('takes the shape of the JSON body', () => {
    expect(
      bodyFromPosted(form, {
        submission: 'id',
        form: 'f',
        lang: 'en',
        agency: 'SCT',
        'context.stage': 'received',
        'respondent.age': '35-49',
        'access-fees': 'no-opinion',
        wishes: 'time',
        comment: 'Chậm',
      }),
    ).toEqual({
      body: {
        submissionId: 'id',
        form: 'f',
        language: 'en',
        agency: 'SCT',
        context: { stage: 'received' },
        respondent: { age: '35-49' },
        answers: { 'access-fees': 'no-opinion' },
        wishes: ['time'],
        comment: 'Chậm',
      },
      problems: [],
    })
  })

  test('has blanks as absent, also among wishes', () => {
    const { body } = bodyFromPosted(form, {
      'respondent.age': '',
      comment: '',
      agency: '',
      wishes: ['', 'time'],
    })
    expect(body).toEqual({ context: {}, answers: {}, respondent: {}, wishes: ['time'] })
  })

  test('is refused for a missing answer once, by its field', () => {
    expect(problemsWith({ 'access-fees': '' })).toEqual([
      { field: 'answers.access-fees', problem: 'missing' },
    ])
  })

  test.each([
    ['access-fees', 'answers.access-fees'],
    ['context.stage', 'context.stage'],
    ['respondent.age', 'respondent.age'],
    ['comment', 'comment'],
    ['submission', 'submissionId'],
    ['lang', 'language'],
    ['agency', 'agency'],
  ])('is refused for %s sent twice, and not as missing too', (name, field) => {
    const value = posted[name] ?? 'x'
    expect(problemsWith({ [name]: [value, value] })).toEqual([{ field, problem: 'repeated' }])
  })

  test.each([{ a: 1 }, null, 5, true].map((value) => ({ value })))(
    'is refused for $value where text belongs',
    ({ value }) => {
      expect(problemsWith({ 'access-fees': value })).toEqual([
        { field: 'answers.access-fees', problem: 'not-text' },
      ])
    },
  )

  test.each([
    'stage',
    'answers.access-fees',
    'answers',
    'context',
    'submissionId',
    'startedAt',
    'language',
    'constructor',
    'toString',
    '$where',
    'context.constructor',
    'Access-fees',
  ])('is refused for the unknown field %s', (name) => {
    expect(problemsWith({ [name]: 'x' })).toEqual([{ field: name, problem: 'unknown-field' }])
  })

  test('is refused for __proto__, and leaves every prototype alone', () => {
    const hostile: object = JSON.parse('{"__proto__":"x","context.__proto__":"y"}')
    const { body, problems } = bodyFromPosted(form, hostile)
    expect(problems.map(({ field }) => field)).toEqual(['__proto__', 'context.__proto__'])
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
  })

  test('is refused for wishes and a comment that the form does not ask for', () => {
    const body = { ...postedFrom(oneQuestionForm, aBody(oneQuestionForm)), wishes: 'time', comment: 'x' }
    expect(parsePosted(oneQuestionForm, body, { agencies: [] })).toMatchObject({
      ok: false,
      problems: [
        { field: 'wishes', problem: 'unknown-field' },
        { field: 'comment', problem: 'unknown-field' },
      ],
    })
  })
})
