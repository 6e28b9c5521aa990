import { parseDay } from '../calendar/parse-day.ts'
import type { Cell } from '../spreadsheets/table-file.ts'
import { numberOfCell, readVietnameseNumber } from '../spreadsheets/vietnamese-number.ts'
import { rankedWords } from '../texts/registry-table-texts.ts'
import { isUnreadable } from '../web/unreadable-text.ts'
import { cleanText, isLongerThan, isSameName } from './registry-fields.ts'

/** What can be wrong with a cell whatever else the file says. */
export type CellProblemCode =
  | 'missing'
  | 'formula'
  | 'error-cell'
  | 'not-text'
  | 'unreadable'
  | 'too-long'
  | 'bad-code'
  | 'not-a-day'
  | 'not-a-count'
  | 'not-yes-no'

export type ReadCell<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: CellProblemCode }

const good = <Value>(value: Value): ReadCell<Value> => ({ ok: true, value })
const bad = (problem: CellProblemCode) => ({ ok: false, problem }) as const

/** A text of one line, at most so many characters long; blank where nothing is written. */
export function readText(cell: Cell, longest: number): ReadCell<string> {
  const read = writtenText(cell)
  if (!read.ok || read.value === '') return read
  if (isUnreadable(read.value)) return bad('unreadable')
  return isLongerThan(read.value, longest) ? bad('too-long') : read
}

/** A code, which may be a number to the spreadsheet ("12"). */
export function readCode(cell: Cell, pattern: RegExp): ReadCell<string> {
  const read = writtenText(cell)
  if (!read.ok) return read
  if (read.value === '') return bad('missing')
  return pattern.test(read.value) ? read : bad('bad-code')
}

/** A day, typed as such or written ("01/3/2025", "2025-03-01"); null where nothing is written. */
export function readDay(cell: Cell): ReadCell<string | null> {
  if (cell.kind === 'empty') return good(null)
  if (cell.kind === 'formula' || cell.kind === 'error') return writtenText(cell) as ReadCell<null>
  const day = cell.kind === 'date' || cell.kind === 'text' ? parseDay(cell.text.trim(), 1900) : null
  return day === null ? bad('not-a-day') : good(day)
}

/** A whole number from 1, at most 999,999,999; null where nothing is written: a blank is no 0. */
export function readCount(cell: Cell): ReadCell<number | null> {
  if (cell.kind === 'empty') return good(null)
  if (cell.kind === 'formula' || cell.kind === 'error') return writtenText(cell) as ReadCell<null>
  const read = cell.kind === 'text' ? readVietnameseNumber(cell.text, 'thousands') : null
  const digits = read === null ? numberOfCell(cell) : read.ok ? read.decimal : null
  const isCount =
    digits !== null && !cell.isPercentage && !/%/.test(cell.text) && /^0*[1-9]\d{0,8}$/.test(digits)
  return isCount ? good(Number(digits)) : bad('not-a-count')
}

/** "có", "không", "yes", "no" or a spreadsheet's TRUE and FALSE; null where nothing is written. */
export function readYesNo(cell: Cell): ReadCell<boolean | null> {
  if (cell.kind === 'empty') return good(null)
  if (cell.kind === 'boolean') return good(cell.text === 'TRUE')
  const read = writtenText(cell)
  if (!read.ok) return read
  const isWord = (words: (typeof rankedWords)['yes']) =>
    Object.values(words).some((word) => isSameName(word, read.value))
  if (isWord(rankedWords.yes)) return good(true)
  return isWord(rankedWords.no) ? good(false) : bad('not-yes-no')
}

function writtenText(cell: Cell): ReadCell<string> {
  switch (cell.kind) {
    case 'empty':
      return good('')
    case 'text':
      return good(cleanText(cell.text))
    case 'number': {
      const digits = cell.isPercentage ? null : numberOfCell(cell)
      return digits === null ? bad('not-text') : good(digits)
    }
    case 'formula':
      return bad('formula')
    case 'error':
      return bad('error-cell')
    case 'date':
    case 'boolean':
      return bad('not-text')
  }
}
