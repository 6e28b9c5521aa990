import type { AgencyFigure } from '../../scoring/agency-figures.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatPercent } from '../web/vietnamese-format.ts'
import type { ShownFigures } from './agency-parts.ts'

/** A figure of a part as a cell, and beside its bar. */
export interface FigureCell {
  readonly text: string
  /** Withheld, or nobody answered. */
  readonly pale: boolean
  /** How many of its questions entered the figure, where not all did; else empty. */
  readonly note: string
  readonly percent: number | null
}

/** One figure of which every part has one: a criterion or the overall. */
export interface FigureColumn {
  readonly code: string
  readonly name: string
  readonly emphasised: boolean
  readonly of: (figures: NonNullable<ShownFigures>) => AgencyFigure
}

/** The criteria in the order of the form, and the overall figure last. */
export function figureColumns(
  { criteria }: Pick<IndexDocument, 'criteria'>,
  language: Language,
): readonly FigureColumn[] {
  return [
    ...criteria.map(({ code, name }) => ({
      code,
      name: name[language],
      emphasised: false,
      of: (figures: NonNullable<ShownFigures>) => figures.criteria[code]!,
    })),
    { code: 'overall', name: figureTexts[language].overall, emphasised: true, of: ({ overall }) => overall },
  ]
}

/** A percentage, or in words that there is none: never 0 instead. */
export function figureCell(
  column: FigureColumn,
  { n, figures }: { readonly n: number; readonly figures: ShownFigures },
  { method }: Pick<IndexDocument, 'method'>,
  language: Language,
): FigureCell {
  const texts = breakdownTexts[language]
  const figure = figures && column.of(figures)
  if (figure === null || figure.percent === null) {
    return { text: n === 0 ? texts.noResponses : texts.tooFew, pale: true, note: '', percent: null }
  }
  const [counted, all] = figure.questionsCounted
  return {
    text: formatPercent(figure.percent, method.decimals, language),
    pale: false,
    note: counted < all ? texts.questions(String(counted), String(all)) : '',
    percent: figure.percent,
  }
}
