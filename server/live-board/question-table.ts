import type { IndexAgency, IndexQuestion } from '../../scoring/index-document.ts'
import type { GradedQuestion } from '../../survey-forms/form-definition.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInteger, formatPercent } from '../web/vietnamese-format.ts'
import type { BoardInput } from './board-frame.ts'
import { type FigureText, figureText, footingOf } from './figure-text.ts'
import { type LikertBarView, likertBar, shade, sharePercent } from './likert-bar.ts'

/** Every question of an agency: percentage, number of answers, and how they fall on the scale. */
export interface QuestionTable {
  readonly caption: string
  readonly heads: {
    readonly question: string
    readonly percent: string
    readonly answers: string
    readonly distribution: string
    readonly grades: readonly string[]
    readonly noOpinion: string
  }
  readonly columns: string
  readonly legend: { readonly label: string; readonly grades: readonly LegendEntry[] }
  /** One per criterion, then the questions outside the index. */
  readonly groups: readonly {
    readonly heading: string
    readonly rows: readonly QuestionRow[]
  }[]
  readonly hint: string | null
}

export interface LegendEntry {
  readonly className: string
  readonly label: string
}

export interface QuestionRow {
  readonly text: string
  readonly figure: FigureText
  readonly answers: string
  readonly noOpinion: string
  /** Count and share of each grade; "–" where they are withheld. */
  readonly grades: readonly string[]
  readonly likert: LikertBarView | null
  readonly withheld: string
}

/** The questions of an agency, grouped by criterion as in the form; those outside the index come last and say so. */
export function questionTable({ document, form, language }: BoardInput, agency: IndexAgency): QuestionTable {
  const texts = boardTexts[language]
  const footing = footingOf(agency, document.method)

  function questionRow({ code, text }: GradedQuestion): QuestionRow {
    const question = agency.questions[code] ?? unknown
    const label = sentence(text[language])
    const grades = form.scale.map((grade) => ({
      label: grade.label[language],
      count: question.grades?.[grade.code] ?? 0,
    }))
    return {
      text: label,
      figure: figureText(
        { percent: question.percent, respondents: question.counted },
        document.method,
        footing,
        language,
      ),
      answers: formatInteger(question.counted, language),
      noOpinion: formatInteger(question.noOpinion, language),
      grades: grades.map(({ count }) =>
        question.grades === null
          ? '–'
          : `${formatInteger(count, language)} (${formatPercent(sharePercent(count, question.counted), 1, language)})`,
      ),
      likert:
        question.grades === null
          ? null
          : likertBar({ id: `likert-${code}`, title: texts.distributionOf(label), grades }),
      withheld: texts.gradesWithheld,
    }
  }

  return {
    caption: texts.questionsCaption,
    heads: {
      question: texts.question,
      percent: texts.percent,
      answers: texts.answers,
      distribution: texts.distribution,
      grades: form.scale.map(({ label }) => label[language]),
      noOpinion: texts.noOpinion,
    },
    columns: String(5 + form.scale.length),
    legend: {
      label: texts.legend,
      grades: form.scale.map(({ label }, place) => ({
        className: `likert-${shade(place, form.scale.length)}`,
        label: label[language],
      })),
    },
    groups: [
      ...form.criteria.map(({ name, questions }) => ({
        heading: name[language],
        rows: questions.map(questionRow),
      })),
      ...(form.outside.length > 0 ? [{ heading: texts.notScored, rows: form.outside.map(questionRow) }] : []),
    ],
    hint: form.outside.length > 0 ? texts.notScoredHint : null,
  }
}

/** A published index may hold an agency of which only the criteria are known. */
const unknown: IndexQuestion = {
  percent: null,
  counted: 0,
  noOpinion: 0,
  grades: null,
  gain: null,
  correlation: null,
}

/** Questions complete a stem and begin small; alone in a table they begin like a sentence. */
function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
