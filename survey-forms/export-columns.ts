import type { Answers } from './answers.ts'
import type { FormDefinition, LocalizedText } from './form-definition.ts'
import { choiceFields } from './form-fields.ts'

/** One column of a file of responses. */
export interface ExportColumn {
  /** The code of the question, which is unique in the form; or `agency`, `wishes`, `comment`. */
  readonly name: string
  readonly heading: LocalizedText
}

interface CellReader extends ExportColumn {
  readonly cell: (answers: Answers) => string
}

/** Between the wishes of one response in one cell. */
const separator = '|'

/**
 * The columns of responses to one form version, in the order of the form. Versions are never mixed in one file.
 * @example exportColumns(fiveCriteriaProposedV1)[1] // { name: 'stage', heading: { vi: 'Ông/Bà đang ở bước nào?', … } }
 */
export function exportColumns(form: FormDefinition): readonly ExportColumn[] {
  return cellReaders(form).map(({ name, heading }) => ({ name, heading }))
}

/**
 * One response as cells, one for each of `exportColumns(form)`: codes as stored, several wishes joined by `|`, blank
 * for what was not answered. Not yet escaped for any file format.
 */
export function exportRow(form: FormDefinition, answers: Answers): readonly string[] {
  return cellReaders(form).map(({ cell }) => cell(answers))
}

function cellReaders(form: FormDefinition): readonly CellReader[] {
  const { wishes, comment } = form
  return [
    { name: 'agency', heading: { vi: 'Mã đơn vị', en: 'Agency' }, cell: ({ agency }) => agency ?? '' },
    ...choiceFields(form).map(
      ({ part, code, text }): CellReader => ({
        name: code,
        heading: text,
        cell: (answers) => answers[part][code] ?? '',
      }),
    ),
    ...(wishes
      ? [{ name: 'wishes', heading: wishes.text, cell: (answers: Answers) => answers.wishes.join(separator) }]
      : []),
    ...(comment
      ? [{ name: 'comment', heading: comment.text, cell: (answers: Answers) => answers.comment ?? '' }]
      : []),
  ]
}
