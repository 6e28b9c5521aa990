import { exclusionReasons } from '../../scoring/counted-responses.ts'
import type { ResponseTotals } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'

/** What was received, counted and left out, and why. */
export interface ResponsesView {
  readonly totals: string
  /** One line per reason that applies to any response. */
  readonly exclusions: readonly string[]
  readonly hasExclusions: boolean
}

export function responsesView(totals: ResponseTotals, language: Language): ResponsesView {
  const texts = boardTexts[language]
  const number = (count: number) => formatInteger(count, language)
  const exclusions = exclusionReasons
    .filter((reason) => totals.excluded[reason] > 0)
    .map((reason) => `${number(totals.excluded[reason])} ${texts.exclusion[reason]}`)
  return {
    totals: texts.totals(
      number(totals.received),
      number(totals.counted),
      number(totals.received - totals.counted),
    ),
    exclusions,
    hasExclusions: exclusions.length > 0,
  }
}
