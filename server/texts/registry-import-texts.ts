import type { Language } from '../../survey-forms/form-definition.ts'
import { registryImportTextsEn } from './registry-import-texts-en.ts'
import { registryImportTextsVi } from './registry-import-texts-vi.ts'

/** What can be wrong with a file that was read, by cell. */
export type ImportProblemText =
  | 'missing'
  | 'formula'
  | 'error-cell'
  | 'not-text'
  | 'unreadable'
  | 'too-long'
  | 'bad-code'
  | 'not-a-day'
  | 'not-a-count'
  | 'not-yes-no'
  | 'no-table'
  | 'repeated-table'
  | 'repeated-column'
  | 'missing-columns'
  | 'repeated-row'
  | 'unknown-agency'
  | 'own-predecessor'
  | 'repeated-predecessor'
  | 'circle'
  | 'began-after-ended'
  | 'desk-taken'
  | 'unknown-period'
  | 'published-period'
  | 'closed-membership'
  | 'two-blocks'
  | 'other-block-name'
  | 'moved-with-responses'
  | 'ended-before-period'
  | 'begins-after-period'
  | 'other-open-period'
  | 'reason-missing'
  | 'reason-of-ranked'

export interface RegistryImportTexts {
  readonly title: string
  readonly introduction: readonly string[]
  readonly fileLabel: string
  readonly fileHint: string
  readonly upload: string
  readonly fileMissing: string
  readonly errorHeading: string
  readonly exportHeading: string
  readonly exportHint: string
  readonly exportXlsx: string
  readonly exportCsv: (table: string) => string
  readonly tablesHeading: string
  readonly tablesHint: string
  readonly tableColumns: (table: string, columns: string) => string
  readonly back: string
  readonly dryRun: string
  readonly file: (name: string) => string
  readonly nothingStored: string
  readonly problemsHeading: (count: string) => string
  readonly problemsHint: string
  readonly more: (count: string) => string
  readonly place: string
  readonly reason: string
  readonly summary: (table: string, changed: string, unchanged: string) => string
  readonly noChanges: string
  readonly changesHeading: (table: string, count: string) => string
  readonly kinds: Readonly<Record<'added' | 'changed' | 'ended' | 'reopened', string>>
  readonly columns: {
    readonly what: string
    readonly kind: string
    readonly fields: string
    readonly place: string
  }
  readonly field: (label: string, from: string, to: string) => string
  readonly newField: (label: string, to: string) => string
  readonly blank: string
  readonly ranked: string
  readonly sameNameHeading: string
  readonly sameName: (place: string, code: string, other: string) => string
  readonly leftHeading: string
  readonly left: (table: string, ids: string) => string
  readonly ignoredHeading: string
  readonly ignoredSheet: (name: string) => string
  readonly ignoredColumn: (place: string, heading: string) => string
  readonly confirm: string
  readonly drop: string
  readonly movedOn: string
  readonly stopped: string
  readonly done: string
  readonly problems: Readonly<Record<ImportProblemText, (text: string, against: string) => string>>
}

export const registryImportTexts: Readonly<Record<Language, RegistryImportTexts>> = {
  vi: registryImportTextsVi,
  en: registryImportTextsEn,
}
