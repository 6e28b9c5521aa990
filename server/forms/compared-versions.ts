import { comparability } from '../../scoring/comparability.ts'
import type { FigureFlag } from '../../scoring/index-document.ts'
import { defaultMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { formDigest } from '../live-index/form-digest.ts'

/** Whether figures made with two versions of a form can be subtracted, given one method. */
export interface ComparedVersions {
  readonly overall: Compared
  /** By code, the criteria of the newer version. */
  readonly criteria: readonly (Compared & { readonly code: string })[]
}

interface Compared {
  readonly comparable: boolean
  readonly flags: readonly FigureFlag[]
}

/** Asks the rule of scoring itself, as a period with the newer version after one with the older would. */
export function comparedVersions(before: FormDefinition, after: FormDefinition): ComparedVersions {
  const now = { form: after, formDigest: formDigest(after), method: defaultMethod }
  const previous: PreviousIndex = {
    period: null,
    method: defaultMethod,
    form: { digest: formDigest(before), definition: before },
    criteria: before.criteria.map(({ code, weight }) => ({ code, weight })),
    declared: null,
    blocks: [],
  }
  return {
    overall: comparability(now, previous, null),
    criteria: after.criteria.map(({ code }) => ({ code, ...comparability(now, previous, code) })),
  }
}
