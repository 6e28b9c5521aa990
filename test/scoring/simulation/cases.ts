import { completeMethod, type ScoringMethod } from '../../../scoring/method.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPopulation, type Population } from './population.ts'

/** Answers of one kind, scored by one method; simulated for several numbers of responses. */
export interface CoverageKind {
  readonly answers: string
  readonly method: ScoringMethod
  readonly form: FormDefinition
  readonly population: Population
  /** Everybody who could be drawn, as a multiple of the responses; absent: no end of people. */
  readonly timesAsMany?: number
}

/** Shares of the five grades, from the lowest; in brackets the mean score that they come to. */
export const gradeShares = {
  /** About 88: what agencies publish. */
  typical: [0.01, 0.02, 0.08, 0.36, 0.53],
  /** About 70. */
  middling: [0.07, 0.13, 0.27, 0.32, 0.21],
  /** About 95. */
  high: [0.01, 0.01, 0.03, 0.1, 0.85],
  /** About 98. */
  highest: [0.003, 0.004, 0.013, 0.04, 0.94],
} as const

const form: FormDefinition = fiveCriteriaProposedV1
const weighted: FormDefinition = {
  ...form,
  criteria: form.criteria.map((criterion, place) => ({ ...criterion, weight: [0.5, 1, 2, 1.5, 0]![place]! })),
}
const nobodySkips = () => 0
/** 30 in 100 answer; the less content somebody is, the sooner. */
const fewAnswer = (general: number) => 1 / (1 + Math.exp(-(0.95 + 0.7 * general)))

const evenBlanks = [0.2, 0.2, 0.2, 0.2, 0.2]
/** Whoever is discontented rather says nothing. */
const blanksOfTheDiscontented = [0.4, 0.35, 0.25, 0.1, 0.1]

function kind(
  answers: string,
  population: Population,
  method: Partial<ScoringMethod> = {},
  more: Partial<CoverageKind> = {},
): CoverageKind {
  return { answers, method: completeMethod(method), form, population, ...more }
}

const { typical, middling, high, highest } = gradeShares
const satisfied = { questionMethod: 'satisfied-share' } as const
const pooled = { criterionMethod: 'pooled' } as const

export const coverageKinds: readonly CoverageKind[] = [
  kind('typical, 88 %', aPopulation(form, typical)),
  kind('typical', aPopulation(form, typical), satisfied),
  kind('middling, 70 %', aPopulation(form, middling), { questionMethod: 'rescaled-mean' }),
  kind('a fifth left blank by chance', aPopulation(form, typical, { blank: evenBlanks })),
  kind('a fifth left blank by chance', aPopulation(form, typical, { blank: evenBlanks }), pooled),
  kind(
    'blank where discontented',
    aPopulation(form, typical, { blank: blanksOfTheDiscontented, shift: -0.3 }),
  ),
  kind(
    'one criterion answered by three in ten',
    aPopulation(form, typical, { skip: form.criteria.map((_, at) => (at === 3 ? fewAnswer : nobodySkips)) }),
  ),
  kind('weights ½, 1, 2, 1½, 0', aPopulation(form, typical), {}, { form: weighted }),
  kind('four in ten answer all alike', aPopulation(form, typical, { straightLining: 0.4 })),
  kind('half of all people drawn', aPopulation(form, typical), { sampling: 'random' }, { timesAsMany: 2 }),
  kind('very high, 95 %', aPopulation(form, high)),
  kind('very high', aPopulation(form, high), satisfied),
  kind('very high, blank where discontented', aPopulation(form, high, { blank: blanksOfTheDiscontented }), {
    ...pooled,
  }),
  kind('very high, all of one mind', aPopulation(form, high, { general: 0.7, criterion: 0.15 })),
  kind('hardly any but the best grade, 98 %', aPopulation(form, highest)),
]

/** Blocks of 18 agencies: all truly alike, and one point apart from 79 to 96, with samples of different size. */
export const rankBlocks = [
  {
    agencies: '18 truly alike, 68 responses each',
    of: Array.from({ length: 18 }, () => ({ population: aPopulation(form, typical), responses: 68 })),
  },
  {
    agencies: '18 from 79 to 95 %, 30 to 300 responses',
    of: Array.from({ length: 18 }, (_, place) => ({
      population: aPopulation(form, typical, { shift: -0.5 + 0.07 * place }),
      responses: [30, 68, 100, 300][place % 4]!,
    })),
  },
  {
    agencies: '18 truly alike, very high, 30 to 300 responses',
    of: Array.from({ length: 18 }, (_, place) => ({
      population: aPopulation(form, high),
      responses: [30, 68, 100, 300][place % 4]!,
    })),
  },
] as const

export const rankForm = form
