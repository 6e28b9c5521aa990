import type { IndexDocument } from '../../scoring/index-document.ts'
import { sumOfTotals } from '../../scoring/response-totals.ts'

/**
 * The document of one block of an index. What stands over the whole document is that of the block, too: its totals
 * are those of its agencies, and the digest and signature of the whole do not belong to a part.
 * @returns null if the index has no such block
 */
export function onlyBlock(document: IndexDocument, block: string): IndexDocument | null {
  const blocks = document.blocks.filter(({ code }) => code === block)
  if (blocks.length === 0) return null
  const totals = blocks.flatMap(({ agencies }) => agencies.map(({ responses }) => responses))
  return {
    ...document,
    responses: { ...sumOfTotals(totals), digest: null },
    invited: null,
    blocks,
    signature: null,
  }
}
