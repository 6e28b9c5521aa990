import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { drawText } from '../../../server/random/draw-text.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

describe('a drawn text', () => {
  test.each([1, 8, 12, 20, 100])('has the length asked for: %i', (length) => {
    expect(drawText(randomBytes, letters, length)).toMatch(new RegExp(`^[a-z]{${length}}$`))
  })

  test.each([
    ['2 letters', letters.slice(0, 2)],
    ['26 letters', letters],
    ['29 letters', `${letters}234`],
  ])('takes each of %s from equally many bytes, and throws the odd ones away', (_, alphabet) => {
    let byte = 0
    // One at a time, the highest first: those are the odd ones.
    const nextByte = () => Uint8Array.of(255 - byte++)
    const each = Math.floor(256 / alphabet.length)
    const text = drawText(nextByte, alphabet, each * alphabet.length)
    expect([...alphabet].map((letter) => text.split(letter).length - 1)).toEqual(
      Array.from(alphabet, () => each),
    )
    expect(byte).toBe(256)
  })

  test('asks again when all bytes had to be thrown away', () => {
    const answers = [[255, 254], [253, 252], [0], [25]]
    expect(drawText(() => Uint8Array.from(answers.shift() ?? []), letters, 2)).toBe('az')
  })
})
