import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TallyingStores } from '../../../server/tallying/tallying.ts'
import { brokenStores } from '../../support/broken-tallying-stores.ts'
import {
  inMemoryTallyingStores,
  noDocuments,
  type StoredDocuments,
} from '../../support/in-memory-tallying-stores.ts'
import type { Perform } from '../../support/stepped-run.ts'
import { histories, liveThrough, type ModelStores } from '../../support/tallying-model.ts'

type OpenStores = (documents: StoredDocuments, perform: Perform) => TallyingStores

function modelInMemory(open: OpenStores): ModelStores {
  const documents = noDocuments()
  const period = '2025'
  const atOnce = open(documents, (operation) => operation())
  return {
    period,
    open: (perform) => open(documents, perform),
    async insert(response) {
      documents.responses.set(response._id, { ...response })
    },
    async changeStatus(id, revision, status) {
      await atOnce.responses.changeStatus(id, revision, status)
    },
    async read() {
      return {
        responses: [...documents.responses.values()],
        tallies: [...documents.tallies.values()],
        log: await atOnce.tallyLog.current(period),
      }
    },
  }
}

const anyHistory = (open: OpenStores) =>
  fc.asyncProperty(histories, (history) => liveThrough(modelInMemory(open), history, 'every-step'))

describe('the tallying protocol, on stores in memory', () => {
  it('takes every response into the tallies exactly once, whatever happens to the talliers', async () => {
    await fc.assert(anyHistory(inMemoryTallyingStores), { numRuns: 600 })
  }, 120_000)

  it.each(brokenStores)(
    'is seen to fail $because',
    async ({ open }) => {
      const details = await fc.check(anyHistory(open), { numRuns: 3000, endOnFailure: true })
      console.log(details.numRuns, String(details.errorInstance).slice(0,150))
      const { failed } = details
      expect(failed).toBe(true)
    },
    120_000,
  )
})
