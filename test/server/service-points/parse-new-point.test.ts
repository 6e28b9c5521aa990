import { describe, expect, test } from 'vitest'
import { parseNewPoint } from '../../../server/service-points/parse-new-point.ts'
import type { Point } from '../../../server/storage/points-store.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'

const agencies: Agency[] = [
  { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null },
  { code: 'SDL', name: 'Sở Du lịch', units: [], endedOn: '2025-02-28' },
]
const point: Point = {
  code: 'k7m2qx4h',
  desk: 'Quầy số 3',
  place: 'Bộ phận Một cửa',
  channel: 'qr',
  agencies: ['SCT'],
  unit: null,
  retiredAt: null,
}
const posted = { agency: 'SCT', desk: 'Quầy số 4', place: 'Bộ phận Một cửa' }

describe('a posted point', () => {
  test('is taken, in NFC and without needless blanks', () => {
    const decomposed = '  Quầy\n số 4 '.normalize('NFD')
    expect(parseNewPoint({ ...posted, desk: decomposed }, agencies, [point])).toEqual({
      ok: true,
      point: posted,
    })
  })

  test.each([
    ['nothing', undefined, ['agency missing', 'desk missing', 'place missing']],
    ['text instead of fields', 'agency=SCT', ['agency missing', 'desk missing', 'place missing']],
    ['repeated fields', { ...posted, desk: ['a', 'b'] }, ['desk missing']],
    ['an agency not in the registry', { ...posted, agency: '$ne' }, ['agency not-an-option']],
    ['an agency that has ended', { ...posted, agency: 'SDL' }, ['agency not-an-option']],
    ['a long name', { ...posted, place: 'ờ'.repeat(81) }, ['place too-long']],
    ['bytes that were no UTF-8', { ...posted, desk: 'Qu\uFFFDy' }, ['desk not-text']],
    ['a control character', { ...posted, desk: 'Quầy\u0000' }, ['desk not-text']],
    ['a desk that has a code', { ...posted, desk: 'Quầy số 3' }, ['desk taken']],
  ])('with %s is refused by field', (_, body, problems) => {
    const parsed = parseNewPoint(body, agencies, [point])
    expect(parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual(
      problems,
    )
  })

  test('of a desk whose code is retired is taken', () => {
    const retired = { ...point, retiredAt: new Date(0) }
    expect(parseNewPoint({ ...posted, desk: 'Quầy số 3' }, agencies, [retired]).ok).toBe(true)
  })

  test('keeps what was typed when it is refused', () => {
    const parsed = parseNewPoint({ ...posted, agency: '' }, agencies, [])
    expect(parsed.ok ? null : parsed.kept).toEqual({ ...posted, agency: '' })
  })
})
