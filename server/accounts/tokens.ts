import { createHash, randomBytes } from 'node:crypto'
import { drawText } from '../random/draw-text.ts'

/** A secret of 256 bits, as text that fits a cookie or a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: whoever reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Letters and digits to be typed from a screen or a log: no 0 and o, no 1, i and l. */
export const legibleAlphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A password for one use: 20 characters in groups of five (99 bits). */
export function newOneTimePassword(): string {
  const password = drawText(randomBytes, legibleAlphabet, 20)
  return password.match(/.{5}/g)?.join('-') ?? password
}
