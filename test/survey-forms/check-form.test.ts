import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkForm } from '../../survey-forms/check-form.ts'
import { formLimits } from '../../survey-forms/form-definition-schema.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseForm } from '../../survey-forms/parse-form.ts'

/** A copy of the proposed form with the value at a JSON pointer replaced, or taken away where it is undefined. */
function withValueAt(pointer: string, value: unknown): unknown {
  const form: unknown = structuredClone(fiveCriteriaProposedV1)
  const names = pointer.slice(1).split('/')
  const last = names.pop() ?? ''
  let inside = form as Record<string, unknown>
  for (const name of names) inside = inside[name] as Record<string, unknown>
  if (value === undefined) delete inside[last]
  else inside[last] = value
  return form
}

function aText(text = 'x') {
  return { vi: text, en: text }
}

function questions(number: number, prefix: string) {
  return Array.from({ length: number }, (_, index) => ({
    code: `${prefix}-${index}`,
    text: aText(),
    required: true,
  }))
}

function criteria(number: number, questionsEach: number) {
  return Array.from({ length: number }, (_, index) => ({
    code: `c${index}`,
    name: aText(),
    reportName: aText(),
    weight: 1,
    questions: questions(questionsEach, `q${index}`),
  }))
}

function options(number: number) {
  return Array.from({ length: number }, (_, index) => ({ code: `o${index}`, label: aText(`o${index}`) }))
}

/** What is broken · where · with what · where the mistake is reported. */
const broken: readonly (readonly [string, string, unknown, string])[] = [
  ['no code', '/code', undefined, '/code'],
  ['a code with a capital', '/code', 'Five', '/code'],
  ['a version of 0', '/version', 0, '/version'],
  ['a version of 1.5', '/version', 1.5, '/version'],
  ['an unknown field', '/extra', 1, ''],
  ['a title without English', '/title', { vi: 'x' }, '/title/en'],
  ['a title in a third language', '/title', { vi: 'x', en: 'x', fr: 'x' }, '/title'],
  ['a blank title', '/title', { vi: ' ', en: 'x' }, '/title/vi'],
  ['a title as a number', '/title', { vi: 1, en: 'x' }, '/title/vi'],
  ['a title too long', '/title', aText('x'.repeat(formLimits.text + 1)), '/title/vi'],
  ['a title in decomposed Unicode', '/title', aText('Hòa'.normalize('NFD')), '/title/vi'],
  ['a control character', '/title', aText('a\u0000b'), '/title/en'],
  ['a broken surrogate', '/title', aText('a\ud800'), '/title/en'],
  ['an unknown placeholder', '/introduction', aText('By {agency}'), '/introduction/vi'],
  ['a placeholder outside the introduction', '/stem', aText('By {surveyor}'), '/stem/vi'],
  ['a stray brace', '/introduction', aText('By {surveyor'), '/introduction/vi'],
  ['one grade only', '/scale', [fiveCriteriaProposedV1.scale[0]], '/scale'],
  ['no scale', '/scale', 'five', '/scale'],
  ['points above 100', '/scale/4/points', 101, '/scale/4/points'],
  ['points below 0', '/scale/0/points', -1, '/scale/0/points'],
  ['points of 1.5', '/scale/0/points', 1.5, '/scale/0/points'],
  ['points as a text', '/scale/0/points', '1', '/scale/0/points'],
  ['two grades of equal points', '/scale/3/points', 5, '/scale/4/points'],
  ['two grades of one code', '/scale/3/code', 'neutral', '/scale/3/code'],
  ['two grades of one label', '/scale/3/label/vi', 'Bình thường', '/scale/3/label/vi'],
  ['a grade code beginning with a digit', '/scale/0/code', '1', '/scale/0/code'],
  ['a better grade that is not satisfied', '/scale/4/satisfied', false, '/scale/4/satisfied'],
  ['no opinion under the code of a grade', '/noOpinion/code', 'neutral', '/noOpinion/code'],
  ['no opinion allowed and not defined', '/noOpinion', undefined, '/criteria/0/questions/0/allowNoOpinion'],
  ['no opinion worded and not defined', '/noOpinion', undefined, '/criteria/2/noOpinionLabel'],
  ['no criterion', '/criteria', [], '/criteria'],
  ['too many criteria', '/criteria', criteria(formLimits.criteria + 1, 1), '/criteria'],
  ['too many questions in all', '/criteria', criteria(5, 25), '/criteria'],
  ['too many questions in one criterion', '/criteria', criteria(1, 31), '/criteria/0/questions'],
  ['a criterion without questions', '/criteria/0/questions', [], '/criteria/0/questions'],
  ['a negative weight', '/criteria/0/weight', -0.5, '/criteria/0/weight'],
  ['a weight as a text', '/criteria/0/weight', '1', '/criteria/0/weight'],
  ['a weight that is no number', '/criteria/0/weight', Number.NaN, '/criteria/0/weight'],
  ['a weight too great', '/criteria/0/weight', 1e21, '/criteria/0/weight'],
  ['a weight too small to write without exponent', '/criteria/0/weight', 1e-7, '/criteria/0/weight'],
  ['only weights of 0', '/criteria', criteria(2, 1).map((c) => ({ ...c, weight: 0 })), '/criteria'],
  [
    'two questions of one code',
    '/criteria/1/questions/0/code',
    'access-fees',
    '/criteria/1/questions/0/code',
  ],
  [
    'a question with the code of a criterion',
    '/criteria/0/questions/0/code',
    'staff',
    '/criteria/0/questions/0/code',
  ],
  ['a question with the code of a context question', '/outside/0/code', 'stage', '/outside/0/code'],
  ['a respondent question with a context code', '/respondent/0/code', 'stage', '/respondent/0/code'],
  ['a reserved question code', '/outside/0/code', 'comment', '/outside/0/code'],
  ['a question code beginning with x-', '/outside/0/code', 'x-stage', '/outside/0/code'],
  ["JavaScript's constructor as a question code", '/outside/0/code', 'constructor', '/outside/0/code'],
  [
    "JavaScript's constructor as an option",
    '/wishes/options/0/code',
    'constructor',
    '/wishes/options/0/code',
  ],
  ['a question code beginning with a digit', '/outside/0/code', '1st', '/outside/0/code'],
  ['a question code of 65 characters', '/outside/0/code', 'a'.repeat(65), '/outside/0/code'],
  ['a question text too long', '/outside/0/text', aText('x'.repeat(501)), '/outside/0/text/en'],
  ['required left out', '/outside/0/required', undefined, '/outside/0/required'],
  ['required as a text', '/outside/0/required', 'true', '/outside/0/required'],
  ['a respondent question that is required', '/respondent/0/required', true, '/respondent/0'],
  ['no options', '/context/0/options', [], '/context/0/options'],
  ['too many options', '/context/0/options', options(61), '/context/0/options'],
  ['two options of one code', '/context/0/options/1/code', 'asking', '/context/0/options/1/code'],
  [
    'two options of one label',
    '/context/0/options/1/label/en',
    'Received the result',
    '/context/0/options/2/label/en',
  ],
  ['more wishes than options', '/wishes/maxChoices', 10, '/wishes/maxChoices'],
  ['no wish to choose', '/wishes/maxChoices', 0, '/wishes/maxChoices'],
  ['a comment of no length', '/comment/maxLength', 0, '/comment/maxLength'],
  ['a comment without bound', '/comment/maxLength', 1e6, '/comment/maxLength'],
]

describe('a form with a mistake', () => {
  test.each(broken)('%s', (_, pointer, value, reportedAt) => {
    const mistakes = checkForm(withValueAt(pointer, value))
    expect(mistakes.map(({ path }) => path)).toContain(reportedAt)
    for (const { message } of mistakes) {
      expect(message.vi.trim()).not.toBe('')
      expect(message.en.trim()).not.toBe('')
      expect(message.en).not.toMatch(/undefined|is not valid/)
    }
  })

  test('option codes may begin with a digit, and options of different questions may share codes', () => {
    expect(checkForm(withValueAt('/context/0/options/0/code', '1'))).toEqual([])
    expect(checkForm(withValueAt('/wishes/options/0/code', 'satisfied'))).toEqual([])
  })

  test('every mistake is found at once, of shape and of rules', () => {
    const form = structuredClone(fiveCriteriaProposedV1) as unknown as Record<string, unknown>
    form['version'] = 'one'
    form['outside'] = [{ code: 'access-fees', required: 1 }]
    form['wishes'] = { text: aText('{x}'), maxChoices: 3, options: options(2) }
    expect(checkForm(form).map(({ path }) => path)).toEqual([
      '/version',
      '/outside/0/text',
      '/outside/0/required',
      '/outside/0/code',
      '/wishes/maxChoices',
      '/wishes/text/vi',
      '/wishes/text/en',
    ])
  })

  test.each([
    null,
    undefined,
    1,
    'form',
    [],
    [[]],
    {},
    { scale: {} },
    { criteria: [null, 1, { questions: 3 }] },
  ])('is found, without an exception, in %j', (value) => {
    expect(checkForm(value).length).toBeGreaterThan(0)
    expect(parseForm(value).ok).toBe(false)
  })

  test('is found in documents nested as deep or as wide as a request can be', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(checkForm({ criteria: deep }).length).toBeGreaterThan(0)
    expect(checkForm({ scale: Array(20_000).fill({ points: 1 }) }).length).toBeLessThanOrEqual(200)
  })

  test('is reported, never thrown, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(fiveCriteriaProposedV1)), (value, name) => {
        const form = withValueAt(`/${name}`, value)
        for (const { path } of checkForm(form)) expect(typeof path).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})

test('a form without mistakes is parsed as it is', () => {
  const form: unknown = JSON.parse(JSON.stringify(fiveCriteriaProposedV1))
  expect(parseForm(form)).toEqual({ ok: true, form: fiveCriteriaProposedV1 })
})
