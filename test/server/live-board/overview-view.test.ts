import { describe, expect, it } from 'vitest'
import { overviewView } from '../../../server/live-board/overview-view.ts'
import { aPeriod } from '../../support/test-app.ts'

const consultation = { draft: 1, deadline: '2026-12-07' }

describe('the overview of periods', () => {
  it('leads to objections that wait for an answer', () => {
    const open = { 'objection-1': true, 'objection-2': true } as const
    const period = aPeriod({ status: 'closed', consultation: { ...consultation, open } })
    const [shown] = overviewView([period], 'vi').periods
    expect(shown?.waiting).toEqual({
      href: '/home-affairs/periods/2025/drafts',
      text: '2 kiến nghị của đơn vị đang chờ trả lời',
    })
  })

  it('says nothing of objections where none waits', () => {
    const answered = aPeriod({ status: 'closed', consultation: { ...consultation, open: {} } })
    for (const period of [answered, aPeriod()]) {
      expect(overviewView([period], 'vi').periods[0]?.waiting).toBeNull()
    }
  })

  it('names what is left to do of a period: nothing is closed twice', () => {
    const textOf = (period: ReturnType<typeof aPeriod>) =>
      overviewView([period], 'vi').periods[0]?.publishing?.text
    expect(textOf(aPeriod())).toBe('Đóng và công bố')
    expect(textOf(aPeriod({ status: 'published' }))).toBe('Kết quả đã công bố và đính chính')
  })
})
