import type { Language } from '../../survey-forms/form-definition.ts'
import type { ImportedChange, ImportSigner } from '../storage/index-imports-store.ts'
import { describeImportProblem, type ImportProblem } from '../texts/import-problem-texts.ts'
import type { FieldProblem } from '../web/http-problem.ts'
import type { Examination } from './examine.ts'
import type { PlannedAgency, RankDifference } from './plan-import.ts'

/** What the API answers to an import that nothing is wrong with, or to its dry run; api-schemas/import-report-schema.ts. */
export interface ImportReport {
  readonly kind: 'index-import-report'
  readonly version: 1
  readonly period: string
  readonly dryRun: boolean
  /** Whether it has been stored now. */
  readonly stored: boolean
  /** The same file was imported last: there is nothing to change. */
  readonly unchanged: boolean
  readonly format: 'json' | 'csv' | 'xlsx'
  readonly digest: string
  readonly signer: ImportSigner
  /** The period itself comes with the file. */
  readonly bringsPeriod: boolean
  /** What has still to be said before it can be stored; empty after it was. */
  readonly needs: readonly FieldProblem[]
  readonly agencies: readonly {
    readonly code: string
    readonly name: string
    readonly block: string
    readonly state: PlannedAgency['state']
    readonly percent: number | null
    readonly rank: number | null
    readonly criteria: Readonly<Record<string, number | null>>
    readonly place: string
  }[]
  readonly changes: readonly ImportedChange[]
  readonly rankDifferences: readonly RankDifference[]
  readonly ignoredSheets: readonly string[]
}

export function importReport(
  { upload, index, plan, signer, whole, unchanged, needs }: Examination,
  language: Language,
  done: { readonly dryRun: boolean; readonly stored: boolean },
): ImportReport {
  return {
    kind: 'index-import-report',
    version: 1,
    period: upload.periodId,
    ...done,
    unchanged,
    format: index.format,
    digest: index.digest,
    signer,
    bringsPeriod: whole,
    needs: done.stored || unchanged ? [] : fieldProblems(needs, language),
    agencies: plan.agencies.map(({ code, name, block, state, figures, rank, place }) => ({
      code,
      name,
      block: block.code,
      state,
      percent: figures.overall,
      rank,
      criteria: figures.criteria,
      place,
    })),
    changes: plan.changes,
    rankDifferences: plan.rankDifferences,
    ignoredSheets: index.ignoredSheets,
  }
}

/** Problems as RFC 9457 bodies carry them. */
export function fieldProblems(
  problems: readonly ImportProblem[],
  language: Language,
): readonly FieldProblem[] {
  return problems.map((problem) => ({
    field: problem.field,
    problem: problem.code === 'table' ? problem.problem.code : problem.code,
    message: describeImportProblem(problem, language),
  }))
}

const conflicts: ReadonlySet<ImportProblem['code']> = new Set([
  'computed-here',
  'period-busy',
  'period-published',
  'period-changed',
  'confirm-unsigned',
  'reason-needed',
] as const)

/** 409 where the file is well and what is here stands against it; else 422. */
export function refusalStatus(problems: readonly ImportProblem[]): 409 | 422 {
  return problems.length > 0 && problems.every(({ code }) => conflicts.has(code)) ? 409 : 422
}
