const dayMs = 86_400_000

/** An ISO 8601 week as responses carry it, "2025-W23", in its parts. */
export interface IsoWeek {
  readonly year: number
  readonly week: number
  /** Monday and Sunday, "YYYY-MM-DD". */
  readonly first: string
  readonly last: string
}

/**
 * Reads the name of a week.
 * @example isoWeekOf('2025-W23') // { year: 2025, week: 23, first: '2025-06-02', last: '2025-06-08' }
 * @throws if it is no name of a week
 */
export function isoWeekOf(name: string): IsoWeek {
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(name) ?? []
  if (year === undefined || week === undefined) throw new Error(`'${name}' is no week`)
  const monday = mondayOf(Number(year), Number(week))
  return {
    year: Number(year),
    week: Number(week),
    first: dayOf(monday),
    last: dayOf(monday + 6 * dayMs),
  }
}

/**
 * Every week from one to another, both included, in order; none where the first comes after the last.
 * @example isoWeeksBetween('2024-W52', '2025-W02') // ['2024-W52', '2025-W01', '2025-W02']
 */
export function isoWeeksBetween(first: string, last: string): readonly string[] {
  const end = Date.parse(isoWeekOf(last).first)
  const weeks: string[] = []
  for (let monday = Date.parse(isoWeekOf(first).first); monday <= end; monday += 7 * dayMs) {
    weeks.push(nameOf(monday))
  }
  return weeks
}

/** The fourth of January always lies in the first week of its year. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4)
  const sinceMonday = (new Date(fourth).getUTCDay() + 6) % 7
  return fourth + ((week - 1) * 7 - sinceMonday) * dayMs
}

/** A week belongs to the year of its Thursday. */
function nameOf(monday: number): string {
  const thursday = new Date(monday + 3 * dayMs)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
