import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { optionCodePattern } from '../survey-forms/form-definition-schema.ts'
import { assistedChannel, stageQuestion } from './counted-responses.ts'
import type { ScoringMethod } from './method.ts'
import {
  completeMethod,
  criterionMethods,
  questionMethods,
  samplings,
  sharedReceptions,
  targetOperators,
  tieRules,
} from './method.ts'

export type ParsedMethod =
  | { readonly ok: true; readonly method: ScoringMethod }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/**
 * A complete method from what somebody wrote: absent fields take their defaults.
 * @param form where given, counted stages must be options of its question `stage`
 * @example parseMethod({ ties: 'dense' }) // { ok: true, method: { ...defaultMethod, ties: 'dense' } }
 */
export function parseMethod(value: unknown, form?: FormDefinition): ParsedMethod {
  const mistakes = checkMethod(value, form)
  if (mistakes.length > 0) return { ok: false, mistakes }
  return { ok: true, method: completeMethod(value as Partial<ScoringMethod>) }
}

/**
 * Every mistake in a scoring method, in Vietnamese, each beginning with its field; empty when it is fine. Any
 * field may be absent; unknown fields are mistakes, for they are more likely misspelt than superfluous.
 * @example checkMethod({ ties: 'sparse' }) // ['ties: phải là một trong: competition, dense']
 */
export function checkMethod(value: unknown, form?: FormDefinition): string[] {
  if (!isObject(value)) return ['phương pháp: phải là một đối tượng JSON']
  return Object.entries(value).flatMap(([field, content]) => {
    const check = Object.hasOwn(fieldChecks, field) ? fieldChecks[field as keyof ScoringMethod] : undefined
    if (check === undefined) return [`${field}: không phải trường của phương pháp`]
    return check(content, form).map((mistake) => `${field}${mistake}`)
  })
}

/** Mistakes of one field's content, each continuing the field's name: `: phải là…` or `[0].percent: phải là…`. */
type FieldCheck = (content: unknown, form: FormDefinition | undefined) => string[]

const fieldChecks: Readonly<Record<keyof Required<ScoringMethod>, FieldCheck>> = {
  questionMethod: oneOf(questionMethods),
  criterionMethod: oneOf(criterionMethods),
  decimals: wholeNumber(0, 6),
  ties: oneOf(tieRules),
  minimumResponses: wholeNumber(0, 1_000_000_000),
  minimumAnswers: wholeNumber(0, 1_000_000_000),
  minimumCriterionResponses: wholeNumber(0, 1_000_000_000),
  smallSample: wholeNumber(0, 1_000_000),
  sampling: oneOf(samplings),
  sampleError: (content) => (content === null ? [] : shareBetween(content)),
  confidence: shareBetween,
  countedChannels: checkChannels,
  countedStages: checkStages,
  targets: checkTargets,
  sharedReception: oneOf(sharedReceptions),
}

function oneOf(words: readonly string[]): FieldCheck {
  return (content) => (isOneOf(words, content) ? [] : [`: phải là một trong: ${words.join(', ')}`])
}

function isOneOf(words: readonly string[], content: unknown): boolean {
  return typeof content === 'string' && words.includes(content)
}

function wholeNumber(lowest: number, highest: number): FieldCheck {
  return (content) =>
    Number.isInteger(content) && (content as number) >= lowest && (content as number) <= highest
      ? []
      : [`: phải là số nguyên từ ${lowest} đến ${highest}`]
}

function shareBetween(content: unknown): string[] {
  return typeof content === 'number' && content > 0 && content < 1
    ? []
    : [': phải là số lớn hơn 0 và nhỏ hơn 1']
}

function checkChannels(content: unknown): string[] {
  const mistakes = checkCodes(content)
  if (Array.isArray(content) && content.includes(assistedChannel)) {
    mistakes.push(`: không được có '${assistedChannel}', phiếu trả lời hộ không bao giờ được tính`)
  }
  return mistakes
}

function checkStages(content: unknown, form: FormDefinition | undefined): string[] {
  if (content === null) return []
  const mistakes = checkCodes(content)
  if (mistakes.length > 0 || form === undefined) return mistakes
  const question = form.context.find(({ code }) => code === stageQuestion)
  if (question === undefined) return [`: mẫu phiếu không có câu hỏi '${stageQuestion}'`]
  const options = question.options.map(({ code }) => code)
  return (content as string[])
    .filter((code) => !options.includes(code))
    .map((code) => `: '${code}' không phải lựa chọn của câu hỏi '${stageQuestion}'`)
}

const codePattern = new RegExp(optionCodePattern)

function checkCodes(content: unknown): string[] {
  if (!Array.isArray(content) || content.length === 0) return [': phải là danh sách không rỗng các mã']
  return content.flatMap((code: unknown, place) => {
    if (typeof code !== 'string' || !codePattern.test(code)) return [`[${place}]: không phải là mã`]
    return content.indexOf(code) < place ? [`[${place}]: '${code}' bị lặp`] : []
  })
}

function checkTargets(content: unknown): string[] {
  if (!Array.isArray(content)) return [': phải là danh sách các chỉ tiêu']
  const seen = new Set<string>()
  return content.flatMap((target: unknown, place) => {
    const mistakes = checkTarget(target).map((mistake) => `[${place}]${mistake}`)
    if (mistakes.length > 0) return mistakes
    const { block, agency } = target as { block: string; agency?: string }
    const key = JSON.stringify([block, agency ?? null])
    if (seen.has(key)) mistakes.push(`[${place}]: khối hoặc đơn vị này đã có chỉ tiêu`)
    seen.add(key)
    return mistakes
  })
}

function checkTarget(target: unknown): string[] {
  if (!isObject(target)) return [': phải là một đối tượng']
  const known = ['block', 'agency', 'operator', 'percent']
  const mistakes = Object.keys(target)
    .filter((field) => !known.includes(field))
    .map((field) => `.${field}: không phải trường của chỉ tiêu`)
  const { block, agency, operator, percent } = target
  if (typeof block !== 'string' || block === '') mistakes.push('.block: phải là mã khối')
  if (agency !== undefined && (typeof agency !== 'string' || agency === '')) {
    mistakes.push('.agency: phải là mã đơn vị')
  }
  if (!isOneOf(targetOperators, operator)) {
    mistakes.push(`.operator: phải là ${targetOperators.map((word) => `'${word}'`).join(' hoặc ')}`)
  }
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100)) {
    mistakes.push('.percent: phải là số từ 0 đến 100')
  }
  return mistakes
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
