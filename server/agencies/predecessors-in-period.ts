import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'

/**
 * From which agencies of the previous period one of today descends, following chains: A became B, and B was merged
 * into C, so C descends from A where the previous period had A. What `PeriodAgency.predecessors` holds, as a
 * suggestion that home affairs may change.
 *
 * An agency that was there itself and has taken in others that have ended descends from itself and from those. One
 * that was split off from an agency that goes on is its own past where the previous period had both.
 * @returns codes in the order of the registry's lists; empty: it is what it was, or nothing is known of its past
 * @example
 * // STC took in SKHDT, which ended; the previous period had both.
 * predecessorsInPeriod({ code: 'STC' }, registry, period2024) // ['STC', 'SKHDT']
 */
export function predecessorsInPeriod(
  { code }: Pick<Agency, 'code'>,
  registry: readonly Agency[],
  previous: Pick<Period, 'blocks'>,
): readonly string[] {
  const members = new Set(previous.blocks.flatMap((block) => block.agencies.map((agency) => agency.code)))
  const registered = new Map(registry.map((agency) => [agency.code, agency]))
  const seen = new Set<string>()
  const found: string[] = []
  follow(code)
  return found.length === 1 && found[0] === code ? [] : found

  function follow(one: string): void {
    // A circle in old data must not keep anybody waiting.
    if (seen.has(one)) return
    seen.add(one)
    const wasThere = members.has(one)
    if (wasThere) found.push(one)
    for (const predecessor of registered.get(one)?.predecessors ?? []) {
      const hasEnded = (registered.get(predecessor)?.endedOn ?? null) !== null
      if (!wasThere || hasEnded) follow(predecessor)
    }
  }
}
