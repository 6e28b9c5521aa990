import { isoWeekOf, isoWeeksBetween } from '../calendar/iso-weeks.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { AgencyByCut, CountedPart } from './agency-parts.ts'
import { type BreakdownFrame, breakdownFrame, type FrameInput } from './breakdown-frame.ts'
import { figureCell, figureColumns } from './figure-cells.ts'
import { meaningNotes, type PartsTable, withheldNote } from './parts-view.ts'
import { type WeeksPictureView, weeksPicture } from './weeks-picture.ts'

/** The page with an agency's weeks: the trend as a picture, and the same as a table. */
export interface WeeksView extends BreakdownFrame {
  /** Null where there are no responses. */
  readonly table: PartsTable | null
  /** Null where no more than n is shown. */
  readonly picture: WeeksPictureView | null
}

export interface WeeksInput extends FrameInput {
  readonly byCut: AgencyByCut
}

/** Every week from the first response to the last, also those in which nobody answered. */
export function weeksView(input: WeeksInput): WeeksView {
  const { document, agency, byCut, language } = input
  const texts = breakdownTexts[language]
  const weeks = allWeeks(byCut)
  const hasFigures = byCut.whole.figures !== null
  const columns = hasFigures ? figureColumns(document, language) : []
  const rows = weeks.map((week) => {
    const { year, week: number, first, last } = isoWeekOf(week.code)
    return {
      name: texts.week(String(number), String(year)),
      // Under the picture there is room for no more on a phone.
      shortName: `${number}/${year}`,
      hint: texts.weekDays(formatDay(first), formatDay(last)),
      n: formatInteger(week.n, language),
      cells: columns.map((column) => figureCell(column, week, document, language)),
      whole: false,
    }
  })
  const overall = rows.map(({ name, shortName, cells }) => ({ name, shortName, cell: cells.at(-1) }))
  return {
    ...breakdownFrame(input, {
      empty: weeks.length === 0 ? { text: texts.empty.week, action: null } : null,
      notes:
        weeks.length === 0
          ? []
          : hasFigures
            ? [...meaningNotes(document, language), withheldNote(document, language)]
            : [texts.numbersAlone],
    }),
    table:
      weeks.length === 0
        ? null
        : {
            caption: texts.caption('week', agency.name),
            heads: { part: texts.part.week, n: texts.n, figures: columns.map(({ name }) => name) },
            rows: [
              ...rows,
              {
                name: texts.whole,
                hint: '',
                n: formatInteger(byCut.whole.n, language),
                cells: columns.map((column) => figureCell(column, byCut.whole, document, language)),
                whole: true,
              },
            ],
          },
    picture:
      weeks.length === 0 || !hasFigures
        ? null
        : weeksPicture({
            id: 'weeks',
            title: texts.trend,
            description: texts.trendDescription(
              overall.map(({ name, cell }) => `${name}: ${cell?.text ?? texts.noFigure}`).join('; '),
            ),
            weeks: overall.map(({ shortName, cell }) => ({
              label: shortName,
              percent: cell?.percent ?? null,
            })),
            key: texts.trendKey,
          }),
  }
}

function allWeeks({ parts }: AgencyByCut): readonly CountedPart[] {
  const known = new Map(parts.filter(({ n }) => n > 0).map((part) => [part.code, part]))
  const names = [...known.keys()].sort()
  const [first, last] = [names[0], names.at(-1)]
  if (first === undefined || last === undefined) return []
  return isoWeeksBetween(first, last).map((code) => known.get(code) ?? { code, n: 0, figures: null })
}
