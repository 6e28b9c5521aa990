import type { Publication } from '../../scoring/index-document.ts'
import { workbookTexts } from '../texts/workbook-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'

/**
 * The decision under which figures were published, as a document rests on it: 'Quyết định số 409/QĐ-SNV ngày
 * 30/12/2025 của Sở Nội vụ'.
 * @returns null where neither its number nor its day is known
 */
export function decisionWords({ kind, decisionNumber, decidedOn, issuer }: Publication): string | null {
  if (decisionNumber === null && decidedOn === null) return null
  return workbookTexts.decisionText({
    kind: workbookTexts.decisionKinds[kind] ?? kind,
    number: decisionNumber,
    day: decidedOn === null ? null : formatDay(decidedOn),
    issuer,
    signer: null,
    report: null,
  })
}
