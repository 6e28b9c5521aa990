import { link, paths } from '../paths.ts'
import type { Period, PeriodStatus } from '../storage/periods-store.ts'

/** One period as the API lists it. */
export interface ListedPeriod {
  readonly id: string
  readonly name: string
  readonly opensOn: string
  readonly closesOn: string
  readonly status: 'draft' | 'open' | 'closed' | 'published'
  /** `code.vN` of the form it asks. */
  readonly form: string
  readonly blocks: readonly { readonly code: string; readonly name: string }[]
  /** Where its index is; null while there is none. */
  readonly index: string | null
}

/** The periods as the API lists them; a draft is nobody's business but that of the people who prepare it. */
export function periodsList(periods: readonly Period[], withDrafts: boolean): readonly ListedPeriod[] {
  return periods
    .filter(({ status }) => withDrafts || status !== 'draft')
    .map(({ id, name, opensOn, closesOn, status, form, blocks }) => ({
      id,
      name,
      opensOn,
      closesOn,
      status: listedStatus(status),
      form,
      blocks: blocks.map((block) => ({ code: block.code, name: block.name })),
      index: status === 'draft' ? null : link(paths.apiIndex, { period: id }),
    }))
}

/** Closing and publishing take as long as the last request: to everyone outside they have not happened yet. */
function listedStatus(status: PeriodStatus): ListedPeriod['status'] {
  if (status === 'closing') return 'open'
  return status === 'publishing' ? 'closed' : status
}
