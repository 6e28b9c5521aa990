import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyFigures } from '../../scoring/agency-figures.ts'
import { blockMeans } from '../../scoring/block-means.ts'
import { fraction } from '../../scoring/fraction.ts'
import {
  completeMethod,
  criterionMethods,
  type QuestionMethod,
  questionMethods,
} from '../../scoring/method.ts'
import { questionPercent } from '../../scoring/question-percent.ts'
import { ranking } from '../../scoring/ranking.ts'
import { roundHalfUp } from '../../scoring/round-half-up.ts'
import { tallyLayout, tallyOfSums } from '../../scoring/tally.ts'
import { aCriterion, aForm, aScale } from './support/forms.ts'

const scale = aScale([1, 2, 3, 4, 5], 4)

describe('a percentage that lies on a half', () => {
  // 100 × part / (best × n), where `part` counts points, satisfied people, or points above the lowest.
  it.each([
    ['mean-score', 5],
    ['satisfied-share', 1],
    ['rescaled-mean', 4],
  ] as const)('by %s goes up, for every number of answers up to 5,000', (questionMethod, best) => {
    let halves = 0
    let lostInFloatingPoint = 0
    for (let answers = 1; answers <= 5000; answers++) {
      const whole = best * answers
      // It has a 5 at the third place and nothing behind it just where 20,000 × part / whole is an odd integer.
      const step = whole / greatestCommonDivisor(whole, 20_000)
      for (let part = step; part <= whole; part += step) {
        const doubled = (20_000 * part) / whole
        const isAttainable = questionMethod !== 'mean-score' || part >= answers
        if (doubled % 2 === 0 || !isAttainable) continue
        halves++
        const expected = (doubled + 1) / 2 / 100
        const exact = questionPercent(questionMethod, scale, gradesWith(questionMethod, answers, part))
        if (Number(roundHalfUp(exact!, 2)) !== expected) {
          expect.fail(`${part} of ${whole} is to be published as ${expected}`)
        }
        if (Math.round(((100 * part) / whole) * 100) / 100 !== expected) lostInFloatingPoint++
      }
    }
    expect(halves).toBeGreaterThan(5000)
    // What floating point makes of the same cases: the test would notice it.
    expect(lostInFloatingPoint).toBeGreaterThan(0)
  })
})

/** Grade counts of so many answers that have this numerator in the formula of the method. */
function gradesWith(questionMethod: QuestionMethod, answers: number, part: number): readonly number[] {
  if (questionMethod === 'satisfied-share') return [answers - part, 0, 0, part, 0]
  const above = questionMethod === 'mean-score' ? part - answers : part
  const counts = [0, 0, 0, 0, 0]
  const fives = Math.floor(above / 4)
  counts[4]! += fives
  if (above % 4 > 0) counts[above % 4]! += 1
  counts[0]! += answers - fives - (above % 4 > 0 ? 1 : 0)
  return counts
}

describe('ranks', () => {
  const decimals = fc.nat(6)

  it('are those of the decimals, whatever binary numbers stand for them, in whatever order they come', () => {
    const near = (places: number) =>
      fc.array(fc.option(fc.integer({ min: 88 * 10 ** places - 4, max: 88 * 10 ** places + 4 })), {
        minLength: 2,
        maxLength: 12,
      })
    const cases = decimals.chain((places) =>
      fc.record({
        places: fc.constant(places),
        units: near(places),
        order: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        ties: fc.constantFrom('competition' as const, 'dense' as const),
      }),
    )
    fc.assert(
      fc.property(cases, ({ places, units, order, ties }) => {
        const shuffled = units.toSorted((a, b) => order[units.indexOf(a)]! - order[units.indexOf(b)]!)
        for (const row of [units, shuffled]) {
          const published = row.map((unit) =>
            unit === null ? null : Number(roundHalfUp(fraction(unit, 10 ** places), places)),
          )
          expect(ranking(published, ties)).toEqual(ranking(row, ties))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('are shared by agencies whose answers have the same mean, however many they are and however spread', () => {
    const form = aForm({ scale, criteria: [aCriterion('a', 4, 0.1), aCriterion('b', 3, 0.3)], outside: [] })
    const layout = tallyLayout(form)
    const codes = layout.questions
    const tally = (means: readonly (readonly [points: number, answers: number])[], spread: boolean) =>
      tallyOfSums(layout, {
        responses: 1000,
        questions: Object.fromEntries(
          codes.map((code, place) => [
            code,
            { grades: gradesOf(means[place]![0], means[place]![1], spread), noOpinion: 0 },
          ]),
        ),
        criteria: { a: 1000, b: 1000 },
        pairs: null,
      })
    const mean = fc
      .integer({ min: 5, max: 60 })
      .chain((answers) => fc.tuple(fc.integer({ min: answers, max: 5 * answers }), fc.constant(answers)))
    const means = fc.array(mean, { minLength: codes.length, maxLength: codes.length })
    fc.assert(
      fc.property(
        means,
        fc.integer({ min: 2, max: 13 }),
        decimals,
        fc.constantFrom('mean-score' as const, 'rescaled-mean' as const),
        (one, times, places, questionMethod) => {
          const method = completeMethod({ decimals: places, questionMethod })
          // As many answers again, on other grades, and the questions of each criterion the other way round.
          const more = one.map(([points, answers]) => [times * points, times * answers] as const)
          const turned = [...more.slice(0, 4).reverse(), ...more.slice(4).reverse()]
          const other = [one[0]!, ...one.slice(1, -1), one.at(-1)!.map((n) => 2 * n) as [number, number]]
          const figures = [tally(one, false), tally(turned, true), tally(other, true)].map((sums) =>
            agencyFigures(form, method, layout, sums),
          )
          for (const percentOf of [
            (agency: (typeof figures)[number]) => agency.overall.percent,
            (agency: (typeof figures)[number]) => agency.criteria['a']!.percent,
            (agency: (typeof figures)[number]) => agency.criteria['b']!.percent,
          ]) {
            expect(ranking(figures.map(percentOf), 'competition')).toEqual([1, 1, 1])
          }
          expect(blockMeans(method, ['a', 'b'], figures)).toEqual({
            overall: figures[0]!.overall.percent,
            criteria: { a: figures[0]!.criteria['a']!.percent, b: figures[0]!.criteria['b']!.percent },
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('and percentages are the same for every method after every response is counted a thousand times', () => {
    const form = aForm({ scale, outside: [] })
    const layout = tallyLayout(form)
    const counts = fc.array(fc.nat(30), { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(counts, decimals, (grades, places) => {
        const sums = (times: number) => {
          const questions = layout.questions.map((code, place) => {
            const own = grades.slice(5 * place, 5 * place + 5).map((count) => times * count)
            return [code, { grades: own, noOpinion: 0 }] as const
          })
          const criteria = { access: times * 300, staff: times * 300 }
          return tallyOfSums(layout, {
            responses: times * 300,
            questions: Object.fromEntries(questions),
            criteria,
            pairs: null,
          })
        }
        for (const questionMethod of questionMethods) {
          for (const criterionMethod of criterionMethods) {
            const method = completeMethod({
              questionMethod,
              criterionMethod,
              decimals: places,
              smallSample: 0,
              minimumAnswers: 0,
            })
            const [once, often] = [sums(1), sums(1000)].map((tally) =>
              agencyFigures(form, method, layout, tally),
            )
            expect(often!.overall.percent).toBe(once!.overall.percent)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

/** Grade counts with so many points from so many answers: in the middle of the scale, or at its ends. */
function gradesOf(points: number, answers: number, spread: boolean): readonly number[] {
  if (spread) return gradesWith('mean-score', answers, points)
  const counts = [0, 0, 0, 0, 0]
  const low = Math.floor(points / answers)
  counts[low - 1]! += answers - (points % answers)
  if (points % answers > 0) counts[low]! += points % answers
  return counts
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
