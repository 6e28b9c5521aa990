import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuditTrail } from '../../../server/audit/audit-trail.ts'
import { isUnchanged } from '../../../server/storage/audit-store.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const by = { name: 'so-noi-vu', role: 'home-affairs', by: 'session' } as const
const change = { action: 'point-made', subject: { kind: 'point', id: 'k7m2qx4t' } } as const

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const trail = () =>
  createAuditTrail({ audit: app.stores.audit, clock: () => new Date('2026-03-01T02:03:04Z') })

describe('the audit trail', () => {
  it('writes a change down before it is made', async () => {
    await trail().changing(by, { ...change, after: { desk: 'Quầy 1' } }, async () => {
      const [entry] = await app.stores.audit.newest(null, 1)
      expect(entry).toMatchObject({
        by: 'so-noi-vu',
        role: 'home-affairs',
        before: null,
        after: { desk: 'Quầy 1' },
      })
    })
  })

  it('says so where a change is not made after all', async () => {
    await trail().changing(by, change, async () => false)
    await expect(
      trail().changing(by, change, async () => {
        throw new Error('the disk is full')
      }),
    ).rejects.toThrow('the disk is full')
    const [second, , first, made] = await app.stores.audit.newest(null, 4)
    for (const entry of [first, second]) expect(entry).toMatchObject({ action: 'not-done' })
    expect(first?.subject).toEqual({ kind: 'audit-entry', id: String(made?.n) })
  })

  it('keeps every entry of many writers, in a chain that shows what was changed', async () => {
    const before = (await app.stores.audit.newest(null, 1))[0]?.n ?? 0
    await Promise.all(Array.from({ length: 12 }, () => trail().noting(by, change)))
    const all = await app.stores.audit.oldest(0, 1000)
    expect(all.map(({ n }) => n)).toEqual(Array.from({ length: before + 12 }, (_, at) => at + 1))
    all.forEach((entry, at) => {
      expect(isUnchanged(entry, all[at - 1]?.digest ?? '')).toBe(true)
    })
    expect(isUnchanged({ ...all[3]!, by: 'somebody-else' }, all[2]!.digest)).toBe(false)
    expect(isUnchanged(all[4]!, all[2]!.digest)).toBe(false)
  })
})
