import type { IndexDocument } from '../../scoring/index-document.ts'

/**
 * What the file of a table is called: plain ASCII, which every system takes. A table says neither that its figures are
 * not published yet nor that they are invented, and files are passed on by name: so the name says it.
 * @example downloadName(document, null, 'csv') // 'chi-so-2025.csv', live 'chi-so-2025-tam-tinh.csv'
 */
export function downloadName(
  { period, publication, simulated }: Pick<IndexDocument, 'period' | 'publication' | 'simulated'>,
  block: string | null,
  extension: string,
): string {
  const parts = [
    'chi-so',
    period?.id,
    block,
    publication === null ? 'tam-tinh' : null,
    simulated ? 'mo-phong' : null,
  ]
  const name = parts.flatMap((part) => (part ? [asciiOf(part)] : [])).join('-')
  return `${name}.${extension}`
}

function asciiOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
}
