import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { dayOf, timeOf } from '../calendar/vietnam-days.ts'
import { link, paths } from '../paths.ts'
import { languageLink } from '../survey-page/survey-view.ts'
import { problemTexts } from '../texts/problem-texts.ts'
import { surveyTexts } from '../texts/survey-texts.ts'
import type { HttpProblem } from '../web/http-problem.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { shownReceipt } from './receipt.ts'
import type { SurveyPlace } from './survey-directory.ts'

/** A public page that says one thing. */
export interface SurveyMessage {
  readonly status: number
  readonly lang: Language
  readonly title: string
  readonly heading: string
  readonly simulatedText: string
  readonly agencyName: string
  readonly desk: string
  readonly otherLanguage: ReturnType<typeof languageLink>
  readonly paragraphs: readonly string[]
  readonly receiptLabel: string
  readonly receipt: string
  readonly after: string
  readonly action: { readonly href: string; readonly text: string } | null
  readonly more: { readonly href: string; readonly text: string } | null
  readonly check: {
    readonly action: string
    readonly lang: string
    readonly label: string
    readonly button: string
  } | null
}

/** What the receipt pages need to know of a response: never its answers. */
export interface ReceivedResponse {
  readonly receipt: string
  readonly status: ResponseStatus
}

export interface FoundResponse {
  readonly received: ReceivedResponse
  /** As people know the period, e.g. "Năm 2025". */
  readonly periodName: string
}

function message(
  language: Language,
  address: string,
  place: SurveyPlace | null,
  said: Pick<SurveyMessage, 'status' | 'heading'> & Partial<SurveyMessage>,
): SurveyMessage {
  return {
    lang: language,
    title: said.heading,
    simulatedText: surveyTexts[language].simulated,
    agencyName: place ? agencyNames(place) : '',
    desk: place?.point.desk ?? '',
    otherLanguage: languageLink(address, language === 'vi' ? 'en' : 'vi'),
    paragraphs: [],
    receiptLabel: surveyTexts[language].receiptLabel,
    receipt: '',
    after: '',
    action: null,
    more: null,
    check: null,
    ...said,
  }
}

function agencyNames(place: SurveyPlace): string {
  return place.agencies.map(({ name }) => name).join(', ')
}

/** The page after sending: with the receipt, and whether the response came too late to count. */
export function sentMessage(
  language: Language,
  place: SurveyPlace,
  { received, periodName }: FoundResponse,
): SurveyMessage {
  const texts = surveyTexts[language]
  const address = link(paths.survey, { code: place.point.code })
  return message(language, `${address}/sent`, place, {
    status: 200,
    heading: texts.sentHeading,
    otherLanguage: withQuery(
      `${address}/sent`,
      { receipt: received.receipt },
      language === 'vi' ? 'en' : 'vi',
    ),
    paragraphs: [texts.sentThanks, ...(received.status === 'late' ? [texts.sentLate(periodName)] : [])],
    receipt: shownReceipt(received.receipt),
    after: texts.receiptUse,
    more: {
      href: inLanguage(link(paths.receipt, { receipt: received.receipt }), language),
      text: texts.checkHeading,
    },
    action: { href: inLanguage(address, language), text: texts.newForm },
  })
}

/** The id of the form was used before, with other answers. */
export function otherAnswersMessage(
  language: Language,
  place: SurveyPlace,
  { receipt, receivedAt }: { receipt: string; receivedAt: Date },
): SurveyMessage {
  const texts = surveyTexts[language]
  const address = link(paths.survey, { code: place.point.code })
  return message(language, address, place, {
    status: 409,
    heading: texts.alreadyHeading(formatDay(dayOf(receivedAt)), timeOf(receivedAt)),
    paragraphs: [texts.alreadyText],
    receipt: shownReceipt(receipt),
    action: { href: inLanguage(address, language), text: texts.newForm },
  })
}

export function unknownPointMessage(language: Language, code: string): SurveyMessage {
  return message(language, link(paths.survey, { code }), null, {
    status: 404,
    heading: surveyTexts[language].unknownHeading,
    paragraphs: [problemTexts['unknown-point'][language]],
  })
}

/** A request that could not be taken in at all. */
export function refusedMessage(language: Language, address: string, problem: HttpProblem): SurveyMessage {
  const fields = (problem.details.problems ?? []).map(({ field }) => field)
  return message(language, address, null, {
    status: problem.status,
    heading: surveyTexts[language].refusedHeading,
    paragraphs: [[problemTexts[problem.code][language], ...fields].join(' ')],
  })
}

export function retiredMessage(language: Language, place: SurveyPlace): SurveyMessage {
  const texts = surveyTexts[language]
  return message(language, link(paths.survey, { code: place.point.code }), place, {
    status: 410,
    heading: texts.retiredHeading,
    paragraphs: [texts.askAtDesk(agencyNames(place))],
  })
}

/** No period is open here: says when the last one ended and when the next one opens, where that is known. */
export function noPeriodMessage(language: Language, place: SurveyPlace): SurveyMessage {
  const texts = surveyTexts[language]
  const { endedLast, opensOn } = place
  const sentences = [
    ...(endedLast ? [texts.closedOn(endedLast.name, formatDay(endedLast.closesOn))] : []),
    ...(opensOn ? [texts.opensOn(formatDay(opensOn))] : []),
  ]
  return message(language, link(paths.survey, { code: place.point.code }), place, {
    status: 410,
    heading: endedLast ? texts.closedHeading : opensOn ? texts.notYetHeading : texts.noPeriodHeading,
    paragraphs: sentences.length > 0 ? sentences : [texts.noPeriod],
  })
}

/**
 * Whether a response is counted; with the field to look up another receipt.
 * @param asked the receipt as it was given; null on the page that only asks for one
 */
export function receiptMessage(
  language: Language,
  found: FoundResponse | null,
  asked: string | null,
): SurveyMessage {
  const texts = surveyTexts[language]
  const sentence = !found
    ? texts.receiptUnknown
    : found.received.status === 'counted'
      ? texts.receiptCounted(found.periodName)
      : found.received.status === 'late'
        ? texts.receiptLate(found.periodName)
        : texts.receiptReceived(found.periodName)
  const address = asked ? link(paths.receipt, { receipt: asked }) : paths.receipts
  return message(language, address, null, {
    status: asked && !found ? 404 : 200,
    heading: texts.checkHeading,
    paragraphs: asked ? [sentence] : [],
    receipt: found ? shownReceipt(found.received.receipt) : '',
    check: {
      action: paths.receipts,
      lang: language === 'vi' ? '' : language,
      label: texts.checkLabel,
      button: texts.checkButton,
    },
  })
}

function inLanguage(address: string, language: Language): string {
  return language === 'vi' ? address : `${address}?lang=${language}`
}

function withQuery(address: string, query: Record<string, string>, lang: Language) {
  const parameters = new URLSearchParams(lang === 'vi' ? query : { ...query, lang })
  return { ...languageLink(address, lang), href: `${address}?${parameters}` }
}
