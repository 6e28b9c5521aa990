import type { Target } from '../../scoring/method.ts'
import type { Period, PeriodAgency, PeriodBlock } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { checkAgainstRegistry } from './check-against-registry.ts'
import { countAgencyLines, type LineProblem, parseAgencyLines } from './parse-agency-lines.ts'
import { mostAgencies } from './parse-set-up.ts'
import { parseTarget } from './parse-target.ts'
import {
  codeProblem,
  longestName,
  nameProblem,
  postedChoices,
  postedLine,
  postedLines,
} from './posted-text.ts'
import { proposedPredecessors } from './proposed-predecessors.ts'
import { type ParsedSection, type SectionProblem, sectionProblem } from './section-problem.ts'

/** A block as its page decides it. */
export interface EditedBlock {
  readonly block: PeriodBlock
  /** The targets of this block and of its agencies. */
  readonly targets: readonly Target[]
  /** Agencies that pasted lines bring into the registry. */
  readonly newAgencies: readonly Agency[]
}

export interface KeptBlock {
  readonly code: string
  readonly blockName: string
  readonly target: string
  readonly lines: string
  readonly members: readonly string[]
  /** By the id of an input, what was typed into it. */
  readonly cells: Readonly<Record<string, string>>
}

export interface BlockGround {
  readonly period: Period
  /** The block that is edited; null: a new one. */
  readonly block: PeriodBlock | null
  readonly agencies: readonly Agency[]
  readonly periods: readonly Period[]
}

/** What the inputs of a row are called, by the code of its agency. */
export const cellIds = {
  transactions: (code: string) => `n-${code}`,
  quota: (code: string) => `q-${code}`,
  target: (code: string) => `t-${code}`,
} as const

/**
 * Reads the page of a block: its name, the agencies that were ticked with their numbers, and the pasted lines, which
 * add agencies and override numbers. Of a period that is open, the code, the name and the agencies that are in it stay.
 * @param posted an urlencoded body parsed to a record; anything else is a form without values
 */
export function parseBlock(posted: unknown, ground: BlockGround): ParsedSection<EditedBlock, KeptBlock> {
  const { period, block, agencies } = ground
  const isDraft = period.status === 'draft'
  const listed = listedAgencies(ground)
  const kept = keptBlock(posted, ground, listed)
  const problems: SectionProblem[] = []

  if (block === null) {
    const badCode = codeProblem(kept.code)
    const taken = period.blocks.find(({ code }) => code === kept.code)
    if (badCode) problems.push(sectionProblem('code', badCode))
    else if (taken) problems.push(sectionProblem('code', 'taken', taken.name))
  }
  const badName = isDraft ? nameProblem(posted, 'blockName') : null
  if (badName) problems.push(sectionProblem('blockName', badName, String(longestName)))
  const goal = kept.target === '' ? null : parseTarget(kept.target)
  if (kept.target !== '' && goal === null) problems.push(sectionProblem('target', 'bad-target'))

  const ticked = listed.filter(({ code }) => kept.members.includes(code))
  const rows = ticked.map((agency) => rowOf(agency, kept, problems))
  const pasted = pastedRows(kept, ground, problems)
  const members = [
    ...rows.map((row) => ({ ...row, ...pasted.rows.find(({ code }) => code === row.code) })),
    ...pasted.rows.filter(({ code }) => !rows.some((row) => row.code === code)),
  ]
  if (problems.length > 0) return { ok: false, problems, kept }
  const code = block?.code ?? kept.code
  const known = new Map((block?.agencies ?? []).map((member) => [member.code, member]))
  const targets = [
    ...(goal ? [{ block: code, ...goal }] : []),
    ...members.flatMap((member) => {
      const own = kept.cells[cellIds.target(member.code)] ?? ''
      const parsed = own === '' ? null : parseTarget(own)
      return parsed ? [{ block: code, agency: member.code, ...parsed }] : []
    }),
  ]
  const memberOf = (row: Row): PeriodAgency => ({
    ...(known.get(row.code) ?? proposedPredecessors(row.code, period, ground.periods, agencies)),
    ...row,
  })
  return {
    ok: true,
    value: {
      block: {
        ...block,
        code,
        name: isDraft ? kept.blockName : (block?.name ?? ''),
        agencies: members.map(memberOf),
      },
      targets,
      newAgencies: pasted.newAgencies,
    },
  }
}

/**
 * The agencies that a block's page lists: its own in their order, then those that are in no other block and have not
 * ended when the period opens.
 */
export function listedAgencies({ period, block, agencies }: BlockGround): readonly Agency[] {
  const own = (block?.agencies ?? []).map(
    ({ code }) => agencies.find((agency) => agency.code === code) ?? unregistered(code),
  )
  const placed = new Set(period.blocks.flatMap((other) => other.agencies.map(({ code }) => code)))
  const free = agencies.filter(
    ({ code, endedOn }) => !placed.has(code) && (endedOn === null || endedOn >= period.opensOn),
  )
  return [...own, ...free]
}

function unregistered(code: string): Agency {
  return { code, name: code, units: [], endedOn: null }
}

type Row = Pick<PeriodAgency, 'code' | 'transactions' | 'quota'>

/** What was typed and ticked, to be shown again. */
export function keptBlock(
  posted: unknown,
  ground: BlockGround,
  listed: readonly Agency[] = listedAgencies(ground),
): KeptBlock {
  const { period, block } = ground
  const cells = listed.flatMap(({ code }) =>
    Object.values(cellIds).map((idOf) => [idOf(code), postedLine(posted, idOf(code))]),
  )
  // Agencies cannot leave a period that is open, so their boxes are not asked.
  const staying = period.status === 'draft' ? [] : (block?.agencies ?? []).map(({ code }) => code)
  return {
    code: block?.code ?? postedLine(posted, 'code'),
    blockName: postedLine(posted, 'blockName'),
    target: postedLine(posted, 'target'),
    lines: postedLines(posted, 'lines'),
    members: [...staying, ...postedChoices(posted, 'members')],
    cells: Object.fromEntries(cells) as Record<string, string>,
  }
}

function rowOf({ code }: Agency, { cells }: KeptBlock, problems: SectionProblem[]): Row {
  const number = (id: string): number | null => {
    const text = cells[id] ?? ''
    if (text === '') return null
    // Digits only: "1.200" may be a thousand or one and a fifth.
    if (/^0*[1-9]\d{0,8}$/.test(text)) return Number(text)
    problems.push(sectionProblem(id, 'bad-number'))
    return null
  }
  const own = cells[cellIds.target(code)] ?? ''
  const row = {
    code,
    transactions: number(cellIds.transactions(code)),
    quota: number(cellIds.quota(code)),
  }
  if (own !== '' && parseTarget(own) === null) {
    problems.push(sectionProblem(cellIds.target(code), 'bad-target'))
  }
  return row
}

/** What the pasted lines say: only the numbers that they give replace those of the table. */
function pastedRows(
  { lines: text }: KeptBlock,
  { period, block, agencies }: BlockGround,
  problems: SectionProblem[],
): { readonly rows: readonly Row[]; readonly newAgencies: readonly Agency[] } {
  if (text.trim() === '') return { rows: [], newAgencies: [] }
  if (countAgencyLines(text) > mostAgencies) {
    problems.push(sectionProblem('lines', 'too-many', String(mostAgencies)))
    return { rows: [], newAgencies: [] }
  }
  const parsed = parseAgencyLines(text, { quota: true })
  const registry = checkAgainstRegistry(parsed.lines, agencies, period.opensOn)
  const elsewhere = new Map(
    period.blocks
      .filter(({ code }) => code !== block?.code)
      .flatMap((other) => other.agencies.map(({ code }) => [code, other.name] as const)),
  )
  const lineProblems: readonly LineProblem[] = [...parsed.problems, ...registry.problems]
  problems.push(
    ...[...lineProblems]
      .sort((a, b) => a.line - b.line)
      .map((line): SectionProblem => ({ field: 'lines', problem: 'line', line })),
    ...parsed.lines.flatMap(({ code }) => {
      const other = elsewhere.get(code)
      return other === undefined ? [] : [sectionProblem('lines', 'in-another-block', `${code} (${other})`)]
    }),
  )
  const before = new Map((block?.agencies ?? []).map((member) => [member.code, member]))
  const rows = parsed.lines.map(({ code, transactions, quota }) => ({
    code,
    transactions: transactions ?? before.get(code)?.transactions ?? null,
    quota: quota ?? before.get(code)?.quota ?? null,
  }))
  return { rows, newAgencies: registry.newAgencies }
}
