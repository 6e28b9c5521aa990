/**
 * A text with the places in braces filled in; an unknown place stays as it is, for the eye to find.
 * @example filledText('Mã {code}', { code: 'k7m2qx4h' }) // 'Mã k7m2qx4h'
 */
export function filledText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (place, name: string) => values[name] ?? place)
}
