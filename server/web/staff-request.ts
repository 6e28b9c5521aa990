import type { Role } from '../storage/accounts-store.ts'

/** Who made a request: set by accounts/staff.ts from the session cookie or the API key. */
export interface Staff {
  readonly name: string
  readonly role: Role
  /** The agency that somebody of an agency's role belongs to; null for the others. */
  readonly agency: string | null
  /** A key may do what its scopes name; pages need a person. */
  readonly by: 'session' | 'api-key'
  /** Of a key: the names of the permissions it was given. Empty for a person, whom the role decides. */
  readonly scopes: readonly string[]
  /** A password or a second factor comes before any other page; absent: nothing does. */
  readonly owes?: true
}

declare global {
  namespace Express {
    interface Request {
      staff?: Staff
    }
  }
}
