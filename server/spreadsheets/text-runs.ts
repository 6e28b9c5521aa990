/**
 * Gathers what stands in the `t` elements of a text of a workbook. A text in several styles comes in runs; readings in
 * kana beside it (`rPh`) are no part of it.
 */
export function textRuns() {
  let gathered = ''
  let isText = false
  let phonetic = 0
  return {
    begin(): void {
      gathered = ''
    },
    open(name: string): void {
      if (name === 'rPh') phonetic++
      isText = name === 't' && phonetic === 0
    },
    text(text: string): void {
      if (isText) gathered += text
    },
    close(name: string): void {
      if (name === 'rPh') phonetic--
      isText = false
    },
    end(): string {
      return unescaped(gathered)
    },
  }
}

/** `_x000D_` is how a workbook writes a character that XML or its editor would lose; line ends become LF. */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}
