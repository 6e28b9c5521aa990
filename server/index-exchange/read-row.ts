import type { IneligibleReason } from '../../scoring/eligibility.ts'
import { decimalFraction } from '../../scoring/fraction.ts'
import { roundHalfUp } from '../../scoring/round-half-up.ts'
import { readCountCell, readPercentCell, readRankCell, readTextCell } from '../../scoring/table-cells.ts'
import type { TableColumn, TableField } from '../../scoring/table-columns.ts'
import { foldedName } from '../../survey-forms/folded-name.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { cellAddress } from '../spreadsheets/cell-address.ts'
import type { Cell } from '../spreadsheets/table-file.ts'
import { numberOfCell, readVietnameseNumber } from '../spreadsheets/vietnamese-number.ts'
import type { ImportProblem, ImportProblemCode } from '../texts/import-problem-texts.ts'
import type { ReadAgency } from './read-file.ts'

/** A row of a table, with the period that it names; blank: none. */
export interface ReadRow extends ReadAgency {
  readonly period: { readonly name: string; readonly place: string }
}

export interface RowToRead {
  readonly columns: readonly TableColumn[]
  readonly cells: readonly Cell[]
  /** The whole place of an address: with its sheet, where the file has several. */
  readonly place: (address: string) => string
  readonly decimals: number
  readonly form: FormDefinition
}

type Refuse = (code: ImportProblemCode, text?: string) => null

/**
 * One agency of a table. Numbers that a spreadsheet keeps with more places than are published are rounded as it shows
 * them.
 * @returns null where a cell is refused; the problems say which
 */
export function readRow(row: RowToRead, problems: ImportProblem[]): ReadRow | null {
  const before = problems.length
  const line = Number(/\d+$/.exec(row.cells[0]!.address)![0])
  const placeAt = (column: number) => row.place(cellAddress(Math.max(0, column), line))
  const placeOf = (field: TableField) => placeAt(row.columns.findIndex((column) => column.field === field))
  const texts = new Map<TableField, string>()
  const criteria: Record<string, number | null> = {}
  let overall: number | null = null
  let rank: ReadAgency['rank'] = null
  let counted: number | null = null
  for (const [at, cell] of row.cells.entries()) {
    const column = row.columns[at] ?? { field: null, criterion: null, heading: '' }
    const refuse: Refuse = (code, text = cell.text) => {
      problems.push({ field: row.place(cell.address), code, text })
      return null
    }
    if (cell.kind === 'empty') continue
    if (cell.kind === 'formula') refuse('formula')
    else if (cell.kind === 'error') refuse('error-cell')
    else if (column.heading === '') refuse('outside-headings')
    else if (column.field === 'criterion') criteria[column.criterion!] = percentOf(cell, row.decimals, refuse)
    else if (column.field === 'overall') overall = percentOf(cell, row.decimals, refuse)
    else if (column.field === 'rank') rank = rankOf(cell, refuse)
    else if (column.field === 'counted') counted = countOf(cell, refuse)
    else if (column.field !== null) texts.set(column.field, textOf(cell, refuse))
  }
  const [code = '', block = ''] = [texts.get('code'), texts.get('block')]
  const isRefused = problems.length > before
  if (code === '' && !isRefused) problems.push({ field: placeOf('code'), code: 'missing-code' })
  if (block === '' && !isRefused) problems.push({ field: placeOf('block'), code: 'missing-block' })
  if (problems.length > before) return null
  const isUnranked = foldedName(texts.get('result') ?? '') === unrankedResult
  return {
    code,
    name: texts.get('name') || null,
    block: { code: null, name: block },
    figures: {
      overall,
      criteria,
      counted: counted === 0 ? null : counted,
      ineligibleBecause: isUnranked ? unrankedReason(row.form, { overall, criteria }) : null,
    },
    rank,
    criterionRanks: {},
    places: {
      code: placeOf('code'),
      name: placeOf('name'),
      block: placeOf('block'),
      overall: placeOf('overall'),
      rank: placeOf('rank'),
    },
    period: { name: texts.get('period') ?? '', place: placeOf('period') },
  }
}

const unrankedResult = foldedName('Chưa đủ điều kiện xếp hạng')

/** A table says that somebody was not ranked and not why: what it shows to be missing is the reason. */
export function unrankedReason(
  form: FormDefinition,
  { overall, criteria }: Pick<ReadAgency['figures'], 'overall' | 'criteria'>,
): IneligibleReason {
  const missing = form.criteria.find(({ code, weight }) => weight > 0 && (criteria[code] ?? null) === null)
  return overall !== null || missing === undefined ? 'too-few-responses' : `criterion:${missing.code}`
}

function percentOf(cell: Cell, decimals: number, refuse: Refuse): number | null {
  if (cell.kind === 'number') {
    const number = Number(numberOfCell(cell) ?? Number.NaN)
    if (!(number >= 0 && number <= 100)) return refuse('out-of-range')
    return rounded(number, decimals)
  }
  if (cell.kind !== 'text') return refuseKind(cell, refuse)
  const read = readPercentCell(cell.text, decimals)
  if (read.ok) return read.value === null ? null : rounded(read.value, decimals)
  const number = readVietnameseNumber(cell.text, 'refused')
  if (!number.ok) return refuse(number.problem === 'ambiguous' ? 'ambiguous-number' : 'bad-percent')
  return refuse(Number(number.decimal) > 100 || Number(number.decimal) < 0 ? 'out-of-range' : 'bad-percent')
}

function rounded(value: number, decimals: number): number {
  return Number(roundHalfUp(decimalFraction(value), decimals))
}

function rankOf(cell: Cell, refuse: Refuse): ReadAgency['rank'] {
  if (cell.kind !== 'text' && cell.kind !== 'number') return refuseKind(cell, refuse)
  const read = readRankCell(cell.kind === 'number' ? (numberOfCell(cell) ?? '?') : cell.text)
  return read.ok ? read.value : refuse('bad-rank')
}

function countOf(cell: Cell, refuse: Refuse): number | null {
  if (cell.kind !== 'text' && cell.kind !== 'number') return refuseKind(cell, refuse)
  const read = readCountCell(cell.kind === 'number' ? (numberOfCell(cell) ?? '?') : cell.text)
  return read.ok ? read.value : refuse('bad-count')
}

/** A code or a year that a spreadsheet took for a number is still what it says. */
function textOf(cell: Cell, refuse: Refuse): string {
  if (cell.kind === 'number') return numberOfCell(cell) ?? ''
  if (cell.kind !== 'text') return refuseKind(cell, refuse) ?? ''
  // Taken for a formula only by how it begins: the reader of the file has told them apart already.
  const read = readTextCell(/^\s*[=+\-@]/.test(cell.text) ? `'${cell.text.trimStart()}` : cell.text)
  return read.ok ? read.value : (refuse('bad-text') ?? '')
}

function refuseKind(cell: Cell, refuse: Refuse): null {
  return refuse(cell.kind === 'date' ? 'date-cell' : 'boolean-cell')
}
