import type { ExclusionReason } from '../../scoring/counted-responses.ts'
import { exclusionReasons } from '../../scoring/counted-responses.ts'
import type { IndexDocument } from '../../scoring/index-document.ts'

/**
 * The document of one block of an index. What stands over the whole document is that of the block, too: its totals
 * are those of its agencies, and the digest and signature of the whole do not belong to a part.
 * @returns null if the index has no such block
 */
export function onlyBlock(document: IndexDocument, block: string): IndexDocument | null {
  const blocks = document.blocks.filter(({ code }) => code === block)
  if (blocks.length === 0) return null
  const totals = blocks.flatMap(({ agencies }) => agencies.map(({ responses }) => responses))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    ...document,
    responses: {
      received: sum(totals.map(({ received }) => received)),
      counted: sum(totals.map(({ counted }) => counted)),
      excluded: Object.fromEntries(
        exclusionReasons.map((reason) => [reason, sum(totals.map(({ excluded }) => excluded[reason]))]),
      ) as Record<ExclusionReason, number>,
      digest: null,
    },
    invited: null,
    blocks,
    signature: null,
  }
}
