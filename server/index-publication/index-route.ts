import type { RequestHandler } from 'express'
import type { LiveIndex } from '../live-index/live-index.ts'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import type { Stores } from '../storage/database.ts'
import { askedBlock, signInNeeded } from '../web/asked-index.ts'
import { entityTag, holdsTag } from '../web/entity-tag.ts'
import { askedPart } from './asked-part.ts'
import { askedPublication } from './asked-publication.ts'
import { downloadName } from './download-name.ts'
import type { IndexFormat } from './index-formats.ts'

export interface IndexRouteParts {
  readonly liveIndex: Pick<LiveIndex, 'snapshot'>
  readonly publications: Pick<Stores['publications'], 'byId'>
  readonly visibleFigures: Pick<VisibleFigures, 'of'>
}

/**
 * The index of a period in one format. Once published it is public, and as JSON byte for byte what was published;
 * before, it is for those who may see live figures, and for people of an
 * agency that of their agency alone. `?block=` gives that of one block, `?publication=` what was published before it
 * was restated.
 *
 * Whoever holds a published index asks whether it is still that one, and is answered 304: nothing is written, and no
 * workbook is packed. Live figures are kept by nobody.
 */
export function indexRoute(
  { liveIndex, publications, visibleFigures }: IndexRouteParts,
  format: IndexFormat,
): RequestHandler<{ period: string }> {
  return async (request, response) => {
    const { period } = request.params
    const { snapshot: whole, named } = await askedPublication({ liveIndex, publications }, request)
    const published = whole.document.publication !== null
    const { staff } = request
    if (!published && staff === undefined) throw signInNeeded(response)

    const seen =
      published || staff === undefined
        ? { document: whole.document, hiddenBlocks: [] }
        : await visibleFigures.of(staff, period, whole)
    const block = askedBlock(request)
    const asked = askedPart(request, seen, block)
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
        'Content-Disposition': `attachment; filename="${downloadName(asked, block, format.extension, named)}"`,
        'X-Row-Count': String(agencies),
      })
    }
    response.type(format.type).send(body)
  }
}
