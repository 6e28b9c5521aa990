import { describe, expect, it } from 'vitest'
import type { FigureFlag, IndexDocument, IndexFigure } from '../../../scoring/index-document.ts'
import { indexFigure } from '../../../scoring/index-figure.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { changeLines, shortChangeLines, silentSourceNote } from '../../../server/figures/change-text.ts'

type Comparing = Pick<IndexDocument, 'comparison' | 'method'>

const document: Comparing = {
  comparison: { period: { id: '2024', name: 'Năm 2024' }, declared: null },
  method: defaultMethod,
}

/** A figure that was 86.93 and fifth of 18. */
function figure(changes: Partial<IndexFigure>): IndexFigure {
  return {
    ...indexFigure({ percent: 88.4, respondents: 118, questionsCounted: [20, 20] }, 7),
    previousPercent: 86.93,
    previousRank: 5,
    previousRanked: 18,
    comparable: true,
    rankComparable: true,
    ...changes,
  }
}

const compared = figure({ change: 1.47, rankChange: -2 })
const flagged = (flag: FigureFlag) => figure({ comparable: false, rankComparable: null, flags: [flag] })

/** Every line with its small print. */
function lines(of: IndexFigure, language: 'vi' | 'en' = 'vi', within: Comparing = document): string[] {
  return changeLines(within, of, language).map(({ text, detail }) => (detail ? `${text} ${detail}` : text))
}

describe('a figure beside the previous period', () => {
  it.each<[string, Partial<IndexFigure>, string[]]>([
    ['up, and down in rank', { change: 1.47, rankChange: -4 }, ['tăng 1,47 điểm %', 'giảm 4 bậc']],
    ['down, and up in rank', { change: -0.5, rankChange: 2 }, ['giảm 0,50 điểm %', 'tăng 2 bậc']],
    ['the same', { change: 0, rankChange: 0 }, ['không đổi', 'giữ nguyên thứ bậc']],
    [
      'with an interval that says it may be chance',
      { change: 1.47, changeInterval: [-0.4, 3.34], rankChange: 0 },
      ['tăng 1,47 điểm % (từ −0,40 đến 3,34)', 'giữ nguyên thứ bậc'],
    ],
    [
      'from a figure with more places',
      { change: 1.475, rankChange: 0 },
      ['tăng 1,475 điểm %', 'giữ nguyên thứ bậc'],
    ],
    [
      'in another block',
      { change: 1.47, rankComparable: false, flags: ['block-membership-differs'] },
      ['tăng 1,47 điểm %', 'năm 2024: 5/18, không so sánh thứ bậc do đơn vị trong khối thay đổi'],
    ],
    [
      'ranked by another rule',
      { change: 1.47, rankComparable: false, previousRanked: null, flags: ['method-differs'] },
      ['tăng 1,47 điểm %', 'năm 2024: 5, không so sánh thứ bậc do cách xếp hạng khác'],
    ],
    ['without a figure now', { percent: null, rank: null, rankComparable: null }, ['năm 2024: 86,93%']],
    ['without a figure then', { previousPercent: null, rankComparable: null }, ['không có số liệu năm 2024']],
    [
      'merged',
      { comparable: false, previousPercent: null, previousRank: null, flags: ['merged'] },
      ['không so sánh với năm 2024: đơn vị được hợp nhất'],
    ],
    ['of which only the rank was printed', { previousPercent: null, rankChange: -4 }, ['giảm 4 bậc']],
    ['with nothing to compare with', { comparable: null }, ['–']],
  ])('%s', (_, changes, expected) => {
    expect(lines(figure(changes))).toEqual(expected)
  })

  it.each<[FigureFlag, string]>([
    ['method-differs', 'phương pháp tính khác'],
    ['criteria-differ', 'tiêu chí khác'],
    ['questions-differ', 'câu hỏi khác'],
    ['channels-differ', 'kênh thu phiếu khác'],
    ['split', 'đơn vị được tách ra'],
  ])('that is not comparable by %s shows the figure and why', (flag, reason) => {
    expect(lines(flagged(flag))).toEqual([`năm 2024: 86,93%, không so sánh: ${reason}`])
  })

  it('gives every reason, and what home affairs declared where there is no other', () => {
    const several: readonly FigureFlag[] = ['method-differs', 'questions-differ', 'channels-differ']
    expect(lines({ ...flagged('split'), flags: several })).toEqual([
      'năm 2024: 86,93%, không so sánh: phương pháp tính khác, câu hỏi khác và kênh thu phiếu khác',
    ])
    const declared = { comparable: false, reason: 'đổi mẫu phiếu' }
    const silent = { ...document, comparison: { period: null, declared } }
    expect(lines(flagged('method-declared'), 'vi', silent)).toEqual([
      'kỳ trước: 86,93%, không so sánh: Sở Nội vụ xác định không so sánh được (đổi mẫu phiếu)',
    ])
  })

  it('speaks English, too', () => {
    expect(lines(figure({ change: -1.47, changeInterval: [-2, -0.5], rankChange: 2 }), 'en')).toEqual([
      'down 1.47 points (−2.00 to −0.50)',
      'up 2 in rank',
    ])
    expect(lines(flagged('method-differs'), 'en')).toEqual(['Năm 2024: 86.93%, not compared: another method'])
  })

  it('leaves intervals and reasons out of a narrow column', () => {
    const short = (of: IndexFigure) => shortChangeLines(document, of, 'vi')
    expect(short({ ...compared, changeInterval: [-0.4, 3.34] })).toEqual([
      { text: 'tăng 1,47 điểm %', detail: '' },
      { text: 'giảm 2 bậc', detail: '' },
    ])
    expect(short(flagged('method-differs'))).toEqual([
      { text: 'năm 2024: 86,93%, không so sánh', detail: '' },
    ])
    const moved = figure({ change: 1.47, rankComparable: false, flags: ['block-size-differs'] })
    expect(short(moved)).toEqual([{ text: 'tăng 1,47 điểm %', detail: '' }])
  })
})

describe('the note on a source that does not state its method', () => {
  const silent = figure({ flags: ['method-declared'] })
  const note = (declared: NonNullable<IndexDocument['comparison']>['declared']) =>
    silentSourceNote(
      { ...document, comparison: { period: { id: null, name: '6 tháng đầu năm' }, declared } },
      [silent],
      'vi',
    )

  it('says who decided that it compares, and why', () => {
    expect(note({ comparable: true, reason: 'cùng mẫu phiếu.' })).toBe(
      'Nguồn số liệu kỳ “6 tháng đầu năm” không ghi đủ phương pháp tính; Sở Nội vụ xác định so sánh được: cùng mẫu phiếu.',
    )
    expect(note(null)).toBe(
      'Nguồn số liệu kỳ “6 tháng đầu năm” không ghi đủ phương pháp tính; phần không ghi được coi là như kỳ này.',
    )
  })

  it('is not needed where the method is known', () => {
    expect(silentSourceNote(document, [compared], 'vi')).toBeNull()
  })
})
