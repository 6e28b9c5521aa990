import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import {
  agencyPriorities,
  agencyRemarks,
  documentNotes,
  prioritiesHeading,
} from '../texts/assessment-remarks.ts'
import { agencyAssessment } from '../texts/assessment-text.ts'
import { layoutTexts } from '../texts/layout-texts.ts'
import { periodWords } from '../texts/period-words.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { formatInstant } from '../web/vietnamese-format.ts'
import { decisionWords } from './decision-words.ts'
import { heading, item, type OfficialDocument, type Part, paragraph, type Run } from './document-model.ts'
import { marksOf } from './report-input.ts'

const texts = reportTexts.assessment

/**
 * The part of an agency's plan that says how it was judged, as the plans of agencies open, to be taken over into the
 * plan; after it, what else there is to say of the figures and what they mean.
 */
export function assessmentDocument(
  document: IndexDocument,
  block: IndexBlock,
  agency: IndexAgency,
): OfficialDocument {
  const { overall, criteriaHeading, criteria } = agencyAssessment(document, block, agency)
  const priorities = agencyPriorities(document, agency)
  const body: readonly Part[] = [
    heading(1, texts.heading),
    paragraph(basis(document), ...emphasised(overall)),
    paragraph(criteriaHeading),
    ...criteria.map((line) => item(...emphasised(line))),
    heading(2, texts.remarks),
    ...agencyRemarks(document, block, agency).map((remark) => item(remark)),
    ...(priorities.length === 0
      ? []
      : [paragraph(prioritiesHeading), ...priorities.map((line) => item(line))]),
    heading(2, texts.notes),
    ...documentNotes(document).map((line) => item(line)),
  ]
  return {
    title: texts.title(agency.name, periodWords(document.period)),
    issuer: agency.name,
    marks: marksOf(document, layoutTexts.vi.simulated),
    frame: null,
    body,
    annexes: [],
  }
}

/** What the sentence rests on, with which it begins. */
function basis({ publication, computedAt }: IndexDocument): string {
  if (publication === null) {
    return texts.live(computedAt === null ? null : formatInstant(new Date(computedAt)))
  }
  const decision = decisionWords(publication)
  return decision === null
    ? texts.publishedOn(formatInstant(new Date(publication.publishedAt)))
    : texts.basis(decision)
}

/** Changes of rank and the place in the block are printed bold, as plans have them. */
const emphasis = /((?:tăng|giảm) \d+ bậc|xếp thứ \d+\/\d+)/u

function emphasised(sentence: string): readonly Run[] {
  return sentence
    .split(emphasis)
    .map((text, place) => (place % 2 === 1 ? { text, bold: true } : { text }))
    .filter(({ text }) => text !== '')
}
