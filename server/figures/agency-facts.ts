import type {
  IndexAgency,
  IndexBlock,
  IndexDocument,
  IndexPredecessor,
} from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { agencyTexts } from '../texts/agency-texts.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { formatInteger, formatPercent, formatPercentInText } from '../web/vietnamese-format.ts'
import { previousPeriodText, rankThenText } from './change-text.ts'
import { outcomeText, targetText } from './target-text.ts'

/** One thing to know of an agency: a term with a sentence, or with a list that may be folded away. */
export interface Fact {
  readonly term: string
  readonly text: string | null
  readonly list: readonly string[]
  readonly folded: { readonly id: string; readonly summary: string; readonly list: readonly string[] } | null
}

/** More names than this are folded away. */
const mostNames = 5

type Described = Pick<IndexDocument, 'comparison' | 'method'>

/**
 * What there is to know of an agency beside its figures: its target and what came of it, the size of its sample, from
 * whom it cannot be told apart, and who it was before. Only what applies.
 */
export function agencyFacts(
  document: Described,
  block: IndexBlock,
  agency: IndexAgency,
  language: Language,
): readonly Fact[] {
  return [
    targetFact(agency, language),
    ...sampleFacts(document, agency, language),
    indistinguishableFact(block, agency, language),
    predecessorsFact(document, agency, language),
  ].filter((fact) => fact !== null)
}

function targetFact({ overall }: IndexAgency, language: Language): Fact | null {
  const outcome = outcomeText(overall, language)
  return overall.target === null || outcome === null
    ? null
    : sentenceFact(targetText(overall.target, language), outcome)
}

function sampleFacts({ method }: Described, agency: IndexAgency, language: Language): readonly Fact[] {
  if (!countsAreKnown(agency)) return []
  const texts = agencyTexts[language].facts
  const { quota, quotaReached, requiredSample, sampleAdequate, transactions, overall } = agency
  const number = (count: number) => formatInteger(count, language)
  const counted = number(agency.responses.counted)
  const facts: Fact[] = []
  if (quota !== null && quotaReached !== null) {
    facts.push(sentenceFact(texts.quota, texts.quotaText(counted, number(quota), quotaReached)))
  }
  if (requiredSample !== null && sampleAdequate !== null && transactions !== null) {
    const text = texts.sampleText({
      counted,
      required: number(requiredSample),
      error: formatPercentInText(100 * (method.sampleError ?? 0), language),
      transactions: number(transactions),
      adequate: sampleAdequate,
    })
    facts.push(sentenceFact(texts.sample, text))
  }
  if (overall.flags.includes('more-responses-than-transactions')) {
    facts.push(sentenceFact(texts.tooMany, texts.tooManyText(counted, number(transactions ?? 0))))
  }
  return facts
}

function indistinguishableFact(
  { agencies }: IndexBlock,
  { overall }: IndexAgency,
  language: Language,
): Fact | null {
  const codes = overall.indistinguishableFrom
  if (codes === null) return null
  const agencyWords = agencyTexts[language]
  const overviewWords = overviewTexts[language]
  const term = agencyWords.facts.indistinguishable
  const names = agencies.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
  if (names.length === 0) return sentenceFact(term, agencyWords.facts.distinguished)
  if (names.length <= mostNames) return { term, text: null, list: names, folded: null }
  const summary = overviewWords.agencies(formatInteger(names.length, language))
  return { term, text: null, list: [], folded: { id: 'indistinguishable', summary, list: names } }
}

/** Where an agency was not simply itself. */
function predecessorsFact(document: Described, agency: IndexAgency, language: Language): Fact | null {
  const previous = agency.previous ?? []
  const { flags } = agency.overall
  const isSplit = flags.includes('split')
  const isItself = previous.length === 1 && previous[0]!.code === agency.code
  if (previous.length === 0 || (isItself && !isSplit)) return null
  const texts = agencyTexts[language].facts
  const period = previousPeriodText(document, language)
  const term = flags.includes('merged')
    ? texts.mergedFrom(period)
    : isSplit
      ? texts.splitFrom(period)
      : texts.formerly(period)
  return {
    term,
    text: null,
    list: previous.map((predecessor) => predecessorText(document, predecessor, language)),
    folded: null,
  }
}

function predecessorText(
  { method }: Described,
  { code, name, percent, rank, ranked }: IndexPredecessor,
  language: Language,
): string {
  const texts = agencyTexts[language].facts
  if (percent === null) return texts.predecessorUnknown(name ?? code)
  return texts.predecessor(
    name ?? code,
    formatPercent(percent, method.decimals, language),
    rank === null ? null : rankThenText(rank, ranked),
  )
}

function sentenceFact(term: string, text: string): Fact {
  return { term, text, list: [], folded: null }
}
