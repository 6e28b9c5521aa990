import type { Language } from '../../survey-forms/form-definition.ts'
import { type RecordField, registryTexts } from '../texts/registry-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import type { FieldChange } from './import-plan.ts'
import type { RecordProblem, Typed } from './parse-records.ts'
import { shownFields } from './shown-fields.ts'

export interface RecordFormInput {
  readonly language: Language
  readonly heading: string
  readonly introduction?: string
  readonly action: string
  readonly fields: readonly {
    readonly id: RecordField
    readonly label?: string
    readonly hint?: string
    readonly type?: 'date'
    /** Makes it a list to choose from. */
    readonly options?: readonly { readonly value: string; readonly text: string }[]
  }[]
  readonly typed: Typed
  readonly problems?: readonly RecordProblem[]
  /** The revision that the form was made from; none for what is new. */
  readonly seen?: number
  /** What somebody else has changed since; `fields` is null where that is not known. */
  readonly conflict?: { readonly by: readonly string[]; readonly fields: readonly FieldChange[] | null }
  readonly submit?: string
  readonly remove?: { readonly action: string; readonly seen: number } | undefined
  readonly back: { readonly href: string; readonly text: string }
}

/** The form of one record: new, to be changed, or as it was sent with every problem at the top and beside its field. */
export function recordForm(input: RecordFormInput) {
  const { language, heading, typed, problems = [], conflict, remove } = input
  const { forms: texts, problems: sentences } = registryTexts[language]
  const labelOf = (id: RecordField) =>
    input.fields.find((field) => field.id === id)?.label ?? texts.labels[id]
  const messageOf = ({ field, code, text }: RecordProblem) => sentences[code](labelOf(field), text)
  const labels = Object.fromEntries(input.fields.map(({ id }) => [id, labelOf(id)]))

  function fieldView({ id, hint, type, options }: RecordFormInput['fields'][number]) {
    const field: FormField<RecordField> = formField({
      ...{ id, label: labelOf(id), hint: hint ?? texts.hints[id], value: typed[id] ?? '' },
      errors: problems.filter((problem) => problem.field === id).map(messageOf),
      type: type ?? 'text',
    })
    return {
      text: options === undefined ? field : undefined,
      choice: options && {
        ...field,
        options: options.map((option) => ({ ...option, selected: option.value === field.value })),
      },
    }
  }

  return {
    title: problems.length > 0 ? texts.errorTitle(heading) : heading,
    heading,
    introduction: input.introduction,
    errors:
      problems.length > 0
        ? {
            heading: texts.errorHeading,
            list: problems.map((problem) => ({ href: `#${problem.field}`, message: messageOf(problem) })),
          }
        : undefined,
    conflict: conflict && {
      heading: texts.conflictHeading,
      text: texts.conflict,
      by: conflict.by.join(', '),
      fields:
        conflict.fields === null ? [texts.conflictUnknown] : shownFields(language, conflict.fields, labels),
    },
    action: input.action,
    seen: input.seen === undefined ? undefined : String(input.seen),
    fields: input.fields.map(fieldView),
    submit: input.submit ?? texts.save,
    remove: remove && {
      action: remove.action,
      seen: String(remove.seen),
      button: texts.remove,
      warning: texts.removeWarning,
    },
    back: input.back,
  }
}
