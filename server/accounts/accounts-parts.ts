import type { Logger } from 'pino'
import type { AuditTrail } from '../audit/audit-trail.ts'
import type { Config } from '../config.ts'
import type { Account } from '../storage/accounts-store.ts'
import type { Stores } from '../storage/database.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { Page } from '../web/page.ts'
import type { Staff } from '../web/staff-request.ts'

/** What the pages about accounts are made of. */
export interface AccountsParts
  extends Pick<Stores, 'accounts' | 'sessions' | 'knownBrowsers' | 'invitations' | 'apiKeys' | 'registry'> {
  readonly page: Page
  readonly clock: () => Date
  readonly config: Pick<Config, 'publicUrl'>
  readonly installation: () => Settings
  readonly trail: AuditTrail
  readonly logger: Logger
  /** The installation's secret, under which those of second factors are sealed. */
  readonly secret: string
}

/** An account as the one who does something. */
export function asStaff({ name, role, agency }: Account): Staff {
  return { name, role, agency, by: 'session', scopes: [] }
}
