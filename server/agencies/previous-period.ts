import type { Period } from '../storage/periods-store.ts'

/** The period whose agencies one looks back to: of those that opened earlier the latest; null for the first. */
export function previousPeriod<P extends Pick<Period, 'id' | 'opensOn'>>(
  period: Pick<Period, 'id' | 'opensOn'>,
  all: readonly P[],
): P | null {
  const earlier = all.filter(({ id, opensOn }) => id !== period.id && opensOn < period.opensOn)
  return earlier.reduce<P | null>(
    (latest, one) => (latest === null || one.opensOn > latest.opensOn ? one : latest),
    null,
  )
}
