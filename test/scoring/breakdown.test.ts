import { describe, expect, it } from 'vitest'
import { breakdown } from '../../scoring/breakdown.ts'
import type { AgencyCuts, AgencyPart } from '../../scoring/breakdown-withholding.ts'
import { completeMethod, defaultMethod } from '../../scoring/method.ts'
import { bySizeThenCode, withheldSiblings } from '../../scoring/sibling-withholding.ts'
import { publishedTally, withheldCells } from '../../scoring/small-sample.ts'
import { mergeTallies, type Tally, tallyLayout } from '../../scoring/tally.ts'
import type { RawAnswers } from './support/arbitraries.ts'
import { aForm } from './support/forms.ts'
import { tallyOf } from './support/tally-of.ts'

describe('parts of a whole that is shown', () => {
  const withheld = (sizes: Record<string, number>, also: string[] = []) =>
    [...withheldSiblings(5, new Map(Object.entries(sizes)), new Set(also))].sort()

  it.each([
    ['none is small', { a: 5, b: 9 }, []],
    ['one is small: the smallest other one goes with it', { a: 4, b: 40, c: 9 }, ['a', 'c']],
    ['of equals the first by code', { z: 4, c: 9, b: 9 }, ['b', 'z']],
    ['two are small and together enough', { a: 4, b: 1, c: 9 }, ['a', 'b']],
    ['two are small and together too few', { a: 2, b: 2, c: 9, d: 10 }, ['a', 'b', 'c']],
    ['a part of nobody is no second', { a: 3, b: 0, c: 50 }, ['a', 'c']],
    ['a part of nobody is not hidden', { a: 0, b: 50 }, []],
    ['there is no other', { a: 3 }, ['a']],
  ])('%s', (_, sizes, expected) => {
    expect(withheld(sizes)).toEqual(expected)
  })

  it('protect a part that is withheld for another reason', () => {
    expect(withheld({ a: 20, b: 30, c: 40 }, ['c'])).toEqual(['a', 'c'])
    expect(withheld({ a: 20, b: 30, c: 0 }, ['c'])).toEqual([])
  })

  it('are put in order by size, then by code, character by character', () => {
    expect(bySizeThenCode(['a', 2], ['b', 1])).toBe(1)
    expect(bySizeThenCode(['b', 1], ['a', 2])).toBe(-1)
    expect(bySizeThenCode(['a', 1], ['b', 1])).toBe(-1)
    expect(bySizeThenCode(['b', 1], ['a', 1])).toBe(1)
    expect(bySizeThenCode(['a', 1], ['a', 1])).toBe(0)
  })

  it('cannot hold fewer than nobody', () => {
    expect(() => withheld({ a: -1 })).toThrow("'a' cannot hold -1")
  })
})

describe('an agency broken down', () => {
  const form = aForm()
  const layout = tallyLayout(form)
  const full: RawAnswers = {
    'access-1': 'grade-5',
    'access-2': 'grade-4',
    'staff-1': 'grade-3',
    altogether: 'grade-4',
  }
  const { 'access-2': _, ...short } = full
  const answered = (all: number, withSecond = all) =>
    tallyOf(
      form,
      Array.from({ length: all }, (_, place) => (place < withSecond ? full : short)),
    )
  const method = completeMethod({ minimumCriterionResponses: 5 })
  const shown = (cuts: AgencyCuts, cut: string, also: readonly Tally[] = []) => {
    const whole = [...cuts[cut]!.map(({ tally }) => tally), ...also].reduce(
      (a: Tally, b: Tally): Tally => mergeTallies(a, b),
    )
    return Object.fromEntries(
      breakdown(form, method, layout, whole, cuts)[cut]!.map(({ code, figures }) => [code, figures]),
    )
  }

  it('withholds a question beside a small one, and leaves it out of its criterion, which says so', () => {
    const parts = shown(
      {
        channel: [
          { code: 'qr', tally: answered(30) },
          { code: 'kiosk', tally: answered(12) },
          { code: 'paper', tally: answered(10, 4) },
        ],
      },
      'channel',
    )
    expect(parts['paper']!.questions['access-2']).toMatchObject({ percent: null, grades: null, counted: 4 })
    expect(parts['kiosk']!.questions['access-2']).toMatchObject({ percent: null, grades: null, counted: 12 })
    expect(parts['kiosk']!.criteria['access']).toEqual({
      percent: 100,
      respondents: 12,
      questionsCounted: [1, 2],
    })
    expect(parts['kiosk']!.overall.percent).toBe(80)
    expect(parts['qr']!.criteria['access']).toEqual({
      percent: 90,
      respondents: 30,
      questionsCounted: [2, 2],
    })
  })

  it('withholds a part beside a small one, and all of it', () => {
    const parts = shown(
      {
        week: [
          { code: 'w1', tally: answered(30) },
          { code: 'w2', tally: answered(9) },
          { code: 'w3', tally: answered(3) },
        ],
      },
      'week',
    )
    expect(parts['w2']!.overall).toMatchObject({ percent: null, respondents: 9 })
    expect(Object.values(parts['w2']!.criteria).every(({ percent }) => percent === null)).toBe(true)
    expect(Object.values(parts['w2']!.questions).every(({ grades }) => grades === null)).toBe(true)
    expect(parts['w2']!.withheld.tally).toBe(true)
    expect(parts['w1']!.overall.percent).toBe(75)
    expect(parts['w1']!.withheld.tally).toBe(false)
  })

  it('withholds what a withheld criterion or part consists of, though few of the neighbour answered none of it', () => {
    const answering = (count: number, ...codes: readonly string[]) =>
      tallyOf(
        form,
        Array.from({ length: count }, () => Object.fromEntries(codes.map((code) => [code, 'grade-4']))),
      )
    const parts = shown(
      {
        channel: [
          { code: 'qr', tally: answered(30) },
          { code: 'kiosk', tally: answered(9) },
          // Nobody of these three answered the second question on access, or the one outside the index.
          { code: 'paper', tally: answering(3, 'access-1') },
        ],
      },
      'channel',
    )
    expect(parts['kiosk']!.questions['access-2']!.percent).toBeNull()
    expect(parts['kiosk']!.questions['altogether']!.percent).toBeNull()
    expect(parts['paper']!.questions['access-2']!.grades).toBeNull()
    // Of twelve by paper three answered on access: the criterion is withheld beside it, and with it the second question.
    const beside = shown(
      {
        channel: [
          { code: 'qr', tally: answered(30) },
          { code: 'kiosk', tally: answered(9) },
          {
            code: 'paper',
            tally: mergeTallies(answering(3, 'access-1', 'staff-1'), answering(9, 'staff-1')),
          },
        ],
      },
      'channel',
    )
    expect(beside['kiosk']!.criteria['access']!.percent).toBeNull()
    expect(beside['kiosk']!.questions['access-2']!.percent).toBeNull()
    expect(beside['kiosk']!.criteria['staff']!.percent).toBe(60)
  })

  it('gives the sums of a part away only if it hides nothing', () => {
    const [first, second] = [{ 'staff-1': 'grade-3' }, { 'access-1': 'grade-5', 'access-2': 'grade-4' }]
    const alike = (count: number, answers: RawAnswers) =>
      tallyOf(
        form,
        Array.from({ length: count }, () => answers),
      )
    const cuts = {
      channel: [
        { code: 'qr', tally: answered(30) },
        { code: 'kiosk', tally: mergeTallies(alike(9, first), alike(20, second)) },
        { code: 'paper', tally: mergeTallies(alike(4, first), alike(30, second)) },
      ],
    }
    const parts = shown(cuts, 'channel')
    // One criterion and its one question are withheld.
    expect(parts['kiosk']!.withheld).toEqual({
      agency: false,
      criteria: new Set(['staff']),
      questions: new Set(['staff-1', 'altogether']),
      tally: true,
    })
    expect(parts['qr']!.withheld).toEqual({
      agency: false,
      criteria: new Set(),
      questions: new Set(),
      tally: false,
    })
  })

  it('has no figure of what nobody answered, and nothing to hide in it', () => {
    const parts = shown(
      {
        week: [
          { code: 'w1', tally: answered(30) },
          { code: 'w2', tally: answered(5, 0) },
          { code: 'w3', tally: answered(0) },
        ],
      },
      'week',
    )
    expect(parts['w2']!.withheld).toEqual({
      agency: false,
      criteria: new Set(),
      questions: new Set(['access-2']),
      tally: false,
    })
    expect(parts['w3']!.withheld).toEqual({
      agency: true,
      criteria: new Set(['access', 'staff']),
      questions: new Set(['access-1', 'access-2', 'staff-1', 'altogether']),
      tally: false,
    })
  })

  it('counts those of no point of a unit as a part of it, each unit by itself', () => {
    const unit = [
      { code: 'u1', tally: answered(33) },
      { code: 'u2', tally: answered(50, 49) },
    ]
    const point = [
      { code: 'p1', tally: answered(30), within: { cut: 'unit', code: 'u1' } },
      { code: 'p2', tally: answered(29), within: { cut: 'unit', code: 'u2' } },
    ]
    const whole = mergeTallies(answered(33), answered(50, 49))
    const parts = breakdown(form, method, layout, whole, { unit, point })
    const percents = Object.values(parts)
      .flat()
      .map(({ code, figures }) => [code, figures.overall.percent])
    // Three of the first unit are of no point: its one point would give them away.
    expect(percents).toEqual([
      ['u1', 75],
      ['u2', 75],
      ['p1', null],
      ['p2', 75],
    ])
    // Units that are not shown give nothing away.
    expect(shown({ point }, 'point', [answered(24)])['p1']!.overall.percent).toBe(75)
  })

  it('counts those of no unit as a part that is not shown', () => {
    const units: AgencyPart[] = [
      { code: 'u1', tally: answered(30) },
      { code: 'u2', tally: answered(9) },
    ]
    expect(shown({ unit: units }, 'unit')['u2']!.overall.percent).toBe(75)
    expect(shown({ unit: units }, 'unit', [answered(2)])['u2']!.overall.percent).toBeNull()
  })

  it('keeps those of no unit apart from those of no point of a unit', () => {
    const unit = [
      { code: 'u1', tally: answered(40) },
      { code: 'u2', tally: answered(20, 19) },
    ]
    const point = [
      { code: 'p1', tally: answered(33), within: { cut: 'unit', code: 'u1' } },
      { code: 'p2', tally: answered(20, 19), within: { cut: 'unit', code: 'u2' } },
      { code: 'p3', tally: answered(3) },
    ]
    // The point outside the units, of three, is what the units leave over: the smaller unit hides it, and so does
    // the point which that unit consists of.
    const parts = shown({ unit, point }, 'unit', [answered(3)])
    expect(parts['u2']!.overall.percent).toBeNull()
    expect(parts['u1']!.overall.percent).toBe(75)
  })

  it('hides in every cut what is hidden in one', () => {
    const cuts = {
      point: [
        { code: 'p1', tally: answered(30) },
        { code: 'p2', tally: answered(9, 8) },
        { code: 'p3', tally: answered(3) },
      ],
      channel: [
        { code: 'kiosk', tally: answered(9, 8) },
        { code: 'qr', tally: answered(33) },
      ],
    }
    expect(shown(cuts, 'channel')['kiosk']!.overall.percent).toBeNull()
    expect(shown({ channel: cuts.channel }, 'channel')['kiosk']!.overall.percent).toBe(75)
  })

  it('refuses parts that hold more than the agency', () => {
    const channel = [{ code: 'qr', tally: answered(6) }]
    expect(() => breakdown(form, method, layout, answered(5), { channel })).toThrow(
      'the parts by channel hold more',
    )
  })
})

describe('the sums of an agency as published', () => {
  const form = aForm()
  const layout = tallyLayout(form)
  const published = (tally: Tally) =>
    publishedTally(defaultMethod, layout, withheldCells(defaultMethod, layout, tally), tally)
  const one: RawAnswers = { 'access-1': 'grade-5', altogether: 'grade-1' }
  const two: RawAnswers = { 'access-2': 'grade-4', 'staff-1': 'grade-3', altogether: 'grade-1' }
  const responses = [...Array.from({ length: 9 }, () => one), ...Array.from({ length: 9 }, () => two)]

  it('keep the pairs that nobody or enough people answered', () => {
    expect(published(tallyOf(form, responses))?.pairs?.['access-1']?.['access-2']?.[0]).toBe(0)
    expect(published(tallyOf(form, responses))?.pairs?.['access-2']?.['staff-1']?.[0]).toBe(9)
  })

  it('leave the pairs out where one person answered both', () => {
    const sums = published(tallyOf(form, [...responses, { ...one, ...two }]))
    expect(sums?.pairs).toBeNull()
    expect(sums?.questions['access-1']?.grades['grade-5']).toBe(10)
  })

  it('are none where a question was answered by few', () => {
    expect(published(tallyOf(form, [...responses.slice(0, 9), ...responses.slice(9, 12)]))).toBeNull()
  })
})
