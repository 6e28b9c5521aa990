import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hasValidSignature, signedDocument } from '../../../server/signing/document-signature.ts'
import { keysOfFile, publicKeyJson, publicKeyOf } from '../../../server/signing/public-key.ts'
import { anIndexDocument } from '../../support/an-index-document.ts'

const keys = generateKeyPairSync('ed25519')
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The same bytes in another text: the last character has bits that nobody reads. */
function otherText(base64url: string): string {
  return base64url.slice(0, -1) + alphabet[alphabet.indexOf(base64url.at(-1)!) + 1]
}

describe('what a key and a signature are written as', () => {
  const { x, ...rest } = publicKeyJson(keys.publicKey)

  it('is one text, so that a key has one fingerprint', () => {
    expect(Buffer.from(otherText(x), 'base64url')).toEqual(Buffer.from(x, 'base64url'))
    expect(publicKeyOf(x)).not.toBeNull()
    expect(publicKeyOf(otherText(x))).toBeNull()
    expect(keysOfFile({ keys: [{ ...rest, x }] })).toEqual([x])
    expect(keysOfFile({ keys: [{ ...rest, x: otherText(x) }] })).toBeNull()
  })

  it('is one text for a signature as well', () => {
    const { signature, ...document } = signedDocument(anIndexDocument([]), keys)
    const valid = (changed: object) =>
      hasValidSignature({ ...document, signature: { ...signature!, ...changed } })
    expect(valid({})).toBe(true)
    expect(valid({ value: otherText(signature!.value) })).toBe(false)
    expect(valid({ key: otherText(signature!.key) })).toBe(false)
  })
})
