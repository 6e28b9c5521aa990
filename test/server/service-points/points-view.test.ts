import { describe, expect, test } from 'vitest'
import { filtered, parseFilter } from '../../../server/service-points/points-filter.ts'
import { type PointsViewInput, pointsView } from '../../../server/service-points/points-view.ts'
import type { Point } from '../../../server/storage/points-store.ts'
import { channels } from '../../../server/storage/response-record.ts'
import { channelNames } from '../../../server/texts/channel-names.ts'
import { aPeriod, aPoint } from '../../support/test-app.ts'

const agencies = [
  { code: 'SCT', name: 'Sở Công Thương', units: [{ code: 'vp', name: 'Văn phòng' }], endedOn: null },
  { code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null },
]
const input: PointsViewInput = {
  language: 'vi',
  agencies,
  points: [aPoint()],
  blocks: [],
  scans: new Map(),
  filter: parseFilter({}),
  page: 1,
  sees: 'all',
  makes: 'all',
  addressOf: (code) => `https://khaosat.example.vn/s/${code}`,
  trialSite: null,
  opened: null,
  printProblem: null,
  format: '',
}
const rows = (changes: Partial<PointsViewInput>) =>
  pointsView({ ...input, ...changes }).list?.groups.flatMap((group) => group.points) ?? []

describe('the list of points', () => {
  test.each(channels)('calls the channel %s as every page does, and prints QR codes alone', (channel) => {
    for (const language of ['vi', 'en'] as const) {
      const [row] = rows({ language, points: [aPoint({ channel })] })
      expect(row?.channel).toBe(channelNames[channel][language])
      expect(row?.choice?.value).toBe(channel === 'qr' ? 'k7m2qx4t' : undefined)
    }
  })

  test('says which period was opened, and nothing of one that is not open', () => {
    const period = aPeriod({ opensOn: '2026-03-05', closesOn: '2026-12-31', name: 'Năm 2026' })
    expect(pointsView({ ...input, opened: period }).opened).toBe(
      'Đã mở kỳ Năm 2026, nhận phiếu từ 05/03/2026 đến hết 31/12/2026.',
    )
    expect(pointsView({ ...input, opened: { ...period, status: 'draft' } }).opened).toBeUndefined()
    expect(pointsView(input).opened).toBeUndefined()
  })

  test('names the code in every link and box, after the words shown', () => {
    const [row] = rows({})
    expect(row?.point.name).toBe('Quầy số 3 – Cấp phép, mã k7m2qx4t')
    expect(row?.point.name.startsWith(row.point.text)).toBe(true)
    expect(row?.choice?.name).toContain('k7m2qx4t')
  })

  test('shows a retired code with its day, its scans since, and no box', () => {
    const retired = aPoint({ retiredAt: new Date('2026-03-04T20:00:00Z') })
    const scans = new Map([['k7m2qx4t', { count: 1234, lastDay: '2026-04-01' }]])
    const [row] = rows({ points: [retired], scans, filter: parseFilter({ state: 'retired' }) })
    expect(row).toMatchObject({
      retired: 'Ngừng dùng từ 05/03/2026',
      scanned: 'Quét sau khi ngừng: 1.234 lần, lần cuối ngày 01/04/2026',
      address: undefined,
      choice: undefined,
    })
    expect(pointsView({ ...input, points: [retired], scans }).stillScanned?.text).toContain('1 mã')
  })

  test('gathers the desks that several agencies share under a heading of their own, once', () => {
    const shared = aPoint({ code: 'dungchu2', agencies: ['SCT', 'SNV'] })
    const view = pointsView({ ...input, points: [aPoint(), shared] })
    expect(view.list?.groups.map(({ name, points }) => [name, points.map(({ code }) => code)])).toEqual([
      ['Sở Công Thương', ['k7m2qx4t']],
      ['Quầy dùng chung của nhiều đơn vị', ['dungchu2']],
    ])
    expect(view.withoutPoint).toBeUndefined()
  })

  test('names the agencies that have no code in use, with the way to one', () => {
    const view = pointsView({
      ...input,
      points: [aPoint(), aPoint({ code: 'cu222222', agencies: ['SNV'], retiredAt: new Date(0) })],
    })
    expect(view.withoutPoint?.agencies).toMatchObject([
      { name: 'Sở Nội vụ', make: { href: '/staff/points/new?agency=SNV' } },
    ])
  })

  test('has pages, each with its agencies named again', () => {
    const points = Array.from({ length: 250 }, (_, n) =>
      aPoint({ code: `ma${n}`, desk: `Quầy ${n}`, agencies: [n < 150 ? 'SCT' : 'SNV'] }),
    )
    const seen = [1, 2, 3].map((page) => pointsView({ ...input, points, page }))
    expect(seen.map(({ list }) => list?.groups.map(({ name, points: on }) => [name, on.length]))).toEqual([
      [['Sở Công Thương', 100]],
      [
        ['Sở Công Thương', 50],
        ['Sở Nội vụ', 50],
      ],
      [['Sở Nội vụ', 50]],
    ])
    expect(
      new Set(
        seen.flatMap(({ list }) => list?.groups.flatMap((group) => group.points.map(({ code }) => code))),
      ).size,
    ).toBe(250)
    expect(seen[0]?.list?.pages).toMatchObject({
      at: 'Trang 1/3',
      previous: undefined,
      next: { href: '/staff/points?page=2' },
    })
    expect(seen[2]?.list?.pages).toMatchObject({ at: 'Trang 3/3', next: undefined })
    expect(pointsView({ ...input, points, page: 99 }).list?.pages?.at).toBe('Trang 3/3')
    expect(seen[0]?.list?.groups[0]?.points[10]?.point.text).toBe('Quầy 10')
  })
})

describe('the filter', () => {
  const points: Point[] = [
    aPoint(),
    aPoint({ code: 'b2222222', agencies: ['SNV'], place: 'Trụ sở Sở Nội vụ' }),
    aPoint({ code: 'c2222222', agencies: ['SCT', 'SNV'], channel: 'kiosk' }),
    aPoint({ code: 'd2222222', retiredAt: new Date(0) }),
    aPoint({ code: 'f2222222', agencies: ['SNV'], retiredAt: new Date(0) }),
  ]
  const blocks = aPeriod().blocks.map((block) => ({ ...block, agencies: block.agencies.slice(0, 1) }))
  const scans = new Map([['d2222222', { count: 1, lastDay: '2026-01-01' }]])
  const codes = (query: Record<string, unknown>) =>
    filtered(points, parseFilter(query), blocks, scans).map(({ code }) => code[0])

  test.each([
    [{}, 'kbc'],
    [{ agency: 'SNV' }, 'bc'],
    [{ agency: 'SCT', channel: 'kiosk' }, 'c'],
    [{ block: 'so-ban-nganh' }, 'kc'],
    [{ block: 'không có' }, ''],
    [{ place: 'trụ  sở sở NỘI VỤ' }, 'b'],
    [{ state: 'all' }, 'kbcdf'],
    [{ state: 'retired' }, 'df'],
    [{ state: 'scanned' }, 'd'],
    [{ state: '$ne', agency: ['SCT'], channel: { $gt: '' } }, 'kbc'],
  ])('%j', (query, expected) => {
    expect(codes(query).join('')).toBe(expected)
  })
})
