import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNewPoint, postedPoint } from '../../../server/service-points/parse-new-point.ts'
import type { Place } from '../../../server/storage/places-store.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'
import { aPoint } from '../../support/test-app.ts'

const agencies: Agency[] = [
  {
    code: 'SCT',
    name: 'Sở Công Thương',
    units: [
      { code: 'vp', name: 'Văn phòng' },
      { code: 'cu', name: 'Phòng cũ', endedOn: '2025-01-01' },
    ],
    endedOn: null,
  },
  { code: 'SNV', name: 'Sở Nội vụ', units: [{ code: 'vp', name: 'Văn phòng' }], endedOn: null },
  { code: 'SDL', name: 'Sở Du lịch', units: [], endedOn: '2025-02-28' },
]
const places: Place[] = [
  { code: 'ttpv', name: 'Trung tâm Phục vụ hành chính công', address: '', host: null, endedOn: null },
  { code: 'cu', name: 'Nhà cũ', address: '', host: null, endedOn: '2025-01-01' },
]
const points = [aPoint({ desk: 'Quầy số 3', place: 'Bộ phận Một cửa' })]
const form = { agency: 'SCT', desk: 'Quầy số 4', place: 'Bộ phận Một cửa', channel: 'qr' }
const parse = (body: unknown) => parseNewPoint(postedPoint(body), { agencies, places, points })
const problems = (body: unknown) => {
  const parsed = parse(body)
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field} ${problem}`)
}
const nothing = ['agency missing', 'place missing', 'desk missing', 'channel not-an-option']

describe('a posted point', () => {
  test('is taken, in NFC and without needless blanks', () => {
    const desk = '  Quầy\n số 4 '.normalize('NFD')
    expect(parse({ ...form, desk })).toEqual({
      ok: true,
      point: {
        agencies: ['SCT'],
        desk: 'Quầy số 4',
        place: 'Bộ phận Một cửa',
        placeCode: null,
        unit: null,
        channel: 'qr',
      },
    })
  })

  test('of a shared desk serves each agency once', () => {
    const parsed = parse({ ...form, also: ['SNV', 'SCT', 'SNV', ''] })
    expect(parsed.ok && parsed.point.agencies).toEqual(['SCT', 'SNV'])
  })

  test.each([
    ['chosen', { placeCode: 'ttpv', place: '' }],
    ['chosen and typed the same', { placeCode: 'ttpv', place: 'trung tâm phục vụ hành chính công' }],
    ['typed as it is registered', { placeCode: '', place: 'Trung tâm phục vụ  Hành chính công' }],
  ])('at a registered place that was %s bears its name and code', (_, fields) => {
    const parsed = parse({ ...form, ...fields })
    expect(parsed.ok && parsed.point).toMatchObject({
      place: 'Trung tâm Phục vụ hành chính công',
      placeCode: 'ttpv',
    })
  })

  test('counts for a unit of its agency', () => {
    const parsed = parse({ ...form, unit: 'SCT/vp' })
    expect(parsed.ok && parsed.point.unit).toBe('vp')
  })

  test.each([
    ['nothing', undefined, nothing],
    ['text instead of fields', 'agency=SCT', nothing],
    ['a list instead of fields', ['SCT'], nothing],
    ['repeated fields', { ...form, desk: ['a', 'b'] }, ['desk missing']],
    ['an agency not in the registry', { ...form, agency: '$ne' }, ['agency not-an-option']],
    ['an agency that has ended', { ...form, agency: 'SDL' }, ['agency not-an-option']],
    ['another agency that has ended', { ...form, also: ['SDL'] }, ['also not-an-option']],
    [
      'too many agencies',
      { ...form, also: Array.from({ length: 60 }, (_, n) => `X${n}`) },
      ['also not-an-option', 'also too-many'],
    ],
    ['a long name', { ...form, place: 'ờ'.repeat(81) }, ['place too-long']],
    ['bytes that were no UTF-8', { ...form, desk: 'Qu\uFFFDy' }, ['desk not-text']],
    ['a control character', { ...form, desk: 'Quầy\u0000' }, ['desk not-text']],
    ['a desk that has a code', { ...form, desk: 'Quầy số 3' }, ['desk taken']],
    [
      'the same desk in other letters',
      { ...form, desk: 'QUẦY  SỐ 3', place: 'bộ phận một cửa' },
      ['desk taken'],
    ],
    ['a place that has ended', { ...form, placeCode: 'cu', place: '' }, ['placeCode not-an-option']],
    ['two places', { ...form, placeCode: 'ttpv', place: 'Nơi khác' }, ['place two-places']],
    ['an unknown unit', { ...form, unit: 'SCT/xx' }, ['unit not-an-option']],
    ['a unit that has ended', { ...form, unit: 'SCT/cu' }, ['unit not-an-option']],
    ['a unit without its agency', { ...form, unit: 'vp' }, ['unit not-an-option']],
    ['a unit of another agency', { ...form, unit: 'SNV/vp' }, ['unit other-agency']],
    ['a unit at a shared desk', { ...form, also: ['SNV'], unit: 'SCT/vp' }, ['unit shared']],
    ['an unknown channel', { ...form, channel: 'fax' }, ['channel not-an-option']],
  ])('with %s is refused by field', (_, body, expected) => {
    expect(problems(body)).toEqual(expected)
  })

  test.each([
    ['retired', { retiredAt: new Date(0) }],
    ['of another channel', { channel: 'kiosk' as const }],
    ['of another agency', { agencies: ['SNV'] }],
    ['of the agency and another together', { agencies: ['SCT', 'SNV'] }],
  ])('may be at a desk whose code is %s', (_, changes) => {
    const other = aPoint({ desk: 'Quầy số 3', place: 'Bộ phận Một cửa', ...changes })
    const posted = postedPoint({ ...form, desk: 'Quầy số 3' })
    expect(parseNewPoint(posted, { agencies, places, points: [other] }).ok).toBe(true)
  })

  test('never throws, and what is taken is in the registry', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('SCT', 'SNV', 'qr', 'ttpv', 'SCT/vp'),
    )
    const fields = fc.dictionary(
      fc.constantFrom('agency', 'also', 'desk', 'place', 'placeCode', 'unit', 'channel', '__proto__'),
      fc.oneof(value, fc.array(value), fc.constant({ $gt: '' })),
    )
    fc.assert(
      fc.property(fields, (body) => {
        const parsed = parse(body)
        if (!parsed.ok) return parsed.problems.length > 0
        return (
          parsed.point.agencies.every((code) => ['SCT', 'SNV'].includes(code)) &&
          [...parsed.point.desk].length <= 80 &&
          parsed.point.place.trim() === parsed.point.place
        )
      }),
    )
  })
})
