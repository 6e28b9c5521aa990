import type { IndexAgency, IndexBlock, IndexDocument } from './index-document.ts'
import { countsAreKnown } from './known-counts.ts'

/** A cell of the table: text, a percentage of so many decimal places, a whole number, or nothing. */
export type IndexTableCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decimal'; readonly number: number; readonly decimals: number }
  | { readonly kind: 'integer'; readonly number: number }
  | { readonly kind: 'empty' }

/** The table of an index document: one row per agency, in the order of the document. */
export interface IndexTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly IndexTableCell[])[]
}

/**
 * The table that is exported and imported, as cells with their kind, for every format that can write it.
 * @example indexTable(document).columns[0] // 'STT'
 */
export function indexTable(document: IndexDocument): IndexTable {
  const { criteria } = document
  const agencies = document.blocks.flatMap((block) => block.agencies.map((agency) => ({ block, agency })))
  return {
    columns: [
      'STT',
      'Mã đơn vị',
      'Đơn vị',
      'Khối',
      'Số phiếu hợp lệ',
      ...criteria.map(({ name }, place) => `TC${place + 1} ${name.vi}`),
      'Chỉ số chung',
      'Xếp hạng',
      'Chỉ số kỳ trước',
      'Tăng/giảm (điểm %)',
      'Hạng kỳ trước',
      'Tăng/giảm bậc',
      'Chỉ tiêu',
      'Kết quả',
      'Kỳ',
    ],
    rows: agencies.map(({ block, agency }, place) => row(document, block, agency, place + 1)),
  }
}

function row(
  { criteria, method, period }: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
  number: number,
): readonly IndexTableCell[] {
  const { overall } = agency
  const percent = (value: number | null): IndexTableCell =>
    value === null ? empty : { kind: 'decimal', number: value, decimals: method.decimals }
  return [
    integer(number),
    text(agency.code),
    text(agency.name),
    text(block.name),
    integer(countsAreKnown(agency) ? agency.responses.counted : null),
    ...criteria.map(({ code }) => percent(agency.criteria[code]?.percent ?? null)),
    percent(overall.percent),
    integer(overall.rank),
    percent(overall.previousPercent),
    percent(overall.change),
    integer(overall.previousRank),
    integer(overall.rankChange),
    overall.target === null ? empty : text(`${overall.target.operator} ${overall.target.percent}`),
    text(result(agency)),
    text(period?.name ?? ''),
  ]
}

/** Empty without a target. */
function result({ eligible, overall }: IndexAgency): string {
  if (overall.target === null) return ''
  if (!eligible) return 'Chưa đủ điều kiện xếp hạng'
  return overall.target.met ? 'Đạt' : 'Không đạt'
}

const empty: IndexTableCell = { kind: 'empty' }

function text(content: string): IndexTableCell {
  return content === '' ? empty : { kind: 'text', text: content }
}

function integer(value: number | null): IndexTableCell {
  return value === null ? empty : { kind: 'integer', number: value }
}
