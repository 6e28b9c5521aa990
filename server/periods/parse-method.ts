import { checkMethod } from '../../scoring/check-method.ts'
import { stageQuestion } from '../../scoring/counted-responses.ts'
import {
  criterionMethods,
  questionMethods,
  type ScoringMethod,
  samplings,
  sharedReceptions,
  tieRules,
} from '../../scoring/method.ts'
import type { FormDefinition, Option } from '../../survey-forms/form-definition.ts'
import { type Channel, channels } from '../storage/response-record.ts'
import { type MethodField, methodFields } from '../texts/method-choice-texts.ts'
import { postedChoices, postedLine } from './posted-text.ts'
import { type ParsedSection, type SectionProblem, sectionProblem } from './section-problem.ts'

/** What was typed or ticked, by field; several only where several may be ticked. */
export type KeptMethod = Readonly<Record<MethodField, readonly string[]>>

/** Choices of which one is taken. */
export const radioChoices = {
  questionMethod: questionMethods,
  criterionMethod: criterionMethods,
  ties: tieRules,
  sampling: samplings,
  sharedReception: sharedReceptions,
} as const
export type RadioField = keyof typeof radioChoices

/** Whole numbers, with the lowest and the highest that make sense to a person. */
export const wholeNumbers = {
  decimals: [0, 6],
  minimumResponses: [0, 1_000_000],
  minimumAnswers: [0, 1_000_000],
  minimumCriterionResponses: [0, 1_000_000],
  smallSample: [0, 1000],
} as const satisfies Partial<Record<MethodField, readonly [number, number]>>
export type WholeNumberField = keyof typeof wholeNumbers

/** Channels that a method may count; answers given on somebody's behalf never do. */
export const countableChannels: readonly Channel[] = channels.filter((channel) => channel !== 'assisted')

/** The stages that a form asks about; none where it does not. */
export function stagesOf(form: FormDefinition): readonly Option[] {
  return form.context.find(({ code }) => code === stageQuestion)?.options ?? []
}

/**
 * Reads the page of a method. Targets belong to the blocks and are handed on.
 * @param posted an urlencoded body parsed to a record; anything else is a form without values
 */
export function parseMethodChoice(
  posted: unknown,
  form: FormDefinition,
  before: ScoringMethod,
): ParsedSection<ScoringMethod, KeptMethod> {
  const kept = keptMethod(posted)
  const problems: SectionProblem<MethodField>[] = []
  const one = (field: MethodField) => kept[field][0] ?? ''
  const chosen = <Choice extends string>(
    field: RadioField,
    choices: readonly Choice[],
  ): Choice | undefined => {
    const found = choices.find((choice) => choice === one(field))
    if (found === undefined || kept[field].length > 1) problems.push(sectionProblem(field, 'not-an-option'))
    return found
  }
  const whole = (field: WholeNumberField): number => {
    const [lowest, highest] = wholeNumbers[field]
    const text = one(field)
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (number >= lowest && number <= highest) return number
    problems.push(sectionProblem(field, text === '' ? 'missing' : 'not-a-whole-number'))
    return 0
  }
  const share = (field: 'sampleError' | 'confidence'): number | null => {
    const text = one(field)
    if (text === '' && field === 'sampleError') return null
    const found = parseShare(text)
    if (found === null) problems.push(sectionProblem(field, text === '' ? 'missing' : 'bad-share'))
    return found
  }
  const ticked = (
    field: 'countedChannels' | 'countedStages',
    options: readonly string[],
  ): readonly string[] => {
    const values = options.filter((option) => kept[field].includes(option))
    if (values.length === 0) problems.push(sectionProblem(field, 'none-chosen'))
    if (kept[field].some((value) => !options.includes(value))) {
      problems.push(sectionProblem(field, 'not-an-option'))
    }
    return values
  }

  const stages = stagesOf(form).map(({ code }) => code)
  const countedStages = stages.length === 0 ? [] : ticked('countedStages', stages)
  const method = {
    ...before,
    questionMethod: chosen('questionMethod', questionMethods) ?? before.questionMethod,
    criterionMethod: chosen('criterionMethod', criterionMethods) ?? before.criterionMethod,
    ties: chosen('ties', tieRules) ?? before.ties,
    decimals: whole('decimals'),
    minimumResponses: whole('minimumResponses'),
    minimumAnswers: whole('minimumAnswers'),
    minimumCriterionResponses: whole('minimumCriterionResponses'),
    smallSample: whole('smallSample'),
    countedChannels: ticked('countedChannels', countableChannels),
    countedStages: countedStages.length === stages.length ? null : countedStages,
    sampling: chosen('sampling', samplings) ?? before.sampling,
    sampleError: share('sampleError'),
    confidence: share('confidence') ?? before.confidence,
  }
  const shared = chosen('sharedReception', sharedReceptions)
  if (problems.length > 0) return { ok: false, problems: inOrder(problems), kept }
  const complete: ScoringMethod = withSharedReception(method, shared)
  const mistakes = checkMethod(complete, form)
  if (mistakes.length > 0) throw new Error(`a method that was chosen is refused: ${mistakes.join('; ')}`)
  return { ok: true, value: complete }
}

/** What stands in the fields of a method before anything was typed. */
export function methodAsKept(method: ScoringMethod, form: FormDefinition): KeptMethod {
  return {
    questionMethod: [method.questionMethod],
    criterionMethod: [method.criterionMethod],
    ties: [method.ties],
    decimals: [String(method.decimals)],
    minimumResponses: [String(method.minimumResponses)],
    minimumAnswers: [String(method.minimumAnswers)],
    minimumCriterionResponses: [String(method.minimumCriterionResponses)],
    smallSample: [String(method.smallSample)],
    countedChannels: method.countedChannels,
    countedStages: method.countedStages ?? stagesOf(form).map(({ code }) => code),
    sharedReception: [method.sharedReception ?? 'chosen-agency'],
    sampling: [method.sampling],
    sampleError: [method.sampleError === null ? '' : percentText(method.sampleError)],
    confidence: [percentText(method.confidence)],
  }
}

/** The rule that every method had before there was a choice is said by saying nothing. */
function withSharedReception(
  { sharedReception: _, ...method }: ScoringMethod,
  shared: ScoringMethod['sharedReception'],
): ScoringMethod {
  return shared === undefined || shared === 'chosen-agency' ? method : { ...method, sharedReception: shared }
}

function keptMethod(posted: unknown): KeptMethod {
  const several = ['countedChannels', 'countedStages']
  return Object.fromEntries(
    methodFields.map((field) => [
      field,
      several.includes(field) || field in radioChoices
        ? postedChoices(posted, field)
        : [postedLine(posted, field)],
    ]),
  ) as unknown as KeptMethod
}

/**
 * A share as people write it in percent, "5", "2,5 %": above 0 and below 100, with up to two places.
 * @returns between 0 and 1, read exactly; null for anything else
 */
function parseShare(text: string): number | null {
  const [, whole, places = ''] = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? []
  if (whole === undefined) return null
  const share = Number(`0.${whole.padStart(2, '0')}${places}`)
  return share > 0 ? share : null
}

/** @example percentText(0.05) // '5' */
export function percentText(share: number): string {
  return String(Number((share * 100).toFixed(6)))
}

function inOrder(problems: readonly SectionProblem<MethodField>[]) {
  return [...problems].sort((a, b) => methodFields.indexOf(a.field) - methodFields.indexOf(b.field))
}
