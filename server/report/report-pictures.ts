import type { IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import { barChart } from '../figures/bar-chart.ts'
import { confidenceText } from '../figures/interval-text.ts'
import { blockTarget, targetText } from '../figures/target-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { formatPercent } from '../web/vietnamese-format.ts'
import type { Picture } from './document-model.ts'
import { rankingPicture } from './ranking-picture.ts'

const texts = reportTexts.results

/** As many bars as stand on a page with what belongs to them. */
const mostBars = 30

/** The overall figures of a block as bars, best first: one picture, or several where the block is large. */
export function rankingPictures(document: IndexDocument, block: IndexBlock): readonly Picture[] {
  const { method } = document
  const shown = block.agencies.flatMap(({ name, eligible, overall: { percent, interval } }) =>
    percent === null ? [] : [{ label: name, percent, interval, pale: !eligible }],
  )
  const pictures = Math.ceil(shown.length / mostBars)
  const each = Math.ceil(shown.length / pictures)
  const common = blockTarget(method.targets, block.code)
  const target = common && { percent: common.percent, label: targetText(common, 'vi') }
  return Array.from({ length: pictures }, (_, picture) => {
    const bars = shown
      .slice(picture * each, (picture + 1) * each)
      .map((bar) => ({ ...bar, value: formatPercent(bar.percent, method.decimals, 'vi') }))
    const key = texts.rankingKey(
      bars.some(({ interval }) => interval !== null) ? confidenceText(method, 'vi') : null,
      target !== null,
      bars.some(({ pale }) => pale),
    )
    const inWords = [
      ...bars.map(({ label, value }) => `${label}: ${value}`),
      ...(target ? [target.label] : []),
    ]
    const caption = texts.ranking(block.name)
    return {
      kind: 'picture',
      caption,
      key,
      drawing: {
        partial: 'chart-ranking',
        view: rankingPicture({
          id: 'ranking',
          title: caption,
          description: figureTexts.vi.blockChartDescription(inWords.join('; ')),
          bars,
          target,
        }),
      },
    }
  })
}

/** The means of a block by criterion; none where no agency is ranked. */
export function meansPicture(document: IndexDocument, block: IndexBlock): readonly Picture[] {
  const means = [
    ...document.criteria.map(({ code, name }) => ({
      label: name.vi,
      percent: block.criteriaMeans[code] ?? null,
      emphasised: false,
    })),
    { label: figureTexts.vi.overall, percent: block.mean, emphasised: true },
  ].map((mean) => ({
    ...mean,
    value: mean.percent === null ? '–' : formatPercent(mean.percent, document.method.decimals, 'vi'),
  }))
  if (means.every(({ percent }) => percent === null)) return []
  const caption = texts.means(block.name)
  return [
    {
      kind: 'picture',
      caption,
      key: '',
      drawing: {
        partial: 'chart-bars',
        view: barChart({
          id: 'means',
          title: caption,
          description: figureTexts.vi.blockChartDescription(
            means.map(({ label, value }) => `${label}: ${value}`).join('; '),
          ),
          bars: means.map((mean) => ({ ...mean, pale: false, interval: null, target: null })),
        }),
      },
    },
  ]
}
