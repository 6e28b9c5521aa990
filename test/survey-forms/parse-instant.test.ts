import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../survey-forms/parse-instant.ts'

test.each([
  ['2025-06-02T02:03:04Z', '2025-06-02T02:03:04.000Z'],
  ['2025-06-02t02:03:04z', '2025-06-02T02:03:04.000Z'],
  ['2025-06-02T02:03:04.5Z', '2025-06-02T02:03:04.500Z'],
  ['2025-06-02T02:03:04.123456789Z', '2025-06-02T02:03:04.123Z'],
  ['2025-06-02T02:03:04+07:00', '2025-06-01T19:03:04.000Z'],
  ['2025-06-02T02:03:04-00:30', '2025-06-02T02:33:04.000Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
])('%s is read', (text, instant) => {
  expect(parseInstant(text)?.toISOString()).toBe(instant)
})

test.each([
  '',
  '2025-06-02',
  '2025-06-02T02:03Z',
  '2025-06-02T02:03:04',
  '2025-06-02 02:03:04Z',
  '2025-6-2T02:03:04Z',
  '2025-02-29T00:00:00Z',
  '2025-04-31T00:00:00Z',
  '2025-13-01T00:00:00Z',
  '2025-00-10T00:00:00Z',
  '2025-06-02T24:00:00Z',
  '2025-06-02T02:60:00Z',
  '2025-06-30T23:59:60Z',
  '2025-06-02T02:03:04+24:00',
  '2025-06-02T02:03:04+0700',
  '2025-06-02T02:03:04.Z',
  '2025-06-02T02:03:04Z\n',
  ' 2025-06-02T02:03:04Z',
  '+002025-06-02T02:03:04Z',
  '٢٠٢٥-06-02T02:03:04Z',
])('%j is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined()
})

test('every instant is read back from its ISO text', () => {
  const years = {
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  }
  fc.assert(
    fc.property(fc.date(years), (date) => {
      expect(parseInstant(date.toISOString())).toEqual(date)
    }),
  )
})
