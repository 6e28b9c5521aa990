/**
 * Whether a name holds what nobody can read: control characters, halves of pairs, U+FFFD, which is what is left of bytes
 * that are no UTF-8 (TCVN3, CP1258), marks that turn round the order of the letters after them, or nothing that is seen.
 * @returns false for a blank text
 */
export function isUnreadable(text: string): boolean {
  const isInvisible = text !== '' && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
  return isInvisible || /[\p{Cc}\p{Cs}\uFFFD\u202A-\u202E\u2066-\u2069]/u.test(text)
}
