import { describe, expect, it } from 'vitest'
import { planDigest } from '../../../server/registry/plan-import.ts'
import type { RegistryState } from '../../../server/registry/registry-state.ts'
import { writeWorkbook } from '../../../server/spreadsheets/write-workbook.ts'
import type { Point } from '../../../server/storage/points-store.ts'
import { anAgency, applied, aRegistryPeriod, emptyState, plannedFrom, plannedFromCsv } from './support.ts'

const state: RegistryState = {
  ...emptyState,
  agencies: [
    anAgency('SCT', { units: [{ code: 'VP', name: 'Văn phòng' }], revision: 3 }),
    anAgency('SVH', { name: 'Sở Văn hóa' }),
    anAgency('CU', { endedOn: '2024-06-30' }),
  ],
  places: [{ code: 'TT', name: 'Trung tâm', address: '1 Trần Phú', host: 'SCT', endedOn: null }],
  periods: [
    aRegistryPeriod({ id: '2026', status: 'draft', opensOn: '2026-01-01', closesOn: '2026-11-30' }),
    aRegistryPeriod({}, 'SCT', 'SVH'),
    aRegistryPeriod(
      { id: '2024', status: 'published', opensOn: '2024-01-01', closesOn: '2024-11-30' },
      'SCT',
    ),
    aRegistryPeriod({ id: '2023', status: 'closed', opensOn: '2023-01-01', closesOn: '2023-11-30' }, 'SCT'),
  ],
  responded: new Map([['2025', new Set(['SCT'])]]),
}

async function problems(...lines: readonly string[]) {
  const planned = await plannedFromCsv(state, ...lines)
  if (planned.ok) return []
  return planned.problems.map(({ place, code }) => `${place?.address ?? ''} ${code}`)
}

async function plan(...lines: readonly string[]) {
  const planned = await plannedFromCsv(state, ...lines)
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems))
  return planned.plan
}

const agencies = 'Mã đơn vị,Tên đơn vị,Hoạt động từ ngày,Hoạt động đến hết ngày,Mã các đơn vị tiền thân'
const units = 'Mã đơn vị,Mã bộ phận,Tên bộ phận,Hoạt động đến hết ngày'
const places = 'Mã địa điểm,Tên địa điểm,Địa chỉ,Mã đơn vị quản lý'
const blocks =
  'Mã kỳ,Mã khối,Tên khối,Mã đơn vị,Số giao dịch (N),Số phiếu được giao,Xếp hạng,Lý do không xếp hạng'

describe('a file with mistakes', () => {
  it.each<[string, string[], string[]]>([
    ['no code', [agencies, ',Sở A'], ['A2 missing']],
    ['a bad code', [agencies, 'Sở A,Sở A'], ['A2 bad-code']],
    ['no name', [agencies, 'A,'], ['B2 missing']],
    ['a formula', [agencies, 'A,=B1'], ['B2 formula']],
    ['a name that is too long', [agencies, `A,${'x'.repeat(201)}`], ['B2 too-long']],
    ['no day', [agencies, 'A,Sở A,30/02/2025'], ['C2 not-a-day']],
    ['an end before the beginning', [agencies, 'A,Sở A,01/03/2025,28/02/2025'], ['D2 began-after-ended']],
    ['a code twice', [agencies, 'A,Sở A', 'a,Sở B'], ['A3 repeated-row']],
    ['an unknown predecessor', [agencies, 'A,Sở A,,,SCT | B'], ['E2 unknown-agency']],
    ['itself as predecessor', [agencies, 'A,Sở A,,,a'], ['E2 own-predecessor']],
    ['a predecessor twice', [agencies, 'A,Sở A,,,SCT | sct'], ['E2 repeated-predecessor']],
    [
      'a circle',
      [agencies, 'A,Sở A,,,B', 'B,Sở B,,,SCT', 'SCT,Sở SCT,,,A'],
      ['E2 circle', 'E3 circle', 'E4 circle'],
    ],
    ['an unknown agency of a unit', [units, 'X,VP,Văn phòng'], ['A2 unknown-agency']],
    ['a unit twice', [units, 'SCT,P1,Phòng 1', 'sct,p1,Phòng 1'], ['B3 repeated-row']],
    ['an unknown host', [places, 'TT,Trung tâm,,X'], ['D2 unknown-agency']],
    ['an unknown period', [blocks, '2030,so,Khối sở,SCT'], ['A2 unknown-period']],
    ['a new agency of a published period', [blocks, '2024,so,Khối sở,SVH'], ['A2 published-period']],
    ['a number of a published period', [blocks, '2024,so,Khối sở,SCT,12'], ['A2 published-period']],
    ['a block renamed in a published period', [blocks, '2024,so,Khối khác,SCT'], ['A2 published-period']],
    ['a new agency of a closed period', [blocks, '2023,so,Khối sở,SVH'], ['A2 closed-membership']],
    ['another block in a closed period', [blocks, '2023,xa,Khối xã,SCT'], ['B2 closed-membership']],
    ['two blocks', [blocks, '2026,so,Khối sở,SCT', '2026,xa,Khối xã,SCT'], ['D3 two-blocks']],
    ['an agency twice in a block', [blocks, '2026,so,Khối sở,SCT', '2026,so,,SCT'], ['D3 repeated-row']],
    ['a move of responses', [blocks, '2025,xa,Khối xã,SCT'], ['B2 moved-with-responses']],
    ['two names of a block', [blocks, '2026,so,Khối A,SCT', '2026,so,Khối B,SVH'], ['C3 other-block-name']],
    ['a block without a name', [blocks, '2026,moi,,SCT'], ['C2 missing']],
    ['an agency that had ended', [blocks, '2026,so,,CU'], ['D2 ended-before-period']],
    ['0 transactions', [blocks, '2026,so,,SCT,0'], ['E2 not-a-count']],
    ['half a response', [blocks, '2026,so,,SCT,,"1,5"'], ['F2 not-a-count']],
    ['neither yes nor no', [blocks, '2026,so,,SCT,,,maybe'], ['G2 not-yes-no']],
    ['no reason', [blocks, '2026,so,,SCT,,,Không,'], ['H2 reason-missing']],
    ['a reason for one that is ranked', [blocks, '2026,so,,SCT,,,có,mới'], ['H2 reason-of-ranked']],
    ['a heading twice', [`${agencies},TEN DON VI`, 'A,Sở A'], ['F1 repeated-column']],
    ['no table at all', ['a,b', '1,2'], [' no-table']],
  ])('is refused by cell: %s', async (_, lines, expected) => {
    expect(await problems(...lines)).toEqual(expected)
  })

  it('is refused where an agency has another open period on the same days', async () => {
    const open = aRegistryPeriod({ id: 'bo-sung', name: 'Bổ sung' }, 'SVH')
    const planned = await plannedFromCsv(
      { ...state, periods: [open, ...state.periods] },
      blocks,
      'bo-sung,so,,SCT',
    )
    expect(planned).toMatchObject({ problems: [{ code: 'other-open-period', against: 'Năm 2025' }] })
  })

  it('names every mistake at once, by sheet', async () => {
    const text = (value: string) => ({ kind: 'text', text: value }) as const
    const workbook = await writeWorkbook([
      { name: 'Đơn vị', columns: ['Mã đơn vị', 'Tên đơn vị'], rows: [[text('A'), { kind: 'empty' }]] },
      { name: 'Bộ phận', columns: ['Mã đơn vị', 'Mã bộ phận'], rows: [] },
      { name: 'Ghi chú', columns: ['Tùy ý'], rows: [] },
    ])
    expect(await plannedFrom(state, workbook)).toMatchObject({
      ok: false,
      problems: [
        { place: { sheet: 'Bộ phận', address: 'A1' }, code: 'missing-columns' },
        { place: { sheet: 'Đơn vị', address: 'B2' }, code: 'missing' },
      ],
    })
  })
})

describe('a file without mistakes', () => {
  it('tells what it changes, field by field, and what it leaves as it is', async () => {
    const { changes, unchanged, notInFile, sameNames } = await plan(
      agencies,
      'sct,Sở Công Thương,01/3/2025,,',
      'SVH,SỞ  VĂN HOÁ,,30/06/2025,',
      'MOI,Sở SCT,2025-07-01,,"SVH, CU"',
      'BAN,Sở công thương',
    )
    expect(
      changes.map(({ kind, id, fields }) => [
        kind,
        id,
        fields.map(({ field, from, to }) => `${field}: ${from} → ${to}`),
      ]),
    ).toEqual([
      ['changed', 'SCT', ['name: Sở SCT → Sở Công Thương', 'beganOn:  → 2025-03-01']],
      ['ended', 'SVH', ['endedOn:  → 2025-06-30']],
      ['added', 'MOI', ['name:  → Sở SCT', 'beganOn:  → 2025-07-01', 'predecessors:  → CU | SVH']],
      ['added', 'BAN', ['name:  → Sở công thương']],
    ])
    expect(unchanged.agencies).toBe(0)
    expect(notInFile).toEqual([])
    expect(sameNames.map(({ code, other }) => [code, other])).toEqual([
      ['SCT', 'BAN'],
      ['BAN', 'SCT'],
    ])
  })

  it('leaves alone what it has no column or no row for', async () => {
    const { agencies: planned, notInFile } = await plan('Agency code;Agency name', 'SCT;Sở Công Thương')
    expect(planned.map(({ after }) => after)).toEqual([{ ...state.agencies[0], name: 'Sở Công Thương' }])
    expect(notInFile).toEqual([{ table: 'agencies', ids: ['SVH'] }])
  })

  it('takes up again what has no last day in it', async () => {
    const { changes } = await plan(agencies, 'CU,Sở CU')
    expect(changes).toMatchObject([{ kind: 'reopened', id: 'CU' }])
  })

  it('adds to an open period, moves what has no responses, and changes facts of a closed one', async () => {
    const { periods, changes } = await plan(
      blocks,
      '2025,xa,Khối xã,SVH,"2.400",100,,',
      '2023,so,Khối sở,SCT,10,,không,"Mới thành lập, chưa đủ một năm"',
      '2026,so,Khối sở,SVH',
    )
    expect(changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['changed', '2025/SVH'],
      ['changed', '2023/SCT'],
      ['added', '2026/SVH'],
    ])
    expect(periods.map(({ before, after }) => [before.id, after])).toEqual([
      [
        '2025',
        [
          { code: 'so', name: 'Khối sở', agencies: [{ code: 'SCT', transactions: null, quota: null }] },
          { code: 'xa', name: 'Khối xã', agencies: [{ code: 'SVH', transactions: 2400, quota: 100 }] },
        ],
      ],
      [
        '2023',
        [
          {
            ...{ code: 'so', name: 'Khối sở' },
            agencies: [
              { code: 'SCT', transactions: 10, quota: null, unranked: 'Mới thành lập, chưa đủ một năm' },
            ],
          },
        ],
      ],
      [
        '2026',
        [{ code: 'so', name: 'Khối sở', agencies: [{ code: 'SVH', transactions: null, quota: null }] }],
      ],
    ])
  })

  it('gives an agency that comes into a period its predecessors of the period before', async () => {
    const text = (value: string) => ({ kind: 'text', text: value }) as const
    const workbook = await writeWorkbook([
      {
        name: 'Khối',
        columns: ['Period code', 'Block code', 'Agency code'],
        rows: [[text('2026'), text('so'), text('MOI')]],
      },
      {
        name: 'Đơn vị',
        columns: ['Agency code', 'Agency name', 'Predecessors'],
        rows: [[text('MOI'), text('Sở Mới'), text('SCT|SVH')]],
      },
    ])
    const planned = await plannedFrom(state, workbook)
    expect(planned).toMatchObject({
      plan: { periods: [{ after: [{ agencies: [{ code: 'MOI', predecessors: ['SCT', 'SVH'] }] }] }] },
    })
  })

  it('is another plan where the registry has moved on', async () => {
    const first = await plan(agencies, 'A,Sở A')
    expect(planDigest(await plan(agencies, 'A,Sở A'))).toBe(planDigest(first))
    expect(planDigest(await plan(agencies, 'A,Sở B'))).not.toBe(planDigest(first))
    const moved = applied(state, first)
    const again = await plannedFromCsv(moved, agencies, 'A,Sở A')
    expect(again).toMatchObject({ ok: true, plan: { changes: [], unchanged: { agencies: 1 } } })
  })

  it('renames a place unless a desk would be there twice', async () => {
    const point = (code: string, place: string, placeCode?: string): Point => ({
      ...{ code, desk: 'Quầy 1', place, channel: 'qr', agencies: ['SCT'], unit: null, retiredAt: null },
      ...(placeCode === undefined ? {} : { placeCode }),
    })
    const linked = { ...state, points: [point('p1', 'Trung tâm', 'TT')] }
    expect((await plannedFromCsv(linked, places, 'TT,Trung tâm mới')).ok).toBe(true)
    const taken = { ...state, points: [...linked.points, point('p2', 'Trung tâm mới')] }
    expect(await plannedFromCsv(taken, places, 'TT,Trung tâm mới')).toMatchObject({
      problems: [{ place: { address: 'B2' }, code: 'desk-taken', text: 'Quầy 1', against: 'p1' }],
    })
  })
})
