import type { Session } from '../storage/sessions-store.ts'

/** Enough of the hash to name a session in an address; the hash itself opens nothing. */
export function shortSessionId({ tokenHash }: Pick<Session, 'tokenHash'>): string {
  return tokenHash.slice(0, 16)
}
