import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'

/** Agencies for which points can be made together. */
export interface BulkScope {
  /** As the form names it. */
  readonly value: string
  readonly kind: 'registry' | 'period' | 'block'
  readonly period: string
  readonly block: string
  /** Those that still exist. */
  readonly agencies: readonly Agency[]
}

/** Every scope there is: the registry, and of each period that is not published yet the whole and its blocks. */
export function bulkScopes(agencies: readonly Agency[], periods: readonly Period[]): BulkScope[] {
  const present = agencies.filter(({ endedOn }) => endedOn === null)
  const among = (codes: readonly string[]) => present.filter(({ code }) => codes.includes(code))
  return [
    ...periods
      .filter(({ status }) => status !== 'published')
      .flatMap((period): BulkScope[] => [
        {
          value: `period/${period.id}`,
          kind: 'period',
          period: period.name,
          block: '',
          agencies: among(period.blocks.flatMap((block) => block.agencies.map(({ code }) => code))),
        },
        ...period.blocks.map((block) => ({
          value: `block/${period.id}/${block.code}`,
          kind: 'block' as const,
          period: period.name,
          block: block.name,
          agencies: among(block.agencies.map(({ code }) => code)),
        })),
      ]),
    { value: 'registry', kind: 'registry', period: '', block: '', agencies: present },
  ]
}
