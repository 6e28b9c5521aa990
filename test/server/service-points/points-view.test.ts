import { describe, expect, test } from 'vitest'
import { pointsView } from '../../../server/service-points/points-view.ts'
import { channels } from '../../../server/storage/response-record.ts'
import { channelNames } from '../../../server/texts/channel-names.ts'
import { aPeriod, aPoint } from '../../support/test-app.ts'

const agencies = [{ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null }]
const input = {
  language: 'vi',
  agencies,
  points: [aPoint()],
  addressOf: (code: string) => `https://khaosat.example.vn/s/${code}`,
  trialSite: null,
  made: undefined,
  opened: null,
} as const

describe('the list of points', () => {
  test.each(channels.filter((channel) => channel !== 'qr'))(
    'calls the channel %s as every page does, and offers no sheet',
    (channel) => {
      for (const language of ['vi', 'en'] as const) {
        const view = pointsView({ ...input, language, points: [aPoint({ channel })] })
        const row = view.agencies[0]?.points[0]
        expect(row?.channel).toBe(channelNames[channel][language])
        expect(row?.files).toEqual([])
      }
    },
  )

  test('says which period was opened, and nothing of one that is not open', () => {
    const period = aPeriod({ opensOn: '2026-03-05', closesOn: '2026-12-31', name: 'Năm 2026' })
    expect(pointsView({ ...input, opened: period }).opened).toBe(
      'Đã mở kỳ Năm 2026, nhận phiếu từ 05/03/2026 đến hết 31/12/2026.',
    )
    expect(pointsView({ ...input, opened: { ...period, status: 'draft' } }).opened).toBeUndefined()
    expect(pointsView(input).opened).toBeUndefined()
  })

  test('names the code in every action, which begins with the words shown', () => {
    const row = pointsView(input).agencies[0]!.points[0]!
    for (const action of [...row.files, row.retire!]) {
      expect(action.name).toContain('k7m2qx4t')
      expect(action.name.startsWith(action.text)).toBe(true)
    }
  })
})
