import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { draftTexts } from '../texts/period-draft-texts.ts'
import { setUpTexts } from '../texts/set-up-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import type { SectionProblem } from './section-problem.ts'

/** Boxes or buttons of which some or one is chosen. */
export interface ChoiceGroup {
  readonly id: string
  readonly name: string
  readonly legend: string
  readonly type: 'radio' | 'checkbox'
  readonly hint: string | undefined
  readonly errors: readonly string[]
  readonly describedBy: string | undefined
  readonly options: readonly {
    readonly id: string
    readonly value: string
    readonly text: string
    readonly meaning: string | undefined
    readonly checked: boolean
    readonly link: { readonly href: string; readonly text: string } | undefined
  }[]
}

/** One thing on a page of a section; exactly one of these is there. */
export interface SectionItem {
  readonly field: FormField<string> | undefined
  readonly choices: ChoiceGroup | undefined
}

export interface SectionView {
  readonly title: string
  readonly heading: string
  readonly introduction: readonly string[]
  readonly errors:
    | {
        readonly heading: string
        readonly list: readonly { readonly href: string; readonly message: string }[]
      }
    | undefined
  readonly stale: string | undefined
  readonly action: string
  /** The revision that the fields show; undefined for a new period. */
  readonly revision: string | undefined
  readonly groups: readonly { readonly heading: string | undefined; readonly items: readonly SectionItem[] }[]
  readonly save: string
  readonly back: { readonly href: string; readonly text: string }
}

/** How a page came about: as it stands, or posted and refused. */
export interface Attempt {
  readonly problems: readonly SectionProblem[]
  /** Somebody else changed the period since the page was shown. */
  readonly isStale: boolean
}

export const firstLook: Attempt = { problems: [], isStale: false }

/** With which status the page of an attempt is sent. */
export function statusOf({ problems, isStale }: Attempt): number {
  return isStale ? 409 : problems.length > 0 ? 422 : 200
}

/** The sentence for each problem, by its field. */
export function messagesOf(
  problems: readonly SectionProblem[],
  labelOf: (field: string) => string,
  language: Language,
): readonly { readonly field: string; readonly message: string }[] {
  return problems.map((problem) => ({ field: problem.field, message: messageOf(problem, labelOf, language) }))
}

function messageOf(problem: SectionProblem, labelOf: (field: string) => string, language: Language): string {
  if (problem.problem === 'line') {
    const texts = setUpTexts[language]
    const { line, problem: kind, text, against } = problem.line
    return texts.line(formatInteger(line, language), texts.lineProblems[kind](text, against))
  }
  return draftTexts[language].problems[problem.problem](labelOf(problem.field), problem.detail)
}

/** What every page of a section has around its fields. */
export function sectionFrame({
  language,
  period,
  heading,
  messages,
  attempt,
}: {
  readonly language: Language
  /** Null: one that is to be made. */
  readonly period: Period | null
  readonly heading: string
  readonly messages: readonly { readonly field: string; readonly message: string }[]
  readonly attempt: Attempt
}): Pick<SectionView, 'title' | 'heading' | 'errors' | 'stale' | 'revision' | 'save' | 'back'> {
  const texts = draftTexts[language]
  const isWrong = messages.length > 0 || attempt.isStale
  return {
    title: isWrong ? texts.errorTitle(heading) : heading,
    heading,
    errors:
      messages.length > 0
        ? {
            heading: texts.errorHeading,
            list: messages.map(({ field, message }) => ({ href: `#${field}`, message })),
          }
        : undefined,
    stale: attempt.isStale ? texts.stale : undefined,
    revision: period === null ? undefined : String(period.revision ?? 0),
    save: texts.save,
    back:
      period === null
        ? { href: paths.periods, text: texts.backToPeriods }
        : { href: link(paths.period, { period: period.id }), text: texts.backToPeriod(period.name) },
  }
}

/** A field of one line with the messages about it. */
export function textItem(
  field: Omit<FormField<string>, 'describedBy' | 'errors' | 'type'> & { readonly type?: 'text' | 'date' },
  messages: readonly { readonly field: string; readonly message: string }[],
): SectionItem {
  const errors = messages.filter((one) => one.field === field.id).map(({ message }) => message)
  return { field: formField({ type: 'text', ...field, errors }), choices: undefined }
}

/** A group of choices; the first has the group's id, which the error summary links to. */
export function choiceItem(
  group: Omit<ChoiceGroup, 'describedBy' | 'errors' | 'options'> & {
    readonly options: readonly (Omit<ChoiceGroup['options'][number], 'id' | 'meaning' | 'link'> &
      Partial<Pick<ChoiceGroup['options'][number], 'meaning' | 'link'>>)[]
  },
  messages: readonly { readonly field: string; readonly message: string }[],
): SectionItem {
  const errors = messages.filter((one) => one.field === group.id).map(({ message }) => message)
  const { describedBy } = formField({
    id: group.id,
    label: '',
    hint: group.hint,
    errors,
    value: '',
    type: 'text',
  })
  const options = group.options.map((option, place) => ({
    meaning: undefined,
    link: undefined,
    ...option,
    id: place === 0 ? group.id : `${group.id}-${place + 1}`,
  }))
  return { field: undefined, choices: { ...group, errors, describedBy, options } }
}
