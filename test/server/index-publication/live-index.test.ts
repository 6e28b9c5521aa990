import { describe, expect, it } from 'vitest'
import { emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import { createLiveIndex, type LiveIndexParts } from '../../../server/live-index/live-index.ts'
import type { Period } from '../../../server/storage/periods-store.ts'
import type { TallyRecord } from '../../../server/storage/tally-record.ts'
import { shippedForm } from '../../../survey-forms/form-catalogue.ts'
import { fiveCriteriaProposedV1 as form } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPeriod } from '../../support/test-app.ts'

const layout = tallyLayout(form)

function aTally(responses: number, lastBatch: number, changes: Partial<TallyRecord> = {}): TallyRecord {
  const sums = emptyTally(layout, 'pairs')
  sums[0] = responses
  return {
    _id: 't',
    period: '2025',
    agency: 'SCT',
    status: 'counted',
    cut: 'agency',
    value: 'SCT',
    form: 'five-criteria-proposed.v1',
    lastBatch,
    sums,
    ...changes,
  }
}

/** Stores that a test holds in its hand. */
function stores(period: Period) {
  const state = {
    period,
    n: 1,
    done: true,
    agencies: [aTally(40, 1)],
    channels: [aTally(40, 1, { cut: 'channel', value: 'qr' })],
    names: [{ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null as string | null }],
    now: new Date('2025-06-02T02:03:04Z'),
    past: [] as { period: Period; document: unknown }[],
    publicationsRead: 0,
    reads: 0,
    beforeRead: () => {},
  }
  const parts = {
    forms: shippedForm,
    clock: () => state.now,
    periods: {
      byId: async (id: string) => (id === state.period.id ? state.period : null),
      all: async () => [...state.past.map(({ period }) => period), state.period],
    },
    registry: { agencies: async () => state.names },
    settings: { read: async () => ({ province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: true }) },
    publications: {
      latest: async (id: string) => {
        state.publicationsRead++
        return state.past.find(({ period }) => period.id === id)?.document ?? null
      },
    },
    indexImports: { newest: async () => 0, figuresOf: async () => new Map() },
    tallyLog: { position: async () => ({ n: state.n, done: state.done, kind: 'batch' }) },
    tallies: {
      ofCut: async (_period: string, cut: string) => {
        if (cut === 'channel') return state.channels
        state.reads++
        state.beforeRead()
        return state.agencies
      },
    },
  } as unknown as LiveIndexParts
  return { state, liveIndex: createLiveIndex(parts) }
}

describe('the live index', () => {
  it('is computed once for all viewers of one position', async () => {
    const { state, liveIndex } = stores(aPeriod())
    const documents = await Promise.all(Array.from({ length: 20 }, () => liveIndex.document('2025')))
    documents.push(await liveIndex.document('2025'))
    expect(new Set(documents).size).toBe(1)
    expect(state.reads).toBe(1)
    expect(documents[0]).toMatchObject({
      simulated: true,
      province: 'Khánh Hòa',
      computedAt: '2025-06-02T02:03:04.000Z',
      responses: { counted: 40 },
    })
    expect(documents[0]!.blocks[0]!.agencies[0]!.channels).toEqual({ qr: 40 })
  })

  it('is computed anew when the log, the period or enough time has moved on', async () => {
    const { state, liveIndex } = stores(aPeriod())
    await liveIndex.document('2025')
    state.n = 2
    state.agencies = [aTally(41, 2)]
    expect((await liveIndex.document('2025'))!.responses.counted).toBe(41)
    state.period = { ...state.period, status: 'closed' }
    expect((await liveIndex.document('2025'))!.period!.status).toBe('closed')
    state.names = [{ ...state.names[0]!, name: 'Sở Công Thương mới' }]
    state.now = new Date('2025-06-02T02:04:04Z')
    const names = (await liveIndex.document('2025'))!.blocks[0]!.agencies.map(({ name }) => name)
    expect(names).toEqual(['Sở Công Thương mới', 'SNV'])
    expect(state.reads).toBe(4)
  })

  it('compares a period with the last one that was published before it began', async () => {
    const { state, liveIndex } = stores(aPeriod())
    const past = (id: string, closesOn: string, percent: number, status: Period['status'] = 'published') => {
      const figure = { percent, rank: 1 }
      return {
        period: aPeriod({ id, closesOn, status }),
        document: {
          period: { id, name: `Năm ${id}` },
          blocks: [{ code: 'so-ban-nganh', agencies: [{ code: 'SCT', overall: figure, criteria: {} }] }],
        },
      }
    }
    state.past = [
      past('2023', '2023-11-30', 81),
      past('2024', '2024-11-30', 82),
      past('2024b', '2024-12-31', 83, 'closed'),
      past('2025b', '2025-02-01', 84),
    ]
    const document = (await liveIndex.document('2025'))!
    expect(document.comparison).toEqual({ period: { id: '2024', name: 'Năm 2024' }, declared: null })
    const { overall, previous } = document.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    expect(overall).toMatchObject({ previousPercent: 82, flags: ['method-declared', 'block-size-differs'] })
    expect(previous).toEqual([{ code: 'SCT', name: null, percent: 82, rank: 1, ranked: 1 }])

    state.n = 2
    await liveIndex.document('2025')
    expect(state.publicationsRead).toBe(1)
    state.now = new Date('2025-06-02T02:04:04Z')
    await liveIndex.document('2025')
    expect(state.publicationsRead).toBe(2)
  })

  it('fails, rather than forget the past, where the publication cannot be read, and tries again', async () => {
    const { state, liveIndex } = stores(aPeriod())
    state.past = [
      {
        period: aPeriod({ id: '2024', closesOn: '2024-11-30', status: 'published' }),
        document: { blocks: 7 },
      },
    ]
    await expect(liveIndex.document('2025')).rejects.toThrow('the publication of 2024 cannot be read')
    state.past = []
    expect((await liveIndex.document('2025'))!.comparison).toBeNull()
  })

  it('reads again when an entry moved the tallies while they were read', async () => {
    const { state, liveIndex } = stores(aPeriod())
    state.beforeRead = () => {
      if (state.reads > 1) return
      state.n = 2
      state.agencies = [aTally(41, 2)]
    }
    const snapshot = await liveIndex.snapshot('2025')
    expect(snapshot).toMatchObject({ n: 2, settled: true, document: { responses: { counted: 41 } } })
    expect(state.reads).toBe(2)
  })

  it('does not wait for ever for an entry that stays unfinished, and does not keep what it then read', async () => {
    const { state, liveIndex } = stores(aPeriod())
    state.done = false
    expect(await liveIndex.snapshot('2025')).toMatchObject({ settled: false })
    await liveIndex.snapshot('2025')
    expect(state.reads).toBe(2)
  })

  it('lists an agency that ended before the period did, without a rank', async () => {
    const { state, liveIndex } = stores(aPeriod({ closesOn: '2025-11-30' }))
    state.names = [{ ...state.names[0]!, endedOn: '2025-06-30' }]
    const agencyNow = async () =>
      (await liveIndex.document('2025'))!.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    expect((await agencyNow()).ineligibleBecause).toBe('ended')
    state.n = 2
    state.names = [{ ...state.names[0]!, endedOn: '2025-11-30' }]
    expect((await agencyNow()).ineligibleBecause).not.toBe('ended')
  })

  it('scores the tallies of one reading under two methods', async () => {
    const { state, liveIndex } = stores(aPeriod())
    const choices = { questionMethod: 'satisfied-share' } as const
    const { first, second, withoutSums } = (await liveIndex.underBothMethods('2025', choices))!
    expect(state.reads).toBe(1)
    expect(first).toEqual(await liveIndex.document('2025'))
    expect(second).toEqual({ ...first, method: { ...first.method, ...choices } })
    expect(withoutSums).toEqual([])
  })

  it('has no index of a draft or an unknown period', async () => {
    const { liveIndex } = stores(aPeriod({ status: 'draft' }))
    expect(await liveIndex.underBothMethods('2025', {})).toBeNull()
    expect(await liveIndex.document('2025')).toBeNull()
    expect(await liveIndex.document('1999')).toBeNull()
  })
})
