import { describe, expect, it } from 'vitest'
import { rankPicture } from '../../../server/figures/rank-picture.ts'

const parts = { id: 'r', title: 'T', description: 'D', key: 'K' }

describe('the picture of ranks', () => {
  it('draws a dot for each rank and a bar for its interval, from the first rank to the last', () => {
    const view = rankPicture({
      ...parts,
      eligible: 3,
      rows: [
        { label: 'Sở A', rank: 1, interval: [1, 2], value: '1 (1–2)' },
        { label: 'Sở B', rank: 2, interval: [1, 3], value: '2 (1–3)' },
        { label: 'Sở C', rank: 3, interval: null, value: '3' },
      ],
    })
    expect(view).toEqual({
      titleId: 'r-title',
      descriptionId: 'r-description',
      labelledBy: 'r-title r-description',
      title: 'T',
      description: 'D',
      height: '10.45em',
      rows: [
        { label: 'Sở A', value: '1 (1–2)', y: '0em', dot: '3%', bar: { x: '1%', width: '51%' } },
        { label: 'Sở B', value: '2 (1–3)', y: '2.9em', dot: '50%', bar: { x: '1%', width: '98%' } },
        { label: 'Sở C', value: '3', y: '5.8em', dot: '97%', bar: null },
      ],
      axisY: '8.7em',
      axisHeight: '1.75em',
      ticks: [
        { x: '3%', label: '1' },
        { x: '50%', label: '2' },
        { x: '97%', label: '3' },
      ],
      key: 'K',
    })
  })

  it.each([
    [12, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']],
    [17, ['1', '5', '10', '17']],
    [18, ['1', '5', '10', '15', '18']],
    [63, ['1', '10', '20', '30', '40', '50', '63']],
  ])('numbers an axis to %i so that no numbers meet', (eligible, labels) => {
    expect(rankPicture({ ...parts, eligible, rows: [] }).ticks.map(({ label }) => label)).toEqual(labels)
  })

  it('shortens a name that would leave the picture on a phone', () => {
    const label = 'Trung tâm Phục vụ hành chính công và Xúc tiến đầu tư'
    const [row] = rankPicture({
      ...parts,
      eligible: 2,
      rows: [{ label, rank: 1, interval: null, value: '1' }],
    }).rows
    expect(row!.label).toBe('Trung tâm Phục vụ hành chính công và…')
  })
})
