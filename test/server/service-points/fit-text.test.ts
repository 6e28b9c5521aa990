import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitAddress, fitNames, fitText } from '../../../server/service-points/sheets/fit-text.ts'

/** Every letter is as wide as half its height. */
const measure = (text: string) => [...text].length / 2
const room = { width: 100, mostLines: 3, largest: 20, smallest: 8 }
const andOthers = (count: number) => `và ${count} cơ quan khác`

describe('a text in its room', () => {
  test('is as large as allowed where it is short, and smaller before a word is broken', () => {
    expect(fitText('Sở Y tế', room, measure)).toEqual({ lines: ['Sở Y tế'], size: 20 })
    const long = fitText('Khiếunạitốcáo hành chính', room, measure)
    expect(long.size).toBeLessThan(20)
    expect(long.lines.join(' ')).toBe('Khiếunạitốcáo hành chính')
  })

  test('has lines of about the same length', () => {
    expect(fitText('một hai ba bốn', { ...room, largest: 20, smallest: 20 }, measure).lines).toEqual([
      'một hai',
      'ba bốn',
    ])
  })

  test('breaks a word that is wider than a line at the smallest size, and ends in … only where nothing else helps', () => {
    expect(fitText('x'.repeat(60), room, measure).lines).toEqual([
      'x'.repeat(25),
      'x'.repeat(25),
      'x'.repeat(10),
    ])
    const cut = fitText('x'.repeat(100), room, measure)
    expect(cut.lines).toHaveLength(3)
    expect(cut.lines.at(-1)).toMatch(/…$/)
  })

  test('never leaves its width or its lines, and says everything or …', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (text) => {
        const { lines, size } = fitText(text, room, measure)
        const said = lines.join('').replaceAll(' ', '')
        return (
          lines.length <= room.mostLines &&
          size >= room.smallest &&
          size <= room.largest &&
          lines.every((line) => measure(line) * size <= room.width + 1e-6 || [...line].length <= 4) &&
          (said === text.replaceAll(' ', '') || said.endsWith('…'))
        )
      }),
    )
  })
})

describe('names of agencies that share a desk', () => {
  test('all stand there where they fit; else as many as do, and how many more', () => {
    expect(fitNames(['Sở A', 'Sở B'], room, measure, andOthers).lines.join(' ')).toBe('Sở A\u00a0· Sở B')
    const many = Array.from({ length: 30 }, (_, n) => `Sở số ${n}`)
    const said = fitNames(many, room, measure, andOthers).lines.join(' ')
    expect(said).toMatch(/^Sở số 0\u00a0· .*· và \d+ cơ quan khác$/)
    const shown = said.split('· ').length - 1
    expect(said).toContain(`và ${30 - shown} cơ quan khác`)
  })
})

describe('an address', () => {
  const path = '/s/k7m2qx4h'

  test('stands on one line, or above its path', () => {
    const wide = { ...room, width: 400 }
    expect(fitAddress('khaosat.vn', path, wide, measure, 1).lines).toEqual([`khaosat.vn${path}`])
    expect(fitAddress('khaosat.example.vn', path, { ...room, width: 200 }, measure, 1).lines).toEqual([
      'khaosat.example.vn',
      path,
    ])
  })

  test('is never shortened, and its code never broken where it has a line’s room', () => {
    const site = fc.array(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,40}$/), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(site, fc.boolean(), (labels, oneLine) => {
        const name = labels.join('.')
        const { lines, size } = fitAddress(name, path, room, measure, oneLine ? 0.6 : 1)
        return (
          lines.join('') === name + path &&
          lines.every((line) => measure(line) * size <= room.width + 1e-6) &&
          (lines.some((line) => line.endsWith(path)) || measure(path) * size > room.width)
        )
      }),
    )
  })
})
