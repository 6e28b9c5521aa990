import { foldedName } from '../survey-forms/folded-name.ts'
import type { Criterion } from '../survey-forms/form-definition.ts'
import { shownText } from '../survey-forms/shown-text.ts'
import type { ScoringMethod, Ties } from './method.ts'
import { misreadProblem } from './misread-text.ts'
import type { PreviousAgency, PreviousFigure, PreviousIndex } from './previous-index.ts'
import { ranking } from './ranking.ts'
import {
  type CellRank,
  type ReadCell,
  readCountCell,
  readPercentCell,
  readRankCell,
  readTextCell,
} from './table-cells.ts'
import { type TableColumn, type TableField, tableColumns } from './table-columns.ts'

/** A record of a table file: its cells as they were separated, and the line on which it begins. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** A mistake of whoever wrote the table. */
export interface TableMistake {
  readonly line: number
  /** The heading of the column; null: the line as a whole. */
  readonly column: string | null
  readonly message: string
}

export type PreviousOfTable =
  | { readonly ok: true; readonly previous: PreviousIndex }
  | { readonly ok: false; readonly mistakes: readonly TableMistake[] }

/**
 * What a comparison needs of a published table ("Table" of the contract): of one period, one row per agency. A table
 * carries neither its method nor its form. Ranks of the criteria are not in it: they are derived from the percentages
 * of a block, if the block's ranks show that the table holds the whole of it; else they are null.
 *
 * A block is known by its name.
 * @param criteria of the form that the columns TC1, TC2, … are taken to be of, in its order
 * @param method the one that the table is taken to have been made with; null: unknown
 * @returns every mistake, in Vietnamese; never throws
 * @example
 * previousOfTable({ line: 1, cells: ['Mã đơn vị', 'Khối', 'Chỉ số chung'] }, [{ line: 2, cells: ['SCT', 'so', '86,93'] }], [], null)
 * // { ok: true, previous: { blocks: [{ code: 'so', agencies: [{ code: 'SCT', overall: { percent: 86.93, … }, … }] }], … } }
 */
export function previousOfTable(
  header: TableRecord,
  records: readonly TableRecord[],
  criteria: readonly Pick<Criterion, 'code' | 'name' | 'reportName'>[],
  method: Pick<ScoringMethod, 'ties' | 'decimals'> | null,
): PreviousOfTable {
  const mistakes: TableMistake[] = []
  const { columns, problems } = tableColumns(header.cells, criteria)
  for (const { column, message } of problems) mistakes.push({ line: header.line, column, message })
  const rows = records.flatMap((record) => {
    const row = readRow(columns, record, method?.decimals ?? null, mistakes)
    return row === null ? [] : [row]
  })
  refuseRepeatedCodes(rows, mistakes)
  const period = onePeriod(rows, mistakes)
  if (records.length === 0) {
    mistakes.push({ line: header.line, column: null, message: 'bảng không có dòng đơn vị nào' })
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  const codes = columns.flatMap((column) => (column.criterion === null ? [] : [column.criterion]))
  return {
    ok: true,
    previous: {
      period,
      method: null,
      form: null,
      criteria: codes.length === 0 ? null : codes.map((code) => ({ code, weight: null })),
      declared: null,
      blocks: blocksOf(rows, codes, method?.ties ?? 'competition'),
    },
  }
}

/** A row of the table as it was read; `null` where the cell or its column is missing. */
interface Row {
  readonly line: number
  readonly code: string
  readonly name: string | null
  readonly block: string
  readonly overall: number | null
  readonly rank: CellRank | null
  /** The table says that the agency was not ranked. */
  readonly isUnranked: boolean
  readonly criteria: ReadonlyMap<string, number | null>
  readonly period: string
}

/** Null for a row whose cells stand under no headings. */
function readRow(
  columns: readonly TableColumn[],
  { line, cells }: TableRecord,
  decimals: number | null,
  mistakes: TableMistake[],
): Row | null {
  const beyond = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (cells.length < columns.length || beyond) {
    const message = `có ${cells.length} ô, dòng tiêu đề có ${columns.length}`
    mistakes.push({ line, column: null, message })
    return null
  }
  const refuse = (place: number, message: string) =>
    mistakes.push({ line, column: columns[place]!.heading, message })
  const texts = new Map<TableField, string>()
  const criteria = new Map<string, number | null>()
  let overall: number | null = null
  let rank: CellRank | null = null
  for (const [place, { field, criterion, heading }] of columns.entries()) {
    const cell = cells[place]!
    const misread = misreadProblem(cell)
    if (misread !== null) {
      refuse(place, misread)
      continue
    }
    if (field === null) {
      if (heading === '' && cell.trim() !== '') refuse(place, `${shownText(cell)} nằm ở cột không có tiêu đề`)
      else if (/^\s*=/.test(cell)) readInto(place, readTextCell(cell), () => undefined)
      continue
    }
    switch (field) {
      case 'criterion':
        readInto(place, readPercentCell(cell, decimals), (value) => criteria.set(criterion!, value))
        break
      case 'overall':
        readInto(place, readPercentCell(cell, decimals), (value) => {
          overall = value
        })
        break
      case 'rank':
        readInto(place, readRankCell(cell), (value) => {
          rank = value
        })
        break
      case 'counted':
        readInto(place, readCountCell(cell), () => undefined)
        break
      default:
        readInto(place, readTextCell(cell), (value) => {
          texts.set(field, value)
          if (value === '' && (field === 'code' || field === 'block')) refuse(place, 'để trống')
        })
    }
  }
  return {
    line,
    code: texts.get('code') ?? '',
    name: texts.get('name') || null,
    block: texts.get('block') ?? '',
    overall,
    rank,
    isUnranked: foldedName(texts.get('result') ?? '') === unrankedResult,
    criteria,
    period: texts.get('period') ?? '',
  }

  function readInto<Value>(place: number, read: ReadCell<Value>, set: (value: Value) => void): void {
    if (read.ok) set(read.value)
    else refuse(place, read.message)
  }
}

const unrankedResult = foldedName('Chưa đủ điều kiện xếp hạng')

function refuseRepeatedCodes(rows: readonly Row[], mistakes: TableMistake[]): void {
  const firsts = new Map<string, number>()
  for (const { code, line } of rows) {
    const first = firsts.get(code)
    if (code === '') continue
    if (first === undefined) firsts.set(code, line)
    else {
      const message = `mã đơn vị ${shownText(code)} đã có ở dòng ${first}`
      mistakes.push({ line, column: 'Mã đơn vị', message })
    }
  }
}

/** The period that every row names; null if none does. */
function onePeriod(rows: readonly Row[], mistakes: TableMistake[]): PreviousIndex['period'] {
  const [first] = rows
  if (first === undefined) return null
  for (const { line, period } of rows) {
    if (foldedName(period) === foldedName(first.period)) continue
    const message = `${shownText(period)} khác với ${shownText(first.period)} ở dòng ${first.line}: một bảng chỉ có một kỳ`
    mistakes.push({ line, column: 'Kỳ', message })
  }
  return first.period === '' ? null : { id: null, name: first.period }
}

function blocksOf(rows: readonly Row[], criteria: readonly string[], ties: Ties): PreviousIndex['blocks'] {
  const blocks = new Map<string, Row[]>()
  for (const row of rows) {
    const name = foldedName(row.block)
    blocks.set(name, [...(blocks.get(name) ?? []), row])
  }
  return [...blocks.values()].map((block) => {
    const ranks = criterionRanks(block, criteria, ties)
    // "07/18" in every row that has a rank; rows that disagree say nothing.
    const [ranked, other] = new Set(block.flatMap(({ rank }) => (rank?.of == null ? [] : [rank.of])))
    return {
      code: block[0]!.block,
      ...(ranked !== undefined && other === undefined && { ranked }),
      agencies: block.map(
        (row, place): PreviousAgency => ({
          code: row.code,
          name: row.name,
          overall: figure(row.overall, row.rank?.rank ?? null),
          criteria: Object.fromEntries(
            criteria.map((code) => [
              code,
              figure(row.criteria.get(code) ?? null, ranks.get(code)?.[place] ?? null),
            ]),
          ),
        }),
      ),
    }
  })
}

function figure(percent: number | null, rank: number | null): PreviousFigure {
  return { percent, rank, interval: null }
}

/** By criterion code, in the order of the rows; none unless the whole block is there. */
function criterionRanks(
  block: readonly Row[],
  criteria: readonly string[],
  ties: Ties,
): ReadonlyMap<string, readonly (number | null)[]> {
  if (!isWhole(block, ties)) return new Map()
  const percentsOf = (code: string) =>
    block.map((row) => (row.rank === null ? null : (row.criteria.get(code) ?? null)))
  return new Map(criteria.map((code) => [code, ranking(percentsOf(code), ties)]))
}

/**
 * Whether the table shows that nobody who was ranked is missing: everybody who has a percentage has a rank or is said
 * to have none, the ranks are those that follow from the percentages, and they are over as many as there are.
 */
function isWhole(block: readonly Row[], ties: Ties): boolean {
  if (block.some(({ overall, rank, isUnranked }) => overall !== null && rank === null && !isUnranked))
    return false
  const ranked = block.filter(({ rank }) => rank !== null)
  const derived = ranking(
    ranked.map(({ overall }) => overall),
    ties,
  )
  return ranked.every(
    ({ rank }, place) => rank!.rank === derived[place] && (rank!.of === null || rank!.of === ranked.length),
  )
}
