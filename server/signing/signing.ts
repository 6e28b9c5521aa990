import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { RandomBytes } from '../random/draw-text.ts'
import type { Stores } from '../storage/database.ts'
import { signedDocument } from './document-signature.ts'
import { type PublicKeyJson, publicKeyJsonOf } from './public-key.ts'
import { seal, unseal } from './seal.ts'

/** Signs publications with the key of the installation. */
export interface Signing {
  /** @throws SecretDiffers if the key was sealed under another secret than the present one */
  sign(document: IndexDocument): Promise<IndexDocument>
  /** The public keys by which publications of this installation can be checked; none before the first. */
  publicKeys(): Promise<readonly PublicKeyJson[]>
}

/** The signing key in the database cannot be opened with the secret of this process. */
export class SecretDiffers extends Error {
  override name = 'SecretDiffers'
}

const purpose = 'publication signing key'

/** @param secret of the installation; see installation-secret.ts */
export function createSigning({
  signingKeys,
  secret,
  clock,
  randomBytes,
}: Pick<Stores, 'signingKeys'> & {
  readonly secret: string
  readonly clock: () => Date
  readonly randomBytes: RandomBytes
}): Signing {
  /** The key is made when the first publication needs it. */
  async function privateKey(): Promise<KeyObject> {
    if ((await signingKeys.read()) === null) await makeKey()
    const stored = await signingKeys.read()
    const opened = stored === null ? null : unseal(stored.sealedPrivateKey, secret, purpose)
    if (opened === null) {
      throw new SecretDiffers('the signing key was sealed under another SECRET')
    }
    return createPrivateKey(opened)
  }

  async function makeKey(): Promise<void> {
    const pair = generateKeyPairSync('ed25519')
    const text = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    const { x } = pair.publicKey.export({ format: 'jwk' })
    await signingKeys.add({
      publicKey: x!,
      sealedPrivateKey: seal(text, secret, purpose, randomBytes(12)),
      createdAt: clock(),
    })
  }

  return {
    async sign(document) {
      const key = await privateKey()
      return signedDocument(document, { privateKey: key, publicKey: createPublicKey(key) })
    },
    async publicKeys() {
      const stored = await signingKeys.read()
      return stored === null ? [] : [publicKeyJsonOf(stored.publicKey)]
    },
  }
}
