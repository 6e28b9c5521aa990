/** Grave, acute, tilde, hook above, dot below: the marks that spellings put on different vowels of a syllable. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * A name without what makes no difference to a Vietnamese reader: the place of the tone mark ("Hòa", "Hoà"), capitals
 * and blanks. Only to be compared with other folded names.
 * @example foldedName('SỞ  VĂN HOÁ') === foldedName('Sở Văn hóa') // true
 */
export function foldedName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(toneMarks, '') + (word.match(toneMarks) ?? []).join(''))
    .join(' ')
}
