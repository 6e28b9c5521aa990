import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bulkScopes } from '../../../server/service-points/bulk-scopes.ts'
import { planned } from '../../../server/service-points/bulk-view.ts'
import { emptyBulk, parseBulk, postedBulk } from '../../../server/service-points/parse-bulk.ts'
import { aPeriod, aPoint } from '../../support/test-app.ts'

const agencies = [
  { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null },
  { code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null },
  { code: 'SDL', name: 'Sở Du lịch', units: [], endedOn: '2025-02-28' },
]
const published = aPeriod({ id: '2024', name: 'Năm 2024', status: 'published' })
const scopes = bulkScopes(agencies, [aPeriod(), published])
const form = {
  scope: 'block/2025/so-ban-nganh',
  pattern: 'Quầy số {n}',
  count: '2',
  placeMode: 'own',
  channel: 'qr',
}
const parse = (body: unknown) => parseBulk(postedBulk(body), { scopes, places: [] })
const problems = (body: unknown) => {
  const parsed = parse(body)
  return parsed.ok
    ? []
    : parsed.problems.map((found) => [found.field, found.problem, found.agency].filter(Boolean).join(' '))
}

describe('points for many agencies', () => {
  test('can be wished for the registry, a period that is not published, and its blocks', () => {
    expect(scopes.map(({ value, agencies: of }) => [value, of.map(({ code }) => code)])).toEqual([
      ['period/2025', ['SCT', 'SNV']],
      ['block/2025/so-ban-nganh', ['SCT', 'SNV']],
      ['registry', ['SCT', 'SNV']],
    ])
  })

  test('are numbered in each agency, at a place that is called like it', () => {
    const parsed = parse({ ...form, 'count.SNV': '1' })
    expect(parsed.ok && parsed.wish.agencies.flatMap((agency) => agency.points)).toEqual([
      {
        agencies: ['SCT'],
        desk: 'Quầy số 1',
        place: 'Sở Công Thương',
        placeCode: null,
        unit: null,
        channel: 'qr',
      },
      {
        agencies: ['SCT'],
        desk: 'Quầy số 2',
        place: 'Sở Công Thương',
        placeCode: null,
        unit: null,
        channel: 'qr',
      },
      {
        agencies: ['SNV'],
        desk: 'Quầy số 1',
        place: 'Sở Nội vụ',
        placeCode: null,
        unit: null,
        channel: 'qr',
      },
    ])
  })

  test('that have a code in use are told apart', () => {
    const parsed = parse({ ...form, placeMode: 'one', place: 'Trung tâm', pattern: 'Bàn {n}' })
    const there = aPoint({ desk: 'BÀN 2', place: 'Trung  tâm', agencies: ['SNV'] })
    expect(parsed.ok && planned(parsed.wish, [there]).map(({ isThere }) => isThere)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test.each([
    [
      'nothing',
      undefined,
      [
        'scope missing',
        'pattern missing',
        'count not-a-count',
        'placeMode not-an-option',
        'channel not-an-option',
      ],
    ],
    ['an unknown block', { ...form, scope: 'block/2025/x' }, ['scope not-an-option']],
    ['a published period', { ...form, scope: 'period/2024' }, ['scope not-an-option']],
    ['no number for several desks', { ...form, pattern: 'Quầy' }, ['pattern no-number']],
    [
      'a name that is too long with its number',
      { ...form, pattern: `${'x'.repeat(79)}{n}`, count: '10' },
      ['pattern too-long'],
    ],
    ['no desks', { ...form, count: '0' }, ['count not-a-count']],
    ['too many desks', { ...form, count: '51' }, ['count not-a-count']],
    ['a number that is none', { ...form, count: '1e1' }, ['count not-a-count']],
    ['a wrong number of one agency', { ...form, 'count.SNV': '-1' }, ['count not-a-count SNV']],
    ['one place without its name', { ...form, placeMode: 'one' }, ['place missing']],
  ])('with %s are refused by field', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  test('may leave an agency out, and need no number in the name for one desk', () => {
    expect(problems({ ...form, pattern: 'Quầy', count: '1', 'count.SNV': '0' })).toEqual([])
    expect(problems({ ...emptyBulk, scope: 'registry' })).toEqual([])
  })

  test('are at most 500 at a time', () => {
    const many = Array.from({ length: 11 }, (_, n) => ({
      code: `A${n}`,
      name: `Cơ quan ${n}`,
      units: [],
      endedOn: null,
    }))
    const parsed = parseBulk(postedBulk({ ...form, scope: 'registry', count: '50' }), {
      scopes: bulkScopes(many, []),
      places: [],
    })
    expect(parsed).toMatchObject({ ok: false, problems: [{ field: 'count', problem: 'too-many' }] })
  })

  test('never throw, whatever is posted', () => {
    const field = fc.constantFrom(
      'scope',
      'pattern',
      'count',
      'count.SCT',
      'count.__proto__',
      'placeMode',
      'place',
      'channel',
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('registry', 'own', 'one', 'qr', '{n}', '3'),
      fc.array(fc.string()),
    )
    fc.assert(
      fc.property(fc.dictionary(field, value), (body) => {
        const parsed = parse(body)
        return parsed.ok || parsed.problems.length > 0
      }),
    )
  })
})
