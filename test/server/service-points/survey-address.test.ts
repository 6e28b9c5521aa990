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

  test.each([
    ['khảo-sát.vn', 'khảo-sát.vn'],
    ['khảo-sát.khánhhòa.vn:8443/xn--abc', 'khảo-sát.khánhhòa.vn:8443/xn--abc'],
    ['KHẢO-SÁT.vn', 'khảo-sát.vn'],
    ['[2001:db8::1]:3000', '[2001:db8::1]:3000'],
    ['localhost:3000', 'localhost:3000'],
  ])('is printed with the letters of the host %s, while the code holds what phones need', (site, printed) => {
    const address = surveyAddress(new URL(`https://${site}`).href.replace(/\/$/, ''), request, 'k7m2qx4h')
    expect(address).toMatch(/^[!-~]+$/)
    expect(shortAddress(address)).toBe(`${printed}/s/k7m2qx4h`)
  })

  test.each(['xn--zzz---', 'a b', 'xn--', ''])('is printed as it is where "%s" is no name', (host) => {
    expect(shortAddress(`http://${host}/s/k7m2qx4h`)).toBe(`${host}/s/k7m2qx4h`)
  })
})
