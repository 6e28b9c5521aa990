import type { IndexDocument, IndexPeriod } from '../../scoring/index-document.ts'
import type { FormDefinition, Language } from '../../survey-forms/form-definition.ts'

/** What figures are written out from, on boards and public pages alike. */
export interface FiguresInput {
  readonly document: IndexDocument
  readonly form: FormDefinition
  readonly language: Language
}

/** The period of a document. @throws for one made outside a server, which no page shows */
export function periodOf(document: IndexDocument): IndexPeriod {
  if (document.period === null) throw new Error('an index document on a page has a period')
  return document.period
}
