import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splicedPage } from '../../../server/public-survey/spliced-page.ts'

const placeholder = '00000000-0000-0000-0000-000000000000'

describe('a page kept compressed around its id', () => {
  it('unpacks to the page with the id, whatever stands around it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 2000 }).filter((part) => !part.includes('0000'))
    fc.assert(
      fc.property(text, text, fc.uuid(), (before, after, id) => {
        const page = splicedPage(before + placeholder + after, placeholder)
        expect(gunzipSync(Buffer.from(page.gzip(id), 'latin1')).toString()).toBe(before + id + after)
        expect(page.plain(id)).toBe(before + id + after)
      }),
    )
  })

  it('carries a right checksum and size, which a damaged byte breaks', () => {
    const damaged = Buffer.from(splicedPage(`a${placeholder}b`, placeholder).gzip(placeholder), 'latin1')
    damaged.writeUInt8((damaged.readUInt8(damaged.length - 7) + 1) % 256, damaged.length - 7)
    expect(() => gunzipSync(damaged)).toThrow()
  })

  it('refuses a page without the place of the id, or with two', () => {
    expect(() => splicedPage('nothing here', placeholder)).toThrow()
    expect(() => splicedPage(placeholder + placeholder, placeholder)).toThrow()
  })
})
