/** One mistake in an input file, in the words of the person who has to mend it. */
export interface Mistake {
  readonly file: string
  /** The line on which the record or field begins, 1 for the first; null: the file as a whole. */
  readonly line: number | null
  readonly message: string
}

/**
 * Every mistake found in the input. A file of a million bad lines is a file of one mistake made a million times:
 * the first ones are kept to be shown and the rest only counted, so that memory does not grow with rows.
 */
export class MistakeList {
  readonly shown: Mistake[] = []
  #count = 0
  readonly #limit: number

  constructor(limit = 200) {
    this.#limit = limit
  }

  add(file: string, line: number | null, message: string): void {
    this.#count++
    if (this.shown.length < this.#limit) this.shown.push({ file, line, message })
  }

  /** No further mistake will be shown: nobody need look for its line. */
  get isFull(): boolean {
    return this.shown.length >= this.#limit
  }

  get count(): number {
    return this.#count
  }

  /** One line per mistake, `file:line: message`, and how many more there are. */
  report(): string {
    const lines = this.shown.map(({ file, line, message }) =>
      line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`,
    )
    const more = this.#count - this.shown.length
    if (more > 0) lines.push(`… và ${more} lỗi nữa.`)
    lines.push(`Tổng cộng ${this.#count} lỗi; không tính được chỉ số.`)
    return `${lines.join('\n')}\n`
  }
}
