import type { IndexDocument, Publication } from '../../scoring/index-document.ts'
import type { IndexTable } from '../../scoring/index-table.ts'
import { textCell } from '../../scoring/index-table-cell.ts'
import { countsAreKnown } from '../../scoring/known-counts.ts'
import { unroundedNote } from '../../scoring/method-notes.ts'
import { channelNotesOfAll } from '../figures/channel-notes.ts'
import { layoutTexts } from '../texts/layout-texts.ts'
import { methodWords } from '../texts/method-words.ts'
import { workbookTexts as texts } from '../texts/workbook-texts.ts'
import { formatDay, formatInstant, formatInteger } from '../web/vietnamese-format.ts'

/** What somebody who has nothing but the workbook has to know of its figures, as a sheet of two columns. */
export function workbookNotes(document: IndexDocument): IndexTable {
  const { form, method, period, publication, simulated } = document
  const agencies = document.blocks.flatMap((block) => block.agencies)
  const [meaning, ...ways] = methodWords(form.definition, method, 'vi')
  const notes: (readonly [label: string, text: string | null])[] = [
    [layoutTexts.vi.simulated, simulated ? texts.simulatedText : null],
    [texts.province, document.province],
    [
      texts.period,
      period && texts.periodText(period.name, formatDay(period.opensOn), formatDay(period.closesOn)),
    ],
    [texts.status, statusText(document)],
    [texts.decision, publication && decisionText(publication)],
    [texts.agencies, formatInteger(agencies.length, 'vi')],
    ...agencies.flatMap(({ name, unranked }) =>
      unranked === undefined ? [] : [[texts.unranked, texts.unrankedText(name, unranked)] as const],
    ),
    [texts.responses, agencies.every(countsAreKnown) ? responsesText(document) : null],
    [texts.meaning, meaning ?? null],
    [texts.rounding, unroundedNote.vi],
    ...ways.map((way) => [texts.method, way] as const),
    [texts.form, texts.formText(form.definition.title.vi, `${form.code}.v${form.version}`)],
    [texts.comparison, document.comparison === null ? texts.noComparison : previousName(document)],
    // A workbook is made from the document alone, which does not hold the channels of the period before.
    ...channelNotesOfAll(document, null, 'vi').map((note) => [texts.channels, note] as const),
    [texts.empty, texts.emptyText],
    [texts.signature, publication && texts.signatureText],
    [texts.digest, document.responses.digest],
  ]
  return {
    columns: texts.columns,
    rows: notes.flatMap(([label, text]) => (text === null ? [] : [[textCell(label), textCell(text)]])),
  }
}

function statusText({ publication, computedAt }: IndexDocument): string {
  if (publication !== null) return texts.published(formatInstant(new Date(publication.publishedAt)))
  return texts.live(computedAt === null ? null : formatInstant(new Date(computedAt)))
}

function decisionText({ kind, decisionNumber, decidedOn, ...publication }: Publication): string | null {
  if (decisionNumber === null && decidedOn === null) return null
  return texts.decisionText({
    kind: texts.decisionKinds[kind] ?? kind,
    number: decisionNumber,
    day: decidedOn === null ? null : formatDay(decidedOn),
    issuer: publication.issuer,
    signer: publication.signerTitle,
    report: publication.reportNumber,
  })
}

function responsesText({ responses: { received, counted } }: IndexDocument): string {
  const number = (count: number) => formatInteger(count, 'vi')
  return texts.responsesText(number(received), number(counted), number(received - counted))
}

/** Null where the source of the comparison does not name its period. */
function previousName({ comparison }: IndexDocument): string | null {
  return comparison?.period?.name ?? null
}
