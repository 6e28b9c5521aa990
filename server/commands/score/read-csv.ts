import { createReadStream } from 'node:fs'
import { CsvError } from 'csv-parse'
import { shownText } from '../../../survey-forms/shown-text.ts'
import {
  type CsvFault,
  CsvRecords,
  csvFault,
  type OnRecord,
  separatorIn,
} from '../../spreadsheets/csv-records.ts'
import { fileProblem } from './file-problem.ts'
import type { MistakeList } from './mistake-list.ts'

/** Takes the column names; what it returns takes the records. */
export type OnHeader = (names: readonly string[], line: number) => OnRecord

/** What may separate the columns: the comma alone, or whichever of comma, semicolon and tab the header has. */
export type Separators = 'comma' | 'any'

/**
 * Reads a CSV file (UTF-8 with or without byte order mark, RFC 4180, LF accepted) from front to back, handing over
 * its header and then each record, in constant memory. Broken quoting ends the reading, since what follows could
 * be told neither from text nor from records; everything before it has been handed over.
 * @returns whether the file could be read to its end; if not, the reason is among the mistakes
 */
export async function readCsv(
  file: string,
  mistakes: MistakeList,
  onHeader: OnHeader,
  separators: Separators = 'comma',
): Promise<boolean> {
  let records: CsvRecords | null = null
  let onRecord: OnRecord | null = null
  let otherDelimiter: string | null = null
  const taken: OnRecord = (cells, line) => {
    if (otherDelimiter !== null) return
    if (onRecord !== null) {
      onRecord(cells, line)
      return
    }
    otherDelimiter = separators === 'comma' && cells.length === 1 ? otherDelimiterIn(cells[0]!) : null
    if (otherDelimiter === null) onRecord = onHeader(cells, line)
  }
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      if (records === null && isUtf16(chunk as Buffer)) {
        mistakes.add(file, 1, 'tệp mã hóa UTF-16; hãy lưu lại dạng CSV UTF-8')
        return false
      }
      records ??= new CsvRecords(
        separators === 'comma' ? ',' : separatorIn((chunk as Buffer).toString('utf8')),
        taken,
      )
      await records.takeChunk(chunk as Buffer)
      if (otherDelimiter !== null) break
    }
    if (records !== null && otherDelimiter === null) await records.finish()
  } catch (fault) {
    if (fault instanceof CsvError) mistakes.add(file, records?.nextLine ?? null, csvProblem(fault))
    else mistakes.add(file, null, fileProblem(fault))
    return false
  }
  if (otherDelimiter !== null) {
    mistakes.add(file, 1, `các cột phải cách nhau bằng dấu phẩy, không phải ${otherDelimiter}`)
    return false
  }
  if (onRecord === null) mistakes.add(file, 1, 'tệp rỗng, thiếu dòng tiêu đề')
  return onRecord !== null
}

function otherDelimiterIn(header: string): string | null {
  if (header.includes(';')) return 'dấu chấm phẩy'
  return header.includes('\t') ? 'dấu tab' : null
}

/** By its mark, or by the zero byte beside a Latin letter where the mark is missing. */
function isUtf16([first, second]: Buffer): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return hasMark || (first === 0) !== (second === 0)
}

const faults: Readonly<Record<CsvFault, string>> = {
  'open-quote': 'dấu nháy kép mở ra mà không đóng lại; không đọc tiếp được từ đây',
  'text-after-quote': 'sau dấu nháy kép đóng phải là dấu cách cột hoặc hết dòng; không đọc tiếp được từ đây',
  'quote-in-cell': 'dấu nháy kép nằm giữa ô không có nháy; không đọc tiếp được từ đây',
  'line-too-long': 'dòng quá dài (thường do thiếu dấu nháy kép đóng); không đọc tiếp được từ đây',
  'not-csv': 'không đúng định dạng CSV',
}

function csvProblem(fault: CsvError): string {
  const kind = csvFault(fault)
  return kind === 'not-csv' ? `${faults[kind]} (${fault.code}); không đọc tiếp được từ đây` : faults[kind]
}

/** What is wrong with the text of a cell whatever it should hold, or null. */
export function unreadableText(text: string): string | null {
  return text.includes('\uFFFD') ? `chữ không đọc được ${shownText(text)}: tệp phải mã hóa UTF-8` : null
}
