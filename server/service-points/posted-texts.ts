import { isUnreadable } from '../web/unreadable-text.ts'

/** One line in NFC without needless blanks; what is no single text is taken as nothing. */
export function postedLine(posted: unknown, field: string): string {
  const value = ownValue(posted, field)
  return typeof value === 'string' ? oneLine(value) : ''
}

/** The values of a field that may be sent several times, without blanks and repetitions. */
export function postedLines(posted: unknown, field: string): string[] {
  const value = ownValue(posted, field)
  const values = Array.isArray(value) ? value : [value]
  const lines = values.flatMap((one) => (typeof one === 'string' ? [oneLine(one)] : []))
  return [...new Set(lines)].filter((line) => line !== '')
}

/** In characters. A sheet has room for this much under the name of the agency. */
export const longestName = 80

/** What is wrong with a name that is printed on a sheet; null: nothing. */
export function nameProblem(text: string): 'missing' | 'too-long' | 'not-text' | null {
  if (text === '') return 'missing'
  if (isUnreadable(text)) return 'not-text'
  return [...text].length > longestName ? 'too-long' : null
}

function ownValue(posted: unknown, field: string): unknown {
  return typeof posted === 'object' && posted !== null && Object.hasOwn(posted, field)
    ? (posted as Record<string, unknown>)[field]
    : undefined
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
