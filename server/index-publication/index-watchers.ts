import type { Logger } from 'pino'
import type { IndexSnapshot, LiveIndex } from '../live-index/live-index.ts'

export type Listener = (snapshot: IndexSnapshot) => void

/** Tells any number of listeners that the figures of a period have moved. */
export interface IndexWatchers {
  /**
   * Calls the listener with what the watcher showed last, if it has shown anything, and with everything after.
   * @returns what ends the listening
   */
  watch(period: string, listener: Listener): () => void
  /** How many periods are being watched now. */
  readonly watched: number
}

export interface WatchPace {
  /** How often the position is asked for. */
  readonly pollMs: number
  /** The least time between two events of a period. */
  readonly eventMs: number
  /** How long an entry under way is waited for before figures are taken in the middle of it. */
  readonly patienceMs: number
}

const usualPace: WatchPace = { pollMs: 300, eventMs: 500, patienceMs: 1000 }

/**
 * One watcher per period, and only while somebody listens: it asks for the position of the tally log, which every
 * process may move, and has the index computed only when that has moved. Asking works the same on the embedded
 * database, with several processes and on a cluster; change streams would not.
 */
export function createIndexWatchers(
  {
    liveIndex,
    logger,
  }: { liveIndex: Pick<LiveIndex, 'position' | 'snapshot'>; logger: Pick<Logger, 'warn'> },
  pace: WatchPace = usualPace,
): IndexWatchers {
  const watchers = new Map<string, Watcher>()

  function start(period: string): Watcher {
    const listeners = new Set<Listener>()
    let timer: NodeJS.Timeout
    let shown: IndexSnapshot | null = null
    let movedAt: number | null = null
    let failing = false

    /** @returns how long to wait before looking again */
    async function look(): Promise<number> {
      const { n, done } = await liveIndex.position(period)
      if (shown?.settled && shown.n === n) return pace.pollMs
      movedAt ??= performance.now()
      if (!done && performance.now() - movedAt < pace.patienceMs) return pace.pollMs / 6
      const snapshot = await liveIndex.snapshot(period)
      if (snapshot === null) return pace.pollMs
      shown = snapshot
      movedAt = null
      for (const listener of listeners) tell(listener, snapshot)
      return pace.eventMs
    }

    async function lookAgainAndAgain(): Promise<void> {
      let waitMs: number
      try {
        waitMs = await look()
        failing = false
      } catch (error) {
        if (!failing) logger.warn({ err: error, period }, 'the live index cannot be read')
        failing = true
        waitMs = 10 * pace.pollMs
      }
      if (listeners.size > 0) timer = setTimeout(lookAgainAndAgain, waitMs)
    }

    /** A listener that fails must not silence the others. */
    function tell(listener: Listener, snapshot: IndexSnapshot): void {
      try {
        listener(snapshot)
      } catch (error) {
        logger.warn({ err: error, period }, 'a live event could not be sent')
      }
    }

    timer = setTimeout(lookAgainAndAgain, 0)
    return {
      add(listener) {
        listeners.add(listener)
        if (shown !== null) tell(listener, shown)
      },
      remove(listener) {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
        return listeners.size
      },
    }
  }

  return {
    watch(period, listener) {
      const watcher = watchers.get(period) ?? start(period)
      watchers.set(period, watcher)
      watcher.add(listener)
      return () => {
        if (watcher.remove(listener) === 0 && watchers.get(period) === watcher) watchers.delete(period)
      }
    },
    get watched() {
      return watchers.size
    },
  }
}

interface Watcher {
  add(listener: Listener): void
  /** @returns how many still listen; with the last one gone the watcher stops for good */
  remove(listener: Listener): number
}
