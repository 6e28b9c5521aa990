import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoWeekOf, isoWeeksBetween } from '../../../server/calendar/iso-weeks.ts'
import { isoWeek, startOfDay } from '../../../server/calendar/vietnam-days.ts'

const dayMs = 86_400_000

it('names the Monday and the Sunday of every week as the week of an instant does', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (at) => {
        const name = isoWeek(at)
        const { first, last, year, week } = isoWeekOf(name)
        expect([isoWeek(startOfDay(first)), isoWeek(startOfDay(last))]).toEqual([name, name])
        expect(startOfDay(last).getTime() - startOfDay(first).getTime()).toBe(6 * dayMs)
        expect(`${year}-W${String(week).padStart(2, '0')}`).toBe(name)
      },
    ),
  )
})

it('counts every week between two, over the end of a year of 52 and of 53 weeks', () => {
  expect(isoWeeksBetween('2024-W51', '2025-W02')).toEqual(['2024-W51', '2024-W52', '2025-W01', '2025-W02'])
  expect(isoWeeksBetween('2020-W53', '2021-W01')).toEqual(['2020-W53', '2021-W01'])
  expect(isoWeeksBetween('2025-W10', '2025-W10')).toEqual(['2025-W10'])
  expect(isoWeeksBetween('2025-W11', '2025-W10')).toEqual([])
})

it('refuses what is no week', () => {
  expect(() => isoWeekOf('2025-10')).toThrow("'2025-10' is no week")
})
