import { predecessorsInPeriod } from '../agencies/predecessors-in-period.ts'
import { previousPeriod } from '../agencies/previous-period.ts'
import type { Period, PeriodAgency, PeriodBlock } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { fieldChanges, type ImportPlan } from './import-plan.ts'
import { type Member, membershipProblem, type PlannedMember } from './membership-problem.ts'
import type { Planning } from './planning.ts'
import type { ImportRow } from './read-registry-tables.ts'
import { blockCodePattern, codePattern, isSameName, longestName, longestReason } from './registry-fields.ts'

/** A period on its way to what the file makes of it. */
interface PlannedPeriod {
  readonly period: Period
  readonly blocks: { readonly code: string; name: string; agencies: PeriodAgency[] }[]
  /** Names that the file gives to blocks. */
  readonly named: Map<string, string>
}

/** Holds the rows of blocks against the periods: members are added and changed, and never taken out. */
export function planBlocks(planning: Planning, rows: readonly ImportRow[]): ImportPlan['periods'] {
  const planned = new Map<string, PlannedPeriod>()
  const blockOfRow = new Map<string, { readonly block: string; readonly address: string }>()
  for (const row of rows) {
    const cells = planning.cells(row)
    const periodId = cells.code('period', blockCodePattern)
    const block = cells.code('block', blockCodePattern)
    const written = cells.code('agency', codePattern)
    const agency = written === undefined ? null : planning.agencyIn(row, 'agency', written)
    const period = planning.state.periods.find(({ id }) => id === periodId)
    if (periodId !== undefined && period === undefined) {
      planning.refuse(row.place('period'), 'unknown-period', periodId)
    }
    if (period === undefined || block === undefined || agency === null) continue
    const id = `${period.id}/${agency.code}`
    const first = blockOfRow.get(id)
    if (first !== undefined) {
      const code = first.block === block ? 'repeated-row' : 'two-blocks'
      planning.refuse(row.place('agency'), code, agency.code, first.address)
      continue
    }
    blockOfRow.set(id, { block, address: row.place('agency').address })
    const target = planned.get(period.id) ?? startPeriod(period)
    planned.set(period.id, target)
    planMember(planning, row, target, block, agency)
  }
  return [...planned.values()].flatMap(({ period, blocks }) => {
    const after: readonly PeriodBlock[] = blocks.filter(({ agencies }) => agencies.length > 0)
    return JSON.stringify(after) === JSON.stringify(period.blocks) ? [] : [{ before: period, after }]
  })
}

function startPeriod(period: Period): PlannedPeriod {
  const blocks = period.blocks.map((block) => ({ ...block, agencies: [...block.agencies] }))
  return { period, blocks, named: new Map() }
}

function planMember(
  planning: Planning,
  row: ImportRow,
  target: PlannedPeriod,
  block: string,
  agency: Agency,
): void {
  const { period, blocks } = target
  const before = memberOf(period, agency.code)
  planBlockName(planning, row, target, block)
  const cells = planning.cells(row)
  const transactions = cells.count('transactions')
  const quota = cells.count('quota')
  const unranked = plannedReason(planning, row, before?.member.unranked)
  const { unranked: _, ...kept } = before?.member ?? newMember(planning, period, agency)
  const after: PlannedMember = {
    block,
    member: {
      ...kept,
      ...(transactions === undefined ? {} : { transactions }),
      ...(quota === undefined ? {} : { quota }),
      ...(unranked === undefined ? {} : { unranked }),
    },
  }
  const fields = fieldChanges(before && memberFields(before), memberFields(after))
  if (fields.length > 0) {
    const problem = membershipProblem(planning.state, period, agency, before, after)
    if (problem !== null)
      planning.refuse(row.place(problem.column), problem.code, agency.code, problem.against)
  }
  planning.note({
    ...{ table: 'blocks', kind: before === null ? 'added' : 'changed', place: row.place('agency') },
    ...{ id: `${period.id}/${agency.code}`, name: `${agency.name} – ${period.name}`, fields },
  })
  if (fields.length === 0) return
  for (const one of blocks) {
    const at = one.agencies.findIndex(({ code }) => code === agency.code)
    if (at >= 0 && one.code === block) one.agencies[at] = after.member
    else if (at >= 0) one.agencies.splice(at, 1)
  }
  const home = blocks.find(({ code }) => code === block)
  if (before?.block !== block) home?.agencies.push(after.member)
}

/** A block takes the name that the file gives it; two names for one are refused. */
function planBlockName(planning: Planning, row: ImportRow, target: PlannedPeriod, block: string): void {
  const { period, blocks, named } = target
  const known = blocks.find(({ code }) => code === block)
  const written = planning.cells(row).text('blockName', longestName)
  const name = written === '' ? undefined : written
  const place = row.place('blockName')
  if (known === undefined) {
    if (name === undefined) planning.refuse(place, 'missing')
    blocks.push({ code: block, name: name ?? '', agencies: [] })
  }
  if (name === undefined) return
  const before = named.get(block)
  if (before !== undefined) {
    if (!isSameName(before, name)) planning.refuse(place, 'other-block-name', name, before)
    return
  }
  named.set(block, name)
  if (known === undefined || isSameName(known.name, name)) return
  if (isFrozen(period)) planning.refuse(row.place('period'), 'published-period', period.name)
  planning.note({
    ...{
      table: 'blocks',
      kind: 'changed',
      place,
      id: `${period.id}/${block}`,
      name: `${name} – ${period.name}`,
    },
    fields: [{ field: 'blockName', from: known.name, to: name }],
  })
  known.name = name
}

/** @returns the reason why it is not ranked, undefined where it is */
function plannedReason(planning: Planning, row: ImportRow, known: string | undefined): string | undefined {
  const cells = planning.cells(row)
  const ranked = cells.yesNo('ranked') ?? null
  const written = cells.text('unranked', longestReason)
  const reason = written === undefined ? known : written === '' ? undefined : written
  if (ranked === true && written) planning.refuse(row.place('unranked'), 'reason-of-ranked', written)
  if (ranked === false && reason === undefined) planning.refuse(row.place('unranked'), 'reason-missing')
  return ranked === true ? undefined : reason
}

function newMember(planning: Planning, period: Period, { code }: Agency): PeriodAgency {
  // As a draft nobody has been asked in says nothing of the past.
  const opened = planning.state.periods.filter(({ status }) => status !== 'draft')
  const previous = previousPeriod(period, opened)
  const agencies = [...planning.agencies.values()]
  const predecessors = previous === null ? [] : predecessorsInPeriod({ code }, agencies, previous)
  return { code, transactions: null, quota: null, ...(predecessors.length > 0 ? { predecessors } : {}) }
}

function memberOf(period: Period, code: string): Member | null {
  for (const block of period.blocks) {
    const member = block.agencies.find((one) => one.code === code)
    if (member !== undefined) return { block: block.code, member }
  }
  return null
}

function memberFields({ block, member }: Member): Record<string, string> {
  const { transactions, quota, unranked, predecessors } = member
  return {
    block,
    transactions: transactions === null ? '' : String(transactions),
    quota: quota === null ? '' : String(quota),
    unranked: unranked ?? '',
    predecessors: (predecessors ?? []).join(' | '),
  }
}

/** What was published stays as it is. */
export function isFrozen({ status }: Pick<Period, 'status'>): boolean {
  return status === 'publishing' || status === 'published'
}
