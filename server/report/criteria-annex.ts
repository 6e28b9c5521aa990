import type { IndexAgency, IndexBlock, IndexCriterion, IndexDocument } from '../../scoring/index-document.ts'
import { criterionHeading } from '../../scoring/index-table.ts'
import { figureNotes } from '../figures/figure-notes.ts'
import { countText, footingOf } from '../figures/figure-text.ts'
import { confidenceText, intervalText, rankIntervalText } from '../figures/interval-text.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { numberColumn, percentCell, rankLines, tableOf } from './block-tables.ts'
import { note, type Part } from './document-model.ts'
import { figuresInputOf, signedDecimal, signedInteger } from './report-input.ts'

const { columns, annexes: texts } = reportTexts

/** The ranking of each block by each criterion: by rank, then those without one, by code. */
export function criteriaAnnex(document: IndexDocument): readonly Part[] {
  const figures = document.blocks.flatMap(({ agencies }) =>
    agencies.flatMap(({ criteria }) => Object.values(criteria)),
  )
  const notes = figureNotes(figuresInputOf(document), {
    figures,
    pale: false,
    intervals: true,
    changeIntervals: false,
  })
  const tables = document.blocks.flatMap((block) =>
    document.criteria.map((criterion, place) => criterionTable(document, block, criterion, place)),
  )
  return [...notes.map(note), ...tables]
}

function criterionTable(
  document: IndexDocument,
  block: IndexBlock,
  criterion: IndexCriterion,
  place: number,
) {
  const { method, comparison } = document
  const { code } = criterion
  const agencies = block.agencies.filter(({ criteria }) => criteria[code] !== undefined).sort(byRank(code))
  const of = ({ criteria }: IndexAgency) => criteria[code]!
  const some = (test: (figure: IndexAgency['overall']) => boolean) =>
    agencies.some((agency) => test(of(agency)))
  return tableOf<IndexAgency>(
    texts.criterionCaption(criterionHeading(criterion, place), block.name),
    [
      numberColumn,
      { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
      {
        head: columns.respondents,
        width: 16,
        align: 'center',
        cell: (agency) => countText(of(agency).respondents, footingOf(agency, method), 'vi'),
      },
      {
        // The heads come again on the next page, where the caption does not.
        head: columns.criterionPercent(`TC${place + 1}`),
        width: 16,
        align: 'center',
        cell: (agency) => percentCell(document, agency, of(agency)),
      },
      some(({ interval }) => interval !== null)
        ? {
            head: columns.interval(confidenceText(method, 'vi')),
            width: 23,
            align: 'center',
            cell: (agency) => intervalText(of(agency), method, 'vi'),
          }
        : null,
      {
        head: columns.rank,
        width: 20,
        align: 'center',
        cell: (agency) => rankLines(block, agency, of),
      },
      some(({ rankInterval }) => rankInterval !== null)
        ? {
            head: columns.rankInterval,
            width: 15,
            align: 'center',
            cell: (agency) => rankIntervalText(of(agency), 'vi'),
          }
        : null,
      comparison === null
        ? null
        : {
            head: columns.points,
            width: 16,
            align: 'center',
            cell: (agency) => signedDecimal(of(agency).change, document),
          },
      comparison === null
        ? null
        : {
            head: columns.places,
            width: 14,
            align: 'center',
            cell: (agency) => signedInteger(of(agency).rankChange),
          },
    ],
    agencies,
  )
}

function byRank(code: string) {
  return (a: IndexAgency, b: IndexAgency): number => {
    const rankOf = ({ criteria }: IndexAgency) => criteria[code]?.rank ?? Number.MAX_VALUE
    return rankOf(a) - rankOf(b) || (a.code < b.code ? -1 : 1)
  }
}
