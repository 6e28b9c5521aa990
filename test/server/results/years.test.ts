import { describe, expect, it } from 'vitest'
import type { IndexAgency, IndexDocument, IndexFigure } from '../../../scoring/index-document.ts'
import type { PublishedIndex } from '../../../server/results/published-indexes.ts'
import { type YearPoint, yearsAxis, yearsPicture } from '../../../server/results/years-picture.ts'
import { yearsView } from '../../../server/results/years-view.ts'
import { index2025, table2024 } from '../../support/published-results.ts'

const point = (changes: Partial<YearPoint> = {}): YearPoint => ({
  label: '2024',
  percent: 88,
  value: '88,00%',
  interval: null,
  joined: false,
  ...changes,
})
const pictureOf = (points: readonly YearPoint[]) =>
  yearsPicture({ id: 'years', title: 'T', description: 'D', points, key: 'K' })

describe('the axis', () => {
  it.each([
    [[point()], 80, 90],
    [[point({ percent: 85 }), point({ percent: 90 })], 80, 95],
    [[point({ interval: [54.8, 93.7] })], 50, 95],
    [[point({ percent: 0 })], 0, 10],
    [[point({ percent: 100 })], 90, 100],
  ])('of %j runs from %i to %i', (points, lowest, highest) => {
    const axis = yearsAxis(points)
    for (const { percent, interval } of points) {
      for (const value of [percent, ...(interval ?? [])].filter((one) => one !== null)) {
        expect(value).toBeGreaterThanOrEqual(axis.lowest)
        expect(value).toBeLessThanOrEqual(axis.highest)
      }
    }
    expect([axis.lowest, axis.highest]).toEqual([lowest, highest])
  })
})

describe('the picture', () => {
  it('puts higher figures higher, in the order of time', () => {
    const { points, labels } = pictureOf([
      point({ percent: 85 }),
      point({ percent: 90, label: '2025', interval: [88, 92] }),
    ])
    expect(points.map(({ x, y, valueY, whisker }) => [x, y, valueY, whisker])).toEqual([
      ['22%', '8em', '7.4em', null],
      ['92%', '5em', '3.2em', { upper: '3.8em', lower: '6.2em' }],
    ])
    expect(labels).toEqual([
      { x: '22%', text: '2024' },
      { x: '92%', text: '2025' },
    ])
  })

  it('joins what may be compared and nothing else', () => {
    const years = [point(), point({ joined: true }), point({ joined: false }), point({ joined: true })]
    expect(pictureOf(years).lines).toHaveLength(2)
    expect(
      pictureOf([point(), point({ percent: null, joined: true }), point({ joined: true })]).lines,
    ).toEqual([])
    expect(pictureOf([point({ joined: true })]).lines).toEqual([])
  })
})

describe('an agency over the periods', () => {
  const published = (...documents: readonly IndexDocument[]): PublishedIndex[] =>
    documents.map((document, place) => ({ id: `p${place}`, document, withoutSums: 0 }))
  const agency = { code: 'SCT', name: 'Sở Công Thương' }
  const view = (...documents: readonly IndexDocument[]) =>
    yearsView(published(...documents), agency, table2024.criteria, 'vi')
  const lines = (later: IndexDocument) => view(later, table2024).picture!.lines.length
  const withOverall = (document: IndexDocument, changes: Partial<IndexFigure>): IndexDocument =>
    withAgency(document, (one) => ({ ...one, overall: { ...one.overall, ...changes } }))
  const of2025 = index2025()

  it('is joined where the later period was compared with the earlier one', () => {
    expect(lines(of2025)).toBe(1)
    expect(view(of2025, table2024).picture!.key).toBe(
      'Trục đứng bắt đầu từ 85%, không phải từ 0. Hai kỳ so sánh được với nhau thì nối bằng đường thẳng. Vạch đứng: khoảng tin cậy.',
    )
  })

  it.each([
    ['another method', index2025(undefined, { questionMethod: 'rescaled-mean' })],
    ['a comparison that is denied', withOverall(of2025, { comparable: false, change: null })],
    ['no change', withOverall(of2025, { change: null })],
    ['another figure than was published', withOverall(of2025, { previousPercent: 88.39 })],
    ['no comparison', { ...of2025, comparison: null }],
    [
      'a comparison with another period',
      { ...of2025, comparison: { period: { id: '2022', name: 'Năm 2022' }, declared: null } },
    ],
  ])('is not joined over %s', (_, later) => {
    expect(lines(later)).toBe(0)
    expect(view(later, table2024).picture!.key).toContain('không so sánh được với nhau thì không nối')
  })

  it('says what the numbers meant in each period where that was not the same', () => {
    expect(view(of2025, table2024).notes).toHaveLength(2)
    const notes = view(index2025(undefined, { questionMethod: 'satisfied-share' }), table2024).notes
    expect(notes[0]).toBe("Năm 2025: Chỉ số là bình quân tỷ lệ câu trả lời 'Hài lòng' và 'Rất hài lòng'.")
    expect(notes[1]).toMatch(/^Năm 2024: Chỉ số là điểm trung bình quy đổi/)
  })

  it('has no picture without any figure, and a dash in the table', () => {
    const withheld = withOverall(of2025, { percent: null, interval: null, rank: null })
    const { picture, rows } = view(withheld)
    expect(picture).toBeNull()
    expect(rows[0]!.overall.text).toBe('– (n = 120)')
    expect(rows[0]!.rank).toBe('–')
  })

  it('leaves out periods that it was not in', () => {
    const { rows } = yearsView(
      published(of2025, table2024),
      { code: 'SKHCN', name: 'Sở Khoa học và Công nghệ' },
      table2024.criteria,
      'vi',
    )
    expect(rows.map(({ period }) => period)).toEqual(['Năm 2024'])
  })

  function withAgency(document: IndexDocument, change: (agency: IndexAgency) => IndexAgency): IndexDocument {
    return {
      ...document,
      blocks: document.blocks.map((block) => ({
        ...block,
        agencies: block.agencies.map((one) => (one.code === agency.code ? change(one) : one)),
      })),
    }
  }
})
