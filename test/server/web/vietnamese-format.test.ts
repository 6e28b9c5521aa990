import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatDecimal,
  formatInstant,
  formatInteger,
  formatPercent,
} from '../../../server/web/vietnamese-format.ts'

describe('numbers and times', () => {
  it('writes percentages as the printed reports do', () => {
    expect(formatPercent(85.67, 2, 'vi')).toBe('85,67%')
    expect(formatPercent(88.4, 2, 'vi')).toBe('88,40%')
    expect(formatPercent(100, 0, 'vi')).toBe('100%')
    expect(formatPercent(85.67, 2, 'en')).toBe('85.67%')
  })

  it('groups thousands', () => {
    expect(formatInteger(1234567, 'vi')).toBe('1.234.567')
    expect(formatInteger(1234567, 'en')).toBe('1,234,567')
    expect(formatInteger(999, 'vi')).toBe('999')
    expect(formatDecimal(-1234.5, 1, 'vi')).toBe('-1.234,5')
  })

  it('writes days and instants as they are in Vietnam', () => {
    expect(formatDay('2025-11-30')).toBe('30/11/2025')
    expect(formatInstant(new Date('2025-11-30T17:00:05Z'))).toBe('01/12/2025 00:00:05')
  })
})
