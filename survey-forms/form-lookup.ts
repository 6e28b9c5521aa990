import type { FormDefinition, FormId } from './form-definition.ts'

/** Finds a form version. Versions never change and are never dropped, so an answer may be kept for ever. */
export type FormLookup = (id: FormId) => FormDefinition | undefined
