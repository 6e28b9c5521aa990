import type { FormDefinition } from '../survey-forms/form-definition.ts'
import type { AgencyEstimates } from './agency-estimates.ts'
import type { AgencyFigure, AgencyFigures } from './agency-figures.ts'
import type { IneligibleReason, SetApart } from './eligibility.ts'
import { emptyTally, type Tally, type TallyLayout } from './tally.ts'

/** Percentages of an agency that were computed elsewhere and taken over: its responses are not here. */
export interface ImportedFigures {
  /** Rounded as it was published; null: it was withheld or impossible. */
  readonly overall: number | null
  /** By criterion code; one that is absent is null. */
  readonly criteria: Readonly<Record<string, number | null>>
  /** How many responses counted; null: the source does not say. */
  readonly counted: number | null
  /** Why the source did not rank it; null: it did. */
  readonly ineligibleBecause: IneligibleReason | null
}

/**
 * Figures that were computed elsewhere as an agency of this index has them: percentages alone. Its sums are unknown,
 * so no question has a figure and nothing can be computed from them again.
 * @param apart why the agency is not ranked here whatever the source says; null: as the source says
 * @example
 * importedFigures(form, tallyLayout(form), { overall: 88.4, criteria: {}, counted: 120, ineligibleBecause: null }, null).overall.percent
 * // 88.4
 */
export function importedFigures(
  form: FormDefinition,
  layout: TallyLayout,
  imported: ImportedFigures,
  apart: SetApart | null,
): AgencyFigures {
  const counted = imported.counted ?? 0
  const figure = (percent: number | null, respondents: number): AgencyFigure => ({
    percent,
    respondents,
    questionsCounted: [0, 0],
  })
  return {
    counted,
    ineligibleBecause: apart ?? imported.ineligibleBecause ?? unrankable(form, imported),
    overall: figure(imported.overall, counted),
    criteria: Object.fromEntries(
      form.criteria.map(({ code }) => [code, figure(imported.criteria[code] ?? null, 0)]),
    ),
    questions: Object.fromEntries(
      layout.questions.map((code) => [code, { percent: null, counted: 0, noOpinion: 0, grades: null }]),
    ),
    // No sums are known, so none are published.
    withheld: { agency: false, criteria: new Set(), questions: new Set(layout.questions), tally: true },
  }
}

/** Nobody is ranked without a percentage, whatever the source says. */
function unrankable(form: FormDefinition, { overall, criteria }: ImportedFigures): IneligibleReason | null {
  if (overall !== null) return null
  const missing = form.criteria.find(({ code, weight }) => weight > 0 && (criteria[code] ?? null) === null)
  return missing === undefined ? 'too-few-responses' : `criterion:${missing.code}`
}

/**
 * Nothing is known of how sure the figures are.
 * @example noEstimates(tallyLayout(form)).overall // null
 */
export function noEstimates({ criteria }: TallyLayout): AgencyEstimates {
  return { overall: null, criteria: Object.fromEntries(criteria.map(({ code }) => [code, null])) }
}

/**
 * A tally of so many responses and none of their answers: enough to count them.
 * @example tallyOfSize(tallyLayout(form), 120)[0] // 120
 */
export function tallyOfSize(layout: TallyLayout, responses: number): Tally {
  return [responses, ...emptyTally(layout, 'counts').slice(1)]
}
