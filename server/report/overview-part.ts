import type { IndexAgency, IndexDocument, Publication } from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { selfSelectedNote, unroundedNote } from '../../scoring/method-notes.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import { confidenceText } from '../figures/interval-text.ts'
import { responsesView } from '../figures/responses-view.ts'
import type { Channel } from '../storage/response-record.ts'
import { channelNames } from '../texts/channel-names.ts'
import { methodWords } from '../texts/method-words.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import { decisionWords } from './decision-words.ts'
import { blank, heading, item, type Paragraph, type Part, paragraph } from './document-model.ts'
import { count, namesOf, percentInText } from './report-input.ts'

const texts = reportTexts.overview

const mostNames = 5

/**
 * Part I: why, on what ground, how and whom the survey asked.
 * @param sampleAnnex the annex with the sample of each agency; null: there is none
 */
export function overviewPart(document: IndexDocument, sampleAnnex: string | null): readonly Part[] {
  return [
    heading(1, texts.heading),
    heading(2, texts.purpose),
    paragraph(purpose(document)),
    heading(2, texts.basis),
    ...basis(document),
    heading(2, texts.method),
    ...methodLines(document).map((line) => item(line)),
    heading(2, texts.sample),
    ...sampleLines(document, sampleAnnex).map((line) => item(line)),
  ]
}

function purpose({ criteria }: IndexDocument): string {
  const names = criteria.map(({ name }) => name.vi.charAt(0).toLocaleLowerCase('vi') + name.vi.slice(1))
  return texts.purposeText(count(criteria.length), names.join('; '))
}

/** The decision that is known, and a place for those that only the author knows. */
function basis({ publication }: IndexDocument): readonly Paragraph[] {
  const known = publication === null ? null : decisionOf(publication)
  return [
    ...(known === null ? [] : [item(`${known};`)]),
    item(blank),
    ...(publication?.restates ? [paragraph(texts.replaces(publication.restates, publication.reason))] : []),
  ]
}

/** A report does not rest on itself. */
function decisionOf(publication: Publication): string | null {
  return publication.kind === 'report' ? null : decisionWords(publication)
}

function methodLines({ form, method, blocks }: IndexDocument): readonly string[] {
  const agencies = blocks.flatMap((block) => block.agencies)
  const hasIntervals = agencies.some(({ overall }) => overall.interval !== null)
  const channels = method.countedChannels.map(channelName).join(', ')
  return [
    texts.form(form.definition.title.vi, formId(form)),
    ...methodWords(form.definition, method, 'vi'),
    unroundedNote.vi,
    ...(channels === '' ? [] : [texts.channels(channels)]),
    ...(hasIntervals ? [texts.interval(confidenceText(method, 'vi'))] : []),
  ]
}

function sampleLines(document: IndexDocument, annex: string | null): readonly string[] {
  const { period, method } = document
  const agencies = document.blocks.flatMap((block) => block.agencies)
  const known = agencies.filter(countsAreKnown)
  const { totals, exclusions } = responsesView(agencies, 'vi')
  const error = percentInText(100 * (method.sampleError ?? 0))
  return [
    period === null ? null : texts.period(formatDay(period.opensOn), formatDay(period.closesOn)),
    texts.totals(totals.replace(/\.$/, '')),
    exclusions.length === 0 ? null : texts.excluded(exclusions.join('; ')),
    byChannel(known),
    adequacy(known, ({ quotaReached }) => quotaReached, texts.quota),
    adequacy(
      known,
      ({ sampleAdequate }) => sampleAdequate,
      (reached, all) => texts.required(reached, all, error),
    ),
    annex === null ? null : texts.details(annex),
    method.sampling === 'self-selected' ? selfSelectedNote.vi : null,
  ].filter((line) => line !== null)
}

function byChannel(agencies: readonly IndexAgency[]): string | null {
  const sums = new Map<string, number>()
  for (const { channels } of agencies) {
    for (const [channel, responses] of Object.entries(channels)) {
      sums.set(channel, (sums.get(channel) ?? 0) + responses)
    }
  }
  if (sums.size === 0) return null
  const list = [...sums].map(([channel, responses]) => `${channelName(channel)} ${count(responses)}`)
  return texts.byChannel(list.join('; '))
}

/** How many of those that were given a number have reached it, and who has not; null where nobody was. */
function adequacy(
  agencies: readonly IndexAgency[],
  reachedBy: (agency: IndexAgency) => boolean | null,
  words: (reached: string, all: string) => string,
): string | null {
  const judged = agencies.filter((agency) => reachedBy(agency) !== null)
  if (judged.length === 0) return null
  const lacking = judged.filter((agency) => reachedBy(agency) === false)
  const sentence = words(count(judged.length - lacking.length), count(judged.length))
  if (lacking.length === 0) return `${sentence}.`
  // More names than a sentence holds stand in the annex alone.
  return sentence + texts.lacking(lacking.length > mostNames ? null : namesOf(lacking), count(lacking.length))
}

function channelName(channel: string): string {
  return channelNames[channel as Channel]?.vi ?? channel
}
