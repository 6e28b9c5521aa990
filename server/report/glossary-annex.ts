import type { IndexDocument } from '../../scoring/index-document.ts'
import { meaningOfPercent } from '../../scoring/method-notes.ts'
import { confidenceText } from '../figures/interval-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { setUpTexts } from '../texts/set-up-texts.ts'
import { tableOf } from './block-tables.ts'
import type { Part } from './document-model.ts'
import { percentInText } from './report-input.ts'

const texts = reportTexts.glossary
const { columns, overview } = reportTexts

/** What the words of the report mean, under the method by which its figures were computed. */
export function glossaryAnnex({ form, method, criteria }: IndexDocument): readonly Part[] {
  const words = setUpTexts.vi.method
  const confidence = confidenceText(method, 'vi')
  const terms: readonly (readonly [term: string, meaning: string] | null)[] = [
    [
      texts.index,
      `${meaningOfPercent(form.definition, method).vi} ${words.criterion[method.criterionMethod]}`,
    ],
    [texts.overall, words.overall],
    [texts.counted, texts.countedText],
    [texts.noOpinion, texts.noOpinionText],
    [texts.percent, texts.percentText],
    [texts.rank, words.ties[method.ties]],
    [texts.interval, overview.interval(confidence)],
    [texts.rankInterval, figureTexts.vi.rankIntervalNote(confidence)],
    method.sampleError === null
      ? null
      : [texts.required, texts.requiredText(percentInText(100 * method.sampleError))],
    [texts.dash, texts.dashText],
  ]
  const names = criteria.map(({ code, name }, place): readonly [string, string] => [
    `TC${place + 1}`,
    form.definition.criteria.find((criterion) => criterion.code === code)?.reportName.vi ?? name.vi,
  ])
  return [
    tableOf<readonly [string, string]>(
      '',
      [
        { head: columns.term, width: 40, align: 'left', cell: ([term]) => term },
        { head: columns.meaning, width: null, align: 'left', cell: ([, meaning]) => meaning },
      ],
      [...names, ...terms.filter((term) => term !== null)],
    ),
  ]
}
