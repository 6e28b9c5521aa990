import type { Language } from '../../survey-forms/form-definition.ts'
import { type RecordField, registryTexts } from '../texts/registry-texts.ts'
import { formatDay } from '../web/vietnamese-format.ts'
import type { FieldChange } from './import-plan.ts'

/** Changes of a record in words: "Tên đơn vị: “Sở A” → “Sở B”". */
export function shownFields(
  language: Language,
  fields: readonly FieldChange[],
  labels: Readonly<Partial<Record<RecordField, string>>> = {},
): readonly string[] {
  const { agency: texts, forms } = registryTexts[language]
  const named: Readonly<Record<string, string>> = { ...forms.labels, ...labels }
  const quoted = (value: string) => (value === '' ? texts.nothing : `“${shownValue(value)}”`)
  return fields.map(({ field, from, to }) => {
    const label = field.startsWith('unit:')
      ? texts.unit(field.slice('unit:'.length))
      : (named[field] ?? field)
    return texts.change(label, quoted(from), quoted(to))
  })
}

/** Days as people write them, also behind the name of a unit. */
export function shownValue(value: string): string {
  return value.replace(/\b20\d\d-\d\d-\d\d(?=\)?$)/, (day) => formatDay(day))
}
