import type { FormDefinition } from '../survey-forms/form-definition.ts'
import { type AgencyFigures, agencyFigures } from './agency-figures.ts'
import { type AgencyCuts, withheldInBreakdown } from './breakdown-withholding.ts'
import type { ScoringMethod } from './method.ts'
import type { Tally, TallyLayout } from './tally.ts'

/** The figures of one part of an agency. Only agencies are ranked, so a part is neither eligible nor not. */
export interface PartFigures {
  readonly code: string
  readonly figures: Omit<AgencyFigures, 'ineligibleBecause'>
}

/**
 * The figures of the parts of an agency, by every cut at once and in the order given, with all that has to be withheld
 * so that no withheld cell can be worked out from the others, from the agency or from another cut. A question that is
 * withheld in a part enters no figure of that part: its criterion then says "3 of 4 questions".
 * @param layout of `form`
 * @param agency the tally of the whole agency, whose own figures are shown
 * @throws if the parts of a cut together hold what the agency does not: the tallies are not of one moment.
 * @example breakdown(form, defaultMethod, layout, tally, { channel: [{ code: 'qr', tally }] }).channel[0].figures.counted // 40
 */
export function breakdown(
  form: FormDefinition,
  method: ScoringMethod,
  layout: TallyLayout,
  agency: Tally,
  cuts: AgencyCuts,
): Readonly<Record<string, readonly PartFigures[]>> {
  const withheld = withheldInBreakdown(method, layout, agency, cuts)
  return Object.fromEntries(
    Object.entries(cuts).map(([cut, parts]) => [
      cut,
      parts.map(({ code, tally }) => {
        const { ineligibleBecause: _, ...figures } = agencyFigures(
          form,
          method,
          layout,
          tally,
          null,
          withheld.get(cut)!.get(code)!,
        )
        return { code, figures }
      }),
    ]),
  )
}
