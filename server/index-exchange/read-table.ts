import { tableColumns } from '../../scoring/table-columns.ts'
import { foldedName } from '../../survey-forms/folded-name.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { readTableFile } from '../spreadsheets/read-table-file.ts'
import type { Cell, Sheet } from '../spreadsheets/table-file.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { mostAgencies, tooManyAgencies } from './most-agencies.ts'
import type { ReadPart } from './read-document.ts'
import type { ReadAgency, ReadIndex } from './read-file.ts'
import { type ReadRow, readRow, unrankedReason } from './read-row.ts'

/** Titles and notes may stand above a table. */
const highestHeading = 30

/** As many problems as are told: after them it is clear that the file is another one. */
const mostProblems = 200

/** The headings by which a sheet is known to be such a table, and not a ranking by one criterion or notes. */
const marks = ['Mã đơn vị', 'Chỉ số chung'].map(foldedName)

/**
 * The table of an index, from every sheet that has one: a workbook has one for each block. Hidden sheets are left out,
 * since nobody who looked the file through has seen them.
 */
export async function readTable(
  bytes: Uint8Array,
  form: FormDefinition,
  decimals: number,
): Promise<ReadPart> {
  const table = await readTableFile(bytes)
  if (!table.ok) {
    return {
      ok: false,
      problems: table.problems.map((problem) => ({ field: 'file', code: 'table', problem })),
    }
  }
  const problems: ImportProblem[] = []
  const rows: ReadRow[] = []
  const ignoredSheets: string[] = []
  for (const sheet of table.sheets) {
    const heading = sheet.hidden ? -1 : sheet.rows.slice(0, highestHeading).findIndex(isHeading)
    if (heading < 0) ignoredSheets.push(sheet.name ?? '')
    else rows.push(...rowsOf(sheet, heading, form, decimals, problems))
  }
  if (ignoredSheets.length === table.sheets.length) problems.push({ field: 'file', code: 'no-table' })
  else if (rows.length === 0 && problems.length === 0) problems.push({ field: 'file', code: 'no-agencies' })
  if (rows.length > mostAgencies) {
    const problem = { code: 'bad-document', text: tooManyAgencies } as const
    return { ok: false, problems: [{ field: 'file', ...problem }] }
  }
  refuseShares(rows, problems)
  const ranked = blocksWithRanks(rows)
  const period = periodOf(rows, problems)
  const index = {
    format: table.format,
    document: null,
    statesMethod: false,
    period,
    agencies: rows.map(({ period: _, ...agency }) => leftUnranked(agency, ranked, form)),
    ignoredSheets,
  }
  if (problems.length === 0) return { ok: true, index }
  return { ok: false, problems: problems.slice(0, mostProblems), rest: index }
}

function isHeading(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => foldedName(text))
  return marks.every((mark) => texts.includes(mark))
}

function rowsOf(
  { name, rows }: Sheet,
  heading: number,
  form: FormDefinition,
  decimals: number,
  problems: ImportProblem[],
): readonly ReadRow[] {
  const place = (address: string) => (name === null ? address : `${name}!${address}`)
  const cells = rows[heading]!
  const { columns, problems: headingProblems } = tableColumns(
    cells.map(({ text }) => text),
    form.criteria,
  )
  for (const { message } of headingProblems) {
    problems.push({ field: place(cells[0]!.address), code: 'bad-heading', text: message })
  }
  if (headingProblems.length > 0) return []
  return rows
    .slice(heading + 1)
    .flatMap((row) => readRow({ columns, cells: row, place, decimals, form }, problems) ?? [])
}

/**
 * Without a target a table says nothing of eligibility: where others of the block have ranks, one without a rank was
 * not ranked.
 */
function leftUnranked(agency: ReadAgency, ranked: ReadonlySet<string>, form: FormDefinition): ReadAgency {
  const { figures, rank, block } = agency
  const othersAreRanked = ranked.has(foldedName(block.name ?? ''))
  if (rank !== null || figures.ineligibleBecause !== null || !othersAreRanked) return agency
  return { ...agency, figures: { ...figures, ineligibleBecause: unrankedReason(form, figures) } }
}

/** The folded names of the blocks in which somebody has a rank. */
function blocksWithRanks(rows: readonly ReadRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ rank, block }) => (rank === null ? [] : [foldedName(block.name ?? '')])))
}

/** 0.884 for 88.4 %: a spreadsheet's percentages without their format. Nobody's satisfaction is below one per cent. */
function refuseShares(rows: readonly ReadRow[], problems: ImportProblem[]): void {
  const percents = rows.flatMap(({ figures, places }) =>
    figures.overall === null ? [] : [{ percent: figures.overall, place: places.overall }],
  )
  if (percents.length === 0 || percents.some(({ percent }) => percent > 1)) return
  problems.push({ field: percents[0]!.place, code: 'looks-like-shares', text: String(percents[0]!.percent) })
}

/** The period that every row names; null if none does. */
function periodOf(rows: readonly ReadRow[], problems: ImportProblem[]): ReadIndex['period'] {
  const named = rows.filter(({ period }) => period.name !== '')
  const [first] = named
  if (first === undefined) return null
  for (const { period } of named) {
    if (foldedName(period.name) === foldedName(first.period.name)) continue
    problems.push({
      field: period.place,
      code: 'several-periods',
      text: period.name,
      other: first.period.place,
    })
  }
  return { id: null, ...first.period }
}
