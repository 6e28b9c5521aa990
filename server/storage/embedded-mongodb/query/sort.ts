import { type BsonValue, elements, isNumber, numberOf } from '../bson/bson-value.ts'
import { CommandError } from '../command-error.ts'
import { parseFieldPath } from './field-path.ts'
import { fieldKeys, type KeyField } from './index-keys.ts'

/** MongoDB's limit for what may be sorted in memory. */
const maxSortBytes = 100 * 1024 * 1024

/** @throws CommandError for anything but paths with 1 or -1 */
export function parseSort(sort: BsonValue | undefined): KeyField[] {
  if (!sort) return []
  return Array.from(elements(sort), ([name, value]) => {
    const direction = isNumber(value) ? numberOf(value) : 0
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(15975, `$sort key ordering must be 1 or -1, for '${name}'`)
    }
    return { path: parseFieldPath(name), direction }
  })
}

/** Sorts documents in memory; keeps only the first `limit` where there is one. */
export class Sorter {
  #kept: { readonly keys: readonly Buffer[]; readonly document: Buffer }[] = []
  #bytes = 0
  readonly #fields: readonly KeyField[]
  readonly #limit: number

  constructor(fields: readonly KeyField[], limit: number) {
    this.#fields = fields
    this.#limit = limit
  }

  add(document: BsonValue): void {
    const keys = this.#fields.map((field) => sortKey(document, field))
    this.#kept.push({ keys, document: Buffer.from(document.bytes.subarray(document.start, document.end)) })
    this.#bytes += document.end - document.start
    if (this.#kept.length > 2 * this.#limit + 100 || this.#bytes > maxSortBytes) this.#shrink()
    if (this.#bytes > maxSortBytes) {
      throw new CommandError(
        292,
        `Sort exceeded memory limit of ${maxSortBytes} bytes; an index on the sort would help`,
      )
    }
  }

  sorted(): Buffer[] {
    this.#shrink()
    return this.#kept.map(({ document }) => document)
  }

  #shrink(): void {
    this.#kept.sort((a, b) => this.#compare(a.keys, b.keys))
    if (this.#kept.length > this.#limit) {
      this.#kept.length = this.#limit
      this.#bytes = this.#kept.reduce((sum, { document }) => sum + document.length, 0)
    }
  }

  #compare(a: readonly Buffer[], b: readonly Buffer[]): number {
    for (const [i, { direction }] of this.#fields.entries()) {
      const order = Buffer.compare(a[i]!, b[i]!)
      if (order !== 0) return order * direction
    }
    return 0
  }
}

/** Of an array the least element counts when ascending, the greatest when descending. */
function sortKey(document: BsonValue, { path, direction }: KeyField): Buffer {
  return fieldKeys(document, path).keys.reduce((best, key) =>
    Buffer.compare(key, best) * direction < 0 ? key : best,
  )
}
