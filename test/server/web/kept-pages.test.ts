import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createKeptPages } from '../../../server/web/kept-pages.ts'

describe('kept pages', () => {
  it('are kept plain and compressed, under a tag of their content', async () => {
    const pages = createKeptPages()
    expect(pages.known('1', 'a')).toBeUndefined()
    const a = await pages.keep('1', 'a', '<p>Hà Nội</p>')
    expect(a.plain.toString()).toBe('<p>Hà Nội</p>')
    expect(gunzipSync(a.gzip).toString()).toBe('<p>Hà Nội</p>')
    expect(a.etag).toMatch(/^W\/"[\w-]{43}"$/)
    expect(await pages.known('1', 'a')).toBe(a)
    expect((await pages.keep('1', 'b', '<p>Huế</p>')).etag).not.toBe(a.etag)
    expect((await createKeptPages().keep('9', 'z', '<p>Hà Nội</p>')).etag).toBe(a.etag)
  })

  it('are forgotten with the edition they belong to', async () => {
    const pages = createKeptPages()
    await pages.keep('1', 'a', 'one')
    expect(pages.known('2', 'a')).toBeUndefined()
    expect(pages.known('1', 'a')).toBeUndefined()
  })

  it('make room for others, those made first going first', async () => {
    const pages = createKeptPages(2)
    for (const key of ['a', 'b', 'c']) await pages.keep('1', key, key)
    expect(['a', 'b', 'c'].map((key) => pages.known('1', key) !== undefined)).toEqual([false, true, true])
  })
})
