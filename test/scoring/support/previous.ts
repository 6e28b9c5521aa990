import type { PublishedAgency } from '../../../scoring/comparison.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import type { PreviousAgency, PreviousIndex } from '../../../scoring/previous-index.ts'
import { aForm } from './forms.ts'

export const digest = `sha256:${'0'.repeat(64)}`

/** A previous index of one block, made exactly like `aForm()` is scored with the default method. */
export function aPreviousIndex(
  agencies: readonly PreviousAgency[],
  changes: Partial<PreviousIndex> = {},
): PreviousIndex {
  const form = aForm()
  return {
    period: { id: '2024', name: 'Năm 2024' },
    method: defaultMethod,
    form: { digest, definition: form },
    criteria: form.criteria.map(({ code, weight }) => ({ code, weight })),
    declared: null,
    blocks: [{ code: 'khoi', agencies }],
    ...changes,
  }
}

/** An agency of the previous period with the same figure everywhere. */
export function aPreviousAgency(
  code: string,
  percent: number | null,
  rank: number | null,
  interval: readonly [number, number] | null = null,
): PreviousAgency {
  const figure = { percent, rank, interval }
  return { code, name: `Đơn vị ${code}`, overall: figure, criteria: { access: figure, staff: figure } }
}

/** An agency of this period with the same figure everywhere; eligible if it has a rank. */
export function aPublishedAgency(
  code: string,
  percent: number | null,
  rank: number | null,
  changes: Partial<PublishedAgency> = {},
): PublishedAgency {
  const figure = { percent, rank, interval: null }
  return {
    code,
    predecessors: [],
    ended: false,
    eligible: rank !== null,
    overall: figure,
    criteria: { access: figure, staff: figure },
    ...changes,
  }
}
