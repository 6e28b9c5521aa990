/**
 * A piece of a file as it may be printed: quoted, cut at 60 characters, on one line, without control characters.
 * @example shownText('x\ny') // "'x y'"
 */
export function shownText(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')]
  return `'${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')}'`
}
