import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ParsedSubmission, Problem, Submission } from '../../survey-forms/answers.ts'
import { type FormDefinition, formId } from '../../survey-forms/form-definition.ts'
import { choiceFields } from '../../survey-forms/form-fields.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { answersParser, parsePosted, parseSubmission } from '../../survey-forms/parse-answers.ts'
import { aBody, postedFrom, validBodies } from './arbitrary-bodies.ts'
import { exampleForms, nothingRequiredForm, oneQuestionForm, shortCommentForm } from './example-forms.ts'

const form = fiveCriteriaProposedV1
const oneAgency = { agencies: ['SCT'] }
const twoAgencies = { agencies: ['SCT', 'SYT'] }

function submissionOf(parsed: ParsedSubmission): Submission {
  if (!parsed.ok) throw new Error(`Refused: ${JSON.stringify(parsed.problems)}`)
  return parsed.submission
}

function problemsOf(parsed: ParsedSubmission): readonly Problem[] {
  if (parsed.ok) throw new Error('Accepted')
  return parsed.problems
}

/** The body of the proposed form with other fields at its top; undefined takes a field away. */
function problemsWith(overrides: Record<string, unknown>, options = oneAgency): readonly Problem[] {
  const body = Object.fromEntries(
    Object.entries({ ...aBody(form), ...overrides }).filter(([, value]) => value !== undefined),
  )
  return problemsOf(parseSubmission(form, body, options))
}

describe('a valid body', () => {
  test('becomes a submission in the order of the form', () => {
    const body = {
      ...aBody(form),
      submissionId: '0B54AD3E-9A0F-4C5E-8B1F-2A6D5C3E7F10',
      context: { mode: 'online', stage: 'received' },
      respondent: { age: '35-49' },
      wishes: ['time', 'information'],
      comment: ' Cho\u031b\u0300 la\u0302u\r\nqua\u0301\u0000\u000b ',
      language: 'en',
      startedAt: '2025-06-02T09:03:04.5+07:00',
    }
    const submission = submissionOf(parseSubmission(form, body, oneAgency))
    expect(submission).toEqual({
      submissionId: '0b54ad3e-9a0f-4c5e-8b1f-2a6d5c3e7f10',
      form: 'five-criteria-proposed.v1',
      agency: null,
      language: 'en',
      startedAt: new Date('2025-06-02T02:03:04.500Z'),
      context: { stage: 'received', mode: 'online' },
      answers: aBody(form).answers,
      respondent: { age: '35-49' },
      wishes: ['information', 'time'],
      comment: 'Chờ lâu\nquá',
    })
    expect(Object.keys(submission.context)).toEqual(['stage', 'mode'])
  })

  test('may leave out everything that is not required', () => {
    const { submissionId, answers } = aBody(oneQuestionForm)
    const body = { submissionId, form: 'one-question.v1', answers }
    expect(submissionOf(parseSubmission(oneQuestionForm, body, oneAgency))).toEqual({
      ...body,
      agency: null,
      language: 'vi',
      startedAt: null,
      context: {},
      respondent: {},
      wishes: [],
      comment: null,
    })
  })

  test('names the agency where the point serves several', () => {
    const body = aBody(form, { agency: 'SYT' })
    expect(submissionOf(parseSubmission(form, body, twoAgencies)).agency).toBe('SYT')
  })

  test('takes wishes as a set', () => {
    const body = aBody(form, { wishes: ['time', 'time', 'information'] })
    expect(submissionOf(parseSubmission(form, body, oneAgency)).wishes).toEqual(['information', 'time'])
  })

  test.each(['', ' ', '\r\n \u00a0', '\u0000'])('has no comment where it is blank: %j', (comment) => {
    const body = aBody(form, { comment })
    expect(submissionOf(parseSubmission(form, body, oneAgency)).comment).toBeNull()
  })

  test.each([
    ['ten characters of three code units each, decomposed', 'ế'.normalize('NFD').repeat(10)],
    ['ten characters outside the basic plane', '😀'.repeat(10)],
    ['ten characters among blanks', `${' '.repeat(5000)}0123456789${'\n'.repeat(5000)}`],
    ['ten line breaks of two characters between letters', `a${'\r\n'.repeat(8)}b`],
  ])('has a comment that fits after parsing: %s', (_, comment) => {
    expect(parseSubmission(shortCommentForm, { ...aBody(shortCommentForm), comment }, oneAgency).ok).toBe(
      true,
    )
    const longer = { ...aBody(shortCommentForm), comment: `${comment.trim()}x` }
    expect(problemsOf(parseSubmission(shortCommentForm, longer, oneAgency))).toEqual([
      { field: 'comment', problem: 'too-long' },
    ])
  })
})

describe('a refused field', () => {
  test.each<[string, Record<string, unknown>, Problem]>([
    ['no id', { submissionId: undefined }, { field: 'submissionId', problem: 'missing' }],
    [
      'an id without dashes',
      { submissionId: 'f'.repeat(32) },
      { field: 'submissionId', problem: 'not-a-uuid' },
    ],
    [
      'an id in braces',
      { submissionId: `{${aBody(form).submissionId}}` },
      { field: 'submissionId', problem: 'not-a-uuid' },
    ],
    [
      'an id with a line break',
      { submissionId: `${aBody(form).submissionId}\n` },
      { field: 'submissionId', problem: 'not-a-uuid' },
    ],
    ['an id as a number', { submissionId: 7 }, { field: 'submissionId', problem: 'not-a-uuid' }],
    ['an id as a query', { submissionId: { $gt: '' } }, { field: 'submissionId', problem: 'not-a-uuid' }],
    ['another form', { form: 'five-criteria-proposed.v2' }, { field: 'form', problem: 'wrong-form' }],
    ['no form', { form: undefined }, { field: 'form', problem: 'missing' }],
    ['a third language', { language: 'fr' }, { field: 'language', problem: 'not-an-option' }],
    ['a language of null', { language: null }, { field: 'language', problem: 'not-an-option' }],
    [
      'an instant without zone',
      { startedAt: '2025-06-02T02:03:04' },
      { field: 'startedAt', problem: 'not-an-instant' },
    ],
    [
      'a day that is not',
      { startedAt: '2025-02-30T02:03:04Z' },
      { field: 'startedAt', problem: 'not-an-instant' },
    ],
    ['an instant as a number', { startedAt: 1748830000 }, { field: 'startedAt', problem: 'not-an-instant' }],
    ['an agency where there is one', { agency: 'SCT' }, { field: 'agency', problem: 'unknown-field' }],
    ['a comment as a list', { comment: ['x'] }, { field: 'comment', problem: 'not-text' }],
    ['half a character', { comment: 'a\ud83d' }, { field: 'comment', problem: 'not-text' }],
    ['a comment too long', { comment: 'ế'.repeat(1001) }, { field: 'comment', problem: 'too-long' }],
    ['a comment of 1 MB', { comment: 'ế'.repeat(500_000) }, { field: 'comment', problem: 'too-long' }],
    ['a wish as a text', { wishes: 'time' }, { field: 'wishes', problem: 'not-a-list' }],
    ['an unknown wish', { wishes: ['money'] }, { field: 'wishes', problem: 'not-an-option' }],
    ['a wish in a list', { wishes: [['time']] }, { field: 'wishes', problem: 'not-an-option' }],
    [
      'four wishes',
      { wishes: ['time', 'paperwork', 'online', 'feedback'] },
      { field: 'wishes', problem: 'too-many' },
    ],
    ['context as a text', { context: 'received' }, { field: 'context', problem: 'not-an-object' }],
    ['answers as a list', { answers: ['satisfied'] }, { field: 'answers', problem: 'not-an-object' }],
    ['respondent as null', { respondent: null }, { field: 'respondent', problem: 'not-an-object' }],
    [
      'an age not offered',
      { respondent: { age: '36' } },
      { field: 'respondent.age', problem: 'not-an-option' },
    ],
    ['an unknown field', { name: 'Nguyễn Văn A' }, { field: 'name', problem: 'unknown-field' }],
  ])('%s', (_, overrides, problem) => {
    expect(problemsWith(overrides)).toEqual([problem])
  })

  test.each<[unknown, Problem['problem']]>([
    [undefined, 'missing'],
    ['', 'not-an-option'],
    ['Satisfied', 'not-an-option'],
    ['4', 'not-an-option'],
    [4, 'not-an-option'],
    [null, 'not-an-option'],
    [true, 'not-an-option'],
    [['satisfied'], 'not-an-option'],
    [{ $gt: '' }, 'not-an-option'],
    ['constructor', 'not-an-option'],
    ['x'.repeat(1_000_000), 'not-an-option'],
  ])('the answer %j', (answer, problem) => {
    const { 'access-fees': _, ...others } = aBody(form).answers
    const answers = answer === undefined ? others : { ...others, 'access-fees': answer }
    expect(problemsWith({ answers })).toEqual([{ field: 'answers.access-fees', problem }])
  })

  test('no opinion where the question does not allow it', () => {
    const answers = { ...aBody(form).answers, 'overall-satisfaction': 'no-opinion' }
    expect(problemsWith({ answers })).toEqual([
      { field: 'answers.overall-satisfaction', problem: 'not-an-option' },
    ])
  })

  test('the agency, where the point serves several', () => {
    expect(problemsWith({}, twoAgencies)).toEqual([{ field: 'agency', problem: 'missing' }])
    for (const agency of ['SNV', '', null, ['SCT'], { $ne: null }]) {
      expect(problemsWith({ agency }, twoAgencies)).toEqual([{ field: 'agency', problem: 'not-an-option' }])
    }
  })

  test('all of them at once, in the order of the form', () => {
    expect(
      problemsWith({ context: {}, answers: {}, wishes: 1, zzz: 1, form: 'x' }).map(({ field }) => field),
    ).toEqual([
      'form',
      ...choiceFields(form)
        .filter(({ required }) => required)
        .map(({ field }) => field),
      'wishes',
      'zzz',
    ])
  })

  test.each([null, undefined, 1, 'x', true, [], ['x']].map((body) => ({ body })))(
    'the body as a whole: $body',
    ({ body }) => {
      expect(problemsOf(parseSubmission(form, body, oneAgency))).toEqual([
        { field: 'body', problem: 'not-an-object' },
      ])
      expect(problemsOf(parsePosted(form, body, oneAgency))).toEqual([
        { field: 'body', problem: 'not-an-object' },
      ])
    },
  )

  test('names that JavaScript would look up in a prototype', () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"form":"five-criteria-proposed.v1"},"constructor":{"prototype":{}},"answers":{"__proto__":{"access-fees":"satisfied"},"toString":"satisfied"}}',
    )
    const fields = problemsOf(parseSubmission(form, body, oneAgency)).map(({ field }) => field)
    expect(fields).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', 'answers.__proto__', 'answers.toString']),
    )
    expect(fields).toEqual(expect.arrayContaining(['form', 'answers.access-fees']))
    expect(Object.hasOwn(Object.prototype, 'access-fees')).toBe(false)
    expect(({} as Record<string, unknown>)['form']).toBeUndefined()
  })

  test('long and many unknown names are shown cut and few', () => {
    const [problem] = problemsWith({ [`${'x'.repeat(100_000)}`]: 1 })
    expect(problem?.field).toHaveLength(80)
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]))
    expect(problemsWith(many)).toHaveLength(20)
  })

  test('a form without required questions still needs one answer', () => {
    const empty = aBody(nothingRequiredForm, { answers: {} })
    const nothing = [{ field: 'answers', problem: 'nothing-answered' }]
    expect(problemsOf(parseSubmission(nothingRequiredForm, empty, oneAgency))).toEqual(nothing)
    expect(
      problemsOf(parsePosted(nothingRequiredForm, postedFrom(nothingRequiredForm, empty), oneAgency)),
    ).toEqual(nothing)
    const one = { ...empty, answers: { 'service-speed': 'bad' } }
    expect(parseSubmission(nothingRequiredForm, one, oneAgency).ok).toBe(true)
  })
})

describe('what was typed', () => {
  test('is kept with a refusal, from either channel', () => {
    const { 'access-fees': _, ...answers } = aBody(form).answers
    const body = {
      ...aBody(form),
      answers,
      wishes: ['time', 'online', 'feedback', 'paperwork'],
      comment: ' Chậm\r\n',
    }
    const kept = {
      submission: body.submissionId,
      'context.stage': 'asking',
      'context.mode': 'in-person',
      'respondent.age': 'under-18',
      'access-information': 'very-satisfied',
      wishes: ['time', 'paperwork', 'feedback', 'online'],
      comment: ' Chậm\r\n',
    }
    const fromJson = parseSubmission(form, body, oneAgency)
    expect(fromJson).toMatchObject({ ok: false, kept })
    const posted = { ...postedFrom(form, body), comment: body.comment }
    expect(parsePosted(form, posted, oneAgency)).toEqual(fromJson)
  })

  test('is kept only for fields and choices of the form, and bounded', () => {
    const body = {
      submissionId: 'x'.repeat(100),
      agency: ['SCT'],
      answers: { 'access-fees': '<b>', 'access-publicity': ['satisfied'], constructor: 'satisfied' },
      context: 'received',
      wishes: [{}, 'time', 'money'],
      comment: 'x'.repeat(1_000_000),
      other: 'x',
    }
    const parsed = parseSubmission(form, body, oneAgency)
    expect(parsed.ok ? null : parsed.kept).toEqual({ wishes: ['time'], comment: 'x'.repeat(10_000) })
  })
})

describe.each(exampleForms.map((example) => [formId(example), example] as const))('for %s', (_, example) => {
  test.each([oneAgency, twoAgencies])(
    'any valid body is the same submission as JSON and as posted form, at a point of $agencies',
    ({ agencies }) => {
      fc.assert(
        fc.property(validBodies(example, agencies), (body) => {
          const fromJson = submissionOf(parseSubmission(example, body, { agencies }))
          const fromForm = submissionOf(parsePosted(example, postedFrom(example, body), { agencies }))
          expect(fromForm).toEqual(fromJson)
          expect(fromJson.answers).toEqual(body.answers)
          expect(fromJson.context).toEqual(body.context)
          expect(fromJson.respondent).toEqual(body.respondent)
          expect([...fromJson.wishes].sort()).toEqual([...(body.wishes ?? [])].sort())
          expect(fromJson.agency).toBe(body.agency ?? null)
        }),
        { numRuns: 60 },
      )
    },
  )

  test('a valid body with anything else in one place is refused with that place named, or still valid', () => {
    const places = [
      ...choiceFields(example).map(({ part, code, field }) => ({ part, key: code, field })),
      ...[
        'submissionId',
        'form',
        'agency',
        'context',
        'answers',
        'respondent',
        'wishes',
        'comment',
        'language',
        'startedAt',
      ].map((key) => ({ part: null, key, field: key })),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValues, ({ part, key, field }, value) => {
        const body = structuredClone(aBody(example)) as unknown as Record<string, unknown>
        const inside = part === null ? body : (body[part] as Record<string, unknown>)
        inside[key] = value
        const parsed = parseSubmission(example, body, oneAgency)
        if (!parsed.ok) {
          for (const problem of parsed.problems) expect(problem.field.split('.')[0]).toBe(field.split('.')[0])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('garbage ends in problems, never in an exception', () => {
    fc.assert(
      fc.property(garbageFor(example), (garbage) => {
        for (const parse of [answersParser(example).parse, answersParser(example).parsePosted]) {
          const parsed = parse(garbage, twoAgencies)
          if (parsed.ok) throw new Error('Accepted garbage')
          expect(parsed.problems.length).toBeGreaterThan(0)
          for (const { field } of parsed.problems) expect(field.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 200 },
    )
  })
})

const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    null,
    { $gt: '' },
    { __proto__: null },
    [],
    [[]],
    'constructor',
    '\ud800',
    'x'.repeat(100_000),
    Array(1000).fill('time'),
  ),
)

/** Records with the form's own names among others, and hostile values; never complete. */
function garbageFor(example: FormDefinition): fc.Arbitrary<unknown> {
  const names = fc.oneof(
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '$where',
      'answers',
      'context',
      'wishes',
      'comment',
      'lang',
      'form',
      'agency',
      'submission',
      ...choiceFields(example).flatMap(({ name, field }) => [name, field]),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  )
  const record = fc.array(fc.tuple(names, hostileValues), { maxLength: 12 }).map((entries) => {
    const made: Record<string, unknown> = Object.create(null)
    for (const [name, value] of entries) made[name] = value
    return made
  })
  return fc.oneof(record, fc.jsonValue(), hostileValues)
}
