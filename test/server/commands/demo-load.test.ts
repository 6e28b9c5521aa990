import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { type DemoStores, loadDemo, NotADemoDatabase } from '../../../server/commands/demo/load-demo.ts'
import { readConfig } from '../../../server/config.ts'
import { createLiveIndex } from '../../../server/live-index/live-index.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import type { Stores } from '../../../server/storage/database.ts'
import { createLogger } from '../../../server/web/logger.ts'
import { shippedForm } from '../../../survey-forms/form-catalogue.ts'
import { type EmbeddedDatabase, embeddedDatabase } from '../../support/embedded-database.ts'

const clock = () => new Date()

describe('loading the demonstration', () => {
  test('fills an empty database once, and leaves a full one as it is', async () => {
    await withDatabase(async ({ stores }) => {
      expect(await loadDemo(stores, { clock })).toBe(true)
      expect(await loadDemo(stores, { clock })).toBe(false)
      expect(await stores.responses.count('2025')).toBe(5000)
      expect(await stores.registry.agencies()).toHaveLength(26)
      expect(await stores.settings.read()).toMatchObject({ province: 'Khánh Hòa', simulated: true })
      expect((await stores.publications.latest('2024'))?.blocks[0]?.agencies).toHaveLength(18)
      expect((await stores.periods.all()).map(({ id, status }) => `${id} ${status}`)).toEqual([
        '2025 open',
        '2024 published',
      ])
    })
  })

  test('that was cut off is completed by the next', async () => {
    await withDatabase(async ({ stores }) => {
      let inserts = 0
      const failing: DemoStores = {
        ...stores,
        responses: {
          ...stores.responses,
          async insertMany(records) {
            if (++inserts === 3) throw new Error('power cut')
            await stores.responses.insertMany(records)
          },
        },
      }
      await expect(loadDemo(failing, { clock })).rejects.toThrow('power cut')
      expect((await stores.settings.read())?.simulated).toBe(true)
      expect(await loadDemo(stores, { clock })).toBe(true)
      expect(await stores.responses.count('2025')).toBe(5000)
    })
  })

  test('touches nothing of a database that holds other data', async () => {
    await withDatabase(async ({ stores }) => {
      await stores.settings.write({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: false })
      await expect(loadDemo(stores, { clock })).rejects.toThrow(NotADemoDatabase)
    })
    await withDatabase(async ({ stores }) => {
      await stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null })
      await expect(loadDemo(stores, { clock })).rejects.toThrow(NotADemoDatabase)
      expect(await stores.settings.read()).toBeNull()
      expect(await stores.periods.all()).toEqual([])
    })
  })
})

describe('a server on the demonstration', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'csh-demo-'))
  let server: RunningServer
  let document: IndexDocument

  beforeAll(async () => {
    server = await startServer({
      config: readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }),
      logger: createLogger('silent'),
      prepare: async (stores) => {
        await loadDemo(stores, { clock })
      },
    })
    document = await tallied(server.stores)
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('takes every response into the tallies, counted or left out for a reason', () => {
    const { received, counted, excluded } = document.responses
    expect(received).toBe(5000)
    expect(counted + Object.values(excluded).reduce((sum, count) => sum + count, 0)).toBe(received)
    for (const reason of ['held', 'rejected', 'channel', 'too-few-answers'] as const) {
      expect(excluded[reason], reason).toBeGreaterThan(0)
    }
    expect(document.simulated).toBe(true)
  })

  test('ranks 17 of the 18 departments', () => {
    const [departments, , communes] = document.blocks
    expect(departments).toMatchObject({ code: 'so-ban-nganh', size: 18, eligible: 17 })
    expect(departments?.agencies.at(-1)).toMatchObject({
      code: 'SNGV',
      eligible: false,
      ineligibleBecause: 'too-few-responses',
    })
    expect(communes?.agencies.find(({ code }) => code === 'XM3')).toMatchObject({
      overall: { percent: null, rank: null },
      tally: null,
    })
  })
})

async function withDatabase(run: (database: EmbeddedDatabase) => Promise<void>): Promise<void> {
  const database = await embeddedDatabase()
  try {
    await run(database)
  } finally {
    await database.close()
  }
}

/** The index of the open period once the tallier has caught up. */
async function tallied(stores: Stores): Promise<IndexDocument> {
  const liveIndex = createLiveIndex({ ...stores, forms: shippedForm, clock })
  for (let attempt = 0; attempt < 200; attempt++) {
    const document = await liveIndex.document('2025')
    if (document && document.responses.received === 5000) return document
    await pause(100)
  }
  throw new Error('the tallier did not take in all responses in time')
}
