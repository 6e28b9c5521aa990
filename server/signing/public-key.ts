import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

/** A public key as it is handed out: a JSON Web Key (RFC 8037) of Ed25519, with its thumbprint as its name. */
export interface PublicKeyJson {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  /** The 32 bytes of the key, base64url. */
  readonly x: string
  readonly kid: string
}

/** The public key of 32 bytes that a signature or a key file carries. @returns null if it is none */
export function publicKeyOf(x: unknown): KeyObject | null {
  if (!isBase64url(x, 32)) return null
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    return null
  }
}

/** Whether a text is so many bytes in base64url, in its one form: bits left over in the last character are 0. */
export function isBase64url(text: unknown, bytes: number): text is string {
  if (typeof text !== 'string') return false
  const read = Buffer.from(text, 'base64url')
  return read.length === bytes && read.toString('base64url') === text
}

/**
 * What people compare a key by: its thumbprint (RFC 7638), SHA-256 of the canonical key, base64url.
 * @param x the 32 bytes of the key, base64url
 */
export function fingerprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
}

/** A key in the form in which it is handed out. */
export function publicKeyJson(key: KeyObject): PublicKeyJson {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new Error('not an Ed25519 key')
  return publicKeyJsonOf(x)
}

/** The same from the 32 bytes of the key, base64url. */
export function publicKeyJsonOf(x: string): PublicKeyJson {
  return { kty: 'OKP', crv: 'Ed25519', x, kid: fingerprint(x) }
}

/**
 * The keys of a file: one JSON Web Key, or a set of them (RFC 7517), as the system hands them out.
 * @returns the `x` of each Ed25519 key; null if the file holds none
 */
export function keysOfFile(value: unknown): readonly string[] | null {
  const list = isObject(value) && Array.isArray(value['keys']) ? value['keys'] : [value]
  const keys = list.flatMap((key: unknown) =>
    isObject(key) && key['kty'] === 'OKP' && key['crv'] === 'Ed25519' && publicKeyOf(key['x']) !== null
      ? [key['x'] as string]
      : [],
  )
  return keys.length === 0 ? null : keys
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
