import type { AgencySteps } from '../../scoring/agency-steps.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { reachOf } from '../web/permissions.ts'
import type { Staff } from '../web/staff-request.ts'
import { type AgencyIndexParts, createAgencyIndex } from './agency-index.ts'
import type { IndexSnapshot, LiveIndex } from './live-index.ts'
import { ownSteps } from './own-steps.ts'

/** An index as one person may see it. */
export interface VisibleSnapshot extends IndexSnapshot {
  /** The steps of the only agency in it, where that is all that may be seen; null: everything, at once. */
  readonly steps: AgencySteps | null
  /** Codes of the blocks of the period that are kept from this person. */
  readonly hiddenBlocks: readonly string[]
}

/**
 * The figures that a signed-in person may see now. Everything that shows live figures passes through here: the boards
 * and their fragments, the breakdowns, the beginning of an agency's people, the API's live document and its stream.
 *
 * Home affairs and auditors see everything at once. People of an agency see their own agency alone, n at once, and
 * percentages and grades in the steps of `agencySteps`, so that nobody at the desk learns one visitor's answers by
 * looking before and after ("small numbers" of the scoring method). What was published everybody sees alike.
 */
export interface VisibleFigures {
  /**
   * @returns null for a period that does not exist or has not been opened
   * @throws HttpProblem 403 for somebody of an agency that the period does not ask about
   */
  snapshot(staff: Staff, periodId: string): Promise<VisibleSnapshot | null>
  /** The same for whoever has the index of the whole period at hand already. */
  of(staff: Staff, periodId: string, whole: IndexSnapshot): Promise<VisibleSnapshot>
  /**
   * The steps of what a person sees in steps alone, also of a published period: what was published is exact, the parts
   * of an agency were not published.
   * @returns null for somebody who sees everything at once
   */
  stepsOf(staff: Staff, periodId: string, seen: VisibleSnapshot): Promise<AgencySteps | null>
}

export interface VisibleFiguresParts extends AgencyIndexParts {
  readonly liveIndex: Pick<LiveIndex, 'snapshot' | 'inputOf'>
}

/** Keeps what agencies were shown last, so there is one for a whole process. */
export function createVisibleFigures(parts: VisibleFiguresParts): VisibleFigures {
  const agencyIndex = createAgencyIndex(parts)

  async function seenBy(staff: Staff, periodId: string, whole: IndexSnapshot): Promise<VisibleSnapshot> {
    const reach = reachOf(staff, 'see-live-figures')
    if (reach === 'all' || whole.document.publication !== null) {
      return { ...whole, steps: null, hiddenBlocks: [] }
    }
    const own = reach && (await agencyIndex.snapshot(periodId, reach.agency, whole))
    if (own === null) throw new HttpProblem(403, 'not-allowed')
    const isShown = (code: string) => own.document.blocks.some((block) => block.code === code)
    const hiddenBlocks = whole.document.blocks.map(({ code }) => code).filter((code) => !isShown(code))
    return { ...own, hiddenBlocks }
  }

  return {
    async snapshot(staff, periodId) {
      const whole = await parts.liveIndex.snapshot(periodId)
      return whole && seenBy(staff, periodId, whole)
    },
    of: seenBy,
    async stepsOf(staff, periodId, { steps, document }) {
      if (steps !== null) return steps
      const reach = reachOf(staff, 'see-live-figures')
      if (reach === 'all') return null
      if (reach === null) throw new HttpProblem(403, 'not-allowed')
      const scored = { form: document.form.definition, method: document.method }
      return (await ownSteps(parts, periodId, scored, reach.agency, dayOf(parts.clock()))).steps
    },
  }
}
