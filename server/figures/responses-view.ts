import { exclusionReasons } from '../../scoring/counted-responses.ts'
import type { IndexAgency } from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { sumOfTotals } from '../../scoring/response-totals.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { countText } from './figure-text.ts'

/** What was received, counted and left out, and why. */
export interface ResponsesView {
  readonly totals: string
  /** One line per reason that applies to any response. */
  readonly exclusions: readonly string[]
  readonly hasExclusions: boolean
  /** How many were counted, by itself. */
  readonly counted: string
}

/** The responses of one agency or of several together; where a published table does not say how many, that. */
export function responsesView(agencies: readonly IndexAgency[], language: Language): ResponsesView {
  const texts = figureTexts[language]
  const number = (count: number) => formatInteger(count, language)
  const known = agencies.filter(countsAreKnown)
  const unknown = agencies.length - known.length
  const totals = sumOfTotals(known.map(({ responses }) => responses))
  const exclusions = exclusionReasons
    .filter((reason) => totals.excluded[reason] > 0)
    .map((reason) => `${number(totals.excluded[reason])} ${texts.exclusion[reason]}`)
  const sums = texts.totals(
    number(totals.received),
    number(totals.counted),
    number(totals.received - totals.counted),
  )
  const countsKnown = unknown === 0 || known.length > 0
  return {
    totals: !countsKnown
      ? texts.countsUnknown
      : unknown === 0
        ? sums
        : `${texts.countsUnknownOf(number(unknown))} ${sums}`,
    exclusions,
    hasExclusions: exclusions.length > 0,
    counted: countText(totals.counted, { countsKnown }, language),
  }
}
