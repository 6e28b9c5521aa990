import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPassword } from '../../../server/accounts/check-password.ts'
import { newOneTimePassword } from '../../../server/accounts/tokens.ts'

const names = ['quan-ly-sct', 'Nguyễn Thị Ánh', 'SCT', 'Sở Công Thương', 'Khánh Hòa']

describe('a password', () => {
  it.each([
    ['', 'too-short'],
    ['mười một ky', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaa', 'easy'],
    ['abababababab', 'easy'],
    ['abc1abc1abc1', 'easy'],
    ['............', 'easy'],
    ['123456789012', 'easy'],
    ['097531864207', 'easy'],
    ['qwertyuiop12', 'easy'],
    ['1qaz2wsx3edc', 'easy'],
    ['abcdefghijklm', 'easy'],
    ['poiuytrewq!!', 'easy'],
    ['password1234', 'easy'],
    ['Password-2025', 'easy'],
    ['motherfucker', 'easy'],
    ['sunshinesunshine', 'easy'],
    ['iloveyou12345', 'easy'],
    ['SoNoiVu2025!!', 'easy'],
    ['sở nội vụ 2025', 'easy'],
    ['mật khẩu 2025!', 'easy'],
    ['quan-ly-sct-2025', 'easy'],
    ['SoCongThuong@2025', 'easy'],
    ['nguyenthianh1990', 'easy'],
    ['Khánh Hòa 2025', 'easy'],
    ['một mật khẩu đủ dài', null],
    ['con cua đi ngang qua sân', null],
    ['correct horse battery staple', null],
    ['xK9#mQ2$vL7!', null],
  ])('%j is %j', async (password, problem) => {
    expect(await checkPassword(password, names)).toBe(problem)
  })

  it('is never a fault, whatever it is, and one of the system is always good', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string(),
        async (password, name) => {
          expect([null, 'too-short', 'too-long', 'easy']).toContain(await checkPassword(password, [name]))
        },
      ),
      { numRuns: 200 },
    )
    for (let i = 0; i < 100; i++) expect(await checkPassword(newOneTimePassword(), names)).toBeNull()
  })
})
