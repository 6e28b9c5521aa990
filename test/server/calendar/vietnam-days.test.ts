import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay, isoWeek, startOfDay, timeOf } from '../../../server/calendar/vietnam-days.ts'

describe('days in Asia/Ho_Chi_Minh', () => {
  it('change at 17:00 UTC', () => {
    expect(dayOf(new Date('2025-11-30T16:59:59.999Z'))).toBe('2025-11-30')
    expect(dayOf(new Date('2025-11-30T17:00:00Z'))).toBe('2025-12-01')
  })

  it('count to their 24:00', () => {
    expect(endOfDay('2025-12-31').toISOString()).toBe('2025-12-31T17:00:00.000Z')
    expect(startOfDay('2026-01-01')).toEqual(endOfDay('2025-12-31'))
  })

  it('agree with the calendar of the platform at any instant', () => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
    const time = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Ho_Chi_Minh',
      hour: '2-digit',
      minute: '2-digit',
    })
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayOf(instant)).toBe(day.format(instant))
        expect(timeOf(instant)).toBe(time.format(instant))
      }),
    )
  })
})

describe('ISO weeks', () => {
  it.each([
    ['2024-12-29T10:00:00Z', '2024-W52'],
    ['2024-12-29T17:00:00Z', '2025-W01'],
    ['2025-06-02T02:03:04Z', '2025-W23'],
    ['2026-12-31T10:00:00Z', '2026-W53'],
    ['2027-01-03T10:00:00Z', '2026-W53'],
    ['2027-01-03T17:00:00Z', '2027-W01'],
  ])('%s is in %s', (instant, week) => {
    expect(isoWeek(new Date(instant))).toBe(week)
  })
})
