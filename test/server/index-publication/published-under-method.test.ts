import { describe, expect, it } from 'vitest'
import { publishedUnderMethod } from '../../../server/live-index/published-under-method.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'

const agencies = [
  anAgency({ code: 'SCT', grades: { dissatisfied: 5, satisfied: 20, 'very-satisfied': 15 } }),
  anAgency({ code: 'SNV', grades: { satisfied: 40 } }),
  { ...anAgency({ code: 'STP', grades: { satisfied: 44 } }), ended: true, transactions: 90, quota: 50 },
]
const published = anIndexDocument(agencies)

describe('a published index under another method', () => {
  it('is what the responses themselves would have given', () => {
    const choices = { questionMethod: 'satisfied-share', criterionMethod: 'pooled', ties: 'dense' } as const
    const { document, withoutSums } = publishedUnderMethod(published, { ...published.method, ...choices })
    expect(withoutSums).toEqual([])
    expect(document.blocks).toEqual(anIndexDocument(agencies, choices).blocks)
    expect(document.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.percent])).toEqual([
      ['SNV', 100],
      ['SCT', 87.5],
      ['STP', 100],
    ])
  })

  it('names the agencies whose sums were not published, or are none', () => {
    const [block] = published.blocks
    const [sct, snv, stp] = block!.agencies
    const broken = { ...snv!, tally: { ...snv!.tally!, responses: 1 } }
    const partly = {
      ...published,
      blocks: [{ ...block!, agencies: [{ ...sct!, tally: null }, broken, stp!] }],
    }
    const { document, withoutSums } = publishedUnderMethod(partly, published.method)
    expect(withoutSums).toEqual([sct!.code, snv!.code])
    expect(document.blocks[0]!.agencies.map(({ overall }) => overall.percent)).toEqual([null, null, 80])
  })
})
