import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newReceipt, parseReceipt, shownReceipt } from '../../../server/public-survey/receipt.ts'

describe('receipts', () => {
  it('have twelve letters and digits that cannot be taken for one another', () => {
    for (let i = 0; i < 500; i++) expect(newReceipt(randomBytes)).toMatch(/^[2-9A-HJKMNP-Z]{12}$/)
  })

  it('use every letter about equally often', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 3000; i++)
      for (const letter of newReceipt(randomBytes)) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    expect(seen.size).toBe(31)
    const expected = (3000 * 12) / 31
    // Seven standard deviations: a fair draw fails this less than once in a billion runs.
    for (const count of seen.values())
      expect(Math.abs(count - expected)).toBeLessThan(7 * Math.sqrt(expected))
  })

  it('draws again instead of favouring letters at the beginning of the alphabet', () => {
    const bytes = [255, 254, 253, 252, 251, 250, 249, 248, 0, 1, 2, 3]
    expect(newReceipt(() => Uint8Array.from(bytes))).toBe('234523452345')
  })

  it('are read as people type them', () => {
    expect(parseReceipt(' k7m2-qxpr 4twa')).toBe('K7M2QXPR4TWA')
    expect(shownReceipt('K7M2QXPR4TWA')).toBe('K7M2-QXPR-4TWA')
  })

  it.each([undefined, 5, '', 'K7M2', 'K7M2QXPR4TW0', 'K7M2QXPR4TWAA', ['K7M2QXPR4TWA'], 'x'.repeat(5000)])(
    'refuses %j',
    (text) => {
      expect(parseReceipt(text)).toBeNull()
    },
  )
})
