import type { Request, Response } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import { holdsTag } from './entity-tag.ts'
import type { KeptPage } from './kept-pages.ts'

/**
 * Sends a page that is the same for everybody, or 304 to whoever holds it; asked here, since Express takes `no-cache`
 * for a wish to have it again.
 * @param type of the content, as Express knows it
 */
export function sendKeptPage(
  request: Request,
  response: Response,
  language: Language,
  page: KeptPage,
  type = 'html',
): void {
  response
    .set('Cache-Control', 'public, max-age=60')
    .set('Vary', 'Accept-Encoding')
    .set('ETag', page.etag)
    .set('Content-Language', language)
    .type(type)
  if (holdsTag(request.get('if-none-match'), page.etag)) {
    response.status(304).end()
    return
  }
  const packed = request.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (packed) response.set('Content-Encoding', 'gzip')
  response.send(packed ? page.gzip : page.plain)
}
