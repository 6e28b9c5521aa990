/** Random bytes; passed in, so that tests may choose them. */
export type RandomBytes = (count: number) => Uint8Array

/**
 * A text that nobody can guess better than by chance: each character drawn by itself, every one of the alphabet
 * equally likely.
 * @param randomBytes a source that cannot be predicted (node:crypto)
 * @param alphabet 1 to 256 different characters of ASCII
 * @example drawText(randomBytes, '23456789', 4) // '7392'
 */
export function drawText(randomBytes: RandomBytes, alphabet: string, length: number): string {
  // Bytes beyond the largest multiple of the alphabet are thrown away: a remainder would favour its beginning.
  const fair = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < fair && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
