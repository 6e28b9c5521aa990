import { link, paths } from '../paths.ts'
import type { Period, PeriodStatus } from '../storage/periods-store.ts'
import type { reachOf } from '../web/permissions.ts'

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

/**
 * The periods as the API lists them; a draft is nobody's business but that of the people who prepare it. To somebody
 * of an agency a period that is not published and does not ask about the agency has no index.
 * @param reach of whoever asks over live figures
 */
export function periodsList(
  periods: readonly Period[],
  reach: ReturnType<typeof reachOf>,
): readonly ListedPeriod[] {
  const isForeign = ({ status, blocks }: Period) =>
    status !== 'published' &&
    reach !== null &&
    reach !== 'all' &&
    !blocks.some(({ agencies }) => agencies.some(({ code }) => code === reach.agency))
  return periods
    .filter(({ status }) => reach === 'all' || status !== 'draft')
    .map((period) => ({
      id: period.id,
      name: period.name,
      opensOn: period.opensOn,
      closesOn: period.closesOn,
      status: listedStatus(period.status),
      form: period.form,
      blocks: period.blocks.map((block) => ({ code: block.code, name: block.name })),
      index:
        period.status === 'draft' || isForeign(period) ? null : link(paths.apiIndex, { period: period.id }),
    }))
}

/** Closing and publishing take as long as the last request: to everyone outside they have not happened yet. */
function listedStatus(status: PeriodStatus): ListedPeriod['status'] {
  if (status === 'closing') return 'open'
  return status === 'publishing' ? 'closed' : status
}
