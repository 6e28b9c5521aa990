/**
 * The place behind a string that begins at `start` in a text that is JSON. Character by character: a pattern for the
 * whole of a string runs out of stack on some millions of escapes.
 * @example endOfJsonString('["a\\"b"]', 1) // 7
 */
export function endOfJsonString(text: string, start: number): number {
  let place = start + 1
  while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1
  return place + 1
}
