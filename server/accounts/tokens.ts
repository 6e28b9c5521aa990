import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits, as text that fits a cookie or a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: whoever reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A password for one use, to be read from a screen or a log: 20 characters of an unambiguous alphabet (97 bits). */
export function newOneTimePassword(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
  const fair = 256 - (256 % alphabet.length)
  let password = ''
  while (password.length < 20) {
    for (const byte of randomBytes(32)) {
      if (byte < fair && password.length < 20) password += alphabet[byte % alphabet.length]
    }
  }
  return password.match(/.{5}/g)?.join('-') ?? password
}
