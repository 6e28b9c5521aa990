import { expect, it } from 'vitest'
import { changesOf } from '../../scoring/changes.ts'

const now = { percent: 88.4, rank: 7, interval: [86, 90] } as const
const before = {
  previousPercent: 86.93,
  previousInterval: [84.93, 88.93],
  previousRank: 9,
  comparable: true,
  rankComparable: true,
} as const

it('points and ranks change each by itself, where they may be compared and both sides have one', () => {
  const changes = (here: object, there: object) => {
    const { change, changeInterval, rankChange } = changesOf(
      { decimals: 1 },
      { ...now, ...here },
      { ...before, ...there },
    )
    return [change, changeInterval, rankChange]
  }
  // 1.47 − √(2.4² + 2²) and 1.47 + √(1.6² + 2²).
  const interval = [-1.7, 4]
  expect(changes({}, {})).toEqual([1.47, interval, 2])
  expect(changes({}, { comparable: false })).toEqual([null, null, 2])
  expect(changes({}, { comparable: null, rankComparable: null })).toEqual([null, null, null])
  expect(changes({}, { rankComparable: false })).toEqual([1.47, interval, null])
  expect(changes({}, { previousRank: null })).toEqual([1.47, interval, null])
  expect(changes({ rank: null }, {})).toEqual([1.47, interval, null])
  expect(changes({ percent: null }, {})).toEqual([null, null, 2])
  expect(changes({}, { previousPercent: null })).toEqual([null, null, 2])
})
