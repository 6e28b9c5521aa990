import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { type FormDefinition, indexQuestions, type Language } from '../../survey-forms/form-definition.ts'
import { agencyTexts } from '../texts/agency-texts.ts'
import { formatDecimal } from '../web/vietnamese-format.ts'

/** The questions whose improvement would raise the overall index most. */
export interface PrioritiesView {
  readonly heading: string
  readonly explanation: string
  /** In place of the list where every question has reached the target; else null. */
  readonly none: string | null
  readonly items: readonly {
    readonly question: string
    readonly gain: string
    readonly correlation: string
  }[]
  /** Null where no correlation is shown. */
  readonly correlationNote: string | null
}

/** How many are marked. */
const mostPriorities = 3

/**
 * The codes of the questions with the largest gains, at most three, the largest first; equal ones in the order of the
 * form. A gain that is printed as 0 is none.
 */
export function priorityQuestions(form: FormDefinition, { questions }: IndexAgency): readonly string[] {
  return indexQuestions(form)
    .map(({ code }) => ({ code, gain: questions[code]?.gain ?? 0 }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, mostPriorities)
    .map(({ code }) => code)
}

/** Whether gains are known at all: that takes a target, and questions with enough answers. */
export function gainsAreKnown({ questions }: Pick<IndexAgency, 'questions'>): boolean {
  return Object.values(questions).some(({ gain }) => gain !== null)
}

/** @returns null where no gain is known */
export function prioritiesView(
  { method }: Pick<IndexDocument, 'method'>,
  form: FormDefinition,
  agency: IndexAgency,
  language: Language,
): PrioritiesView | null {
  if (!gainsAreKnown(agency)) return null
  const texts = agencyTexts[language].priorities
  const questions = new Map(indexQuestions(form).map((question) => [question.code, question]))
  const items = priorityQuestions(form, agency).map((code) => {
    const { gain, correlation } = agency.questions[code]!
    return {
      question: sentence(questions.get(code)!.text[language]),
      gain: texts.gain(formatDecimal(gain!, method.decimals, language)),
      correlation: correlation === null ? '' : texts.correlation(correlationText(correlation, language)),
    }
  })
  return {
    heading: texts.heading,
    explanation: texts.explanation,
    none: items.length === 0 ? texts.none : null,
    items,
    correlationNote: items.some(({ correlation }) => correlation !== '') ? texts.correlationNote : null,
  }
}

/** "0,62", "−0,10"; "–" where nothing is said. */
export function correlationText(correlation: number | null, language: Language): string {
  if (correlation === null) return '–'
  return `${correlation < 0 ? '−' : ''}${formatDecimal(Math.abs(correlation), 2, language)}`
}

/** Questions complete a stem and begin small; alone on a line they begin like a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
