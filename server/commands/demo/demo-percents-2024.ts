import { publishedRow2024 } from './published-row-2024.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** Criterion code → published percentage. */
export type CriterionPercents = Readonly<Record<string, number>>

/**
 * The criterion percentages of every agency of the departments' block in 2024: the published row as it is, the others
 * simulated around it so that the published ranks come out by construction.
 *
 * Of each criterion, as many agencies stand above the published percentage as its rank says. The six that are to
 * stand above it overall ("upper") are above it in nearly every criterion, by 0.6 points or more, and where they are
 * not, below it by 0.5 at most: at least four times 0.6 against one 0.5 leaves their mean above. The eleven others
 * are above in two criteria at most, by 0.5 at most, and below in three or more by at least 0.8.
 * @param others codes of the 17 other agencies, in any order
 */
export function demoPercents2024(
  others: readonly string[],
  seed: string,
): ReadonlyMap<string, CriterionPercents> {
  const random = seededRandom(`${seed}/2024`)
  const shuffled = shuffle(random, others)
  const upperCount = publishedRow2024.overall.rank - 1
  const upper = shuffled.slice(0, upperCount)
  const lower = shuffled.slice(upperCount)
  const isAbove = aboveByCriterion(upper, lower)
  const row = publishedRow2024.criteria
  const codes = Object.keys(row) as (keyof typeof row)[]

  const simulated = shuffled.map((agency, place) => {
    const isUpper = place < upperCount
    // How far this agency lies from the published row in all its criteria, before each goes its own way.
    const distance = isUpper ? random.between(60, 330) : random.between(80, 480)
    const percents = codes.map((code) => {
      const above = isAbove(code, agency)
      const points = above === isUpper ? distance + random.between(0, 190) : random.between(8, 50)
      return [
        code,
        (Math.round(row[code].percent * 100) + (above ? 1 : -1) * Math.round(points)) / 100,
      ] as const
    })
    return [agency, Object.fromEntries(percents)] as const
  })
  const published = Object.fromEntries(codes.map((code) => [code, row[code].percent]))
  return new Map([[publishedRow2024.agency, published], ...simulated])
}

/**
 * Who stands above the published row in which criterion: the upper ones first; where a rank needs fewer, the next of
 * them in turn stands below; where it needs more, the next of the lower ones in turn stand above, so that nobody is
 * out of line in more than two criteria.
 */
function aboveByCriterion(upper: readonly string[], lower: readonly string[]) {
  let nextUpper = 0
  let nextLower = 0
  const above = new Map(
    Object.entries(publishedRow2024.criteria).map(([code, { rank }]) => {
      const wanted = rank - 1
      const members = new Set(upper)
      while (members.size > wanted) members.delete(upper[nextUpper++ % upper.length]!)
      while (members.size < wanted) members.add(lower[nextLower++ % lower.length]!)
      return [code, members]
    }),
  )
  return (criterion: string, agency: string) => above.get(criterion)?.has(agency) ?? false
}

function shuffle<T>(random: SeededRandom, items: readonly T[]): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.integer(last + 1)
    const kept = shuffled[last]!
    shuffled[last] = shuffled[other]!
    shuffled[other] = kept
  }
  return shuffled
}
