import type { Target } from '../../../scoring/method.ts'

/** A criterion as it was published: its percentage, its rank of 18, and how many ranks it moved (positive is up). */
interface PublishedCriterion {
  readonly percent: number
  readonly rank: number
  readonly rankChange: number
}

/**
 * The one real row of the demonstration: Sở Công Thương in 2024, from report 443/BC-SNV of 12 March 2025 as quoted
 * in the agency's plan for 2025. The percentage before is the published one less the published change.
 */
export const publishedRow2024 = {
  agency: 'SCT',
  block: 'so-ban-nganh',
  /** Every rank is one of so many, then as the year before: the report compares them. */
  blockSize: 18,
  overall: { percent: 88.4, rank: 7, change: 1.47, previousPercent: 86.93 },
  target: { operator: '>=', percent: 87 } satisfies Pick<Target, 'operator' | 'percent'>,
  criteria: {
    access: { percent: 85.67, rank: 9, rankChange: -4 },
    reception: { percent: 88.57, rank: 6, rankChange: 2 },
    staff: { percent: 89.78, rank: 10, rankChange: -3 },
    results: { percent: 90.61, rank: 11, rankChange: -3 },
    feedback: { percent: 87.39, rank: 6, rankChange: 5 },
  } satisfies Record<string, PublishedCriterion>,
} as const
