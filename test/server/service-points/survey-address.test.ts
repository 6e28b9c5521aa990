import { describe, expect, test } from 'vitest'
import { shortAddress, surveyAddress } from '../../../server/service-points/survey-address.ts'

const request = { protocol: 'http', host: '127.0.0.1:3000' }

describe('the survey address of a point', () => {
  test.each([
    ['https://khaosat.example.vn', 'https://khaosat.example.vn/s/k7m2qx4h'],
    ['https://example.vn/hai-long', 'https://example.vn/hai-long/s/k7m2qx4h'],
    [null, 'http://127.0.0.1:3000/s/k7m2qx4h'],
  ])('with PUBLIC_URL %s is %s', (publicUrl, address) => {
    expect(surveyAddress(publicUrl, request, 'k7m2qx4h')).toBe(address)
  })

  test('is printed without its scheme', () => {
    expect(shortAddress('https://khaosat.example.vn/s/k7m2qx4h')).toBe('khaosat.example.vn/s/k7m2qx4h')
    expect(shortAddress('http://127.0.0.1:3000/s/k7m2qx4h')).toBe('127.0.0.1:3000/s/k7m2qx4h')
  })
})
