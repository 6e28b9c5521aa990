import { afterAll, beforeAll, expect, test } from 'vitest'
import { settledTallies } from '../../support/settled-tallies.ts'
import { aPeriod, aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'
import { threeCriteria } from '../../support/three-criteria-form.ts'

/** Two servers on one database, each with its own memory, tallier and keeper. */
let database: TestDatabase
let servers: readonly [TestApp, TestApp]
let now = new Date('2026-12-31T16:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  const start = () => startTestApp({ clock: () => now, environment: { MONGODB_URI: database.uri } })
  servers = [await start(), await start()]
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  await database.close()
})

test('a form imported at one is asked by the other, and a ready period that both would open is opened once', async () => {
  const [one, other] = servers
  const cookie = await one.signInAs('home-affairs')
  const answers = Object.fromEntries(
    threeCriteria.criteria.flatMap(({ questions }) => questions.map(({ code }) => [code, 'tot'])),
  )
  await one.stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null })
  await one.stores.points.add(aPoint())
  const definition = JSON.stringify(threeCriteria)
  const imported = await one.post(
    '/home-affairs/forms',
    { definition, action: 'publish' },
    { headers: { cookie } },
  )
  expect(imported.status).toBe(303)
  const block = { code: 'k', name: 'Khối', agencies: [{ code: 'SCT', transactions: null, quota: null }] }
  await one.stores.periods.add(
    aPeriod({
      id: '2027',
      opensOn: '2027-01-01',
      status: 'draft',
      scheduled: true,
      form: 'khanh-hoa.v1',
      blocks: [block],
    }),
  )

  now = new Date('2026-12-31T17:00:00Z')
  await expect
    .poll(async () => (await one.stores.periods.byId('2027'))?.status, { timeout: 8000 })
    .toBe('open')
  const entries = (await one.stores.audit.newest(null, 20)).map(({ action }) => action)
  const done = entries.filter((action) => action === 'period-opened').length
  expect(done - entries.filter((action) => action === 'not-done').length).toBe(1)

  for (const server of [other, one]) {
    const body = { submissionId: crypto.randomUUID(), form: 'khanh-hoa.v1', answers }
    expect((await server.postJson('/api/v1/points/k7m2qx4t/responses', body)).status).toBe(201)
  }
  expect(await (await other.get('/s/k7m2qx4t')).text()).toContain('Phiếu khảo sát của tỉnh')
  await settledTallies(other.stores, '2027')
  const index = await (await other.get('/api/v1/periods/2027/index', { headers: { cookie } })).json()
  expect(index.form.code).toBe('khanh-hoa')
  expect(index.responses.counted).toBe(2)
})
