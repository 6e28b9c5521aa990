import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registrySheets } from '../../../server/registry/export-registry.ts'
import type { PlannedImport } from '../../../server/registry/plan-import.ts'
import type { RegistryState } from '../../../server/registry/registry-state.ts'
import type { Period } from '../../../server/storage/periods-store.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'
import { applied, aRegistryPeriod, asCsvFiles, asWorkbook, emptyState, plannedFrom } from './support.ts'

const codes = ['SCT', 'SNV', 'STC', 'SXD', 'SYT', '12', 'XA-1']
const name = fc
  .array(
    fc.constantFrom(
      'Sở',
      'Hòa',
      'Xã',
      'Thủy',
      'đ',
      'Ư',
      '=A1',
      '-1',
      '"',
      ';',
      ',',
      '|',
      '12',
      '1.234',
      'TRUE',
      '@x',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(' ').normalize('NFC'))
const day = fc.constantFrom('2025-02-28', '2025-03-01', '2025-06-30', '2025-07-01', '2026-12-31')
const optionalDay = fc.option(day)
const count = fc.option(fc.integer({ min: 1, max: 999_999_999 }))

/** An agency descends from those that stand before it in the list: no circles. */
const agencies: fc.Arbitrary<readonly Agency[]> = fc
  .array(
    fc.record({
      name,
      endedOn: fc.option(fc.constantFrom('2026-12-31', '2027-01-31')),
      beganOn: fc.option(fc.constantFrom('2024-03-01', '2024-07-01')),
      predecessors: fc.subarray(codes),
      units: fc.uniqueArray(
        fc.record({ code: fc.constantFrom('VP', '01', 'P-2'), name, endedOn: optionalDay }),
        {
          selector: ({ code }) => code,
        },
      ),
    }),
    { minLength: 1, maxLength: codes.length },
  )
  .map((records) =>
    records.map(({ beganOn, predecessors, units, ...rest }, place): Agency => {
      const known = codes.slice(0, place).filter((code) => predecessors.includes(code))
      return {
        code: codes[place]!,
        ...rest,
        units: units.map(({ endedOn, ...unit }) => (endedOn === null ? unit : { ...unit, endedOn })),
        ...(beganOn === null ? {} : { beganOn }),
        ...(known.length > 0 ? { predecessors: known } : {}),
      }
    }),
  )

const members = fc.array(
  fc.record({
    block: fc.constantFrom('so', 'xa'),
    transactions: count,
    quota: count,
    unranked: fc.option(name),
  }),
  { maxLength: codes.length },
)

const state: fc.Arbitrary<RegistryState> = fc
  .tuple(
    agencies,
    fc.array(
      fc.record({
        name,
        address: fc.oneof(fc.constant(''), name),
        isHosted: fc.boolean(),
        endedOn: optionalDay,
      }),
      {
        maxLength: 3,
      },
    ),
    fc.tuple(members, members),
    fc.constantFrom<Period['status']>('published', 'closed'),
  )
  .map(([registered, places, [before, now], status]) => {
    const period = (id: string, status: Period['status'], list: typeof before): Period =>
      aRegistryPeriod({
        ...{ id, status, opensOn: `${id}-01-01`, closesOn: `${id}-11-30` },
        blocks: ['so', 'xa']
          .map((code) => ({
            code,
            name: `Khối ${code}`,
            agencies: list
              .slice(0, registered.length)
              .flatMap(({ block, unranked, ...member }, place) =>
                block === code
                  ? [{ code: codes[place]!, ...member, ...(unranked === null ? {} : { unranked }) }]
                  : [],
              ),
          }))
          .filter((block) => block.agencies.length > 0),
      })
    return {
      ...emptyState,
      agencies: registered,
      places: places.map(({ isHosted, ...place }, at) => ({
        code: `D${at}`,
        ...place,
        host: isHosted ? registered[0]!.code : null,
      })),
      periods: [period('2025', 'draft', now), period('2024', status, before)],
    }
  })

function good(planned: PlannedImport) {
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
  return planned.plan
}

/** The same, whatever the order of the rows; names as a Vietnamese reader tells them apart. */
function said(known: RegistryState) {
  return registrySheets(known).map(({ name: sheet, rows }) => [
    sheet,
    rows.map((cells) => JSON.stringify(cells).toLowerCase()).sort(),
  ])
}

describe('the registry', () => {
  it('that is exported and imported again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (known) => {
        const plan = good(await plannedFrom(known, await asWorkbook(known)))
        expect(plan).toMatchObject({ changes: [], agencies: [], places: [], periods: [], notInFile: [] })
        for (const file of asCsvFiles(known)) {
          expect(good(await plannedFrom(known, file))).toMatchObject({ changes: [], notInFile: [] })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('becomes what a file says: applied to an empty one, or to another that has no more than the file', async () => {
    await fc.assert(
      fc.asyncProperty(state, state, async (wanted, other) => {
        const file = await asWorkbook(wanted)
        const periods = wanted.periods.map((period) => ({
          ...period,
          status: 'draft' as const,
          blocks: [],
        }))
        const empty = { ...emptyState, periods }
        expect(said(applied(empty, good(await plannedFrom(empty, file))))).toEqual(said(wanted))
        const known = withoutMore(other, wanted)
        const plan = good(await plannedFrom(known, file))
        expect(said(applied(known, plan))).toEqual(said(wanted))
        const again = good(await plannedFrom(applied(known, plan), file))
        expect(again.changes).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

/** Another registry without what the wanted one lacks, its periods in preparation, predecessors left aside. */
function withoutMore(other: RegistryState, wanted: RegistryState): RegistryState {
  const agencies = other.agencies
    .filter(({ code }) => wanted.agencies.some((one) => one.code === code))
    .map(({ predecessors: _, ...agency }) => {
      const units = wanted.agencies.find(({ code }) => code === agency.code)!.units
      return { ...agency, units: agency.units.filter(({ code }) => units.some((unit) => unit.code === code)) }
    })
  return {
    ...emptyState,
    agencies,
    places: other.places
      .filter(({ code }) => wanted.places.some((place) => place.code === code))
      .map((place) => ({ ...place, host: null })),
    periods: wanted.periods.map((period) => ({ ...period, status: 'draft' as const, blocks: [] })),
  }
}
