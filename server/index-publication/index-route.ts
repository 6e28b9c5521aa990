import type { RequestHandler } from 'express'
import type { LiveIndex } from '../live-index/live-index.ts'
import { onlyBlock } from '../live-index/only-block.ts'
import { visibleFigures } from '../live-index/visible-figures.ts'
import { askedBlock, signInNeeded, unknownBlock } from '../web/asked-index.ts'
import { entityTag, holdsTag } from '../web/entity-tag.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { may } from '../web/permissions.ts'
import { downloadName } from './download-name.ts'
import type { IndexFormat } from './index-formats.ts'

/**
 * The index of a period in one format. Once published it is public, and as JSON byte for byte what was published;
 * before, it is for those who may see live figures. `?block=` gives that of one block.
 *
 * Whoever holds a published index asks whether it is still that one, and is answered 304: nothing is written, and no
 * workbook is packed. Live figures are kept by nobody.
 */
export function indexRoute(
  { liveIndex }: { liveIndex: Pick<LiveIndex, 'document'> },
  format: IndexFormat,
): RequestHandler<{ period: string }> {
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
    const { content, write } = format.prepare(asked)
    const tag = published ? entityTag(content) : null
    const isHeld = tag !== null && holdsTag(request.get('if-none-match'), tag)
    const body = isHeld ? null : await write()

    response.set('Cache-Control', published ? 'no-cache' : 'no-store')
    if (tag !== null) response.set('ETag', tag)
    if (body === null) {
      response.status(304).end()
      return
    }
    if (format.extension !== null) {
      const agencies = asked.blocks.reduce((sum, { agencies }) => sum + agencies.length, 0)
      response.set({
        'Content-Disposition': `attachment; filename="${downloadName(asked, block, format.extension)}"`,
        'X-Row-Count': String(agencies),
      })
    }
    response.type(format.type).send(body)
  }
}
