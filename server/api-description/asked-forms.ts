import { shippedForms } from '../../survey-forms/form-catalogue.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { Stores } from '../storage/database.ts'

export interface AskedFormsParts extends Pick<Stores, 'periods'> {
  readonly forms: FormLookup
  readonly formVersions: { know(ids: readonly string[]): Promise<void> }
}

/**
 * The forms that a response may be sent to here: those that come with the product, and those of every period that has
 * opened and is not published. Which of them a point asks now, its period says.
 */
export async function askedForms({
  periods,
  forms,
  formVersions,
}: AskedFormsParts): Promise<readonly FormDefinition[]> {
  const asked = (await periods.all())
    .filter(({ status }) => status !== 'draft' && status !== 'published')
    .map(({ form }) => form)
  const ids = [...new Set([...shippedForms.map(formId), ...asked])]
  await formVersions.know(ids)
  return ids.flatMap((id) => forms(id) ?? [])
}
