import type { RequestHandler } from 'express'
import type { LiveIndex } from '../live-index/live-index.ts'
import { visibleFigures } from '../live-index/visible-figures.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { may } from '../web/permissions.ts'
import { askedBlock, signInNeeded, unknownBlock } from './asked-index.ts'
import { onlyBlock } from './only-block.ts'

/**
 * The index document of a period. Once published it is public, and byte for byte what was published; before, it is
 * for those who may see live figures. `?block=` gives the document of one block.
 */
export function indexRoute({
  liveIndex,
}: {
  liveIndex: Pick<LiveIndex, 'document'>
}): RequestHandler<{ period: string }> {
  return async (request, response) => {
    const document = await liveIndex.document(request.params.period)
    if (document === null) throw new HttpProblem(404, 'unknown-period')
    const published = document.publication !== null
    const { staff } = request
    if (!published && !may(staff, 'see-live-figures')) throw signInNeeded(response)

    const visible = published || staff === undefined ? document : visibleFigures(staff, document)
    const block = askedBlock(request)
    const asked = block === null ? visible : onlyBlock(visible, block)
    if (asked === null) throw unknownBlock(request)
    response
      .set('Cache-Control', published ? 'no-cache' : 'no-store')
      .type('application/json')
      .send(JSON.stringify(asked))
  }
}
