import type { ImportedFigures } from '../../scoring/imported-figures.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { defaultMethod, type ScoringMethod } from '../../scoring/method.ts'
import { responseCount } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { formDigest } from '../live-index/form-digest.ts'
import type { LiveIndex } from '../live-index/live-index.ts'
import type { Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { ImportSigner, IndexImport } from '../storage/index-imports-store.ts'
import type { Period } from '../storage/periods-store.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { type Given, type GivenPeriod, givenDeclaration, givenPeriod, givenReason } from './given.ts'
import { type ImportPlan, type KnownBlock, planImport } from './plan-import.ts'
import { type ReadIndex, readFile } from './read-file.ts'
import { signerOf } from './signer.ts'

export interface ExamineParts
  extends Pick<
    Stores,
    'periods' | 'registry' | 'tallies' | 'responses' | 'publications' | 'indexImports' | 'partnerKeys'
  > {
  readonly forms: FormLookup
  readonly liveIndex: Pick<LiveIndex, 'document'>
  readonly signing: Pick<Signing, 'publicKeys'>
  readonly clock: () => Date
}

/** A file as it came, and what was said with it. */
export interface UploadedIndex {
  readonly periodId: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly given: Given
}

/** What a file would do in a period. */
export interface Examination {
  readonly upload: UploadedIndex
  readonly index: ReadIndex
  readonly plan: ImportPlan
  readonly signer: ImportSigner
  /** Null: the period comes with the file. */
  readonly period: Period | null
  /** The period comes, or came, with a file. */
  readonly whole: boolean
  readonly form: FormDefinition
  readonly method: ScoringMethod
  readonly newPeriod: GivenPeriod | null
  readonly declared: { readonly comparable: boolean; readonly reason: string } | null
  readonly reason: string | null
  readonly imports: readonly IndexImport[]
  /** The same file was the last one imported: nothing would change. */
  readonly unchanged: boolean
  /** What is wrong with the file itself. */
  readonly problems: readonly ImportProblem[]
  /** What has still to be said before it can be stored. */
  readonly needs: readonly ImportProblem[]
}

export type Examined =
  | { readonly ok: true; readonly examination: Examination }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] }

const idPattern = /^[a-z0-9][a-z0-9-]{0,31}$/

/** Looks a file through against what is here now, and changes nothing. */
export async function examine(parts: ExamineParts, upload: UploadedIndex): Promise<Examined> {
  const { periodId, bytes, given } = upload
  const [period, periods, imports] = await Promise.all([
    parts.periods.byId(periodId),
    parts.periods.all(),
    parts.indexImports.ofPeriod(periodId),
  ])
  const whole = period === null || period.imported !== undefined
  if (!whole) {
    const problem = statusProblem(period)
    if (problem !== null) return { ok: false, problems: [problem] }
  } else if (!idPattern.test(periodId)) {
    return { ok: false, problems: [{ field: 'period', code: 'bad-period-id', text: periodId }] }
  }
  // A table states neither: it is taken to have been made as the newest period is.
  const model = period ?? periods[0] ?? null
  const form = (model && parts.forms(model.form)) ?? fiveCriteriaProposedV1
  const method: ScoringMethod = {
    ...(model?.method ?? defaultMethod),
    ...(period === null ? { targets: [] } : {}),
  }
  const read = await readFile(bytes, form, method)
  const index = read.ok ? read.index : read.rest
  if (index === undefined) return { ok: false, problems: read.ok ? [] : read.problems }

  const [registry, computed, document, before, signer] = await Promise.all([
    parts.registry.agencies(),
    computedAgencies(parts, periodId),
    whole ? null : parts.liveIndex.document(periodId),
    whole ? publishedFigures(parts, periodId) : parts.indexImports.figuresOf(periodId),
    signerOf(parts, index.document),
  ])
  const latest = whole ? fileDetails(index) : { name: null, period: null, publication: null }
  const brought = whole ? givenPeriod(given, latest, dayOf(parts.clock())) : null
  const plan = planImport(index, {
    period: period ?? { id: periodId, name: brought?.period.name || `Năm ${periodId}` },
    whole,
    members: membersOf(period),
    registry,
    blocks: periods.flatMap(({ blocks }) => blocks),
    computed,
    before,
    document,
    criteria: form.criteria.map(({ code }) => code),
    ties: index.document?.method.ties ?? method.ties,
  })
  if (!read.ok) {
    // A block is not incomplete for rows that could not be read.
    const others = plan.problems.filter(({ code }) => code !== 'incomplete-block')
    return { ok: false, problems: [...read.problems, ...others] }
  }
  const unchanged = imports.at(-1)?.digest === index.digest && (!whole || period !== null)
  const declaration =
    whole && !index.statesMethod ? givenDeclaration(given) : { declared: null, problems: [] }
  const reason = plan.changes.length > 0 ? givenReason(given) : { reason: null, problems: [] }
  const isSigned = signer.kind === 'own' || signer.kind === 'partner'
  const confirming: readonly ImportProblem[] =
    isSigned || given.confirmUnsigned === 'true'
      ? []
      : [{ field: 'confirmUnsigned', code: 'confirm-unsigned' }]
  return {
    ok: true,
    examination: {
      upload,
      index,
      plan,
      signer,
      period,
      whole,
      form: whole ? (index.document?.form.definition ?? form) : form,
      method: whole ? (index.document?.method ?? method) : method,
      newPeriod: brought?.period ?? null,
      declared: declaration.declared,
      reason: reason.reason,
      imports,
      unchanged,
      problems: [
        ...plan.problems,
        ...madeOtherwise(index, whole, form, method),
        ...overlapping(periodId, brought?.period ?? null, periods),
      ],
      needs: [...(brought?.problems ?? []), ...declaration.problems, ...reason.problems, ...confirming],
    },
  }
}

/** Figures come into a period that is being surveyed, and not into one that is leaving it. */
function statusProblem({ status, name }: Period): ImportProblem | null {
  if (status === 'published') return { field: 'period', code: 'period-published', text: name }
  const isBusy = status === 'closing' || status === 'publishing'
  return isBusy ? { field: 'period', code: 'period-busy', text: name } : null
}

function membersOf(period: Period | null): ReadonlyMap<string, KnownBlock> {
  return new Map(
    (period?.blocks ?? []).flatMap(({ agencies, ...block }) =>
      agencies.map(({ code }) => [code, { code: block.code, name: block.name }] as const),
    ),
  )
}

/** As many of the newest responses as the tallies may not show yet. */
const mostUntallied = 10_000

/** Everybody who has a response here in the period, whether it counts or not. */
async function computedAgencies(
  { tallies, responses }: Pick<ExamineParts, 'tallies' | 'responses'>,
  period: string,
): Promise<ReadonlySet<string>> {
  const [tallied, untallied] = await Promise.all([
    tallies.ofCut(period, 'agency'),
    responses.untallied(period, mostUntallied),
  ])
  return new Set([
    ...tallied.filter(({ sums }) => responseCount(sums) > 0).map(({ agency }) => agency),
    ...untallied.map(({ agency }) => agency),
  ])
}

/** Of a period that came with a file: what its newest publication says. */
async function publishedFigures(
  { publications }: Pick<ExamineParts, 'publications'>,
  period: string,
): Promise<ReadonlyMap<string, ImportedFigures>> {
  const document = await publications.latest(period)
  return new Map(document === null ? [] : [...figuresOfDocument(document)])
}

/** The percentages of a document, by agency code. */
export function figuresOfDocument(document: IndexDocument): ReadonlyMap<string, ImportedFigures> {
  return new Map(
    document.blocks.flatMap(({ agencies }) =>
      agencies.map(({ code, overall, criteria, responses, ineligibleBecause }) => [
        code,
        {
          overall: overall.percent,
          criteria: Object.fromEntries(
            Object.entries(criteria).map(([criterion, { percent }]) => [criterion, percent]),
          ),
          counted: responses.counted === 0 ? null : responses.counted,
          ineligibleBecause,
        },
      ]),
    ),
  )
}

function fileDetails({ document, period }: ReadIndex) {
  return {
    name: period?.name ?? null,
    period: document?.period ?? null,
    publication: document?.publication ?? null,
  }
}

/** Percentages are ranked beside others of the same form and formulas alone. */
function madeOtherwise(
  { agencies, document }: ReadIndex,
  whole: boolean,
  form: FormDefinition,
  method: ScoringMethod,
): readonly ImportProblem[] {
  if (whole && document !== null) return []
  if (document !== null) {
    if (document.form.digest !== formDigest(form)) return [{ field: 'form.digest', code: 'other-form' }]
    const formulas = ['questionMethod', 'criterionMethod'] as const
    return formulas
      .filter((field) => document.method[field] !== method[field])
      .map((field) => ({ field: `method.${field}`, code: 'other-form', text: document.method[field] }))
  }
  const known = form.criteria.map(({ code }) => code)
  for (const { figures, places } of agencies) {
    const unknown = Object.keys(figures.criteria).find((code) => !known.includes(code))
    if (unknown !== undefined) return [{ field: places.code, code: 'other-form', text: unknown }]
  }
  return []
}

function overlapping(
  id: string,
  brought: GivenPeriod | null,
  periods: readonly Period[],
): readonly ImportProblem[] {
  if (brought === null || brought.opensOn === '' || brought.closesOn === '') return []
  const other = periods.find(
    (period) => period.id !== id && period.opensOn <= brought.closesOn && brought.opensOn <= period.closesOn,
  )
  return other === undefined ? [] : [{ field: 'opensOn', code: 'overlaps', text: other.name }]
}
