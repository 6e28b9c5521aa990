import { completeMethod, type Target, type TargetOperator } from '../../scoring/method.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import { parseDay } from '../calendar/parse-day.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { type FieldProblemKind, type SetUpField, setUpFields } from '../texts/set-up-texts.ts'
import { checkAgainstPeriods } from './check-against-periods.ts'
import { checkAgainstRegistry } from './check-against-registry.ts'
import { countAgencyLines, type LineProblem, parseAgencyLines } from './parse-agency-lines.ts'
import { parsePercent } from './parse-percent.ts'

/** Everything the page decides, ready to be stored. */
export interface SetUp {
  readonly installation: Pick<Settings, 'province' | 'surveyor'>
  readonly newAgencies: readonly Agency[]
  readonly period: Period
}

export type SetUpProblem =
  | { readonly field: SetUpField; readonly problem: FieldProblemKind }
  | { readonly field: 'agencies'; readonly problem: 'line'; readonly line: LineProblem }
  | { readonly field: 'period'; readonly problem: 'taken'; readonly period: Period }
  | {
      readonly field: 'opensOn'
      readonly problem: 'overlap'
      readonly period: Period
      readonly agencies: readonly string[]
    }

/** What was typed, to be shown again. */
export type KeptSetUp = Readonly<Record<SetUpField, string>>

type ParsedSetUp =
  | { readonly ok: true; readonly setUp: SetUp }
  | {
      readonly ok: false
      /** At least one, in the order of the form. */
      readonly problems: readonly SetUpProblem[]
      readonly kept: KeptSetUp
    }

/** What the form is judged against. */
export interface KnownBefore {
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
  /** The form version that the period will use. */
  readonly form: FormId
  readonly agencies: readonly Agency[]
  readonly periods: readonly Period[]
}

/** In characters. */
export const longestLine = 100
/** The largest province has some hundred and sixty communes in a block. */
export const mostAgencies = 1000

const codePattern = /^[a-z0-9][a-z0-9-]{0,31}$/
const targetOperators: readonly TargetOperator[] = ['>=', '>']

/**
 * Reads the posted set-up form, or finds every mistake in it at once, also against what is stored already.
 * @param posted an urlencoded body parsed to a record; anything else is a form without values
 */
export function parseSetUp(posted: unknown, known: KnownBefore): ParsedSetUp {
  const fields = readFields(posted)
  const { kept } = fields
  const opensOn = parseDay(kept.opensOn)
  const closesOn = parseDay(kept.closesOn)
  const percent = parsePercent(kept.targetPercent)
  const parsedLines = parseAgencyLines(fields.tooManyAgencies ? '' : kept.agencies)
  const registry = checkAgainstRegistry(parsedLines.lines, known.agencies, opensOn ?? known.today)
  const period: Period = {
    id: kept.period,
    name: kept.periodName,
    opensOn: opensOn ?? '',
    closesOn: closesOn ?? '',
    status: 'open',
    form: known.form,
    method: completeMethod({ targets: targetsOf(kept, percent) }),
    blocks: [
      {
        code: kept.block,
        name: kept.blockName,
        agencies: parsedLines.lines.map(({ code, transactions }) => ({ code, transactions, quota: null })),
      },
    ],
  }
  const lineProblems = [...parsedLines.problems, ...registry.problems].sort((a, b) => a.line - b.line)
  const problems: SetUpProblem[] = [
    ...fields.problems,
    ...dayProblems(kept, opensOn, closesOn, known.today),
    ...targetProblems(kept, percent),
    ...lineProblems.map((line): SetUpProblem => ({ field: 'agencies', problem: 'line', line })),
    ...checkAgainstPeriods(period, known.periods),
  ]
  if (problems.length > 0) return { ok: false, problems: inFormOrder(problems), kept }
  const installation = { province: kept.province, surveyor: kept.surveyor }
  return { ok: true, setUp: { installation, newAgencies: registry.newAgencies, period } }
}

interface ReadFields {
  readonly kept: KeptSetUp
  readonly tooManyAgencies: boolean
  /** What is wrong with the fields as text; their meaning comes after. */
  readonly problems: readonly SetUpProblem[]
}

function readFields(posted: unknown): ReadFields {
  const kept = Object.fromEntries(
    setUpFields.map((field) => [field, keptText(field, postedValue(posted, field))]),
  ) as Record<SetUpField, string>
  const tooManyAgencies = countAgencyLines(kept.agencies) > mostAgencies
  const problems = setUpFields.flatMap((field): SetUpProblem[] => {
    const value = postedValue(posted, field)
    // A repeated field arrives as a list: which one was meant cannot be known.
    if (value !== undefined && typeof value !== 'string') return [{ field, problem: 'unreadable' }]
    const problem = textProblem(field, kept[field])
    return problem === null ? [] : [{ field, problem }]
  })
  return { kept, tooManyAgencies, problems }
}

function postedValue(posted: unknown, field: SetUpField): unknown {
  return typeof posted === 'object' && posted !== null && Object.hasOwn(posted, field)
    ? (posted as Record<string, unknown>)[field]
    : undefined
}

/** One line in NFC without needless blanks; the agencies stay as they were typed, so that line numbers hold. */
function keptText(field: SetUpField, value: unknown): string {
  if (typeof value !== 'string') return ''
  return field === 'agencies' ? value : value.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function textProblem(field: SetUpField, text: string): FieldProblemKind | null {
  switch (field) {
    case 'targetOperator':
    case 'targetPercent':
      return null
    case 'agencies':
      if (text.trim() === '') return 'missing'
      return countAgencyLines(text) > mostAgencies ? 'too-many' : null
    case 'period':
    case 'block':
      if (text === '') return 'missing'
      // The address of a new period ends in "new".
      return codePattern.test(text) && text !== 'new' ? null : 'bad-code'
    case 'opensOn':
    case 'closesOn':
      if (text === '') return 'missing'
      return parseDay(text) === null ? 'bad-day' : null
    default:
      if (text === '') return 'missing'
      if (/[\p{Cc}\p{Cs}\uFFFD]/u.test(text)) return 'unreadable'
      return [...text].length > longestLine ? 'too-long' : null
  }
}

function dayProblems(
  kept: KeptSetUp,
  opensOn: string | null,
  closesOn: string | null,
  today: string,
): SetUpProblem[] {
  if (kept.closesOn === '' || closesOn === null) return []
  if (opensOn !== null && closesOn < opensOn) return [{ field: 'closesOn', problem: 'ends-before-it-opens' }]
  return closesOn < today ? [{ field: 'closesOn', problem: 'already-over' }] : []
}

/** Without a percentage there is no target, whatever stands in the list beside it. */
function targetProblems(kept: KeptSetUp, percent: number | null): SetUpProblem[] {
  if (kept.targetPercent === '') return []
  const problems: SetUpProblem[] = []
  if (!isTargetOperator(kept.targetOperator)) {
    problems.push({ field: 'targetOperator', problem: 'not-an-option' })
  }
  if (percent === null) problems.push({ field: 'targetPercent', problem: 'bad-percent' })
  return problems
}

function targetsOf({ block, targetOperator }: KeptSetUp, percent: number | null): readonly Target[] {
  return percent !== null && isTargetOperator(targetOperator)
    ? [{ block, operator: targetOperator, percent }]
    : []
}

function isTargetOperator(text: string): text is TargetOperator {
  return (targetOperators as readonly string[]).includes(text)
}

/** Stable, so that problems of one field keep their order. */
function inFormOrder(problems: readonly SetUpProblem[]): readonly SetUpProblem[] {
  return [...problems].sort((a, b) => setUpFields.indexOf(a.field) - setUpFields.indexOf(b.field))
}
