import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDueDrafts } from '../../../server/period-life/due-drafts.ts'
import { aPeriod } from '../../support/test-app.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const ready = aPeriod({ id: '2027', status: 'draft', scheduled: true, opensOn: '2027-01-01' })

test('a draft is due once its first day has been there for a minute on end', () => {
  const due = createDueDrafts(60_000)
  expect(due([ready], '2027-01-01')).toEqual([])
  vi.advanceTimersByTime(40_000)
  // The clock had jumped ahead and is back.
  expect(due([ready], '2026-12-31')).toEqual([])
  vi.advanceTimersByTime(40_000)
  expect(due([ready], '2027-01-01')).toEqual([])
  vi.advanceTimersByTime(60_000)
  expect(due([ready], '2027-01-01')).toEqual([ready])
})

test('only what is ready and not open yet is due, also after days without a server', () => {
  const due = createDueDrafts(0)
  const others = [
    aPeriod({ status: 'draft', opensOn: '2027-01-01' }),
    aPeriod({ ...ready, opensOn: '2027-06-02' }),
    aPeriod({ ...ready, status: 'open' }),
  ]
  expect(due([ready, ...others], '2027-06-01')).toEqual([ready])
})
