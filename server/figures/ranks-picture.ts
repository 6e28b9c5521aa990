import type { IndexAgency, IndexBlock, IndexFigure } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { possibleRanksText, rankIntervalText } from './interval-text.ts'
import { type RankPictureView, rankPicture } from './rank-picture.ts'

/**
 * The ranks of a block by one figure of its agencies, with their intervals, best first.
 * @param figureOf the overall figure, or that of a criterion
 * @returns null where no rank has an interval
 */
export function ranksPicture(
  { agencies, eligible }: IndexBlock,
  figureOf: (agency: IndexAgency) => IndexFigure,
  { id, language }: { readonly id: string; readonly language: Language },
): RankPictureView | null {
  const texts = figureTexts[language]
  const ranked = agencies
    .flatMap((agency) => {
      const figure = figureOf(agency)
      return figure.rank === null ? [] : [{ name: agency.name, figure, rank: figure.rank }]
    })
    .sort((a, b) => a.rank - b.rank)
  if (!ranked.some(({ figure }) => figure.rankInterval !== null)) return null
  const inWords = ranked.map(({ name, figure, rank }) =>
    [texts.ranked(name, String(rank)), possibleRanksText(figure, language)].filter(Boolean).join(', '),
  )
  return rankPicture({
    id,
    title: texts.rankPicture,
    description: texts.rankPictureDescription(inWords.join('; ')),
    eligible,
    rows: ranked.map(({ name, figure, rank }) => ({
      label: name,
      rank,
      interval: figure.rankInterval,
      value: figure.rankInterval === null ? String(rank) : `${rank} (${rankIntervalText(figure, language)})`,
    })),
    key: texts.rankPictureKey(formatInteger(eligible, language)),
  })
}
