import { describe, expect, it } from 'vitest'
import { weeksPicture } from '../../../server/breakdowns/weeks-picture.ts'

const draw = (...percents: (number | null)[]) =>
  weeksPicture({
    id: 'weeks',
    title: 't',
    description: 'd',
    weeks: percents.map((percent, place) => ({ label: `W${place + 1}`, percent })),
    key: 'k',
  })

describe('the picture of weeks', () => {
  it('joins a week to the one before, and never over a gap', () => {
    const { points, lines } = draw(80, 82, null, 84, null)
    expect(points.map(({ x }) => x)).toEqual(['14%', '34%', '74%'])
    expect(lines.map(({ x1, x2 }) => [x1, x2])).toEqual([['14%', '34%']])
  })

  it('draws nothing, rather than zeros, where no week has a figure', () => {
    const { points, lines, ticks } = draw(null, null)
    expect([points, lines]).toEqual([[], []])
    expect(ticks.length).toBeGreaterThan(1)
  })

  it('holds every figure on its axis', () => {
    for (const percents of [[20], [100], [0, 100], [59, 61], [79.9, 99.99]]) {
      const { ticks, points } = draw(...percents)
      const [top, bottom] = [ticks[0]!, ticks.at(-1)!].map(({ y }) => Number.parseFloat(y))
      expect(Number(ticks.at(-1)!.label)).toBeLessThanOrEqual(Math.min(...percents))
      expect(Number(ticks[0]!.label)).toBeGreaterThanOrEqual(Math.max(...percents))
      for (const { y } of points) {
        expect(Number.parseFloat(y)).toBeGreaterThanOrEqual(top!)
        expect(Number.parseFloat(y)).toBeLessThanOrEqual(bottom!)
      }
    }
  })

  it('names few weeks, the first among them, so that they stand apart on a phone', () => {
    const { labels } = draw(...Array.from({ length: 40 }, () => 80))
    expect(labels.length).toBeLessThanOrEqual(4)
    expect(labels[0]!.text).toBe('W1')
  })
})
