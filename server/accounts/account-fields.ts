import type { Language } from '../../survey-forms/form-definition.ts'
import { accountsTexts } from '../texts/accounts-texts.ts'

/** A field of a form about accounts, as the partial `account-field` shows it. */
export interface AccountField<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly hint: string | undefined
  readonly errors: readonly string[]
  /** Ids of the hint and the errors, in this order; undefined where there is neither. */
  readonly describedBy: string | undefined
  readonly value: string
  readonly type: 'text' | 'password'
  readonly autocomplete: string
  /** "numeric" for the keys of a telephone; undefined for a whole keyboard. */
  readonly inputmode: 'numeric' | undefined
}

/** A field with its hint and errors tied to it. What is secret is never sent back: its value stays blank. */
export function accountField<Id extends string>(
  id: Id,
  label: string,
  given: Partial<
    Pick<AccountField, 'hint' | 'errors' | 'value' | 'type' | 'autocomplete' | 'inputmode'>
  > = {},
): AccountField<Id> {
  const { hint, errors = [], value = '', type = 'text', autocomplete = 'off', inputmode } = given
  const describedBy = [...(hint ? [`${id}-hint`] : []), ...(errors.length > 0 ? [`${id}-error`] : [])]
  return {
    id,
    label,
    hint,
    errors,
    describedBy: describedBy.length > 0 ? describedBy.join(' ') : undefined,
    value,
    type,
    autocomplete,
    inputmode,
  }
}

/** A choice of one, as the partial `account-select` shows it. */
export interface AccountSelect extends Omit<AccountField, 'value' | 'type' | 'autocomplete' | 'inputmode'> {
  readonly options: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
}

export function accountSelect(
  id: string,
  label: string,
  {
    options,
    value,
    ...given
  }: {
    readonly options: readonly { readonly value: string; readonly text: string }[]
    readonly value: string
    readonly hint?: string
    readonly errors?: readonly string[]
  },
): AccountSelect {
  const { hint, errors, describedBy } = accountField(id, label, given)
  const marked = options.map((option) => ({ ...option, selected: option.value === value }))
  return { id, label, hint, errors, describedBy, options: marked }
}

/** The errors of a form's fields, for the top of the page; undefined where there is none. */
export function errorSummary(
  language: Language,
  fields: readonly { readonly id: string; readonly errors: readonly string[] }[],
) {
  const list = fields.flatMap(({ id, errors }) => errors.map((message) => ({ href: `#${id}`, message })))
  return list.length > 0 ? { heading: accountsTexts[language].errorsHeading, list } : undefined
}
