import { type AgencySteps, agencySteps } from '../../scoring/agency-steps.ts'
import type { IndexInput } from '../../scoring/index-input.ts'
import {
  countsOnly,
  emptyTally,
  gradeCounts,
  noOpinionCount,
  type Tally,
  type TallyLayout,
  tallyLayout,
  tallyOfSums,
} from '../../scoring/tally.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import type { Stores } from '../storage/database.ts'
import type { ShownFigures } from '../storage/shown-figures-store.ts'
import type { TallyRecord } from '../storage/tally-record.ts'
import { type ReadTallies, readTallies } from './read-tallies.ts'

/** What the people of an agency may see of it now, and the tallies that were read for it. */
export interface OwnSteps {
  readonly steps: AgencySteps
  readonly read: ReadTallies<'agency' | 'point' | 'channel'>
}

/** Each attempt that fails is one in which somebody else has stored what is to be shown: few are ever needed. */
const mostAttempts = 25

/**
 * Takes an agency one look further: reads what its people were shown last, reads its tallies, and works out what they
 * may be shown next. If that is more than before it is stored before anybody sees it, and only where nobody else has
 * stored anything since it was read: so all that is ever shown, by any process, before and after a restart, is one
 * chain of steps, each computed from the one before.
 *
 * New answers of quiet points enter the whole together once a day at most: they never enter the figures of their
 * points afterwards, and where somebody watches every response no point with neighbours would ever gather enough of
 * its own. Within a day a point's own answers are waited for.
 *
 * The order matters. Read first, the state is never of later tallies than those read after it, and no step ever takes
 * back what merely was not known yet.
 * @param today "YYYY-MM-DD" in Vietnam
 * @throws if others were first with every attempt
 */
export async function ownSteps(
  stores: Pick<Stores, 'tallies' | 'tallyLog' | 'shownFigures'>,
  period: string,
  { form, method }: Pick<IndexInput, 'form' | 'method'>,
  agency: string,
  today: string,
): Promise<OwnSteps> {
  const layout = tallyLayout(form)
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const before = await stores.shownFigures.of(period, agency)
    const read = await readTallies(stores, period, ['agency', 'point', 'channel'], agency)
    const current = countedByPoint(layout, read.records.point, before)
    const share = before?.sharedOn !== today
    const steps = agencySteps(method, layout, asSteps(layout, before), current, share)
    const shared = answersOf(layout, steps.shared)
    const next: ShownFigures = {
      period,
      agency,
      form: formId(form),
      version: (before?.version ?? 0) + 1,
      sharedOn: hasMoved(before?.shared, shared) ? today : (before?.sharedOn ?? null),
      parts: answersOf(layout, steps.parts),
      shared,
    }
    if (!hasMoved(before?.parts, next.parts) && !hasMoved(before?.shared, shared)) return { steps, read }
    if (await stores.shownFigures.replace(next, before?.version ?? null)) return { steps, read }
  }
  throw new Error(`what ${agency} was shown of ${period} could not be stored`)
}

/** A point that was shown is there, whatever became of its tallies. */
function countedByPoint(
  layout: TallyLayout,
  records: readonly TallyRecord[],
  before: ShownFigures | null,
): Readonly<Record<string, Tally>> {
  const counted = records.filter(({ status }) => status === 'counted')
  return {
    ...Object.fromEntries(
      Object.keys(before?.parts ?? {}).map((code) => [code, emptyTally(layout, 'counts')]),
    ),
    ...Object.fromEntries(counted.map(({ value, sums }) => [value, countsOnly(layout, sums)])),
  }
}

/** Of what was shown `agencySteps` looks at the answers alone. */
function asSteps(layout: TallyLayout, before: ShownFigures | null): AgencySteps | null {
  return before && { whole: emptyTally(layout, 'counts'), parts: before.parts, shared: before.shared }
}

/** The answers without the n's, which are live and not to be remembered. */
function answersOf(
  layout: TallyLayout,
  tallies: Readonly<Record<string, Tally>>,
): Readonly<Record<string, Tally>> {
  return Object.fromEntries(
    Object.entries(tallies).map(([code, tally]) => [
      code,
      tallyOfSums(layout, {
        responses: 0,
        questions: Object.fromEntries(
          layout.questions.map((question) => [
            question,
            {
              grades: gradeCounts(layout, tally, question),
              noOpinion: noOpinionCount(layout, tally, question),
            },
          ]),
        ),
        criteria: Object.fromEntries(layout.criteria.map((criterion) => [criterion.code, 0])),
        pairs: null,
      }),
    ]),
  )
}

/** Points of which nothing is shown yet are not worth a write: they count as none. */
function hasMoved(
  before: Readonly<Record<string, Tally>> | undefined,
  next: Readonly<Record<string, Tally>>,
): boolean {
  return Object.entries(next).some(([code, tally]) =>
    tally.some((count, place) => count !== (before?.[code]?.[place] ?? 0)),
  )
}
