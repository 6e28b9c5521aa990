import { describe, expect, it } from 'vitest'
import { compareMethods } from '../../scoring/compare-methods.ts'
import { anAgency, anIndexDocument } from '../support/an-index-document.ts'

describe('two methods side by side', () => {
  // By mean score B leads (84 to 80 %); by share of satisfied the steady A does (100 to 80 %).
  const agencies = [
    anAgency({ code: 'A', grades: { satisfied: 40 } }),
    anAgency({ code: 'B', grades: { 'very-satisfied': 32, 'very-dissatisfied': 8 } }),
    anAgency({ code: 'C', grades: { dissatisfied: 40 } }),
    anAgency({ code: 'D', grades: { neutral: 3 } }),
  ]
  const byMean = anIndexDocument(agencies)
  const byShare = anIndexDocument(agencies, { questionMethod: 'satisfied-share' })

  it('say what the choice does to each percentage and rank', () => {
    const { methods, blocks } = compareMethods(byMean, byShare)
    expect(methods.map(({ questionMethod }) => questionMethod)).toEqual(['mean-score', 'satisfied-share'])
    expect(blocks[0]).toMatchObject({ code: 'so-ban-nganh', eligible: [3, 3], moved: 2, largestMove: 1 })
    const [b, a, c, d] = blocks[0]!.agencies
    expect(b).toMatchObject({ code: 'B', overall: { percents: [84, 80], ranks: [1, 2], rankChange: -1 } })
    expect(a).toMatchObject({ code: 'A', overall: { percents: [80, 100], ranks: [2, 1], rankChange: 1 } })
    expect(c!.criteria['access']).toEqual({ percents: [40, 0], ranks: [3, 3], rankChange: 0 })
    expect(d!.overall).toEqual({ percents: [null, null], ranks: [null, null], rankChange: null })
  })

  it('change nothing where they are one method', () => {
    expect(compareMethods(byMean, byMean).blocks[0]).toMatchObject({ moved: 0, largestMove: 0 })
  })

  it('refuse documents of other agencies', () => {
    expect(() => compareMethods(byMean, anIndexDocument(agencies.slice(1)))).toThrow('other agencies')
    const renamed = anIndexDocument([{ ...agencies[0]!, code: 'X' }, ...agencies.slice(1)])
    expect(() => compareMethods(byMean, renamed)).toThrow("'A' is missing")
  })
})
