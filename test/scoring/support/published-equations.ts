import type { AgencyFigures } from '../../../scoring/agency-figures.ts'
import type { AgencyCuts } from '../../../scoring/breakdown-withholding.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import { answerCount, type Tally, tallyLayout } from '../../../scoring/tally.ts'
import type { TallyJson } from '../../../scoring/tally-json.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { BrokenDownAgency } from './broken-down-agency.ts'
import { type Combination, combination, LinearAttacker } from './linear-attacker.ts'

export type ShownFigures = Omit<AgencyFigures, 'ineligibleBecause'>

/** Everything that is shown of one agency at one moment. */
export interface Shown {
  readonly whole: ShownFigures
  readonly tally: TallyJson | null
  readonly parts: Readonly<
    Record<string, readonly { readonly code: string; readonly figures: ShownFigures }[]>
  >
}

export type Publish = (form: FormDefinition, method: ScoringMethod, whole: Tally, cuts: AgencyCuts) => Shown

type Terms = (readonly [unknown: string, factor: bigint])[]

/**
 * The withheld cells whose grade counts or percentage follow from everything that is shown: none, if withholding is
 * right. The unknowns are how many in a cell gave a grade to a question; every n is known. A percentage counts as
 * exact, as if it were never rounded. Not judged: a part that holds every answer that the agency has to a question,
 * since it is the agency.
 */
export function disclosedCells(
  { form, method, whole, cuts, sums }: BrokenDownAgency,
  publish: Publish,
): { readonly disclosed: readonly string[]; readonly withheld: number; readonly shown: number } {
  const layout = tallyLayout(form)
  const shown = publish(form, method, whole, cuts)
  const attacker = new LinearAttacker()
  const unknown = (cell: string, question: string, grade: string) => `${cell} ${question} ${grade}`
  const lowest = Math.min(...form.scale.map(({ points }) => points))
  const worthOf = ({ points, satisfied }: FormDefinition['scale'][number]) => {
    if (method.questionMethod === 'satisfied-share') return satisfied ? 1 : 0
    return method.questionMethod === 'mean-score' ? points : points - lowest
  }
  /** The points of a question, that is its percentage, times a factor. */
  const worth = (cell: string, question: string, factor = 1n): Terms =>
    form.scale.map((grade) => [unknown(cell, question, grade.code), factor * BigInt(worthOf(grade))] as const)

  // What the cells are made of.
  for (const question of layout.questions) {
    for (const { code: grade } of form.scale) {
      for (const [sum, ...parts] of sums) {
        const terms: Terms = parts.map((part) => [unknown(part, question, grade), -1n])
        attacker.learn(combination([[unknown(sum, question, grade), 1n], ...terms]))
      }
    }
  }

  const pages = [
    { cell: 'whole', tally: whole, figures: shown.whole },
    ...Object.entries(cuts).flatMap(([cut, parts]) =>
      parts.map(({ code, tally }) => ({
        cell: `${cut}/${code}`,
        tally,
        figures: shown.parts[cut]!.find((part) => part.code === code)!.figures,
      })),
    ),
  ]
  for (const { cell, tally, figures } of pages) {
    const n = (question: string) => answerCount(layout, tally, question)
    for (const question of layout.questions) {
      const { grades, percent } = figures.questions[question]!
      if (grades !== null || n(question) === 0 || (cell === 'whole' && shown.tally !== null)) {
        for (const { code } of form.scale) attacker.learn(new Map([[unknown(cell, question, code), 1n]]))
      }
      if (percent !== null) attacker.learn(combination(worth(cell, question)))
    }

    /** The percentage of a criterion, as a combination, times a common denominator. */
    const criteria = form.criteria.map(({ code, weight }) => {
      const questions = enteredQuestions(method, figures, layout, tally, code)
      const parts = questions.map((question): [question: string, denominator: bigint] => [
        question,
        method.criterionMethod === 'pooled'
          ? questions.reduce((sum, other) => sum + BigInt(n(other)), 0n)
          : BigInt(questions.length * n(question)),
      ])
      return { code, weight, parts }
    })
    const common = criteria.flatMap(({ parts }) => parts).reduce((product, [, part]) => product * part, 1n)
    const percentOf = ({ parts }: (typeof criteria)[number], factor: bigint): Terms =>
      parts.flatMap(([question, part]) => worth(cell, question, (factor * common) / part))
    for (const criterion of criteria) {
      if (figures.criteria[criterion.code]!.percent !== null) {
        attacker.learn(combination(percentOf(criterion, 1n)))
      }
    }
    if (figures.overall.percent !== null) {
      attacker.learn(combination(criteria.flatMap((c) => percentOf(c, BigInt(Math.round(100 * c.weight))))))
    }
  }

  const disclosed: string[] = []
  let withheld = 0
  let visible = 0
  for (const { cell, tally, figures } of pages) {
    const secret = layout.questions.filter((question) => {
      const answers = answerCount(layout, tally, question)
      if (answers === 0) return false
      if (figures.questions[question]!.grades !== null) visible++
      if (figures.questions[question]!.grades !== null) return false
      return cell === 'whole' || answers < answerCount(layout, whole, question)
    })
    withheld += secret.length
    const check = (name: string, value: Combination) => {
      if (attacker.determines(value)) disclosed.push(name)
    }
    for (const question of secret) {
      check(`${cell} ${question}: percentage`, combination(worth(cell, question)))
      for (const { code } of form.scale) {
        check(`${cell} ${question}: ${code}`, new Map([[unknown(cell, question, code), 1n]]))
      }
    }
    for (const { code, questions } of layout.criteria) {
      const secretOnes = questions.filter((question) => secret.includes(question))
      if (figures.criteria[code]!.percent !== null || secretOnes.length === 0) continue
      check(`${cell} ${code}: points`, combination(secretOnes.flatMap((question) => worth(cell, question))))
    }
  }
  return { disclosed, withheld, shown: visible }
}

/**
 * Which questions a criterion percentage was computed from, by what it says of itself: the shown ones with enough
 * answers, or, if it says that there were more, all with enough answers.
 */
function enteredQuestions(
  method: ScoringMethod,
  figures: ShownFigures,
  layout: ReturnType<typeof tallyLayout>,
  tally: Tally,
  criterion: string,
): readonly string[] {
  const { questions } = layout.criteria.find(({ code }) => code === criterion)!
  const enough = questions.filter(
    (question) => answerCount(layout, tally, question) >= Math.max(1, method.minimumAnswers),
  )
  const shown = enough.filter((question) => figures.questions[question]!.percent !== null)
  const [entered] = figures.criteria[criterion]!.questionsCounted
  const found = [shown, enough].find(({ length }) => length === entered)
  if (found === undefined)
    throw new Error(`${criterion}: ${entered} questions are neither all nor those shown`)
  return found
}
