import type { KeptFields, Problem } from './answers.ts'
import {
  type FormDefinition,
  formId,
  type GradedQuestion,
  type Language,
  type LocalizedText,
} from './form-definition.ts'
import { acceptedGrades } from './form-fields.ts'
import { agencyQuestion, problemText } from './problem-text.ts'

/** One radio button or checkbox. */
export interface OptionView {
  /** The first option's id is the question's, so that an error links straight to a control. */
  readonly id: string
  readonly value: string
  readonly label: string
  readonly checked: boolean
}

/** What every control says about its error; all blank or false without one. */
export interface ErrorView {
  readonly hasError: boolean
  readonly error: string
  readonly errorId: string
  /** For `aria-describedby`: the error's id, or blank. */
  readonly describedBy: string
}

/** A group of radio buttons or checkboxes with its legend. */
export interface ChoicesView extends ErrorView {
  readonly id: string
  readonly name: string
  readonly legend: string
  readonly required: boolean
  readonly options: readonly OptionView[]
}

export interface CommentView extends ErrorView {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value: string
  readonly maxLength: number
}

/** Questions under one heading. */
export interface SectionView {
  readonly id: string
  readonly heading: string
  /** The sentence the legends complete; blank where they are sentences themselves. */
  readonly stem: string
  readonly questions: readonly ChoicesView[]
}

export interface ErrorLinkView {
  /** `#` and the id of a control; blank where none on the page is meant. */
  readonly href: string
  readonly text: string
}

/** All that the page of a form shows, final and in one language. Every field is always there. */
export interface SurveyFormView {
  readonly language: Language
  /** `code.vN`, for the hidden field `form`. */
  readonly form: string
  readonly title: string
  readonly introduction: string
  readonly hasErrors: boolean
  readonly errors: readonly ErrorLinkView[]
  /** About the visit (with the agency first, where there are several), the criteria, those outside the index, the person. */
  readonly sections: readonly SectionView[]
  readonly wishes: ChoicesView | null
  readonly comment: CommentView | null
}

export interface SurveyFormViewOptions {
  /** Name of who runs the survey, for the introduction. */
  readonly surveyor: string
  /** The agencies the point serves, with their names; asked where there are two or more. */
  readonly agencies?: readonly { readonly code: string; readonly name: string }[]
  readonly kept?: KeptFields
  readonly problems?: readonly Problem[]
}

/** Headings that the form definition does not give. */
const headings = {
  visit: { vi: 'Lần làm thủ tục này', en: 'This visit' },
  outside: { vi: 'Đánh giá chung', en: 'Overall' },
  respondent: { vi: 'Về Ông/Bà (không bắt buộc)', en: 'About you (optional)' },
} satisfies Record<string, LocalizedText>

/**
 * A form as its page shows it: texts in one language, names, ids, what is ticked and what is wrong. A control's id is
 * its posted name (`access-fees`, `context.stage`, `wishes`), the further options' `access-fees.2` and so on, its
 * error's `access-fees.error`; a criterion's section has the criterion's code. So all ids differ, and those beginning
 * with `x-` (but for `x-visit`, `x-outside`, `x-respondent`) are free for the page around the form.
 *
 * @example surveyFormView(fiveCriteriaProposedV1, 'vi', { surveyor: 'Sở Nội vụ' }).sections[1]?.heading // 'Tiếp cận dịch vụ'
 */
export function surveyFormView(
  form: FormDefinition,
  language: Language,
  { surveyor, agencies = [], kept = {}, problems = [] }: SurveyFormViewOptions,
): SurveyFormView {
  const said = (text: LocalizedText) => text[language]
  const sentences = new Map<string, string>()
  for (const problem of problems) {
    if (!sentences.has(problem.field)) sentences.set(problem.field, problemText(form, problem, language))
  }

  /** Problem field → id of the control to go to. */
  const controlIds = new Map<string, string>([['answers', form.criteria[0]?.questions[0]?.code ?? '']])

  const choices = (
    field: string,
    name: string,
    question: { readonly legend: string; readonly required: boolean },
    options: readonly { readonly code: string; readonly label: string }[],
  ): ChoicesView => {
    const value = Object.hasOwn(kept, name) ? kept[name] : undefined
    controlIds.set(field, name)
    return {
      id: name,
      name,
      ...question,
      ...errorView(name, sentences.get(field)),
      options: options.map(({ code, label }, index) => ({
        id: index === 0 ? name : `${name}.${index + 1}`,
        value: code,
        label,
        checked: Array.isArray(value) ? value.includes(code) : value === code,
      })),
    }
  }

  const about = (
    part: 'context' | 'respondent',
    question: FormDefinition['respondent'][number],
    required: boolean,
  ) => {
    const name = `${part}.${question.code}`
    const options = question.options.map(({ code, label }) => ({ code, label: said(label) }))
    return choices(name, name, { legend: said(question.text), required }, options)
  }

  const graded = (question: GradedQuestion, noOpinionLabel: LocalizedText | undefined) => {
    const labels = new Map(form.scale.map(({ code, label }) => [code, said(label)]))
    if (form.noOpinion) labels.set(form.noOpinion.code, said(noOpinionLabel ?? form.noOpinion.label))
    const options = acceptedGrades(form, question).map((code) => ({ code, label: labels.get(code) ?? code }))
    const { code, required } = question
    return choices(`answers.${code}`, code, { legend: said(question.text), required }, options)
  }

  const agency =
    agencies.length > 1
      ? [
          choices(
            'agency',
            'agency',
            { legend: said(agencyQuestion), required: true },
            agencies.map(({ code, name }) => ({ code, label: name })),
          ),
        ]
      : []

  const sections: readonly SectionView[] = [
    {
      id: 'x-visit',
      heading: said(headings.visit),
      stem: '',
      questions: [
        ...agency,
        ...form.context.map((question) => about('context', question, question.required)),
      ],
    },
    ...form.criteria.map((criterion) => ({
      id: criterion.code,
      heading: said(criterion.name),
      stem: said(form.stem),
      questions: criterion.questions.map((question) => graded(question, criterion.noOpinionLabel)),
    })),
    {
      id: 'x-outside',
      heading: said(headings.outside),
      stem: '',
      questions: form.outside.map((question) => graded(question, undefined)),
    },
    {
      id: 'x-respondent',
      heading: said(headings.respondent),
      stem: '',
      questions: form.respondent.map((question) => about('respondent', question, false)),
    },
  ].filter((section) => section.questions.length > 0)

  const wishes = form.wishes
    ? choices(
        'wishes',
        'wishes',
        { legend: said(form.wishes.text), required: false },
        form.wishes.options.map(({ code, label }) => ({ code, label: said(label) })),
      )
    : null

  if (form.comment) controlIds.set('comment', 'comment')
  const comment = form.comment
    ? {
        id: 'comment',
        name: 'comment',
        label: said(form.comment.text),
        value: typeof kept['comment'] === 'string' ? kept['comment'] : '',
        maxLength: form.comment.maxLength,
        ...errorView('comment', sentences.get('comment')),
      }
    : null

  const errors = [...sentences].map(([field, text]) => {
    const id = controlIds.get(field)
    return { href: id === undefined ? '' : `#${id}`, text }
  })

  return {
    language,
    form: formId(form),
    title: said(form.title),
    introduction: said(form.introduction).replaceAll('{surveyor}', () => surveyor),
    hasErrors: errors.length > 0,
    errors,
    sections,
    wishes,
    comment,
  }
}

function errorView(id: string, sentence: string | undefined): ErrorView {
  if (sentence === undefined) return { hasError: false, error: '', errorId: '', describedBy: '' }
  return { hasError: true, error: sentence, errorId: `${id}.error`, describedBy: `${id}.error` }
}
