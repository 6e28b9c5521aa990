import type { IndexDocument } from '../../scoring/index-document.ts'
import { asciiName } from '../web/ascii-name.ts'

/**
 * What the file of a document is called, without its ending; like the names of tables, it says whether the figures
 * are final and whether they are real.
 * @example documentName('bao-cao', document, null) // 'bao-cao-2025', live 'bao-cao-2025-du-thao'
 */
export function documentName(
  kind: 'bao-cao' | 'danh-gia',
  { period, publication, simulated }: Pick<IndexDocument, 'period' | 'publication' | 'simulated'>,
  of: string | null,
): string {
  return asciiName([
    kind,
    period?.id,
    of,
    publication === null ? 'du-thao' : null,
    simulated ? 'mo-phong' : null,
  ])
}
