import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planImport } from '../../../server/registry/plan-import.ts'
import { readRegistryTables } from '../../../server/registry/read-registry-tables.ts'
import { columnLetters } from '../../../server/spreadsheets/cell-address.ts'
import type { Cell, CellKind } from '../../../server/spreadsheets/table-file.ts'
import { columnKeys, columnTitle, registryTables } from '../../../server/texts/registry-table-texts.ts'
import { anAgency, aRegistryPeriod, emptyState } from './support.ts'

const state = {
  ...emptyState,
  agencies: [anAgency('SCT', { predecessors: ['CU'] }), anAgency('CU', { endedOn: '2024-06-30' })],
  places: [{ code: 'TT', name: 'Trung tâm', address: '', host: 'SCT', endedOn: null }],
  periods: [
    aRegistryPeriod({}, 'SCT'),
    aRegistryPeriod({ id: '2024', status: 'published', opensOn: '2024-01-01', closesOn: '2024-11-30' }, 'CU'),
  ],
}

const content: fc.Arbitrary<Omit<Cell, 'address'>> = fc
  .tuple(
    fc.constantFrom<CellKind>('text', 'number', 'formula', 'date', 'boolean', 'error', 'empty'),
    fc.oneof(
      fc.constantFrom(
        'SCT',
        'sct',
        'CU',
        'A',
        'TT',
        '2025',
        '2024',
        'so',
        'có',
        'không',
        '12',
        '2025-03-01',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    fc.option(fc.oneof(fc.integer().map(String), fc.double().map(String)), { nil: undefined }),
    fc.boolean(),
  )
  .map(([kind, text, number, isPercentage]) => ({
    ...{ kind, text: kind === 'empty' ? '' : text },
    ...(number === undefined ? {} : { number }),
    ...(isPercentage ? { isPercentage: true as const } : {}),
  }))

const sheets = fc.array(
  fc
    .tuple(
      fc.constantFrom(...registryTables),
      fc.constantFrom('vi' as const, 'en' as const),
      fc.array(fc.array(content, { minLength: 1, maxLength: 9 }), { maxLength: 6 }),
      fc.boolean(),
    )
    .map(([table, language, rows, hidden]) => {
      const headings = columnKeys(table).map((key) => ({
        kind: 'text' as const,
        text: columnTitle(table, key, language),
      }))
      const addressed = [headings, ...rows].map((cells, row) =>
        cells.map((cell, column) => ({ ...cell, address: `${columnLetters(column)}${row + 1}` })),
      )
      return { name: `Trang ${table}`, hidden, rows: addressed }
    }),
  { maxLength: 4 },
)

it('whatever the cells say, a file makes a plan or problems with places, and never a fault', () => {
  fc.assert(
    fc.property(sheets, (given) => {
      const planned = planImport(state, readRegistryTables(given))
      if (planned.ok) {
        for (const { before, after } of planned.plan.periods) {
          expect(before.status).not.toBe('published')
          const codes = after.flatMap((block) => block.agencies.map(({ code }) => code))
          expect(new Set(codes).size).toBe(codes.length)
          // Nothing goes that was there.
          for (const block of before.blocks) {
            for (const { code } of block.agencies) expect(codes).toContain(code)
          }
        }
      } else {
        expect(planned.problems.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 1000 },
  )
})
