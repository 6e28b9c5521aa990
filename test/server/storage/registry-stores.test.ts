import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPeriod } from '../../support/test-app.ts'
import { type TestDatabase, testDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const agency = { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null }
const place = { code: 'TT', name: 'Trung tâm', address: '', host: null, endedOn: null }

describe('the registry', () => {
  it('lets one of two people change what both saw', async () => {
    const { registry } = database.stores
    await registry.add(agency)
    expect(await registry.addNew(agency)).toBe(false)
    expect(await registry.change({ ...agency, name: 'Sở CT' })).toBe(true)
    expect(await registry.change({ ...agency, name: 'Sở Công thương' })).toBe(false)
    expect(await registry.agencies()).toEqual([{ ...agency, name: 'Sở CT', revision: 1 }])
    expect(await registry.change({ ...agency, name: 'Sở Công thương', revision: 1 })).toBe(true)
    expect(await registry.remove({ code: 'SCT', revision: 1 })).toBe(false)
    expect(await registry.remove({ code: 'SCT', revision: 2 })).toBe(true)
    expect(await registry.agencies()).toEqual([])
  })

  it('forgets a first day and predecessors that were taken back', async () => {
    const { registry } = database.stores
    await registry.add({ ...agency, code: 'A', beganOn: '2025-03-01', predecessors: ['B', 'C'] })
    await registry.change({ ...agency, code: 'A' })
    expect(await registry.agencies()).toEqual([{ ...agency, code: 'A', revision: 1 }])
  })

  it('holds places in the same way', async () => {
    const { places } = database.stores
    expect(await places.add(place)).toBe(true)
    expect(await places.add(place)).toBe(false)
    expect(await places.change({ ...place, name: 'Trung tâm 1' })).toBe(true)
    expect(await places.change({ ...place, name: 'Trung tâm 2' })).toBe(false)
    expect(await places.remove(place)).toBe(false)
    expect(await places.remove({ ...place, revision: 1 })).toBe(true)
  })
})

describe('a closed period', () => {
  it('has its agencies changed where it is still the one that was seen', async () => {
    const { periods } = database.stores
    const [block] = aPeriod().blocks
    await periods.add(aPeriod({ id: '2031', status: 'closed' }))
    const seen = (await periods.byId('2031'))!
    const blocks = [
      { ...block!, agencies: [{ code: 'SCT', transactions: 2400, quota: 100, unranked: 'lý do' }] },
    ]
    expect(await periods.changeClosed({ ...seen, status: 'closing' }, blocks)).toBe(false)
    expect(await periods.changeClosed({ ...seen, status: 'open' }, blocks)).toBe(false)
    expect(await periods.changeClosed(seen, blocks)).toBe(true)
    expect(await periods.changeClosed(seen, [])).toBe(false)
    expect(await periods.byId('2031')).toEqual({ ...seen, blocks, revision: 1 })
  })
})

describe('the audit trail', () => {
  it('tells what happened to one thing', async () => {
    const { audit } = database.stores
    const entry = (kind: string, id: string, action: string) =>
      audit.add({
        ...{ at: new Date('2026-01-02T03:04:05Z'), by: 'ai', role: 'home-affairs', agency: null },
        ...{ subject: { kind, id }, action, before: null, after: { name: action } },
      })
    await entry('agency', 'SCT', 'one')
    await entry('place', 'SCT', 'two')
    await entry('agency', 'SNV', 'three')
    await entry('agency', 'SCT', 'four')
    const about = await audit.about({ kind: 'agency', id: 'SCT' }, 10)
    expect(about.map(({ action }) => action)).toEqual(['four', 'one'])
    expect(await audit.about({ kind: 'agency', id: 'SCT' }, 1)).toHaveLength(1)
  })
})

describe('uploads', () => {
  it('keep their bytes until they expire', async () => {
    const { uploads } = database.stores
    const bytes = Uint8Array.from([0, 1, 254, 255])
    const expiresAt = new Date('2026-01-02T00:00:00Z')
    await uploads.add({ id: 'u1', by: 'ai', name: 'danh mục.csv', bytes, digest: 'd', expiresAt })
    const read = await uploads.valid('u1', new Date('2026-01-01T00:00:00Z'))
    expect(read && { ...read, bytes: [...read.bytes] }).toEqual({
      ...{ id: 'u1', by: 'ai', name: 'danh mục.csv', bytes: [0, 1, 254, 255], digest: 'd', expiresAt },
    })
    expect(await uploads.valid('u1', expiresAt)).toBeNull()
    await uploads.sweep(expiresAt)
    expect(await uploads.valid('u1', new Date('2026-01-01T00:00:00Z'))).toBeNull()
  })
})
