import type { FormDefinition, FormId, Grade } from '../survey-forms/form-definition.ts'
import { formId, gradedQuestions, indexQuestions } from '../survey-forms/form-definition.ts'

/**
 * A tally: what a set of responses adds up to, as integers only. Tallies of one layout form a commutative group
 * under element-wise addition, so responses may be added, taken away, split and merged in any order.
 *
 * Layout (README.md has a picture): the number of responses; per graded question, scored ones first, the count of
 * each grade and of no-opinion; per criterion its respondents m_c; then, in the extent `pairs`, seven sums for each
 * pair of index questions. Counts come first, so that a `counts` tally is a prefix of the `pairs` one.
 * Offsets are known here and nowhere else.
 */
export type Tally = readonly number[]

/** `counts`: enough for every percentage. `pairs`: also what intervals and correlations need. */
export type TallyExtent = 'counts' | 'pairs'

/** Where each number of a tally stands, derived from a form version. */
export interface TallyLayout {
  readonly form: FormId
  readonly grades: readonly Grade[]
  /** Codes of the index questions, in the order of the form. */
  readonly indexQuestions: readonly string[]
  /** Codes of every graded question: the index questions, then those outside the index. */
  readonly questions: readonly string[]
  readonly criteria: readonly { readonly code: string; readonly questions: readonly string[] }[]
  readonly noOpinion: string | null
  /** How many numbers a tally of each extent holds. */
  readonly length: Readonly<Record<TallyExtent, number>>
  readonly positions: TallyPositions
}

/** Internal to this file: what turns codes into offsets without searching. */
interface TallyPositions {
  readonly questionByCode: ReadonlyMap<string, number>
  readonly criterionByCode: ReadonlyMap<string, number>
  /** Grade code → its place in the scale; the no-opinion code stands behind the last grade. */
  readonly gradeByCode: ReadonlyMap<string, number>
  readonly points: readonly number[]
  readonly satisfied: readonly number[]
  readonly criterionOfQuestion: readonly number[]
  readonly firstCriterion: number
  /** By first index question: the offset such that adding 7 × the second question's place gives their sums. */
  readonly pairRow: readonly number[]
}

/** Sums over the respondents who graded both of two index questions, the first and the second. */
export interface PairSums {
  /** AA: how many graded both. */
  readonly both: number
  /** YA: points of the first, among them. */
  readonly pointsOfFirst: number
  /** YA the other way round: points of the second. */
  readonly pointsOfSecond: number
  /** YY: points of the first times points of the second. */
  readonly pointsProduct: number
  /** YA of the satisfied indicator: satisfied with the first. */
  readonly satisfiedWithFirst: number
  readonly satisfiedWithSecond: number
  /** YY of the satisfied indicator. */
  readonly satisfiedWithBoth: number
}

const sumsPerPair = 7
const responsesAt = 0
const firstQuestionAt = 1

/**
 * The layout of the tallies of a form version; made once, since a form version never changes.
 * @example tallyLayout(fiveCriteriaProposedV1).length // { counts: 132, pairs: 1462 }
 */
export function tallyLayout(form: FormDefinition): TallyLayout {
  let layout = layouts.get(form)
  if (layout === undefined) {
    layout = layOut(form)
    layouts.set(form, layout)
  }
  return layout
}

const layouts = new WeakMap<FormDefinition, TallyLayout>()

function layOut(form: FormDefinition): TallyLayout {
  const questions = gradedQuestions(form).map((question) => question.code)
  const scored = indexQuestions(form).map((question) => question.code)
  const perQuestion = form.scale.length + 1
  const firstCriterion = firstQuestionAt + questions.length * perQuestion
  const firstPair = firstCriterion + form.criteria.length
  const gradeCodes = form.scale.map((grade) => grade.code)
  if (form.noOpinion) gradeCodes.push(form.noOpinion.code)
  return {
    form: formId(form),
    grades: form.scale,
    indexQuestions: scored,
    questions,
    criteria: form.criteria.map((criterion) => ({
      code: criterion.code,
      questions: criterion.questions.map((question) => question.code),
    })),
    noOpinion: form.noOpinion?.code ?? null,
    length: {
      counts: firstPair,
      pairs: firstPair + (sumsPerPair * scored.length * (scored.length - 1)) / 2,
    },
    positions: {
      questionByCode: placesOf(questions),
      criterionByCode: placesOf(form.criteria.map((criterion) => criterion.code)),
      gradeByCode: placesOf(gradeCodes),
      points: form.scale.map((grade) => grade.points),
      satisfied: form.scale.map((grade) => (grade.satisfied ? 1 : 0)),
      criterionOfQuestion: form.criteria.flatMap((criterion, place) => criterion.questions.map(() => place)),
      firstCriterion,
      pairRow: scored.map(
        (_, first) => firstPair + sumsPerPair * (pairsBefore(first, scored.length) - first - 1),
      ),
    },
  }
}

function placesOf(codes: readonly string[]): ReadonlyMap<string, number> {
  return new Map(codes.map((code, place) => [code, place]))
}

/** How many pairs (a, b) with a < b have a smaller `first`. */
function pairsBefore(first: number, questions: number): number {
  return (first * (2 * questions - first - 1)) / 2
}

/**
 * The tally of no responses.
 * @example emptyTally(layout, 'counts').length // 132
 */
export function emptyTally(layout: TallyLayout, extent: TallyExtent): number[] {
  return new Array<number>(layout.length[extent]).fill(0)
}

/**
 * Which of the two extents a tally has.
 * @throws if its length is neither: it belongs to another form.
 * @example tallyExtent(layout, tally) // 'pairs'
 */
export function tallyExtent(layout: TallyLayout, tally: Tally): TallyExtent {
  if (tally.length === layout.length.pairs) return 'pairs'
  if (tally.length === layout.length.counts) return 'counts'
  throw new Error(`a tally of ${tally.length} numbers is not one of form ${layout.form}`)
}

/**
 * Adds one response (or, with sign −1, takes it away) in place, to the extent that `sums` has.
 * Answers to questions that the form does not have are not looked at; a blank is simply absent.
 * @throws if an answer is neither a grade of the form nor its no-opinion code; `sums` is then unchanged.
 * @example
 * // Added and taken away again:
 * ((sums) => (addResponse(layout, sums, answers), addResponse(layout, sums, answers, -1), sums))([...tally])
 * // tally
 */
export function addResponse(
  layout: TallyLayout,
  sums: number[],
  answers: Readonly<Record<string, string>>,
  sign: 1 | -1 = 1,
): void {
  addAnswers(layout, sums, answers, sign)
  sums[responsesAt]! += sign
}

/**
 * Adds answers like `addResponse`, but not the response: it counts for another agency (shared-reception.ts).
 * @throws as `addResponse`
 * @example
 * ((sums) => (addAnswers(layout, sums, {}), sums[0]))([...tally]) // tally[0]
 */
export function addAnswers(
  layout: TallyLayout,
  sums: number[],
  answers: Readonly<Record<string, string>>,
  sign: 1 | -1 = 1,
): void {
  const withPairs = tallyExtent(layout, sums) === 'pairs'
  const { questions, indexQuestions, positions } = layout
  const perQuestion = layout.grades.length + 1
  const noOpinionPlace = layout.grades.length
  const scored = indexQuestions.length

  const gradeOf = gradePlaces(layout, answers)
  const answered: number[] = []
  let lastCriterion = -1
  for (let question = 0; question < questions.length; question++) {
    const grade = gradeOf[question]!
    if (grade < 0) continue
    sums[firstQuestionAt + question * perQuestion + grade]! += sign
    if (grade === noOpinionPlace || question >= scored) continue
    answered.push(question)
    const criterion = positions.criterionOfQuestion[question]!
    // Questions come grouped by criterion, so a respondent is new to a criterion exactly when it changes.
    if (criterion !== lastCriterion) sums[positions.firstCriterion + criterion]! += sign
    lastCriterion = criterion
  }
  if (withPairs) addPairs(positions, sums, answered, gradeOf, sign)
}

/** The hot loop: 190 pairs × 7 sums for a full response to 20 questions. */
function addPairs(
  { points, satisfied, pairRow }: TallyPositions,
  sums: number[],
  answered: readonly number[],
  gradeOf: readonly number[],
  sign: 1 | -1,
): void {
  for (let i = 0; i < answered.length; i++) {
    const first = answered[i]!
    const firstPoints = sign * points[gradeOf[first]!]!
    const firstSatisfied = sign * satisfied[gradeOf[first]!]!
    const row = pairRow[first]!
    for (let j = i + 1; j < answered.length; j++) {
      const second = answered[j]!
      const secondPoints = points[gradeOf[second]!]!
      const secondSatisfied = satisfied[gradeOf[second]!]!
      const at = row + sumsPerPair * second
      sums[at]! += sign
      sums[at + 1]! += firstPoints
      sums[at + 2]! += sign * secondPoints
      sums[at + 3]! += firstPoints * secondPoints
      sums[at + 4]! += firstSatisfied
      sums[at + 5]! += sign * secondSatisfied
      sums[at + 6]! += firstSatisfied * secondSatisfied
    }
  }
}

function gradePlace(layout: TallyLayout, code: string): number {
  const place = layout.positions.gradeByCode.get(code)
  if (place === undefined) throw new Error(`'${code}' is no grade of form ${layout.form}`)
  return place
}

/** The numbers of a tally by name, from which it can be laid out again. */
export interface TallySums {
  readonly responses: number
  /** By question code: how many gave each grade, in the order of the scale, and how many had no opinion. */
  readonly questions: Readonly<
    Record<string, { readonly grades: readonly number[]; readonly noOpinion: number }>
  >
  /** By criterion code: m_c. */
  readonly criteria: Readonly<Record<string, number>>
  /** The sums of a pair whose first question comes first in the form; null: a tally of counts only. */
  readonly pairs: ((first: string, second: string) => PairSums) | null
}

/**
 * Lays named sums out as a tally.
 * @throws if a question or criterion of the form is missing.
 * @example tallyOfSums({ ...layout, questions: [], criteria: [] }, { responses: 7, questions: {}, criteria: {}, pairs: null }) // [7]
 */
export function tallyOfSums(layout: TallyLayout, sums: TallySums): number[] {
  const counts = [
    sums.responses,
    ...layout.questions.flatMap((code) => {
      const question = sums.questions[code]
      if (question === undefined) throw new Error(`no sums of question '${code}'`)
      return [...question.grades, question.noOpinion]
    }),
    ...layout.criteria.map(({ code }) => {
      const respondents = sums.criteria[code]
      if (respondents === undefined) throw new Error(`no sums of criterion '${code}'`)
      return respondents
    }),
  ]
  const pairsOf = sums.pairs
  if (pairsOf === null) return counts
  return [
    ...counts,
    ...questionPairs(layout).flatMap(([first, second]) => {
      const pair = pairsOf(first, second)
      return [
        pair.both,
        pair.pointsOfFirst,
        pair.pointsOfSecond,
        pair.pointsProduct,
        pair.satisfiedWithFirst,
        pair.satisfiedWithSecond,
        pair.satisfiedWithBoth,
      ]
    }),
  ]
}

/**
 * Every pair of index questions, the first before the second in the form, in the order of their sums.
 * @example questionPairs(layout).length // 190
 */
export function questionPairs({ indexQuestions }: TallyLayout): (readonly [first: string, second: string])[] {
  return indexQuestions.flatMap((first, place) =>
    indexQuestions.slice(place + 1).map((second) => [first, second] as const),
  )
}

/**
 * The tally of both sets of responses together.
 * @throws if the tallies differ in extent or form.
 * @example responseCount(mergeTallies(tally, tally)) // 80
 */
export function mergeTallies(a: Tally, b: Tally): number[] {
  refuseOtherLength(a, b)
  return a.map((sum, at) => sum + b[at]!)
}

/**
 * The tally of the responses of `a` without those of `b`.
 * @throws if the tallies differ in extent or form.
 * @example subtractTally(tally, tally) // emptyTally(layout, 'pairs')
 */
export function subtractTally(a: Tally, b: Tally): number[] {
  refuseOtherLength(a, b)
  return a.map((sum, at) => sum - b[at]!)
}

function refuseOtherLength(a: Tally, b: Tally): void {
  if (a.length !== b.length) {
    throw new Error(`tallies of ${a.length} and ${b.length} numbers cannot be put together`)
  }
}

/**
 * Where the answer to each graded question stands in the scale, in the order of `layout.questions`: −1 for a blank,
 * then the grades from 0, then no-opinion behind the last grade. The form in which responses are added in bulk.
 * @throws if an answer is neither a grade of the form nor its no-opinion code.
 * @example gradePlaces(layout, { 'access-information': 'neutral' }).slice(0, 2) // [2, blankPlace]
 */
export function gradePlaces(layout: TallyLayout, answers: Readonly<Record<string, string>>): number[] {
  const { questions } = layout
  const places = new Array<number>(questions.length)
  for (let question = 0; question < questions.length; question++) {
    const code = answers[questions[question]!]
    places[question] = code === undefined ? blankPlace : gradePlace(layout, code)
  }
  return places
}

/** The place of a blank among the places of grades. */
export const blankPlace = -1

/**
 * The same tally without its pair sums.
 * @example countsOnly(layout, tally).length // 132
 */
export function countsOnly(layout: TallyLayout, tally: Tally): number[] {
  return tally.slice(0, layout.length.counts)
}

/**
 * How many responses were added.
 * @example responseCount(tally) // 40
 */
export function responseCount(tally: Tally): number {
  return tally[responsesAt]!
}

/**
 * How many gave each grade to a question, in the order of the scale.
 * @throws on an unknown question.
 * @example gradeCounts(layout, tally, 'access-fees') // [0, 0, 0, 16, 24]
 */
export function gradeCounts(layout: TallyLayout, tally: Tally, question: string): readonly number[] {
  const at = questionAt(layout, question)
  return tally.slice(at, at + layout.grades.length)
}

/**
 * n_q: how many gave a question a grade.
 * @throws on an unknown question.
 * @example answerCount(layout, tally, 'access-fees') // 40
 */
export function answerCount(layout: TallyLayout, tally: Tally, question: string): number {
  return gradeCounts(layout, tally, question).reduce((sum, count) => sum + count, 0)
}

/**
 * How many answered a question with "no opinion".
 * @throws on an unknown question.
 * @example noOpinionCount(layout, tally, 'access-fees') // 0
 */
export function noOpinionCount(layout: TallyLayout, tally: Tally, question: string): number {
  return tally[questionAt(layout, question) + layout.grades.length]!
}

/**
 * m_c: how many graded at least one question of a criterion.
 * @throws on an unknown criterion.
 * @example criterionRespondents(layout, tally, 'access') // 40
 */
export function criterionRespondents(layout: TallyLayout, tally: Tally, criterion: string): number {
  const place = layout.positions.criterionByCode.get(criterion)
  if (place === undefined) throw new Error(`form ${layout.form} has no criterion '${criterion}'`)
  return tally[layout.positions.firstCriterion + place]!
}

/**
 * The sums over those who graded both of two index questions. In either order, and for a question with itself,
 * where they are derived from its grade counts.
 * @throws on a question that is not in the index, or a tally without pair sums.
 * @example pairSums(layout, tally, 'access-fees', 'staff-courtesy').both // 40
 */
export function pairSums(layout: TallyLayout, tally: Tally, first: string, second: string): PairSums {
  const firstPlace = indexPlace(layout, first)
  const secondPlace = indexPlace(layout, second)
  if (firstPlace === secondPlace) return sumsWithItself(layout, tally, first)
  if (tallyExtent(layout, tally) !== 'pairs') throw new Error('the tally holds no pair sums')
  if (firstPlace > secondPlace) return otherWayRound(pairSums(layout, tally, second, first))
  const at = layout.positions.pairRow[firstPlace]! + sumsPerPair * secondPlace
  return {
    both: tally[at]!,
    pointsOfFirst: tally[at + 1]!,
    pointsOfSecond: tally[at + 2]!,
    pointsProduct: tally[at + 3]!,
    satisfiedWithFirst: tally[at + 4]!,
    satisfiedWithSecond: tally[at + 5]!,
    satisfiedWithBoth: tally[at + 6]!,
  }
}

function sumsWithItself(layout: TallyLayout, tally: Tally, question: string): PairSums {
  const counts = gradeCounts(layout, tally, question)
  const total = (worth: (grade: Grade) => number) =>
    layout.grades.reduce((sum, grade, place) => sum + worth(grade) * counts[place]!, 0)
  const points = total((grade) => grade.points)
  const satisfied = total((grade) => (grade.satisfied ? 1 : 0))
  return {
    both: total(() => 1),
    pointsOfFirst: points,
    pointsOfSecond: points,
    pointsProduct: total((grade) => grade.points ** 2),
    satisfiedWithFirst: satisfied,
    satisfiedWithSecond: satisfied,
    satisfiedWithBoth: satisfied,
  }
}

function otherWayRound(sums: PairSums): PairSums {
  return {
    ...sums,
    pointsOfFirst: sums.pointsOfSecond,
    pointsOfSecond: sums.pointsOfFirst,
    satisfiedWithFirst: sums.satisfiedWithSecond,
    satisfiedWithSecond: sums.satisfiedWithFirst,
  }
}

function questionAt(layout: TallyLayout, question: string): number {
  const place = layout.positions.questionByCode.get(question)
  if (place === undefined) throw new Error(`form ${layout.form} has no graded question '${question}'`)
  return firstQuestionAt + place * (layout.grades.length + 1)
}

function indexPlace(layout: TallyLayout, question: string): number {
  const place = layout.positions.questionByCode.get(question)
  if (place === undefined || place >= layout.indexQuestions.length) {
    throw new Error(`form ${layout.form} has no index question '${question}'`)
  }
  return place
}
