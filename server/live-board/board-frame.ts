import type { IndexDocument, IndexFigure, IndexPeriod } from '../../scoring/index-document.ts'
import { meaningOfPercent, selfSelectedNote, unroundedNote } from '../../scoring/method-notes.ts'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { silentSourceNote } from './change-text.ts'
import { confidenceText } from './interval-text.ts'

/** What a board is made from. */
export interface BoardInput {
  readonly document: IndexDocument
  /** Which snapshot the document is: the id that the live stream gives it. */
  readonly snapshot: string
  readonly form: FormDefinition
  readonly language: Language
}

/** What moves the page without reloading, for staff.js; the words stand here so that the script has none. */
export interface LiveView {
  readonly address: string
  readonly snapshot: string
  readonly on: string
  readonly broken: string
  readonly withoutScript: string
}

/** A way back, in front of a board. */
export interface Breadcrumb {
  readonly label: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** The period of a document. @throws for one made outside a server, which no board shows */
export function periodOf(document: IndexDocument): IndexPeriod {
  if (document.period === null) throw new Error('an index document on the board has a period')
  return document.period
}

/** What keeps a board moving; null for published figures, which do not move. */
export function liveView({ document, snapshot, language }: BoardInput): LiveView | null {
  if (document.publication !== null) return null
  return {
    // The page fetches what it shows from its own address: the stream need not carry the whole index.
    address: `${link(paths.apiLive, { period: periodOf(document).id })}?documents=false`,
    snapshot,
    ...boardTexts[language].live,
  }
}

/** "Tính đến …", with whether the figures can still change. */
export function asOfText({ document, language }: Pick<BoardInput, 'document' | 'language'>): string {
  const texts = boardTexts[language]
  const at = document.computedAt === null ? '–' : formatInstant(new Date(document.computedAt))
  return document.publication === null ? texts.asOf(at) : `${texts.asOf(at)}. ${texts.published}`
}

/** What a table shows that has to be explained under it. */
export interface Shown {
  /** The figures it is made from. */
  readonly figures: readonly IndexFigure[]
  /** Some rest on a small sample. */
  readonly pale: boolean
  /** Intervals of percentages. */
  readonly intervals: boolean
  /** Intervals of changes. */
  readonly changeIntervals: boolean
}

/** The sentences under every table of a board: what a number means, then what this table in particular needs. */
export function boardNotes(
  { document, form, language }: BoardInput,
  { figures, pale, intervals, changeIntervals }: Shown,
): readonly string[] {
  const texts = boardTexts[language]
  const { method } = document
  const hasIntervals = intervals && figures.some(({ interval }) => interval !== null)
  const hasRankIntervals = figures.some(({ rankInterval }) => rankInterval !== null)
  const hasChangeIntervals = changeIntervals && figures.some(({ changeInterval }) => changeInterval !== null)
  const rests = hasIntervals || hasRankIntervals || hasChangeIntervals
  return [
    meaningOfPercent(form, method)[language],
    unroundedNote[language],
    rests && method.sampling === 'self-selected' ? selfSelectedNote[language] : null,
    hasRankIntervals ? texts.rankIntervalNote(confidenceText(method, language)) : null,
    hasChangeIntervals ? texts.change.intervalNote : null,
    silentSourceNote(document, figures, language),
    pale ? texts.smallSample : null,
  ].filter((note) => note !== null)
}
