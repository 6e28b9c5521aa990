import type { ScoringMethod } from '../../../scoring/method.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { RawAnswers } from './arbitraries.ts'

/** A quotient of integers that is never reduced. */
type Quotient = readonly [numerator: bigint, denominator: bigint]

/**
 * S² a second time, from the responses one by one and word for word as the scoring method has it: the sum over
 * respondents i of u_i², u_i = Σ_q g_q (k·y_iq − p_q·a_iq). Exactly, with nothing prepared or shared out beforehand.
 * @param criteria the codes of those that make up the figure
 */
export function squaresOverRespondents(
  form: FormDefinition,
  method: ScoringMethod,
  responses: readonly RawAnswers[],
  criteria: readonly string[],
): { readonly squares: Quotient; readonly parts: readonly Quotient[] } {
  const grades = new Map(form.scale.map((grade) => [grade.code, grade]))
  const points = form.scale.map((grade) => grade.points)
  const [lowest, highest] = [Math.min(...points), Math.max(...points)]
  const rescaled = method.questionMethod === 'rescaled-mean'
  const best = method.questionMethod === 'satisfied-share' ? 1 : highest - (rescaled ? lowest : 0)
  const k: Quotient = [100n, BigInt(best)]

  /** y_iq, or null where a_iq = 0. */
  function worth(answers: RawAnswers, question: string): bigint | null {
    const grade = grades.get(answers[question] ?? '')
    if (grade === undefined) return null
    if (method.questionMethod === 'satisfied-share') return grade.satisfied ? 1n : 0n
    return BigInt(grade.points - (rescaled ? lowest : 0))
  }
  const answersTo = (question: string) =>
    responses.map((answers) => worth(answers, question)).filter((y) => y !== null)
  const total = (worths: readonly bigint[]) => worths.reduce((sum, y) => sum + y, 0n)

  const taking = form.criteria.filter(({ code }) => criteria.includes(code))
  const alone = criteria.length === 1
  const weightOf = (weight: number) => (alone ? 100n : BigInt(Math.round(weight * 100)))
  const weights = taking.reduce((sum, { weight }) => sum + weightOf(weight), 0n)

  const least = Math.max(1, method.minimumAnswers, method.smallSample)
  const terms = taking.flatMap(({ weight, questions }) => {
    const counted = questions.map(({ code }) => code).filter((code) => answersTo(code).length >= least)
    const all = counted.flatMap(answersTo)
    return counted.map((question) => {
      const own = method.criterionMethod === 'pooled' ? all : answersTo(question)
      const divisor =
        method.criterionMethod === 'pooled'
          ? BigInt(all.length)
          : BigInt(counted.length) * BigInt(answersTo(question).length)
      const g: Quotient = [weightOf(weight), weights * divisor]
      const p: Quotient = times(k, [total(own), BigInt(own.length)])
      return { question, g, p }
    })
  })
  const parts = responses.map((answers) =>
    terms.reduce<Quotient>(
      (sum, { question, g, p }) => {
        const y = worth(answers, question)
        return y === null ? sum : plus(sum, times(g, plus(times(k, [y, 1n]), times(p, [-1n, 1n]))))
      },
      [0n, 1n],
    ),
  )
  return { parts, squares: parts.reduce<Quotient>((sum, part) => plus(sum, times(part, part)), [0n, 1n]) }
}

function times(a: Quotient, b: Quotient): Quotient {
  return [a[0] * b[0], a[1] * b[1]]
}

function plus(a: Quotient, b: Quotient): Quotient {
  if (a[0] === 0n) return b
  return a[1] === b[1] ? [a[0] + b[0], a[1]] : [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
}
