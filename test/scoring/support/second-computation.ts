import type { ScoringMethod } from '../../../scoring/method.ts'
import type { Criterion, FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { RawAnswers } from './arbitraries.ts'

/**
 * The percentages of the scoring method a second time, by another road: from the responses themselves, without
 * tallies or fractions, over one common denominator, and rounded by long division one digit at a time.
 */
export interface SecondFigures {
  readonly overall: number | null
  readonly criteria: Readonly<Record<string, number | null>>
  readonly questions: Readonly<Record<string, number | null>>
}

/** A quotient of integers that is never reduced. */
type Quotient = readonly [numerator: bigint, denominator: bigint]

export function secondComputation(
  form: FormDefinition,
  method: ScoringMethod,
  responses: readonly RawAnswers[],
): SecondFigures {
  const grades = new Map(form.scale.map((grade) => [grade.code, grade]))
  const points = form.scale.map((grade) => grade.points)
  const [lowest, highest] = [Math.min(...points), Math.max(...points)]

  /** Every grade given to a question, one by one. */
  const given = (question: string) =>
    responses.flatMap((answers) => {
      const grade = grades.get(answers[question] ?? '')
      return grade === undefined ? [] : [grade]
    })
  const worthOf = (question: string): number[] =>
    given(question).map((grade) => {
      if (method.questionMethod === 'satisfied-share') return grade.satisfied ? 1 : 0
      return method.questionMethod === 'mean-score' ? grade.points : grade.points - lowest
    })
  const best =
    method.questionMethod === 'satisfied-share'
      ? 1
      : method.questionMethod === 'mean-score'
        ? highest
        : highest - lowest

  /** 100 × the sum of so many worths over the best possible. */
  function percentOf(worths: readonly number[]): Quotient | null {
    if (worths.length === 0) return null
    let sum = 0n
    for (const worth of worths) sum += BigInt(worth)
    return [100n * sum, BigInt(best) * BigInt(worths.length)]
  }

  function criterionOf(criterion: Criterion): Quotient | null {
    const codes = criterion.questions.map(({ code }) => code)
    const respondents = responses.filter((answers) => codes.some((code) => grades.has(answers[code] ?? '')))
    if (respondents.length < method.minimumCriterionResponses) return null
    if (respondents.length < method.smallSample) return null
    const enough = codes.filter((code) => {
      const answers = worthOf(code).length
      return answers > 0 && answers >= method.minimumAnswers && answers >= method.smallSample
    })
    if (enough.length === 0) return null
    if (method.criterionMethod === 'pooled') return percentOf(enough.flatMap(worthOf))
    return weightedSum(
      enough.map((code) => [1n, percentOf(worthOf(code))!]),
      BigInt(enough.length),
    )
  }

  function overall(): Quotient | null {
    if (responses.length < method.smallSample) return null
    // All weights of the tests have at most two decimals.
    const weighted = form.criteria
      .map((criterion) => [BigInt(Math.round(criterion.weight * 100)), criterionOf(criterion)] as const)
      .filter(([weight]) => weight > 0n)
    if (weighted.some(([, percent]) => percent === null)) return null
    return weightedSum(
      weighted as [bigint, Quotient][],
      weighted.reduce((sum, [weight]) => sum + weight, 0n),
    )
  }

  const all = [...form.criteria.flatMap((criterion) => criterion.questions), ...form.outside]
  const round = (percent: Quotient | null) =>
    percent === null ? null : byLongDivision(percent, method.decimals)
  return {
    overall: round(overall()),
    criteria: Object.fromEntries(
      form.criteria.map((criterion) => [criterion.code, round(criterionOf(criterion))]),
    ),
    questions: Object.fromEntries(
      all.map(({ code }) => {
        const worths = worthOf(code)
        return [code, worths.length < method.smallSample ? null : round(percentOf(worths))]
      }),
    ),
  }
}

function weightedSum(parts: readonly (readonly [bigint, Quotient])[], weights: bigint): Quotient {
  const common = parts.reduce((product, [, [, denominator]]) => product * denominator, 1n)
  const sum = parts.reduce((total, [weight, [top, bottom]]) => total + weight * top * (common / bottom), 0n)
  return [sum, common * weights]
}

/** Schoolbook division of non-negative numbers; the digit behind the last decides, 5 and more go up. */
export function byLongDivision([numerator, denominator]: Quotient, decimals: number): number {
  let rest = numerator % denominator
  const digits = [...String(numerator / denominator)].map(Number)
  for (let place = 0; place <= decimals; place++) {
    rest *= 10n
    digits.push(Number(rest / denominator))
    rest %= denominator
  }
  let carry = digits.pop()! >= 5
  for (let place = digits.length - 1; carry && place >= 0; place--) {
    carry = digits[place] === 9
    digits[place] = carry ? 0 : digits[place]! + 1
  }
  if (carry) digits.unshift(1)
  const text = digits.join('')
  return Number(`${text.slice(0, text.length - decimals)}.${text.slice(text.length - decimals)}`)
}
