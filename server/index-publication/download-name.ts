import type { IndexDocument } from '../../scoring/index-document.ts'
import { asciiName } from '../web/ascii-name.ts'

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
  const name = asciiName([
    'chi-so',
    period?.id,
    block,
    publication === null ? 'tam-tinh' : null,
    simulated ? 'mo-phong' : null,
  ])
  return `${name}.${extension}`
}
