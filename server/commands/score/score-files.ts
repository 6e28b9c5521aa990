import type { IndexDocument } from '../../../scoring/index-document.ts'
import type { BlockInput } from '../../../scoring/index-input.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { scoreIndex } from '../../../scoring/score-index.ts'
import { formDigest } from '../../live-index/form-digest.ts'
import type { MistakeList } from './mistake-list.ts'
import { type ListedAgency, readAgencies } from './read-agencies.ts'
import { readForm } from './read-form.ts'
import { readMethod } from './read-method.ts'
import { readPrevious } from './read-previous.ts'
import { type AgencySums, agencyInput, readResponses } from './read-responses.ts'

/** The files that an index is computed from. */
export interface ScoredFiles {
  /** A file or a shipped form's `code.vN`. */
  readonly form: string
  readonly method: string
  readonly agencies: string
  readonly responses: string
  /** An index document or a published table to compare with; null: none. */
  readonly previous: string | null
}

/**
 * Computes the index of files without a server. Equal files give equal documents.
 * @returns null after any mistake; all of them, in every file, are in the list
 */
export async function scoreFiles(files: ScoredFiles, mistakes: MistakeList): Promise<IndexDocument | null> {
  const form = await readForm(files.form, mistakes)
  const method = await readMethod(files.method, form, mistakes)
  const agencies = await readAgencies(files.agencies, mistakes)
  const previous = files.previous === null ? null : await readPrevious(files.previous, form, method, mistakes)
  if (form === null) return null
  // Even without a method the rows are checked, so that every mistake is told at once.
  const sums = await readResponses(files.responses, form, method ?? defaultMethod, agencies, mistakes)
  if (method === null || agencies === null || mistakes.count > 0) return null
  return scoreIndex({
    province: null,
    period: null,
    form,
    formDigest: formDigest(form),
    method,
    previous,
    computedAt: null,
    simulated: false,
    blocks: blocksOf([...agencies.values()], sums),
  })
}

/** Blocks in the order in which the agencies file first names them; a block's name is its code. */
function blocksOf(
  agencies: readonly ListedAgency[],
  sums: ReadonlyMap<string, AgencySums>,
): readonly BlockInput[] {
  const codes = [...new Set(agencies.map(({ block }) => block))]
  return codes.map((code) => ({
    code,
    name: code,
    agencies: agencies
      .filter(({ block }) => block === code)
      .map((agency) => agencyInput(agency, sums.get(agency.code))),
  }))
}
