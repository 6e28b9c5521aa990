import type { Actor } from '../audit/audit-trail.ts'
import { amendOpenPeriod } from '../period-life/amend-open-period.ts'
import type { Stores } from '../storage/database.ts'
import type { Period, PeriodBlock } from '../storage/periods-store.ts'
import { changeAgency, changePlace, type RecordNeeds } from './change-records.ts'
import type { ImportPlan } from './import-plan.ts'

export interface ApplyNeeds extends RecordNeeds, Pick<Stores, 'openingLog' | 'periods'> {}

/**
 * Stores what a plan says, record by record, each where it is still as the plan saw it. The database keeps single
 * records whole, not many of them: so agencies come before what refers to them, and where somebody else was faster with
 * one of them it stops there. The same file then makes a plan of what is left.
 * @returns whether all of it was stored
 */
export async function applyImport(needs: ApplyNeeds, by: Actor, plan: ImportPlan): Promise<boolean> {
  // In the order of the file: nobody looks at predecessors before all of them are there.
  for (const { before, after } of plan.agencies) {
    if (!(await changeAgency(needs, by, before, after))) return false
  }
  for (const { before, after } of plan.places) {
    if (!(await changePlace(needs, by, before, after))) return false
  }
  for (const { before, after } of plan.periods) {
    if (!(await changeBlocks(needs, by, before, after))) return false
  }
  return true
}

async function changeBlocks(
  needs: ApplyNeeds,
  by: Actor,
  before: Period,
  blocks: readonly PeriodBlock[],
): Promise<boolean> {
  if (before.status === 'open') return (await amendOpenPeriod(needs, before, { blocks }, by)).amended
  const change = {
    action: 'period-changed' as const,
    subject: { kind: 'period', id: before.id },
    before,
    after: { ...before, blocks },
  }
  return needs.trail.changing(by, change, () =>
    before.status === 'draft'
      ? needs.periods.changeDraft(before, { ...before, blocks })
      : needs.periods.changeClosed(before, blocks),
  )
}
