import { dayOf, startOfDay } from '../../calendar/vietnam-days.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Minutes after midnight at which desks open and close: in the morning and, after a break, in the afternoon. */
const morning = { from: 7 * 60 + 30, to: 11 * 60 + 30 }
const afternoon = { from: 13 * 60 + 30, to: 17 * 60 }

/**
 * A time at which a desk was open, at least a day before `now`: on the working day (Monday to Friday) at or next
 * before so many days ago.
 * @param timeOfDay from 0, when the desk opens, to 1
 * @example officeHourBefore(new Date('2025-11-23T03:00:00Z'), 0, 0) // Friday 21 November 2025, 7:30 in Vietnam
 */
export function officeHourBefore(now: Date, daysAgo: number, timeOfDay: number): Date {
  const yesterday = startOfDay(dayOf(now)).getTime() - dayMs
  let day = yesterday - Math.floor(daysAgo) * dayMs
  while (isWeekend(day)) day -= dayMs
  const openMinutes = morning.to - morning.from + afternoon.to - afternoon.from
  const open = timeOfDay * openMinutes
  const minute =
    open < morning.to - morning.from
      ? morning.from + open
      : afternoon.from + open - (morning.to - morning.from)
  return new Date(day + Math.floor(minute * minuteMs))
}

/** @param midnight the start of a day in Vietnam */
function isWeekend(midnight: number): boolean {
  return [0, 6].includes(new Date(midnight + dayMs / 2).getUTCDay())
}
