import type { IndexFigure } from '../../scoring/index-document.ts'
import { meaningOfPercent, selfSelectedNote, unroundedNote } from '../../scoring/method-notes.ts'
import { changeTexts } from '../texts/change-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { previousPeriodText, silentSourceNote } from './change-text.ts'
import type { FiguresInput } from './figures-input.ts'
import { confidenceText } from './interval-text.ts'

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

/** The sentences under every table of figures: what a number means, then what this table in particular needs. */
export function figureNotes(
  { document, form, language }: FiguresInput,
  { figures, pale, intervals, changeIntervals }: Shown,
): readonly string[] {
  const texts = figureTexts[language]
  const changeWords = changeTexts[language]
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
    hasChangeIntervals ? changeWords.intervalNote : null,
    silentSourceNote(document, figures, language),
    pale ? texts.smallSample : null,
  ].filter((note) => note !== null)
}

/** That ranks are not compared is the same for a whole block, so it stands below its table and not in every row. */
export function blockChangeNote(
  { document, language }: FiguresInput,
  figures: readonly IndexFigure[],
): readonly string[] {
  const differs = figures.some(({ flags }) =>
    flags.some((flag) => flag === 'block-size-differs' || flag === 'block-membership-differs'),
  )
  return differs ? [changeTexts[language].blockNote(previousPeriodText(document, language))] : []
}
