import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOfCell, readVietnameseNumber } from '../../../server/spreadsheets/vietnamese-number.ts'

describe('a number as it is written', () => {
  it.each([
    ['88,4', '88.4'],
    ['88.40', '88.40'],
    ['88,40 %', '88.40'],
    ['88.4%', '88.4'],
    ['1 234', '1234'],
    ['1\u00a0234,5', '1234.5'],
    ['24.270.000', '24270000'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['0.125', '0.125'],
    ['1234.567', '1234.567'],
    ['-3,5', '-3.5'],
    ['007', '007'],
  ])('%j', (written, decimal) => {
    expect(readVietnameseNumber(written, 'refused')).toEqual({ ok: true, decimal })
  })

  it('one mark before three digits is what the caller knows it to be', () => {
    for (const written of ['1.234', '1,234', '24.270']) {
      expect(readVietnameseNumber(written, 'refused')).toEqual({ ok: false, problem: 'ambiguous' })
    }
    expect(readVietnameseNumber('24.270', 'thousands')).toEqual({ ok: true, decimal: '24270' })
    expect(readVietnameseNumber('1,234', 'decimals')).toEqual({ ok: true, decimal: '1.234' })
  })

  it.each(['', '07/18', '1.23.4', '1 23', '1.234.56', '12a', '1e3', 'NaN', '1,', '--1', '1.234,567,890'])(
    '%j is none',
    (written) => {
      expect(readVietnameseNumber(written, 'thousands')).toEqual({ ok: false, problem: 'not-a-number' })
    },
  )

  it('a formula is none either', () => {
    expect(readVietnameseNumber('=1+1', 'thousands')).toEqual({ ok: false, problem: 'formula' })
  })

  it('any amount is read back from how Vietnamese writes it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), (value) => {
        const written = value.toLocaleString('vi-VN')
        expect(readVietnameseNumber(written, 'thousands')).toEqual({ ok: true, decimal: String(value) })
      }),
    )
  })
})

describe('the number of a cell', () => {
  const of = (number: string, isPercentage = false) =>
    numberOfCell({ kind: 'number', number, ...(isPercentage ? { isPercentage } : {}) })

  it.each([
    ['88.400000000000006', '88.4'],
    ['1.1000000000000001', '1.1'],
    ['1E-2', '0.01'],
    ['120', '120'],
    ['-0', '0'],
    ['1e-7', '0.0000001'],
  ])('%s is shown as %s', (stored, shown) => {
    expect(of(stored)).toBe(shown)
  })

  it('with a percent sign is a hundred times what is stored', () => {
    expect(of('0.884', true)).toBe('88.4')
    expect(of('0.88400000000000001', true)).toBe('88.4')
    expect(of('0.57999999999999996', true)).toBe('58')
    expect(of('1e-7', true)).toBe('0.00001')
  })

  it('is none of a formula, a date, or beyond what can be written', () => {
    expect(numberOfCell({ kind: 'formula', number: '1' })).toBeNull()
    expect(numberOfCell({ kind: 'date', number: '1' })).toBeNull()
    expect(of('1e300')).toBeNull()
  })
})
