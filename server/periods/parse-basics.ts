import { parseDay } from '../calendar/parse-day.ts'
import type { Period } from '../storage/periods-store.ts'
import { codeProblem, longestName, nameProblem, postedLine } from './posted-text.ts'
import { type ParsedSection, type SectionProblem, sectionProblem } from './section-problem.ts'

/** Name and days of a period. */
export type Basics = Pick<Period, 'name' | 'opensOn' | 'closesOn'>
export type NewPeriod = Basics & Pick<Period, 'id'> & { readonly copyFrom: Period | null }

export type KeptBasics = Readonly<Record<'id' | 'copyFrom' | 'name' | 'opensOn' | 'closesOn', string>>

interface Known {
  readonly periods: readonly Period[]
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
}

/** Reads the form of a new draft: its code, its name and days, and the period it is copied from. */
export function parseNewPeriod(posted: unknown, known: Known): ParsedSection<NewPeriod, KeptBasics> {
  const kept = keptBasics(posted)
  const problems: SectionProblem[] = []
  const taken = known.periods.find(({ id }) => id === kept.id)
  const badCode = codeProblem(kept.id)
  if (badCode) problems.push(sectionProblem('id', badCode))
  else if (taken) problems.push(sectionProblem('id', 'taken', taken.name))
  const copyFrom = known.periods.find(({ id }) => id === kept.copyFrom) ?? null
  if (kept.copyFrom !== '' && copyFrom === null) problems.push(sectionProblem('copyFrom', 'not-an-option'))
  const basics = parsedBasics(posted, kept, kept.opensOn, known.today)
  problems.push(...basics.problems)
  return problems.length > 0
    ? { ok: false, problems, kept }
    : { ok: true, value: { id: kept.id, copyFrom, ...basics.value } }
}

/**
 * Reads name and days of a draft, or of an open period: its first day is over and stays, and its last day may move to
 * a later day, or to an earlier one that is not past.
 */
export function parseBasics(
  posted: unknown,
  period: Period,
  { today }: Pick<Known, 'today'>,
): ParsedSection<Basics, KeptBasics> {
  const isDraft = period.status === 'draft'
  const kept = { ...keptBasics(posted), ...(!isDraft && { opensOn: period.opensOn }) }
  const { problems, value } = parsedBasics(posted, kept, kept.opensOn, today)
  return problems.length > 0 ? { ok: false, problems, kept } : { ok: true, value }
}

export function keptBasics(posted: unknown): KeptBasics {
  const line = (field: keyof KeptBasics) => postedLine(posted, field)
  return {
    id: line('id'),
    copyFrom: line('copyFrom'),
    name: line('name'),
    opensOn: line('opensOn'),
    closesOn: line('closesOn'),
  }
}

function parsedBasics(
  posted: unknown,
  kept: KeptBasics,
  opens: string,
  today: string,
): { readonly problems: readonly SectionProblem[]; readonly value: Basics } {
  const problems: SectionProblem[] = []
  const badName = nameProblem(posted, 'name')
  if (badName) problems.push(sectionProblem('name', badName, String(longestName)))
  const opensOn = parseDay(opens)
  const closesOn = parseDay(kept.closesOn)
  if (opensOn === null) problems.push(sectionProblem('opensOn', opens === '' ? 'missing' : 'bad-day'))
  if (closesOn === null) {
    problems.push(sectionProblem('closesOn', kept.closesOn === '' ? 'missing' : 'bad-day'))
  } else if (opensOn !== null && closesOn < opensOn) {
    problems.push(sectionProblem('closesOn', 'ends-before-it-opens'))
  } else if (closesOn < today) {
    problems.push(sectionProblem('closesOn', 'already-over'))
  }
  return { problems, value: { name: kept.name, opensOn: opensOn ?? '', closesOn: closesOn ?? '' } }
}
