import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/**
 * Text that only whoever knows the secret can read again, and nobody can change unnoticed: AES-256-GCM under a key
 * derived from the secret (HKDF-SHA-256) for this purpose alone.
 * @param purpose what the text is for; sealed for one purpose, it does not open for another
 * @param nonce 12 random bytes, never used twice
 * @returns nonce, tag and ciphertext, base64url
 */
export function seal(text: string, secret: string, purpose: string, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What `seal` sealed. @returns null if the secret or the purpose is another, or a byte was changed */
export function unseal(sealed: string, secret: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}
