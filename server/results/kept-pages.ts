import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A page ready to be sent, plain or compressed, under one tag: it is the same page. */
export interface KeptPage {
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly etag: string
}

export interface KeptPages {
  /**
   * The page kept under `key`, or the one that `make` makes.
   * @param edition what every page depends on; when it is another, no page is kept any longer
   */
  get(edition: string, key: string, make: () => string): Promise<KeptPage>
}

const compress = promisify(gzip)

/**
 * Keeps pages that change only with what is published: each is made and compressed once.
 * @param most so many are kept; of more, those made first are made again when somebody asks
 */
export function createKeptPages(most = 500): KeptPages {
  let pages = new Map<string, Promise<KeptPage>>()
  let current = ''

  return {
    get(edition, key, make) {
      if (edition !== current) {
        pages = new Map()
        current = edition
      }
      const known = pages.get(key)
      if (known !== undefined) return known
      const made = keptPage(make())
      const [oldest] = pages.keys()
      if (pages.size >= most && oldest !== undefined) pages.delete(oldest)
      pages.set(key, made)
      return made
    },
  }
}

/** The tag is of the content, so that a page is told from the same one before the software was replaced. */
async function keptPage(html: string): Promise<KeptPage> {
  const plain = Buffer.from(html)
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return { plain, gzip: await compress(plain), etag: `W/"${digest}"` }
}
