import type { OpeningChange, OpeningEntry } from '../storage/opening-log-store.ts'
import type { Period } from '../storage/periods-store.ts'

export interface OpeningTurnsNeeds {
  readonly openingLog: {
    current(): Promise<OpeningEntry | null>
    begin(entry: OpeningEntry): Promise<boolean>
    finish(n: number): Promise<void>
  }
  readonly periods: {
    all(): Promise<Period[]>
    byId(id: string): Promise<Period | null>
    carryOut(entry: OpeningEntry): Promise<void>
  }
}

/** What somebody decides by all periods as they are: a change of one of them, or why there is none. */
export type Judged<Refusal> =
  | { readonly period: Period; readonly change: OpeningChange }
  | { readonly refused: Refusal }

/** Turns lost to other processes before it is given up: each of them has opened or changed something meanwhile. */
const mostTurns = 50

/**
 * Changes which agencies have an open period on which days, with nobody else doing so between reading the periods and
 * the change, in whatever process, whoever stops when. With single-document atomicity alone:
 *
 * 0. Read the log. An entry that is not done is carried out first: its process may be gone.
 * 1. Only then read all periods and judge.
 * 2. Replace the log's entry n by n + 1, only where n is still there and done. No match: begin again.
 * 3. Carry the entry out, where the period is still at the revision that was judged.
 * 4. Mark the entry done.
 *
 * Two that overlap cannot both pass: the second reads the periods after the first has been carried out, or finds the
 * log moved on. Whoever wakes up late repeats step 3 on a period whose revision has moved on, which does nothing. What
 * takes days or agencies away (closing, editing a draft) needs no turn; a draft edited between 1 and 3 is not opened.
 * @returns null when it was done; else the refusal, or 'changed' for a period that was edited in between
 */
export async function inOpeningTurn<Refusal>(
  { openingLog, periods }: OpeningTurnsNeeds,
  judge: (all: readonly Period[]) => Judged<Refusal>,
): Promise<null | { readonly refused: Refusal } | 'changed'> {
  for (let turn = 0; turn < mostTurns; turn++) {
    const current = await openingLog.current()
    if (current !== null && !current.done) {
      await carryOut(current)
      continue
    }
    const judged = judge(await periods.all())
    if ('refused' in judged) return judged
    const { period, change } = judged
    const n = (current?.n ?? 0) + 1
    const entry = { n, done: false, period: period.id, revision: period.revision ?? 0, change }
    if (!(await openingLog.begin(entry))) continue
    await carryOut(entry)
    // Somebody else may have carried it out for this process, so the period tells whether it was.
    return ((await periods.byId(period.id))?.opening ?? 0) >= n ? null : 'changed'
  }
  throw new Error('no turn to open a period came up')

  async function carryOut(entry: OpeningEntry): Promise<void> {
    await periods.carryOut(entry)
    await openingLog.finish(entry.n)
  }
}
