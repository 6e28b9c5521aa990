import { expect, it } from 'vitest'
import { addWorkingDays } from '../../../server/calendar/working-days.ts'

it.each([
  ['2025-12-01', 5, '2025-12-08'],
  ['2025-12-05', 5, '2025-12-12'],
  ['2025-12-06', 5, '2025-12-12'],
  ['2025-12-07', 1, '2025-12-08'],
  ['2025-12-31', 2, '2026-01-02'],
  ['2025-12-01', 0, '2025-12-01'],
])('from %s, %i working days on it is %s', (day, days, expected) => {
  expect(addWorkingDays(day, days)).toBe(expected)
})
