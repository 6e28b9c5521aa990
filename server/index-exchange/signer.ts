import type { IndexDocument } from '../../scoring/index-document.ts'
import { fingerprint } from '../signing/public-key.ts'
import type { Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { ImportSigner } from '../storage/index-imports-store.ts'

/**
 * Who signed a document whose signature is valid: a partner whose key home affairs registered, this installation, or
 * somebody unknown. A table is signed by nobody.
 */
export async function signerOf(
  { partnerKeys, signing }: Pick<Stores, 'partnerKeys'> & { readonly signing: Pick<Signing, 'publicKeys'> },
  document: Pick<IndexDocument, 'signature'> | null,
): Promise<ImportSigner> {
  const signature = document?.signature ?? null
  if (signature === null) return { kind: 'none' }
  const by = fingerprint(signature.key)
  const [partners, own] = await Promise.all([partnerKeys.all(), signing.publicKeys()])
  if (own.some(({ x }) => x === signature.key)) return { kind: 'own', fingerprint: by, name: '' }
  const partner = partners.find((each) => each.publicKey === signature.key && each.removedAt === null)
  return partner === undefined
    ? { kind: 'unknown', fingerprint: by }
    : { kind: 'partner', fingerprint: by, name: partner.name }
}
