import { shownText } from '../survey-forms/shown-text.ts'

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

/**
 * The same in words for whoever has to mend the file, in Vietnamese; null if the text looks right.
 * @example misreadProblem('Sở Công Thương') // null
 */
export function misreadProblem(text: string): string | null {
  switch (misreadText(text)) {
    case 'not-utf-8':
      return `chữ không đọc được ${shownText(text)}: tệp phải mã hóa UTF-8 (đây có thể là TCVN3, Windows-1258 hoặc Latin-1)`
    case 'tcvn3':
      return `${shownText(text)} là chữ mã TCVN3 (phông .Vn…): hãy đổi sang Unicode`
    case 'utf-8-as-latin-1':
      return `${shownText(text)} là chữ UTF-8 bị mở như Latin-1 hoặc Windows-1258: hãy mở lại tệp gốc bằng UTF-8`
    case null:
      return null
  }
}
