import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { recomputeIndex } from '../../../scoring/recompute-index.ts'
import { indexOf, postImport } from '../../support/index-imports.ts'
import { index2025, storePublished, table2024 } from '../../support/published-results.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

/** What stands in a table: percentages and ranks of the whole, percentages of the criteria, who is ranked. */
const inTable = ({ blocks }: IndexDocument) =>
  blocks.map(({ name, agencies }) => [
    name,
    agencies.map(({ code, name, eligible, overall, criteria }) => [
      code,
      name,
      eligible,
      overall.percent,
      overall.rank,
      Object.values(criteria).map(({ percent, rank }) => [percent, rank]),
    ]),
  ])

const changes = ({ blocks }: IndexDocument) =>
  blocks.flatMap(({ agencies }) => agencies.map(({ overall }) => [overall.change, overall.rankChange]))

describe('what one installation gives out, another takes in', () => {
  let from: TestApp
  let document: IndexDocument

  beforeAll(async () => {
    from = await startTestApp()
    await storePublished(from.stores, table2024)
    await storePublished(from.stores, index2025())
    document = await indexOf(from, '')
  })
  afterAll(async () => {
    await from?.stop()
  })

  it.each(['json', 'csv', 'xlsx'])('as %s, with the same percentages and ranks', async (format) => {
    const given = await from.get(`/api/v1/periods/2025/index.${format}`)
    const file = new Uint8Array(await given.arrayBuffer())
    const into = await startTestApp()
    try {
      const cookie = await into.signInAs('home-affairs')
      const answer = await postImport(into, cookie, '2025', file, {
        dryRun: 'false',
        confirmUnsigned: 'true',
        ...(format !== 'json' && {
          opensOn: '2025-01-01',
          closesOn: '2025-11-30',
          issuer: 'Sở Nội vụ',
          comparable: 'no',
          comparableReason: 'Chưa rõ cách tính',
        }),
      })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      expect(answer.body.rankDifferences).toEqual([])
      const there = await indexOf(into, cookie)
      expect(inTable(there)).toEqual(inTable(document))
      expect(recomputeIndex(there).differences).toEqual([])
      if (format === 'json') expect(changes(there)).toEqual(changes(document))
      expect((await into.get('/results/2025/agencies/SCT')).status).toBe(200)
    } finally {
      await into.stop()
    }
  })
})
