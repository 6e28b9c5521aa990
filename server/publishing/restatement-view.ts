import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { type DifferencesView, differencesView } from '../figures/differences-view.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { publishingTexts } from '../texts/publishing-texts.ts'
import { type RestatementRefusal, restatementTexts } from '../texts/restatement-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { type DecisionFields, decisionFields } from './decision-fields.ts'
import { type ErrorsView, errorsView } from './errors-view.ts'
import type { PublicationProblem } from './parse-publication.ts'
import {
  type AgencyField,
  agencyField,
  agencyFields,
  type KeptRestatement,
  type RestatementProblem,
  targetField,
} from './parse-restatement.ts'
import type { RestatedIndex } from './restate-period.ts'

interface Options {
  readonly options: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
}

/** A field in a cell, named by its column and its row. */
interface CellField {
  readonly id: string
  readonly label: string
  /** What stands before the field where a phone has no room for columns. */
  readonly column: string
  readonly value: string
  readonly errors: readonly string[]
  readonly numeric: string | undefined
}

/** The page on which home affairs restates a published index: settings, then what they would change, then signing. */
export type RestatementView = {
  readonly title: string
  readonly heading: string
  readonly errors: ErrorsView | null
  readonly refusal: string | null
  readonly introduction: string
  readonly now: string
  /** Null where there is nothing to restate. */
  readonly form: {
    readonly action: string
    readonly reason: FormField<'reason'>
    readonly decisionHeading: string
    readonly kind: DecisionFields['kind']
    readonly fields: DecisionFields['fields']
    readonly settingsHeading: string
    readonly settingsHint: string
    readonly blocks: readonly {
      readonly id: string
      readonly name: string
      readonly targetHeading: string
      readonly operator: FormField<string> & Options
      readonly percent: FormField<string>
      readonly heads: readonly string[]
      readonly rows: readonly { readonly name: string; readonly cells: readonly CellField[] }[]
      readonly caption: string
    }[]
    readonly preview: string
    /** Null until what would change has been computed. */
    readonly confirm: {
      readonly heading: string
      readonly hint: string
      readonly seen: string
      readonly differences: DifferencesView
      readonly sign: string
    } | null
  } | null
  readonly back: { readonly href: string; readonly text: string }
}

export interface RestatementViewInput {
  readonly language: Language
  readonly period: Period
  /** What is published now; null before anything is. */
  readonly published: IndexDocument | null
  readonly kept: KeptRestatement
  readonly decisionProblems?: readonly PublicationProblem[]
  readonly problems?: readonly RestatementProblem[]
  readonly refusal?: RestatementRefusal
  readonly restated?: RestatedIndex
}

export function restatementView(input: RestatementViewInput): RestatementView {
  const { language, period, published } = input
  const texts = restatementTexts[language]
  const title = texts.title(period.name)
  const errors = errorsView(texts.errorHeading, messagesOf(input))
  const publication = published?.publication ?? null
  return {
    title: errors === null ? title : texts.errorTitle(title),
    heading: title,
    errors,
    refusal: input.refusal === undefined ? null : texts.refusals[input.refusal],
    introduction: texts.introduction,
    now:
      publication === null
        ? texts.notPublished
        : texts.now(publication.id, formatDay(dayOf(new Date(publication.publishedAt)))),
    form: published === null || publication === null ? null : formOf(input, published),
    back: { href: link(paths.publishing, { period: period.id }), text: texts.back },
  }
}

interface Message {
  readonly field: string
  readonly href: string
  readonly message: string
}

function messagesOf(input: RestatementViewInput): readonly Message[] {
  const { language, decisionProblems = [], problems = [] } = input
  const texts = publishingTexts[language]
  return [
    ...problems
      .filter(({ field }) => field === 'reason')
      .map(({ field, problem }) => messageOf(input, field, problem)),
    ...decisionProblems.map(({ field, problem }) => ({
      field,
      href: `#${field}`,
      message: texts.problems[problem](texts.labels[field]),
    })),
    ...problems
      .filter(({ field }) => field !== 'reason')
      .map(({ field, problem }) => messageOf(input, field, problem)),
  ]
}

function messageOf(
  input: RestatementViewInput,
  field: string,
  problem: RestatementProblem['problem'],
): Message {
  const message = restatementTexts[input.language].problems[problem](labelOf(input, field))
  return { field, href: `#${field}`, message }
}

function labelOf({ language, published }: RestatementViewInput, field: string): string {
  const texts = restatementTexts[language]
  for (const { code, name, agencies } of published?.blocks ?? []) {
    if (field === targetField('percent', code)) return texts.percent(name)
    for (const agency of agencies) {
      const own = agencyFields.find((one) => agencyField(one, agency.code) === field)
      if (own !== undefined) return texts.ofAgency(texts[own], agency.name)
    }
  }
  return texts.reason
}

function formOf(input: RestatementViewInput, published: IndexDocument): NonNullable<RestatementView['form']> {
  const { language, period, kept, restated } = input
  const texts = restatementTexts[language]
  const messages = messagesOf(input)
  const errorsOf = (field: string) =>
    messages.filter((one) => one.field === field).map(({ message }) => message)
  const differences = restated && differencesView(restated.differences, published, language)
  return {
    action: link(paths.restatement, { period: period.id }),
    reason: formField({
      id: 'reason',
      label: texts.reason,
      hint: texts.reasonHint,
      errors: errorsOf('reason'),
      value: kept.fields['reason'] ?? '',
      type: 'text',
    }),
    decisionHeading: texts.decisionHeading,
    ...decisionFields({ language, kept: kept.decision, errorsOf }),
    settingsHeading: texts.settingsHeading,
    settingsHint: texts.settingsHint,
    blocks: published.blocks.map(({ code, name, agencies }, place) => {
      const operator = kept.fields[targetField('operator', code)] ?? '>='
      return {
        id: `block-${place + 1}`,
        name,
        targetHeading: texts.targetsHeading,
        operator: {
          ...plainField(targetField('operator', code), texts.operator(name), operator, []),
          options: (['>=', '>'] as const).map((value) => ({
            value,
            text: texts.operators[value],
            selected: value === operator,
          })),
        },
        percent: plainField(
          targetField('percent', code),
          texts.percent(name),
          kept.fields[targetField('percent', code)] ?? '',
          errorsOf(targetField('percent', code)),
        ),
        caption: `${texts.settingsHeading}: ${name}`,
        heads: [texts.agency, texts.transactions, texts.quota, texts.unranked],
        rows: agencies.map((agency) => ({
          name: agency.name,
          cells: agencyFields.map((field) => cellOf(field, agency)),
        })),
      }
    }),
    preview: texts.preview,
    confirm:
      restated === undefined || !differences
        ? null
        : {
            heading: texts.previewHeading,
            hint: texts.previewHint,
            seen: restated.seen,
            differences,
            sign: texts.sign,
          },
  }

  function cellOf(field: AgencyField, { code, name }: { code: string; name: string }): CellField {
    const id = agencyField(field, code)
    return {
      id,
      label: texts.ofAgency(texts[field], name),
      column: texts[field],
      value: kept.fields[id] ?? '',
      errors: errorsOf(id),
      numeric: field === 'unranked' ? undefined : 'numeric',
    }
  }
}

function plainField(id: string, label: string, value: string, errors: readonly string[]): FormField<string> {
  return formField({ id, label, hint: undefined, errors, value, type: 'text' })
}
