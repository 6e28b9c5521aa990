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

/** The totals of several agencies together. */
export function sumOfTotals(totals: readonly ResponseTotals[]): ResponseTotals {
  const sum = (of: (totals: ResponseTotals) => number) => totals.reduce((all, each) => all + of(each), 0)
  return {
    received: sum(({ received }) => received),
    counted: sum(({ counted }) => counted),
    excluded: Object.fromEntries(
      exclusionReasons.map((reason) => [reason, sum(({ excluded }) => excluded[reason])]),
    ) as ResponseTotals['excluded'],
  }
}
