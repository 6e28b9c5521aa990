/** One line of the budget table, as measured in one run with its reference. */
export interface BenchRow {
  readonly name: string
  readonly measured: number
  readonly unit: string
  /** What it is compared with, in the same unit; null where the budget is absolute. */
  readonly reference: number | null
  readonly referenceIs: string | null
  /** measured ÷ reference. */
  readonly ratio: number | null
  readonly bar: string
  readonly meetsBar: boolean
  readonly hope: string
  readonly details: Readonly<Record<string, number | string>>
}

export function rounded(value: number, decimals = 3): number {
  return Number(value.toFixed(decimals))
}
