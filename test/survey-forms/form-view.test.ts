import { describe, expect, test } from 'vitest'
import { formId } from '../../survey-forms/form-definition.ts'
import { choiceFields } from '../../survey-forms/form-fields.ts'
import { type ChoicesView, type SurveyFormView, surveyFormView } from '../../survey-forms/form-view.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parsePosted } from '../../survey-forms/parse-answers.ts'
import { aBody, postedFrom } from './arbitrary-bodies.ts'
import { exampleForms, oneQuestionForm } from './example-forms.ts'

const form = fiveCriteriaProposedV1
const surveyor = 'Sở Nội vụ'
const agencies = [
  { code: 'SCT', name: 'Sở Công Thương' },
  { code: 'SYT', name: 'Sở Y tế' },
]

function choicesOf(view: SurveyFormView): readonly ChoicesView[] {
  return [...view.sections.flatMap(({ questions }) => questions), ...(view.wishes ? [view.wishes] : [])]
}

function questionNamed(view: SurveyFormView, name: string): ChoicesView {
  const question = choicesOf(view).find((choices) => choices.name === name)
  if (question === undefined) throw new Error(`No question ${name}`)
  return question
}

/** What a browser posts when the page is sent as it stands. */
function postedFromView(view: SurveyFormView): Record<string, string | string[]> {
  const posted: Record<string, string | string[]> = {
    form: view.form,
    lang: view.language,
    submission: aBody(form).submissionId,
  }
  for (const { name, options } of choicesOf(view)) {
    const checked = options.filter((option) => option.checked).map(({ value }) => value)
    if (checked[0] !== undefined) posted[name] = checked.length === 1 ? checked[0] : checked
  }
  if (view.comment) posted['comment'] = view.comment.value
  return posted
}

describe.each(exampleForms.map((example) => [formId(example), example] as const))(
  'the view of %s',
  (_, example) => {
    test.each(['vi', 'en'] as const)(
      'in %s shows every question by name and every option by value',
      (language) => {
        const view = surveyFormView(example, language, { surveyor })
        for (const { name, accepts, text, required } of choiceFields(example)) {
          const question = questionNamed(view, name)
          expect(question.options.map(({ value }) => value)).toEqual(accepts)
          expect(question.legend).toBe(text[language])
          expect(question.required).toBe(required)
        }
        expect(view.wishes?.options.map(({ value }) => value)).toEqual(
          example.wishes?.options.map(({ code }) => code),
        )
        expect(view.comment?.maxLength).toEqual(example.comment?.maxLength)
        expect(view.hasErrors).toBe(false)
        expect(
          choicesOf(view)
            .flatMap(({ options }) => options)
            .filter(({ checked }) => checked),
        ).toEqual([])
      },
    )

    test('has distinct ids, the first option having that of its question', () => {
      const problems = choiceFields(example).map(({ field }) => ({ field, problem: 'missing' as const }))
      const view = surveyFormView(example, 'vi', { surveyor, agencies, problems })
      const ids = [
        ...view.sections.map(({ id }) => id),
        ...choicesOf(view).flatMap(({ options, errorId }) => [...options.map(({ id }) => id), errorId]),
        view.comment?.id ?? '',
      ].filter((id) => id !== '')
      expect(new Set(ids).size).toBe(ids.length)
      for (const { id, options } of choicesOf(view)) expect(options[0]?.id).toBe(id)
    })

    test('holds no blank label and nothing but plain values', () => {
      const view = surveyFormView(example, 'en', { surveyor, agencies })
      expect(JSON.parse(JSON.stringify(view))).toEqual(view)
      expect(JSON.stringify(view)).not.toContain('{surveyor}')
      for (const { legend, options } of choicesOf(view)) {
        for (const text of [legend, ...options.map(({ label }) => label)]) expect(text.trim()).not.toBe('')
      }
    })

    test('shows again what was sent, so that it can be sent unchanged', () => {
      const sent = postedFrom(example, aBody(example, example.comment ? { comment: 'Chậm' } : {}))
      const refused = parsePosted(example, { ...sent, extra: '1' }, { agencies: [] })
      if (refused.ok) throw new Error('Accepted')
      const view = surveyFormView(example, 'vi', { surveyor, kept: refused.kept, problems: refused.problems })
      expect(postedFromView(view)).toEqual({ ...sent })
    })
  },
)

describe('the view of the proposed form', () => {
  test('has the visit, the five criteria, the question beside and the person as sections', () => {
    const view = surveyFormView(form, 'vi', { surveyor })
    expect(view.sections.map(({ id, heading, questions }) => [id, heading, questions.length])).toEqual([
      ['x-visit', 'Lần làm thủ tục này', 2],
      ['access', 'Tiếp cận dịch vụ', 4],
      ['reception', 'Điều kiện đón tiếp', 4],
      ['staff', 'Sự phục vụ của cán bộ, công chức', 4],
      ['results', 'Kết quả giải quyết công việc', 4],
      ['feedback', 'Tiếp nhận, xử lý thông tin phản hồi', 4],
      ['x-outside', 'Đánh giá chung', 1],
      ['x-respondent', 'Về Ông/Bà (không bắt buộc)', 6],
    ])
    expect(view.sections.map(({ stem }) => stem !== '')).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(view.introduction).toContain('Phiếu do Sở Nội vụ thực hiện')
  })

  test('words no opinion as the criterion does, and offers it only where it is allowed', () => {
    const view = surveyFormView(form, 'vi', { surveyor })
    const last = (name: string) => questionNamed(view, name).options.at(-1)?.label
    expect(last('access-fees')).toBe('Không sử dụng / không có ý kiến')
    expect(last('staff-rules')).toBe('Không tiếp xúc trực tiếp')
    expect(last('overall-satisfaction')).toBe('Rất hài lòng')
  })

  test('asks for the agency first, only where there are several', () => {
    const several = surveyFormView(form, 'en', { surveyor, agencies })
    expect(several.sections[0]?.questions[0]).toMatchObject({
      name: 'agency',
      legend: 'Which agency did you deal with?',
      required: true,
      options: [
        { id: 'agency', value: 'SCT', label: 'Sở Công Thương', checked: false },
        { id: 'agency.2', value: 'SYT', label: 'Sở Y tế', checked: false },
      ],
    })
    const one = surveyFormView(form, 'en', { surveyor, agencies: agencies.slice(0, 1) })
    expect(choicesOf(one).map(({ name }) => name)).not.toContain('agency')
  })

  test('links each error to its control, and says it there too', () => {
    const view = surveyFormView(form, 'vi', {
      surveyor,
      problems: [
        { field: 'context.mode', problem: 'missing' },
        { field: 'answers.access-fees', problem: 'missing' },
        { field: 'wishes', problem: 'too-many' },
        { field: 'comment', problem: 'too-long' },
        { field: 'submissionId', problem: 'missing' },
        { field: 'answers.wishes', problem: 'unknown-field' },
      ],
    })
    expect(view.hasErrors).toBe(true)
    expect(view.errors.map(({ href }) => href)).toEqual([
      '#context.mode',
      '#access-fees',
      '#wishes',
      '#comment',
      '',
      '',
    ])
    expect(questionNamed(view, 'access-fees')).toMatchObject({
      hasError: true,
      error: 'Xin chọn một mức cho: việc công khai mức phí, lệ phí',
      errorId: 'access-fees.error',
      describedBy: 'access-fees.error',
    })
    expect(questionNamed(view, 'access-information')).toMatchObject({
      hasError: false,
      error: '',
      describedBy: '',
    })
    expect(view.comment).toMatchObject({ hasError: true, describedBy: 'comment.error' })
  })

  test('a surveyor is shown as it is, whatever characters it has', () => {
    expect(surveyFormView(form, 'en', { surveyor: "$& <b> $'" }).introduction).toContain("run by $& <b> $',")
  })
})

test('a form of one question is one section of one question, and an error about all answers leads to it', () => {
  const view = surveyFormView(oneQuestionForm, 'en', {
    surveyor,
    problems: [{ field: 'answers', problem: 'nothing-answered' }],
  })
  expect(view).toMatchObject({
    wishes: null,
    comment: null,
    sections: [{ questions: [{ name: 'service-overall' }] }],
  })
  expect(view.sections).toHaveLength(1)
  expect(view.errors).toEqual([
    { href: '#service-overall', text: 'Choose a grade for at least one question' },
  ])
})
