import { overlapsOf } from '../period-life/overlaps.ts'
import type { Period, PeriodAgency } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { ImportProblemCode } from './import-problem.ts'
import type { RegistryState } from './registry-state.ts'

/** An agency in a block of a period. */
export interface Member {
  readonly block: string
  readonly member: PeriodAgency
}
export type PlannedMember = Member

interface MembershipProblem {
  readonly code: ImportProblemCode
  /** The column to which it is due. */
  readonly column: 'period' | 'block' | 'agency'
  readonly against: string
}

/**
 * What keeps a member of a period from being added or changed: published figures are frozen, a period that takes no
 * more responses takes no more agencies, and responses that are there stay in the block in which they were given.
 * @param before null for an agency that comes in
 */
export function membershipProblem(
  { periods, responded }: Pick<RegistryState, 'periods' | 'responded'>,
  period: Period,
  agency: Agency,
  before: Member | null,
  after: Member,
): MembershipProblem | null {
  const { status } = period
  if (status === 'publishing' || status === 'published') {
    return { code: 'published-period', column: 'period', against: period.name }
  }
  const isOpen = status === 'draft' || status === 'open'
  if (before !== null) {
    if (before.block === after.block) return null
    if (!isOpen) return { code: 'closed-membership', column: 'block', against: period.name }
    const hasResponses = responded.get(period.id)?.has(agency.code) ?? false
    return hasResponses ? { code: 'moved-with-responses', column: 'block', against: before.block } : null
  }
  if (!isOpen) return { code: 'closed-membership', column: 'period', against: period.name }
  if (agency.endedOn !== null && agency.endedOn < period.opensOn) {
    return { code: 'ended-before-period', column: 'agency', against: agency.endedOn }
  }
  if (agency.beganOn !== undefined && agency.beganOn > period.closesOn) {
    return { code: 'begins-after-period', column: 'agency', against: agency.beganOn }
  }
  // A response must belong to one period: on a day an agency has one that is open.
  const alone = { ...period, blocks: [{ code: '', name: '', agencies: [after.member] }] }
  const [overlap] = status === 'open' ? overlapsOf(alone, periods) : []
  if (overlap === undefined) return null
  return { code: 'other-open-period', column: 'agency', against: overlap.period.name }
}
