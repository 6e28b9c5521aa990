import { type CsvError, Parser } from 'csv-parse'

/** A record must fit in memory; an unclosed quote would otherwise swallow the rest of the file. */
const longestRecord = 1_000_000

/** What happens to each record; `line` is where it begins. Blank lines are no records. */
export type OnRecord = (cells: readonly string[], line: number) => void

/** What keeps a CSV file from being read further. */
export type CsvFault = 'open-quote' | 'text-after-quote' | 'quote-in-cell' | 'line-too-long' | 'not-csv'

/**
 * RFC 4180 as it is met: with or without byte order mark, LF or CRLF, as many cells in a record as there are.
 *
 * Hands records over as they are parsed rather than through the stream's own buffer, which an error further down the
 * file would drop together with the good records in it.
 */
export class CsvRecords extends Parser {
  /** Of the record that comes next, or cannot be read. */
  nextLine: number
  readonly #onRecord: OnRecord
  #linesSeen = 0
  /** What a record's taker threw: thrown within a stream it would end the process. */
  #refusal: { readonly fault: unknown } | null = null

  /**
   * @param separator one character
   * @param firstLine the line of the file that the first record begins on
   */
  constructor(separator: string, onRecord: OnRecord, firstLine = 1) {
    super({
      bom: true,
      delimiter: separator,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: longestRecord,
    })
    this.nextLine = firstLine
    this.#onRecord = onRecord
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
    if (this.#refusal !== null || (record.length === 1 && record[0]!.trim() === '')) return true
    try {
      this.#onRecord(record, line)
    } catch (fault) {
      this.#refusal = { fault }
    }
    return true
  }

  /** @throws CsvError if the quoting is broken; and what the taker of records threw */
  async takeChunk(chunk: Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.write(chunk, (fault) => {
        if (fault) reject(fault)
        else resolve()
      })
    })
    if (this.#refusal !== null) throw this.#refusal.fault
  }

  /** @throws CsvError if the last record is broken; and what the taker of records threw */
  async finish(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.once('error', reject)
      this.once('end', resolve)
      this.resume()
      this.end()
    })
    if (this.#refusal !== null) throw this.#refusal.fault
  }
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
}

/**
 * What a CSV file's columns are separated by: whichever occurs most often in its first line that is not blank, outside
 * quotes; the comma if none does.
 * @param start the beginning of the file
 */
export function separatorIn(start: string): ',' | ';' | '\t' {
  const lines = start.split('\n')
  const line = lines.find((each) => /[^\s,;]/.test(each)) ?? ''
  const unquoted = line.replace(/"[^"]*"?/g, '')
  const times = (separator: string) => unquoted.split(separator).length
  return ([';', '\t'] as const).reduce<',' | ';' | '\t'>(
    (most, other) => (times(other) > times(most) ? other : most),
    ',',
  )
}

/** What a fault of the parser means for whoever has to mend the file. */
export function csvFault({ code }: CsvError): CsvFault {
  switch (code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'open-quote'
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text-after-quote'
    case 'INVALID_OPENING_QUOTE':
      return 'quote-in-cell'
    case 'CSV_MAX_RECORD_SIZE':
      return 'line-too-long'
    default:
      return 'not-csv'
  }
}
