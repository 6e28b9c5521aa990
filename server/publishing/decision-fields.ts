import type { Language } from '../../survey-forms/form-definition.ts'
import { type PublicationField, publishingTexts } from '../texts/publishing-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { type KeptPublication, publicationKinds } from './parse-publication.ts'

/** The fields of a decision, as publishing and restating ask for it. */
export interface DecisionFields {
  readonly kind: FormField<PublicationField> & {
    readonly options: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
  }
  readonly fields: readonly FormField<PublicationField>[]
}

export interface DecisionInput {
  readonly language: Language
  /** What was typed, or is suggested. */
  readonly kept: KeptPublication
  readonly errorsOf: (field: PublicationField) => readonly string[]
}

/** Every field of a decision, in the order of a document's heading. */
export function decisionFields(input: DecisionInput): DecisionFields {
  const texts = publishingTexts[input.language]
  return {
    kind: {
      ...decisionField(input, 'kind'),
      options: publicationKinds.map((value) => ({
        value,
        text: texts.kinds[value],
        selected: value === input.kept.kind,
      })),
    },
    fields: (['decisionNumber', 'decidedOn', 'issuer', 'signerTitle', 'reportNumber'] as const).map((id) =>
      decisionField(input, id),
    ),
  }
}

/** One field with its words, its value and what is wrong with it. */
export function decisionField(
  { language, kept, errorsOf }: DecisionInput,
  id: PublicationField,
): FormField<PublicationField> {
  const texts = publishingTexts[language]
  return formField({
    id,
    label: texts.labels[id],
    hint: texts.hints[id],
    errors: errorsOf(id),
    value: kept[id],
    type: id === 'decidedOn' ? 'date' : 'text',
  })
}
