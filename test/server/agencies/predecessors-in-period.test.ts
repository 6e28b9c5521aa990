import { describe, expect, it } from 'vitest'
import { predecessorsInPeriod } from '../../../server/agencies/predecessors-in-period.ts'
import { previousPeriod } from '../../../server/agencies/previous-period.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'

const agency = (
  code: string,
  predecessors: readonly string[] = [],
  endedOn: string | null = null,
): Agency => ({
  ...{ code, name: code, units: [], endedOn },
  ...(predecessors.length > 0 ? { predecessors } : {}),
})
const had = (...codes: string[]) => ({
  blocks: [
    {
      code: 'so',
      name: 'Khối sở',
      agencies: codes.map((code) => ({ code, transactions: null, quota: null })),
    },
  ],
})
const ended = '2025-02-28'

describe('predecessors in a period', () => {
  it('are none where the agency was there itself, or nothing is known', () => {
    expect(predecessorsInPeriod({ code: 'SCT' }, [agency('SCT')], had('SCT'))).toEqual([])
    expect(predecessorsInPeriod({ code: 'SCT' }, [agency('SCT')], had('SNV'))).toEqual([])
    expect(predecessorsInPeriod({ code: 'X' }, [], had('SNV'))).toEqual([])
  })

  it('are the merged ones, of a new code and of one that goes on under its own', () => {
    const registry = [
      agency('SNNMT', ['SNNPTNT', 'STNMT']),
      agency('SNNPTNT', [], ended),
      agency('STNMT', [], ended),
      agency('STC', ['SKHDT']),
      agency('SKHDT', [], ended),
    ]
    const before = had('SNNPTNT', 'STNMT', 'STC', 'SKHDT')
    expect(predecessorsInPeriod({ code: 'SNNMT' }, registry, before)).toEqual(['SNNPTNT', 'STNMT'])
    expect(predecessorsInPeriod({ code: 'STC' }, registry, before)).toEqual(['STC', 'SKHDT'])
  })

  it('forget a merger that the previous period has behind it', () => {
    const registry = [agency('STC', ['SKHDT']), agency('SKHDT', [], ended)]
    expect(predecessorsInPeriod({ code: 'STC' }, registry, had('STC', 'SCT'))).toEqual([])
  })

  it('follow chains over agencies that no period had', () => {
    const registry = [
      agency('C', ['B', 'D']),
      agency('B', ['A'], ended),
      agency('A', [], ended),
      agency('D', [], ended),
    ]
    expect(predecessorsInPeriod({ code: 'C' }, registry, had('A'))).toEqual(['A'])
    expect(predecessorsInPeriod({ code: 'C' }, registry, had('A', 'D'))).toEqual(['A', 'D'])
  })

  it('leave out the agency that another was split off from and that goes on', () => {
    const registry = [agency('MOI', ['SNV']), agency('SNV')]
    expect(predecessorsInPeriod({ code: 'MOI' }, registry, had('SNV', 'MOI'))).toEqual([])
    expect(predecessorsInPeriod({ code: 'MOI' }, registry, had('SNV'))).toEqual(['SNV'])
  })

  it('come to an end in a circle', () => {
    const registry = [agency('A', ['B'], ended), agency('B', ['A'], ended)]
    expect(predecessorsInPeriod({ code: 'A' }, registry, had('B'))).toEqual(['B'])
  })
})

it('the previous period is the latest of those that opened earlier', () => {
  const period = (id: string, opensOn: string) => ({ id, opensOn })
  const all = [period('2025', '2025-01-01'), period('2023', '2023-01-01'), period('2024', '2024-01-01')]
  expect(previousPeriod(all[0]!, all)?.id).toBe('2024')
  expect(previousPeriod(all[1]!, all)).toBeNull()
})
