import { integerCell, textCell } from '../../scoring/index-table-cell.ts'
import type { WrittenCell, WrittenSheet } from '../spreadsheets/write-workbook.ts'
import {
  columnKeys,
  columnTitle,
  type RegistryTable,
  rankedWords,
  registryTables,
  registryTableTexts,
} from '../texts/registry-table-texts.ts'
import type { RegistryState } from './registry-state.ts'

type Known = Pick<RegistryState, 'agencies' | 'places' | 'periods'>

/** The registry in the tables from which it can be imported again, as the sheets of a workbook. */
export function registrySheets(state: Known): readonly WrittenSheet[] {
  return registryTables.map((table) => ({
    name: registryTableTexts[table].sheet,
    columns: columnKeys(table).map((key) => columnTitle(table, key, 'vi')),
    rows: rowsOf[table](state),
  }))
}

const rowsOf: Readonly<Record<RegistryTable, (state: Known) => readonly (readonly WrittenCell[])[]>> = {
  agencies: ({ agencies }) =>
    agencies.map(({ code, name, beganOn, endedOn, predecessors }) => [
      textCell(code),
      textCell(name),
      dayCell(beganOn ?? null),
      dayCell(endedOn),
      textCell((predecessors ?? []).join(' | ')),
    ]),
  units: ({ agencies }) =>
    agencies.flatMap((agency) =>
      agency.units.map(({ code, name, endedOn }) => [
        textCell(agency.code),
        textCell(code),
        textCell(name),
        dayCell(endedOn ?? null),
      ]),
    ),
  places: ({ places }) =>
    places.map(({ code, name, address, host, endedOn }) => [
      textCell(code),
      textCell(name),
      textCell(address),
      textCell(host ?? ''),
      dayCell(endedOn),
    ]),
  blocks: ({ periods }) =>
    periods.flatMap((period) =>
      period.blocks.flatMap((block) =>
        block.agencies.map(({ code, transactions, quota, unranked }) => [
          textCell(period.id),
          textCell(block.code),
          textCell(block.name),
          textCell(code),
          integerCell(transactions),
          integerCell(quota),
          textCell(rankedWords[unranked === undefined ? 'yes' : 'no'].vi),
          textCell(unranked ?? ''),
        ]),
      ),
    ),
}

function dayCell(day: string | null): WrittenCell {
  return day === null ? { kind: 'empty' } : { kind: 'day', day }
}

/**
 * One of the tables as CSV: byte order mark, commas, RFC 4180 line ends, days as dd/mm/yyyy. Text that a spreadsheet
 * would take for a formula gets an apostrophe in front, which an import takes off.
 */
export function sheetCsv({ columns, rows }: Pick<WrittenSheet, 'columns' | 'rows'>): string {
  const lines = [columns.map(quoted), ...rows.map((cells) => cells.map(written))]
  return `\uFEFF${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}`
}

function written(cell: WrittenCell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(/^[=+\-@\t\r]/.test(cell.text) ? `'${cell.text}` : cell.text)
    case 'day':
      return cell.day.split('-').reverse().join('/')
    case 'integer':
      return String(cell.number)
    case 'decimal':
      return cell.number.toFixed(cell.decimals)
    case 'empty':
      return ''
  }
}

function quoted(field: string): string {
  return /[,;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
