import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuditTrail } from '../../../server/audit/audit-trail.ts'
import { createPoint, replacePoint } from '../../../server/service-points/create-point.ts'
import { openDatabase } from '../../../server/storage/database.ts'
import { isDuplicateKey } from '../../../server/storage/duplicate-key.ts'
import { aPoint, startTestApp, type TestApp } from '../../support/test-app.ts'
import { testDatabase } from '../../support/test-database.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const by = { name: 'so-noi-vu', role: 'home-affairs', agency: null, by: 'session', scopes: [] } as const
const desk = {
  agencies: ['SCT'],
  desk: 'Quầy 1',
  place: 'Tầng 1',
  placeCode: null,
  unit: null,
  channel: 'qr',
} as const
const needs = (bytes: (size: number) => Buffer) => ({
  points: app.stores.points,
  trail: createAuditTrail({ audit: app.stores.audit, clock: () => new Date() }),
  randomBytes: bytes,
})
let drawn = 0
/** Another code each time. */
const chance = (size: number) => {
  drawn++
  return Buffer.from(Array.from({ length: size }, (_, n) => (n === 0 ? drawn % 200 : 7)))
}

/** As processes do it that know nothing of each other: without a queue, and all having seen that the desk is free. */
describe('several processes at once', () => {
  test('give a desk one code', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => createPoint(needs(chance), by, desk)))
    expect(made.filter((code) => code !== null)).toHaveLength(1)
    expect(await app.stores.points.all()).toHaveLength(1)
  })

  test('replace a code once, and leave the desk with one in use', async () => {
    const [old] = await app.stores.points.all()
    const made = await Promise.all(
      Array.from({ length: 6 }, () => replacePoint(needs(chance), by, old!, new Date())),
    )
    expect(made.filter((code) => code !== null)).toHaveLength(1)
    const all = await app.stores.points.all()
    expect(all).toHaveLength(2)
    expect(all.filter(({ retiredAt }) => retiredAt === null).map(({ code }) => code)).toEqual(
      made.filter((code) => code !== null),
    )
    expect(await createPoint(needs(chance), by, desk)).toBeNull()
  })

  test('retire a code once', async () => {
    const inUse = (await app.stores.points.all()).find(({ retiredAt }) => retiredAt === null)!
    const outcomes = await Promise.all(
      [1, 2, 3].map((n) => app.stores.points.retire(inUse.code, new Date(n))),
    )
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(await app.stores.points.change(inUse, desk as never)).toBe('not-in-use')
    // The desk is free again.
    expect(await createPoint(needs(chance), by, desk)).not.toBeNull()
  })

  test('cannot move two points to one desk', async () => {
    const one = aPoint({ code: 'motmot22', desk: 'A' })
    const two = aPoint({ code: 'haihai22', desk: 'B' })
    await app.stores.points.add(one)
    await app.stores.points.add(two)
    const words = { desk: 'C', place: one.place, unit: null }
    const outcomes = await Promise.all([
      app.stores.points.change(one, words),
      app.stores.points.change(two, words),
    ])
    expect(outcomes.sort()).toEqual(['changed', 'desk-taken'])
  })
})

describe('a source of chance that draws codes in use', () => {
  test('is asked again, and given up on when it draws nothing else', async () => {
    const broken = () => Buffer.alloc(64, 7)
    expect(await createPoint(needs(broken), by, { ...desk, desk: 'Quầy 8' })).not.toBeNull()
    await expect(createPoint(needs(broken), by, { ...desk, desk: 'Quầy 9' })).rejects.toThrow(
      'no code could be drawn',
    )
  })
})

describe('points of an earlier release, which have no key of their desk', () => {
  test('are given one each when the database is opened, also where two have the same desk', async () => {
    const database = await testDatabase()
    const raw = mongoose.createConnection(database.uri)
    const collection = (await raw.asPromise()).collection<{ _id: string }>('points')
    await collection.dropIndex('deskKey_1')
    const { code: _, ...stored } = aPoint()
    await collection.insertMany(['cunhat22', 'cuhai222'].map((code) => ({ _id: code, ...stored })))
    const again = await openDatabase(database.uri)
    const twin = aPoint({ code: 'moi22222' })
    await expect(again.stores.points.add(twin)).rejects.toSatisfy(isDuplicateKey)
    expect(await again.stores.points.retire('cunhat22', new Date())).toBe(true)
    expect(await again.stores.points.retire('cuhai222', new Date())).toBe(true)
    await again.stores.points.add(twin)
    expect((await again.stores.points.byCode('cunhat22'))?.desk).toBe(twin.desk)
    await raw.close()
    await again.close()
    await database.close()
  })
})
