import { misreadProblem } from '../../../scoring/misread-text.ts'
import { shownText } from '../../../survey-forms/shown-text.ts'
import type { MistakeList } from './mistake-list.ts'
import { readCsv, unreadableText } from './read-csv.ts'

/** An agency of the agencies file. */
export interface ListedAgency {
  readonly code: string
  readonly name: string
  /** Code of its block. */
  readonly block: string
  readonly transactions: number | null
  /** Codes of the agencies it was made from. */
  readonly predecessors: readonly string[]
}

const requiredColumns = ['code', 'name', 'block'] as const
const optionalColumns = ['transactions', 'predecessors'] as const
const longestText = 300

/**
 * Reads `code,name,block[,transactions][,predecessors]`, in the order of the file.
 * @returns null if the file cannot be read to its end; after any mistake the agencies serve only to check responses
 */
export async function readAgencies(
  file: string,
  mistakes: MistakeList,
): Promise<ReadonlyMap<string, ListedAgency> | null> {
  const agencies = new Map<string, ListedAgency>()
  const lineOfCode = new Map<string, number>()
  const readable = await readCsv(file, mistakes, (header, headerLine) => {
    const names = header.map((name) => name.trim())
    checkHeader(file, names, headerLine, mistakes)
    return (cells, line) => {
      const refuse = (message: string) => mistakes.add(file, line, message)
      if (cells.length !== names.length) {
        return refuse(`có ${cells.length} ô, dòng tiêu đề có ${names.length}`)
      }
      const row = Object.fromEntries(
        names.map((name, place) => [name, cells[place]!.trim().normalize('NFC')]),
      )
      for (const [name, cell] of Object.entries(row)) checkText(name, cell, refuse)
      const transactions = wholeNumber(row['transactions'] ?? '', refuse)
      const predecessors = codeList(row['predecessors'] ?? '', refuse)
      const code = row['code'] ?? ''
      const firstLine = lineOfCode.get(code)
      if (firstLine !== undefined) refuse(`mã đơn vị ${shownText(code)} đã có ở dòng ${firstLine}`)
      else if (code !== '') lineOfCode.set(code, line)
      // Known even if its row has a mistake, so that the responses are not blamed for it.
      if (code !== '' && !agencies.has(code)) {
        agencies.set(code, {
          code,
          name: row['name'] ?? '',
          block: row['block'] ?? '',
          transactions,
          predecessors,
        })
      }
    }
  })
  if (!readable) return null
  if (agencies.size === 0) mistakes.add(file, null, 'không có đơn vị nào')
  return agencies
}

function checkHeader(file: string, names: readonly string[], line: number, mistakes: MistakeList): void {
  const known: readonly string[] = [...requiredColumns, ...optionalColumns]
  for (const name of requiredColumns) {
    if (!names.includes(name)) mistakes.add(file, line, `thiếu cột ${shownText(name)}`)
  }
  for (const [place, name] of names.entries()) {
    if (names.indexOf(name) < place) mistakes.add(file, line, `cột ${shownText(name)} bị lặp`)
    else if (!known.includes(name) && !name.startsWith('x-')) {
      mistakes.add(file, line, unreadableText(name) ?? `không có cột tên ${shownText(name)}`)
    }
  }
}

function checkText(name: string, cell: string, refuse: (message: string) => void): void {
  const misread = misreadProblem(cell)
  if (misread !== null) refuse(`cột ${name}: ${misread}`)
  else if (cell.length > longestText) refuse(`cột ${name}: dài quá ${longestText} ký tự`)
  else if (/\p{Cc}/u.test(cell)) refuse(`cột ${name}: có ký tự điều khiển hoặc xuống dòng`)
  else if (cell === '' && (requiredColumns as readonly string[]).includes(name))
    refuse(`cột ${name}: để trống`)
}

/** Digits only: "1.200" may be a thousand or one and a fifth. */
function wholeNumber(cell: string, refuse: (message: string) => void): number | null {
  if (cell === '') return null
  if (/^\d{1,15}$/.test(cell)) return Number(cell)
  refuse(`cột transactions: ${shownText(cell)} không phải số nguyên (chỉ viết chữ số)`)
  return null
}

function codeList(cell: string, refuse: (message: string) => void): readonly string[] {
  if (cell === '') return []
  const codes = cell.split('|').map((code) => code.trim())
  for (const [place, code] of codes.entries()) {
    if (code === '') refuse('cột predecessors: có mã trống')
    else if (codes.indexOf(code) < place) refuse(`cột predecessors: mã ${shownText(code)} bị lặp`)
  }
  return codes
}
