import { open } from 'node:fs/promises'
import type { ScoringMethod } from '../../../scoring/method.ts'
import type { PreviousIndex } from '../../../scoring/previous-index.ts'
import { previousOfDocument } from '../../../scoring/previous-of-document.ts'
import { previousOfTable, type TableRecord } from '../../../scoring/previous-of-table.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { lineOfPointer } from '../../json-text/json-line.ts'
import { formDigest } from '../../live-index/form-digest.ts'
import { fileProblem } from './file-problem.ts'
import type { MistakeList } from './mistake-list.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** A province has some hundred agencies: a longer table is some other file. */
const mostRows = 10_000

/**
 * The previous period of a file: an index document, or a published table in CSV; which of the two it is, its content
 * says. Columns of a table are taken to be those of this period's form, and its ranks made by this period's method.
 * @param form null: it could not be read; a table is then not read either
 * @returns null: the reasons are among the mistakes
 */
export async function readPrevious(
  file: string,
  form: FormDefinition | null,
  method: Pick<ScoringMethod, 'ties' | 'decimals'> | null,
  mistakes: MistakeList,
): Promise<PreviousIndex | null> {
  let isJson: boolean
  try {
    isJson = await beginsLikeJson(file)
  } catch (fault) {
    mistakes.add(file, null, fileProblem(fault))
    return null
  }
  if (isJson) return readDocument(file, mistakes)
  // Without a form nothing tells a criterion's column from a misspelt one.
  return form === null ? null : readTable(file, form, method, mistakes)
}

async function beginsLikeJson(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return /^\uFEFF?\s*[{[]/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

async function readDocument(file: string, mistakes: MistakeList): Promise<PreviousIndex | null> {
  const json = await readJson(file, mistakes)
  if (json === null) return null
  const parsed = previousOfDocument(json.value)
  if (!parsed.ok) {
    for (const mistake of parsed.mistakes) {
      const [pointer = ''] = mistake.split(': ')
      const line = mistakes.isFull ? null : lineOfPointer(json.text, pointer)
      mistakes.add(file, line, mistake)
    }
    return null
  }
  const { form } = parsed.previous
  if (form?.definition && form.digest !== null && formDigest(form.definition) !== form.digest) {
    const line = lineOfPointer(json.text, '/form/digest')
    mistakes.add(file, line, '/form/digest: không phải của mẫu phiếu trong /form/definition')
    return null
  }
  return parsed.previous
}

async function readTable(
  file: string,
  form: FormDefinition,
  method: Pick<ScoringMethod, 'ties' | 'decimals'> | null,
  mistakes: MistakeList,
): Promise<PreviousIndex | null> {
  let header: TableRecord | null = null
  const records: TableRecord[] = []
  let rows = 0
  const readable = await readCsv(
    file,
    mistakes,
    (cells, line) => {
      header = { line, cells }
      return (row, at) => {
        rows++
        const isBlank = row.every((cell) => cell.trim() === '')
        if (!isBlank && records.length < mostRows) records.push({ line: at, cells: row })
      }
    },
    'any',
  )
  if (rows > mostRows) {
    mistakes.add(file, null, `có ${rows} dòng; bảng chỉ số không quá ${mostRows} dòng`)
    return null
  }
  // Broken quoting further down does not hide what is wrong before it.
  if (header === null) return null
  const parsed = previousOfTable(header, records, form.criteria, method)
  if (parsed.ok) return readable ? parsed.previous : null
  for (const { line, column, message } of parsed.mistakes) {
    mistakes.add(file, line, column === null ? message : `cột ${column}: ${message}`)
  }
  return null
}
