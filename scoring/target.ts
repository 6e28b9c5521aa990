import type { ScoringMethod, Target } from './method.ts'

/** How a published percentage stands to a target. */
export const targetOutcomes = ['exceeded', 'reached', 'missed'] as const
export type TargetOutcome = (typeof targetOutcomes)[number]

/**
 * The target of an agency: its own where it has one, else its block's; null where neither is set.
 * @example targetOf({ targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] }, 'so-ban-nganh', 'SCT')?.percent // 87
 */
export function targetOf(
  { targets }: Pick<ScoringMethod, 'targets'>,
  block: string,
  agency: string,
): Target | null {
  const ofBlock = targets.filter((target) => target.block === block)
  return (
    ofBlock.find((target) => target.agency === agency) ??
    ofBlock.find((target) => target.agency === undefined) ??
    null
  )
}

/**
 * "vượt chỉ tiêu" (`exceeded`) if the published percentage is greater, "đạt chỉ tiêu" (`reached`) if it is equal and
 * the operator allows it, else "chưa đạt chỉ tiêu" (`missed`); "target" of the scoring method. Both are decimals, of
 * which equality and order are those of the numbers nearest to them.
 * @param percent as published
 * @example targetOutcome({ operator: '>', percent: 90 }, 90) // 'missed'
 */
export function targetOutcome(
  { operator, percent: target }: Pick<Target, 'operator' | 'percent'>,
  percent: number,
): TargetOutcome {
  if (percent > target) return 'exceeded'
  return percent === target && operator === '>=' ? 'reached' : 'missed'
}

/**
 * Whether a published percentage meets a target.
 * @example isMet({ operator: '>=', percent: 87 }, 87) // true
 */
export function isMet(target: Pick<Target, 'operator' | 'percent'>, percent: number): boolean {
  return targetOutcome(target, percent) !== 'missed'
}
