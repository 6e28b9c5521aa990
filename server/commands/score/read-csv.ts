import { createReadStream } from 'node:fs'
import { CsvError, Parser } from 'csv-parse'
import { shownText } from '../../../survey-forms/shown-text.ts'
import { fileProblem } from './file-problem.ts'
import type { MistakeList } from './mistake-list.ts'

/** A record must fit in memory; an unclosed quote would otherwise swallow the rest of the file. */
const longestRecord = 1_000_000

/** What happens to each record; `line` is where it begins. Blank lines are no records. */
export type OnRecord = (cells: readonly string[], line: number) => void

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
  let reader: RecordReader | null = null
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      if (reader === null && isUtf16(chunk as Buffer)) {
        mistakes.add(file, 1, 'tệp mã hóa UTF-16; hãy lưu lại dạng CSV UTF-8')
        return false
      }
      reader ??= new RecordReader(onHeader, separators === 'comma' ? ',' : separatorIn(chunk as Buffer))
      await written(reader, chunk as Buffer)
      if (reader.otherDelimiter !== null) break
    }
    if (reader !== null && reader.otherDelimiter === null) await ended(reader)
  } catch (fault) {
    if (fault instanceof CsvError) mistakes.add(file, reader?.nextLine ?? null, csvProblem(fault))
    else mistakes.add(file, null, fileProblem(fault))
    return false
  }
  if (reader?.otherDelimiter) {
    mistakes.add(file, 1, `các cột phải cách nhau bằng dấu phẩy, không phải ${reader.otherDelimiter}`)
    return false
  }
  if (!reader?.hasHeader) mistakes.add(file, 1, 'tệp rỗng, thiếu dòng tiêu đề')
  return reader?.hasHeader ?? false
}

/** The separator that occurs most often in the first line that is not blank, outside quotes; the comma if none does. */
function separatorIn(start: Buffer): string {
  const lines = start.toString('utf8').split('\n')
  const line = lines.find((each) => /[^\s,;]/.test(each)) ?? ''
  const unquoted = line.replace(/"[^"]*"?/g, '')
  const times = (separator: string) => unquoted.split(separator).length
  return [';', '\t'].reduce((most, other) => (times(other) > times(most) ? other : most), ',')
}

/**
 * Hands records over as they are parsed rather than through the stream's own buffer, which an error further down
 * the file would drop together with the good records in it.
 */
class RecordReader extends Parser {
  nextLine = 1
  hasHeader = false
  /** What the columns are separated by, if it is not the comma. */
  otherDelimiter: string | null = null
  readonly #onHeader: OnHeader
  readonly #onlyComma: boolean
  #onRecord: OnRecord | null = null
  #linesSeen = 0

  constructor(onHeader: OnHeader, separator: string) {
    super({
      bom: true,
      delimiter: separator,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: longestRecord,
    })
    this.#onHeader = onHeader
    this.#onlyComma = separator === ','
    // Every fault also reaches the callback of the write that met it; without a listener it would end the process.
    this.on('error', () => undefined)
  }

  override push(record: readonly string[] | null): boolean {
    if (record === null) return super.push(null)
    const line = this.nextLine
    // The parser counts a line more for CRLF inside quotes, so it is only asked whether there was any line break.
    const lines = this.info.lines
    this.nextLine += lines - this.#linesSeen > 1 ? 1 + lineBreaksIn(record) : 1
    this.#linesSeen = lines
    if (this.otherDelimiter !== null || (record.length === 1 && record[0]!.trim() === '')) return true
    if (this.#onRecord !== null) {
      this.#onRecord(record, line)
    } else {
      this.hasHeader = true
      this.otherDelimiter = this.#onlyComma && record.length === 1 ? otherDelimiterIn(record[0]!) : null
      if (this.otherDelimiter === null) this.#onRecord = this.#onHeader(record, line)
    }
    return true
  }
}

function otherDelimiterIn(header: string): string | null {
  if (header.includes(';')) return 'dấu chấm phẩy'
  return header.includes('\t') ? 'dấu tab' : null
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
}

function written(reader: RecordReader, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    reader.write(chunk, (fault) => {
      if (fault) reject(fault)
      else resolve()
    })
  })
}

function ended(reader: RecordReader): Promise<void> {
  return new Promise((resolve, reject) => {
    reader.once('error', reject)
    reader.once('end', resolve)
    reader.resume()
    reader.end()
  })
}

/** By its mark, or by the zero byte beside a Latin letter where the mark is missing. */
function isUtf16([first, second]: Buffer): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return hasMark || (first === 0) !== (second === 0)
}

function csvProblem({ code }: CsvError): string {
  switch (code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'dấu nháy kép mở ra mà không đóng lại; không đọc tiếp được từ đây'
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'sau dấu nháy kép đóng phải là dấu cách cột hoặc hết dòng; không đọc tiếp được từ đây'
    case 'INVALID_OPENING_QUOTE':
      return 'dấu nháy kép nằm giữa ô không có nháy; không đọc tiếp được từ đây'
    case 'CSV_MAX_RECORD_SIZE':
      return 'dòng quá dài (thường do thiếu dấu nháy kép đóng); không đọc tiếp được từ đây'
    default:
      return `không đúng định dạng CSV (${code}); không đọc tiếp được từ đây`
  }
}

/** What is wrong with the text of a cell whatever it should hold, or null. */
export function unreadableText(text: string): string | null {
  return text.includes('\uFFFD') ? `chữ không đọc được ${shownText(text)}: tệp phải mã hóa UTF-8` : null
}
