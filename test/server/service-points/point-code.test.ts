import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawPointCode, pointCodeAlphabet } from '../../../server/service-points/point-code.ts'

describe('the code of a point', () => {
  test('is eight characters that are not mistaken for each other', () => {
    const code = drawPointCode(randomBytes)
    expect(code).toHaveLength(8)
    expect(code).toMatch(/^[2-9abcdefghjkmnpqrstwxyz]+$/)
    for (const confusing of '01oiluv') expect(pointCodeAlphabet).not.toContain(confusing)
    expect(new Set(pointCodeAlphabet).size).toBe(pointCodeAlphabet.length)
  })

  test('has every character equally likely at every place', () => {
    const drawn = 20_000
    const counts = Array.from({ length: 8 }, () => new Map<string, number>())
    for (let draw = 0; draw < drawn; draw++) {
      for (const [place, letter] of [...drawPointCode(randomBytes)].entries()) {
        counts[place]!.set(letter, (counts[place]!.get(letter) ?? 0) + 1)
      }
    }
    const expected = drawn / pointCodeAlphabet.length
    for (const place of counts) {
      let chiSquare = 0
      for (const letter of pointCodeAlphabet) {
        chiSquare += ((place.get(letter) ?? 0) - expected) ** 2 / expected
      }
      // 28 degrees of freedom: beyond 75 once in 300,000 draws of a fair source. A remainder of 256 gives over 600.
      expect(chiSquare).toBeLessThan(75)
    }
  })

  test('favours no character although 256 is no multiple of 29', () => {
    // Every byte once: what is kept of them must be each character equally often.
    let byte = 0
    const everyByte = (count: number) => Uint8Array.from({ length: count }, () => byte++ % 256)
    let text = ''
    while (text.length < 232) text += drawPointCode(everyByte)
    const counts = [...pointCodeAlphabet].map((letter) => text.split(letter).length - 1)
    expect(new Set(counts)).toEqual(new Set([8]))
  })

  test('does not come twice in 100,000', () => {
    const codes = new Set(Array.from({ length: 100_000 }, () => drawPointCode(randomBytes)))
    expect(codes.size).toBeGreaterThanOrEqual(99_999)
  })
})
