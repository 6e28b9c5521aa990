/**
 * A comment as it is stored: line breaks as \n, control characters other than \n and tab removed, Unicode NFC,
 * trimmed. Control characters are removed rather than refused, because a visitor who pasted one cannot see it.
 *
 * @example commentText('  Cho\u031b\u0300 la\u0302u\r\nquá\u0000 ') // 'Chờ lâu\nquá'
 */
export function commentText(typed: string): string {
  return typed
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim()
}

/** Whether a text holds half of a surrogate pair: no character, and not storable as UTF-8. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Cs}/u.test(text)
}
