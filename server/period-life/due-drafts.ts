import type { Period } from '../storage/periods-store.ts'

/**
 * Finds the drafts that are to open by themselves now: marked ready, and with a first day that has come and was there
 * at every look for some time, since a clock that jumps ahead for a moment must not freeze a form and take responses.
 * One whose last day is over is left alone; its page says why.
 * @param dueMs how long the first day must have been there on end, in milliseconds of performance.now()
 */
export function createDueDrafts(dueMs: number) {
  const since = new Map<string, number>()
  return (periods: readonly Period[], today: string): readonly Period[] => {
    const waiting = periods.filter((period) => isDue(period, today))
    const ids = new Set(waiting.map(({ id }) => id))
    for (const id of since.keys()) if (!ids.has(id)) since.delete(id)
    return waiting.filter(({ id }) => {
      const first = since.get(id) ?? performance.now()
      since.set(id, first)
      return performance.now() - first >= dueMs
    })
  }
}

/** Whether a draft should be open by now. */
export function isDue({ status, scheduled, opensOn }: Period, today: string): boolean {
  return status === 'draft' && scheduled === true && opensOn <= today
}
