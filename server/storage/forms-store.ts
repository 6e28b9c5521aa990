import { type Connection, Schema } from 'mongoose'
import { shippedForm, shippedForms } from '../../survey-forms/form-catalogue.ts'
import { type FormDefinition, type FormId, formId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { isDuplicateKey } from './duplicate-key.ts'

/** A form version that home affairs imported. */
export interface ImportedForm {
  readonly form: FormDefinition
  readonly importedAt: Date
  readonly importedBy: string
}

/** A form version, imported or as it came with the product. */
export interface FormVersion {
  readonly form: FormDefinition
  readonly importedAt: Date | null
  readonly importedBy: string | null
}

interface StoredForm {
  /** `code.vN` */
  readonly _id: string
  /** The definition as JSON text: a version never changes by a byte. */
  readonly definition: string
  readonly importedAt: Date
  readonly importedBy: string
}

const formSchema = new Schema<StoredForm>(
  {
    _id: { type: String, required: true },
    definition: { type: String, required: true },
    importedAt: { type: Date, required: true },
    importedBy: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/**
 * Form versions that home affairs imported, beside those that come with the product. A version never changes and is
 * never dropped, so what was read once is kept: looking a form up costs nothing and waits for nothing.
 */
export function createFormsStore(connection: Connection) {
  const model = connection.model('Form', formSchema, 'forms')
  const known = new Map<FormId, FormDefinition>()
  /** Versions that come with the product and were not imported, and never will be: `add` refuses them. */
  const onlyShipped = new Set<FormId>()

  /**
   * Finds a form version that comes with the product or has been read (`know`). One that was imported stands, even if a
   * later release brings another under its name: responses refer to it.
   */
  const lookup: FormLookup = (id) => known.get(id) ?? shippedForm(id)

  /** Reads the form versions that are not known in this process yet. Whoever hands out a period has done so. */
  async function know(ids: readonly FormId[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !known.has(id) && !onlyShipped.has(id))
    if (missing.length === 0) return
    const stored = await model.find({ _id: { $in: missing } }).lean<StoredForm[]>()
    for (const { form } of stored.map(plain)) known.set(formId(form), form)
    for (const id of missing) if (!known.has(id) && shippedForm(id)) onlyShipped.add(id)
  }

  /** The imported versions, by their names. */
  async function imported(): Promise<ImportedForm[]> {
    const stored = await model.find().sort({ _id: 1 }).lean<StoredForm[]>()
    return stored.map(plain)
  }

  return {
    lookup,
    know,

    /**
     * @param form that check-form.ts found nothing against
     * @returns false when that version is there already: it stands
     */
    async add({ form, importedAt, importedBy }: ImportedForm): Promise<boolean> {
      const id = formId(form)
      if (shippedForm(id)) return false
      try {
        await model.create({ _id: id, definition: JSON.stringify(form), importedAt, importedBy })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    imported,

    /** Every version there is: those that come with the product, and the imported ones, which stand where both are. */
    async versions(): Promise<readonly FormVersion[]> {
      const own = await imported()
      for (const { form } of own) known.set(formId(form), form)
      const ids = new Set(own.map(({ form }) => formId(form)))
      const shipped = shippedForms.filter((form) => !ids.has(formId(form)))
      return [...shipped.map((form) => ({ form, importedAt: null, importedBy: null })), ...own]
    },
  }
}

function plain({ definition, importedAt, importedBy }: StoredForm): ImportedForm {
  return { form: JSON.parse(definition) as FormDefinition, importedAt, importedBy }
}
