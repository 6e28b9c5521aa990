import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import { changeLines, rankThenText, silentSourceNote } from '../figures/change-text.ts'
import { blockChangeNote } from '../figures/figure-notes.ts'
import { changeTexts } from '../texts/change-texts.ts'
import { previousPeriodWords } from '../texts/period-words.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { formatDecimalInText } from '../web/vietnamese-format.ts'
import { numberColumn, tableOf } from './block-tables.ts'
import { heading, item, note, type Part, paragraph } from './document-model.ts'
import { count, decimal, extremes, figuresInputOf, signedDecimal, signedInteger } from './report-input.ts'

const texts = reportTexts.changes
const { columns } = reportTexts

/** Part III: how the overall figures and ranks stand to the previous period. */
export function changesPart(document: IndexDocument): readonly Part[] {
  if (document.comparison === null) return [heading(1, texts.heading), paragraph(texts.none)]
  return [
    heading(1, texts.heading),
    ...document.blocks.flatMap((block, place) =>
      block.agencies.length === 0
        ? []
        : [
            heading(2, `${place + 1}. ${block.name}`),
            ...summary(block),
            changesTable(document, block),
            ...notes(document, block),
          ],
    ),
  ]
}

function summary({ agencies }: IndexBlock): readonly Part[] {
  const changes = agencies.flatMap(({ overall }) => (overall.change === null ? [] : [overall.change]))
  const ranks = agencies.flatMap(({ overall }) => (overall.rankChange === null ? [] : [overall.rankChange]))
  const found = extremes(agencies, ({ overall }) => overall.change)
  const missing = agencies.length - changes.length
  const points = (value: number) => formatDecimalInText(Math.abs(value), 'vi')
  return [
    ...(changes.length === 0 ? [] : [paragraph(texts.points(...movements(changes)))]),
    ...(found !== null && found.highest.figure > 0
      ? [item(texts.mostUp(found.highest.names.join(', '), points(found.highest.figure)))]
      : []),
    ...(found !== null && found.lowest.figure < 0
      ? [item(texts.mostDown(found.lowest.names.join(', '), points(found.lowest.figure)))]
      : []),
    ...(ranks.length === 0 ? [] : [paragraph(texts.ranks(...movements(ranks)))]),
    ...(missing === 0 ? [] : [paragraph(texts.notCompared(count(missing)))]),
  ]
}

function movements(changes: readonly number[]): [up: string, down: string, same: string] {
  const those = (test: (change: number) => boolean) => count(changes.filter(test).length)
  return [those((change) => change > 0), those((change) => change < 0), those((change) => change === 0)]
}

function changesTable(document: IndexDocument, block: IndexBlock) {
  return tableOf<IndexAgency>(
    texts.caption(block.name, previousPeriodWords(document)),
    [
      numberColumn,
      { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
      {
        head: columns.before,
        width: 17,
        align: 'center',
        cell: ({ overall }) => decimal(overall.previousPercent, document),
      },
      {
        head: columns.percent,
        width: 16,
        align: 'center',
        cell: ({ overall }) => decimal(overall.percent, document),
      },
      {
        head: columns.points,
        width: 38,
        align: 'center',
        cell: ({ overall }) => changeCell(document, overall),
      },
      {
        head: columns.rankBefore,
        width: 16,
        align: 'center',
        cell: ({ overall: { previousRank, previousRanked } }) =>
          previousRank === null ? '–' : rankThenText(previousRank, previousRanked),
      },
      {
        head: columns.rank,
        width: 15,
        align: 'center',
        cell: ({ overall: { rank } }) => (rank === null ? '–' : `${rank}/${block.eligible}`),
      },
      {
        head: columns.places,
        width: 14,
        align: 'center',
        cell: ({ overall }) => signedInteger(overall.rankChange),
      },
    ],
    block.agencies,
  )
}

/** The change with its interval; where percentages are not compared, why. */
function changeCell(document: IndexDocument, figure: IndexAgency['overall']): string {
  if (figure.change !== null) {
    const { changeInterval } = figure
    const change = signedDecimal(figure.change, document)
    if (changeInterval === null) return change
    const [lower, upper] = changeInterval.map((bound) => signedDecimal(bound, document)) as [string, string]
    return `${change}\n${changeTexts.vi.bounds(lower, upper)}`
  }
  if (figure.comparable === null || figure.percent === null || figure.rankChange !== null) return '–'
  return changeLines(document, { ...figure, previousRank: null }, 'vi')[0]!.text
}

function notes(document: IndexDocument, block: IndexBlock): readonly Part[] {
  const figures = block.agencies.map(({ overall }) => overall)
  const silent = silentSourceNote(document, figures, 'vi')
  return [
    ...(figures.some(({ changeInterval }) => changeInterval !== null) ? [changeTexts.vi.intervalNote] : []),
    ...blockChangeNote(figuresInputOf(document), figures),
    ...(silent === null ? [] : [silent]),
  ].map(note)
}
