import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from '../signing/seal.ts'

/** What every authenticator app can do (RFC 6238): SHA-1, six digits, half a minute. */
const period = 30
const options = { algorithm: 'SHA1', digits: 6, period } as const

/** ASCII: some apps show a name in other letters as it is escaped in the address. */
const issuer = 'Chi so hai long'

const secretBytes = 20
const purpose = 'second factor'

/** A new secret to share with a phone. @returns it in base32, as apps take it by hand */
export function newSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(secretBytes)).buffer }).base32
}

/** What the QR code holds. */
export function enrolmentAddress(secret: string, account: string): string {
  return new TOTP({ ...options, issuer, label: account, secret: Secret.fromBase32(secret) }).toString()
}

/**
 * The half minute that a code belongs to: the present one, the one before or the one after, since clocks differ.
 * Whoever takes it must see to it that a step is used once (`useStep`).
 * @returns null for a code of no such half minute
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = TOTP.validate({
    ...options,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: 1,
  })
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta
}

/** The code of a moment: what the phone shows. For tests and commands. */
export function codeAt(secret: string, at: Date): string {
  return TOTP.generate({ ...options, secret: Secret.fromBase32(secret), timestamp: at.getTime() })
}

/** Seals a secret for one account under the installation's secret: moved to another account it does not open. */
export function sealSecret(secret: string, account: string, installationSecret: string): string {
  return seal(secret, installationSecret, `${purpose} of ${account}`, randomBytes(12))
}

/** @returns null where it was sealed under another SECRET */
export function openSecret(sealed: string, account: string, installationSecret: string): string | null {
  return unseal(sealed, installationSecret, `${purpose} of ${account}`)
}
