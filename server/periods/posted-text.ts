/** Fields of a posted form: an urlencoded body parsed to a record, of which nothing is known. */

/** In characters: names of periods and blocks. */
export const longestName = 100

/** One field as it came; undefined where it is absent. */
export function postedValue(posted: unknown, field: string): unknown {
  return typeof posted === 'object' && posted !== null && Object.hasOwn(posted, field)
    ? (posted as Record<string, unknown>)[field]
    : undefined
}

/** One line in NFC without needless blanks; blank for a field that is absent or came twice. */
export function postedLine(posted: unknown, field: string): string {
  const value = postedValue(posted, field)
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/gu, ' ').trim() : ''
}

/** A text of several lines, as it was typed. */
export function postedLines(posted: unknown, field: string): string {
  const value = postedValue(posted, field)
  return typeof value === 'string' ? value : ''
}

/** What was ticked under one name: none, one or several values. */
export function postedChoices(posted: unknown, field: string): readonly string[] {
  const value = postedValue(posted, field)
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string' && one !== '')
}

/** What is wrong with a name by itself. */
export function nameProblem(posted: unknown, field: string): 'missing' | 'unreadable' | 'too-long' | null {
  const value = postedValue(posted, field)
  // A field that came twice: which one was meant cannot be known.
  if (value !== undefined && typeof value !== 'string') return 'unreadable'
  const text = postedLine(posted, field)
  if (text === '') return 'missing'
  // U+FFFD is what a body parser leaves of bytes that are no UTF-8.
  if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text)) return 'unreadable'
  return [...text].length > longestName ? 'too-long' : null
}

/** What is wrong with the code of a period or block by itself. */
export function codeProblem(text: string): 'missing' | 'bad-code' | 'reserved-code' | null {
  if (text === '') return 'missing'
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(text)) return 'bad-code'
  // An address ends in it where a new one is made.
  return text === 'new' ? 'reserved-code' : null
}
