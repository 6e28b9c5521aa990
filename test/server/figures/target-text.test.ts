import { expect, it } from 'vitest'
import type { IndexFigure } from '../../../scoring/index-document.ts'
import { indexFigure } from '../../../scoring/index-figure.ts'
import {
  blockTarget,
  outcomeShortText,
  outcomeText,
  targetText,
} from '../../../server/figures/target-text.ts'

const atLeast87 = { block: 'so-ban-nganh', operator: '>=', percent: 87 } as const

function figure(percent: number, met: boolean | null, operator: '>' | '>=' = '>='): IndexFigure {
  const plain = indexFigure({ percent, respondents: 118, questionsCounted: [20, 20] }, 7)
  return { ...plain, target: { operator, percent: 87, met } }
}

it.each([
  [88.4, true, 'vượt chỉ tiêu', 'vượt'],
  [87, true, 'đạt chỉ tiêu', 'đạt'],
  [86.99, false, 'chưa đạt chỉ tiêu', 'chưa đạt'],
  [88.4, null, 'chưa xét vì chưa đủ điều kiện xếp hạng', 'chưa xét'],
])('%f: met %s', (percent, met, long, short) => {
  expect(outcomeText(figure(percent, met), 'vi')).toBe(long)
  expect(outcomeShortText(figure(percent, met), atLeast87, 'vi')).toBe(short)
})

it('is nothing without a target', () => {
  const without = { ...figure(88.4, true), target: null }
  expect(outcomeText(without, 'vi')).toBeNull()
  expect(outcomeShortText(without, atLeast87, 'vi')).toBe('–')
})

it('names the target of an agency that has one of its own', () => {
  expect(outcomeShortText(figure(87, false, '>'), atLeast87, 'vi')).toBe('chưa đạt (> 87%)')
  expect(outcomeShortText(figure(88, true), null, 'en')).toBe('exceeded (≥ 87%)')
})

it('writes a target as people say it', () => {
  expect(targetText(atLeast87, 'vi')).toBe('Chỉ tiêu ≥ 87%')
  expect(targetText({ operator: '>', percent: 87.5 }, 'en')).toBe('Target > 87.5%')
})

it('finds the target of the block and not that of one agency', () => {
  const own = { ...atLeast87, agency: 'SCT', percent: 90 }
  expect(blockTarget([own, atLeast87], 'so-ban-nganh')).toEqual(atLeast87)
  expect(blockTarget([own], 'so-ban-nganh')).toBeNull()
})
