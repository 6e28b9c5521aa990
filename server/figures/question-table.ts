import type { IndexAgency, IndexQuestion } from '../../scoring/index-document.ts'
import { meaningOfPercent } from '../../scoring/method-notes.ts'
import type { GradedQuestion } from '../../survey-forms/form-definition.ts'
import { agencyTexts } from '../texts/agency-texts.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { formatDecimal, formatInteger, formatPercent } from '../web/vietnamese-format.ts'
import { type FigureText, figureText, footingOf } from './figure-text.ts'
import type { FiguresInput } from './figures-input.ts'
import { type LikertBarView, likertBar, shade, sharePercent } from './likert-bar.ts'
import { correlationText, gainsAreKnown, priorityQuestions, sentence } from './priorities.ts'

/** Every question of an agency: percentage, number of answers, and how they fall on the scale. */
export interface QuestionTable {
  readonly caption: string
  readonly heads: {
    readonly question: string
    readonly percent: string
    readonly answers: string
    /** Null, like the cells below them, where no gain is known. */
    readonly gain: string | null
    readonly correlation: string | null
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
  readonly notes: readonly string[]
}

export interface LegendEntry {
  readonly className: string
  readonly label: string
}

export interface QuestionRow {
  readonly text: string
  readonly figure: FigureText
  readonly answers: string
  readonly gain: string | null
  /** "Ưu tiên 1"; empty for a question that is none of the three. */
  readonly priority: string
  readonly correlation: string | null
  readonly noOpinion: string
  /** Count and share of each grade; "–" where they are withheld. */
  readonly grades: readonly string[]
  readonly likert: LikertBarView | null
  readonly withheld: string
}

/**
 * The questions of an agency, grouped by criterion as in the form; those outside the index come last and say so.
 * @param withGains with what each could add to the overall index, which is for those who plan improvements
 */
export function questionTable(
  { document, form, language }: FiguresInput,
  agency: IndexAgency,
  { withGains }: { readonly withGains: boolean } = { withGains: true },
): QuestionTable {
  const texts = figureTexts[language]
  const agencyWords = agencyTexts[language]
  const footing = footingOf(agency, document.method)
  const hasGains = withGains && gainsAreKnown(agency)
  const priorities = priorityQuestions(form, agency)

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
      gain: hasGains ? gainText(question.gain) : null,
      priority:
        hasGains && priorities.includes(code)
          ? agencyWords.priorities.priority(String(priorities.indexOf(code) + 1))
          : '',
      correlation: hasGains ? correlationText(question.correlation, language) : null,
      noOpinion: formatInteger(question.noOpinion, language),
      grades: grades.map(({ count }) =>
        question.grades === null
          ? '–'
          : `${formatInteger(count, language)} (${formatPercent(sharePercent(count, question.counted), 1, language)})`,
      ),
      likert:
        question.grades === null
          ? null
          : likertBar({ id: `likert-${code}`, title: agencyWords.distributionOf(label), grades }),
      withheld: agencyWords.gradesWithheld,
    }
  }

  function gainText(gain: number | null): string {
    return gain === null ? '–' : formatDecimal(gain, document.method.decimals, language)
  }

  const groups = [
    ...form.criteria.map(({ name, questions }) => ({
      heading: name[language],
      rows: questions.map(questionRow),
    })),
    ...(form.outside.length > 0
      ? [{ heading: agencyWords.notScored, rows: form.outside.map(questionRow) }]
      : []),
  ]
  const hasPale = groups.some(({ rows }) => rows.some(({ figure }) => figure.pale))

  return {
    caption: agencyWords.questionsCaption,
    heads: {
      question: agencyWords.question,
      percent: texts.percent,
      answers: agencyWords.answers,
      gain: hasGains ? agencyWords.priorities.gainHead : null,
      correlation: hasGains ? agencyWords.priorities.correlationHead : null,
      distribution: agencyWords.distribution,
      grades: form.scale.map(({ label }) => label[language]),
      noOpinion: agencyWords.noOpinion,
    },
    columns: String(5 + (hasGains ? 2 : 0) + form.scale.length),
    legend: {
      label: agencyWords.legend,
      grades: form.scale.map(({ label }, place) => ({
        className: `likert-${shade(place, form.scale.length)}`,
        label: label[language],
      })),
    },
    groups,
    hint: form.outside.length > 0 ? agencyWords.notScoredHint : null,
    notes: [
      meaningOfPercent(form, document.method)[language],
      ...(hasGains ? [agencyWords.priorities.correlationNote] : []),
      ...(hasPale ? [texts.smallSample] : []),
    ],
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
