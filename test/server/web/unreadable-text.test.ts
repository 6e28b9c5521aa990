import { describe, expect, it } from 'vitest'
import { isUnreadable } from '../../../server/web/unreadable-text.ts'

describe('a name that nobody can read', () => {
  it.each([
    ['turns the letters after it round', 'Quầy \u202E3 ốs'],
    ['sets them apart to turn them', '\u2067abc\u2069'],
    ['has a control character', 'Quầy\u0000 3'],
    ['has half a pair', 'Quầy \uD83D'],
    ['was no UTF-8', 'Qu\uFFFDy 3'],
    ['is a space of no width', '\u200B'],
    ['is a mark of order alone', '\u200E\uFEFF'],
  ])('%s', (_, name) => {
    expect(isUnreadable(name)).toBe(true)
  })

  it.each(['', 'Quầy số 3 – Cấp phép', 'Sở Công\u200B Thương', '12', 'مكتب ٣', '窓口', '👩‍👩‍👧'])(
    '%j is none',
    (name) => {
      expect(isUnreadable(name)).toBe(false)
    },
  )
})
