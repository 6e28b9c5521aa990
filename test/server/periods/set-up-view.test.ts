import { describe, expect, test } from 'vitest'
import { setUpView } from '../../../server/periods/set-up-view.ts'
import { suggestedSetUp } from '../../../server/periods/suggested-set-up.ts'
import { setUpFields } from '../../../server/texts/set-up-texts.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPeriod } from '../../support/test-app.ts'

const empty = { language: 'vi', today: '2026-03-05', settings: null, periods: [], agencies: [] } as const

describe('suggested values', () => {
  test('on a new installation: this year from today, and no province guessed', () => {
    expect(suggestedSetUp(empty)).toEqual({
      province: '',
      surveyor: 'Sở Nội vụ',
      period: '2026',
      periodName: 'Năm 2026',
      opensOn: '2026-03-05',
      closesOn: '2026-12-31',
      block: 'so-ban-nganh',
      blockName: 'Khối sở, ban, ngành',
      agencies: '',
      targetOperator: '>=',
      targetPercent: '',
    })
  })

  test('later: the next year with the newest block again', () => {
    const suggested = suggestedSetUp({
      ...empty,
      settings: { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: false },
      periods: [aPeriod({ id: '2026' })],
      agencies: [
        { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null },
        { code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null },
      ],
    })
    expect(suggested).toMatchObject({
      province: 'Khánh Hòa',
      period: '2027',
      opensOn: '2027-01-01',
      agencies: 'SCT;Sở Công Thương\nSNV;Sở Nội vụ',
    })
  })
})

describe('the page', () => {
  const kept = suggestedSetUp(empty)
  const page = { language: 'vi', form: fiveCriteriaProposedV1, periods: [], kept, problems: [] } as const

  test('names the proposed form and the method in words', () => {
    const { form } = setUpView(page)
    expect(form.version).toBe(
      'Phiếu khảo sát mức độ hài lòng (mẫu đề xuất), phiên bản five-criteria-proposed.v1: 5 tiêu chí, 20 câu hỏi được tính.',
    )
    expect(form.method).toHaveLength(6)
    expect(form.method[3]).toContain('30 phiếu')
  })

  test('says each problem at the top and beside its field', () => {
    const period = aPeriod({ id: '2026', name: 'Năm 2026' })
    const line = { line: 3, problem: 'no-name', text: 'SCT', against: '' } as const
    const view = setUpView({
      ...page,
      problems: [
        { field: 'period', problem: 'taken', period },
        {
          field: 'opensOn',
          problem: 'overlap',
          period,
          agencies: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'],
        },
        { field: 'agencies', problem: 'line', line },
      ],
    })
    expect(view.title).toBe('Lỗi: Lập kỳ khảo sát')
    expect(view.errors?.list.map(({ href }) => href)).toEqual(['#period', '#opensOn', '#agencies'])
    expect(view.errors?.list[0]?.message).toContain('“2026” đã có: Năm 2026, 01/01/2025 – 30/11/2099.')
    expect(view.errors?.list[1]?.message).toContain('A1, A2, A3, A4, A5, A6 và 2 đơn vị khác')
    expect(view.agencies.list.errors).toEqual(['Đơn vị, dòng 3: đơn vị “SCT” chưa có tên.'])
    expect(view.agencies.list.describedBy).toBe('agencies-hint agencies-error')
  })

  test('has every field once', () => {
    const view = setUpView(page)
    const ids = [
      ...view.sections.flatMap((section) => section.fields),
      ...view.agencies.fields,
      view.agencies.list,
      view.target.operator,
      ...view.target.fields,
    ].map(({ id }) => id)
    expect(ids).toEqual([...setUpFields])
  })
})
