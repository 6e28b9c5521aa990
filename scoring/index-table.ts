import type { IndexAgency, IndexBlock, IndexCriterion, IndexDocument } from './index-document.ts'
import { decimalCell, type IndexTableCell, integerCell, textCell } from './index-table-cell.ts'
import { countsAreKnown } from './known-counts.ts'

/** A table of an index document: one row per agency. */
export interface IndexTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly IndexTableCell[])[]
}

/**
 * The table that is exported and imported, its rows in the order of the document, as cells with their kind, for every
 * format that can write it.
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
      ...criteria.map(criterionHeading),
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

/**
 * The heading of a criterion's column, by whose number it is found again.
 * @example criterionHeading({ name: { vi: 'Tiếp cận dịch vụ' } }, 0) // 'TC1 Tiếp cận dịch vụ'
 */
export function criterionHeading({ name }: Pick<IndexCriterion, 'name'>, place: number): string {
  return `TC${place + 1} ${name.vi}`
}

function row(
  { criteria, method, period }: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
  number: number,
): readonly IndexTableCell[] {
  const { overall } = agency
  const percent = (value: number | null) => decimalCell(value, method.decimals)
  return [
    integerCell(number),
    textCell(agency.code),
    textCell(agency.name),
    textCell(block.name),
    integerCell(countsAreKnown(agency) ? agency.responses.counted : null),
    ...criteria.map(({ code }) => percent(agency.criteria[code]?.percent ?? null)),
    percent(overall.percent),
    integerCell(overall.rank),
    percent(overall.previousPercent),
    percent(overall.change),
    integerCell(overall.previousRank),
    integerCell(overall.rankChange),
    textCell(overall.target === null ? '' : `${overall.target.operator} ${overall.target.percent}`),
    textCell(result(agency)),
    textCell(period?.name ?? ''),
  ]
}

/** Empty without a target. */
function result({ eligible, overall }: IndexAgency): string {
  if (overall.target === null) return ''
  if (!eligible) return 'Chưa đủ điều kiện xếp hạng'
  return overall.target.met ? 'Đạt' : 'Không đạt'
}
