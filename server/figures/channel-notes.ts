import { type ChannelCounts, channelShares, channelsTogether } from '../../scoring/channel-shares.ts'
import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { Channel } from '../storage/response-record.ts'
import { channelNames } from '../texts/channel-names.ts'
import { channelShareTexts } from '../texts/channel-share-texts.ts'
import { formatPercent } from '../web/vietnamese-format.ts'
import { sharePercent } from './likert-bar.ts'

/** Counted responses by channel in the previous period, by the agency's code then; null: none is known. */
export type PreviousChannels = ReadonlyMap<string, ChannelCounts> | null

/**
 * What to say of an agency's channels: each whose share is far from that of the previous period or of the block. The
 * block is the one that the document holds: an agency that sees only itself is compared with nobody.
 */
export function channelNotes(
  { method }: Pick<IndexDocument, 'method'>,
  { agencies }: Pick<IndexBlock, 'agencies'>,
  agency: IndexAgency,
  previous: PreviousChannels,
  language: Language,
): readonly string[] {
  const texts = channelShareTexts[language]
  const rivals = {
    previous: previousOf(agency, previous),
    block: channelsTogether(agencies.map(({ channels }) => channels)),
  }
  return channelShares(agency.channels, rivals, method.smallSample)
    .filter(({ differsFrom }) => differsFrom.length > 0)
    .map(({ channel, count, of, differsFrom }) =>
      texts.note(
        channelNames[channel as Channel]?.[language] ?? channel,
        formatPercent(sharePercent(count, of), 1, language),
        differsFrom.map((rival) => texts.rivals[rival]).join(texts.and),
      ),
    )
}

/** The notes of every agency of an index, each with the agency's name. */
export function channelNotesOfAll(
  document: IndexDocument,
  previous: PreviousChannels,
  language: Language,
): readonly string[] {
  return document.blocks.flatMap((block) => channelNotesOfBlock(document, block, previous, language))
}

/** The notes of every agency of a block, each with the agency's name. */
export function channelNotesOfBlock(
  document: IndexDocument,
  block: IndexBlock,
  previous: PreviousChannels,
  language: Language,
): readonly string[] {
  const { ofAgency } = channelShareTexts[language]
  return block.agencies.flatMap((agency) =>
    channelNotes(document, block, agency, previous, language).map((note) => ofAgency(agency.name, note)),
  )
}

/** Those of the agencies that it was then, together; null where one of them is not known. */
function previousOf(agency: IndexAgency, previous: PreviousChannels): ChannelCounts | null {
  if (previous === null || agency.previous === null || agency.previous.length === 0) return null
  const counts = agency.previous.map(({ code }) => previous.get(code))
  return counts.every((one) => one !== undefined) ? channelsTogether(counts) : null
}
