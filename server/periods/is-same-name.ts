import { foldedName } from '../../survey-forms/folded-name.ts'

/**
 * Whether two names are the same to a Vietnamese reader: the place of the tone mark ("Hòa", "Hoà"), capitals and
 * blanks make no difference.
 * @example isSameName('Sở Văn hóa', 'SỞ  VĂN HOÁ') // true
 */
export function isSameName(a: string, b: string): boolean {
  return foldedName(a) === foldedName(b)
}
