import { shownName } from '../../survey-forms/shown-name.ts'
import type { LineProblemKind } from '../texts/set-up-texts.ts'

/** An agency as one line names it. */
export interface AgencyLine {
  /** From 1, as an editor counts; blank lines count. */
  readonly line: number
  readonly code: string
  readonly name: string
  readonly transactions: number | null
  /** Only where a fourth column was asked for. */
  readonly quota?: number | null
}

export interface LineProblem {
  readonly line: number
  readonly problem: LineProblemKind
  /** What was written, short enough to be shown. */
  readonly text: string
  /** What it is measured against: the line that had it first, the registered spelling, a limit; else blank. */
  readonly against: string
}

interface ParsedAgencyLines {
  /** The lines without a mistake of their own. */
  readonly lines: readonly AgencyLine[]
  readonly problems: readonly LineProblem[]
}

const longestName = 200
const codePattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/

/**
 * Reads agencies, one per line: `CODE;Name` or `CODE;Name;transactions`, and with `quota` a fourth column. Without a semicolon a tab separates (a copy
 * from a spreadsheet), else a comma; a name may then hold further commas. Every mistake is told by its line.
 * @example parseAgencyLines('SCT;Sở Công Thương;2400').lines
 * // [{ line: 1, code: 'SCT', name: 'Sở Công Thương', transactions: 2400 }]
 */
export function parseAgencyLines(
  text: string,
  { quota = false }: { readonly quota?: boolean } = {},
): ParsedAgencyLines {
  const lines: AgencyLine[] = []
  const problems: LineProblem[] = []
  const firstLineOf = new Map<string, number>()
  for (const [place, content] of contentsOf(text).entries()) {
    if (content === '') continue
    const line = place + 1
    const parsed = parseLine(content, line, quota)
    const found = [...parsed.problems]
    // A desk reads codes aloud, so codes that differ only in capitals are the same code.
    const key = parsed.code.toUpperCase()
    const first = firstLineOf.get(key)
    if (first !== undefined) found.push(problemOf(line, 'repeated-code', parsed.code, String(first)))
    else if (codePattern.test(parsed.code)) firstLineOf.set(key, line)
    problems.push(...found)
    if (found.length === 0) {
      const { code, name, transactions } = parsed
      lines.push({ line, code, name, transactions, ...(quota && { quota: parsed.quota ?? null }) })
    }
  }
  return { lines, problems }
}

/** How many lines hold anything: what a limit is about. */
export function countAgencyLines(text: string): number {
  return contentsOf(text).filter((content) => content !== '').length
}

/** The lines without the blanks around them; a tab before or after them is an empty cell, and a blank as well. */
function contentsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
}

interface ParsedLine extends Omit<AgencyLine, 'line'> {
  readonly problems: readonly LineProblem[]
}

function parseLine(content: string, line: number, withQuota: boolean): ParsedLine {
  const nothing = { code: '', name: '', transactions: null }
  // U+FFFD is what a body parser leaves of bytes that are no UTF-8 (TCVN3, CP1258).
  if (/[\p{Cs}\uFFFD]|(?!\t)\p{Cc}/u.test(content)) {
    return { ...nothing, problems: [problemOf(line, 'unreadable', content)] }
  }
  const most = withQuota ? 4 : 3
  const cells = cellsOf(content, most)
  if (cells === null) return { ...nothing, problems: [problemOf(line, 'no-separator', content)] }
  if (cells.length > most) {
    return { ...nothing, problems: [problemOf(line, 'too-many-columns', content, withQuota ? '4' : '')] }
  }
  const [code = '', name = '', number = '', quota = ''] = cells
  const problems: LineProblem[] = []
  if (!codePattern.test(code)) problems.push(problemOf(line, 'bad-code', code))
  if (name === '') problems.push(problemOf(line, 'no-name', code))
  if ([...name].length > longestName) {
    problems.push(problemOf(line, 'name-too-long', name, String(longestName)))
  }
  if (number !== '' && !isCount(number)) problems.push(problemOf(line, 'bad-number', number))
  if (quota !== '' && !isCount(quota)) problems.push(problemOf(line, 'bad-quota', quota))
  return { code, name, transactions: countOf(number), quota: countOf(quota), problems }
}

/** Digits only: "1.200" may be a thousand or one and a fifth. */
function isCount(text: string): boolean {
  return /^0*[1-9]\d{0,8}$/.test(text)
}

function countOf(text: string): number | null {
  return isCount(text) ? Number(text) : null
}

/** The cells of a line, trimmed, without the empty ones at its end; null where nothing separates them. */
function cellsOf(content: string, most: number): readonly string[] | null {
  const separator = [';', '\t'].find((mark) => content.includes(mark))
  const cells = separator === undefined ? commaCells(content, most) : content.split(separator)
  if (cells === null) return null
  const trimmed = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim())
  return trimmed.slice(0, trimmed.findLastIndex((cell) => cell !== '') + 1)
}

/** "SVHTTDL,Sở Văn hóa, Thể thao và Du lịch,300": the code ends at the first comma; digits at the end are numbers. */
function commaCells(content: string, most: number): readonly string[] | null {
  const [code = '', ...rest] = content.split(',')
  if (rest.length === 0) return null
  const numbers: string[] = []
  while (rest.length > 1 && numbers.length < most - 2 && /^\s*\d+\s*$/.test(rest.at(-1) ?? '')) {
    numbers.unshift(rest.pop() ?? '')
  }
  return [code, rest.join(','), ...numbers]
}

function problemOf(line: number, problem: LineProblemKind, text: string, against = ''): LineProblem {
  return { line, problem, text: shownName(text), against }
}
