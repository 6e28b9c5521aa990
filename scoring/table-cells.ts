import { shownText } from '../survey-forms/shown-text.ts'

/**
 * What a cell of a published table says, however it was typed: '88,4', '88.40 %', '07/18', text behind an apostrophe.
 * A refusal is a message in Vietnamese that goes with the cell.
 */
export type ReadCell<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string }

/** A rank, and over how many agencies it is, where the cell says. */
export interface CellRank {
  readonly rank: number
  readonly of: number | null
}

const mostPlaces = 6

/**
 * A percentage: '88,4', '88.40', '88.40 %'; null for an empty cell. Three digits after the mark are refused, for they
 * may be thousands, unless the table is known to have three places.
 * @param decimals places of the table's percentages; null: unknown
 * @example readPercentCell('88.40 %', null) // { ok: true, value: 88.4 }
 */
export function readPercentCell(cell: string, decimals: number | null): ReadCell<number | null> {
  const text = cell.trim()
  if (text === '') return { ok: true, value: null }
  const [, whole, places = ''] = /^(\d{1,3})(?:[.,](\d+))?\s*%?$/.exec(text) ?? []
  if (whole === undefined) {
    return refused(
      formulaProblem(text) ?? `${shownText(text)} không phải số phần trăm (viết 88,4 hoặc 88.40%)`,
    )
  }
  if (places.length === 3 && decimals !== 3 && Number(whole) > 0) {
    return refused(
      `${shownText(text)} có thể là hàng nghìn hoặc số thập phân; hãy viết hai chữ số thập phân (88,40)`,
    )
  }
  if (places.length > mostPlaces) {
    return refused(`${shownText(text)} có quá ${mostPlaces} chữ số thập phân`)
  }
  const value = Number(`${whole}.${places}`)
  return value <= 100
    ? { ok: true, value }
    : refused(`${shownText(text)} không nằm trong khoảng từ 0 đến 100%`)
}

/**
 * A rank: '7', '07/18', '2/18 (đồng hạng)'; null for an empty cell.
 * @example readRankCell('07/18') // { ok: true, value: { rank: 7, of: 18 } }
 */
export function readRankCell(cell: string): ReadCell<CellRank | null> {
  const text = cell.trim().normalize('NFC')
  if (text === '') return { ok: true, value: null }
  const [, place, over] = /^(\d{1,5})(?:\s*\/\s*(\d{1,5}))?(?:\s*\(đồng hạng\))?$/iu.exec(text) ?? []
  const rank = Number(place ?? 0)
  const of = over === undefined ? null : Number(over)
  if (rank >= 1 && (of === null || rank <= of)) return { ok: true, value: { rank, of } }
  return refused(
    formulaProblem(text) ??
      `${shownText(text)} không phải thứ hạng (viết 7 hoặc 07/18; bảng tính có thể đã đổi thành ngày tháng)`,
  )
}

/**
 * A whole number in digits alone, since '1.200' may be a thousand or one and a fifth; null for an empty cell.
 * @example readCountCell('118') // { ok: true, value: 118 }
 */
export function readCountCell(cell: string): ReadCell<number | null> {
  const text = cell.trim()
  if (text === '') return { ok: true, value: null }
  if (/^\d{1,12}$/.test(text)) return { ok: true, value: Number(text) }
  return refused(formulaProblem(text) ?? `${shownText(text)} không phải số nguyên (chỉ viết chữ số)`)
}

const longestText = 300

/**
 * Text in Unicode form NFC, without the apostrophe that an export puts before what a spreadsheet would calculate.
 * @example readTextCell("'=A1").value // '=A1'
 */
export function readTextCell(cell: string): ReadCell<string> {
  const escaped = /^\s*'(?=[=+\-@\t\r])/.exec(cell)
  if (/^[=+\-@]/.test(cell.trim())) return refused(formula(cell.trim()))
  const text = cell
    .slice(escaped === null ? 0 : escaped[0].length)
    .trim()
    .normalize('NFC')
  if (text.length > longestText) return refused(`dài quá ${longestText} ký tự`)
  if (/\p{Cc}/u.test(text)) return refused('có ký tự điều khiển hoặc xuống dòng')
  return { ok: true, value: text }
}

function formulaProblem(text: string): string | null {
  return text.startsWith('=') ? formula(text) : null
}

function formula(text: string): string {
  return `${shownText(text)} là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)`
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}
