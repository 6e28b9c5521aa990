import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Target, TargetOperator } from '../../scoring/method.ts'
import type { PublicationDecision } from '../storage/periods-store.ts'
import type { RestatementProblemKind } from '../texts/restatement-texts.ts'
import { type KeptPublication, type PublicationProblem, parsePublication } from './parse-publication.ts'

/** What of a published period may be corrected, by hand. */
export interface Corrections {
  /** By agency code. */
  readonly agencies: Readonly<Record<string, AgencyCorrection>>
  readonly targets: readonly Target[]
}

export interface AgencyCorrection {
  readonly transactions: number | null
  readonly quota: number | null
  /** Why it is not ranked; null: it is. */
  readonly unranked: string | null
}

/** What was typed: the decision, and every other field by its name. */
export interface KeptRestatement {
  readonly decision: KeptPublication
  readonly fields: Readonly<Record<string, string>>
}

export interface RestatementProblem {
  readonly field: string
  readonly problem: RestatementProblemKind
}

export type ParsedRestatement =
  | {
      readonly ok: true
      readonly decision: PublicationDecision
      readonly reason: string
      readonly corrections: Corrections
      readonly kept: KeptRestatement
    }
  | {
      readonly ok: false
      readonly kept: KeptRestatement
      readonly decisionProblems: readonly PublicationProblem[]
      readonly problems: readonly RestatementProblem[]
    }

/** The name, and id, of a field of one agency or block. */
export const agencyFields = ['transactions', 'quota', 'unranked'] as const
export type AgencyField = (typeof agencyFields)[number]

export function agencyField(field: AgencyField, code: string): string {
  return `${field}-${code}`
}

export function targetField(field: 'operator' | 'percent', block: string): string {
  return `target-${field}-${block}`
}

/** What stands in the fields before anything was typed: what is published. */
export function publishedSettings(document: IndexDocument): Readonly<Record<string, string>> {
  const agencies = document.blocks.flatMap((block) => block.agencies)
  return Object.fromEntries([
    ['reason', ''],
    ...agencies.flatMap(({ code, transactions, quota, unranked }) => [
      [agencyField('transactions', code), transactions === null ? '' : String(transactions)],
      [agencyField('quota', code), quota === null ? '' : String(quota)],
      [agencyField('unranked', code), unranked ?? ''],
    ]),
    ...document.blocks.flatMap(({ code }) => {
      const target = document.method.targets.find(
        ({ block, agency }) => block === code && agency === undefined,
      )
      return [
        [targetField('operator', code), target?.operator ?? '>='],
        [targetField('percent', code), target === undefined ? '' : String(target.percent).replace('.', ',')],
      ]
    }),
  ])
}

const longestReason = 1000
const longestText = 200
const mostTransactions = 1_000_000_000

/**
 * A restatement from a posted form, or every problem with what was typed.
 * @param document what is published now: its agencies and blocks are the fields of the form
 * @param today "YYYY-MM-DD" in Vietnam
 */
export function parseRestatement(posted: unknown, document: IndexDocument, today: string): ParsedRestatement {
  const fields = Object.fromEntries(
    Object.keys(publishedSettings(document)).map((name) => [name, textOf(posted, name)]),
  )
  const parsed = parsePublication(posted, today, false)
  const problems: RestatementProblem[] = []
  const reason = fields['reason'] ?? ''
  if (reason === '') problems.push({ field: 'reason', problem: 'reason-missing' })
  else if (isUnreadable(reason)) problems.push({ field: 'reason', problem: 'unreadable' })
  else if ([...reason].length > longestReason) problems.push({ field: 'reason', problem: 'reason-too-long' })

  const agencies = Object.fromEntries(
    document.blocks.flatMap((block) =>
      block.agencies.map(({ code }): [string, AgencyCorrection] => [
        code,
        {
          transactions: count(agencyField('transactions', code)),
          quota: count(agencyField('quota', code)),
          unranked: text(agencyField('unranked', code)),
        },
      ]),
    ),
  )
  const targets = document.blocks.flatMap(({ code }): readonly Target[] => {
    const percent = percentOf(targetField('percent', code))
    const operator: TargetOperator = fields[targetField('operator', code)] === '>' ? '>' : '>='
    return percent === null ? [] : [{ block: code, operator, percent }]
  })
  const kept = { decision: parsed.ok ? keptOf(posted, parsed.decision) : parsed.kept, fields }
  if (!parsed.ok || problems.length > 0) {
    return { ok: false, kept, decisionProblems: parsed.ok ? [] : parsed.problems, problems }
  }
  const ofAgencies = document.method.targets.filter(({ agency }) => agency !== undefined)
  return {
    ok: true,
    decision: parsed.decision,
    reason,
    corrections: { agencies, targets: [...targets, ...ofAgencies] },
    kept,
  }

  function count(field: string): number | null {
    const written = fields[field] ?? ''
    if (written === '') return null
    const digits = /^\d{1,3}(?:\.\d{3})+$/.test(written) ? written.replaceAll('.', '') : written
    if (/^\d{1,10}$/.test(digits) && Number(digits) <= mostTransactions) return Number(digits)
    problems.push({ field, problem: 'bad-count' })
    return null
  }

  function text(field: string): string | null {
    const written = fields[field] ?? ''
    if (isUnreadable(written)) problems.push({ field, problem: 'unreadable' })
    else if ([...written].length > longestText) problems.push({ field, problem: 'too-long' })
    return written === '' ? null : written
  }

  function percentOf(field: string): number | null {
    const written = fields[field] ?? ''
    if (written === '') return null
    const [, number] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%?$/.exec(written) ?? []
    const percent = Number((number ?? 'x').replace(',', '.'))
    if (percent >= 0 && percent <= 100) return percent
    problems.push({ field, problem: 'bad-percent' })
    return null
  }
}

function keptOf(posted: unknown, decision: PublicationDecision): KeptPublication {
  return {
    kind: decision.kind,
    decisionNumber: decision.decisionNumber,
    decidedOn: textOf(posted, 'decidedOn'),
    issuer: decision.issuer,
    signerTitle: decision.signerTitle,
    reportNumber: decision.reportNumber ?? '',
    unheard: '',
  }
}

function textOf(posted: unknown, field: string): string {
  if (typeof posted !== 'object' || posted === null || !Object.hasOwn(posted, field)) return ''
  const value = (posted as Record<string, unknown>)[field]
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ').normalize('NFC') : ''
}

function isUnreadable(text: string): boolean {
  return text.includes('\uFFFD') || /[\p{Cc}\p{Cs}]/u.test(text)
}
