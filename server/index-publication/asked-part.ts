import type { Request } from 'express'
import type { IndexDocument } from '../../scoring/index-document.ts'
import { onlyBlock } from '../live-index/only-block.ts'
import type { VisibleSnapshot } from '../live-index/visible-figures.ts'
import { unknownBlock } from '../web/asked-index.ts'
import { HttpProblem } from '../web/http-problem.ts'

/**
 * The part of a visible index that was asked for.
 * @param block null for the whole
 * @throws HttpProblem 404 for a block that the index does not have, 403 for one that is kept from this reader
 */
export function askedPart(
  request: Request<{ period: string }>,
  { document, hiddenBlocks }: Pick<VisibleSnapshot, 'document' | 'hiddenBlocks'>,
  block: string | null,
): IndexDocument {
  if (block === null) return document
  const asked = onlyBlock(document, block)
  if (asked !== null) return asked
  throw hiddenBlocks.includes(block) ? new HttpProblem(403, 'not-allowed') : unknownBlock(request)
}
