import type { IndexAgency, IndexCriterion, IndexFigure } from '../../scoring/index-document.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { appliedMinimum } from '../../scoring/small-sample.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInteger, formatPercent } from '../web/vietnamese-format.ts'

/** A figure as a cell of a table or the value beside a bar. */
export interface FigureText {
  readonly text: string
  /** Withheld, impossible, or of an agency whose sample is too small to be ranked: printed pale. */
  readonly pale: boolean
}

/** A percentage, or "–" and how many answered where it is withheld or impossible; never 0 and never 100 instead. */
export function figureText(
  { percent, respondents }: Pick<IndexFigure, 'percent' | 'respondents'>,
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  eligible: boolean,
  language: Language,
): FigureText {
  return percent === null
    ? { text: boardTexts[language].withheld(formatInteger(respondents, language)), pale: true }
    : { text: formatPercent(percent, decimals, language), pale: !eligible }
}

/**
 * A rank over the number of agencies that are ranked.
 * @param shared whether another agency has the same rank
 * @example rankText(2, 18, true, 'vi') // '2/18 (đồng hạng)'
 */
export function rankText(rank: number | null, eligible: number, shared: boolean, language: Language): string {
  if (rank === null) return '–'
  const place = `${rank}/${eligible}`
  return shared ? `${place} (${boardTexts[language].tied})` : place
}

/** Whether a rank of one figure is shared in the block. */
export function isShared(
  rank: number | null,
  agencies: readonly IndexAgency[],
  figureOf: (agency: IndexAgency) => Pick<IndexFigure, 'rank'> | undefined,
): boolean {
  return rank !== null && agencies.filter((agency) => figureOf(agency)?.rank === rank).length > 1
}

/** Why an agency is listed without a rank, in words; empty for one that is ranked. */
export function ineligibleText(
  agency: Pick<IndexAgency, 'ineligibleBecause' | 'responses'>,
  method: Pick<ScoringMethod, 'minimumResponses' | 'smallSample'>,
  criteria: readonly IndexCriterion[],
  language: Language,
): string {
  const texts = boardTexts[language]
  const reason = agency.ineligibleBecause
  if (reason === null) return ''
  if (reason === 'ended') return texts.ended
  if (reason === 'too-few-responses') {
    return texts.tooFew(
      formatInteger(agency.responses.counted, language),
      formatInteger(appliedMinimum(method, 'minimumResponses'), language),
    )
  }
  const code = reason.slice('criterion:'.length)
  return texts.criterionMissing(criteria.find((criterion) => criterion.code === code)?.name[language] ?? code)
}
