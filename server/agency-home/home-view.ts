import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { ineligibleText, rankText } from '../figures/figure-text.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { agencyHomeTexts } from '../texts/agency-home-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { formatDay, formatInteger, formatPercent } from '../web/vietnamese-format.ts'

interface Link {
  readonly href: string
  readonly text: string
}

/** The page with which people of an agency begin. */
export interface AgencyHomeView {
  readonly title: string
  /** That nobody can answer yet, and what to do; null where there is a point. */
  readonly noPoint: { readonly text: string; readonly next: string; readonly action: Link | null } | null
  readonly current: {
    readonly heading: string
    /** Why there is no period, and what comes next; null where there is one. */
    readonly empty: { readonly text: string; readonly next: string | null } | null
    readonly periods: readonly CurrentPeriodView[]
  }
  readonly tasks: { readonly heading: string; readonly links: readonly Link[] }
  /** Null where the agency has been in no period. */
  readonly results: {
    readonly heading: string
    readonly none: string | null
    readonly rows: readonly (Link & { readonly figure: string })[]
  } | null
}

interface CurrentPeriodView {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly dates: string
  /** n, live; null for whoever sees no figures. */
  readonly counted: string | null
  /** What is missing for a rank; null where nothing is, or it is not to be seen. */
  readonly notRanked: string | null
  readonly links: readonly Link[]
}

/** A period that is open or closed and not published, with the agency's figures for whoever may see them. */
export interface CurrentPeriod {
  readonly period: Period
  readonly block: string
  readonly figures: { readonly document: IndexDocument; readonly agency: IndexAgency } | null
}

/** A period of which the agency's results are published. */
export interface PublishedResult {
  readonly document: IndexDocument
  readonly block: IndexBlock
  readonly agency: IndexAgency
}

export interface AgencyHomeInput {
  readonly agency: { readonly code: string; readonly name: string }
  readonly current: readonly CurrentPeriod[]
  readonly published: readonly PublishedResult[]
  readonly hasPoint: boolean
  readonly mayMakePoints: boolean
  readonly maySeeDraft: boolean
  readonly tasks: readonly Link[]
  readonly language: Language
}

export function agencyHomeView(input: AgencyHomeInput): AgencyHomeView {
  const { agency, current, published, tasks, language } = input
  const texts = agencyHomeTexts[language]
  const inNoPeriod = current.length === 0 && published.length === 0
  return {
    title: texts.title(agency.name),
    noPoint: input.hasPoint ? null : noPoint(input),
    current: {
      heading: texts.current,
      empty: inNoPeriod
        ? { text: texts.noPeriod, next: texts.noPeriodNext }
        : current.length === 0
          ? { text: texts.noOpenPeriod, next: null }
          : null,
      periods: current.map((one) => currentPeriod(input, one)),
    },
    tasks: { heading: texts.tasks, links: tasks },
    results: inNoPeriod
      ? null
      : {
          heading: texts.results,
          none: published.length === 0 ? texts.noResults : null,
          rows: published.map((result) => resultRow(result, language)),
        },
  }
}

function noPoint({ mayMakePoints, language }: AgencyHomeInput): AgencyHomeView['noPoint'] {
  const texts = agencyHomeTexts[language]
  return mayMakePoints
    ? { text: texts.noPoint, next: texts.noPointNext, action: { href: paths.newPoint, text: texts.newPoint } }
    : { text: texts.noPoint, next: texts.noPointAskManager, action: null }
}

function currentPeriod(
  { agency, maySeeDraft, language }: AgencyHomeInput,
  { period, block, figures }: CurrentPeriod,
): CurrentPeriodView {
  const texts = agencyHomeTexts[language]
  const missing =
    figures && ineligibleText(figures.agency, figures.document.method, figures.document.criteria, language)
  const { consultation } = period
  return {
    id: `period-${period.id.replace(/[^\w-]/g, '_')}`,
    name: period.name,
    status: overviewTexts[language].periodStatus[period.status],
    dates: texts.from(formatDay(period.opensOn), formatDay(period.closesOn)),
    counted: figures && texts.counted(formatInteger(figures.agency.responses.counted, language)),
    notRanked: missing ? `${figureTexts[language].notRanked}. ${missing}.` : null,
    links: [
      ...(figures === null
        ? []
        : [
            {
              href: link(paths.agencyBoard, { period: period.id, block, agency: agency.code }),
              text: texts.board,
            },
          ]),
      ...(consultation === undefined || !maySeeDraft
        ? []
        : [
            {
              href: link(paths.ownDraft, { period: period.id }),
              text: texts.draft(formatDay(consultation.deadline)),
            },
          ]),
    ],
  }
}

function resultRow({ document, block, agency }: PublishedResult, language: Language) {
  const texts = agencyHomeTexts[language]
  const { percent, rank } = agency.overall
  return {
    href: link(paths.resultsOfAgency, { period: document.period?.id ?? '', agency: agency.code }),
    text: document.period?.name ?? '',
    figure:
      percent === null
        ? texts.noFigure
        : texts.result(
            formatPercent(percent, document.method.decimals, language),
            rank === null ? null : rankText(block, agency, ({ overall }) => overall, language),
          ),
  }
}
