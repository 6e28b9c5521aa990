import type { Period } from '../storage/periods-store.ts'

/** Another period that has some of the same agencies on some of the same days. */
export interface Overlap {
  readonly period: Period
  readonly agencies: readonly string[]
}

/**
 * The other periods with which a period shares an agency on a day. A response must belong to one period, so an agency
 * has one open period on a day; `among` says which statuses are meant.
 */
export function overlapsOf(
  period: Pick<Period, 'id' | 'opensOn' | 'closesOn' | 'blocks'>,
  others: readonly Period[],
  among: (other: Period) => boolean = ({ status }) => status === 'open',
): readonly Overlap[] {
  const own = new Set(agencyCodes(period))
  return others
    .filter((other) => other.id !== period.id && among(other) && shareDays(period, other))
    .map((other) => ({ period: other, agencies: agencyCodes(other).filter((code) => own.has(code)) }))
    .filter(({ agencies }) => agencies.length > 0)
}

/** The agencies of a period, block by block. */
export function agencyCodes({ blocks }: Pick<Period, 'blocks'>): readonly string[] {
  return blocks.flatMap((block) => block.agencies.map(({ code }) => code))
}

type Days = Pick<Period, 'opensOn' | 'closesOn'>

/** Days are inclusive. A period whose days are not known yet shares none. */
function shareDays(a: Days, b: Days): boolean {
  return a.opensOn !== '' && a.closesOn !== '' && a.opensOn <= b.closesOn && b.opensOn <= a.closesOn
}
