import type { IndexDocument } from '../../scoring/index-document.ts'
import { asciiName } from '../web/ascii-name.ts'

/**
 * What the file of a table is called: plain ASCII, which every system takes. A table says neither that its figures are
 * not published yet nor that they are invented, and files are passed on by name: so the name says it.
 * @param named the publication that was asked for by its id, since a period may have several
 * @example downloadName(document, null, 'csv') // 'chi-so-2025.csv', live 'chi-so-2025-tam-tinh.csv'
 */
export function downloadName(
  { period, publication, simulated }: Pick<IndexDocument, 'period' | 'publication' | 'simulated'>,
  block: string | null,
  extension: string,
  named: string | null = null,
): string {
  const name = asciiName([
    'chi-so',
    named ?? period?.id,
    block,
    publication === null ? 'tam-tinh' : null,
    simulated ? 'mo-phong' : null,
  ])
  return `${name}.${extension}`
}
