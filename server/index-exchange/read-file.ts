import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import type { ImportedFigures } from '../../scoring/imported-figures.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { otherFormat } from '../spreadsheets/text-encoding.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { readDocument } from './read-document.ts'
import { readTable } from './read-table.ts'

/** What a file says of an index, whatever its format, with the place of each piece in it. */
export interface ReadIndex {
  readonly format: 'json' | 'csv' | 'xlsx'
  /** `sha256:…` of the bytes. */
  readonly digest: string
  /** The whole document, where the file is one; null: percentages alone. */
  readonly document: IndexDocument | null
  /** Whether the file states the method and the form that its figures were made with. */
  readonly statesMethod: boolean
  /** The period as the file names it, with where; null: it does not. */
  readonly period: { readonly id: string | null; readonly name: string; readonly place: string } | null
  readonly agencies: readonly ReadAgency[]
  /** Sheets of a workbook that hold no such table, and hidden ones. */
  readonly ignoredSheets: readonly string[]
}

export interface ReadAgency {
  readonly code: string
  readonly name: string | null
  readonly block: { readonly code: string | null; readonly name: string | null }
  readonly figures: ImportedFigures
  /** As the file ranks it, of how many where it says; null: it does not. */
  readonly rank: { readonly rank: number; readonly of: number | null } | null
  /** By criterion code. */
  readonly criterionRanks: Readonly<Record<string, number | null>>
  /** Where its pieces are: 'TC2!E7', or 'blocks[0].agencies[3].overall.percent'. */
  readonly places: {
    readonly code: string
    readonly name: string
    readonly block: string
    readonly overall: string
    readonly rank: string
  }
}

export type ReadFile =
  | { readonly ok: true; readonly index: ReadIndex }
  | { readonly ok: false; readonly problems: readonly ImportProblem[]; readonly rest?: ReadIndex }

/**
 * Reads a file of figures: an index document, or the table as CSV or XLSX; which of them, its content says.
 * @param form whose criteria the columns TC1, TC2, … of a table are taken to be of
 * @param decimals places of published percentages
 * @returns every agency in it, or every problem; never throws for anything in the bytes
 */
export async function readFile(
  bytes: Uint8Array,
  form: FormDefinition,
  { decimals }: Pick<ScoringMethod, 'decimals'>,
): Promise<ReadFile> {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const read = otherFormat(bytes) === 'json' ? parsedDocument(bytes) : await readTable(bytes, form, decimals)
  if (read.ok) return { ok: true, index: { digest, ...read.index } }
  const { problems, rest } = read
  return rest === undefined ? { ok: false, problems } : { ok: false, problems, rest: { digest, ...rest } }
}

function parsedDocument(bytes: Uint8Array): ReturnType<typeof readDocument> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (fault) {
    const text = fault instanceof SyntaxError ? fault.message : ''
    return { ok: false, problems: [{ field: 'file', code: 'not-json', text }] }
  }
  try {
    return readDocument(value)
  } catch (fault) {
    // Lists within lists within lists, deeper than a reader can follow.
    if (fault instanceof RangeError)
      return { ok: false, problems: [{ field: 'file', code: 'not-json', text: '' }] }
    throw fault
  }
}
