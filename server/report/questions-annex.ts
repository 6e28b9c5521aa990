import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { questionsAreKnown } from '../../scoring/known-counts.ts'
import { questionTable } from '../figures/question-table.ts'
import { reportTexts } from '../texts/report-texts.ts'
import type { CellColumn } from './block-tables.ts'
import { tableOf } from './block-tables.ts'
import { heading, note, type Part } from './document-model.ts'
import { count, figuresInputOf } from './report-input.ts'

const { columns, annexes: texts } = reportTexts

/** Widths in millimetres: a count with its share, and a count alone. */
const shareWidth = 24
const countWidth = 15
/** What the grades of a scale may take of the width of a page, so that questions keep room. */
const gradesWidth = 124

/** A question with its place in the form: "1.2" is the second of the first criterion. */
interface Line {
  readonly place: string
  readonly text: string
  readonly percent: string
  readonly answers: string
  readonly noOpinion: string
  readonly grades: readonly string[]
}

/**
 * How every question of every agency was answered, one table an agency; empty where only criteria are known.
 * Agencies of which nothing is known about questions are left out.
 */
export function questionsAnnex(document: IndexDocument): readonly Part[] {
  const agencies = document.blocks.flatMap((block) => block.agencies).filter(questionsAreKnown)
  if (agencies.length === 0) return []
  const withShares = document.form.definition.scale.length * shareWidth <= gradesWidth
  return [
    note(withShares ? texts.gradesNote : texts.countsNote),
    note(texts.withheldNote(count(document.method.smallSample))),
    ...document.blocks.flatMap((block) => {
      const known = block.agencies.filter(questionsAreKnown)
      return known.length === 0
        ? []
        : [heading(2, block.name), ...known.map((agency) => agencyTable(document, agency, withShares))]
    }),
  ]
}

function agencyTable(document: IndexDocument, agency: IndexAgency, withShares: boolean) {
  const { groups, heads } = questionTable(figuresInputOf(document), agency, { withGains: false })
  const { criteria } = document.form.definition
  const lines = groups.flatMap(({ heading: group, rows }, at) =>
    rows.map((row, place): Line => {
      const isScored = at < criteria.length
      return {
        place: isScored ? `${at + 1}.${place + 1}` : '–',
        text: isScored ? row.text : `${row.text} (${lowerFirst(group)})`,
        percent: row.figure.text.replace(/%$/, ''),
        answers: row.answers,
        noOpinion: row.noOpinion,
        grades: row.grades.map((grade) => (withShares ? grade : grade.replace(/ \(.*$/, ''))),
      }
    }),
  )
  const scale = heads.grades.length
  const gradeWidth = withShares ? shareWidth : Math.min(countWidth, gradesWidth / scale)
  return tableOf<Line>(
    agency.name,
    [
      { head: columns.number, width: 12, align: 'center', cell: ({ place }) => place },
      // The heads come again on the next page, where the caption does not.
      { head: columns.questionOf(agency.name), width: null, align: 'left', cell: ({ text }) => text },
      { head: columns.percent, width: 18, align: 'center', cell: ({ percent }) => percent },
      { head: columns.answers, width: 16, align: 'center', cell: ({ answers }) => answers },
      ...heads.grades.map(
        (head, grade): CellColumn<Line> => ({
          head,
          width: gradeWidth,
          align: 'center',
          cell: ({ grades }) => grades[grade] ?? '–',
        }),
      ),
      { head: columns.noOpinion, width: 18, align: 'center', cell: ({ noOpinion }) => noOpinion },
    ],
    lines,
  )
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
