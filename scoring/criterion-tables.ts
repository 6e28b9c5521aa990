import type { IndexAgency, IndexBlock, IndexDocument, IndexFigure } from './index-document.ts'
import { criterionHeading, type IndexTable } from './index-table.ts'
import { decimalCell, type IndexTableCell, integerCell, textCell } from './index-table-cell.ts'
import { countsAreKnown } from './known-counts.ts'

/** The ranking by one criterion, of every block. */
export interface CriterionTable extends IndexTable {
  /** As its column is headed in the table of the whole index. */
  readonly heading: string
}

/**
 * The rankings by each criterion, in the order of the form: block after block, each by rank, then those without one,
 * by code. Ranks are those of the document; nothing is ranked here.
 * @example criterionTables(document)[0].rows[0].at(5) // { kind: 'decimal', number: 89, decimals: 2 }
 */
export function criterionTables(document: IndexDocument): readonly CriterionTable[] {
  return document.criteria.map((criterion, place) => {
    const heading = criterionHeading(criterion, place)
    const figures = document.blocks.flatMap((block) =>
      block.agencies
        .flatMap((agency) => {
          const figure = agency.criteria[criterion.code]
          return figure === undefined ? [] : [{ block, agency, figure }]
        })
        .sort(byRank),
    )
    return {
      heading,
      columns: [
        'STT',
        'Mã đơn vị',
        'Đơn vị',
        'Khối',
        'Số phiếu trả lời tiêu chí',
        heading,
        'Xếp hạng',
        'Chỉ số kỳ trước',
        'Tăng/giảm (điểm %)',
        'Hạng kỳ trước',
        'Tăng/giảm bậc',
        'Kỳ',
      ],
      rows: figures.map((figure, at) => row(document, figure, at + 1)),
    }
  })
}

/** How one agency stands by one criterion. */
interface CriterionFigure {
  readonly block: IndexBlock
  readonly agency: IndexAgency
  readonly figure: IndexFigure
}

function byRank(a: CriterionFigure, b: CriterionFigure): number {
  const places = (a.figure.rank ?? Number.MAX_VALUE) - (b.figure.rank ?? Number.MAX_VALUE)
  if (places !== 0) return places
  return a.agency.code < b.agency.code ? -1 : 1
}

function row(
  { method, period }: IndexDocument,
  { block, agency, figure }: CriterionFigure,
  number: number,
): readonly IndexTableCell[] {
  return [
    integerCell(number),
    textCell(agency.code),
    textCell(agency.name),
    textCell(block.name),
    integerCell(countsAreKnown(agency) ? figure.respondents : null),
    decimalCell(figure.percent, method.decimals),
    integerCell(figure.rank),
    decimalCell(figure.previousPercent, method.decimals),
    decimalCell(figure.change, method.decimals),
    integerCell(figure.previousRank),
    integerCell(figure.rankChange),
    textCell(period?.name ?? ''),
  ]
}
