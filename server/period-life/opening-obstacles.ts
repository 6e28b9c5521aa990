import { checkMethod } from '../../scoring/check-method.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { agencyCodes, type Overlap, overlapsOf } from './overlaps.ts'

/** Something for which a draft cannot be opened, or be marked to open by itself. */
export type OpeningObstacle =
  | { readonly kind: 'unknown-form'; readonly form: string }
  /** `mistakes` as check-method.ts words them. */
  | { readonly kind: 'method'; readonly mistakes: readonly string[] }
  | { readonly kind: 'no-agency' }
  | { readonly kind: 'in-two-blocks' | 'unknown-agency' | 'ended'; readonly agencies: readonly string[] }
  | { readonly kind: 'over' }
  | ({ readonly kind: 'overlap' } & Overlap)

/** What a draft is judged by. */
export interface OpeningGround {
  readonly forms: FormLookup
  readonly agencies: readonly Agency[]
  readonly periods: readonly Period[]
  /** "YYYY-MM-DD" in Vietnam. */
  readonly today: string
}

/**
 * Everything that stands against opening a draft, whether somebody opens it or it would open by itself; empty when it
 * can be. That its first day has not come yet is no obstacle here: it is what a scheduled draft waits for.
 * @param beside which other periods are in the way of its agencies and days; the open ones unless told
 */
export function openingObstacles(
  draft: Period,
  { forms, agencies, periods, today }: OpeningGround,
  beside?: (other: Period) => boolean,
): readonly OpeningObstacle[] {
  const form = forms(draft.form)
  const mistakes = checkMethod(draft.method, form)
  const codes = agencyCodes(draft)
  const registered = new Map(agencies.map((agency) => [agency.code, agency]))
  const ended = (code: string) => {
    const endedOn = registered.get(code)?.endedOn ?? null
    return endedOn !== null && endedOn < draft.opensOn
  }
  return [
    ...(form ? [] : [{ kind: 'unknown-form', form: draft.form } as const]),
    ...(mistakes.length > 0 ? [{ kind: 'method', mistakes } as const] : []),
    ...(codes.length === 0 ? [{ kind: 'no-agency' } as const] : []),
    ...aboutAgencies(
      'in-two-blocks',
      codes.filter((code, place) => codes.indexOf(code) < place),
    ),
    ...aboutAgencies(
      'unknown-agency',
      codes.filter((code) => !registered.has(code)),
    ),
    ...aboutAgencies('ended', codes.filter(ended)),
    ...(draft.closesOn < today ? [{ kind: 'over' } as const] : []),
    ...overlapsOf(draft, periods, beside).map((overlap) => ({ kind: 'overlap', ...overlap }) as const),
  ]
}

function aboutAgencies(
  kind: 'in-two-blocks' | 'unknown-agency' | 'ended',
  codes: readonly string[],
): readonly OpeningObstacle[] {
  return codes.length === 0 ? [] : [{ kind, agencies: [...new Set(codes)] }]
}
