import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { outcomeText, targetsText } from '../figures/target-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { formatDecimalInText } from '../web/vietnamese-format.ts'
import { numberColumn, tableOf } from './block-tables.ts'
import { heading, type Part, paragraph } from './document-model.ts'
import { decimal, signedDecimal } from './report-input.ts'

const texts = reportTexts.targets
const { columns } = reportTexts

/** Part IV: who has met the target, of those for whom there is one. */
export function targetsPart(document: IndexDocument): readonly Part[] {
  const blocks = document.blocks
    .map((block) => ({ block, agencies: block.agencies.filter(({ overall }) => overall.target !== null) }))
    .filter(({ agencies }) => agencies.length > 0)
  if (blocks.length === 0) return [heading(1, texts.heading), paragraph(texts.none)]
  return [
    heading(1, texts.heading),
    ...blocks.flatMap(({ block, agencies }, place) => {
      const sentence = targetsText(block, 'vi')
      return [
        heading(2, `${place + 1}. ${block.name}`),
        ...(sentence === null ? [] : [paragraph(sentence)]),
        targetTable(document, block.name, agencies),
      ]
    }),
  ]
}

function targetTable(document: IndexDocument, block: string, agencies: readonly IndexAgency[]) {
  return tableOf<IndexAgency>(
    texts.caption(block),
    [
      numberColumn,
      { head: columns.agency, width: null, align: 'left', cell: ({ name }) => name },
      {
        head: columns.target,
        width: 18,
        align: 'center',
        cell: ({ overall: { target } }) =>
          target === null
            ? '–'
            : figureTexts.vi.targetShort(target.operator, formatDecimalInText(target.percent, 'vi')),
      },
      {
        head: columns.percent,
        width: 18,
        align: 'center',
        cell: ({ overall }) => decimal(overall.percent, document),
      },
      {
        head: columns.difference,
        width: 22,
        align: 'center',
        cell: ({ overall: { percent, target } }) =>
          signedDecimal(percent === null || target === null ? null : percent - target.percent, document),
      },
      {
        head: columns.result,
        width: 40,
        align: 'center',
        cell: ({ overall }) => outcomeText(overall, 'vi') ?? '–',
      },
    ],
    agencies,
  )
}
