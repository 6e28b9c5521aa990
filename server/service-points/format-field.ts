import type { Language } from '../../survey-forms/form-definition.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import { type SelectView, selectField } from './point-fields-view.ts'
import { sheetFormats } from './sheets/sheet-formats.ts'

/** The list of papers to print on. @param chosen A5 unless told */
export function formatField(language: Language, chosen = 'a5', errors: readonly string[] = []): SelectView {
  const texts = pointsTexts[language].print
  return selectField({
    id: 'format',
    label: texts.format,
    hint: undefined,
    errors,
    options: sheetFormats.map((value) => ({
      value,
      text: texts.formats[value],
      selected: value === chosen,
    })),
  })
}
