import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes, as OWASP's password storage cheat sheet recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Longest taken: a bound on the work of a sign-in, far beyond what anybody types. */
export const longestPassword = 200

/** @returns the argon2id hash in PHC string form */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), cost)
}

/** Whether a password is the hashed one. A missing hash costs as much time as a wrong password. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (password.length > longestPassword) return false
  const known = await verify(passwordHash ?? (await hashOfNothing()), normalized(password))
  return known && passwordHash !== null
}

/** The same letters typed on another keyboard are the same password: Vietnamese has composed and decomposed forms. */
export function normalized(password: string): string {
  return password.normalize('NFC')
}

let dummy: Promise<string> | undefined
function hashOfNothing(): Promise<string> {
  dummy ??= hash('no account has this password', cost)
  return dummy
}
