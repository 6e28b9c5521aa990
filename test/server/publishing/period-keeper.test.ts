import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultMethod } from '../../../scoring/method.ts'
import {
  type PeriodKeeper,
  type PeriodKeeperParts,
  startPeriodKeeper,
} from '../../../server/publishing/period-keeper.ts'
import type { Period } from '../../../server/storage/periods-store.ts'

const now = new Date('2025-12-01T02:00:00Z')

function period(id: string, others: Partial<Period>): Period {
  return {
    id,
    name: `Kỳ ${id}`,
    opensOn: '2025-01-01',
    closesOn: '2025-12-31',
    status: 'closing',
    form: 'five-criteria-proposed.v1',
    method: defaultMethod,
    blocks: [],
    statusSince: new Date('2025-12-01T01:00:00Z'),
    ...others,
  }
}

describe('startPeriodKeeper', () => {
  let keeper: PeriodKeeper
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(async () => {
    await keeper.stop()
    vi.useRealTimers()
  })

  function keep(periods: readonly Period[]) {
    const state = {
      now,
      closed: [] as string[],
      begun: [] as string[],
      noted: [] as string[],
      failed: [] as unknown[],
    }
    const parts = {
      periods: {
        all: async () => periods,
        changeStatus: async (id: string, from: string) => {
          if (from === 'open') state.begun.push(id)
          return true
        },
        noteProblem: async (id: string, problem: string) => void state.noted.push(`${id}: ${problem}`),
      },
      trail: { changing: (_by: unknown, _change: unknown, make: () => Promise<boolean>) => make() },
      tallier: { close: async (id: string) => void state.closed.push(id) },
      times: { drainMs: 70_000, overMs: 600_000 },
      logger: { info: () => undefined, error: (fault: unknown) => state.failed.push(fault) },
      clock: () => state.now,
    }
    keeper = startPeriodKeeper(parts as unknown as PeriodKeeperParts)
    return state
  }

  async function closedBy(periods: readonly Period[]) {
    const state = keep(periods)
    await vi.advanceTimersByTimeAsync(1000)
    return state
  }

  it('closes a period only once its last day has been over for ten minutes on end', async () => {
    const state = keep([period('2025', { status: 'open', closesOn: '2025-11-30' })])
    await vi.advanceTimersByTimeAsync(400_000)
    // The clock had jumped: the last day is not over after all.
    state.now = new Date('2025-11-30T02:00:00Z')
    await vi.advanceTimersByTimeAsync(2000)
    state.now = now
    await vi.advanceTimersByTimeAsync(590_000)
    expect(state.begun).toEqual([])
    await vi.advanceTimersByTimeAsync(15_000)
    expect(state.begun[0]).toBe('2025')
  })

  it('tries again ever less often, and notes for the page that it fails', async () => {
    const state = keep([period('2026', { status: 'publishing' })])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(state.failed.length).toBeGreaterThan(1)
    expect(state.failed.length).toBeLessThan(5)
    expect(state.noted[0]).toBe('2026: failed')
    const soFar = state.failed.length
    await vi.advanceTimersByTimeAsync(600_000)
    expect(state.failed.length - soFar).toBeGreaterThan(8)
    expect(state.failed.length - soFar).toBeLessThan(16)
  })

  it('closes a period whatever becomes of another', async () => {
    // Published without a decision: fails each time it is tried.
    const { closed, failed } = await closedBy([period('2026', { status: 'publishing' }), period('2025', {})])
    expect(closed).toEqual(['2025'])
    expect(failed).toEqual([expect.objectContaining({ period: '2026' })])
  })

  it('waits for responses on their way, and not for a clock that was put back', async () => {
    const since = (statusSince: string) => ({ statusSince: new Date(statusSince) })
    const { closed } = await closedBy([
      period('just-now', since('2025-12-01T01:59:59Z')),
      period('a-moment-ahead', since('2025-12-01T02:00:05Z')),
      period('next-year', since('2026-12-01T02:00:00Z')),
    ])
    expect(closed).toEqual(['next-year'])
  })
})
