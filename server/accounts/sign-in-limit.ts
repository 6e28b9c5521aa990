/** Seconds to wait after so many failures in a row: nothing for typing errors, then twice as long each time. */
const freeFailures = 4
const firstPauseSeconds = 10
const longestPauseSeconds = 900
/** After a day without a failure everything is forgotten. */
const forgetMs = 86_400_000
/** Failures in a quarter of an hour from one network in all, whatever names they were for. */
const failuresPerNetwork = 100
const networkWindowMs = 900_000
/** Keys that are remembered; the oldest are forgotten first. */
const mostKeys = 50_000

/** What an attempt is counted for. */
export interface SignInAttempt {
  readonly name: string
  /** The network it comes from (web/client-network.ts). */
  readonly network: string
  /** The digest of a browser that has signed in to this account before; null for any other. */
  readonly browser: string | null
}

interface Failures {
  count: number
  pausedUntil: number
  lastAt: number
}

/**
 * Slows down whoever tries passwords or codes, more with every failure, and shuts nobody out: failures count for a
 * name and the network they come from, so that the owner can sign in from elsewhere, and a browser that has signed in
 * to the account before counts by itself alone, so that somebody on the same network cannot keep the owner away. It
 * lives in memory, per process.
 */
export function createSignInLimit(clock: () => Date) {
  const failures = new Map<string, Failures>()
  const networks = new Map<string, { count: number; until: number }>()

  function keyOf({ name, network, browser }: SignInAttempt): string {
    return browser === null ? `${name}|${network}` : `browser|${browser}`
  }

  return {
    /**
     * Counts an attempt as failed before it is looked at, so that many at once cannot slip past.
     * @returns seconds to wait, or null when the attempt may go on
     */
    attempt(attempt: SignInAttempt): number | null {
      const now = clock().getTime()
      const key = keyOf(attempt)
      const before = failures.get(key)
      const known = before && before.lastAt + forgetMs > now ? before : undefined
      if (known && known.pausedUntil > now) return Math.ceil((known.pausedUntil - now) / 1000)
      if (attempt.browser === null) {
        // What one name is refused for does not count against the others of the network.
        const wait = countForNetwork(attempt.network, now)
        if (wait !== null) return wait
      }
      const count = (known?.count ?? 0) + 1
      remember(failures, key, { count, pausedUntil: now + pauseSeconds(count) * 1000, lastAt: now })
      return null
    },

    /** Forgets the failures of somebody who has signed in. */
    succeeded(attempt: SignInAttempt): void {
      failures.delete(keyOf(attempt))
      const network = networks.get(attempt.network)
      if (attempt.browser === null && network) network.count--
    },
  }

  function countForNetwork(network: string, now: number): number | null {
    const before = networks.get(network)
    const window = before && before.until > now ? before : { count: 0, until: now + networkWindowMs }
    if (window.count >= failuresPerNetwork) return Math.ceil((window.until - now) / 1000)
    window.count++
    remember(networks, network, window)
    return null
  }
}

function pauseSeconds(count: number): number {
  if (count <= freeFailures) return 0
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (count - freeFailures - 1))
}

/** Sets an entry as the newest, and forgets the oldest where there are too many. */
function remember<Entry>(entries: Map<string, Entry>, key: string, entry: Entry): void {
  entries.delete(key)
  entries.set(key, entry)
  if (entries.size > mostKeys) entries.delete(entries.keys().next().value ?? '')
}
