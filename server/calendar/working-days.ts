const dayMs = 86_400_000

/**
 * The day so many working days after another one, Monday to Friday. Public holidays are not known here: they are
 * announced from year to year, and whoever sets a deadline sees the day and can move it.
 * @param day "YYYY-MM-DD"
 * @example addWorkingDays('2025-12-05', 5) // '2025-12-12': from a Friday to the next
 */
export function addWorkingDays(day: string, days: number): string {
  let at = new Date(`${day}T00:00:00Z`)
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + dayMs)
    if (at.getUTCDay() !== 0 && at.getUTCDay() !== 6) left--
  }
  return at.toISOString().slice(0, 10)
}
