import type { Logger } from 'pino'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { CheckReport, TallyLogKind } from '../storage/tally-log-store.ts'
import { closeLog } from './close-log.ts'
import { runEntry, tallyPeriod } from './tally-period.ts'
import { createTallying, type TallyingStores } from './tallying.ts'

/** Keeps the tallies of all periods up to date. Any number of them, in any processes, may run at once. */
export interface Tallier {
  /** Says that responses of a period (or of any) may be waiting. Returns at once; many are as good as one. */
  nudge(period?: string): void
  /** Makes every tally of the period anew from its responses. */
  rebuild(period: string): Promise<void>
  /** The same, and says what was wrong before. If another check has ended since, what that one found. */
  check(period: string): Promise<CheckReport>
  /** Tallies what is there, then closes: a response first tallied after that becomes `late`. Repeating it does no harm. */
  close(period: string): Promise<void>
  /** Ends what is being done and nothing more; a rebuild breaks off, for whoever is next to begin it again. */
  stop(): Promise<void>
}

export interface TallierOptions {
  readonly stores: TallyingStores
  readonly forms: FormLookup
  /** The periods in which anything may still change. */
  readonly periods: () => Promise<readonly string[]>
  /** How often to look for what other processes have stored, in milliseconds. */
  readonly idleMs: number
  /**
   * At least this long from one round of a period to the next, unless it had a full batch: under load a round costs
   * the reading and writing of nearly all tallies, however few responses it moves.
   */
  readonly paceMs?: number
  readonly logger?: Pick<Logger, 'error'>
}

/** How long an entry may stay unfinished before someone other than who began it takes it up; in milliseconds. */
const patienceMs: Readonly<Record<TallyLogKind, number>> = {
  batch: 500,
  close: 500,
  rebuild: 30_000,
  check: 30_000,
}
const glanceMs = 100
/** Under load a tallier leaves two thirds of its time to those who take in responses, unless it falls behind. */
const restsPerRound = 2
const longestRestMs = 500
const firstRetryMs = 250
const longestRetryMs = 30_000

/** What the loop knows of a period. */
interface PeriodState {
  /** Whether a round may find something to do. */
  wanted: boolean
  /** No round before this time (performance.now()). */
  notBefore: number
  /** Rounds that failed in a row. */
  failures: number
  /** The unfinished entry that was last met, and when it was first met. */
  met: { readonly n: number; readonly since: number } | null
}

interface Request {
  readonly run: () => Promise<void>
  readonly refuse: (reason: Error) => void
}

/** Starts at once, with a look at all periods. */
export function createTallier(options: TallierOptions): Tallier {
  const { stores, forms, periods, idleMs, paceMs = 200, logger } = options
  const stopping = new AbortController()
  const tallying = createTallying({ stores, forms, signal: stopping.signal })
  const states = new Map<string, PeriodState>()
  const requests: Request[] = []
  let lookAt = 0
  let wake = () => {}

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const request = requests.shift()
      if (request) await request.run()
      else if (performance.now() >= lookAt) await lookForWork()
      else if (!(await makeRounds())) await restUntil(nextTime())
    }
    for (const { refuse } of requests) refuse(new Error('the tallier has stopped'))
  }

  async function lookForWork(): Promise<void> {
    lookAt = performance.now() + idleMs
    try {
      for (const period of await periods()) stateOf(period).wanted = true
    } catch (error) {
      logger?.error({ err: error }, 'the periods to tally could not be read')
    }
  }

  /** One round of each period that is due, so that a busy one does not hold up the others. */
  async function makeRounds(): Promise<boolean> {
    const now = performance.now()
    const due = [...states].filter(([, state]) => state.wanted && state.notBefore <= now)
    for (const [period, state] of due) {
      if (stopping.signal.aborted) break
      await makeRound(period, state)
    }
    return due.length > 0
  }

  async function makeRound(period: string, state: PeriodState): Promise<void> {
    const startedAt = performance.now()
    // Before anything is read: a nudge from here on asks for another round.
    state.wanted = false
    try {
      if (await isAnotherAtWork(period, state)) {
        wantAgain(state, startedAt + glanceMs)
        return
      }
      const round = await tallyPeriod(period, tallying)
      state.failures = 0
      if (round.outcome === 'idle') return
      const isFull = round.outcome === 'tallied' && round.moves >= tallying.batchSize
      wantAgain(state, isFull ? 0 : timeAfter(startedAt))
    } catch (error) {
      if (stopping.signal.aborted) return
      const retryMs = Math.min(firstRetryMs * 2 ** state.failures++, longestRetryMs)
      wantAgain(state, performance.now() + retryMs)
      logger?.error({ err: error, period, retryMs }, 'tallying failed and will be tried again')
    }
  }

  /**
   * Whether another tallier seems to be working on the current entry. Taking it up at once would be right too, but
   * both would then do all of the work.
   */
  async function isAnotherAtWork(period: string, state: PeriodState): Promise<boolean> {
    const { n, done, kind } = await stores.tallyLog.position(period)
    if (done) state.met = null
    else if (state.met?.n !== n) state.met = { n, since: performance.now() }
    return state.met !== null && performance.now() - state.met.since < patienceMs[kind]
  }

  /** When a period's next round is due after one that began at `startedAt` and ends now. */
  function timeAfter(startedAt: number): number {
    const now = performance.now()
    return Math.max(startedAt + paceMs, now + Math.min(restsPerRound * (now - startedAt), longestRestMs))
  }

  function wantAgain(state: PeriodState, notBefore: number): void {
    state.wanted = true
    state.notBefore = notBefore
  }

  function stateOf(period: string): PeriodState {
    let state = states.get(period)
    if (!state) {
      state = { wanted: false, notBefore: 0, failures: 0, met: null }
      states.set(period, state)
    }
    return state
  }

  function nextTime(): number {
    const wanted = [...states.values()].filter((state) => state.wanted)
    return Math.min(lookAt, ...wanted.map((state) => state.notBefore))
  }

  function restUntil(time: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, time - performance.now()))
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** In the loop, one thing at a time, so that a tallier never competes with itself. */
  function request<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (stopping.signal.aborted) throw new Error('the tallier has stopped')
      requests.push({ run: () => work().then(resolve, reject), refuse: reject })
      wake()
    })
  }

  const running = run()

  return {
    nudge(period) {
      if (period === undefined) lookAt = 0
      else {
        const state = stateOf(period)
        if (state.wanted) return
        state.wanted = true
      }
      wake()
    },
    rebuild: (period) =>
      request(async () => {
        await runEntry(period, 'rebuild', tallying)
      }),
    check: (period) =>
      request(async () => {
        const { n } = await runEntry(period, 'check', tallying)
        const { lastCheck } = await stores.tallyLog.current(period)
        if (lastCheck === null) throw new Error(`check ${n} of period ${period} left no report`)
        return lastCheck
      }),
    close: (period) =>
      request(async () => {
        await closeLog(period, tallying)
        stateOf(period).wanted = true
      }),
    async stop() {
      stopping.abort()
      wake()
      await running
    },
  }
}
