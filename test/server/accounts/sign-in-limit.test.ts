import { describe, expect, it } from 'vitest'
import { deviceName } from '../../../server/accounts/device-name.ts'
import { createSignInLimit } from '../../../server/accounts/sign-in-limit.ts'

describe('the limit of attempts', () => {
  it('bounds what one network tries under all names, and leaves known browsers alone', () => {
    const limit = createSignInLimit(() => new Date('2026-03-04T02:00:00Z'))
    const attempt = (i: number, browser: string | null = null) =>
      limit.attempt({ name: `ten-${i}`, network: '10.0.0.1', browser })
    for (let i = 0; i < 100; i++) expect(attempt(i)).toBeNull()
    expect(attempt(100)).toBe(900)
    expect(attempt(100, 'known')).toBeNull()
    expect(limit.attempt({ name: 'ten-100', network: '10.0.0.2', browser: null })).toBeNull()
  })

  it('forgets the failures of who has signed in, and everything after a day', () => {
    let now = Date.parse('2026-03-04T02:00:00Z')
    const limit = createSignInLimit(() => new Date(now))
    const one = { name: 'a', network: '10.0.0.1', browser: null }
    for (let i = 0; i < 4; i++) limit.attempt(one)
    limit.succeeded(one)
    for (let i = 0; i < 5; i++) expect(limit.attempt(one)).toBeNull()
    expect(limit.attempt(one)).toBe(10)
    now += 86_400_000
    for (let i = 0; i < 5; i++) expect(limit.attempt(one)).toBeNull()
  })

  it('counts many at once before any of them is looked at', () => {
    const limit = createSignInLimit(() => new Date('2026-03-04T02:00:00Z'))
    const results = Array.from({ length: 20 }, () =>
      limit.attempt({ name: 'a', network: '10.0.0.1', browser: 'known' }),
    )
    expect(results.filter((wait) => wait === null).length).toBe(5)
  })
})

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36', 'Cốc Cốc, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox, Linux'],
    ['curl/8.0', ''],
    [undefined, ''],
    ['x'.repeat(100_000), ''],
  ])('of %.40s is %j', (agent, name) => {
    expect(deviceName(agent)).toBe(name)
  })
})
