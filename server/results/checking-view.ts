import type { IndexDocument } from '../../scoring/index-document.ts'
import { formId, type Language } from '../../survey-forms/form-definition.ts'
import { periodOf } from '../figures/figures-input.ts'
import { confidenceText } from '../figures/interval-text.ts'
import { link, paths } from '../paths.ts'
import { fingerprint } from '../signing/public-key.ts'
import type { Channel } from '../storage/response-record.ts'
import { channelNames } from '../texts/channel-names.ts'
import { methodWords } from '../texts/method-words.ts'
import { resultsTexts } from '../texts/results-texts.ts'
import { formatInteger, formatPercentInText } from '../web/vietnamese-format.ts'
import type { PublishedIndex } from './published-indexes.ts'
import type { ResultsLink } from './results-links.ts'

/** How the figures were made, where to have them as files, and how anybody can check them. */
export interface CheckingView {
  readonly method: { readonly heading: string; readonly sentences: readonly string[] }
  readonly downloads: {
    readonly heading: string
    readonly links: readonly ResultsLink[]
    readonly terms: string
  }
  readonly verify: {
    readonly heading: string
    readonly introduction: string
    readonly steps: readonly { readonly text: string; readonly code: string | null }[]
    /** What the file does not let anybody check; null where it has everything. */
    readonly limit: string | null
  }
}

export function checkingView(index: PublishedIndex, language: Language): CheckingView {
  const texts = resultsTexts[language]
  return {
    method: { heading: texts.method.heading, sentences: methodSentences(index.document, language) },
    downloads: {
      heading: texts.downloads.heading,
      links: downloadLinks(index.document, language),
      terms: texts.downloads.terms,
    },
    verify: verifyView(index, language),
  }
}

/** The method of the document in plain words: from answers to ranks, then who answered and how sure the figures are. */
function methodSentences({ form, method, blocks }: IndexDocument, language: Language): readonly string[] {
  const texts = resultsTexts[language].method
  const agencies = blocks.flatMap((block) => block.agencies)
  const hasIntervals = agencies.some(({ overall }) => overall.interval !== null)
  const { countedStages, sampleError } = method
  return [
    ...methodWords(form.definition, method, language),
    texts.noOpinion,
    texts.sampling[method.sampling],
    texts.channels(listed(method.countedChannels.map((channel) => channelName(channel, language)))),
    ...(countedStages === null ? [] : [texts.stages(listed(stageNames(form, countedStages, language)))]),
    ...(sampleError === null ? [] : [texts.sampleSize(formatPercentInText(100 * sampleError, language))]),
    hasIntervals ? texts.interval(confidenceText(method, language)) : texts.noIntervals,
    texts.form(formId(form)),
  ]
}

function downloadLinks(document: IndexDocument, language: Language): readonly ResultsLink[] {
  const texts = resultsTexts[language].downloads
  const period = periodOf(document).id
  return [
    { href: link(paths.apiIndexJson, { period }), text: texts.json },
    { href: link(paths.apiIndexXlsx, { period }), text: texts.xlsx },
    { href: link(paths.apiIndexCsv, { period }), text: texts.csv },
    ...(document.signature === null ? [] : [{ href: paths.apiPublicKeys, text: texts.keys }]),
  ]
}

/** A document says plainly what of it can be checked: one that is not signed does not say who made it. */
function verifyView({ document, withoutSums }: PublishedIndex, language: Language): CheckingView['verify'] {
  const texts = resultsTexts[language].verify
  const { signature, blocks } = document
  const all = blocks.reduce((sum, { agencies }) => sum + agencies.length, 0)
  const number = (count: number) => formatInteger(count, language)
  const command = 'npm run --silent verify -- index.json'
  return {
    heading: texts.heading,
    introduction: signature === null ? texts.unsigned : texts.signed,
    steps:
      signature === null
        ? [
            { text: texts.download, code: null },
            { text: texts.run, code: command },
            { text: texts.outcomeUnsigned, code: null },
          ]
        : [
            { text: texts.downloadWithKeys, code: null },
            { text: texts.compare, code: fingerprint(signature.key) },
            { text: texts.run, code: `${command} --key keys.json` },
            { text: texts.outcomeSigned, code: null },
          ],
    limit: withoutSums === 0 ? null : texts.withoutSums(number(withoutSums), number(all)),
  }
}

function channelName(channel: string, language: Language): string {
  return channelNames[channel as Channel]?.[language] ?? channel
}

/** The stages as the form words them; a code that it does not have stands for itself. */
function stageNames(
  { definition }: IndexDocument['form'],
  codes: readonly string[],
  language: Language,
): readonly string[] {
  const options = definition.context.find(({ code }) => code === 'stage')?.options ?? []
  return codes.map((code) => options.find((option) => option.code === code)?.label[language] ?? code)
}

function listed(words: readonly string[]): string {
  return words.join(', ')
}
