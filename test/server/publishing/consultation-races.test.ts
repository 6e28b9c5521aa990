import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAuditTrail } from '../../../server/audit/audit-trail.ts'
import { beginPublishing } from '../../../server/publishing/begin-publishing.ts'
import { endObjection, makeObjection } from '../../../server/publishing/objecting.ts'
import { publishPeriod } from '../../../server/publishing/publish-period.ts'
import type { PublicationDecision } from '../../../server/storage/periods-store.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

const now = new Date('2025-12-01T02:00:00Z')
const document = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 40 } })])
const decision: PublicationDecision = {
  kind: 'decision',
  decisionNumber: '409/QĐ-SNV',
  decidedOn: '2025-12-01',
  issuer: 'Sở Nội vụ',
  signerTitle: 'Giám đốc',
  reportNumber: null,
}
const home = { name: 'so-noi-vu', role: 'home-affairs', by: 'session' } as const
const manager = { name: 'quan-ly-sct', role: 'agency-manager', by: 'session' } as const

describe('an objection and a publication that meet', () => {
  let app: TestApp
  beforeAll(async () => {
    // Nobody brings on what these tests have begun.
    app = await startTestApp({ clock: () => now, keeping: { drainMs: 3_600_000 } })
  })
  afterAll(() => app.stop())

  const parts = () => ({
    ...app.stores,
    trail: createAuditTrail({ audit: app.stores.audit, clock: () => now }),
    liveIndex: { document: async () => document, snapshot: async () => null },
    clock: () => now,
  })

  async function heard(id: string) {
    await app.stores.periods.add(aPeriod({ id, status: 'closed' }))
    const header = { period: id, n: 1, sentAt: now, sentBy: 'so-noi-vu', deadline: '2025-12-08' }
    await app.stores.drafts.add({ ...header, document })
    await app.stores.consultations.send(id, null, { draft: 1, deadline: '2025-12-08' })
    return (await app.stores.periods.byId(id))!
  }
  const object = (period: Awaited<ReturnType<typeof heard>>, id: string = crypto.randomUUID()) =>
    makeObjection(parts(), manager, period, 'SCT', { id, draft: 1, criterion: null, text: 'Sai' })

  it('end with one of them refused, whichever was first', async () => {
    const outcomes = new Set<string>()
    for (let run = 0; run < 40; run++) {
      const period = await heard(`race-${run}`)
      const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4))
      const [refused, began] = await Promise.all([
        pause().then(() => object(period)),
        pause().then(() => beginPublishing(parts(), home, period, decision, 'gấp')),
      ])
      const after = (await app.stores.periods.byId(period.id))!
      expect(refused === null).toBe(!began.ok)
      expect(after.status).toBe(began.ok ? 'publishing' : 'closed')
      expect(Object.keys(after.consultation?.open ?? {}).length).toBe(began.ok ? 0 : 1)
      outcomes.add(began.ok ? 'published' : 'objected')
    }
    expect(outcomes.size).toBeGreaterThan(0)
  }, 60_000)

  it('name the objection that was let in after it had been looked for', async () => {
    const period = await heard('late-look')
    const slow = {
      ...parts(),
      consultations: {
        ...app.stores.consultations,
        beginPublishing: async (...args: Parameters<typeof app.stores.consultations.beginPublishing>) => {
          expect(await object(period)).toBeNull()
          return app.stores.consultations.beginPublishing(...args)
        },
      },
    }
    const began = await beginPublishing(slow, home, period, decision, null)
    expect(began).toMatchObject({ ok: false, hindrances: { open: [{ agency: 'SCT', n: 1 }] } })
    expect((await app.stores.periods.byId(period.id))?.status).toBe('closed')
  })

  it('are not held up for ever by an answer that broke off', async () => {
    const period = await heard('broken-off')
    const id = crypto.randomUUID()
    expect(await object(period, id)).toBeNull()
    const objection = (await app.stores.objections.byId(id))!
    const breaking = {
      ...parts(),
      consultations: {
        ...app.stores.consultations,
        settle: async () => {
          throw new Error('killed')
        },
      },
    }
    await expect(endObjection(breaking, home, objection, 'rejected', 'vì')).rejects.toThrow('killed')
    expect((await app.stores.periods.byId(period.id))?.consultation?.open).toEqual({ [id]: true })
    expect(await beginPublishing(parts(), home, period, decision, null)).toEqual({ ok: true })
  })

  it('know nothing of an objection that was written down and not let in', async () => {
    const period = await heard('half-way')
    const id = crypto.randomUUID()
    const breaking = {
      ...parts(),
      consultations: {
        ...app.stores.consultations,
        letIn: async (): Promise<boolean> => {
          throw new Error('killed')
        },
      },
    }
    const sent = { id, draft: 1, criterion: null, text: 'Sai' }
    await expect(makeObjection(breaking, manager, period, 'SCT', sent)).rejects.toThrow('killed')
    expect((await app.stores.periods.byId(period.id))?.consultation?.open).toEqual({})
    // Its sender tries again, and then it holds the publication up.
    expect(await object(period, id)).toBeNull()
    expect(await app.stores.objections.ofPeriod(period.id)).toHaveLength(1)
    expect(await beginPublishing(parts(), home, period, decision, null)).toMatchObject({ ok: false })
  })

  it('let one of several drafts through that are sent at once', async () => {
    await heard('two-drafts')
    const send = (draft: number) =>
      app.stores.consultations.send('two-drafts', 1, { draft, deadline: '2025-12-09' })
    expect((await Promise.all([send(2), send(3)])).sort()).toEqual([false, true])
    expect(await app.stores.consultations.letIn('two-drafts', 1, crypto.randomUUID())).toBe(false)
    await expect(app.stores.consultations.letIn('two-drafts', 2, 'status')).rejects.toThrow()
  })

  it('publish nothing but the draft, whatever moved in between', async () => {
    const period = await heard('moved')
    expect(await beginPublishing(parts(), home, period, decision, null)).toEqual({ ok: true })
    const moved = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 39 }, held: 1 })])
    const publishing = publishPeriod(
      {
        ...app.stores,
        liveIndex: { snapshot: async () => ({ n: 1, settled: true, document: moved }) },
        signing: { sign: async (signed) => signed, publicKeys: async () => [] },
        clock: () => now,
      },
      (await app.stores.periods.byId(period.id))!,
    )
    await expect(publishing).rejects.toMatchObject({ name: 'DraftDiffers' })
    expect(await app.stores.publications.latest(period.id)).toBeNull()
  })
})
