import type { IndexDocument } from '../../scoring/index-document.ts'
import { layoutTexts } from '../texts/layout-texts.ts'
import { periodWords } from '../texts/period-words.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { romanNumeral } from '../texts/roman-numeral.ts'
import { changesPart } from './changes-part.ts'
import { criteriaAnnex } from './criteria-annex.ts'
import {
  type Annex,
  blank,
  type DocumentFrame,
  heading,
  type OfficialDocument,
  type Part,
  paragraph,
  type Run,
} from './document-model.ts'
import { glossaryAnnex } from './glossary-annex.ts'
import {
  dateRuns,
  numberRuns,
  placeAndDateRuns,
  reportIdentity,
  signerLines,
  superiorOf,
} from './official-frame.ts'
import { overviewPart } from './overview-part.ts'
import { questionsAnnex } from './questions-annex.ts'
import { marksOf, type ReportInput } from './report-input.ts'
import { resultsPart } from './results-part.ts'
import { sampleAnnex } from './sample-annex.ts'
import { targetsPart } from './targets-part.ts'

/**
 * The report of home affairs on a period: every figure is that of the index document, only written out. What no file
 * can know (proposals, further grounds, the number of an unnumbered report) is left as a marked place.
 */
export function reportDocument({ document, issuer, block }: ReportInput): OfficialDocument {
  const subject = reportTexts.subject(
    periodWords(document.period),
    block === null ? null : (document.blocks.find(({ code }) => code === block)?.name ?? null),
  )
  const reporter = issuerOf(document, issuer)
  const annexes = annexesOf(document, reporter)
  return {
    title: subject,
    issuer: reporter,
    marks: marksOf(document, layoutTexts.vi.simulated),
    frame: frameOf(document, reporter, subject),
    body: numbered([
      ...overviewPart(
        document,
        annexes.find(({ title }) => title === reportTexts.annexes.sample)?.heading ?? null,
      ),
      ...resultsPart(document),
      ...changesPart(document),
      ...targetsPart(document),
      ...proposals(),
      paragraph(reportTexts.closing(subject, reporter)),
    ]),
    annexes,
  }
}

/** Of a report under a number of its own it is known who issued it; else it is who surveys. */
function issuerOf({ publication }: IndexDocument, surveyor: string): string {
  return publication?.kind === 'report' && publication.issuer !== null ? publication.issuer : surveyor
}

function frameOf({ province, publication }: IndexDocument, issuer: string, subject: string): DocumentFrame {
  const superior = superiorOf(issuer, province)
  const { number, day } = reportIdentity(publication)
  const signer = publication?.issuer === issuer ? publication.signerTitle : null
  const { recipients } = reportTexts
  return {
    superior,
    issuer,
    number: numberRuns(number, issuer),
    placeAndDate: placeAndDateRuns(province, day),
    kind: reportTexts.kind,
    subject,
    recipients: [
      ...(superior === null
        ? []
        : [[{ text: recipients.superior(`UBND ${superior.includes('THÀNH PHỐ') ? 'thành phố' : 'tỉnh'}`) }]]),
      [{ text: recipients.surveyed }],
      [{ text: '- ' }, blank, { text: ';' }],
      [{ text: recipients.kept }, blank, { text: '.' }],
    ],
    signer: signerLines(signer),
  }
}

function proposals(): readonly Part[] {
  const { heading: text, places } = reportTexts.proposals
  return [
    heading(1, text),
    ...Array.from({ length: places }, (_, place) => paragraph(`${place + 1}. `, blank)),
  ]
}

function annexesOf(document: IndexDocument, issuer: string): readonly Annex[] {
  const { annexes: texts } = reportTexts
  const all: readonly (Pick<Annex, 'title' | 'body'> & { readonly landscape?: boolean })[] = [
    { title: texts.sample, body: sampleAnnex(document) },
    { title: texts.criteria, body: criteriaAnnex(document) },
    { title: texts.questions, body: questionsAnnex(document), landscape: true },
    { title: texts.glossary, body: glossaryAnnex(document) },
  ]
  const attachedTo = attachedToRuns(document, issuer)
  return all
    .filter(({ body }) => body.length > 0)
    .map(({ title, body, landscape = false }, place) => ({
      heading: reportTexts.annex(romanNumeral(place + 1).toUpperCase()),
      title,
      attachedTo,
      landscape,
      body,
    }))
}

/** "(Kèm theo Báo cáo số 443/BC-SNV ngày … tháng … năm … của Sở Nội vụ)". */
function attachedToRuns({ publication }: IndexDocument, issuer: string): readonly Run[] {
  const { number, day } = reportIdentity(publication)
  const [first, ...rest] = numberRuns(number, issuer)
  const { before, after } = reportTexts.attachedTo(issuer)
  return [
    { text: before },
    { ...first!, text: first!.text.replace(/^Số: /, '') },
    ...rest,
    { text: ' ' },
    ...dateRuns(day),
    { text: after },
  ]
}

/** Tables and pictures numbered in the order in which they come. */
function numbered(parts: readonly Part[]): readonly Part[] {
  let tables = 0
  let figures = 0
  return parts.map((part) => {
    if (part.kind === 'table') return { ...part, caption: reportTexts.table(++tables, part.caption) }
    if (part.kind === 'picture') return { ...part, caption: reportTexts.figure(++figures, part.caption) }
    return part
  })
}
