import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPostedForm, aResponseBody } from '../../support/answers.ts'
import { cookiesOf, generousLimits, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({
    limits: { ...generousLimits, perDevice: 3, perAddressAtPoint: 30, perAddress: 40 },
  })
  await app.open()
})
afterAll(() => app.stop())

/** Sends bytes as they are. @returns what came back until the connection ended, or after `waitMs` */
async function raw(bytes: string, waitMs = 1500): Promise<{ text: string; ended: boolean }> {
  const { hostname, port } = new URL(app.address)
  const socket = connect(Number(port), hostname)
  let text = ''
  let ended = false
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
  })
  socket.on('close', () => {
    ended = true
  })
  socket.on('error', () => {})
  socket.write(bytes)
  for (let waited = 0; waited < waitMs && !ended; waited += 20) await pause(20)
  socket.destroy()
  return { text, ended }
}

describe('a client that means no good', () => {
  it('cannot make answers pile up by sending requests without waiting for any', async () => {
    const { text, ended } = await raw('GET /s/k7m2qx4t HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(400))
    expect(ended).toBe(true)
    expect(text.split('HTTP/1.1 200').length - 1).toBeLessThan(20)
    expect((await app.get('/s/k7m2qx4t')).status).toBe(200)
  })

  it('is told that its body is too large before it has sent it', async () => {
    const { text, ended } = await raw(
      'POST /s/k7m2qx4t HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
        'Content-Length: 99999999999\r\n\r\na=b',
    )
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(text).toMatch(/Connection: close/i)
    expect(ended).toBe(true)
  })

  it('is cut off when a body of unknown length grows too large', async () => {
    const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`
    const { text, ended } = await raw(
      `POST /api/v1/points/k7m2qx4t/responses HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}`,
    )
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
    expect(ended).toBe(true)
  })

  it.each([
    ['a host that is no host', `GET / HTTP/1.1\r\nHost: ${'a'.repeat(4000)}\r\n\r\n`, 400],
    ['an escape that is none', 'GET /s/%E0%A4%A HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['a method nobody knows', 'BREW /s/k7m2qx4t HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n', 404],
  ])('that sends %s gets a refusal', async (_, bytes, status) => {
    const { text } = await raw(bytes, 400)
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  it('finds no link to another site in a page, whatever address it asked for', async () => {
    const cookie = await app.signIn()
    for (const path of ['//evil.example/x', '/\\evil.example/x', '/a/..//evil.example']) {
      const { text } = await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n\r\n`, 400)
      expect(text).toMatch(/^HTTP\/1\.1 404 /)
      expect(text).toMatch(/cache-control: no-store/i)
      expect(text).not.toContain('evil.example')
    }
  })

  it('takes what is left to others neither with a stuck device nor with guesses', async () => {
    const send = (path: string, cookie: string) => app.post(path, aPostedForm(), { headers: { cookie } })
    const stuck = `device=${crypto.randomUUID()}`
    for (let i = 0; i < 60; i++) await send('/s/k7m2qx4t', stuck)
    for (let i = 0; i < 60; i++)
      await app.postJson(`/api/v1/points/aaaa${i + 1000}/responses`, aResponseBody())
    expect((await send('/s/k7m2qx4t', stuck)).status).toBe(429)
    expect((await send('/s/k7m2qx4t', `device=${crypto.randomUUID()}`)).status).toBe(303)
  })

  it('fills no memory with codes that can be none', async () => {
    const long = await app.get(`/s/${'a'.repeat(5000)}`)
    expect(long.status).toBe(404)
    expect((await app.get('/s/K7M2QX4T')).status).toBe(200)
  })
})

describe('cookies', () => {
  it('are for HTTPS alone where the public address is', async () => {
    const secure = await startTestApp({ environment: { PUBLIC_URL: 'https://hailong.example' } })
    await secure.open()
    const form = await secure.get('/s/k7m2qx4t')
    expect(form.headers.get('set-cookie')).toMatch(/; Secure$/)
    const signedIn = await secure.post('/sign-in', {
      name: 'so-noi-vu',
      password: secure.oneTimePassword ?? '',
    })
    expect(signedIn.headers.get('set-cookie')).toMatch(/; Secure/)
    await secure.stop()
  })

  it('of a session end when somebody signs in again with the same browser', async () => {
    const fresh = await startTestApp()
    const first = await fresh.signIn()
    const password = 'một mật khẩu đủ dài'
    const asked = await fresh.post(
      '/sign-in',
      { name: 'so-noi-vu', password },
      { headers: { cookie: first } },
    )
    const again = await fresh.post(
      '/sign-in/code',
      { code: fresh.code(30) },
      { headers: { cookie: `${first}; ${cookiesOf(asked)}` } },
    )
    const works = async (cookie: string) =>
      (await fresh.get('/home-affairs', { headers: { cookie } })).status === 200
    expect(await works(first)).toBe(false)
    expect(await works(cookiesOf(again))).toBe(true)
    await fresh.stop()
  })

  it('of a session begun with a one-time password end when another is printed', async () => {
    const fresh = await startTestApp()
    const signedIn = await fresh.post('/sign-in', {
      name: 'so-noi-vu',
      password: fresh.oneTimePassword ?? '',
    })
    const cookie = cookiesOf(signedIn)
    expect((await fresh.get('/new-password', { headers: { cookie } })).status).toBe(200)
    await fresh.stop({ keepData: true })
    const again = await startTestApp({ dataDir: fresh.dataDir })
    expect((await again.get('/new-password', { headers: { cookie } })).status).toBe(303)
    await again.stop()
  })
})
