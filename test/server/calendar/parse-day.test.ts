import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../server/calendar/parse-day.ts'

describe('a typed day', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['1/3/2026', '2026-03-01'],
    ['2026-02-30', null],
    ['1999-12-31', null],
    ['31/12/1999', null],
    ['2100-01-01', null],
    ['', null],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })

  it('may be older where agencies are', () => {
    expect(parseDay('02/09/1945', 1900)).toBe('1945-09-02')
    expect(parseDay('1899-12-31', 1900)).toBeNull()
  })
})
