const dayMilliseconds = 86_400_000

/**
 * The day and time of a spreadsheet's day number, ISO 8601 without a zone: '2025-11-30', with a time where it has one,
 * the time alone below 1. Serial 60 is 29 February 1900, a day that never was, kept since Lotus 1-2-3.
 * @param from1904 days are counted from 1 January 1904, which is 0
 * @returns null: no day of the years to 9999
 * @example serialDate(45991, false) // '2025-11-30'
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  const seconds = Math.round((serial % 1) * 86_400)
  const days = Math.floor(serial)
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (days === 0 && !from1904) return time
  if (days === 60 && !from1904) return null
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  // Seconds that round up to a whole day carry over.
  const date = new Date(first + days * dayMilliseconds + (seconds === 86_400 ? dayMilliseconds : 0))
  const day = date.toISOString().slice(0, 10)
  return seconds % 86_400 === 0 ? day : `${day}T${time}`
}
