import type { Logger } from 'pino'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { dayOf } from '../calendar/vietnam-days.ts'
import { createDueDrafts } from '../period-life/due-drafts.ts'
import { SecretDiffers } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { Period, PeriodProblem } from '../storage/periods-store.ts'
import type { Tallier } from '../tallying/tallier.ts'
import { DraftDiffers, type PublishPeriodParts, publishPeriod } from './publish-period.ts'

/**
 * How long a response may be on its way after its period has stopped taking any: a request may last a minute, and a
 * web process may believe for two seconds that the period is as it was.
 */
const drainMs = 70_000

/**
 * How long a last day must have been over before a period closes by itself: a clock that jumps ahead for a moment must
 * not end a survey, since nothing opens it again.
 */
const overMs = 600_000

/** How long a first day must have been there before a draft opens by itself: nothing takes back an opened period. */
const dueMs = 60_000

/** How the keeper waits; tests wait less. */
export interface KeepingTimes {
  readonly drainMs: number
  readonly overMs: number
  readonly dueMs: number
}

export const keepingTimes: KeepingTimes = { drainMs, overMs, dueMs }

const everyMs = 1000
const longestRetryMs = 60_000

export interface PeriodKeeperParts extends PublishPeriodParts {
  readonly periods: Pick<Stores['periods'], 'all' | 'changeStatus' | 'noteProblem'>
  /** Opens a draft that is ready and due; says that it did. Why it could not be, its page says. */
  readonly openDraft: (draft: Period) => Promise<boolean>
  readonly tallier: Pick<Tallier, 'close'>
  readonly trail: Pick<AuditTrail, 'changing'>
  readonly times: KeepingTimes
  readonly logger: Pick<Logger, 'info' | 'error'>
}

/**
 * Opens a draft that is ready when its first day comes, closes a period when its last day is over, and brings to its end what was begun: a period that was being closed or
 * published when the process stopped is taken up again.
 */
export interface PeriodKeeper {
  stop(): Promise<void>
}

/** Looks once a second; in the one process that has the tallier. */
export function startPeriodKeeper(parts: PeriodKeeperParts): PeriodKeeper {
  const memory: Memory = {
    dueDrafts: createDueDrafts(parts.times.dueMs),
    overSince: new Map(),
    failures: new Map(),
  }
  let last = Promise.resolve()
  let isAtWork = false
  const timer = setInterval(() => {
    if (isAtWork) return
    isAtWork = true
    last = finishWhatIsDue(parts, memory).finally(() => {
      isAtWork = false
    })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await last
    },
  }
}

/** What the keeper remembers from one look to the next, by period; times of performance.now(). */
interface Memory {
  readonly dueDrafts: ReturnType<typeof createDueDrafts>
  /** Since when the last day has been over at every look. */
  readonly overSince: Map<string, number>
  readonly failures: Map<string, Failure>
}

interface Failure {
  readonly inARow: number
  readonly notBefore: number
}

async function finishWhatIsDue(parts: PeriodKeeperParts, memory: Memory): Promise<void> {
  try {
    const periods = await parts.periods.all()
    const due = memory.dueDrafts(periods, dayOf(parts.clock()))
    for (const period of periods) await bringOn(parts, memory, period, due.includes(period))
  } catch (error) {
    parts.logger.error({ err: error }, 'the periods to close or publish could not be read')
  }
}

/** A period that fails, however often, does not hold up the others, and its page says that it fails. */
async function bringOn(
  parts: PeriodKeeperParts,
  memory: Memory,
  period: Period,
  isDueDraft: boolean,
): Promise<void> {
  const failed = memory.failures.get(period.id)
  if (failed !== undefined && performance.now() < failed.notBefore) return
  try {
    if (isDueDraft) await open(parts, period)
    else if (hasBeenOver(parts, memory, period)) await beginClosing(parts, period)
    else if (isDue(parts, period)) await finish(parts, period)
    memory.failures.delete(period.id)
  } catch (error) {
    const inARow = (failed?.inARow ?? 0) + 1
    const notBefore = performance.now() + Math.min(everyMs * 2 ** inARow, longestRetryMs)
    memory.failures.set(period.id, { inARow, notBefore })
    await parts.periods.noteProblem(period.id, problemOf(error)).catch(() => undefined)
    parts.logger.error(
      { err: error, period: period.id },
      'a period could not be opened, closed or published and will be tried again',
    )
  }
}

async function open({ openDraft, logger }: PeriodKeeperParts, period: Period): Promise<void> {
  if (await openDraft(period)) logger.info({ period: period.id }, 'period opened')
}

function problemOf(error: unknown): PeriodProblem {
  if (error instanceof SecretDiffers) return 'secret-differs'
  return error instanceof DraftDiffers ? 'draft-differs' : 'failed'
}

/** Its last day is over, and was at every look for some time: what comes is late whether it is closed or not. */
function hasBeenOver({ clock, times }: PeriodKeeperParts, { overSince }: Memory, period: Period): boolean {
  if (period.status !== 'open' || period.closesOn >= dayOf(clock())) {
    overSince.delete(period.id)
    return false
  }
  const since = overSince.get(period.id) ?? performance.now()
  overSince.set(period.id, since)
  return performance.now() - since >= times.overMs
}

async function beginClosing({ periods, trail, clock }: PeriodKeeperParts, period: Period): Promise<void> {
  const { id, status, closesOn } = period
  await trail.changing(
    'system',
    { action: 'period-closed', subject: { kind: 'period', id }, before: status, after: { closesOn } },
    () => periods.changeStatus(id, 'open', 'closing', { statusSince: clock() }),
  )
}

function isDue({ clock, times }: PeriodKeeperParts, { status, statusSince }: Period): boolean {
  if (status !== 'closing' && status !== 'publishing') return false
  // A clock that was put back a year would otherwise make it wait for a year.
  return statusSince === undefined || Math.abs(clock().getTime() - statusSince.getTime()) >= times.drainMs
}

async function finish(parts: PeriodKeeperParts, period: Period): Promise<void> {
  const { periods, tallier, logger } = parts
  if (period.status === 'closing') {
    await tallier.close(period.id)
    await periods.changeStatus(period.id, 'closing', 'closed')
    logger.info({ period: period.id }, 'period closed')
  } else if (await publishPeriod(parts, period)) {
    logger.info({ period: period.id }, 'period published')
  }
}
