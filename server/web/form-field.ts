/** A field of a staff form as the partials `set-up-field` and `set-up-label` show it. */
export interface FormField<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly hint: string | undefined
  readonly errors: readonly string[]
  /** Ids of the hint and the errors, in this order; undefined where there is neither. */
  readonly describedBy: string | undefined
  readonly value: string
  readonly type: 'text' | 'date'
}

/** A field with its hint and errors tied to it. */
export function formField<Id extends string>(field: Omit<FormField<Id>, 'describedBy'>): FormField<Id> {
  const { id, hint, errors } = field
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(errors.length > 0 ? [`${id}-error`] : [])]
  return { ...field, describedBy: describedBy.length > 0 ? describedBy.join(' ') : undefined }
}
