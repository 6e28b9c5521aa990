import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import { meaningOfPercent, unroundedNote } from '../../scoring/method-notes.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { type ChangeLine, shortChangeLines } from '../figures/change-text.ts'
import { type FigureText, figureText, footingOf, rankText } from '../figures/figure-text.ts'
import { periodOf } from '../figures/figures-input.ts'
import { confidenceText, intervalText } from '../figures/interval-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import type { PublishedIndex } from './published-indexes.ts'
import { resultsLinks } from './results-links.ts'
import { mostYears, type YearPoint, type YearsPictureView, yearsAxis, yearsPicture } from './years-picture.ts'

/** An agency in every published period. */
export interface YearsView {
  readonly heading: string
  readonly picture: YearsPictureView | null
  readonly caption: string
  readonly heads: {
    readonly period: string
    readonly overall: string
    readonly interval: string
    readonly rank: string
    readonly change: string
    readonly criteria: readonly string[]
  }
  readonly rows: readonly {
    readonly href: string
    readonly period: string
    readonly overall: FigureText
    readonly interval: string
    readonly rank: string
    readonly change: readonly ChangeLine[]
    readonly criteria: readonly FigureText[]
  }[]
  readonly notes: readonly string[]
}

/** The agency as one publication has it. */
interface Year {
  readonly document: IndexDocument
  readonly block: IndexBlock
  readonly agency: IndexAgency
}

/**
 * The figures that were published of an agency, period by period, under its code; who it was before under another code
 * stands among the facts of each period.
 * @param published the newest first
 * @param criteria those of the page's own period: the columns of the table
 */
export function yearsView(
  published: readonly PublishedIndex[],
  agency: Pick<IndexAgency, 'code' | 'name'>,
  criteria: IndexDocument['criteria'],
  language: Language,
): YearsView {
  const texts = resultsTexts[language].years
  const board = figureTexts[language]
  const years = published.flatMap(({ document }) => yearOf(document, agency.code))
  return {
    heading: texts.heading,
    picture: pictureOf(years, agency.name, language),
    caption: texts.caption(agency.name),
    heads: {
      period: texts.period,
      overall: board.overall,
      interval: board.interval(confidencesText(years, language)),
      rank: board.rank,
      change: texts.change,
      criteria: criteria.map(({ name }) => name[language]),
    },
    rows: years.map((year) => {
      const { document, block } = year
      const { method } = document
      const footing = footingOf(year.agency, method)
      return {
        href: resultsLinks(document, language).agency(agency.code),
        period: periodOf(document).name,
        overall: figureText(year.agency.overall, method, footing, language),
        interval: intervalText(year.agency.overall, method, language),
        rank: rankText(block, year.agency, ({ overall }) => overall, language),
        change: shortChangeLines(document, year.agency.overall, language),
        criteria: criteria.map(({ code }) => {
          const figure = year.agency.criteria[code]
          return figure === undefined
            ? { text: '–', pale: false }
            : figureText(figure, method, footing, language)
        }),
      }
    }),
    notes: notesOf(years, language),
  }
}

function yearOf(document: IndexDocument, code: string): readonly Year[] {
  for (const block of document.blocks) {
    const agency = block.agencies.find((one) => one.code === code)
    if (agency !== undefined) return [{ document, block, agency }]
  }
  return []
}

function pictureOf(years: readonly Year[], name: string, language: Language): YearsPictureView | null {
  const texts = resultsTexts[language].years
  const board = figureTexts[language]
  const shown = years.slice(0, mostYears).reverse()
  const points = shown.map(({ document, agency }, place): YearPoint => {
    const { overall } = agency
    const before = shown[place - 1]
    return {
      label: shortName(periodOf(document).name),
      percent: overall.percent,
      value: figureText(overall, document.method, footingOf(agency, document.method), language).text,
      interval: overall.interval,
      joined: before !== undefined && isComparedWith({ document, agency }, before),
    }
  })
  const drawn = points.filter(({ percent }) => percent !== null)
  if (drawn.length === 0) return null
  const joins = points.slice(1).map(({ joined }) => joined)
  const keys = [
    texts.key(`${yearsAxis(points).lowest}%`),
    ...(joins.includes(true) ? [texts.joined] : []),
    ...(joins.includes(false) ? [texts.notJoined] : []),
    ...(drawn.some(({ interval }) => interval !== null) ? [texts.whiskers] : []),
  ]
  return yearsPicture({
    id: 'years-picture',
    title: texts.pictureTitle(name),
    description: texts.pictureDescription(
      shown
        .map(
          ({ document, block, agency }, place) =>
            `${periodOf(document).name}: ${points[place]!.value}, ${board.rank} ${rankText(block, agency, ({ overall }) => overall, language)}`,
        )
        .join('; '),
    ),
    points,
    key: keys.join(' '),
  })
}

/**
 * Whether the later publication itself compared this agency with the earlier one and found a change: it alone knows
 * what home affairs declared, and whether the agency of that code is the same agency.
 */
function isComparedWith({ document, agency }: Pick<Year, 'document' | 'agency'>, before: Year): boolean {
  const { overall } = agency
  return (
    document.comparison?.period?.id === periodOf(before.document).id &&
    overall.comparable === true &&
    overall.change !== null &&
    overall.previousPercent === before.agency.overall.percent
  )
}

/** What a number means, once; period by period where it did not always mean the same. */
function notesOf(years: readonly Year[], language: Language): readonly string[] {
  const meanings = years.map(({ document }) => ({
    period: periodOf(document).name,
    meaning: meaningOfPercent(document.form.definition, document.method)[language],
  }))
  const distinct = [...new Set(meanings.map(({ meaning }) => meaning))]
  const texts = resultsTexts[language].years
  return [
    ...(distinct.length === 1
      ? distinct
      : meanings.map(({ period, meaning }) => texts.meaning(period, meaning))),
    unroundedNote[language],
  ]
}

function confidencesText(years: readonly Year[], language: Language): string {
  return [...new Set(years.map(({ document }) => confidenceText(document.method, language)))].join(', ')
}

/** "Năm 2024" under a point is "2024": there is little room. */
function shortName(name: string): string {
  return name.replace(/^năm\s+(?=\d{4}$)/iu, '')
}
