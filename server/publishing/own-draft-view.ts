import { questionsAreKnown } from '../../scoring/known-counts.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { agencyFacts, type Fact } from '../figures/agency-facts.ts'
import { agencyChart, agencyFigures, type CriteriaTable, criteriaTable } from '../figures/agency-figures.ts'
import type { BarChartView } from '../figures/bar-chart.ts'
import { channelNotes, type PreviousChannels } from '../figures/channel-notes.ts'
import { figureNotes } from '../figures/figure-notes.ts'
import { ineligibleText } from '../figures/figure-text.ts'
import { type QuestionTable, questionTable } from '../figures/question-table.ts'
import { responsesView } from '../figures/responses-view.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { type DraftFieldProblem, type DraftRefusal, draftTexts } from '../texts/draft-texts.ts'
import { publishingTexts } from '../texts/publishing-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDay, formatInstant, formatInteger } from '../web/vietnamese-format.ts'
import { isHearing, type Standing } from './consultation.ts'
import { type ErrorsView, errorsView } from './errors-view.ts'
import { type ObjectionView, objectionView } from './objection-view.ts'
import { ownDraft } from './own-draft.ts'

/** The draft of an agency: its own figures, and what it says of them. */
export type OwnDraftView = {
  readonly title: string
  readonly heading: string
  readonly errors: ErrorsView | null
  readonly refusal: string | null
  readonly lines: readonly string[]
  /** Ways to what can be done below the figures, which are long. */
  readonly contents: {
    readonly label: string
    readonly links: readonly { readonly href: string; readonly text: string }[]
  } | null
  readonly published: { readonly href: string; readonly text: string } | null
  /** Null where there is no draft. */
  readonly figures: {
    readonly heading: string
    readonly notRanked: string | null
    readonly responses: string
    readonly exclusions: readonly string[]
    readonly channelNotes: readonly string[]
    readonly facts: readonly Fact[]
    readonly chart: BarChartView
    readonly criteria: CriteriaTable
    readonly notes: readonly string[]
    readonly questions: (QuestionTable & { readonly heading: string }) | null
  } | null
  readonly agreed: string | null
  readonly agree: {
    readonly heading: string
    readonly hint: string
    readonly action: string
    readonly draft: string
    readonly button: string
  } | null
  readonly object: {
    readonly heading: string
    readonly hint: string
    readonly action: string
    readonly id: string
    readonly draft: string
    readonly about: FormField<'about'> & {
      readonly options: readonly {
        readonly value: string
        readonly text: string
        readonly selected: boolean
      }[]
    }
    readonly text: FormField<'text'>
    readonly button: string
  } | null
  readonly objections: {
    readonly heading: string
    readonly empty: string | null
    readonly list: readonly (ObjectionView & {
      readonly withdraw: { readonly action: string; readonly text: string } | null
    })[]
  } | null
  readonly back: { readonly href: string; readonly text: string }
}

/** What was typed into a form that was not taken. */
export interface KeptObjection {
  readonly id: string
  readonly about: string
  readonly text: string
}

export interface OwnDraftViewInput {
  readonly language: Language
  readonly period: Period
  readonly agency: { readonly code: string; readonly name: string }
  readonly standing: Standing
  readonly now: Date
  /** A manager may object; others, and home affairs on this page, only look. */
  readonly mayObject: boolean
  /** Home affairs looks at what the agency sees. */
  readonly forHomeAffairs: boolean
  readonly previousChannels: PreviousChannels
  /** A fresh UUID for the form, unless one is kept. */
  readonly newId: string
  readonly refusal?: DraftRefusal
  readonly kept?: KeptObjection
  readonly problems?: readonly DraftFieldProblem[]
}

export function ownDraftView(input: OwnDraftViewInput): OwnDraftView {
  const { language, period, agency, now, mayObject, forHomeAffairs } = input
  const texts = draftTexts[language]
  const title = texts.own.title(agency.name, period.name)
  const { problems = [] } = input
  const isOpen = mayObject && isHearing(period, now)
  const agree = isOpen && agreementOf(input) === null ? agreeForm(input) : null
  const object = mayObject && (isOpen || input.kept !== undefined) ? objectionForm(input) : null
  const objections = objectionsOf(input)
  return {
    title: problems.length > 0 ? texts.errorTitle(title) : title,
    heading: title,
    errors: errorsView(
      texts.errorHeading,
      problems.map((problem) => ({ href: `#${fieldOf(problem)}`, message: texts.problems[problem] })),
    ),
    refusal: input.refusal === undefined ? null : texts.refusals[input.refusal],
    lines: linesOf(input),
    contents: contentsOf({ agree, object, objections }, language),
    published:
      period.status === 'published'
        ? { href: link(paths.resultsOfPeriod, { period: period.id }), text: texts.own.publishedLink }
        : null,
    figures: figuresOf(input),
    agreed: agreementOf(input),
    agree,
    object,
    objections,
    back: forHomeAffairs
      ? { href: link(paths.drafts, { period: period.id }), text: texts.drafts.toDrafts }
      : { href: paths.ownDrafts, text: texts.own.back },
  }
}

function contentsOf(
  { agree, object, objections }: Pick<OwnDraftView, 'agree' | 'object' | 'objections'>,
  language: Language,
): OwnDraftView['contents'] {
  const links = [
    ...(agree === null ? [] : [{ href: '#agree', text: agree.heading }]),
    ...(objections === null ? [] : [{ href: '#objections', text: objections.heading }]),
    ...(object === null ? [] : [{ href: '#object', text: object.heading }]),
  ]
  return links.length === 0 ? null : { label: draftTexts[language].own.contents, links }
}

function agreeForm({ language, period, standing }: OwnDraftViewInput): OwnDraftView['agree'] {
  const texts = draftTexts[language].own
  if (standing.draft === null) return null
  return {
    heading: texts.agreeHeading,
    hint: texts.agreeHint,
    action: link(paths.agreeToDraft, { period: period.id }),
    draft: String(standing.draft.n),
    button: texts.agree,
  }
}

function linesOf({ language, period, agency, standing, now, mayObject, forHomeAffairs }: OwnDraftViewInput) {
  const texts = draftTexts[language].own
  const { draft } = standing
  if (draft === null)
    return period.status === 'published' ? [texts.published] : [texts.notSent, texts.notSentNext]
  if (ownDraft(draft.document, agency.code) === null) return [texts.notInPeriod]
  const hearing = isHearing(period, now)
  const ended =
    period.status === 'published'
      ? [texts.published]
      : period.status === 'publishing'
        ? [texts.publishing]
        : hearing
          ? []
          : [texts.over]
  return [
    texts.sent(formatInteger(draft.n, language), formatInstant(draft.sentAt), formatDay(draft.deadline)),
    ...ended,
    texts.ranksLater,
    texts.newer,
    ...(forHomeAffairs ? [texts.viewedByHomeAffairs] : !mayObject && hearing ? [texts.onlyManager] : []),
  ]
}

function figuresOf({
  language,
  agency: { code },
  standing,
  previousChannels,
}: OwnDraftViewInput): OwnDraftView['figures'] {
  const own = standing.draft && ownDraft(standing.draft.document, code)
  if (own === null) return null
  const { document, block, agency } = own
  const texts = draftTexts[language].own
  const input = { document, form: document.form.definition, language }
  const figures = agencyFigures(input, block, agency)
  const responses = responsesView([agency], language)
  const table = criteriaTable(input, agency, figures)
  const reason = ineligibleText(agency, document.method, document.criteria, language)
  return {
    heading: texts.figures,
    notRanked: reason === '' ? null : `${publishingTexts[language].notEligible}: ${reason}.`,
    responses: `${responses.totals}.`,
    exclusions: responses.exclusions,
    channelNotes: channelNotes(document, block, agency, previousChannels, language),
    facts: agencyFacts(document, block, agency, language),
    chart: agencyChart(input, agency, figures),
    criteria: { ...table, heads: { ...table.heads, rank: null } },
    notes: figureNotes(input, {
      figures: figures.map(({ of }) => of),
      pale: figures.some(({ row }) => row.figure.pale),
      intervals: true,
      changeIntervals: true,
    }),
    questions: questionsAreKnown(agency)
      ? { ...questionTable(input, agency), heading: texts.questions }
      : null,
  }
}

function agreementOf({ language, agency, standing }: OwnDraftViewInput): string | null {
  const answer = standing.answers.find((one) => one.agency === agency.code)
  if (!answer?.agreedAt) return null
  return draftTexts[language].own.agreed(formatInstant(answer.agreedAt), answer.agreedBy ?? '')
}

function objectionForm(input: OwnDraftViewInput): OwnDraftView['object'] {
  const { language, period, standing, kept, newId, problems = [] } = input
  const { own, problems: words } = draftTexts[language]
  if (standing.draft === null) return null
  const errors = (field: 'about' | 'text') =>
    problems.filter((problem) => fieldOf(problem) === field).map((problem) => words[problem])
  const chosen = kept?.about ?? ''
  const { criteria } = standing.draft.document
  return {
    heading: own.objectHeading,
    hint: own.objectHint,
    action: link(paths.objections, { period: period.id }),
    id: kept?.id ?? newId,
    draft: String(standing.draft.n),
    about: {
      ...formField({
        id: 'about' as const,
        label: own.about,
        hint: undefined,
        errors: errors('about'),
        value: chosen,
        type: 'text',
      }),
      options: [
        { value: '', text: own.whole, selected: chosen === '' },
        ...criteria.map(({ code, name }) => ({
          value: code,
          text: name[language],
          selected: code === chosen,
        })),
      ],
    },
    text: formField({
      id: 'text' as const,
      label: own.text,
      hint: own.textHint,
      errors: errors('text'),
      value: kept?.text ?? '',
      type: 'text',
    }),
    button: own.submit,
  }
}

function objectionsOf({
  language,
  period,
  agency,
  standing,
  mayObject,
}: OwnDraftViewInput): OwnDraftView['objections'] {
  const { draft } = standing
  if (draft === null) return null
  const texts = draftTexts[language].own
  const own = standing.objections.filter((objection) => objection.agency === agency.code)
  return {
    heading: texts.objectionsHeading,
    empty: own.length === 0 ? texts.noObjections : null,
    list: own.map((objection) => {
      const view = objectionView(objection, draft.document, language)
      return {
        ...view,
        withdraw:
          view.isOpen && mayObject
            ? {
                action: link(paths.withdrawObjection, { period: period.id, objection: objection.id }),
                text: texts.withdraw(formatInteger(objection.n, language)),
              }
            : null,
      }
    }),
  }
}

function fieldOf(problem: DraftFieldProblem): 'about' | 'text' {
  return problem === 'criterion-unknown' ? 'about' : 'text'
}
