import type { Period, PeriodAgency, PeriodBlock } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Basics } from './parse-basics.ts'
import { proposedPredecessors } from './proposed-predecessors.ts'

/**
 * A draft made from an earlier period: its blocks, agencies, quotas, targets, form and method. Numbers of transactions
 * belong to the period they were counted in and are left out. An agency that has ended when the new period opens gives
 * its place to those that were made from it; a target of its own goes with it.
 * @param periods all of them, to find which one the new period follows
 */
export function copyPeriod(
  from: Period,
  to: Basics & Pick<Period, 'id'>,
  periods: readonly Period[],
  agencies: readonly Agency[],
): Period {
  const placed = new Set<string>()
  const member = (code: string, quota: number | null): readonly PeriodAgency[] => {
    // An agency that two ended ones became is entered once, where the first of them was.
    if (placed.has(code)) return []
    placed.add(code)
    return [{ code, transactions: null, quota, ...proposedPredecessors(code, to, periods, agencies) }]
  }
  const staying = new Set(
    from.blocks.flatMap((block) => block.agencies.map(({ code }) => code)).filter((code) => !hasEnded(code)),
  )
  const blocks = from.blocks.map(
    (block): PeriodBlock => ({
      ...block,
      agencies: block.agencies.flatMap(({ code, quota }) =>
        hasEnded(code)
          ? successorsOf(code, new Set()).flatMap((heir) => (staying.has(heir) ? [] : member(heir, null)))
          : member(code, quota),
      ),
    }),
  )
  const targets = from.method.targets.filter(({ block, agency }) =>
    blocks.some(
      ({ code, agencies: members }) =>
        code === block && (agency === undefined || members.some((one) => one.code === agency)),
    ),
  )
  const { id, name, opensOn, closesOn } = to
  return {
    id,
    name,
    opensOn,
    closesOn,
    status: 'draft',
    form: from.form,
    method: { ...from.method, targets },
    blocks,
  }

  function hasEnded(code: string): boolean {
    const endedOn = agencies.find((agency) => agency.code === code)?.endedOn ?? null
    return endedOn !== null && endedOn < to.opensOn
  }

  /** Those made from it that are there when the period opens, through those that came and went. */
  function successorsOf(code: string, met: Set<string>): readonly string[] {
    if (met.has(code)) return []
    met.add(code)
    return agencies
      .filter(({ predecessors = [] }) => predecessors.includes(code))
      .flatMap((heir) => (hasEnded(heir.code) ? successorsOf(heir.code, met) : [heir.code]))
  }
}
