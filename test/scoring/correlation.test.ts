import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlationWithOthers } from '../../scoring/correlation.ts'
import { completeMethod, defaultMethod, questionMethods } from '../../scoring/method.ts'
import { countsOnly, mergeTallies, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import type { RawAnswers } from './support/arbitraries.ts'
import { aCriterion, aForm } from './support/forms.ts'
import { tallyOf } from './support/tally-of.ts'

const form = aForm({ criteria: [aCriterion('a', 2), aCriterion('b', 1, 0.5), aCriterion('c', 2, 1.5)] })
const questions = ['a-1', 'a-2', 'b-1', 'c-1', 'c-2']

function ofPoints(rows: readonly (readonly (number | null)[])[], of: FormDefinition = form): RawAnswers[] {
  const codes = of.criteria.flatMap((criterion) => criterion.questions.map(({ code }) => code))
  return rows.map((row) =>
    Object.fromEntries(
      row.flatMap((points, place) => (points === null ? [] : [[codes[place]!, `grade-${points}`]])),
    ),
  )
}

const correlationOf = (
  responses: readonly RawAnswers[],
  question: string,
  { method = defaultMethod, of = form } = {},
) => correlationWithOthers(of, method, tallyLayout(of), tallyOf(of, responses), question)

describe('the correlation of a question with the other criteria', () => {
  it('is that of the question and the weighted mean of the others, where nobody left a blank', () => {
    const points = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(
        fc.array(fc.array(points, { minLength: 5, maxLength: 5 }), { minLength: 30, maxLength: 60 }),
        fc.constantFrom(...questionMethods),
        (rows, questionMethod) => {
          const method = completeMethod({ questionMethod })
          const worth = (grade: number) => (questionMethod === 'satisfied-share' ? Number(grade >= 4) : grade)
          // Weights 1, 0.5, 1.5 shared by 2, 1 and 2 questions.
          const weights = [0.5, 0.5, 0.5, 0.75, 0.75]
          for (const [place, question] of questions.entries()) {
            const own = question[0]
            const [x, y] = [
              rows.map((row) => worth(row[place]!)),
              rows.map((row) =>
                row.reduce(
                  (sum, grade, at) => sum + (questions[at]![0] === own ? 0 : weights[at]! * worth(grade)),
                  0,
                ),
              ),
            ]
            const expected = pearson(x, y)
            const found = correlationOf(ofPoints(rows), question, { method })
            if (expected === null) expect(found).toBeNull()
            else expect(found).toBeCloseTo(expected, 9)
          }
        },
      ),
    )
  })

  it('is 1 or −1 where one follows from the other', () => {
    const same = Array.from({ length: 30 }, (_, place) => new Array(5).fill(1 + (place % 5)))
    expect(correlationOf(ofPoints(same), 'a-1')).toBeCloseTo(1, 12)
    const opposite = same.map(([grade]) => [6 - grade!, 6 - grade!, grade!, grade!, grade!])
    expect(correlationOf(ofPoints(opposite), 'a-2')).toBeCloseTo(-1, 12)
  })

  it('takes each covariance over those who answered both', () => {
    const two = aForm({ criteria: [aCriterion('a', 1), aCriterion('b', 1)] })
    const rows = [
      ...Array.from({ length: 30 }, (_, place) => [1 + (place % 5), 1 + (place % 3)]),
      ...Array.from({ length: 20 }, () => [5, null]),
    ]
    // cov over the 30 in common: i % 5 and i % 3 are independent there. The other 20 change only the variance of a.
    expect(correlationOf(ofPoints(rows, two), 'a-1', { of: two })).toBeCloseTo(0, 12)
    const tied = rows.map(([a, b]) => [a!, b === null ? null : a!])
    // Variances: a over 50: Σa = 190, Σa² = 830, so 16.6 − 14.44 = 2.16; b over 30: 11 − 9 = 2; cov = 2.
    expect(correlationOf(ofPoints(tied, two), 'a-1', { of: two })).toBeCloseTo(2 / Math.sqrt(2.16 * 2), 12)
  })

  it('is cut at 1 where blanks make covariances contradict each other', () => {
    const three = aForm({ criteria: [aCriterion('a', 1), aCriterion('b', 1), aCriterion('c', 1)] })
    // a goes with b, and a goes with c, but b and c, seen together, go against each other.
    const spread = Array.from({ length: 60 }, (_, place) => 1 + (place % 5))
    const rows = [
      ...spread.map((grade) => [grade, grade, null]),
      ...spread.map((grade) => [grade, null, grade]),
      ...spread.map((grade) => [null, grade, 6 - grade]),
    ]
    // var b + var c + 2 cov bc = 2 + 2 − 4: nothing left that could vary.
    expect(correlationOf(ofPoints(rows, three), 'a-1', { of: three })).toBeNull()
    const mixed = rows.map((row, place) => (place % 3 === 0 && row[0] === null ? [null, 5, 5] : row))
    const found = correlationOf(ofPoints(mixed, three), 'a-1', { of: three })
    expect(found).toBe(1)
  })

  it('is null below 30 answers, or 30 in common, or where the answers do not differ', () => {
    const rows = Array.from({ length: 30 }, (_, place) => [1, 2, 3, 4, 5].map((k) => 1 + ((place * k) % 5)))
    expect(correlationOf(ofPoints(rows), 'a-1')).not.toBeNull()
    expect(correlationOf(ofPoints(rows.slice(1)), 'a-1')).toBeNull()
    expect(correlationOf(ofPoints([...rows.slice(1), [null, 1, 1, 1, 1]]), 'a-1')).toBeNull()
    const agreed = rows.map((row) => [3, ...row.slice(1)])
    expect(correlationOf(ofPoints(agreed), 'a-1')).toBeNull()
    expect(correlationOf(ofPoints(agreed), 'b-1')).not.toBeNull()
  })

  it('takes no account of a criterion without weight, and needs another with it', () => {
    const weighted = aForm({ criteria: [aCriterion('a', 1), aCriterion('b', 1, 0), aCriterion('c', 1)] })
    const rows = Array.from({ length: 40 }, (_, place) => [1 + (place % 5), 1 + (place % 4), 1 + (place % 3)])
    const changed = rows.map(([a, b, c]) => [a!, 6 - b!, c!])
    const of = weighted
    expect(correlationOf(ofPoints(rows, of), 'a-1', { of })).toBe(
      correlationOf(ofPoints(changed, of), 'a-1', { of }),
    )
    expect(correlationOf(ofPoints(rows, of), 'b-1', { of })).not.toBeNull()
    const alone = aForm({ criteria: [aCriterion('a', 1), aCriterion('b', 1, 0)] })
    expect(
      correlationOf(
        ofPoints(
          rows.map((row) => row.slice(0, 2)),
          alone,
        ),
        'a-1',
        { of: alone },
      ),
    ).toBeNull()
  })

  it('does not mind a criterion without weight that hardly anybody answered', () => {
    const of = aForm({ criteria: [aCriterion('a', 1), aCriterion('b', 1, 0), aCriterion('c', 1)] })
    const rows = Array.from({ length: 40 }, (_, place) => [
      1 + (place % 5),
      place < 10 ? 1 + (place % 4) : null,
      1 + (place % 3),
    ])
    expect(correlationOf(ofPoints(rows, of), 'a-1', { of })).not.toBeNull()
  })

  it('is exact where products are too long for a number', () => {
    const of = aForm({ criteria: [aCriterion('a', 1), aCriterion('c', 1)] })
    const layout = tallyLayout(of)
    const agreed = tallyOf(of, ofPoints([[3, 3]], of)).map((sum) => sum * 300_000_000)
    const tally = mergeTallies(
      agreed,
      tallyOf(
        of,
        ofPoints(
          [
            [4, 5],
            [4, 3],
          ],
          of,
        ),
      ),
    )
    // Above 3: 1 and 2, 1 and 0. n·Σab − Σa·Σb and the like, n being 300,000,002.
    const n = 300_000_002
    const expected = (2 * n - 4) / Math.sqrt(2 * n - 4) / Math.sqrt(4 * n - 4)
    expect(correlationWithOthers(of, defaultMethod, layout, tally, 'a-1')).toBeCloseTo(expected, 12)
    expect(correlationWithOthers(of, defaultMethod, layout, agreed, 'a-1')).toBeNull()
  })

  it('needs pair sums, and a question of the index', () => {
    const rows = Array.from({ length: 30 }, (_, place) => [1, 2, 3, 4, 5].map((k) => 1 + ((place * k) % 5)))
    const layout = tallyLayout(form)
    const tally = tallyOf(form, ofPoints(rows))
    const counts = countsOnly(layout, tally)
    expect(correlationWithOthers(form, defaultMethod, layout, counts, 'a-1')).toBeNull()
    for (const sums of [tally, counts]) {
      expect(() => correlationWithOthers(form, defaultMethod, layout, sums, 'altogether')).toThrow(
        "no index question 'altogether'",
      )
    }
  })
})

/** The correlation of two rows of numbers, in the ordinary way; null where one does not vary. */
function pearson(x: readonly number[], y: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const sum = (f: (place: number) => number) => x.reduce((total, _, place) => total + f(place), 0)
  const [xx, yy] = [sum((i) => (x[i]! - mx) ** 2), sum((i) => (y[i]! - my) ** 2)]
  if (xx < 1e-9 || yy < 1e-9) return null
  return sum((i) => (x[i]! - mx) * (y[i]! - my)) / Math.sqrt(xx * yy)
}
