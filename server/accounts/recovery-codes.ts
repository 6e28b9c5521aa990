import { randomBytes } from 'node:crypto'
import { drawText } from '../random/draw-text.ts'
import type { SecondFactor } from '../storage/accounts-store.ts'
import { legibleAlphabet, tokenHash } from './tokens.ts'

/** How many codes there are for the day on which the phone is lost. */
export const recoveryCodeCount = 10

/** 79 bits: enough that nobody who reads the digests finds a code. */
const length = 16

/** Ten codes to be written down, and what is stored of them. */
export function newRecoveryCodes(account: string): {
  readonly codes: readonly string[]
  readonly digests: SecondFactor['recovery']
} {
  const plain = Array.from({ length: recoveryCodeCount }, () =>
    drawText(randomBytes, legibleAlphabet, length),
  )
  return {
    codes: plain.map((code) => code.match(/.{4}/g)?.join('-') ?? code),
    digests: Object.fromEntries(plain.map((code) => [recoveryDigest(account, code), true as const])),
  }
}

/** What somebody typed: a code of the app, a recovery code, or neither. Blanks, hyphens and case do not matter. */
export function readCode(typed: string): { readonly kind: 'app' | 'recovery'; readonly code: string } | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  if (/^[0-9]{6}$/.test(code)) return { kind: 'app', code }
  return code.length === length && [...code].every((letter) => legibleAlphabet.includes(letter))
    ? { kind: 'recovery', code }
    : null
}

/** Of the account and the code, so that equal codes of two accounts, if chance made any, have nothing in common. */
export function recoveryDigest(account: string, code: string): string {
  return tokenHash(`${account} ${code}`)
}
