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

/** The middle one; of two middle ones the lower. @throws RangeError when there is none */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The smallest value that at least `percent` of the values do not exceed. @throws RangeError when there is none */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('a percentile needs at least one value')
  return value
}

export function rounded(value: number, decimals = 3): number {
  return Number(value.toFixed(decimals))
}
