/** Counted responses by channel. */
export type ChannelCounts = Readonly<Record<string, number>>

/** With what a share may be out of step. */
export type ShareRival = 'previous' | 'block'

/** How much of an agency's counted responses came by one channel. */
export interface ChannelShare {
  readonly channel: string
  readonly count: number
  /** All counted responses of the agency. */
  readonly of: number
  /** From what the share is more than 30 points away; empty for one that raises no question. */
  readonly differsFrom: readonly ShareRival[]
}

/** More points than this between two shares are told. */
const mostPoints = 30n

/**
 * The channels of an agency, by code, and which of their shares are more than 30 points from those of its previous
 * period or of its whole block: a sign that responses were collected otherwise, to be looked into; no figure changes by
 * it. Shares are compared as fractions, exactly. A channel that has fallen to nothing is listed with a count of 0.
 * @param rivals null where there is nothing to compare with; of fewer than `smallSample` responses a share says nothing
 * @example
 * channelShares({ qr: 10, paper: 30 }, { previous: { qr: 40 }, block: null }, 5)
 * // [{ channel: 'paper', count: 30, of: 40, differsFrom: ['previous'] }, { channel: 'qr', count: 10, of: 40, differsFrom: ['previous'] }]
 */
export function channelShares(
  own: ChannelCounts,
  rivals: Readonly<Record<ShareRival, ChannelCounts | null>>,
  smallSample: number,
): readonly ChannelShare[] {
  const of = total(own)
  const others = (['previous', 'block'] as const).flatMap((rival) => {
    const counts = rivals[rival]
    return counts !== null && total(counts) >= Math.max(smallSample, 1) ? [{ rival, counts }] : []
  })
  const isJudged = of >= Math.max(smallSample, 1)
  const channels = new Set(
    [own, ...others.map(({ counts }) => counts)].flatMap((counts) => Object.keys(counts)),
  )
  return [...channels]
    .sort()
    .map((channel) => ({
      channel,
      count: countOf(own, channel),
      of,
      differsFrom: !isJudged
        ? []
        : others
            .filter(({ counts }) => isFar(countOf(own, channel), of, countOf(counts, channel), total(counts)))
            .map(({ rival }) => rival),
    }))
    .filter(({ count, differsFrom }) => count > 0 || differsFrom.length > 0)
}

/**
 * The channels of several agencies together.
 * @example channelsTogether([{ qr: 1 }, { qr: 2, paper: 3 }]) // { qr: 3, paper: 3 }
 */
export function channelsTogether(agencies: readonly ChannelCounts[]): ChannelCounts {
  const sums = new Map<string, number>()
  for (const [channel, count] of agencies.flatMap((counts) => Object.entries(counts))) {
    sums.set(channel, (sums.get(channel) ?? 0) + count)
  }
  return Object.fromEntries(sums)
}

/** |a/n − b/m| > 30/100, without a division. */
function isFar(a: number, n: number, b: number, m: number): boolean {
  const difference = BigInt(a) * BigInt(m) - BigInt(b) * BigInt(n)
  const size = difference < 0n ? -difference : difference
  return size * 100n > mostPoints * BigInt(n) * BigInt(m)
}

function countOf(counts: ChannelCounts, channel: string): number {
  return Object.hasOwn(counts, channel) ? counts[channel]! : 0
}

function total(counts: ChannelCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
