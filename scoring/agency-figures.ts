import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { criterionPercent } from './criterion-percent.ts'
import type { IneligibleReason, SetApart } from './eligibility.ts'
import { ineligibleBecause } from './eligibility.ts'
import type { Fraction } from './fraction.ts'
import type { IndexQuestion } from './index-document.ts'
import type { ScoringMethod } from './method.ts'
import { overallPercent } from './overall-percent.ts'
import { questionPercent } from './question-percent.ts'
import { roundHalfUp } from './round-half-up.ts'
import type { WithheldCells } from './small-sample.ts'
import { withheldCells, withoutAnswersTo } from './small-sample.ts'
import type { Tally, TallyLayout } from './tally.ts'
import { answerCount, gradeCounts, noOpinionCount, responseCount } from './tally.ts'

/** One published percentage: what an index figure and a bar of the live board begin with. */
export interface AgencyFigure {
  /** Rounded for publication; null where withheld or impossible. */
  readonly percent: number | null
  /** n of the overall figure, m_c of a criterion. */
  readonly respondents: number
  readonly questionsCounted: readonly [counted: number, all: number]
}

/** What a question comes to by itself; what it would gain is seen beside the others. */
export type QuestionFigure = Omit<IndexQuestion, 'gain' | 'correlation'>

/** Everything that follows from the counted responses of one agency alone, before it meets its block. */
export interface AgencyFigures {
  readonly counted: number
  readonly ineligibleBecause: IneligibleReason | null
  readonly overall: AgencyFigure
  /** By criterion code, in the order of the form. */
  readonly criteria: Readonly<Record<string, AgencyFigure>>
  /** By question code, index questions first, then those outside the index. */
  readonly questions: Readonly<Record<string, QuestionFigure>>
  readonly withheld: WithheldCells
}

/**
 * The published figures of an agency from the tally of its counted responses: percentages of questions, criteria
 * and the whole, each computed exactly and rounded once, with small cells withheld; and whether it is eligible.
 * @param layout of `form`
 * @param counted a tally of either extent
 * @param apart why the agency is not ranked whatever its figures are; null: it is ranked if they allow it
 * @param withheld more cells may be withheld than by themselves, as in a breakdown; a withheld question enters nothing
 * @example agencyFigures(form, defaultMethod, tallyLayout(form), tally).overall.percent // 88.4
 */
export function agencyFigures(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  counted: Tally,
  apart: SetApart | null = null,
  withheld: WithheldCells = withheldCells(method, layout, counted),
): AgencyFigures {
  const shown =
    withheld.questions.size === 0 ? counted : withoutAnswersTo(layout, counted, withheld.questions)
  const exact = form.criteria.map(({ code, weight }) => {
    const { percent, ...rest } = criterionPercent(method, layout, shown, code)
    return { code, weight, percent: withheld.criteria.has(code) ? null : percent, ...rest }
  })
  // A withheld criterion is null here too: next to the other criteria the overall would give it away.
  const overall: AgencyFigure = {
    percent: publish(withheld.agency ? null : overallPercent(exact), method),
    respondents: responseCount(counted),
    questionsCounted: questionsOfAll(exact),
  }
  const criteria = exact.map(({ code, weight, percent, respondents, questionsCounted }) => ({
    code,
    weight,
    figure: { percent: publish(percent, method), respondents, questionsCounted },
  }))

  return {
    counted: responseCount(counted),
    ineligibleBecause: ineligibleBecause(method, {
      ended: apart === 'ended',
      unranked: apart === 'unranked',
      counted: responseCount(counted),
      overallPercent: overall.percent,
      criteria: criteria.map(({ code, weight, figure }) => ({ code, weight, percent: figure.percent })),
    }),
    overall,
    criteria: Object.fromEntries(criteria.map(({ code, figure }) => [code, figure])),
    questions: Object.fromEntries(
      layout.questions.map((code) => [
        code,
        questionFigure(method, layout, counted, code, withheld.questions.has(code)),
      ]),
    ),
    withheld,
  }
}

function questionFigure(
  method: ScoringMethod,
  layout: TallyLayout,
  counted: Tally,
  question: string,
  withheld: boolean,
): QuestionFigure {
  const counts = gradeCounts(layout, counted, question)
  return {
    percent: withheld ? null : publish(questionPercent(method.questionMethod, layout.grades, counts), method),
    counted: answerCount(layout, counted, question),
    noOpinion: noOpinionCount(layout, counted, question),
    grades: withheld
      ? null
      : Object.fromEntries(layout.grades.map((grade, place) => [grade.code, counts[place]!])),
  }
}

/** Questions of the criteria that take part in the overall percentage. */
function questionsOfAll(
  criteria: readonly { weight: number; questionsCounted: readonly [number, number] }[],
): readonly [number, number] {
  const parts = criteria.filter(({ weight }) => weight > 0).map(({ questionsCounted }) => questionsCounted)
  return [parts.reduce((sum, [counted]) => sum + counted, 0), parts.reduce((sum, [, all]) => sum + all, 0)]
}

function publish(percent: Fraction | null, { decimals }: ScoringMethod): number | null {
  return percent === null ? null : Number(roundHalfUp(percent, decimals))
}
