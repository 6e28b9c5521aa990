import { expect, test } from 'vitest'
import type { Problem, ProblemKind } from '../../survey-forms/answers.ts'
import { choiceFields } from '../../survey-forms/form-fields.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { problemText } from '../../survey-forms/problem-text.ts'
import { exampleForms } from './example-forms.ts'

const form = fiveCriteriaProposedV1

test.each<[Problem, string, string]>([
  [
    { field: 'answers.access-information', problem: 'missing' },
    'Xin chọn một mức cho: việc tìm thông tin về thủ tục, hồ sơ',
    'Choose a grade for: finding information about procedures and paperwork',
  ],
  [
    { field: 'context.stage', problem: 'missing' },
    'Xin chọn một câu trả lời cho: Ông/Bà đang ở bước nào?',
    'Choose an answer for: Where are you in the procedure?',
  ],
  [
    { field: 'agency', problem: 'missing' },
    'Xin chọn một câu trả lời cho: Ông/Bà đã làm thủ tục với cơ quan nào?',
    'Choose an answer for: Which agency did you deal with?',
  ],
  [
    { field: 'wishes', problem: 'too-many' },
    'Xin chọn không quá 3 mục cho: Ông/Bà mong cơ quan cải thiện những điều gì? (chọn tối đa 3)',
    'Choose no more than 3 for: What should the agency improve? (choose up to 3)',
  ],
  [
    { field: 'comment', problem: 'too-long' },
    'Xin viết ngắn lại, không quá 1.000 ký tự: Kiến nghị khác (xin không ghi họ tên, số điện thoại, số giấy tờ)',
    'Shorten your text to 1,000 characters or fewer: Other suggestions (please leave out names, phone and document numbers)',
  ],
  [
    { field: 'hoten', problem: 'unknown-field' },
    'Phiếu này không có mục “hoten”',
    'This form has no field “hoten”',
  ],
  [
    { field: 'submissionId', problem: 'missing' },
    'Thiếu mã lần gửi (submissionId)',
    'Missing: submission id (submissionId)',
  ],
])('%j', (problem, vi, en) => {
  expect(problemText(form, problem, 'vi')).toBe(vi)
  expect(problemText(form, problem, 'en')).toBe(en)
})

test('every kind of problem with every field has a sentence in both languages', () => {
  const kinds = Object.keys({
    missing: 1,
    'not-an-option': 1,
    'too-many': 1,
    'too-long': 1,
    repeated: 1,
    'unknown-field': 1,
    'not-text': 1,
    'not-a-list': 1,
    'not-an-object': 1,
    'not-a-uuid': 1,
    'not-an-instant': 1,
    'wrong-form': 1,
    'nothing-answered': 1,
  } satisfies Record<ProblemKind, 1>) as ProblemKind[]
  for (const example of exampleForms) {
    const fields = [
      'body',
      'submissionId',
      'form',
      'agency',
      'wishes',
      'comment',
      'language',
      'startedAt',
      'answers',
      'x',
    ]
    for (const field of [...fields, ...choiceFields(example).map((choice) => choice.field)]) {
      for (const problem of kinds) {
        for (const language of ['vi', 'en'] as const) {
          const text = problemText(example, { field, problem }, language)
          expect(text).not.toMatch(/undefined|null|\.$/)
          expect(text.length).toBeGreaterThan('Thiếu '.length)
        }
      }
    }
  }
})
