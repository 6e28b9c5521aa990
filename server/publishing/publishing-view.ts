import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { fingerprint } from '../signing/public-key.ts'
import type { Period } from '../storage/periods-store.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { type PublicationField, publishingTexts } from '../texts/publishing-texts.ts'
import { reportLinks } from '../texts/report-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import { type KeptPublication, type PublicationProblem, publicationKinds } from './parse-publication.ts'

type FieldView = FormField<PublicationField>

/** The page on which home affairs closes a period and publishes its index: one step at a time. */
export type PublishingView = {
  readonly title: string
  readonly heading: string
  readonly status: string
  readonly figures: string
  readonly errors: {
    readonly heading: string
    readonly list: readonly { readonly href: string; readonly message: string }[]
  } | null
  /** Why what was asked for was not done. */
  readonly notNow: string | null
  readonly stepHeading: string
  /** A sentence of each step that is over or under way. */
  readonly state: readonly string[]
  readonly close: {
    readonly action: string
    readonly hints: readonly string[]
    readonly button: string
  } | null
  /** Back from a publication that fails. */
  readonly stop: { readonly action: string; readonly button: string } | null
  readonly publish: {
    readonly action: string
    readonly heading: string
    readonly hint: string
    readonly kind: FieldView & {
      readonly options: readonly {
        readonly value: string
        readonly text: string
        readonly selected: boolean
      }[]
    }
    readonly fields: readonly FieldView[]
    readonly button: string
  } | null
  readonly downloads: readonly { readonly href: string; readonly text: string }[]
  readonly notes: readonly string[]
  readonly back: { readonly href: string; readonly text: string }
}

export interface PublishingViewInput {
  readonly language: Language
  readonly period: Period
  /** Null while the period has no index. */
  readonly document: IndexDocument | null
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
  readonly kept: KeptPublication
  readonly problems: readonly PublicationProblem[]
  readonly isStale: boolean
}

/** What stands in the fields before anything was typed. */
export function suggestedPublication(issuer: string, today: string): KeptPublication {
  return { kind: 'decision', decisionNumber: '', decidedOn: today, issuer, signerTitle: '', reportNumber: '' }
}

export function publishingView(input: PublishingViewInput): PublishingView {
  const { language, period, document, today, problems } = input
  const texts = publishingTexts[language]
  const { steps } = texts
  const title = texts.title(period.name)
  const messages = problems.map(({ field, problem }) => ({
    field,
    message: texts.problems[problem](texts.labels[field]),
  }))
  const field = (id: PublicationField): FieldView => fieldView(input, id, messages)
  const isOpen = period.status === 'open'
  return {
    title: problems.length > 0 ? texts.errorTitle(title) : title,
    heading: title,
    status: texts.statusNow(overviewTexts[language].periodStatus[period.status]),
    figures: document === null ? texts.noIndex : figuresText(document, language),
    errors:
      messages.length === 0
        ? null
        : {
            heading: texts.errorHeading,
            list: messages.map((one) => ({ href: `#${one.field}`, message: one.message })),
          },
    notNow: input.isStale ? texts.notNow : null,
    stepHeading: steps.heading,
    state: stateOf(input),
    close: isOpen
      ? {
          action: link(paths.closePeriod, { period: period.id }),
          hints: [
            steps.closeHint(formatDay(period.closesOn)),
            ...(today <= period.closesOn ? [steps.closeEarly] : []),
          ],
          button: texts.close,
        }
      : null,
    stop:
      period.status === 'publishing' && period.problem !== undefined
        ? { action: link(paths.stopPublishing, { period: period.id }), button: texts.stop }
        : null,
    publish:
      period.status === 'closed'
        ? {
            action: link(paths.publishPeriod, { period: period.id }),
            heading: steps.publish,
            hint: steps.publishHint,
            kind: {
              ...field('kind'),
              options: publicationKinds.map((value) => ({
                value,
                text: texts.kinds[value],
                selected: value === input.kept.kind,
              })),
            },
            fields: [
              field('decisionNumber'),
              field('decidedOn'),
              field('issuer'),
              field('signerTitle'),
              field('reportNumber'),
            ],
            button: texts.publish,
          }
        : null,
    downloads: downloadsOf(input),
    notes: notesOf(input),
    back: { href: paths.homeAffairs, text: texts.back },
  }
}

function stateOf({ language, period }: PublishingViewInput): readonly string[] {
  const { steps, failures } = publishingTexts[language]
  const problem = period.problem === undefined ? [] : [failures[period.problem]]
  switch (period.status) {
    case 'draft':
      return [steps.draft]
    case 'closing':
      return [steps.closing, ...problem, steps.reload]
    case 'publishing':
      return [steps.publishing, ...problem, steps.reload]
    case 'published':
      return [steps.published]
    case 'open':
    case 'closed':
      return []
  }
}

function fieldView(
  { language, kept }: PublishingViewInput,
  id: PublicationField,
  messages: readonly { readonly field: PublicationField; readonly message: string }[],
): FieldView {
  const texts = publishingTexts[language]
  return formField({
    id,
    label: texts.labels[id],
    hint: texts.hints[id],
    errors: messages.filter((one) => one.field === id).map(({ message }) => message),
    value: kept[id],
    type: id === 'decidedOn' ? 'date' : 'text',
  })
}

function figuresText({ responses }: IndexDocument, language: Language): string {
  const { received, counted } = responses
  const number = (count: number) => formatInteger(count, language)
  return publishingTexts[language].figures(number(received), number(counted), number(received - counted))
}

/** The tables and the report as soon as there are figures, since they are looked through before they are published. */
function downloadsOf({
  language,
  period: { id, status },
  document,
}: PublishingViewInput): PublishingView['downloads'] {
  const texts = publishingTexts[language]
  const period = { period: id }
  const isPublished = status === 'published'
  const tables = [
    { href: link(paths.apiIndexXlsx, period), text: texts.downloadTable('XLSX', isPublished) },
    { href: link(paths.apiIndexCsv, period), text: texts.downloadTable('CSV', isPublished) },
    { href: link(paths.report, period), text: reportLinks[language].report(isPublished) },
  ]
  if (!isPublished) return document === null ? [] : tables
  return [
    { href: link(paths.apiIndexJson, period), text: texts.download },
    ...tables,
    { href: link(paths.apiResponsesOf, period), text: texts.downloadResponses },
  ]
}

function notesOf({ language, document }: PublishingViewInput): readonly string[] {
  const texts = publishingTexts[language]
  const signature = document?.signature ?? null
  return signature === null ? [] : [texts.signedBy(fingerprint(signature.key)), texts.howToVerify]
}
