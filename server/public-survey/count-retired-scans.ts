import { dayOf } from '../calendar/vietnam-days.ts'

interface Needs {
  readonly retiredScans: { count(code: string, day: string, scans: number): Promise<void> }
  readonly clock: () => Date
  /** Called at the end, so that what was counted last is written, too. */
  readonly stopping: { onStop(end: () => void): unknown }
}

/** A flood of scans costs one write a second for each code that was ever given out, and no more. */
const writeMs = 1000

/**
 * Counts the scans of retired codes, so that staff can find the old sheet that still hangs somewhere. Kept in memory
 * for a second; a process that is killed forgets what came in during it.
 */
export function countRetiredScans({ retiredScans, clock, stopping }: Needs): (code: string) => void {
  let waiting = new Map<string, { readonly code: string; readonly day: string; scans: number }>()
  let timer: NodeJS.Timeout | null = null

  function add(code: string, day: string, scans: number): void {
    const key = `${code}|${day}`
    const known = waiting.get(key)
    if (known) known.scans += scans
    else waiting.set(key, { code, day, scans })
    timer ??= setTimeout(() => void write(), writeMs)
    timer.unref()
  }

  async function write(): Promise<void> {
    const counted = [...waiting.values()]
    waiting = new Map()
    if (timer) clearTimeout(timer)
    timer = null
    for (const { code, day, scans } of counted) {
      // A database that is away for a moment gets them later.
      await retiredScans.count(code, day, scans).catch(() => add(code, day, scans))
    }
  }

  stopping.onStop(() => void write())
  return (code) => add(code, dayOf(clock()), 1)
}
