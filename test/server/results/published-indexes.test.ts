import { describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { createPublishedIndexes } from '../../../server/results/published-indexes.ts'
import { index2025, table2024 } from '../../support/published-results.ts'
import { aPeriod } from '../../support/test-app.ts'

/** Stores in memory that say what was read of them. */
function aShelf(documents: Readonly<Record<string, IndexDocument>>, newest: Record<string, string>) {
  const read: string[] = []
  let fails = false
  return {
    read,
    newest,
    fail: (now: boolean) => {
      fails = now
    },
    parts: {
      periods: {
        all: async () => [
          aPeriod({ id: '2026', status: 'publishing' }),
          aPeriod({ id: '2025', status: 'published' }),
          aPeriod({ id: '2024', status: 'published' }),
          aPeriod({ id: '2023', status: 'closed' }),
        ],
      },
      publications: {
        newestIds: async () => new Map(Object.entries(newest)),
        byId: async (id: string) => {
          read.push(id)
          if (fails) throw new Error('the disk is away')
          return documents[id] ?? null
        },
      },
    },
  }
}

const documents = { 'p-24': table2024, 'p-25': index2025(), 'p-25b': index2025() }

describe('what is published', () => {
  it('is the newest publication of each published period, in the order of the periods', async () => {
    // A stored document of a period that is not published yet is nobody's business.
    const shelf = aShelf(documents, { '2024': 'p-24', '2025': 'p-25', '2026': 'p-25b', '2023': 'p-25b' })
    const indexes = createPublishedIndexes(shelf.parts)
    expect((await indexes.all()).map(({ id }) => id)).toEqual(['p-25', 'p-24'])
  })

  it('says how it was published', async () => {
    const shelf = aShelf({ 'p-25': { ...documents['p-25'], publication: null } }, { '2025': 'p-25' })
    expect(await createPublishedIndexes(shelf.parts).all()).toEqual([])
  })

  it('is read once, by however many at once, and again when another one replaces it', async () => {
    const shelf = aShelf(documents, { '2024': 'p-24', '2025': 'p-25' })
    const indexes = createPublishedIndexes(shelf.parts)
    const [first, second] = await Promise.all([indexes.all(), indexes.all()])
    await indexes.all()
    expect(shelf.read).toEqual(['p-25', 'p-24'])
    expect(second[0]).toBe(first[0])
    shelf.newest['2025'] = 'p-25b'
    expect((await indexes.all()).map(({ id }) => id)).toEqual(['p-25b', 'p-24'])
    expect(shelf.read).toEqual(['p-25', 'p-24', 'p-25b'])
  })

  it('is read again after a failure', async () => {
    const shelf = aShelf(documents, { '2025': 'p-25' })
    const indexes = createPublishedIndexes(shelf.parts)
    shelf.fail(true)
    await expect(indexes.all()).rejects.toThrow('the disk is away')
    shelf.fail(false)
    expect(await indexes.all()).toHaveLength(1)
  })

  it('is kept without the sums, but with how many agencies have none', async () => {
    const shelf = aShelf(documents, { '2024': 'p-24', '2025': 'p-25' })
    const [of2025, of2024] = await createPublishedIndexes(shelf.parts).all()
    expect([of2025!.withoutSums, of2024!.withoutSums]).toEqual([0, 21])
    expect(documents['p-25'].blocks[0]!.agencies[0]!.tally).not.toBeNull()
    expect(of2025!.document.blocks[0]!.agencies[0]!.tally).toBeNull()
  })
})
