import { checkForm } from '../survey-forms/check-form.ts'
import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { elementsAt, fieldAt, type PlaceInJson } from '../survey-forms/place-in-json.ts'
import { shownName } from '../survey-forms/shown-name.ts'
import { checkMethod } from './check-method.ts'
import { defaultMethod, type ScoringMethod } from './method.ts'
import type { PreviousAgency, PreviousBlock, PreviousFigure, PreviousIndex } from './previous-index.ts'

export type PreviousOfDocument =
  | { readonly ok: true; readonly previous: PreviousIndex }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/**
 * What a comparison needs of an index document that came from outside, already parsed from JSON: of each agency its
 * code and the percentages of the whole and the criteria, and whatever else of a comparison's needs the document
 * states (ranks, intervals, method, criteria, form, period). Fields that a comparison does not need are not looked at.
 * @returns every mistake, in Vietnamese, each beginning with its JSON pointer; never throws
 * @example
 * previousOfDocument({ blocks: [{ agencies: [{ code: 'SCT', overall: {}, criteria: {} }] }] })
 * // { ok: false, mistakes: ['/blocks/0/agencies/0/overall/percent: thiếu trường này'] }
 */
export function previousOfDocument(value: unknown): PreviousOfDocument {
  const mistakes: string[] = []
  const document: PlaceInJson = { path: '', value }
  const refuse: Refuse = ({ path }, message) => {
    mistakes.push(`${path === '' ? '' : `${path}: `}${message}`)
    return null
  }
  if (!isObject(value)) {
    refuse(document, 'tài liệu chỉ số phải là một đối tượng JSON')
    return { ok: false, mistakes }
  }
  checkKind(document, refuse)
  const previous: PreviousIndex = {
    period: periodOf(fieldAt(document, 'period'), refuse),
    method: methodOf(fieldAt(document, 'method'), refuse),
    form: formOf(fieldAt(document, 'form'), refuse),
    criteria: criteriaOf(fieldAt(document, 'criteria'), refuse),
    declared: null,
    blocks: blocksOf(fieldAt(document, 'blocks'), refuse),
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, previous }
}

/** Notes a mistake; null stands for the value that could not be read. */
type Refuse = (place: PlaceInJson, message: string) => null

function checkKind(document: PlaceInJson, refuse: Refuse): void {
  const kind = fieldAt(document, 'kind')
  const version = fieldAt(document, 'version')
  if (kind.value !== undefined && kind.value !== 'satisfaction-index') {
    refuse(kind, "phải là 'satisfaction-index'")
  }
  if (version.value !== undefined && version.value !== 1) refuse(version, 'phải là 1')
}

function periodOf(place: PlaceInJson, refuse: Refuse): PreviousIndex['period'] {
  if (isAbsent(place)) return null
  if (!isObject(place.value)) return refuse(place, 'phải là một đối tượng hoặc null')
  const id = fieldAt(place, 'id')
  const name = requiredText(fieldAt(place, 'name'), refuse)
  return { id: isAbsent(id) ? null : requiredText(id, refuse), name: name ?? '' }
}

/** The stated fields alone: what a later version added beside them says nothing to a comparison. */
function methodOf(place: PlaceInJson, refuse: Refuse): Partial<ScoringMethod> | null {
  if (isAbsent(place)) return null
  if (!isObject(place.value)) return refuse(place, 'phải là một đối tượng hoặc null')
  const known = Object.entries(place.value).filter(([field]) => Object.hasOwn(defaultMethod, field))
  const stated = Object.fromEntries(known)
  const mistakes = checkMethod(stated)
  for (const mistake of mistakes) refuse(place, mistake)
  return mistakes.length > 0 ? null : (stated as Partial<ScoringMethod>)
}

function formOf(place: PlaceInJson, refuse: Refuse): PreviousIndex['form'] {
  if (isAbsent(place)) return null
  if (!isObject(place.value)) return refuse(place, 'phải là một đối tượng hoặc null')
  const digest = fieldAt(place, 'digest')
  const definition = fieldAt(place, 'definition')
  if (isAbsent(digest) && isAbsent(definition)) return null
  return {
    digest: isAbsent(digest) ? null : digestOf(digest, refuse),
    definition: isAbsent(definition) ? null : definitionOf(definition, refuse),
  }
}

function digestOf(place: PlaceInJson, refuse: Refuse): string | null {
  const { value } = place
  if (typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value)) return value
  return refuse(place, 'phải có dạng sha256: và 64 chữ số thập lục phân')
}

function definitionOf(place: PlaceInJson, refuse: Refuse): FormDefinition | null {
  const mistakes = checkForm(place.value)
  for (const { path, message } of mistakes) refuse({ ...place, path: place.path + path }, message.vi)
  return mistakes.length > 0 ? null : (place.value as FormDefinition)
}

function criteriaOf(place: PlaceInJson, refuse: Refuse): PreviousIndex['criteria'] {
  if (isAbsent(place)) return null
  const criteria = listOf(place, refuse).map((criterion) => {
    const code = fieldAt(criterion, 'code')
    const weight = fieldAt(criterion, 'weight')
    return {
      place: code,
      code: codeOf(code, refuse),
      weight: isAbsent(weight) ? null : weightOf(weight, refuse),
    }
  })
  refuseRepeated(criteria, 'tiêu chí', refuse)
  return criteria.map(({ code, weight }) => ({ code, weight }))
}

function weightOf(place: PlaceInJson, refuse: Refuse): number | null {
  const { value } = place
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  return refuse(place, 'phải là số không âm')
}

function blocksOf(place: PlaceInJson, refuse: Refuse): readonly PreviousBlock[] {
  if (place.value === undefined) refuse(place, 'thiếu trường này')
  const blocks = (place.value === undefined ? [] : listOf(place, refuse)).map((block) => {
    const code = fieldAt(block, 'code')
    return {
      place: code,
      // Only told apart from the other blocks: the place does that as well.
      code: isAbsent(code) ? block.path : codeOf(code, refuse),
      ranked: rankedOf(fieldAt(block, 'eligible'), refuse),
      agencies: agenciesOf(fieldAt(block, 'agencies'), refuse),
    }
  })
  const agencies = blocks.flatMap((block) => block.agencies)
  refuseRepeated(blocks, 'khối', refuse)
  refuseRepeated(agencies, 'đơn vị', refuse)
  if (Array.isArray(place.value) && agencies.length === 0) refuse(place, 'không có đơn vị nào')
  return blocks.map(({ code, ranked, agencies: placed }) => ({
    code,
    ...(ranked !== null && { ranked }),
    agencies: placed.map(({ place: _, ...agency }) => agency),
  }))
}

function agenciesOf(place: PlaceInJson, refuse: Refuse): readonly (PreviousAgency & Placed)[] {
  if (place.value === undefined) refuse(place, 'thiếu trường này')
  return (place.value === undefined ? [] : listOf(place, refuse)).map((agency) => {
    const code = fieldAt(agency, 'code')
    const name = fieldAt(agency, 'name')
    return {
      place: code,
      code: codeOf(code, refuse),
      name: isAbsent(name) ? null : requiredText(name, refuse),
      overall: figureOf(fieldAt(agency, 'overall'), refuse),
      criteria: criterionFigures(fieldAt(agency, 'criteria'), refuse),
    }
  })
}

function criterionFigures(place: PlaceInJson, refuse: Refuse): Readonly<Record<string, PreviousFigure>> {
  if (!isObject(place.value)) {
    refuse(place, place.value === undefined ? 'thiếu trường này' : 'phải là một đối tượng')
    return {}
  }
  const codes = Object.keys(place.value)
  return Object.fromEntries(codes.map((code) => [code, figureOf(fieldAt(place, code), refuse)]))
}

const noFigure: PreviousFigure = { percent: null, rank: null, interval: null }

function figureOf(place: PlaceInJson, refuse: Refuse): PreviousFigure {
  if (!isObject(place.value)) {
    refuse(place, place.value === undefined ? 'thiếu trường này' : 'phải là một đối tượng')
    return noFigure
  }
  const percent = fieldAt(place, 'percent')
  const rank = fieldAt(place, 'rank')
  const interval = fieldAt(place, 'interval')
  return {
    percent: percentOf(percent, refuse),
    rank: isAbsent(rank) ? null : rankOf(rank, refuse),
    interval: isAbsent(interval) ? null : intervalOf(interval, refuse),
  }
}

function percentOf(place: PlaceInJson, refuse: Refuse): number | null {
  const { value } = place
  if (value === undefined) return refuse(place, 'thiếu trường này')
  if (value === null || isPercent(value)) return value
  return refuse(place, 'phải là số từ 0 đến 100 hoặc null')
}

function rankOf(place: PlaceInJson, refuse: Refuse): number | null {
  const { value } = place
  if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number
  return refuse(place, 'phải là số nguyên từ 1 trở lên hoặc null')
}

/** How many were ranked, where the document says so. */
function rankedOf(place: PlaceInJson, refuse: Refuse): number | null {
  const { value } = place
  if (isAbsent(place)) return null
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  return refuse(place, 'phải là số nguyên không âm')
}

function intervalOf(place: PlaceInJson, refuse: Refuse): PreviousFigure['interval'] {
  const bounds = elementsAt(place).map(({ value }) => value)
  const [lower, upper] = bounds
  if (bounds.length === 2 && isPercent(lower) && isPercent(upper) && lower <= upper) return [lower, upper]
  return refuse(place, 'phải là hai số từ 0 đến 100, số nhỏ trước, hoặc null')
}

interface Placed {
  readonly place: PlaceInJson
}

/** The first of equal codes stands; a code that could not be read has been refused already. */
function refuseRepeated(
  coded: readonly (Placed & { readonly code: string })[],
  noun: string,
  refuse: Refuse,
): void {
  const firsts = new Map<string, string>()
  for (const { place, code } of coded) {
    const first = firsts.get(code)
    if (code === '') continue
    if (first === undefined) firsts.set(code, place.path)
    else refuse(place, `mã ${noun} '${shownName(code)}' đã có ở ${first}`)
  }
}

function codeOf(place: PlaceInJson, refuse: Refuse): string {
  return (requiredText(place, refuse) ?? '').normalize('NFC')
}

const longestText = 300

function requiredText(place: PlaceInJson, refuse: Refuse): string | null {
  const { value } = place
  if (value === undefined) return refuse(place, 'thiếu trường này')
  if (typeof value !== 'string' || value.trim() === '') return refuse(place, 'phải là chữ, không để trống')
  if (value.length > longestText) return refuse(place, `dài quá ${longestText} ký tự`)
  return /[\p{Cc}\p{Cs}]/u.test(value) ? refuse(place, 'có ký tự điều khiển hoặc ký tự hỏng') : value
}

function listOf(place: PlaceInJson, refuse: Refuse): readonly PlaceInJson[] {
  if (!Array.isArray(place.value)) refuse(place, 'phải là một danh sách')
  return elementsAt(place)
}

function isAbsent({ value }: PlaceInJson): boolean {
  return value === undefined || value === null
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
