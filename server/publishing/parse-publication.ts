import { parseDay } from '../calendar/parse-day.ts'
import type { PublicationDecision } from '../storage/periods-store.ts'
import {
  type PublicationField,
  type PublicationProblemKind,
  publicationFields,
} from '../texts/publishing-texts.ts'

/** What was typed, field by field; an absent field is blank. */
export type KeptPublication = Readonly<Record<PublicationField, string>>

export interface PublicationProblem {
  readonly field: PublicationField
  readonly problem: PublicationProblemKind
}

export type ParsedPublication =
  | {
      readonly ok: true
      readonly decision: PublicationDecision
      /** Why the agencies are not heard to the end; null where that is not needed. */
      readonly unheardBecause: string | null
    }
  | { readonly ok: false; readonly kept: KeptPublication; readonly problems: readonly PublicationProblem[] }

export const publicationKinds: readonly PublicationDecision['kind'][] = ['decision', 'report', 'notice']

const longest = 200

/**
 * The decision under which a period is published, from a posted form; or every problem, with what was typed.
 * @param today "YYYY-MM-DD" in Vietnam: a decision of tomorrow has not been made
 * @param needsReason agencies have not been heard to the end, so that a reason is asked for
 */
export function parsePublication(posted: unknown, today: string, needsReason: boolean): ParsedPublication {
  const kept = keptPublication(posted)
  const problems: PublicationProblem[] = []
  for (const field of publicationFields) {
    const problem = problemOf(field, kept[field], today, needsReason)
    if (problem !== null) problems.push({ field, problem })
  }
  if (problems.length > 0) return { ok: false, kept, problems }
  return {
    ok: true,
    decision: {
      kind: kept.kind as PublicationDecision['kind'],
      decisionNumber: kept.decisionNumber,
      decidedOn: parseDay(kept.decidedOn)!,
      issuer: kept.issuer,
      signerTitle: kept.signerTitle,
      reportNumber: kept.reportNumber === '' ? null : kept.reportNumber,
    },
    unheardBecause: needsReason ? kept.unheard : null,
  }
}

/** What was typed, with one blank between words. */
export function keptPublication(posted: unknown): KeptPublication {
  return Object.fromEntries(
    publicationFields.map((field) => [field, textOf(posted, field)]),
  ) as KeptPublication
}

function problemOf(
  field: PublicationField,
  text: string,
  today: string,
  needsReason: boolean,
): PublicationProblemKind | null {
  if (field === 'unheard' && !needsReason) return null
  if (field === 'unheard' && text === '') return 'reason-needed'
  if (text === '') return field === 'reportNumber' ? null : 'missing'
  if (text.includes('\uFFFD') || /\p{Cc}/u.test(text)) return 'unreadable'
  if ([...text].length > longest) return 'too-long'
  if (field === 'kind') return (publicationKinds as readonly string[]).includes(text) ? null : 'not-an-option'
  if (field === 'decidedOn') {
    const day = parseDay(text)
    if (day === null) return 'bad-day'
    return day > today ? 'too-late' : null
  }
  return null
}

function textOf(posted: unknown, field: PublicationField): string {
  if (typeof posted !== 'object' || posted === null || !Object.hasOwn(posted, field)) return ''
  const value = (posted as Record<string, unknown>)[field]
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ').normalize('NFC') : ''
}
