import type { Account } from '../storage/accounts-store.ts'

/** Who made a request: set by accounts/staff.ts from the session cookie or the API key. */
export interface Staff {
  readonly name: string
  readonly role: Account['role']
  /** A key may read; changing pages needs a person. */
  readonly by: 'session' | 'api-key'
}

declare global {
  namespace Express {
    interface Request {
      staff?: Staff
    }
  }
}
