import type { Criterion, FormDefinition, GradedQuestion } from '../survey-forms/form-definition.ts'
import { add, decimalFraction, divide, type Fraction, zero } from './fraction.ts'
import type { FigureFlag } from './index-document.ts'
import type { ScoringMethod } from './method.ts'
import type { PreviousIndex } from './previous-index.ts'
import { receptionCriterion } from './shared-reception.ts'

/** Whether a percentage may be subtracted from that of the previous period, and what the reader has to be told. */
export interface Comparability {
  readonly comparable: boolean
  readonly flags: readonly FigureFlag[]
}

/** What the percentages of this period were made with. */
export interface ScoredWith {
  readonly form: FormDefinition
  /** SHA-256 of its canonical form. */
  readonly formDigest: string
  readonly method: ScoringMethod
}

/**
 * Whether a figure was made in the same way in both periods; "change in points" of the scoring method. Comparable are
 * percentages of one question method, criterion method, counted channels and stages, of the same questions (code and
 * Vietnamese text), scale and no-opinion rule; and for the overall of the same criteria in the same proportions. A
 * criterion is judged by its own questions alone: it stays comparable when another one or the weights change.
 *
 * What the previous source does not say is taken as home affairs declared it, else as equal, with the flag
 * `method-declared`. A difference that the source itself shows is not declared away.
 * @param criterion its code; null: the overall
 * @example
 * comparability({ form, formDigest, method: defaultMethod }, { ...previousIndex, method: { questionMethod: 'satisfied-share' } }, null).comparable
 * // false
 */
export function comparability(
  now: ScoredWith,
  previous: PreviousIndex,
  criterion: string | null,
): Comparability {
  const differences = new Set<FigureFlag>()
  let isSilent = false
  for (const part of parts(now, previous, criterion)) {
    if (part.same === null) isSilent = true
    else if (!part.same) differences.add(part.flag)
  }
  const declared = isSilent ? (previous.declared?.comparable ?? true) : true
  return {
    comparable: differences.size === 0 && declared,
    flags: isSilent ? [...differences, 'method-declared'] : [...differences],
  }
}

/** One thing that has to be the same; null: the previous source does not say. */
interface Part {
  readonly same: boolean | null
  readonly flag: FigureFlag
}

function parts(now: ScoredWith, previous: PreviousIndex, criterion: string | null): readonly Part[] {
  const { method } = now
  const before = previous.method ?? {}
  return [
    { same: same(method.questionMethod, before.questionMethod), flag: 'method-differs' },
    { same: same(method.criterionMethod, before.criterionMethod), flag: 'method-differs' },
    { same: sameReception(method, before, criterion), flag: 'method-differs' },
    { same: sameSet(method.countedStages, before.countedStages), flag: 'method-differs' },
    { same: sameSet(method.countedChannels, before.countedChannels), flag: 'channels-differ' },
    { same: sameCriteria(now.form, previous, criterion), flag: 'criteria-differ' },
    { same: sameQuestions(now, previous, criterion), flag: 'questions-differ' },
  ]
}

/** Which concerns reception and, with it, the whole; a method that says nothing has the default. */
function sameReception(
  now: ScoringMethod,
  before: Partial<ScoringMethod>,
  criterion: string | null,
): boolean | null {
  if (criterion !== null && criterion !== receptionCriterion) return true
  const of = ({ sharedReception = 'chosen-agency' }: Partial<ScoringMethod>) => sharedReception
  return of(now) === of(before)
}

function same(now: string, before: string | undefined): boolean | null {
  return before === undefined ? null : now === before
}

/** Lists whose order means nothing; null in both is "no limit". */
function sameSet(
  now: readonly string[] | null,
  before: readonly string[] | null | undefined,
): boolean | null {
  if (before === undefined) return null
  if (now === null || before === null) return now === before
  return new Set(now).size === new Set(before).size && now.every((code) => before.includes(code))
}

function sameCriteria(
  form: FormDefinition,
  previous: PreviousIndex,
  criterion: string | null,
): boolean | null {
  const before = previous.criteria
  if (before === null) return null
  if (criterion !== null) return before.some(({ code }) => code === criterion)
  const codes = before.map(({ code }) => code)
  if (codes.length !== form.criteria.length || !form.criteria.every(({ code }) => codes.includes(code))) {
    return false
  }
  if (before.some(({ weight }) => weight === null)) return null
  const sharesNow = shares(form.criteria)
  const sharesBefore = shares(before as readonly { code: string; weight: number }[])
  return codes.every((code) => equal(sharesNow.get(code)!, sharesBefore.get(code)!))
}

/** Weights 1, 1, 2 and 2, 2, 4 make the same overall. */
function shares(
  criteria: readonly { readonly code: string; readonly weight: number }[],
): ReadonlyMap<string, Fraction> {
  const total = criteria.map(({ weight }) => decimalFraction(weight)).reduce(add, zero)
  return new Map(
    criteria.map(({ code, weight }) => [
      code,
      total.numerator === 0n ? zero : divide(decimalFraction(weight), total),
    ]),
  )
}

function equal(a: Fraction, b: Fraction): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator
}

function sameQuestions(now: ScoredWith, previous: PreviousIndex, criterion: string | null): boolean | null {
  if (previous.form === null) return null
  const { digest, definition } = previous.form
  if (digest !== null && digest === now.formDigest) return true
  // Another digest without the form behind it says that something differs, and not that it is something else.
  if (definition === null) return digest === null ? null : false
  return asked(now.form, criterion) === asked(definition, criterion)
}

/** Everything about the questions that an answer depends on, as text to compare; their order is left out. */
function asked(form: FormDefinition, criterion: string | null): string {
  const criteria = form.criteria.filter(({ code }) => criterion === null || code === criterion)
  const scale = [...form.scale].sort((a, b) => a.points - b.points)
  return JSON.stringify([
    scale.map(({ code, points, satisfied, label }) => [code, points, satisfied, wording(label.vi)]),
    form.noOpinion?.code ?? null,
    criteria.map(questionsOf).sort(byCode),
  ])
}

function questionsOf({ code, questions }: Criterion) {
  return [code, questions.map(wordingOf).sort(byCode)] as const
}

function wordingOf({ code, text, allowNoOpinion }: GradedQuestion) {
  return [code, wording(text.vi), allowNoOpinion ?? false] as const
}

function byCode(a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number {
  return a[0] < b[0] ? -1 : 1
}

function wording(text: string): string {
  return text.normalize('NFC').trim()
}
