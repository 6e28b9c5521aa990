import type { IndexPeriod, Publication } from '../../scoring/index-document.ts'
import { parseDay } from '../calendar/parse-day.ts'
import { type GivenField, givenFields, type ImportProblem } from '../texts/import-problem-texts.ts'

/** As they were typed; blank where absent. */
export type Given = Readonly<Record<GivenField, string>>

/** Reads the fields by name. @param read one field as text, blank where it is absent */
export function givenBy(read: (name: GivenField) => string): Given {
  return Object.fromEntries(
    givenFields.map((name) => [name, read(name).normalize('NFC').replace(/\s+/g, ' ').trim()]),
  ) as Given
}

/** A period that comes with a file, and how it was published. */
export interface GivenPeriod {
  readonly name: string
  readonly opensOn: string
  readonly closesOn: string
  readonly publication: Pick<Publication, 'issuer' | 'decisionNumber' | 'decidedOn'>
}

const longest = 300

/**
 * What a file that brings its period along does not say itself: the period's name and days, and under which decision it
 * was published. What was typed stands before what the file says.
 * @param today "YYYY-MM-DD"
 */
export function givenPeriod(
  given: Given,
  file: {
    readonly name: string | null
    readonly period: IndexPeriod | null
    readonly publication: Publication | null
  },
  today: string,
): { readonly period: GivenPeriod; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = []
  const text = (field: GivenField, stated: string | null | undefined, isNeeded: boolean) => {
    const value = given[field] || stated || ''
    if (value === '' && isNeeded) problems.push({ field, code: 'missing' })
    else if (value.length > longest || /[\p{Cc}\uFFFD]/u.test(value))
      problems.push({ field, code: 'too-long' })
    return value
  }
  const day = (field: GivenField, stated: string | null | undefined, isNeeded: boolean) => {
    const value = text(field, stated, isNeeded)
    const read = value === '' ? null : parseDay(value)
    if (value !== '' && read === null) problems.push({ field, code: 'bad-day', text: value })
    return read
  }
  const name = text('name', file.period?.name ?? file.name, true)
  const opensOn = day('opensOn', file.period?.opensOn, true)
  const closesOn = day('closesOn', file.period?.closesOn, true)
  const decidedOn = day('decidedOn', file.publication?.decidedOn, false)
  if (opensOn !== null && closesOn !== null && closesOn < opensOn) {
    problems.push({ field: 'closesOn', code: 'ends-before-it-opens' })
  } else if (closesOn !== null && closesOn >= today) problems.push({ field: 'closesOn', code: 'not-over' })
  const publication = {
    issuer: text('issuer', file.publication?.issuer, true),
    decisionNumber: text('decisionNumber', file.publication?.decisionNumber, false) || null,
    decidedOn,
  }
  return { period: { name, opensOn: opensOn ?? '', closesOn: closesOn ?? '', publication }, problems }
}

/** What home affairs declares of a source that does not state its method. */
export function givenDeclaration(given: Given): {
  readonly declared: { readonly comparable: boolean; readonly reason: string } | null
  readonly problems: readonly ImportProblem[]
} {
  const problems: ImportProblem[] = []
  if (given.comparable !== 'yes' && given.comparable !== 'no') {
    problems.push({ field: 'comparable', code: 'missing' })
  }
  if (given.comparableReason === '') problems.push({ field: 'comparableReason', code: 'missing' })
  else if (given.comparableReason.length > longest)
    problems.push({ field: 'comparableReason', code: 'too-long' })
  if (problems.length > 0) return { declared: null, problems }
  return { declared: { comparable: given.comparable === 'yes', reason: given.comparableReason }, problems }
}

/** Why imported figures are changed. */
export function givenReason({ reason }: Given): {
  readonly reason: string | null
  readonly problems: readonly ImportProblem[]
} {
  if (reason === '') return { reason: null, problems: [{ field: 'reason', code: 'reason-needed' }] }
  return { reason, problems: reason.length > longest ? [{ field: 'reason', code: 'too-long' }] : [] }
}
