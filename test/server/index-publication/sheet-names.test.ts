import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetNames } from '../../../server/index-publication/sheet-names.ts'

describe('names of sheets', () => {
  it.each([
    ['Khối sở, ban, ngành', 'Khối sở, ban, ngành'],
    ['Khối [1]: a/b\\c?*', 'Khối -1- a-b-c-'],
    ["'Khối'", 'Khối'],
    ['  dòng\r\nmới\t', 'dòng mới'],
    ['', 'Trang'],
    ["'", 'Trang'],
    ['\ud800\u0000', 'Trang'],
    ['History', 'History-'],
    ['Khối\u0301'.normalize('NFD'), 'Khối\u0301'.normalize('NFC')],
    ['TC3 Công chức, viên chức trực tiếp giải quyết', 'TC3 Công chức, viên chức trực…'],
    ['a'.repeat(31), 'a'.repeat(31)],
    [`${'a'.repeat(29)}🎉b`, `${'a'.repeat(29)}…`],
  ])('%j becomes %j', (wanted, name) => {
    expect(sheetNames([wanted])).toEqual([name])
  })

  it('differ by more than capitals', () => {
    expect(sheetNames(['Sở', 'SỞ', 'sở (2)', 'Ghi chú'])).toEqual(['Sở', 'SỞ (2)', 'sở (2) (2)', 'Ghi chú'])
    const long = 'Ủy ban nhân dân các xã, phường, đặc khu'
    expect(sheetNames([long, long])).toEqual([
      'Ủy ban nhân dân các xã, phường…',
      'Ủy ban nhân dân các xã, ph… (2)',
    ])
  })

  it('are always names that Excel takes', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...`[]:*?/\\' aAđĐ(2)🎉\n`), maxLength: 60 }),
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (wanted) => {
        const names = sheetNames(wanted)
        expect(names).toHaveLength(wanted.length)
        expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(wanted.length)
        for (const one of names) {
          expect(one).toMatch(/^[^[\]:*?/\\\p{Cc}\p{Cs}]{1,31}$/u)
          expect(one.length).toBeLessThanOrEqual(31)
          expect(one).not.toMatch(/^'|'$|^\s|\s$|^history$/i)
        }
      }),
    )
  })
})
