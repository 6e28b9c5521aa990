import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channelShares, channelsTogether } from '../../scoring/channel-shares.ts'

const flagged = (...args: Parameters<typeof channelShares>) =>
  channelShares(...args).flatMap(({ channel, differsFrom }) =>
    differsFrom.map((rival) => `${channel}: ${rival}`),
  )

describe('the shares of channels', () => {
  it('are told where they are more than 30 points away, and not at 30', () => {
    const before = { qr: 50, paper: 50 }
    expect(flagged({ qr: 80, paper: 20 }, { previous: before, block: null }, 5)).toEqual([])
    expect(flagged({ qr: 801, paper: 199 }, { previous: before, block: null }, 5)).toEqual([
      'paper: previous',
      'qr: previous',
    ])
    expect(flagged({ qr: 10, paper: 90 }, { previous: null, block: before }, 5)).toEqual([
      'paper: block',
      'qr: block',
    ])
  })

  it('name a channel that has gone, and one that is new', () => {
    expect(channelShares({ link: 20 }, { previous: { kiosk: 20 }, block: null }, 5)).toEqual([
      { channel: 'kiosk', count: 0, of: 20, differsFrom: ['previous'] },
      { channel: 'link', count: 20, of: 20, differsFrom: ['previous'] },
    ])
  })

  it('say nothing of few responses, on either side', () => {
    expect(flagged({ qr: 4 }, { previous: { paper: 40 }, block: null }, 5)).toEqual([])
    expect(flagged({ qr: 40 }, { previous: { paper: 4 }, block: null }, 5)).toEqual([])
    expect(flagged({}, { previous: {}, block: {} }, 0)).toEqual([])
  })

  it('are compared exactly, as whole numbers would be', () => {
    const counts = fc.record({
      qr: fc.integer({ min: 0, max: 200 }),
      paper: fc.integer({ min: 1, max: 200 }),
    })
    fc.assert(
      fc.property(counts, counts, (own, previous) => {
        const [n, m] = [own.qr + own.paper, previous.qr + previous.paper]
        const isFar = Math.abs(own.qr * m - previous.qr * n) * 100 > 30 * n * m
        expect(flagged(own, { previous, block: null }, 1).length).toBe(isFar ? 2 : 0)
        // The block that an agency is alone in is itself.
        expect(flagged(own, { previous: null, block: own }, 1)).toEqual([])
      }),
    )
  })

  it('of several agencies are added up', () => {
    expect(channelsTogether([])).toEqual({})
    expect(channelsTogether([{ qr: 1 }, { paper: 2, qr: 3 }])).toEqual({ qr: 4, paper: 2 })
  })
})
