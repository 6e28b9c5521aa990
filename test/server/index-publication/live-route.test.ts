import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { createIndexWatchers } from '../../../server/index-publication/index-watchers.ts'
import { createLiveConnections } from '../../../server/index-publication/live-connections.ts'
import { liveRoute } from '../../../server/index-publication/live-route.ts'
import type { IndexSnapshot, LiveIndex } from '../../../server/live-index/live-index.ts'
import type { Staff } from '../../../server/web/staff-request.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

it('ends a stream after its time, so that whoever has signed out meanwhile is not let in again', async () => {
  const document = anIndexDocument([anAgency({ code: 'SCT' })])
  const liveIndex: LiveIndex = {
    document: async () => document,
    snapshot: async () => ({ n: 1, settled: true, document }),
    position: async () => ({ n: 1, done: true }),
    underBothMethods: async () => null,
    inputOf: () => null,
    recomputed: () => new Promise(() => {}),
  }
  const visibleFigures = {
    of: async (_: Staff, __: string, whole: IndexSnapshot) => ({ ...whole, steps: null, hiddenBlocks: [] }),
  }
  const logger = { warn: () => {} }
  const watchers = createIndexWatchers({ liveIndex, logger })
  const connections = createLiveConnections({ perStaff: 1, inAll: 1 })
  let staff: Staff | undefined = {
    name: 'so-noi-vu',
    role: 'home-affairs',
    agency: null,
    by: 'session',
    scopes: [],
  }
  const app = express()
  app.use((request, _response, next) => {
    if (staff) request.staff = staff
    next()
  })
  app.get(
    '/live/:period',
    liveRoute({
      liveIndex,
      visibleFigures,
      watchers,
      connections,
      logger,
      stopping: { onStop: () => () => {} },
      lifeMs: 100,
    }),
  )
  const server = createServer(app).listen(0)
  await once(server, 'listening')
  const get = () => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/live/2025`)

  // The first one ends by itself; the second finds its place free again.
  for (let i = 0; i < 2; i++) expect(await (await get()).text()).toContain('event: index\nid: 1\n')
  expect(watchers.watched).toBe(0)
  staff = undefined
  const refused = await get()
  expect(refused.ok).toBe(false)
  await refused.text()
  server.close()
})
