import { describe, expect, it } from 'vitest'
import type { IndexAgency } from '../../../scoring/index-document.ts'
import { prioritiesView, priorityQuestions } from '../../../server/figures/priorities.ts'
import { questionTable } from '../../../server/figures/question-table.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { anAgency, anIndexDocument, form } from '../../support/an-index-document.ts'

const document = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 40 } })], {
  targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }],
})
const agency = document.blocks[0]!.agencies[0]!
const [first, second, third, fourth, fifth] = indexQuestions(form).map(({ code }) => code)

/** The agency with these gains, and no others. */
function withGains(
  gains: Readonly<Record<string, number | null>>,
  correlation: number | null = null,
): IndexAgency {
  const questions = Object.fromEntries(
    Object.entries(agency.questions).map(([code, question]) => [
      code,
      { ...question, gain: gains[code] ?? (code in gains ? null : 0), correlation },
    ]),
  )
  return { ...agency, questions }
}

const promising = withGains(
  { [first!]: 0.2, [second!]: 0.35, [third!]: null, [fourth!]: 0.2, [fifth!]: 0.1 },
  -0.1,
)

describe('priorities', () => {
  it('are the three largest gains, equal ones in the order of the form', () => {
    expect(priorityQuestions(form, promising)).toEqual([second, first, fourth])
    expect(priorityQuestions(form, withGains({ [fifth!]: 0.01 }))).toEqual([fifth])
  })

  it('stand in a list with their correlation beside them', () => {
    expect(prioritiesView(document, form, promising, 'vi')).toEqual({
      heading: 'Nên ưu tiên',
      explanation:
        'Số điểm mà chỉ số chung tăng thêm nếu câu hỏi đạt mức chỉ tiêu và các câu khác giữ nguyên, từ cao xuống thấp.',
      none: null,
      items: [
        {
          question: 'Mức độ đầy đủ của thông tin thủ tục được niêm yết, đăng tải',
          gain: 'tăng được 0,35 điểm %',
          correlation: 'tương quan −0,10',
        },
        {
          question: 'Việc tìm thông tin về thủ tục, hồ sơ',
          gain: 'tăng được 0,20 điểm %',
          correlation: 'tương quan −0,10',
        },
        {
          question: 'Việc công khai mức phí, lệ phí',
          gain: 'tăng được 0,20 điểm %',
          correlation: 'tương quan −0,10',
        },
      ],
      correlationNote:
        'Tương quan (−1 đến 1) cho biết người hài lòng với câu này có thường hài lòng với các tiêu chí khác hay không; chỉ để tham khảo, không nói lên nguyên nhân.',
    })
  })

  it('are none where every question has reached the target, and unknown without one', () => {
    expect(prioritiesView(document, form, withGains({}), 'vi')).toMatchObject({
      none: 'Mọi câu hỏi đã đạt mức chỉ tiêu.',
      items: [],
      correlationNote: null,
    })
    const without = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 40 } })])
    expect(prioritiesView(without, form, without.blocks[0]!.agencies[0]!, 'vi')).toBeNull()
  })

  it('are marked in the table of questions', () => {
    const table = questionTable({ document, form, language: 'vi' }, promising)
    const rows = table.groups.flatMap((group) => group.rows)
    expect(rows.slice(0, 5).map(({ gain, priority, correlation }) => [gain, priority, correlation])).toEqual([
      ['0,20', 'Ưu tiên 2', '−0,10'],
      ['0,35', 'Ưu tiên 1', '−0,10'],
      ['–', '', '−0,10'],
      ['0,20', 'Ưu tiên 3', '−0,10'],
      ['0,10', '', '−0,10'],
    ])
    expect(table.heads.gain).toBe('Có thể tăng chỉ số chung (điểm %)')
    expect(table.columns).toBe('12')
    expect(table.notes.at(-1)).toContain('Tương quan (−1 đến 1)')
  })

  it('take no column without a target', () => {
    const without = anIndexDocument([anAgency({ code: 'SCT', grades: { satisfied: 40 } })])
    const table = questionTable({ document: without, form, language: 'vi' }, without.blocks[0]!.agencies[0]!)
    expect([table.heads.gain, table.heads.correlation, table.columns]).toEqual([null, null, '10'])
    expect(table.groups[0]!.rows[0]).toMatchObject({ gain: null, correlation: null, priority: '' })
  })
})
