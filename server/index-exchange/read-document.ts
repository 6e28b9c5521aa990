import type { IndexDocument } from '../../scoring/index-document.ts'
import { previousOfDocument } from '../../scoring/previous-of-document.ts'
import { recomputeIndex } from '../../scoring/recompute-index.ts'
import { hasMoreValues } from '../json-text/has-more-values.ts'
import { checkIndexDocument } from '../live-index/check-index-document.ts'
import { formDigest } from '../live-index/form-digest.ts'
import { hasValidSignature } from '../signing/document-signature.ts'
import type { ImportProblem } from '../texts/import-problem-texts.ts'
import { mostAgencies, tooManyAgencies } from './most-agencies.ts'
import type { ReadAgency, ReadIndex } from './read-file.ts'

/** As many problems as are told: after them it is clear that the file is another one. */
const mostProblems = 200

/** Method, form, criteria and what else stands before the blocks: the largest form has some 11,000 values. */
const mostOtherValues = 50_000

export type ReadPart =
  | { readonly ok: true; readonly index: Omit<ReadIndex, 'digest'> }
  | {
      readonly ok: false
      readonly problems: readonly ImportProblem[]
      /** What could be read beside that, so that everything wrong with the file is told at once; absent: nothing. */
      readonly rest?: Omit<ReadIndex, 'digest'>
    }

/**
 * An index document: whole, as another installation published it, or with as little in it as percentages by agency.
 * A whole one must come to its own figures again, and a signature must be of what it says: who signed it is another
 * question.
 */
export function readDocument(value: unknown): ReadPart {
  if (hasTooMany(value)) {
    return { ok: false, problems: [{ field: 'blocks', code: 'bad-document', text: tooManyAgencies }] }
  }
  const read = previousOfDocument(value)
  if (!read.ok) return { ok: false, problems: read.mistakes.slice(0, mostProblems).map(problemOf) }
  const whole = wholeDocument(value)
  if ('problems' in whole) return { ok: false, problems: whole.problems }
  const { previous } = read
  return {
    ok: true,
    index: {
      format: 'json',
      document: whole.document,
      statesMethod: previous.method !== null && previous.form !== null,
      period:
        previous.period === null
          ? null
          : { ...previous.period, place: previous.period.id === null ? 'period.name' : 'period.id' },
      agencies: previous.blocks.flatMap((block, b) =>
        block.agencies.map((agency, a): ReadAgency => {
          const at = `blocks[${b}].agencies[${a}]`
          const stated = member(member(member(value, 'blocks'), b), 'agencies')
          const source = member(stated, a)
          const name = member(member(member(value, 'blocks'), b), 'name')
          return {
            code: agency.code,
            name: agency.name,
            block: {
              code: block.code.startsWith('/') ? null : block.code,
              name:
                typeof name === 'string' && name.trim() !== '' ? name.normalize('NFC').slice(0, 300) : null,
            },
            figures: {
              overall: agency.overall.percent,
              criteria: Object.fromEntries(
                Object.entries(agency.criteria).map(([code, { percent }]) => [code, percent]),
              ),
              counted: countOf(member(member(source, 'responses'), 'counted')),
              ineligibleBecause: reasonOf(member(source, 'ineligibleBecause')),
            },
            rank:
              agency.overall.rank === null ? null : { rank: agency.overall.rank, of: block.ranked ?? null },
            criterionRanks: Object.fromEntries(
              Object.entries(agency.criteria).map(([code, { rank }]) => [code, rank]),
            ),
            places: {
              code: `${at}.code`,
              name: `${at}.name`,
              block: `blocks[${b}].code`,
              overall: `${at}.overall.percent`,
              rank: `${at}.overall.rank`,
            },
          }
        }),
      ),
      ignoredSheets: [],
    },
  }
}

/** Counted before anything else is looked at: each block and agency costs time, and each mistake memory. */
function hasTooMany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { blocks, ...rest } = value as { readonly blocks?: unknown }
  if (hasMoreValues(rest, mostOtherValues)) return true
  if (!Array.isArray(blocks)) return false
  let count = blocks.length
  for (const block of blocks) {
    const agencies = member(block, 'agencies')
    if (count > mostAgencies) return true
    if (Array.isArray(agencies)) count += agencies.length
  }
  return count > mostAgencies
}

/** Null: the file has less in it than a whole document, and says so by having no form and no tallies. */
function wholeDocument(
  value: unknown,
): { readonly document: IndexDocument | null } | { readonly problems: readonly ImportProblem[] } {
  const signature = member(value, 'signature') ?? null
  const checked = checkIndexDocument(value)
  if (!checked.ok) {
    // What is signed has to be whole: a part of it proves nothing.
    return signature === null
      ? { document: null }
      : { problems: checked.mistakes.slice(0, mostProblems).map(problemOf) }
  }
  const { document } = checked
  if (document.signature !== null && !hasValidSignature({ ...document, signature: document.signature })) {
    return { problems: [{ field: 'signature', code: 'invalid-signature' }] }
  }
  if (formDigest(document.form.definition) !== document.form.digest) {
    return { problems: [{ field: 'form.digest', code: 'bad-form-digest' }] }
  }
  const { differences } = recomputeIndex(document)
  const problems = differences.slice(0, mostProblems).map(
    ({ path, found, expected }): ImportProblem => ({
      field: fieldOf(path),
      code: 'inconsistent',
      text: shown(found),
      other: shown(expected),
    }),
  )
  return problems.length > 0 ? { problems } : { document }
}

/** Mistakes begin with a JSON pointer. */
function problemOf(mistake: string): ImportProblem {
  const [, pointer = '', text = mistake] = /^(\/[^:]*): ([\s\S]*)$/.exec(mistake) ?? []
  return { field: pointer === '' ? 'file' : fieldOf(pointer), code: 'bad-document', text }
}

/** '/blocks/0/agencies/3' as 'blocks[0].agencies[3]', as the API names fields. */
export function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`))
    .join('')
}

function shown(value: unknown): string {
  return value === undefined ? '–' : JSON.stringify(value).slice(0, 60)
}

function member(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string | number, unknown>)[name]
}

function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null
}

const reason = /^(?:ended|unranked|too-few-responses|criterion:[a-z][a-z0-9-]{0,63})$/

function reasonOf(value: unknown) {
  return typeof value === 'string' && reason.test(value)
    ? (value as ReadAgency['figures']['ineligibleBecause'])
    : null
}
