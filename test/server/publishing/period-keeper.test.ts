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

  async function closedBy(periods: readonly Period[]): Promise<{ closed: string[]; failed: unknown[] }> {
    const closed: string[] = []
    const failed: unknown[] = []
    const parts = {
      periods: { all: async () => periods, changeStatus: async () => true },
      tallier: { close: async (id: string) => void closed.push(id) },
      drainMs: 70_000,
      logger: { info: () => undefined, error: (fault: unknown) => failed.push(fault) },
      clock: () => now,
    }
    keeper = startPeriodKeeper(parts as unknown as PeriodKeeperParts)
    await vi.advanceTimersByTimeAsync(1000)
    return { closed, failed }
  }

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
