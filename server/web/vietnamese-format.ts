import type { Language } from '../../survey-forms/form-definition.ts'

/*
 * How numbers and times are written, decided once for every page and document. Vietnamese: "85,67%" without a space,
 * as the printed reports have it, and "1.234". English: "85.67%" and "1,234". Dates are dd/mm/yyyy in both, so that a
 * date never changes its meaning with the language; clocks show Asia/Ho_Chi_Minh, wherever the server stands.
 */

/**
 * A published percentage. It is already rounded: this only writes it, with all its places.
 * @example formatPercent(88.4, 2, 'vi') // '88,40%'
 */
export function formatPercent(percent: number, decimals: number, language: Language): string {
  return `${formatDecimal(percent, decimals, language)}%`
}

/**
 * A published percentage inside a sentence, without zeros at its end, as the printed reports have it; also a change in
 * points, which they print with the same sign.
 * @example formatPercentInText(88.4, 'vi') // '88,4%'
 */
export function formatPercentInText(percent: number, language: Language): string {
  return `${formatDecimalInText(percent, language)}%`
}

/**
 * A decimal of up to six places inside a sentence, without zeros at its end.
 * @example formatDecimalInText(1.5, 'vi') // '1,5'
 */
export function formatDecimalInText(value: number, language: Language): string {
  const places = Number(value.toFixed(6)).toString().split('.')[1]?.length ?? 0
  return formatDecimal(value, places, language)
}

/**
 * A decimal with a fixed number of places.
 * @example formatDecimal(1.5, 2, 'vi') // '1,50'
 */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  const [whole = '', places] = value.toFixed(decimals).split('.')
  return grouped(whole, language) + (places === undefined ? '' : decimalMark[language] + places)
}

/**
 * @example formatInteger(1234, 'vi') // '1.234'
 */
export function formatInteger(value: number, language: Language): string {
  return grouped(String(value), language)
}

/**
 * A calendar day, stored as yyyy-mm-dd.
 * @example formatDay('2025-11-30') // '30/11/2025'
 */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/**
 * An instant to the second, in Vietnam.
 * @example formatInstant(new Date('2025-12-01T02:00:00Z')) // '01/12/2025 09:00:00'
 */
export function formatInstant(instant: Date): string {
  return instantFormat.format(instant).replace(', ', ' ')
}

const decimalMark: Record<Language, string> = { vi: ',', en: '.' }
const groupMark: Record<Language, string> = { vi: '.', en: ',' }

function grouped(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, groupMark[language])
}

/** British order and a 24-hour clock give dd/mm/yyyy, hh:mm:ss. */
const instantFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
