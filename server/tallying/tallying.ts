import { type TallyLayout, tallyLayout } from '../../scoring/tally.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { ResponsesStore } from '../storage/responses-store.ts'
import type { TalliesStore } from '../storage/tallies-store.ts'
import type { TallyLogStore } from '../storage/tally-log-store.ts'

/** The part of the storage that tallying works on. Every call may fail, and may take effect even if it fails. */
export interface TallyingStores {
  readonly responses: Pick<
    ResponsesStore,
    'untallied' | 'tallyInputs' | 'tallied' | 'changeStatus' | 'markTallied'
  >
  readonly tallies: Pick<TalliesStore, 'byIds' | 'headersOf' | 'replaceAll'>
  readonly tallyLog: TallyLogStore
}

/** What every step of the protocol needs. */
export interface Tallying {
  readonly stores: TallyingStores
  /** @throws on a form that this process does not know; then nothing of the response is tallied by it. */
  readonly layoutOf: (form: FormId) => TallyLayout
  /** How many responses an entry of the log moves at most: bounds the log document and the work of a takeover. */
  readonly batchSize: number
  /** How many responses a rebuild reads at a time. */
  readonly pageSize: number
  /** Aborted when the process stops: a rebuild then ends between two pages, as if it had crashed there. */
  readonly signal: AbortSignal
}

/** @param options only the stores and the forms are needed; a form is looked up and laid out once */
export function createTallying(options: {
  readonly stores: TallyingStores
  readonly forms: FormLookup
  readonly batchSize?: number
  readonly pageSize?: number
  readonly signal?: AbortSignal
}): Tallying {
  const { stores, forms, batchSize = 1000, pageSize = 2000, signal = new AbortController().signal } = options
  const layouts = new Map<FormId, TallyLayout>()
  const layoutOf = (id: FormId) => {
    const known = layouts.get(id)
    if (known) return known
    const form = forms(id)
    if (!form) throw new Error(`responses of form '${id}' cannot be tallied: this process does not know it`)
    const layout = tallyLayout(form)
    layouts.set(id, layout)
    return layout
  }
  return { stores, layoutOf, batchSize, pageSize, signal }
}
