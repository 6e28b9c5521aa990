import { runEntry, tallyPeriod } from './tally-period.ts'
import type { Tallying } from './tallying.ts'

/**
 * Closes a period's log for good: what was stored before is tallied as it is, and a response that is first tallied
 * after the close entry becomes `late`. Decisions on responses that were tallied before are tallied as ever.
 * To be called when no more responses are accepted for the period and none is still on its way into storage.
 */
export async function closeLog(period: string, tallying: Tallying): Promise<void> {
  while ((await tallyPeriod(period, tallying)).outcome !== 'idle') {
    // Another batch.
  }
  const { closed } = await tallying.stores.tallyLog.current(period)
  if (!closed) await runEntry(period, 'close', tallying)
}
