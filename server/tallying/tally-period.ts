import { mergeTallies } from '../../scoring/tally.ts'
import type { Move, TallyInput } from '../storage/responses-store.ts'
import type { TallyLogEntry, TallyLogKind } from '../storage/tally-log-store.ts'
import { batchIncrements } from './batch-increments.ts'
import { checkTallies } from './check-tallies.ts'
import { rebuildTallies } from './rebuild-tallies.ts'
import { replaceTallies } from './replace-tallies.ts'
import type { TallySums } from './tally-sums.ts'
import type { Tallying } from './tallying.ts'

/**
 * What one round of `tallyPeriod` came to: `idle`, nothing was left to tally; `outrun`, another tallier began an entry
 * first; `tallied`, an entry was brought to its end, and there may be more to do.
 */
export type Round =
  | { readonly outcome: 'idle' | 'outrun' }
  | { readonly outcome: 'tallied'; readonly moves: number }

/**
 * Takes the next untallied responses of a period into its tallies, exactly once, whatever other talliers do at the
 * same time and wherever any of them stops, for ever or for a while. The steps are numbered as in README.md; their
 * order is what makes it right.
 */
export async function tallyPeriod(period: string, tallying: Tallying): Promise<Round> {
  const current = await tallying.stores.tallyLog.current(period) // (0)
  if (!current.done) {
    await finishEntry(current, tallying)
    return { outcome: 'tallied', moves: current.moves.length }
  }
  const responses = await readUntallied(current, tallying) // (a)
  if (responses.length === 0) return { outcome: 'idle' }
  const { onTime, late } = partition(responses, current.closed)
  await declareLate(late, tallying)
  if (onTime.length === 0) return { outcome: 'tallied', moves: 0 }
  const moves = onTime.map(moveOf)
  // Worked out before the entry begins, so that a response that cannot be tallied is refused while it stops nobody.
  const increments = batchIncrements(period, moves, onTime, tallying.layoutOf)
  const entry = await beginEntry(current, 'batch', moves, tallying) // (b)
  if (!entry) return { outcome: 'outrun' }
  await applyIncrements(entry, increments, tallying) // (c)
  await tallying.stores.responses.markTallied(entry.moves) // (d)
  await tallying.stores.tallyLog.finish(period, entry.n) // (e)
  return { outcome: 'tallied', moves: moves.length }
}

/**
 * Adds an entry of another kind to a period's log and carries it out.
 * @returns the entry, done
 */
export async function runEntry(
  period: string,
  kind: Exclude<TallyLogKind, 'batch'>,
  tallying: Tallying,
): Promise<TallyLogEntry> {
  for (;;) {
    const current = await tallying.stores.tallyLog.current(period)
    if (!current.done) {
      await finishEntry(current, tallying)
      continue
    }
    const entry = await beginEntry(current, kind, [], tallying)
    if (!entry) continue
    await finishEntry(entry, tallying)
    return entry
  }
}

/** Carries out what is left of an entry that anyone began: all of it again, as every step can be repeated. */
async function finishEntry(entry: TallyLogEntry, tallying: Tallying): Promise<void> {
  switch (entry.kind) {
    case 'batch':
      await finishBatch(entry, tallying)
      break
    case 'rebuild':
      await rebuildTallies(entry, tallying)
      break
    case 'check':
      await checkTallies(entry, tallying)
      break
    case 'close':
      // That the entry is in the log is all that closing is: see partition().
      break
  }
  await tallying.stores.tallyLog.finish(entry._id, entry.n) // (e)
}

async function finishBatch(entry: TallyLogEntry, tallying: Tallying): Promise<void> {
  const { responses } = tallying.stores
  const inputs = await responses.tallyInputs(entry.moves.map((move) => move.id))
  const increments = batchIncrements(entry._id, entry.moves, inputs, tallying.layoutOf)
  await applyIncrements(entry, increments, tallying) // (c)
  await responses.markTallied(entry.moves) // (d)
}

/**
 * (a) After the log was read, never before: all entries up to the one read were done by then, so that every mark is
 * set; and if another entry begins after this, (b) fails. What was read of the marks is then still true at (b).
 */
function readUntallied(
  { _id: period }: TallyLogEntry,
  { stores, batchSize }: Tallying,
): Promise<TallyInput[]> {
  return stores.responses.untallied(period, batchSize)
}

/** A response that no entry before the close has tallied came too late to be counted. */
function partition(responses: readonly TallyInput[], closed: boolean) {
  const isLate = ({ tallied, status }: TallyInput) => closed && tallied === undefined && status !== 'late'
  return {
    late: responses.filter(isLate),
    onTime: responses.filter((response) => !isLate(response)),
  }
}

/** A change of status like any other: it gives a new revision, which a later round tallies. */
async function declareLate(responses: readonly TallyInput[], { stores }: Tallying): Promise<void> {
  await Promise.all(
    responses.map(({ _id, revision }) => stores.responses.changeStatus(_id, revision, 'late')),
  )
}

function moveOf({ _id, revision, status, tallied }: TallyInput): Move {
  return { id: _id, revision, from: tallied?.as ?? null, to: status }
}

/** (b) Only one tallier can begin the entry after `current`. @returns null if it was another one */
async function beginEntry(
  current: TallyLogEntry,
  kind: TallyLogKind,
  moves: readonly Move[],
  { stores }: Tallying,
): Promise<TallyLogEntry | null> {
  const closed = current.closed || kind === 'close'
  const next: TallyLogEntry = { ...current, n: current.n + 1, done: false, kind, moves, closed }
  return (await stores.tallyLog.begin(next)) ? next : null
}

/** (c) Adds to every tally of the entry what the entry's moves come to in it, unless that was done already. */
function applyIncrements(entry: TallyLogEntry, increments: TallySums, tallying: Tallying): Promise<void> {
  return replaceTallies(tallying, entry.n, increments, (stored, { sums }) =>
    stored === null ? sums : mergeTallies(stored, sums),
  )
}
