/**
 * A day as a date input sends it, or as people type it where the browser has none.
 * @param earliest the first year taken: periods are of our time, agencies older
 * @returns "YYYY-MM-DD"; null for what is no day from that year to 2099
 * @example parseDay('30/11/2026') // '2026-11-30'
 */
export function parseDay(text: string, earliest = 2000): string | null {
  const [, year = '', month = '', day = ''] =
    /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? dayMonthYear(text) ?? []
  if (Number(year) < earliest) return null
  const written = `${year}-${month}-${day}`
  const instant = new Date(`${written}T00:00:00Z`)
  // 30 February would become 2 March.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written) ? written : null
}

function dayMonthYear(text: string): readonly string[] | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)$/.exec(text)
  if (!found) return null
  const [, day = '', month = '', year = ''] = found
  return [text, year, month.padStart(2, '0'), day.padStart(2, '0')]
}
