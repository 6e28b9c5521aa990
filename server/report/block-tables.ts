import type { IndexAgency, IndexBlock, IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import { countText, figureText, footingOf, rankText } from '../figures/figure-text.ts'
import { confidenceText, intervalText } from '../figures/interval-text.ts'
import { blockTarget, outcomeShortText } from '../figures/target-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { type Column, type DataTable, row } from './document-model.ts'
import { decimal, percentInText, signedDecimal, signedInteger } from './report-input.ts'

const { columns } = reportTexts

/** A column of a table with what stands in its row of an agency. */
export interface CellColumn<Of> extends Column {
  readonly cell: (one: Of, place: number) => string
}

export const numberColumn: CellColumn<unknown> = {
  head: columns.number,
  width: 10,
  align: 'center',
  cell: (_, place) => String(place + 1),
}

/** A table from its columns; those that are null are left out. */
export function tableOf<Of>(
  caption: string,
  wanted: readonly (CellColumn<Of> | null)[],
  rows: readonly Of[],
): DataTable {
  const shown = wanted.filter((column) => column !== null)
  return {
    kind: 'table',
    caption,
    columns: shown.map(({ head, width, align }) => ({ head, width, align })),
    rows: rows.map((one, place) => row(shown.map(({ cell }) => cell(one, place)))),
  }
}

/** "88,40"; "–", and below it how many answered, where that is too few to say more. */
export function percentCell(document: IndexDocument, agency: IndexAgency, figure: IndexFigure): string {
  const { method } = document
  return figure.percent === null
    ? figureText(figure, method, footingOf(agency, method), 'vi').text.replace(' (', '\n(')
    : decimal(figure.percent, document)
}

/** "2/18", and on a line of its own that others have it, too. */
export function rankLines(
  block: IndexBlock,
  agency: IndexAgency,
  figureOf: (agency: IndexAgency) => IndexFigure | undefined,
): string {
  return rankText(block, agency, figureOf, 'vi').replace(' (', '\n(')
}

/** The agencies of a block with their overall figures, in the order of the document. */
export function overallTable(document: IndexDocument, block: IndexBlock): DataTable {
  const { comparison, method } = document
  const overall = block.agencies.map((agency) => agency.overall)
  const common = blockTarget(method.targets, block.code)
  const commonText = common && figureTexts.vi.targetShort(common.operator, percentInText(common.percent))
  return tableOf(
    reportTexts.results.overall(block.name),
    [
      numberColumn,
      { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
      {
        head: columns.counted,
        width: 14,
        align: 'center',
        cell: (agency) => countText(agency.responses.counted, footingOf(agency, method), 'vi'),
      },
      {
        head: columns.percent,
        width: 16,
        align: 'center',
        cell: (agency) => percentCell(document, agency, agency.overall),
      },
      overall.some(({ interval }) => interval !== null)
        ? {
            head: columns.interval(confidenceText(method, 'vi')),
            width: 23,
            align: 'center',
            cell: (agency) => intervalText(agency.overall, method, 'vi'),
          }
        : null,
      {
        head: columns.rank,
        width: 20,
        align: 'center',
        cell: (agency) => rankLines(block, agency, (of) => of.overall),
      },
      comparison === null
        ? null
        : {
            head: columns.points,
            width: 16,
            align: 'center',
            cell: (agency) => signedDecimal(agency.overall.change, document),
          },
      comparison === null
        ? null
        : {
            head: columns.places,
            width: 14,
            align: 'center',
            cell: (agency) => signedInteger(agency.overall.rankChange),
          },
      overall.some(({ target }) => target !== null)
        ? {
            head: columns.againstTarget(commonText),
            width: 17,
            align: 'center',
            cell: (agency) => outcomeShortText(agency.overall, common, 'vi').replace(' (', '\n('),
          }
        : null,
    ],
    block.agencies,
  )
}

/** More criteria than this do not stand beside one another on a page. */
const mostCriteria = 6

/** Percentage and rank of every agency by every criterion; in several tables where there are many criteria. */
export function criteriaTables(document: IndexDocument, block: IndexBlock): readonly DataTable[] {
  const tables = Math.max(1, Math.ceil(document.criteria.length / mostCriteria))
  const each = Math.ceil(document.criteria.length / tables)
  return Array.from({ length: tables }, (_, table) => {
    const criteria = document.criteria.slice(table * each, (table + 1) * each)
    const shown = tableOf(
      reportTexts.results.criteria(block.name),
      [
        numberColumn,
        { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
        ...criteria.map(
          ({ code, name }): CellColumn<IndexAgency> => ({
            head: name.vi,
            width: Math.min(23, 114 / criteria.length),
            align: 'center',
            cell: (agency) => criterionCell(document, block, agency.criteria[code]),
          }),
        ),
      ],
      block.agencies,
    )
    const means = criteria.map(({ code }) => decimal(block.criteriaMeans[code] ?? null, document))
    return { ...shown, rows: [...shown.rows, row(['', reportTexts.results.meanRow, ...means], true)] }
  })
}

function criterionCell(
  document: IndexDocument,
  { eligible }: IndexBlock,
  figure: IndexFigure | undefined,
): string {
  const percent = decimal(figure?.percent ?? null, document)
  const rank = figure?.rank ?? null
  return rank === null ? percent : `${percent}\n(${rank}/${eligible})`
}
