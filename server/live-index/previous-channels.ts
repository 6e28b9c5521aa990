import type { ChannelCounts } from '../../scoring/channel-shares.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Stores } from '../storage/database.ts'

/** Looks up by which channels the responses of the period came that an index is compared with. */
export type PreviousChannelsLookup = (
  document: Pick<IndexDocument, 'comparison'>,
) => Promise<ReadonlyMap<string, ChannelCounts> | null>

/** A restated period shows after this time at the latest. */
const keptMs = 30_000

/**
 * A published index is long and does not change, so what was read of it is kept for a while.
 * @returns a lookup that answers null where nothing is compared with, or nothing is known of the channels
 */
export function createPreviousChannels({
  publications,
  clock,
}: {
  readonly publications: Pick<Stores['publications'], 'latest'>
  readonly clock: () => Date
}): PreviousChannelsLookup {
  const kept = new Map<
    string,
    { readonly channels: ReturnType<PreviousChannelsLookup>; readonly at: number }
  >()

  async function read(period: string): Promise<ReadonlyMap<string, ChannelCounts> | null> {
    const document = await publications.latest(period)
    if (document === null) return null
    const agencies = document.blocks.flatMap((block) => block.agencies)
    return new Map(agencies.map(({ code, channels }) => [code, channels]))
  }

  return async ({ comparison }) => {
    const period = comparison?.period?.id ?? null
    if (period === null) return null
    const now = clock().getTime()
    const known = kept.get(period)
    if (known !== undefined && Math.abs(now - known.at) < keptMs) return known.channels
    const channels = read(period)
    kept.set(period, { channels, at: now })
    channels.catch(() => kept.delete(period))
    return channels
  }
}
