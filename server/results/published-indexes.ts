import type { IndexDocument } from '../../scoring/index-document.ts'
import type { Stores } from '../storage/database.ts'

/** A published index as the pages show it: without the sums behind it, which are most of it and stand on no page. */
export interface PublishedIndex {
  /** The id of the publication: what it says never changes. */
  readonly id: string
  readonly document: IndexDocument
  /** How many agencies were published without sums, so that their percentages cannot be computed again. */
  readonly withoutSums: number
}

export interface PublishedIndexes {
  /** The newest publication of each published period, the newest period first. */
  all(): Promise<readonly PublishedIndex[]>
}

export interface PublishedIndexesParts {
  readonly periods: Pick<Stores['periods'], 'all'>
  readonly publications: Pick<Stores['publications'], 'newestIds' | 'byId'>
}

/**
 * Reads what has been published, and nothing else: no tally, no live figure. A stored document is read and parsed
 * once, and kept as long as it is the newest of its period.
 */
export function createPublishedIndexes({ periods, publications }: PublishedIndexesParts): PublishedIndexes {
  const kept = new Map<string, Promise<PublishedIndex>>()

  function read(id: string): Promise<PublishedIndex> {
    const known = kept.get(id)
    if (known !== undefined) return known
    const index = publications.byId(id).then((document) => {
      if (document === null) throw new Error(`publication ${id} is gone`)
      return withoutSums(id, document)
    })
    kept.set(id, index)
    // A failed reading is tried again by whoever asks next.
    index.catch(() => kept.delete(id))
    return index
  }

  return {
    async all() {
      const [known, newest] = await Promise.all([periods.all(), publications.newestIds()])
      const ids = known
        .filter(({ status }) => status === 'published')
        .flatMap(({ id }) => newest.get(id) ?? [])
      for (const id of kept.keys()) if (!ids.includes(id)) kept.delete(id)
      const indexes = await Promise.all(ids.map(read))
      // What does not say how it was published is not taken for published, as in the API.
      return indexes.filter(({ document }) => document.publication !== null)
    },
  }
}

function withoutSums(id: string, document: IndexDocument): PublishedIndex {
  const agencies = document.blocks.flatMap((block) => block.agencies)
  return {
    id,
    withoutSums: agencies.filter(({ tally }) => tally === null).length,
    document: {
      ...document,
      blocks: document.blocks.map((block) => ({
        ...block,
        agencies: block.agencies.map((agency) => ({ ...agency, tally: null })),
      })),
    },
  }
}
