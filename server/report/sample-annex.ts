import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { type CellColumn, numberColumn, tableOf } from './block-tables.ts'
import type { Part } from './document-model.ts'
import { count } from './report-input.ts'

const { columns, annexes: texts } = reportTexts

/** How many responses each agency has, and whether they are as many as they should be; empty where none is known. */
export function sampleAnnex({ blocks }: IndexDocument): readonly Part[] {
  const agencies = blocks.flatMap((block) => block.agencies)
  if (!agencies.some(countsAreKnown)) return []
  const optional = (
    head: string,
    width: number,
    figureOf: (agency: IndexAgency) => number | null,
    reachedBy: (agency: IndexAgency) => boolean | null = () => null,
  ): CellColumn<IndexAgency> | null =>
    agencies.every((agency) => figureOf(agency) === null)
      ? null
      : { head, width, align: 'center', cell: (agency) => shown(figureOf(agency), reachedBy(agency)) }
  return blocks.map((block) =>
    tableOf<IndexAgency>(
      block.name,
      [
        numberColumn,
        { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
        counted(columns.received, ({ responses }) => responses.received),
        counted(columns.excluded, ({ responses }) => responses.received - responses.counted),
        counted(columns.counted, ({ responses }) => responses.counted),
        optional(
          columns.quota,
          19,
          ({ quota }) => quota,
          ({ quotaReached }) => quotaReached,
        ),
        optional(columns.transactions, 20, ({ transactions }) => transactions),
        optional(
          columns.required,
          19,
          ({ requiredSample }) => requiredSample,
          ({ sampleAdequate }) => sampleAdequate,
        ),
      ],
      block.agencies,
    ),
  )
}

function counted(head: string, figureOf: (agency: IndexAgency) => number): CellColumn<IndexAgency> {
  return {
    head,
    width: 15,
    align: 'center',
    cell: (agency) => (countsAreKnown(agency) ? count(figureOf(agency)) : '–'),
  }
}

/** "100", and below it whether that is reached. */
function shown(value: number | null, reached: boolean | null): string {
  if (value === null) return '–'
  return reached === null ? count(value) : `${count(value)}\n(${reached ? texts.reached : texts.notReached})`
}
