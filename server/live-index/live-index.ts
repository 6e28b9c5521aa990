import type { ResponseStatus } from '../../scoring/counted-responses.ts'
import type { IndexDocument, IndexPeriod } from '../../scoring/index-document.ts'
import type { AgencyInput, IndexInput } from '../../scoring/index-input.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import type { Tally } from '../../scoring/tally.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import type { Stores } from '../storage/database.ts'
import type { Period, PeriodAgency } from '../storage/periods-store.ts'
import type { TallyRecord } from '../storage/tally-record.ts'
import { countedByChannel } from './counted-by-channel.ts'
import { formDigest } from './form-digest.ts'
import { createPreviousIndexLookup, type PreviousIndexLookup } from './previous-index-lookup.ts'
import { publishedUnderMethod } from './published-under-method.ts'
import { readTallies } from './read-tallies.ts'

/** How far the tallies of a period have come; `done` is false while an entry is being applied. */
export interface LogPosition {
  readonly n: number
  readonly done: boolean
}

/** An index document and the log entry up to which it counts. */
export interface IndexSnapshot {
  readonly n: number
  /** false if it had to be read while an entry was being applied: a response just moving may be missing or double. */
  readonly settled: boolean
  readonly document: IndexDocument
}

/** The index of every period as it stands: what was published, else what the tallies say now. */
export interface LiveIndex {
  /** @returns null for a period that does not exist or has not been opened */
  document(periodId: string): Promise<IndexDocument | null>
  /** The document with the position it was computed at. */
  snapshot(periodId: string): Promise<IndexSnapshot | null>
  /** Cheap: what to ask often to learn whether `document` would give something new. */
  position(periodId: string): Promise<LogPosition>
  /**
   * The document, and the same tallies scored with other choices of method, both as of one reading.
   * @returns null as `document`
   */
  underBothMethods(periodId: string, choices: Partial<ScoringMethod>): Promise<UnderBothMethods | null>
  /** The index that a published period would have with corrected settings, from its tallies as they were kept. */
  recomputed(corrected: Period): Promise<IndexDocument>
  /** What a live document was scored from; null for a published one. */
  inputOf(document: IndexDocument): IndexInput | null
}

export interface UnderBothMethods {
  readonly first: IndexDocument
  readonly second: IndexDocument
  /** Codes of the agencies that cannot be scored again: their sums were not published with their figures. */
  readonly withoutSums: readonly string[]
}

/**
 * What tells a snapshot from another of its period: the position, and a mark where it was read in the middle of an
 * entry, so that the settled one that follows is not taken for it.
 */
export function snapshotId({ n, settled }: Pick<IndexSnapshot, 'n' | 'settled'>): string {
  return settled ? String(n) : `${n}~`
}

export interface LiveIndexParts
  extends Pick<
    Stores,
    'periods' | 'registry' | 'tallies' | 'tallyLog' | 'settings' | 'publications' | 'indexImports'
  > {
  readonly forms: FormLookup
  readonly clock: () => Date
}

/** A name changed in the registry shows after this time at the latest, even while no response comes in. */
const keptMs = 30_000

/**
 * Computes the index of a period from the tallies of its agencies: the cost depends on the number of agencies, not of
 * responses. A document is kept until the log or the period moves, so that any number of viewers costs one
 * computation, and viewers who come while it is being computed wait for the same one.
 */
export function createLiveIndex(parts: LiveIndexParts): LiveIndex {
  const { periods, tallyLog, publications, indexImports, clock } = parts
  const computing: ComputingParts = { ...parts, previousIndex: createPreviousIndexLookup(parts) }
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<IndexSnapshot>>()

  async function snapshot(periodId: string): Promise<IndexSnapshot | null> {
    const period = await periods.byId(periodId)
    if (period === null || period.status === 'draft') return null
    if (period.status === 'published') {
      const document = await published(periodId)
      const { n } = await tallyLog.position(periodId)
      return { n, settled: true, document }
    }
    const before = kept.get(periodId)
    if (before !== undefined) {
      const [{ n }, imports] = await Promise.all([tallyLog.position(periodId), indexImports.newest(periodId)])
      if (before.imports === imports && isStill(before, n, period, clock())) return before.snapshot
    }
    return underWay.get(periodId) ?? compute(period)
  }

  async function published(periodId: string): Promise<IndexDocument> {
    const document = await publications.latest(periodId)
    if (document === null) throw new Error(`period ${periodId} is published without a publication`)
    return document
  }

  async function underBothMethods(
    periodId: string,
    choices: Partial<ScoringMethod>,
  ): Promise<UnderBothMethods | null> {
    const period = await periods.byId(periodId)
    if (period === null || period.status === 'draft') return null
    if (period.status === 'published') {
      const first = await published(periodId)
      const { document: second, withoutSums } = publishedUnderMethod(first, { ...first.method, ...choices })
      return { first, second, withoutSums }
    }
    const { input } = await readIndexInput(computing, period)
    return {
      first: scoreIndex(input),
      second: scoreIndex({ ...input, method: { ...input.method, ...choices } }),
      withoutSums: [],
    }
  }

  function compute(period: Period): Promise<IndexSnapshot> {
    const snapshot = indexImports
      .newest(period.id)
      .then(async (imports) => {
        const snapshot = await computeIndex(computing, period)
        if (snapshot.settled) {
          kept.set(period.id, { snapshot, period: fingerprint(period), imports, at: clock() })
        }
        return snapshot
      })
      .finally(() => underWay.delete(period.id))
    underWay.set(period.id, snapshot)
    return snapshot
  }

  return {
    snapshot,
    document: async (periodId) => (await snapshot(periodId))?.document ?? null,
    position: async (periodId) => {
      const { n, done } = await tallyLog.position(periodId)
      return { n, done }
    },
    underBothMethods,
    recomputed: async (corrected) => (await computeIndex(computing, corrected)).document,
    inputOf: (document) => inputs.get(document) ?? null,
  }
}

interface ComputingParts extends LiveIndexParts {
  readonly previousIndex: PreviousIndexLookup
}

interface Kept {
  readonly snapshot: IndexSnapshot
  readonly period: string
  /** The number of the last import of figures that is in it. */
  readonly imports: number
  readonly at: Date
}

function isStill(kept: Kept, n: number, period: Period, now: Date): boolean {
  return (
    kept.snapshot.n === n &&
    kept.period === fingerprint(period) &&
    Math.abs(now.getTime() - kept.at.getTime()) < keptMs
  )
}

function fingerprint(period: Period): string {
  return JSON.stringify(period)
}

async function computeIndex(parts: ComputingParts, period: Period): Promise<IndexSnapshot> {
  const { n, settled, input } = await readIndexInput(parts, period)
  const document = scoreIndex(input)
  inputs.set(document, input)
  return { n, settled, document }
}

/** Kept as long as the documents made from them. */
const inputs = new WeakMap<IndexDocument, IndexInput>()

interface ReadIndexInput extends Pick<IndexSnapshot, 'n' | 'settled'> {
  readonly input: IndexInput
}

/** Everything that the index of a period is scored from, as it stands. */
async function readIndexInput(parts: ComputingParts, period: Period): Promise<ReadIndexInput> {
  const form = parts.forms(period.form)
  if (form === undefined) throw new Error(`period ${period.id} asks an unknown form ${period.form}`)
  const [read, agencies, settings, previous, figures] = await Promise.all([
    readTallies(parts, period.id, ['agency', 'channel']),
    parts.registry.agencies(),
    parts.settings.read(),
    parts.previousIndex(period),
    parts.indexImports.figuresOf(period.id),
  ])
  const registered = new Map(agencies.map((agency) => [agency.code, agency]))
  const talliesOf = byAgency(read.records.agency)
  const channelsOf = byAgency(read.records.channel)

  function agencyInput(member: PeriodAgency): AgencyInput {
    const { code, transactions, quota, predecessors = [], unranked } = member
    const agency = registered.get(code)
    const imported = figures.get(code)
    return {
      code,
      name: agency?.name ?? code,
      predecessors,
      // Its last day is a day of its work: one that ends with the period was there to the end.
      ended: agency !== undefined && agency.endedOn !== null && agency.endedOn < period.closesOn,
      ...(unranked === undefined ? {} : { unranked }),
      transactions,
      quota,
      tallies: byStatus(talliesOf.get(code) ?? []),
      channels: countedByChannel(channelsOf.get(code) ?? []),
      ...(imported === undefined ? {} : { imported }),
    }
  }

  const input: IndexInput = {
    province: settings?.province ?? null,
    period: indexPeriod(period),
    form,
    formDigest: formDigest(form),
    method: period.method,
    previous,
    computedAt: parts.clock().toISOString(),
    simulated: settings?.simulated ?? false,
    blocks: period.blocks.map(({ code, name, agencies: members }) => ({
      code,
      name,
      agencies: members.map(agencyInput),
    })),
  }
  return { n: read.n, settled: read.settled, input }
}

function byAgency(records: readonly TallyRecord[]): ReadonlyMap<string, readonly TallyRecord[]> {
  const groups = new Map<string, TallyRecord[]>()
  for (const record of records) {
    const group = groups.get(record.agency)
    if (group) group.push(record)
    else groups.set(record.agency, [record])
  }
  return groups
}

function byStatus(records: readonly TallyRecord[]): Partial<Record<ResponseStatus, Tally>> {
  return Object.fromEntries(records.map(({ status, sums }) => [status, sums]))
}

/** A period that is being closed still takes the responses on their way: to its readers it is open. */
function indexPeriod({ id, name, opensOn, closesOn, status }: Period): IndexPeriod {
  const isClosed = status === 'closed' || status === 'publishing'
  return { id, name, opensOn, closesOn, status: isClosed ? 'closed' : 'open' }
}
