/**
 * Whether two names are the same to a Vietnamese reader: the place of the tone mark ("Hòa", "Hoà"), capitals and
 * blanks make no difference.
 * @example isSameName('Sở Văn hóa', 'SỞ  VĂN HOÁ') // true
 */
export function isSameName(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

/** Grave, acute, tilde, hook above, dot below: the marks that spellings put on different vowels of a syllable. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

function folded(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(toneMarks, '') + (word.match(toneMarks) ?? []).join(''))
    .join(' ')
}
