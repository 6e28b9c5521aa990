import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { type RegistryImportTexts, registryImportTexts } from '../texts/registry-import-texts.ts'
import {
  columnKeys,
  columnTitle,
  type RegistryTable,
  registryTables,
  registryTableTexts,
} from '../texts/registry-table-texts.ts'
import { tablePlaceText } from '../texts/spreadsheet-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import type { ImportChange, ImportPlan } from './import-plan.ts'
import type { ImportProblem } from './import-problem.ts'
import type { ReadTables } from './read-registry-tables.ts'
import { shownValue } from './shown-fields.ts'

/** As many as one corrects before uploading the file again. */
const mostProblems = 200

/** The page on which a file is chosen. @param problems why the last one could not be read, in words */
export function importView(language: Language, mayManage: boolean, problems: readonly string[] = []) {
  const texts = registryImportTexts[language]
  return {
    title: texts.title,
    introduction: texts.introduction,
    errors:
      problems.length > 0
        ? { heading: texts.errorHeading, list: problems.map((message) => ({ href: '#file', message })) }
        : undefined,
    form: mayManage
      ? {
          ...{
            action: paths.registryImport,
            label: texts.fileLabel,
            hint: texts.fileHint,
            button: texts.upload,
          },
          errors: problems,
          describedBy: problems.length > 0 ? 'file-hint file-error' : 'file-hint',
        }
      : undefined,
    exports: {
      heading: texts.exportHeading,
      hint: texts.exportHint,
      list: [
        { href: paths.registryXlsx, text: texts.exportXlsx },
        ...registryTables.map((table) => ({
          href: link(paths.registryCsv, { table: registryTableTexts[table].file }),
          text: texts.exportCsv(registryTableTexts[table].name[language]),
        })),
      ],
    },
    tables: {
      heading: texts.tablesHeading,
      hint: texts.tablesHint,
      list: registryTables.map((table) => {
        const columns = columnKeys(table).map((key) => columnTitle(table, key, 'vi'))
        return texts.tableColumns(registryTableTexts[table].name[language], columns.join(', '))
      }),
    },
    back: { href: paths.agencies, text: texts.back },
  }
}

interface DryRunInput {
  readonly language: Language
  readonly fileName: string
  readonly read: ReadTables
  readonly planned:
    | { readonly ok: true; readonly plan: ImportPlan; readonly digest: string; readonly upload: string }
    | { readonly ok: false; readonly problems: readonly ImportProblem[] }
  /** What kept the confirmation before from being carried out. */
  readonly note: 'movedOn' | 'stopped' | undefined
}

/** What a file would change, to be confirmed; or everything that is wrong with it. */
export function dryRunView({ language, fileName, read, planned, note }: DryRunInput) {
  const texts = registryImportTexts[language]
  const number = (count: number) => formatInteger(count, language)
  const tableName = (table: RegistryTable) => registryTableTexts[table].name[language]
  const plan = planned.ok ? planned.plan : undefined
  const problems = planned.ok ? [] : planned.problems
  return {
    title: texts.dryRun,
    file: texts.file(fileName),
    note: note && texts[note],
    nothingStored: note === 'stopped' ? undefined : texts.nothingStored,
    problems:
      problems.length > 0
        ? {
            heading: texts.problemsHeading(number(problems.length)),
            ...{ hint: texts.problemsHint, place: texts.place, reason: texts.reason },
            rows: problems.slice(0, mostProblems).map(({ place, code, text, against }) => ({
              place: place === null ? '–' : tablePlaceText(place),
              reason: texts.problems[code](shownValue(text), shownValue(against)),
            })),
            more:
              problems.length > mostProblems ? texts.more(number(problems.length - mostProblems)) : undefined,
          }
        : undefined,
    summary:
      plan &&
      read.tables.map((table) =>
        texts.summary(
          tableName(table),
          number(plan.changes.filter((change) => change.table === table).length),
          number(plan.unchanged[table]),
        ),
      ),
    noChanges: plan && plan.changes.length === 0 ? texts.noChanges : undefined,
    groups: registryTables
      .map((table) => ({ table, changes: plan?.changes.filter((change) => change.table === table) ?? [] }))
      .filter(({ changes }) => changes.length > 0)
      .map(({ table, changes }) => ({
        id: table,
        heading: texts.changesHeading(tableName(table), number(changes.length)),
        columns: texts.columns,
        rows: changes.map((change) => changeRow(language, texts, change)),
      })),
    sameNames: plan &&
      plan.sameNames.length > 0 && {
        heading: texts.sameNameHeading,
        list: plan.sameNames.map(({ place, code, other }) =>
          texts.sameName(tablePlaceText(place), code, other),
        ),
      },
    left: plan &&
      plan.notInFile.length > 0 && {
        heading: texts.leftHeading,
        list: plan.notInFile.map(({ table, ids }) => texts.left(tableName(table), ids.join(', '))),
      },
    ignored: read.ignoredSheets.length + read.ignoredColumns.length > 0 && {
      heading: texts.ignoredHeading,
      list: [
        ...read.ignoredSheets.map(texts.ignoredSheet),
        ...read.ignoredColumns.map(({ place, heading }) =>
          texts.ignoredColumn(tablePlaceText(place), heading),
        ),
      ],
    },
    confirm:
      planned.ok && planned.plan.changes.length > 0
        ? {
            action: link(paths.stagedImport, { upload: planned.upload }),
            ...{ digest: planned.digest, button: texts.confirm },
          }
        : undefined,
    drop: planned.ok
      ? { action: link(paths.dropImport, { upload: planned.upload }), button: texts.drop }
      : undefined,
    back: { href: paths.registryImport, text: texts.title },
  }
}

function changeRow(language: Language, texts: RegistryImportTexts, change: ImportChange) {
  const { table, kind, id, name, place, fields } = change
  return {
    ...{ id, name, kind: texts.kinds[kind], place: tablePlaceText(place) },
    fields: fields.map(({ field, from, to }) => {
      const known = columnTitle(table, field, language)
      const label = known === field ? columnTitle('agencies', field, language) : known
      const nothing = field === 'unranked' ? texts.ranked : texts.blank
      const shown = (value: string) => (value === '' ? nothing : shownValue(value))
      return kind === 'added' ? texts.newField(label, shown(to)) : texts.field(label, shown(from), shown(to))
    }),
  }
}
