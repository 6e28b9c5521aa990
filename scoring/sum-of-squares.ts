import type { FigureTerm } from './figure-terms.ts'
import { leastCommonMultiple } from './fraction.ts'
import type { QuestionMethod } from './method.ts'
import type { ScoredPair } from './scored-pair.ts'
import { scoredPair } from './scored-pair.ts'
import type { Tally, TallyLayout } from './tally.ts'

/** An exact quotient that nobody has to bring into lowest terms: the numbers are too long for it to pay. */
export interface ExactQuotient {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * S² / k²: the sum over respondents of the square of what each moves the figure, Σ_i (Σ_q g_q (y_iq − a_iq p_q/k))²;
 * "interval" of the scoring method (linearisation of a sum of ratios: Woodruff 1971; Särndal, Swensson & Wretman
 * 1992, 5.5). Computed exactly from the pair sums, so that it is 0 just where every respondent's part is 0.
 *
 * In integers, with M_q answers and total T_q of each term:
 * Σ_i (M_q y_iq − T_q a_iq)(M_r y_ir − T_r a_ir) = M_q M_r YY − M_q T_r YA_qr − T_q M_r YA_rq + T_q T_r AA.
 * @param terms each with answers > 0
 * @throws if the tally holds no pair sums and there is more than one term.
 * @example sumOfSquares('mean-score', layout, tally, []) // { numerator: 0n, denominator: 1n }
 */
export function sumOfSquares(
  questionMethod: QuestionMethod,
  layout: TallyLayout,
  tally: Tally,
  terms: readonly FigureTerm[],
): ExactQuotient {
  // g_q / M_q = share / M_q² over one denominator: the shares' times the square of what all M_q divide.
  const shares = leastCommonMultiple(new Set(terms.map(({ share }) => share.denominator)))
  const answers = leastCommonMultiple(new Set(terms.map((term) => BigInt(term.answers))))
  const parts = terms.map((term) => ({
    ...term,
    factor: term.share.numerator * (shares / term.share.denominator) * (answers / BigInt(term.answers)) ** 2n,
  }))

  let numerator = 0n
  for (const [place, first] of parts.entries()) {
    // The long factor of the first is multiplied once for all its pairs; every pair counts twice, q with r and r with q.
    let withOthers = 0n
    for (const second of parts.slice(place)) {
      const pair = scoredPair(questionMethod, layout, tally, first.question, second.question)
      const together = sumOfProducts(first, second, pair)
      withOthers += second.factor * (second === first ? together : 2n * together)
    }
    numerator += first.factor * withOthers
  }
  return { numerator, denominator: (shares * answers ** 2n) ** 2n }
}

/** Σ_i (M_q y_iq − T_q a_iq)(M_r y_ir − T_r a_ir), exactly. */
function sumOfProducts(first: FigureTerm, second: FigureTerm, pair: ScoredPair): bigint {
  const [plus, minus, minusToo, plusToo] = [
    first.answers * second.answers * pair.product,
    first.answers * second.total * pair.first,
    first.total * second.answers * pair.second,
    first.total * second.total * pair.both,
  ]
  // Below 2^51 each is exact, and so is their sum.
  if (Math.max(plus, minus, minusToo, plusToo) < 2 ** 51) return BigInt(plus - minus - minusToo + plusToo)
  const [count, total] = [BigInt(second.answers), BigInt(second.total)]
  return (
    BigInt(first.answers) * (count * BigInt(pair.product) - total * BigInt(pair.first)) -
    BigInt(first.total) * (count * BigInt(pair.second) - total * BigInt(pair.both))
  )
}
