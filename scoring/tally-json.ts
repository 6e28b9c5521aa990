import type { PairSums, Tally, TallyLayout } from './tally.ts'
import {
  criterionRespondents,
  gradeCounts,
  noOpinionCount,
  pairSums,
  questionPairs,
  responseCount,
  tallyExtent,
  tallyOfSums,
} from './tally.ts'

/** The sums of a pair in a file, in this order: AA, YA, YA the other way round, YY; then YA, YA, YY of satisfied. */
export type PairJson = readonly [number, number, number, number, number, number, number]

/** A tally as the index document carries it, every number under the code that it belongs to. */
export interface TallyJson {
  readonly responses: number
  /** By question code, index questions first, then those outside the index. */
  readonly questions: Readonly<
    Record<string, { readonly grades: Readonly<Record<string, number>>; readonly noOpinion: number }>
  >
  /** By criterion code: m_c, how many graded at least one of its questions. */
  readonly criteria: Readonly<Record<string, number>>
  /** First question → second question, the first before the second in the form; null if not kept. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, PairJson>>>> | null
}

export type ParsedTally =
  | { readonly ok: true; readonly tally: Tally }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/**
 * A tally with its numbers named, for a file that others can read without knowing the layout.
 * @throws if the tally is not of this form.
 * @example tallyToJson(layout, tally).criteria // { access: 40, … }
 */
export function tallyToJson(layout: TallyLayout, tally: Tally): TallyJson {
  return {
    responses: responseCount(tally),
    questions: Object.fromEntries(
      layout.questions.map((code) => {
        const counts = gradeCounts(layout, tally, code)
        const grades = Object.fromEntries(layout.grades.map((grade, place) => [grade.code, counts[place]!]))
        return [code, { grades, noOpinion: noOpinionCount(layout, tally, code) }]
      }),
    ),
    criteria: Object.fromEntries(
      layout.criteria.map(({ code }) => [code, criterionRespondents(layout, tally, code)]),
    ),
    pairs: tallyExtent(layout, tally) === 'pairs' ? pairsToJson(layout, tally) : null,
  }
}

function pairsToJson(layout: TallyLayout, tally: Tally): NonNullable<TallyJson['pairs']> {
  const pairs: Record<string, Record<string, PairJson>> = {}
  for (const [first, second] of questionPairs(layout)) {
    const sums = pairSums(layout, tally, first, second)
    pairs[first] ??= {}
    pairs[first][second] = [
      sums.both,
      sums.pointsOfFirst,
      sums.pointsOfSecond,
      sums.pointsProduct,
      sums.satisfiedWithFirst,
      sums.satisfiedWithSecond,
      sums.satisfiedWithBoth,
    ]
  }
  return pairs
}

/**
 * The tally in a file that somebody else may have written: every code of the form and no other, whole numbers,
 * and sums that some set of responses could have (a question has no more answers than there are responses, …).
 * @param elsewhere the criterion that people who answered for other agencies may have answered (`countedElsewhere`)
 * @returns the tally, of extent `pairs` if the file has them, or every mistake in Vietnamese with its place
 * @example tallyFromJson(layout, JSON.parse(JSON.stringify(tallyToJson(layout, tally)))) // { ok: true, tally }
 */
export function tallyFromJson(
  layout: TallyLayout,
  value: unknown,
  elsewhere: string | null = null,
): ParsedTally {
  const mistakes: string[] = [...shapeMistakes(layout, value)]
  if (mistakes.length > 0) return { ok: false, mistakes }
  const json = value as TallyJson
  const tally = tallyOfSums(layout, {
    responses: json.responses,
    questions: Object.fromEntries(
      layout.questions.map((code) => {
        const { grades, noOpinion } = json.questions[code]!
        return [code, { grades: layout.grades.map((grade) => grades[grade.code]!), noOpinion }]
      }),
    ),
    criteria: json.criteria,
    pairs: json.pairs === null ? null : (first, second) => pairOfJson(json.pairs![first]![second]!),
  })
  mistakes.push(...impossibleSums(layout, tally, elsewhere))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, tally }
}

function pairOfJson([both, first, second, product, first1, second1, both1]: PairJson): PairSums {
  return {
    both,
    pointsOfFirst: first,
    pointsOfSecond: second,
    pointsProduct: product,
    satisfiedWithFirst: first1,
    satisfiedWithSecond: second1,
    satisfiedWithBoth: both1,
  }
}

/** Everything in the wrong place or of the wrong kind. */
function* shapeMistakes(layout: TallyLayout, value: unknown): Generator<string> {
  const fields = yield* membersOf(value, 'tally', ['responses', 'questions', 'criteria', 'pairs'])
  if (fields === null) return
  yield* notACount(fields['responses'], 'tally.responses')
  const questions = yield* membersOf(fields['questions'], 'tally.questions', layout.questions)
  for (const code of questions === null ? [] : layout.questions) {
    const at = `tally.questions.${code}`
    const question = yield* membersOf(questions![code], at, ['grades', 'noOpinion'])
    if (question === null) continue
    yield* notACount(question['noOpinion'], `${at}.noOpinion`)
    yield* countsOf(
      question['grades'],
      `${at}.grades`,
      layout.grades.map((grade) => grade.code),
    )
  }
  const criteria = layout.criteria.map(({ code }) => code)
  yield* countsOf(fields['criteria'], 'tally.criteria', criteria)
  if (fields['pairs'] !== null) yield* pairMistakes(layout, fields['pairs'])
}

function* pairMistakes(layout: TallyLayout, value: unknown): Generator<string> {
  const { indexQuestions } = layout
  const firsts = yield* membersOf(value, 'tally.pairs', indexQuestions.slice(0, -1))
  for (const [place, first] of firsts === null ? [] : indexQuestions.slice(0, -1).entries()) {
    const at = `tally.pairs.${first}`
    const rest = indexQuestions.slice(place + 1)
    const seconds = yield* membersOf(firsts![first], at, rest)
    for (const second of seconds === null ? [] : rest) {
      const sums = seconds![second]
      if (!Array.isArray(sums) || sums.length !== 7 || !sums.every(isCount)) {
        yield `${at}.${second}: phải là bảy số nguyên không âm`
      }
    }
  }
}

/** The members of an object that must have these and no others; null if it cannot be read on. */
function* membersOf(
  value: unknown,
  at: string,
  names: readonly string[],
): Generator<string, Readonly<Record<string, unknown>> | null> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield `${at}: phải là một đối tượng`
    return null
  }
  const missing = names.filter((name) => !Object.hasOwn(value, name))
  const unknown = Object.keys(value).filter((name) => !names.includes(name))
  for (const name of missing) yield `${at}.${name}: thiếu`
  for (const name of unknown) yield `${at}.${name}: không có trong mẫu phiếu`
  return missing.length > 0 ? null : (value as Record<string, unknown>)
}

function* countsOf(value: unknown, at: string, names: readonly string[]): Generator<string> {
  const members = yield* membersOf(value, at, names)
  for (const name of members === null ? [] : names) yield* notACount(members![name], `${at}.${name}`)
}

function* notACount(value: unknown, at: string): Generator<string> {
  if (!isCount(value)) yield `${at}: phải là số nguyên không âm`
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** Far more than there are people; sums of so many, times the points of two grades, are still exact numbers. */
const mostResponses = 10_000_000_000

/** Sums that no set of responses has: bounds that every real tally keeps. */
function* impossibleSums(layout: TallyLayout, tally: Tally, elsewhere: string | null): Generator<string> {
  const responses = responseCount(tally)
  if (responses > mostResponses) {
    yield `tally.responses: nhiều hơn ${mostResponses}`
    return
  }
  const fromElsewhere = new Set(layout.criteria.find(({ code }) => code === elsewhere)?.questions)
  const answersTo = new Map<string, number>()
  for (const code of layout.questions) {
    const answers = gradeCounts(layout, tally, code).reduce((sum, count) => sum + count, 0)
    answersTo.set(code, answers)
    if (!fromElsewhere.has(code) && answers + noOpinionCount(layout, tally, code) > responses) {
      yield `tally.questions.${code}: nhiều câu trả lời hơn số phiếu`
    }
    if (layout.noOpinion === null && noOpinionCount(layout, tally, code) > 0) {
      yield `tally.questions.${code}.noOpinion: mẫu phiếu không có lựa chọn này`
    }
  }
  for (const { code, questions } of layout.criteria) {
    const respondents = criterionRespondents(layout, tally, code)
    const answers = questions.map((question) => answersTo.get(question)!)
    const atMost = Math.min(
      code === elsewhere ? mostResponses : responses,
      answers.reduce((sum, count) => sum + count, 0),
    )
    if (respondents < Math.max(0, ...answers) || respondents > atMost) {
      yield `tally.criteria.${code}: không khớp với số câu trả lời của các câu hỏi`
    }
  }
  if (tallyExtent(layout, tally) !== 'pairs') return
  for (const [first, second] of questionPairs(layout)) {
    // Whoever answered two questions of which one came from elsewhere may be anybody: no fewest follows.
    const all = fromElsewhere.has(first) || fromElsewhere.has(second) ? mostResponses : responses
    if (!isPossiblePair(layout, tally, [first, second], all)) {
      yield `tally.pairs.${first}.${second}: không khớp với số câu trả lời của hai câu hỏi`
    }
  }
}

function isPossiblePair(
  layout: TallyLayout,
  tally: Tally,
  [first, second]: readonly [string, string],
  all: number,
): boolean {
  const sums = pairSums(layout, tally, first, second)
  const alone = [pairSums(layout, tally, first, first), pairSums(layout, tally, second, second)] as const
  const lowest = Math.min(...layout.grades.map((grade) => grade.points))
  const highest = Math.max(...layout.grades.map((grade) => grade.points))
  const { both } = sums
  return (
    within(both, overlap(alone[0].both, alone[1].both, all), Math.min(alone[0].both, alone[1].both)) &&
    within(sums.pointsOfFirst, lowest * both, Math.min(highest * both, alone[0].pointsOfFirst)) &&
    within(sums.pointsOfSecond, lowest * both, Math.min(highest * both, alone[1].pointsOfFirst)) &&
    within(
      sums.pointsProduct,
      lowest * Math.max(sums.pointsOfFirst, sums.pointsOfSecond),
      highest * Math.min(sums.pointsOfFirst, sums.pointsOfSecond),
    ) &&
    within(sums.satisfiedWithFirst, 0, Math.min(both, alone[0].satisfiedWithFirst)) &&
    within(sums.satisfiedWithSecond, 0, Math.min(both, alone[1].satisfiedWithFirst)) &&
    within(
      sums.satisfiedWithBoth,
      overlap(sums.satisfiedWithFirst, sums.satisfiedWithSecond, both),
      Math.min(sums.satisfiedWithFirst, sums.satisfiedWithSecond),
    )
  )
}

/** The fewest that two subsets of a set of so many can share. */
function overlap(a: number, b: number, all: number): number {
  return Math.max(0, a + b - all)
}

function within(value: number, lowest: number, highest: number): boolean {
  return value >= lowest && value <= highest
}
