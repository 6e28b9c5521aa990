import type { Logger } from 'pino'
import { dayOf } from '../calendar/vietnam-days.ts'
import type { Stores } from '../storage/database.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Tallier } from '../tallying/tallier.ts'
import { type PublishPeriodParts, publishPeriod } from './publish-period.ts'

/**
 * How long a response may be on its way after its period has stopped taking any: a request may last a minute, and a
 * web process may believe for two seconds that the period is as it was.
 */
export const defaultDrainMs = 70_000

const everyMs = 1000

export interface PeriodKeeperParts extends PublishPeriodParts {
  readonly periods: Pick<Stores['periods'], 'all' | 'changeStatus'>
  readonly tallier: Pick<Tallier, 'close'>
  readonly drainMs: number
  readonly logger: Pick<Logger, 'info' | 'error'>
}

/**
 * Closes a period when its last day is over, and brings to its end what was begun: a period that was being closed or
 * published when the process stopped is taken up again.
 */
export interface PeriodKeeper {
  stop(): Promise<void>
}

/** Looks once a second; in the one process that has the tallier. */
export function startPeriodKeeper(parts: PeriodKeeperParts): PeriodKeeper {
  let last = Promise.resolve()
  let isAtWork = false
  const timer = setInterval(() => {
    if (isAtWork) return
    isAtWork = true
    last = finishWhatIsDue(parts).finally(() => {
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

async function finishWhatIsDue(parts: PeriodKeeperParts): Promise<void> {
  try {
    for (const period of await parts.periods.all()) await bringOn(parts, period)
  } catch (error) {
    parts.logger.error({ err: error }, 'the periods to close or publish could not be read')
  }
}

/** A period that fails, however often, does not hold up the others. */
async function bringOn(parts: PeriodKeeperParts, period: Period): Promise<void> {
  try {
    if (isOver(parts, period)) await beginClosing(parts, period)
    else if (isDue(parts, period)) await finish(parts, period)
  } catch (error) {
    parts.logger.error(
      { err: error, period: period.id },
      'a period could not be closed or published and will be tried again',
    )
  }
}

/** Its last day is over: what comes from now on is late whether it is closed or not. */
function isOver({ clock }: PeriodKeeperParts, { status, closesOn }: Period): boolean {
  return status === 'open' && closesOn < dayOf(clock())
}

async function beginClosing({ periods, clock }: PeriodKeeperParts, { id }: Period): Promise<void> {
  await periods.changeStatus(id, 'open', 'closing', { statusSince: clock() })
}

function isDue({ clock, drainMs }: PeriodKeeperParts, { status, statusSince }: Period): boolean {
  if (status !== 'closing' && status !== 'publishing') return false
  // A clock that was put back a year would otherwise make it wait for a year.
  return statusSince === undefined || Math.abs(clock().getTime() - statusSince.getTime()) >= drainMs
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
