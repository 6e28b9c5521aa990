import { describe, expect, it } from 'vitest'
import type { Publication } from '../../../scoring/index-document.ts'
import {
  agencyMark,
  dateRuns,
  numberRuns,
  placeAndDateRuns,
  reportIdentity,
  signerLines,
  superiorOf,
} from '../../../server/report/official-frame.ts'
import { textOf } from '../../../server/report/plain-text.ts'
import { index2025 } from '../../support/published-results.ts'

describe('the head of an official document', () => {
  it.each([
    ['Sở Nội vụ', 'Khánh Hòa', 'UBND TỈNH KHÁNH HÒA'],
    ['Sở Nội vụ', 'tỉnh Khánh Hòa', 'UBND TỈNH KHÁNH HÒA'],
    ['Sở Nội vụ', 'Đà Nẵng', 'UBND THÀNH PHỐ ĐÀ NẴNG'],
    ['Sở Nội vụ', 'TP. Huế', 'UBND THÀNH PHỐ HUẾ'],
    ['Sở Nội vụ', null, 'UBND …'],
    ['UBND tỉnh Khánh Hòa', 'Khánh Hòa', null],
    ['Ủy ban nhân dân tỉnh', 'Khánh Hòa', null],
    ['Uỷ ban nhân dân tỉnh', 'Khánh Hòa', null],
    ['Ủy ban Dân tộc', 'Khánh Hòa', 'UBND TỈNH KHÁNH HÒA'],
  ])('names who stands above %s in %s', (issuer, province, superior) => {
    expect(superiorOf(issuer, province)).toBe(superior)
  })

  it.each([
    ['Sở Nội vụ', 'SNV'],
    ['Sở Khoa học và Công nghệ', 'SKHCN'],
    ['Sở Lao động – Thương binh và Xã hội', 'SLĐTBXH'],
    ['UBND tỉnh Khánh Hòa', 'UBND'],
    ['Uỷ ban nhân dân tỉnh', 'UBND'],
    ['sở nội vụ'.normalize('NFD'), 'SNV'],
  ])('marks the documents of %s by %s', (issuer, mark) => {
    expect(agencyMark(issuer)).toBe(mark)
  })

  it('numbers a report as it was numbered, and leaves a place where it has none', () => {
    expect(textOf(numberRuns('443/BC-SNV', 'Sở Nội vụ'))).toBe('Số: 443/BC-SNV')
    expect(textOf(numberRuns('443', 'Sở Nội vụ'))).toBe('Số: 443/BC-SNV')
    expect(textOf(numberRuns('7', 'Sở Nội vụ'))).toBe('Số: 07/BC-SNV')
    expect(textOf(numberRuns(null, 'Sở Nội vụ'))).toBe('Số: …/BC-SNV')
    expect(numberRuns(null, 'Sở Nội vụ').filter(({ blank }) => blank)).toHaveLength(1)
  })

  it.each([
    ['2025-03-12', 'ngày 12 tháng 3 năm 2025'],
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-01-31', 'ngày 31 tháng 01 năm 2026'],
    ['2026-10-09', 'ngày 09 tháng 10 năm 2026'],
  ])('writes %s as “%s”', (day, words) => {
    expect(textOf(dateRuns(day))).toBe(words)
    expect(textOf(placeAndDateRuns('Tỉnh Khánh Hòa', day))).toBe(`Khánh Hòa, ${words}`)
  })

  it('leaves places for a day that is not known', () => {
    expect(textOf(placeAndDateRuns(null, null))).toBe('…, ngày … tháng … năm …')
  })

  it('takes the day of a decision for the day of a report only where the report is what publishes', () => {
    const decision = index2025().publication!
    const report: Publication = {
      ...decision,
      kind: 'report',
      decisionNumber: '443/BC-SNV',
      reportNumber: null,
    }
    expect(reportIdentity(decision)).toEqual({ number: '443/BC-SNV', day: null })
    expect(reportIdentity(report)).toEqual({ number: '443/BC-SNV', day: '2025-12-30' })
    expect(reportIdentity(null)).toEqual({ number: null, day: null })
  })

  it('lets a deputy sign for the head', () => {
    expect(signerLines('Giám đốc').map(textOf)).toEqual(['GIÁM ĐỐC'])
    expect(signerLines('Phó Giám đốc').map(textOf)).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'])
    expect(signerLines(null)).toEqual([[{ text: '…', blank: true }]])
  })
})
