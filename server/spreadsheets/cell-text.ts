import { misreadText } from '../../scoring/misread-text.ts'
import { type TableLimits, type TablePlace, TableRefusal } from './table-file.ts'

/** Looks at the text of each cell once: that it is not too long, and was not damaged before it came here. */
export type TakeText = (text: string, place: () => TablePlace) => string

/**
 * One for a file. A text that many cells share is looked at once, since a workbook may name one text in every cell.
 * @throws TableRefusal from what it returns, if a text is too long or all of them together are
 */
export function takeTexts(limits: TableLimits, onMisread: (problem: MisreadCell) => void): TakeText {
  let left = limits.text
  const known = new Map<string, string>()
  return (text, place) => {
    if (text.length > limits.cellText) {
      throw new TableRefusal({ code: 'text-too-long', place: place(), limit: limits.cellText })
    }
    left -= text.length
    if (left < 0) throw new TableRefusal({ code: 'too-much-text', limit: limits.text })
    const seen = known.get(text)
    if (seen !== undefined) return seen
    // Half of a pair of surrogates is no character and could not be stored.
    const composed = text.replace(/\p{Cs}/gu, '\uFFFD').normalize('NFC')
    const misreading = misreadText(composed)
    if (misreading === null) known.set(text, composed)
    else {
      onMisread({
        code: 'misread-text',
        place: place(),
        encoding: misreading === 'not-utf-8' ? 'unknown' : misreading,
        text: composed,
      })
    }
    return composed
  }
}

/** A cell whose text was damaged before it came here. */
export interface MisreadCell {
  readonly code: 'misread-text'
  readonly place: TablePlace
  readonly encoding: 'unknown' | 'tcvn3' | 'utf-8-as-latin-1'
  readonly text: string
}
