import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { entityTag } from './entity-tag.ts'

/** A page ready to be sent, plain or compressed, under one tag: it is the same page. */
export interface KeptPage {
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly etag: string
}

export interface KeptPages {
  /**
   * The page kept under `key`; undefined where there is none yet.
   * @param edition what every page depends on; when it is another, no page is kept any longer
   */
  known(edition: string, key: string): Promise<KeptPage> | undefined
  keep(edition: string, key: string, html: string): Promise<KeptPage>
}

const compress = promisify(gzip)

/**
 * Keeps pages that change only with what is published: each is made and compressed once.
 * @param most so many are kept; of more, those made first are made again when somebody asks
 */
export function createKeptPages(most = 500): KeptPages {
  let pages = new Map<string, Promise<KeptPage>>()
  let current = ''

  function pagesOf(edition: string): Map<string, Promise<KeptPage>> {
    if (edition !== current) {
      pages = new Map()
      current = edition
    }
    return pages
  }

  return {
    known: (edition, key) => pagesOf(edition).get(key),
    keep(edition, key, html) {
      const kept = pagesOf(edition)
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      const made = keptPage(html)
      kept.set(key, made)
      return made
    },
  }
}

/** The tag is of the content, so that a page is told from the same one before the software was replaced. */
async function keptPage(html: string): Promise<KeptPage> {
  const plain = Buffer.from(html)
  return { plain, gzip: await compress(plain), etag: entityTag(html) }
}
