import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { Objection } from '../storage/objections-store.ts'
import { draftTexts } from '../texts/draft-texts.ts'
import { formatInstant, formatInteger } from '../web/vietnamese-format.ts'

/** An objection with everything that became of it. */
export interface ObjectionView {
  readonly id: string
  readonly heading: string
  readonly state: string
  readonly isOpen: boolean
  readonly ofDraft: string
  /** As typed; line by line. */
  readonly lines: readonly string[]
  readonly steps: readonly { readonly text: string; readonly reason: string | null }[]
}

/** @param agency its name, where it does not go without saying */
export function objectionView(
  objection: Objection,
  { criteria }: Pick<IndexDocument, 'criteria'>,
  language: Language,
  agency: string | null = null,
): ObjectionView {
  const texts = draftTexts[language].objection
  const n = formatInteger(objection.n, language)
  const about = aboutText(objection, { criteria }, language)
  return {
    id: `objection-${objection.n}`,
    heading: agency === null ? texts.heading(n, about) : texts.headingOf(n, agency, about),
    state: texts.states[objection.state],
    isOpen: objection.state === 'submitted',
    ofDraft: texts.ofDraft(formatInteger(objection.draft, language)),
    lines: objection.text.split('\n').filter((line) => line.trim() !== ''),
    steps: objection.history.map(({ state, at, by, reason }) => ({
      text: texts.steps[state](formatInstant(at), by),
      reason: reason === null ? null : texts.reason(reason),
    })),
  }
}

/** What an objection is about: a criterion by its name, or all figures. */
export function aboutText(
  { criterion }: Pick<Objection, 'criterion'>,
  { criteria }: Pick<IndexDocument, 'criteria'>,
  language: Language,
): string {
  if (criterion === null) return draftTexts[language].own.whole
  return criteria.find(({ code }) => code === criterion)?.name[language] ?? criterion
}
