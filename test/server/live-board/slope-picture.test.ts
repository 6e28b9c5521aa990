import { describe, expect, it } from 'vitest'
import { slopePicture } from '../../../server/live-board/slope-picture.ts'

const parts = { id: 's', title: 'T', description: 'D', key: 'K' }

describe('two rankings joined by lines', () => {
  it('draws the lines that cross another bold, and above the others', () => {
    const view = slopePicture({
      ...parts,
      rows: [
        { label: 'C', ranks: [3, 2] },
        { label: 'A', ranks: [1, 1] },
        { label: 'B', ranks: [2, 3] },
      ],
    })
    expect(view).toEqual({
      titleId: 's-title',
      descriptionId: 's-description',
      labelledBy: 's-title s-description',
      title: 'T',
      description: 'D',
      height: '5.1em',
      lines: [
        { from: '0.85em', to: '0.85em', crossing: false },
        { from: '2.55em', to: '4.25em', crossing: true },
        { from: '4.25em', to: '2.55em', crossing: true },
      ],
      left: [
        { text: 'A 1', y: '1.2em' },
        { text: 'B 2', y: '2.9em' },
        { text: 'C 3', y: '4.6em' },
      ],
      right: [
        { text: '1 A', y: '1.2em' },
        { text: '2 C', y: '2.9em' },
        { text: '3 B', y: '4.6em' },
      ],
      key: 'K',
    })
  })

  it('lets agencies of one rank cross for nothing', () => {
    const { lines, left, right } = slopePicture({
      ...parts,
      rows: [
        { label: 'A', ranks: [1, 2] },
        { label: 'B', ranks: [1, 1] },
        { label: 'C', ranks: [3, 2] },
      ],
    })
    expect(lines.every(({ from, to, crossing }) => from === to && !crossing)).toBe(true)
    expect([left, right].map((side) => side.map(({ text }) => text))).toEqual([
      ['B 1', 'A 1', 'C 3'],
      ['1 B', '2 A', '2 C'],
    ])
  })

  it('shortens a code that would leave the picture on a phone', () => {
    const { left } = slopePicture({ ...parts, rows: [{ label: 'SO-KE-HOACH-DAU-TU', ranks: [12, 12] }] })
    expect(left[0]!.text).toBe('SO-KE-HO… 12')
  })
})
