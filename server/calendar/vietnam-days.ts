/**
 * Days and weeks in Asia/Ho_Chi_Minh, which has been UTC+7 without summer time since 1975.
 * A day is text, "YYYY-MM-DD"; an instant is a Date.
 */
const offsetMs = 7 * 3_600_000
const dayMs = 86_400_000

/**
 * The day on which an instant falls.
 * @example dayOf(new Date('2025-11-30T17:00:00Z')) // '2025-12-01'
 */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The first instant of a day. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

/** The first instant after a day: its 24:00. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + dayMs)
}

/**
 * The ISO 8601 week of an instant: weeks begin on Monday and belong to the year of their Thursday.
 * @example isoWeek(new Date('2024-12-30T03:00:00Z')) // '2025-W01'
 */
export function isoWeek(instant: Date): string {
  const local = new Date(instant.getTime() + offsetMs)
  const daysSinceMonday = (local.getUTCDay() + 6) % 7
  const thursday = new Date(local.getTime() + (3 - daysSinceMonday) * dayMs)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/**
 * The time of day of an instant, to the minute.
 * @example timeOf(new Date('2025-06-02T02:03:04Z')) // '09:03'
 */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(11, 16)
}
