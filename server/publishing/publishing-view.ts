import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { channelNotesOfAll, type PreviousChannels } from '../figures/channel-notes.ts'
import { type DifferencesView, differencesView } from '../figures/differences-view.ts'
import { editionLink, restatementNumber } from '../figures/editions.ts'
import { link, paths } from '../paths.ts'
import { fingerprint } from '../signing/public-key.ts'
import type { Period } from '../storage/periods-store.ts'
import { channelShareTexts } from '../texts/channel-share-texts.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { type PublicationField, publishingTexts } from '../texts/publishing-texts.ts'
import { reportLinks } from '../texts/report-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { Standing, Unheard } from './consultation.ts'
import { type DecisionFields, decisionField, decisionFields } from './decision-fields.ts'
import type { ErrorLine } from './errors-view.ts'
import { aboutText } from './objection-view.ts'
import type { KeptPublication, PublicationProblem } from './parse-publication.ts'

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
  /** What stands in the way of a publication. */
  readonly hindrances: {
    readonly heading: string
    readonly open: { readonly text: string; readonly list: readonly ErrorLine[] } | null
    readonly differs: string | null
    readonly differences: DifferencesView | null
  } | null
  readonly stepHeading: string
  /** A sentence of each step that is over or under way. */
  readonly state: readonly string[]
  readonly close: {
    readonly action: string
    readonly hints: readonly string[]
    /** What opens the button where closing is earlier than announced, so that no single click does it. */
    readonly early: string | null
    readonly button: string
  } | null
  /** Back from a publication that fails. */
  readonly stop: { readonly action: string; readonly button: string } | null
  readonly publish: {
    readonly action: string
    readonly heading: string
    readonly hint: string
    /** Why a reason is asked for; null where the agencies were heard. */
    readonly unheard: string | null
    readonly kind: DecisionFields['kind']
    readonly fields: DecisionFields['fields']
    readonly button: string
  } | null
  /** To the agencies' draft, and once published to restating. */
  readonly onward: readonly { readonly href: string; readonly text: string }[]
  /** Shares of channels that are out of step; null where none is. */
  readonly channels: {
    readonly heading: string
    readonly hint: string
    readonly list: readonly string[]
  } | null
  /** Responses that came after closing, by agency; null while there can be none. */
  readonly late: {
    readonly heading: string
    readonly hint: string
    readonly list: readonly string[]
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
  /** Absent where it is not known: before anything can be published. */
  readonly standing?: Standing
  readonly unheard?: Unheard | null
  readonly previousChannels?: PreviousChannels
  /** False for whoever only looks; true unless told. */
  readonly mayPublish?: boolean
  /** Only on the page that refuses to publish. */
  readonly showsHindrances?: boolean
}

/** What stands in the fields before anything was typed. */
export function suggestedPublication(issuer: string, today: string): KeptPublication {
  return {
    kind: 'decision',
    decisionNumber: '',
    decidedOn: today,
    issuer,
    signerTitle: '',
    reportNumber: '',
    unheard: '',
  }
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
  const decision = {
    language,
    kept: input.kept,
    errorsOf: (id: PublicationField) =>
      messages.filter(({ field }) => field === id).map(({ message }) => message),
  }
  const { kind, fields } = decisionFields(decision)
  const { mayPublish = true } = input
  const isOpen = period.status === 'open' && mayPublish
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
    hindrances: input.showsHindrances === true ? hindrancesOf(input) : null,
    stepHeading: steps.heading,
    state: stateOf(input),
    close: isOpen
      ? {
          action: link(paths.closePeriod, { period: period.id }),
          hints: [
            steps.closeHint(formatDay(period.closesOn)),
            ...(today <= period.closesOn ? [steps.closeEarly] : []),
          ],
          early: today <= period.closesOn ? texts.closeBefore(formatDay(period.closesOn)) : null,
          button: texts.close,
        }
      : null,
    stop:
      mayPublish && period.status === 'publishing' && period.problem !== undefined
        ? { action: link(paths.stopPublishing, { period: period.id }), button: texts.stop }
        : null,
    publish:
      mayPublish && period.status === 'closed'
        ? {
            action: link(paths.publishPeriod, { period: period.id }),
            heading: steps.publish,
            hint: steps.publishHint,
            unheard: unheardText(input),
            kind,
            fields: [...fields, ...(input.unheard ? [decisionField(decision, 'unheard')] : [])],
            button: texts.publish,
          }
        : null,
    onward: onwardOf(input),
    channels: channelsOf(input),
    late: lateOf(input),
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

function hindrancesOf({
  language,
  period,
  document,
  standing,
}: PublishingViewInput): PublishingView['hindrances'] {
  if (standing === undefined || document === null) return null
  const { open, differences, draft } = standing
  if (draft === null || open.length + differences.length === 0) return null
  const texts = publishingTexts[language].hindrances
  const agencies = draft.document.blocks.flatMap((block) => block.agencies)
  return {
    heading: texts.heading,
    open:
      open.length === 0
        ? null
        : {
            text: texts.open(formatInteger(open.length, language)),
            list: open.map((objection) => ({
              href: `${link(paths.drafts, { period: period.id })}#objection-${objection.n}`,
              message: texts.objection(
                formatInteger(objection.n, language),
                agencies.find(({ code }) => code === objection.agency)?.name ?? objection.agency,
                aboutText(objection, document, language),
              ),
            })),
          },
    differs: differences.length === 0 ? null : texts.differs,
    differences: differencesView(differences, document, language),
  }
}

function unheardText({ language, period, unheard }: PublishingViewInput): string | null {
  const texts = publishingTexts[language].unheard
  if (!unheard) return null
  return unheard === 'no-draft' ? texts['no-draft'] : texts.deadline(formatDay(period.consultation!.deadline))
}

function onwardOf({
  language,
  period: { id, status },
  mayPublish = true,
}: PublishingViewInput): PublishingView['onward'] {
  const texts = publishingTexts[language]
  const isOver = status === 'closed' || status === 'publishing' || status === 'published'
  return [
    ...(status === 'published'
      ? [{ href: link(paths.resultsOfPeriod, { period: id }), text: texts.results }]
      : []),
    ...(isOver ? [{ href: link(paths.drafts, { period: id }), text: texts.drafts }] : []),
    ...(mayPublish && status === 'published'
      ? [{ href: link(paths.restatement, { period: id }), text: texts.restate }]
      : []),
  ]
}

function channelsOf({
  language,
  document,
  previousChannels = null,
}: PublishingViewInput): PublishingView['channels'] {
  const list = document === null ? [] : channelNotesOfAll(document, previousChannels, language)
  const { heading, hint } = channelShareTexts[language]
  return list.length === 0 ? null : { heading, hint, list }
}

/** Late and offline arrivals count for nothing, and nobody is to wonder where they are. */
function lateOf({ language, period: { status }, document }: PublishingViewInput): PublishingView['late'] {
  if (document === null || status === 'open' || status === 'draft') return null
  const { heading, hint, none, ofAgency } = publishingTexts[language].late
  const list = document.blocks
    .flatMap(({ agencies }) => agencies)
    .filter(({ responses }) => responses.excluded.late > 0)
    .map(({ name, responses }) => ofAgency(name, formatInteger(responses.excluded.late, language)))
  return { heading, hint: list.length === 0 ? none : hint, list }
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
  const earlier = document?.publication?.restates ?? null
  return [
    { href: link(paths.apiIndexJson, period), text: texts.download },
    ...tables,
    { href: link(paths.apiResponsesOf, period), text: texts.downloadResponses },
    ...(earlier === null
      ? []
      : [{ href: editionLink(paths.apiIndexJson, id, earlier), text: texts.downloadEarlier(earlier) }]),
  ]
}

function notesOf({ language, period, document }: PublishingViewInput): readonly string[] {
  const texts = publishingTexts[language]
  const signature = document?.signature ?? null
  const { unheardBecause } = period
  return [
    ...(unheardBecause === undefined ? [] : [texts.unheard.published(unheardBecause)]),
    ...restatementNotes(document, language),
    ...(signature === null ? [] : [texts.signedBy(fingerprint(signature.key)), texts.howToVerify]),
  ]
}

function restatementNotes(document: IndexDocument | null, language: Language): readonly string[] {
  const publication = document?.publication ?? null
  const n = publication === null ? null : restatementNumber(publication)
  if (publication === null || n === null) return []
  const day = formatDay(dayOf(new Date(publication.publishedAt)))
  return [publishingTexts[language].restated(formatInteger(n, language), day, publication.reason ?? '–')]
}
