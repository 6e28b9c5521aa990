import type { IndexAgency, IndexBlock, IndexCriterion, IndexFigure } from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { appliedMinimum } from '../../scoring/small-sample.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatInteger, formatPercent } from '../web/vietnamese-format.ts'

/** A figure as a cell of a table or the value beside a bar. */
export interface FigureText {
  readonly text: string
  /** Withheld or impossible for want of answers, or of an agency with a small sample: printed pale. */
  readonly pale: boolean
}

/** How well founded the figures of an agency are. */
export interface Footing {
  /** Whether it is known how many answered. */
  readonly countsKnown: boolean
  /** Fewer counted responses than a rank takes, whatever the reason for which the agency has none. */
  readonly smallSample: boolean
}

/** The footing of an agency's figures. A sample of unknown size is not called small. */
export function footingOf(
  agency: IndexAgency,
  method: Pick<ScoringMethod, 'minimumResponses' | 'smallSample'>,
): Footing {
  const countsKnown = countsAreKnown(agency)
  const smallSample = countsKnown && agency.responses.counted < appliedMinimum(method, 'minimumResponses')
  return { countsKnown, smallSample }
}

/** A percentage, or "–" and how many answered where it is withheld or impossible; never 0 and never 100 instead. */
export function figureText(
  { percent, respondents }: Pick<IndexFigure, 'percent' | 'respondents'>,
  { decimals }: Pick<ScoringMethod, 'decimals'>,
  { countsKnown, smallSample }: Footing,
  language: Language,
): FigureText {
  if (percent !== null) return { text: formatPercent(percent, decimals, language), pale: smallSample }
  return countsKnown
    ? { text: figureTexts[language].withheld(formatInteger(respondents, language)), pale: true }
    : { text: unknown, pale: false }
}

/** A number of responses or respondents, or "–" where it is not known. */
export function countText(
  count: number,
  { countsKnown }: Pick<Footing, 'countsKnown'>,
  language: Language,
): string {
  return countsKnown ? formatInteger(count, language) : unknown
}

const unknown = '–'

/**
 * The rank of one figure of an agency, over the number of agencies of its block that are ranked.
 * @param figureOf the figure, of any agency of the block: a rank that another one has, too, is shared
 * @example rankText(block, agency, ({ overall }) => overall, 'vi') // '2/18 (đồng hạng)'
 */
export function rankText(
  { agencies, eligible }: Pick<IndexBlock, 'agencies' | 'eligible'>,
  agency: IndexAgency,
  figureOf: (agency: IndexAgency) => Pick<IndexFigure, 'rank'> | undefined,
  language: Language,
): string {
  const rank = figureOf(agency)?.rank ?? null
  if (rank === null) return '–'
  const place = `${rank}/${eligible}`
  const isShared = agencies.filter((other) => figureOf(other)?.rank === rank).length > 1
  return isShared ? `${place} (${figureTexts[language].tied})` : place
}

/** Why an agency is listed without a rank, in words; empty for one that is ranked. */
export function ineligibleText(
  agency: Pick<IndexAgency, 'ineligibleBecause' | 'unranked' | 'responses'>,
  method: Pick<ScoringMethod, 'minimumResponses' | 'smallSample'>,
  criteria: readonly IndexCriterion[],
  language: Language,
): string {
  const texts = figureTexts[language]
  const reason = agency.ineligibleBecause
  if (reason === null) return ''
  if (reason === 'ended') return texts.ended
  if (reason === 'unranked') return texts.unranked(agency.unranked ?? '')
  if (reason === 'too-few-responses') {
    return texts.tooFew(
      formatInteger(agency.responses.counted, language),
      formatInteger(appliedMinimum(method, 'minimumResponses'), language),
    )
  }
  const code = reason.slice('criterion:'.length)
  return texts.criterionMissing(criteria.find((criterion) => criterion.code === code)?.name[language] ?? code)
}
