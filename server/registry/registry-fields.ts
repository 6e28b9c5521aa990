import { foldedName } from '../../survey-forms/folded-name.ts'

/** Codes of agencies, units and places: as they are printed and read aloud, and as they stand in addresses. */
export const codePattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/
/** Codes of blocks and periods. */
export const blockCodePattern = /^[a-z0-9][a-z0-9-]{0,31}$/

/** In characters. */
export const longestName = 200
export const longestReason = 300

/** One line in NFC without needless blanks. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** In characters, not in UTF-16 units. */
export function isLongerThan(text: string, most: number): boolean {
  return [...text].length > most
}

/** Codes that differ only in capitals are the same code: people read them aloud. */
export function codeKey(code: string): string {
  return code.toUpperCase()
}

/** Whether two names are the same to a Vietnamese reader ("Hòa", "Hoà"; capitals and blanks make no difference). */
export function isSameName(a: string, b: string): boolean {
  return foldedName(a) === foldedName(b)
}

/** The codes of a list as people write it: separated by bars, commas, semicolons or blanks. */
export function listedCodes(text: string): readonly string[] {
  return text.split(/[|,;\s]+/).filter((code) => code !== '')
}

/** Whether two lists hold the same codes, in whatever order. */
export function haveSameCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code))
}
