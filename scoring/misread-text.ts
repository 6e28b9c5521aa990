/** How text was damaged on its way here: each is a different mistake of whoever saved the file. */
export type Misreading = 'not-utf-8' | 'tcvn3' | 'utf-8-as-latin-1'

/** What UTF-8 letters of Vietnamese become when their bytes are taken for Latin-1 or Windows-1252. */
const utf8AsLatin1 = /á[º»]|Ã[\u0080-\u00bf]|Ä[\u0090\u0091‘\u0080-\u008f]|Æ[°¡\u0080-\u00bf]/

/** Inside a word, characters that stand for letters in the TCVN3 fonts (.Vn…) and for none in Unicode. */
const tcvn3 = /\p{L}[¡-©«-¶¸¹»-¿×÷]\p{L}|[¡-©«-¶¸¹»-¿×÷]{2}/u

/**
 * Whether text was read in an encoding that it was not written in, as far as that shows; null if it looks right.
 * U+FFFD stands for bytes that are no UTF-8: TCVN3, Windows-1258 or Latin-1, which only a reader could tell apart.
 * @example misreadText('Së C«ng Th­¬ng') // 'tcvn3'
 */
export function misreadText(text: string): Misreading | null {
  if (text.includes('\uFFFD')) return 'not-utf-8'
  if (utf8AsLatin1.test(text)) return 'utf-8-as-latin-1'
  return tcvn3.test(text) ? 'tcvn3' : null
}
