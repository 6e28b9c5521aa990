import { describe, expect, it } from 'vitest'
import { likertBar, shade, sharePercent } from '../../../server/figures/likert-bar.ts'

const scale = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']
const graded = (...counts: number[]) => counts.map((count, place) => ({ label: scale[place]!, count }))
const numbers = (text: string) => Number(text.replace('%', ''))

describe('the diverging bar', () => {
  it('puts dissatisfied answers left of the middle, satisfied ones right, and the middle grade across it', () => {
    const { segments } = likertBar({ id: 'q', title: 'T', grades: graded(10, 20, 20, 30, 20) })
    expect(segments).toEqual([
      { x: '30%', width: '5%', className: 'likert-1' },
      { x: '35%', width: '10%', className: 'likert-2' },
      { x: '45%', width: '10%', className: 'likert-3' },
      { x: '55%', width: '15%', className: 'likert-4' },
      { x: '70%', width: '10%', className: 'likert-5' },
    ])
  })

  it.each([
    [[118, 0, 0, 0, 0], 0],
    [[0, 0, 0, 0, 118], 50],
    [[0, 0, 7, 0, 0], 25],
  ] as const)('always stays inside the picture: %j', (counts, left) => {
    const { segments } = likertBar({ id: 'q', title: 'T', grades: graded(...counts) })
    expect(segments).toHaveLength(1)
    expect(numbers(segments[0]!.x)).toBe(left)
    expect(numbers(segments[0]!.width)).toBe(50)
  })

  it('halves a scale without a middle at the line', () => {
    const { segments } = likertBar({ id: 'q', title: 'T', grades: graded(1, 0, 0, 1) })
    expect(segments.map(({ x, className }) => [x, className])).toEqual([
      ['25%', 'likert-1'],
      ['50%', 'likert-5'],
    ])
  })

  it('draws nothing without answers', () => {
    expect(likertBar({ id: 'q', title: 'T', grades: graded(0, 0, 0, 0, 0) }).segments).toEqual([])
  })

  it('says every count in words', () => {
    expect(likertBar({ id: 'q', title: 'T', grades: graded(1, 3, 10, 50, 54) }).description).toBe(
      'Rất không hài lòng: 1; Không hài lòng: 3; Bình thường: 10; Hài lòng: 50; Rất hài lòng: 54',
    )
  })
})

describe('shares and shades', () => {
  it('rounds a share half up', () => {
    expect(sharePercent(54, 118)).toBe(45.8)
    expect(sharePercent(1, 2000)).toBe(0.1)
    expect(sharePercent(0, 0)).toBe(0)
  })

  it.each([
    [2, [1, 5]],
    [3, [1, 3, 5]],
    [5, [1, 2, 3, 4, 5]],
    [7, [1, 2, 2, 3, 4, 4, 5]],
  ])('spreads a scale of %i grades over the shades', (grades, shades) => {
    expect(Array.from({ length: grades }, (_, place) => shade(place, grades))).toEqual(shades)
  })
})
