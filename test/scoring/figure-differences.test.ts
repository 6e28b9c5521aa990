import { describe, expect, it } from 'vitest'
import { figureDifferences, isOfLateResponses } from '../../scoring/figure-differences.ts'
import { anAgency, anIndexDocument } from '../support/an-index-document.ts'

const one = anAgency({ code: 'A/1', grades: { satisfied: 40 } })
const two = anAgency({ code: 'B', grades: { neutral: 40 } })
const document = anIndexDocument([one, two])

describe('the differences of two indexes', () => {
  it('are none where only the moment, the publication or the signature differs', () => {
    const later = {
      ...document,
      computedAt: '2026-01-01T00:00:00.000Z',
      period: { ...document.period!, status: 'published' as const },
      signature: { algorithm: 'Ed25519' as const, key: 'k', value: 'v' },
    }
    expect(figureDifferences(document, later)).toEqual([])
  })

  it('find an agency by its code, wherever it stands', () => {
    const turned = {
      ...document,
      blocks: document.blocks.map((block) => ({ ...block, agencies: block.agencies.toReversed() })),
    }
    expect(figureDifferences(document, turned)).toEqual([])
    const corrected = anIndexDocument([{ ...one, transactions: 100 }, two])
    expect(figureDifferences(document, corrected)).toEqual([
      { path: '/blocks/so-ban-nganh/agencies/A~11/transactions', before: null, after: 100 },
    ])
  })

  it('say null where nothing stood, in values that JSON can hold', () => {
    const without = anIndexDocument([one])
    const [found] = figureDifferences(document, without).filter(({ path }) => path.endsWith('/agencies/B'))
    expect(found).toMatchObject({ before: { code: 'B' }, after: null })
    expect(JSON.parse(JSON.stringify(figureDifferences(without, document)))).toEqual(
      figureDifferences(without, document),
    )
  })

  it('of late responses are told from those of all others', () => {
    const late = { path: '/blocks/x/agencies/B/responses/excluded/late', before: 0, after: 1 }
    expect(isOfLateResponses(late)).toBe(true)
    expect(isOfLateResponses({ ...late, path: '/responses/received' })).toBe(true)
    expect(isOfLateResponses({ ...late, path: '/responses/excluded/held' })).toBe(false)
    expect(isOfLateResponses({ ...late, path: '/responses/counted' })).toBe(false)
  })
})
