import { type FormDefinition, type FormId, formId } from './form-definition.ts'
import { fiveCriteriaProposedV1 } from './forms/five-criteria-proposed.v1.ts'

/** Every form that comes with the product. A version never leaves this list: stored responses refer to it. */
export const shippedForms: readonly FormDefinition[] = [fiveCriteriaProposedV1]

/**
 * The shipped form of that name, or undefined. Forms imported by home affairs are not here but in the store.
 * @example shippedForm('five-criteria-proposed.v1')?.version // 1
 */
export function shippedForm(id: FormId): FormDefinition | undefined {
  return shippedForms.find((form) => formId(form) === id)
}
