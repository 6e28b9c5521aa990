import { figureDifferences } from '../../../scoring/figure-differences.ts'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { jsonDifferences } from '../../../scoring/json-differences.ts'
import { shownText } from '../../../survey-forms/shown-text.ts'
import { hasValidSignature } from '../../signing/document-signature.ts'

/**
 * What is wrong with a restatement, given the publication that it says it replaces: that one has to be signed, of the
 * same responses and by a known key, and to differ in just what the restatement says.
 * @param keys those that the reader trusts; null: none were given, and the key has to be the same
 * @returns one line each, in Vietnamese; none where nothing is wrong
 */
export function restatementDifferences(
  replaced: IndexDocument,
  restatement: IndexDocument,
  keys: readonly string[] | null,
): readonly string[] {
  const { publication, signature } = restatement
  if (publication === null || publication.restates === null) {
    return ['/publication/restates: tài liệu này không đính chính bản nào']
  }
  const found: string[] = []
  const id = replaced.publication?.id ?? null
  if (id !== publication.restates) {
    found.push(`/publication/restates: ghi ${shown(publication.restates)}, bản được đưa là ${shown(id)}`)
  }
  if (replaced.signature === null || !hasValidSignature({ ...replaced, signature: replaced.signature })) {
    found.push('bản trước đó: mã xác thực không khớp với nội dung, hoặc không có')
  } else if (!(keys ?? [signature?.key]).includes(replaced.signature.key)) {
    found.push('bản trước đó: ký bằng khóa khác')
  }
  if (replaced.responses.digest !== restatement.responses.digest) {
    found.push('/responses/digest: hai bản không cùng các phiếu')
  }
  const differences = figureDifferences(replaced, restatement)
  const stated = jsonDifferences(publication.differences ?? [], differences)
  return [
    ...found,
    ...stated.map(
      ({ path, found, expected }) =>
        `/publication/differences${path}: ghi ${shown(found)}, hai bản khác nhau ở ${shown(expected)}`,
    ),
  ]
}

function shown(value: unknown): string {
  return value === undefined ? 'không có' : shownText(JSON.stringify(value)).slice(1, -1)
}
