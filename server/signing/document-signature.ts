import { type KeyObject, sign, verify } from 'node:crypto'
import type { IndexDocument, Signature } from '../../scoring/index-document.ts'
import { canonicalJson } from './canonical-json.ts'
import { isBase64url, publicKeyJson, publicKeyOf } from './public-key.ts'

/**
 * The document with a signature over the RFC 8785 form of everything else in it ("mã xác thực tệp"). It proves that a
 * file is the one that was published; it is not a digital signature in the sense of the law.
 * @param keys an Ed25519 pair
 */
export function signedDocument(
  document: IndexDocument,
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): IndexDocument {
  const value = sign(null, signedBytes(document), keys.privateKey).toString('base64url')
  const { x } = publicKeyJson(keys.publicKey)
  return { ...document, signature: { algorithm: 'Ed25519', key: x, value } }
}

/** Whether a document's signature was made by the key that it names: who holds that key is another question. */
export function hasValidSignature(document: IndexDocument & { readonly signature: Signature }): boolean {
  const key = publicKeyOf(document.signature.key)
  const { value } = document.signature
  if (key === null || !isBase64url(value, 64)) return false
  return verify(null, signedBytes(document), key, Buffer.from(value, 'base64url'))
}

function signedBytes({ signature: _, ...rest }: IndexDocument): Buffer {
  return Buffer.from(canonicalJson(rest))
}
