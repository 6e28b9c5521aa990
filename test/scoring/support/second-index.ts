import type { ScoringMethod } from '../../../scoring/method.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import type { RawAnswers } from './arbitraries.ts'
import { byLongDivision, secondComputation } from './second-computation.ts'

/** An agency as it stands in the files: its responses, what is known of it, and what was published of it before. */
export interface SecondAgency {
  readonly code: string
  readonly responses: readonly RawAnswers[]
  readonly ended: boolean
  readonly unranked: boolean
  readonly transactions: number | null
  readonly quota: number | null
  /** Its overall figure in the previous period; null: it was not there. */
  readonly before: { readonly percent: number | null; readonly rank: number | null } | null
}

/** What the index document says of an agency beside its percentages. */
export interface SecondStanding {
  readonly code: string
  readonly ineligibleBecause: string | null
  readonly percent: number | null
  readonly rank: number | null
  readonly criteria: Readonly<Record<string, { percent: number | null; rank: number | null }>>
  readonly change: number | null
  readonly rankChange: number | null
  readonly targetMet: boolean | null
  readonly quotaReached: boolean | null
  readonly requiredSample: number | null
  readonly sampleAdequate: boolean | null
}

/**
 * A block of the index a second time, by another road: places are counted along a sorted list, decimals are subtracted
 * and compared as whole numbers of their last place, and the required sample is found by trying one number after
 * another. Every agency has itself as its past, and both periods were made in the same way.
 */
export function secondBlock(
  form: FormDefinition,
  method: ScoringMethod,
  block: string,
  agencies: readonly SecondAgency[],
) {
  const figures = agencies.map(({ responses }) => secondComputation(form, method, responses))
  const reasons = agencies.map((agency, place) => {
    if (agency.ended) return 'ended'
    if (agency.unranked) return 'unranked'
    if (agency.responses.length < Math.max(method.minimumResponses, method.smallSample)) {
      return 'too-few-responses'
    }
    const { overall, criteria } = figures[place]!
    if (overall !== null) return null
    return `criterion:${form.criteria.find(({ code, weight }) => weight > 0 && criteria[code] === null)!.code}`
  })
  const placesBy = (percentOf: (place: number) => number | null) =>
    placesAlong(
      agencies.map((_, place) => (reasons[place] === null ? percentOf(place) : null)),
      method.ties === 'dense',
    )
  const meanOf = (percentOf: (place: number) => number | null) => {
    const units = agencies
      .map((_, place) => (reasons[place] === null ? percentOf(place) : null))
      .filter((percent) => percent !== null)
      .map(lastPlaces)
    if (units.length === 0) return null
    return byLongDivision(
      [units.reduce((sum, unit) => sum + unit, 0n), BigInt(units.length) * unitsOfOne],
      method.decimals,
    )
  }
  const overallPlaces = placesBy((place) => figures[place]!.overall)
  const criterionPlaces = new Map(
    form.criteria.map(({ code }) => [code, placesBy((place) => figures[place]!.criteria[code]!)]),
  )

  const rankedBefore = agencies.filter(({ before }) => before !== null && before.rank !== null)
  const eligible = agencies.filter((_, place) => reasons[place] === null)
  const sameAgencies =
    rankedBefore.length === eligible.length && rankedBefore.every((agency) => eligible.includes(agency))

  return {
    mean: meanOf((place) => figures[place]!.overall),
    criteriaMeans: Object.fromEntries(
      form.criteria.map(({ code }) => [code, meanOf((place) => figures[place]!.criteria[code]!)]),
    ),
    agencies: agencies.map(({ code, responses, transactions, quota, before }, place): SecondStanding => {
      const percent = figures[place]!.overall
      const rank = overallPlaces[place]!
      const required =
        transactions === null || method.sampleError === null
          ? null
          : enoughOf(transactions, method.sampleError)
      const target =
        method.targets.find((one) => one.block === block && one.agency === code) ??
        method.targets.find((one) => one.block === block && one.agency === undefined)
      const previous = before?.percent ?? null
      return {
        code,
        ineligibleBecause: reasons[place]!,
        percent,
        rank,
        criteria: Object.fromEntries(
          form.criteria.map((criterion) => [
            criterion.code,
            {
              percent: figures[place]!.criteria[criterion.code]!,
              rank: criterionPlaces.get(criterion.code)![place]!,
            },
          ]),
        ),
        change:
          percent === null || previous === null
            ? null
            : Number(lastPlaces(percent) - lastPlaces(previous)) / Number(unitsOfOne),
        rankChange:
          sameAgencies && rank !== null && before !== null && before.rank !== null
            ? before.rank - rank
            : null,
        targetMet:
          target === undefined || reasons[place] !== null
            ? null
            : lastPlaces(percent!) > lastPlaces(target.percent) ||
              (target.operator === '>=' && lastPlaces(percent!) === lastPlaces(target.percent)),
        quotaReached: quota === null ? null : responses.length >= quota,
        requiredSample: required,
        sampleAdequate: required === null ? null : responses.length >= required,
      }
    }),
  }
}

const unitsOfOne = 1_000_000n

/** A decimal of at most six places in millionths, read off its digits. */
function lastPlaces(decimal: number): bigint {
  const [whole = '', places = ''] = String(decimal).split('.')
  return BigInt(whole + places.padEnd(6, '0'))
}

/** The place of each percentage along the list from the highest to the lowest; null with fewer than two. */
function placesAlong(percents: readonly (number | null)[], dense: boolean): (number | null)[] {
  const places: (number | null)[] = percents.map(() => null)
  const list = [...percents.entries()].filter(([, percent]) => percent !== null) as [number, number][]
  if (list.length < 2) return places
  list.sort(([, a], [, b]) => Number(lastPlaces(b) - lastPlaces(a)))
  let place = 0
  for (const [at, [agency, percent]] of list.entries()) {
    if (at === 0 || percent !== list[at - 1]![1]) place = dense ? place + 1 : at + 1
    places[agency] = place
  }
  return places
}

/** The fewest responses n with n·(1 + N·e²) ≥ N, by trying. */
function enoughOf(transactions: number, sampleError: number): number {
  const [, places = ''] = String(sampleError).split('.')
  const scale = 10n ** BigInt(2 * places.length)
  const squared = BigInt(places) ** 2n
  const factor = scale + BigInt(transactions) * squared
  let responses = 0n
  while (responses * factor < BigInt(transactions) * scale) responses++
  return Number(responses)
}
