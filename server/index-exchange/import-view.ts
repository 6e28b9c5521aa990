import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { IndexImport } from '../storage/index-imports-store.ts'
import { describeImportProblem, type GivenField, type ImportProblem } from '../texts/import-problem-texts.ts'
import { indexExchangeTexts } from '../texts/index-exchange-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { formatDecimalInText, formatInstant, formatInteger } from '../web/vietnamese-format.ts'
import type { Examination } from './examine.ts'
import type { Given } from './given.ts'

export interface ImportViewInput {
  readonly language: Language
  readonly periodId: string
  /** Null: it is not here yet. */
  readonly periodName: string | null
  readonly whole: boolean
  /** Whether this person may import, and not only look. */
  readonly mayImport: boolean
  /** What waits for a decision; null: nothing. */
  readonly examination: Examination | null
  /** What keeps a file from being taken, whether it was just uploaded or waits for a decision. */
  readonly problems: readonly ImportProblem[]
  /** What has still to be said, after it was asked for. */
  readonly asked: readonly ImportProblem[]
  readonly given: Given | null
  readonly imports: readonly IndexImport[]
  readonly justStored: boolean
}

/** The page on which the index of a period is imported: upload, report, confirmation, and what was imported before. */
export function importView(input: ImportViewInput) {
  const { language, periodId, periodName, examination, problems, imports } = input
  const texts = indexExchangeTexts[language]
  const title = texts.title(periodName ?? periodId)
  const period = { period: periodId }
  const noFile = problems.some((problem) => problem.code === 'missing' && problem.field === 'file')
  const wrongPlaces = (noFile ? [] : problems).map((problem, at) => ({
    id: `place-${at}`,
    place: placeName(problem.field, texts),
    message: describeImportProblem(problem, language),
  }))
  const fields = new Set<string>(examination === null ? [] : neededFields(examination))
  const asked = input.asked.filter(({ field }) => fields.has(field))
  return {
    title,
    heading: title,
    introduction: introductionOf(input),
    texts,
    stored: input.justStored,
    toResults: input.justStored && input.whole ? link(paths.resultsOfPeriod, period) : null,
    errors:
      problems.length === 0 && asked.length === 0
        ? null
        : {
            heading:
              wrongPlaces.length > 0
                ? texts.refused(formatInteger(problems.length, language))
                : texts.errorsHeading,
            list: [
              ...(noFile ? [{ href: '#file', message: texts.fileMissing }] : []),
              ...wrongPlaces.slice(0, 10).map(({ id, place, message }) => ({
                href: `#${id}`,
                message: `${place}: ${message}`,
              })),
              ...asked.map((problem) => ({
                href: `#${problem.field}`,
                message: `${texts.labels[problem.field as GivenField]}: ${describeImportProblem(problem, language)}`,
              })),
            ],
          },
    places: wrongPlaces.length > 0 ? wrongPlaces : null,
    report: examination === null ? null : reportView(examination, language),
    confirm:
      examination === null || !input.mayImport || examination.unchanged || examination.problems.length > 0
        ? null
        : {
            action: link(paths.confirmIndexImport, period),
            digest: examination.index.digest,
            ...confirmFields(examination, { ...input, asked }),
          },
    drop: examination === null || !input.mayImport ? null : { action: link(paths.dropIndexImport, period) },
    upload: input.mayImport
      ? { action: link(paths.indexImports, period), error: noFile ? texts.fileMissing : null }
      : null,
    imports: imports
      .map((one) => ({
        at: formatInstant(one.at),
        by: one.by,
        fileName: one.fileName || one.format,
        download: texts.download(one.fileName || one.format),
        href: link(paths.indexImportFile, { ...period, n: String(one.n) }),
        digest: one.digest,
        signer: signerText(one.signer, language),
        reason: one.reason ?? '',
      }))
      .reverse(),
    toKeys: { href: paths.partnerKeys, text: texts.toKeys },
    back: { href: paths.homeAffairs, text: texts.back },
  }
}

function introductionOf({ language, whole, periodName }: ImportViewInput): string {
  const texts = indexExchangeTexts[language]
  if (!whole) return texts.introduction
  return periodName === null ? texts.wholeIntroduction : texts.againIntroduction
}

/** A cell or a path stands for itself. */
function placeName(field: string, texts: (typeof indexExchangeTexts)['vi']): string {
  if (field === 'file') return texts.file
  return field === 'period' ? texts.past.period : field
}

function reportView({ index, plan, signer, upload, unchanged, form }: Examination, language: Language) {
  const texts = indexExchangeTexts[language]
  const names = new Map(plan.agencies.map(({ code, name }) => [code, name]))
  const number = (value: number | null) => (value === null ? '–' : formatDecimalInText(value, language))
  const rank = (value: number | null) => (value === null ? texts.notRanked : String(value))
  const figureName = (figure: string) => {
    if (figure === 'overall') return texts.overall
    if (figure === 'counted') return texts.counted
    return form.criteria.find(({ code }) => code === figure)?.name[language] ?? figure
  }
  const count = (state: 'unknown' | 'new' | 'changed' | 'same') =>
    formatInteger(plan.agencies.filter((agency) => agency.state === state).length, language)
  return {
    heading: texts.reportHeading(upload.fileName),
    unchanged: unchanged ? texts.unchanged : '',
    preview: unchanged ? '' : texts.nothingStored,
    digest: index.digest,
    signer: signerText(signer, language),
    counts: texts.counts({
      unknown: count('unknown'),
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
    }),
    ignored: index.ignoredSheets.length > 0 ? texts.ignoredSheets(index.ignoredSheets.join(', ')) : '',
    changes: plan.changes.map(({ agency, figure, before, after }) => ({
      agency: names.get(agency) ?? agency,
      figure: figureName(figure),
      before: number(before),
      after: number(after),
    })),
    ranks: plan.rankDifferences.map(({ agency, place, inFile, here }) => ({
      agency: names.get(agency) ?? agency,
      place,
      inFile: String(inFile),
      here: rank(here),
    })),
    agencies: plan.agencies.map((agency) => ({
      name: agency.name,
      block: agency.block.name,
      percent: number(agency.figures.overall),
      rank: rank(agency.rank),
      state: texts.states[agency.state],
    })),
  }
}

function signerText(signer: IndexImport['signer'], language: Language): string {
  const { signers } = indexExchangeTexts[language]
  switch (signer.kind) {
    case 'none':
      return signers.none
    case 'unknown':
      return signers.unknown(signer.fingerprint)
    case 'partner':
      return signers.partner(signer.name, signer.fingerprint)
    case 'own':
      return signers.own(signer.fingerprint)
  }
}

/** The fields that this file needs beside it. */
function neededFields({ whole, plan, signer, index }: Examination): readonly GivenField[] {
  const isSigned = signer.kind === 'own' || signer.kind === 'partner'
  return [
    ...(whole ? periodFields : []),
    ...(whole && !index.statesMethod ? (['comparable', 'comparableReason'] as const) : []),
    ...(plan.changes.length > 0 ? (['reason'] as const) : []),
    ...(isSigned ? [] : (['confirmUnsigned'] as const)),
  ]
}

const periodFields: readonly GivenField[] = [
  'name',
  'opensOn',
  'closesOn',
  'issuer',
  'decisionNumber',
  'decidedOn',
]

function confirmFields(
  examination: Examination,
  { language, given, asked }: Pick<ImportViewInput, 'language' | 'given' | 'asked'>,
) {
  const texts = indexExchangeTexts[language]
  const needed = neededFields(examination)
  const { newPeriod } = examination
  const suggested: Partial<Record<GivenField, string | null>> = newPeriod
    ? { ...newPeriod, ...newPeriod.publication }
    : {}
  const view = (id: GivenField): FormField<GivenField> =>
    formField({
      id,
      label: texts.labels[id],
      hint: texts.hints[id],
      errors: asked
        .filter(({ field }) => field === id)
        .map((problem) => describeImportProblem(problem, language)),
      value: given === null || given[id] === '' ? (suggested[id] ?? '') : given[id],
      type: id === 'opensOn' || id === 'closesOn' || id === 'decidedOn' ? 'date' : 'text',
    })
  const choice = view('comparable')
  return {
    fields: needed.filter((id) => periodFields.includes(id)).map(view),
    otherFields: needed.filter((id) => id === 'comparableReason' || id === 'reason').map(view),
    comparable: needed.includes('comparable')
      ? {
          ...choice,
          options: [
            { value: '', text: texts.comparableChoose, selected: choice.value === '' },
            { value: 'yes', text: texts.comparableYes, selected: choice.value === 'yes' },
            { value: 'no', text: texts.comparableNo, selected: choice.value === 'no' },
          ],
        }
      : null,
    unsigned: needed.includes('confirmUnsigned')
      ? { ...view('confirmUnsigned'), checked: given?.confirmUnsigned === 'true' }
      : null,
  }
}
