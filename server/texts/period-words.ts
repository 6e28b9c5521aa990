import type { IndexDocument } from '../../scoring/index-document.ts'

type Named = { readonly name: string } | null

/** A period that is a year: 'Năm 2024', '2024'. */
const yearName = /^(?:năm\s+)?(\d{4})$/iu

/** The beginnings of names that read on in a sentence as they are. */
const speakingName = /^(?:kỳ|quý|đợt|tháng|năm|học kỳ)\s/iu

/**
 * How a sentence names a period in Vietnamese: 'năm 2024', 'quý I/2025', 'kỳ “6 tháng đầu năm”'.
 * @returns null for a period without a name
 */
export function periodWords(period: Named): string | null {
  const name = period?.name.trim() ?? ''
  if (name === '') return null
  const year = yearOf(period)
  if (year !== null) return `năm ${year}`
  return speakingName.test(name) ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : `kỳ “${name}”`
}

/** The previous period of an index in a sentence: 'năm 2024', or 'kỳ trước' where nothing names it. */
export function previousPeriodWords({ comparison }: Pick<IndexDocument, 'comparison'>): string {
  return periodWords(comparison?.period ?? null) ?? 'kỳ trước'
}

/**
 * What a change is "so với": 'năm trước' where the previous period is a year and this one, as far as it is named, the
 * year after; else the period by its name, else 'kỳ trước'.
 */
export function comparedWithWords(document: Pick<IndexDocument, 'comparison' | 'period'>): string {
  const previous = yearOf(document.comparison?.period ?? null)
  const present = yearOf(document.period)
  const isYearBefore =
    previous !== null && (document.period === null || (present !== null && present === previous + 1))
  return isYearBefore ? 'năm trước' : previousPeriodWords(document)
}

function yearOf(period: Named): number | null {
  const [, year] = yearName.exec(period?.name.trim().normalize('NFC') ?? '') ?? []
  return year === undefined ? null : Number(year)
}
