import { execFileSync, type StdioOptions } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import jsqr from 'jsqr'
import { parse } from 'node-html-parser'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pointQr } from '../../../server/service-points/point-qr.ts'
import { qrPng } from '../../../server/service-points/qr-png.ts'
import { readLogo } from '../../../server/service-points/read-logo.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { aLogo, emblemPng } from './sheet-fixtures.ts'

/** 96 by 80 pixels of one colour, made by a baseline JPEG encoder. */
const jpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L',
    '2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4',
    '+Pj4+Pj4+Pj4+Pj4+Pj/wAARCABQAGADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAA',
    'AgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6',
    'Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG',
    'x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREA',
    'AgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5',
    'OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPE',
    'xcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCpRRRUHohRRRQAUUUUAFFFFABRRRQAUUUU',
    'AFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAFFFFABRRRQAUUUU',
    'AFFFFABRRRQAUUUUAFFFFABRRRQAUUUUAf/Z',
  ].join(''),
  'base64',
)

describe('reading a logo', () => {
  test('takes a PNG and draws it anew, no larger than it is printed', () => {
    const read = readLogo(emblemPng(1200, 800))
    expect(read.ok && { width: read.logo.width, height: read.logo.height }).toEqual({
      width: 600,
      height: 400,
    })
    const png = read.ok ? PNG.sync.read(Buffer.from(read.logo.png, 'base64')) : null
    expect([png?.width, png?.height]).toEqual([600, 400])
    // On white, so that nothing shines through the middle of a code.
    expect([...png!.data.subarray(0, 4)]).toEqual([255, 255, 255, 255])
    expect([...png!.data.subarray((200 * 600 + 300) * 4, (200 * 600 + 300) * 4 + 3)]).toEqual([255, 205, 0])
  })

  test('leaves nothing of what else was in the file', () => {
    const file = Buffer.concat([emblemPng(), Buffer.from('<script>alert(1)</script>')])
    const read = readLogo(file)
    expect(read.ok && Buffer.from(read.logo.png, 'base64').includes('script')).toBe(false)
  })

  test('knows the size of a JPEG by its first bytes', () => {
    const read = readLogo(jpeg)
    expect(read.ok && { width: read.logo.width, height: read.logo.height }).toEqual({ width: 96, height: 80 })
    const head = jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda])))
    expect(readLogo(head)).toEqual({ ok: false, problem: 'unreadable' })
    const small = Buffer.from(jpeg)
    const frame = small.indexOf(Buffer.from([0xff, 0xc0]))
    small.writeUInt16BE(20, frame + 5)
    expect(readLogo(small)).toEqual({ ok: false, problem: 'wrong-size' })
  })

  test.each([
    ['nothing', null, 'missing'],
    ['an empty file', Buffer.alloc(0), 'missing'],
    ['a large file', Buffer.concat([emblemPng(), Buffer.alloc(1_000_000)]), 'too-large'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
      'not-a-picture',
    ],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'not-a-picture'],
    ['a page that is called a picture', Buffer.from('<html>'.padEnd(100)), 'not-a-picture'],
    ['a small picture', emblemPng(63, 63), 'wrong-size'],
    ['a strip', emblemPng(400, 100), 'wrong-size'],
    ['a picture that claims to be enormous', claiming(60_000, 60_000), 'wrong-size'],
    ['a broken picture', emblemPng().subarray(0, 200), 'unreadable'],
    [
      'an empty picture',
      new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>').render().asPng(),
      'unreadable',
    ],
    [
      'a white picture',
      new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>', { background: '#fff' })
        .render()
        .asPng(),
      'unreadable',
    ],
  ])('refuses %s', (_, file, problem) => {
    expect(readLogo(file)).toEqual({ ok: false, problem })
  })

  test('never throws, whatever the bytes', () => {
    const whole = emblemPng(80, 80)
    const changed = fc
      .tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length))
      .map(([at, value, end]) => {
        const file = Buffer.from(whole)
        file[at] = value
        return file.subarray(0, end)
      })
    const jpegs = fc.uint8Array({ maxLength: 60 }).map((rest) => Buffer.from([0xff, 0xd8, 0xff, ...rest]))
    fc.assert(
      fc.property(
        fc.oneof(changed, jpegs, fc.uint8Array()),
        (file) => typeof readLogo(file).ok === 'boolean',
      ),
      { numRuns: 300 },
    )
  })
})

function claiming(width: number, height: number): Buffer {
  const file = Buffer.from(emblemPng())
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}

describe('a code with a logo in its middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csh-logo-'))
  const picture = join(folder, 'code.png')
  afterAll(() => rmSync(folder, { recursive: true }))
  const hasZbar = (() => {
    try {
      execFileSync('zbarimg', ['--version'])
      return true
    } catch {
      console.warn('codes with a logo scanned by zbarimg: skipped, there is none')
      return false
    }
  })()

  test('decodes at every length that an address has', () => {
    for (const logo of [aLogo(), aLogo(300, 110), aLogo(110, 300)]) {
      for (const length of [5, 25, 50, 75, 85, 100, 120]) {
        const address = `https://${'a'.repeat(length)}.vn/s/k7m2qx4h`
        const qr = pointQr(address, logo)
        // Codes that are too fine have none.
        expect(qr.logo === null, address).toBe(length >= 100)
        const file = qrPng(qr)
        const png = PNG.sync.read(file)
        const read = jsqr.default(new Uint8ClampedArray(png.data), png.width, png.height)
        expect(read?.data, address).toBe(address)
        if (!hasZbar) continue
        writeFileSync(picture, file)
        const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
        const scanned = execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8', stdio })
        expect(scanned.trim()).toBe(address)
      }
    }
  }, 120_000)
})

describe('the page of the logo', () => {
  let app: TestApp
  let cookie: string
  beforeAll(async () => {
    app = await startTestApp({ environment: { PUBLIC_URL: 'https://khaosat.example.vn' } })
    cookie = await app.signIn()
    await app.open()
  })
  afterAll(() => app.stop())

  const get = (path: string) => app.get(`/staff/points${path}`, { headers: { cookie } })
  const upload = (file: Uint8Array | null, name = 'logo.png') => {
    const body = new FormData()
    if (file) body.set('logo', new Blob([new Uint8Array(file)]), name)
    return fetch(app.url('/staff/points/logo'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body,
    })
  }

  test('takes a picture, shows it, prints it, and gives it up again', async () => {
    expect((await get('/logo')).status).toBe(200)
    expect((await get('/logo/image.png')).status).toBe(404)
    const plain = await (await get('/k7m2qx4t/qr.svg')).text()
    expect(plain).not.toContain('<image')
    const saved = await upload(emblemPng())
    expect(saved.headers.get('location')).toBe('/staff/points/logo?done=saved')
    const page = parse(await (await get('/logo?done=saved')).text())
    expect(page.querySelector('[role=status]')!.text).toContain('Đã lưu biểu trưng')
    const image = await app.get(page.querySelector('img.logo')!.getAttribute('src')!, { headers: { cookie } })
    expect(image.headers.get('content-type')).toBe('image/png')
    expect(await (await get('/k7m2qx4t/qr.svg')).text()).toContain('<image')
    expect(await (await get('/k7m2qx4t/sheet')).text()).toContain('<image')
    const pdf = Buffer.from(
      await (await get('/sheets.pdf?format=a5&scope=chosen&code=k7m2qx4t')).arrayBuffer(),
    )
    expect(pdf.toString('latin1')).toContain('/Subtype /Image')
    const [entry] = await app.stores.audit.newest(null, 1)
    expect(entry).toMatchObject({
      action: 'sheet-logo-changed',
      before: null,
      after: { width: 200, height: 200 },
    })
    expect((await app.post('/staff/points/logo/remove', {}, { headers: { cookie } })).status).toBe(303)
    expect(await (await get('/k7m2qx4t/qr.svg')).text()).toBe(plain)
    expect((await app.stores.audit.newest(null, 1))[0]?.action).toBe('sheet-logo-removed')
  })

  test.each([
    ['none', null, 422, 'Hãy chọn tệp ảnh'],
    [
      'an SVG that is called a PNG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      422,
      'không phải ảnh PNG',
    ],
    ['more than a megabyte', Buffer.alloc(1_000_001), 422, 'lớn quá 1 MB'],
    ['far too much', Buffer.alloc(5_000_000), 413, 'quá lớn'],
  ])('says what is wrong with %s', async (_, file, status, words) => {
    const response = await upload(file)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(words)
    expect(await app.stores.logos.read()).toBeNull()
  })

  test('takes no other form', async () => {
    expect((await app.post('/staff/points/logo', { logo: 'x' }, { headers: { cookie } })).status).toBe(422)
  })
})
