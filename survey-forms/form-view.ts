import type { KeptFields, Problem } from './answers.ts'
import {
  type ChoiceQuestion,
  type Comment,
  type ContextQuestion,
  type FormDefinition,
  formId,
  type GradedQuestion,
  type Language,
  type LocalizedText,
  type Option,
} from './form-definition.ts'
import { choiceFields, gradeOptions } from './form-fields.ts'
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
  const errors = new Map<string, string>()
  for (const problem of problems) {
    if (!errors.has(problem.field)) errors.set(problem.field, problemText(form, problem, language))
  }
  const page: Page = { language, kept, errors }
  const agencyOptions = agencies.map(({ code, name }) => ({ code, label: { vi: name, en: name } }))
  return {
    language,
    form: formId(form),
    title: form.title[language],
    introduction: form.introduction[language].replaceAll('{surveyor}', () => surveyor),
    hasErrors: errors.size > 0,
    errors: [...errors].map(([field, text]) => ({ href: linkTo(form, field, agencies.length > 1), text })),
    sections: sectionViews(form, agencyOptions, page),
    wishes: form.wishes ? choicesView('wishes', 'wishes', form.wishes, page) : null,
    comment: form.comment ? commentView(form.comment, page) : null,
  }
}

/** What every part of one page depends on. */
interface Page {
  readonly language: Language
  readonly kept: KeptFields
  /** Problem field → sentence. */
  readonly errors: ReadonlyMap<string, string>
}

function sectionViews(form: FormDefinition, agencies: readonly Option[], page: Page): readonly SectionView[] {
  const said = (text: LocalizedText) => text[page.language]
  const about = (part: 'context' | 'respondent', question: ContextQuestion | ChoiceQuestion) =>
    choicesView(`${part}.${question.code}`, `${part}.${question.code}`, question, page)
  const graded = (question: GradedQuestion, noOpinionLabel?: LocalizedText) => {
    const options = gradeOptions(form, question, noOpinionLabel)
    return choicesView(`answers.${question.code}`, question.code, { ...question, options }, page)
  }
  const agency = { text: agencyQuestion, required: true, options: agencies }
  const sections: readonly SectionView[] = [
    {
      id: 'x-visit',
      heading: said(headings.visit),
      stem: '',
      questions: [
        ...(agencies.length > 1 ? [choicesView('agency', 'agency', agency, page)] : []),
        ...form.context.map((question) => about('context', question)),
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
      questions: form.outside.map((question) => graded(question)),
    },
    {
      id: 'x-respondent',
      heading: said(headings.respondent),
      stem: '',
      questions: form.respondent.map((question) => about('respondent', question)),
    },
  ]
  return sections.filter(({ questions }) => questions.length > 0)
}

function choicesView(
  field: string,
  name: string,
  question: {
    readonly text: LocalizedText
    readonly required?: boolean
    readonly options: readonly Option[]
  },
  { language, kept, errors }: Page,
): ChoicesView {
  const value = Object.hasOwn(kept, name) ? kept[name] : undefined
  return {
    id: name,
    name,
    legend: question.text[language],
    required: question.required ?? false,
    ...errorView(name, errors.get(field)),
    options: question.options.map(({ code, label }, index) => ({
      id: index === 0 ? name : `${name}.${index + 1}`,
      value: code,
      label: label[language],
      checked: Array.isArray(value) ? value.includes(code) : value === code,
    })),
  }
}

function commentView(comment: Comment, { language, kept, errors }: Page): CommentView {
  const value = kept['comment']
  return {
    id: 'comment',
    name: 'comment',
    label: comment.text[language],
    value: typeof value === 'string' ? value : '',
    maxLength: comment.maxLength,
    ...errorView('comment', errors.get('comment')),
  }
}

function errorView(id: string, sentence: string | undefined): ErrorView {
  if (sentence === undefined) return { hasError: false, error: '', errorId: '', describedBy: '' }
  return { hasError: true, error: sentence, errorId: `${id}.error`, describedBy: `${id}.error` }
}

/** Where an error leads: the first control of its field, of the first question if it is about all of them. */
function linkTo(form: FormDefinition, field: string, asksAgency: boolean): string {
  if (field === 'answers') return `#${form.criteria[0]?.questions[0]?.code}`
  const isControl =
    (field === 'agency' && asksAgency) ||
    (field === 'wishes' && form.wishes) ||
    (field === 'comment' && form.comment)
  const name = isControl ? field : choiceFields(form).find((choice) => choice.field === field)?.name
  return name === undefined ? '' : `#${name}`
}
