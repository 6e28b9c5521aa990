import { describe, expect, it } from 'vitest'
import { byRank, parseSorting, sortedAgencies, sortHeads } from '../../../server/figures/table-sorting.ts'
import { index2025 } from '../../support/published-results.ts'

const { agencies } = index2025().blocks[0]!
const sorted = (query: Record<string, unknown>) =>
  sortedAgencies(agencies, parseSorting(query, ['access']), ({ overall }) => overall).map(({ code }) => code)

describe('the order of a table', () => {
  it('is that of the ranks, whatever else an address says', () => {
    const inOrder = ['SCT', 'SNV', 'STC', 'STP', 'SNgV']
    for (const query of [
      {},
      { sort: 'rank' },
      { sort: 'nothing' },
      { sort: ['name', 'overall'] },
      { sort: 'criterion:x' },
    ]) {
      expect(sorted(query)).toEqual(inOrder)
    }
  })

  it('is by any column, either way, with those without the figure last', () => {
    expect(sorted({ sort: 'name' })).toEqual(['SCT', 'SNgV', 'SNV', 'STC', 'STP'])
    expect(sorted({ sort: 'name', order: 'desc' })).toEqual(['STP', 'STC', 'SNV', 'SNgV', 'SCT'])
    expect(sorted({ sort: 'responses' })).toEqual(['SCT', 'SNV', 'STC', 'STP', 'SNgV'])
    expect(sorted({ sort: 'responses', order: 'asc' })).toEqual(['SNgV', 'STP', 'SNV', 'STC', 'SCT'])
    expect(sorted({ sort: 'change' })).toEqual(['SCT', 'STC', 'SNV', 'STP', 'SNgV'])
    expect(sorted({ sort: 'change', order: 'asc' })).toEqual(['STP', 'SNV', 'STC', 'SCT', 'SNgV'])
    expect(sorted({ sort: 'rank', order: 'desc' }).at(-1)).toBe('SNgV')
    expect(sorted({ sort: 'criterion:access', order: 'asc' })[0]).toBe('STP')
  })

  it('is told of the column it is by, and turned round by it', () => {
    const head = sortHeads({ by: 'overall', descending: true }, 'agencies', { lang: 'en' })
    expect(head('overall')).toEqual({ href: '?lang=en&sort=overall&order=asc#agencies', aria: 'descending' })
    expect(head('name')).toEqual({ href: '?lang=en&sort=name&order=asc#agencies', aria: null })
    expect(head('criterion:access').href).toBe('?lang=en&sort=criterion%3Aaccess&order=desc#agencies')
    expect(sortHeads(byRank, 'agencies')('rank').aria).toBe('ascending')
  })
})
