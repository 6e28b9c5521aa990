import type { Publication } from '../../scoring/index-document.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { asciiName } from '../web/ascii-name.ts'
import { blank, type Run } from './document-model.ts'

/** Cities that are governed like provinces: the rest are provinces. */
const cities = ['Hà Nội', 'Hồ Chí Minh', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Huế']

const kindOfPlace = /^(?:tỉnh|thành phố|tp\.?)\s+/iu

/**
 * The agency above the one that reports, as it heads a letter.
 * @returns null for a people's committee, which heads its letters alone
 * @example superiorOf('Sở Nội vụ', 'Khánh Hòa') // 'UBND TỈNH KHÁNH HÒA'
 */
export function superiorOf(issuer: string, province: string | null): string | null {
  if (isPeoplesCommittee(issuer)) return null
  if (province === null) return `UBND ${blank.text}`
  const name = placeName(province)
  const kind = /^(?:thành phố|tp)/iu.test(province) || cities.includes(name) ? 'thành phố' : 'tỉnh'
  return upper(`UBND ${kind} ${name}`)
}

/** 'Khánh Hòa', also from 'tỉnh Khánh Hòa'. */
export function placeName(province: string): string {
  return province.normalize('NFC').trim().replace(kindOfPlace, '')
}

/**
 * The letters by which an agency marks its documents: the first of each word but "và".
 * @example agencyMark('Sở Khoa học và Công nghệ') // 'SKHCN'
 */
export function agencyMark(issuer: string): string {
  if (isPeoplesCommittee(issuer)) return 'UBND'
  const words = issuer
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word.toLocaleLowerCase('vi') !== 'và')
  return upper(words.map((word) => [...word][0]).join(''))
}

/** 'Số: 443/BC-SNV'; with a place to fill in where the number is not known. */
export function numberRuns(number: string | null, issuer: string): readonly Run[] {
  const mark = `/BC-${agencyMark(issuer)}`
  if (number === null) return [{ text: `${reportTexts.number}: ` }, blank, { text: mark }]
  const isBare = /^\d+$/.test(number)
  return [{ text: `${reportTexts.number}: ${isBare ? number.padStart(2, '0') + mark : number}` }]
}

/**
 * 'Khánh Hòa, ngày 05 tháng 02 năm 2026': days below 10 and the first two months are written with a zero, so that
 * no digit can be put before them.
 * @param day "YYYY-MM-DD"; null leaves places to fill in
 */
export function placeAndDateRuns(province: string | null, day: string | null): readonly Run[] {
  const place: readonly Run[] = province === null ? [blank] : [{ text: placeName(province) }]
  return [...place, { text: ', ' }, ...dateRuns(day)]
}

export function dateRuns(day: string | null): readonly Run[] {
  if (day === null) return [{ text: 'ngày ' }, blank, { text: ' tháng ' }, blank, { text: ' năm ' }, blank]
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const shownMonth = month < 3 ? String(month).padStart(2, '0') : String(month)
  return [{ text: `ngày ${String(date).padStart(2, '0')} tháng ${shownMonth} năm ${year}` }]
}

/** Number and day of the report itself, as far as the publication tells them. */
export function reportIdentity(publication: Publication | null): {
  readonly number: string | null
  readonly day: string | null
} {
  if (publication === null) return { number: null, day: null }
  // The decision's day is not the day of the report that goes with it.
  return publication.kind === 'report'
    ? { number: publication.decisionNumber, day: publication.decidedOn }
    : { number: publication.reportNumber, day: null }
}

/** Who signs, one line each; a deputy signs for the head. */
export function signerLines(title: string | null): readonly (readonly Run[])[] {
  if (title === null || title === '') return [[blank]]
  const head = /^phó\s+(.+)$/iu.exec(title.normalize('NFC').trim())?.[1]
  return (head === undefined ? [title] : [`KT. ${head}`, title]).map((text) => [{ text: upper(text) }])
}

/** "Ủy ban", "Uỷ ban" and "UBND" alike. */
function isPeoplesCommittee(issuer: string): boolean {
  return /^(?:ubnd|uy-ban-nhan-dan)(?:-|$)/.test(asciiName([issuer]))
}

export function upper(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi')
}
