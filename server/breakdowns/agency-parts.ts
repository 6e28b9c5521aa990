import { type AgencyFigures, agencyFigures } from '../../scoring/agency-figures.ts'
import type { AgencySteps } from '../../scoring/agency-steps.ts'
import { breakdown, type PartFigures } from '../../scoring/breakdown.ts'
import type { AgencyPart } from '../../scoring/breakdown-withholding.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { emptyTally, mergeTallies, responseCount, type Tally, tallyLayout } from '../../scoring/tally.ts'
import type { TallyRecord } from '../storage/tally-record.ts'
import { type BreakdownCut, breakdownCuts } from '../web/breakdown-links.ts'

/** The figures of a part, or of the whole agency beside its parts; null where no more than n is shown. */
export type ShownFigures = PartFigures['figures'] | null

/** One part of an agency by some cut. */
export interface CountedPart {
  readonly code: string
  readonly n: number
  readonly figures: ShownFigures
}

/** An agency by one cut. */
export interface AgencyByCut {
  readonly whole: Omit<CountedPart, 'code'>
  /** In no particular order; those without responses may be missing. */
  readonly parts: readonly CountedPart[]
}

type Scored = Pick<IndexDocument, 'form' | 'method'>

/** Counted tallies of one agency as of one moment, by cut. */
export type CutTallies = Readonly<Record<'agency' | BreakdownCut, readonly TallyRecord[]>>

/**
 * An agency by one cut as home affairs sees it: at once, with everything withheld by which a small group could be
 * worked out from this cut, the others or the whole.
 * @param unitOf the unit that a point belongs to
 * @throws if the tallies are not of one moment
 */
export function partsAtOnce(
  { form, method }: Scored,
  tallies: CutTallies,
  unitOf: (point: string) => string | null,
  cut: BreakdownCut,
): AgencyByCut {
  const layout = tallyLayout(form.definition)
  const counted = (records: readonly TallyRecord[]) => records.filter(({ status }) => status === 'counted')
  const whole = counted(tallies.agency)[0]?.sums ?? emptyTally(layout, 'pairs')
  const cuts = Object.fromEntries(
    breakdownCuts.map((one) => [
      one,
      counted(tallies[one]).map(({ value, sums }): AgencyPart => {
        const unit = one === 'point' ? unitOf(value) : null
        return { code: value, tally: sums, ...(unit !== null && { within: { cut: 'unit', code: unit } }) }
      }),
    ]),
  )
  const figures = breakdown(form.definition, method, layout, whole, cuts)[cut] ?? []
  return {
    whole: { n: responseCount(whole), figures: agencyFigures(form.definition, method, layout, whole) },
    parts: figures.map((part) => ({ code: part.code, n: part.figures.counted, figures: part.figures })),
  }
}

/**
 * An agency by its points, or by units as sums of points, as its own people see it: from the steps of the points, of
 * which every number is a sum of whole steps. By channel and week they see n alone (`numbersAlone`).
 */
export function partsInSteps(
  { form, method }: Scored,
  steps: AgencySteps,
  unitOf: (point: string) => string | null,
  cut: 'unit' | 'point',
): AgencyByCut {
  const layout = tallyLayout(form.definition)
  const figuresOf = (tally: Tally): AgencyFigures => agencyFigures(form.definition, method, layout, tally)
  const sums = new Map<string, Tally>()
  for (const [point, tally] of Object.entries(steps.parts)) {
    const part = cut === 'point' ? point : unitOf(point)
    if (part === null) continue
    const before = sums.get(part)
    sums.set(part, before === undefined ? tally : mergeTallies(before, tally))
  }
  return {
    whole: { n: responseCount(steps.whole), figures: figuresOf(steps.whole) },
    parts: [...sums].map(([code, tally]) => ({ code, n: responseCount(tally), figures: figuresOf(tally) })),
  }
}

/** An agency by a cut of which no more than n is shown. */
export function numbersAlone(records: readonly TallyRecord[]): AgencyByCut {
  const parts = records
    .filter(({ status }) => status === 'counted')
    .map(({ value, sums }) => ({ code: value, n: responseCount(sums), figures: null }))
  return { whole: { n: parts.reduce((sum, { n }) => sum + n, 0), figures: null }, parts }
}
