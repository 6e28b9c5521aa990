import { describe, expect, it } from 'vitest'
import { keepWorkbooks } from '../../../server/index-publication/keep-workbooks.ts'

describe('kept workbooks', () => {
  function packing(most: number) {
    const packed: string[] = []
    const pack = async (sheets: string) => {
      packed.push(sheets)
      if (sheets === 'bad') throw new Error('cannot be packed')
      return Buffer.from(sheets)
    }
    const kept = keepWorkbooks(pack, most)
    return { packed, fetched: (content: string) => kept(content, content) }
  }

  it('are packed once for all who ask, and forgotten by when they were asked for last', async () => {
    const { packed, fetched } = packing(2)
    const [first, second] = await Promise.all([fetched('a'), fetched('a')])
    expect([String(first), second]).toEqual(['a', first])
    await fetched('b')
    await fetched('a')
    await fetched('c')
    await fetched('a')
    expect(packed).toEqual(['a', 'b', 'c'])
    await fetched('b')
    expect(packed).toEqual(['a', 'b', 'c', 'b'])
  })

  it('are tried again when they could not be packed', async () => {
    const { packed, fetched } = packing(2)
    await expect(fetched('bad')).rejects.toThrow('cannot be packed')
    await expect(fetched('bad')).rejects.toThrow('cannot be packed')
    expect(packed).toEqual(['bad', 'bad'])
  })
})
