import { describe, expect, it } from 'vitest'
import type { IndexAgency, IndexDocument } from '../../scoring/index-document.ts'
import { indexTableCsv } from '../../scoring/index-table-csv.ts'
import { defaultMethod } from '../../scoring/method.ts'
import { meaningOfPercent } from '../../scoring/method-notes.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aForm } from './support/forms.ts'

function aDocument(change: (agency: IndexAgency) => IndexAgency): IndexDocument {
  const document = scoreIndex({
    province: null,
    period: { id: '2025', name: 'Năm 2025', opensOn: '2025-01-01', closesOn: '2025-11-30', status: 'open' },
    form: aForm(),
    formDigest: `sha256:${'0'.repeat(64)}`,
    method: defaultMethod,
    previous: null,
    computedAt: null,
    simulated: false,
    blocks: [
      {
        code: 'so',
        name: 'Khối sở; ban, "ngành"',
        agencies: [
          {
            code: 'SCT',
            name: '=Sở',
            predecessors: [],
            ended: false,
            transactions: null,
            quota: null,
            tallies: {},
            channels: {},
          },
        ],
      },
    ],
  })
  return {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, agencies: block.agencies.map(change) })),
  }
}

describe('the table of an index', () => {
  it('has the columns of the contract', () => {
    const [heading] = indexTableCsv(aDocument((agency) => agency)).split('\r\n')
    expect(heading).toBe(
      '\uFEFFSTT,Mã đơn vị,Đơn vị,Khối,Số phiếu hợp lệ,TC1 access,TC2 staff,Chỉ số chung,Xếp hạng,Chỉ số kỳ trước,Tăng/giảm (điểm %),Hạng kỳ trước,Tăng/giảm bậc,Chỉ tiêu,Kết quả,Kỳ',
    )
  })

  it('writes decimals in full, nothing for null or a count that is not known, and text that is no formula', () => {
    const csv = indexTableCsv(
      aDocument((agency) => ({
        ...agency,
        eligible: true,
        overall: {
          ...agency.overall,
          percent: 88.4,
          rank: 7,
          change: -1.5,
          rankChange: -2,
          target: { operator: '>=', percent: 87, met: true },
        },
      })),
    )
    expect(csv.split('\r\n')[1]).toBe(
      `1,SCT,'=Sở,"Khối sở; ban, ""ngành""",,,,88.40,7,,-1.50,,-2,>= 87,Đạt,Năm 2025`,
    )
  })

  it('says who cannot be ranked only where there is a target', () => {
    const target = { operator: '>', percent: 90, met: false } as const
    const row = (eligible: boolean) =>
      indexTableCsv(aDocument((agency) => ({ ...agency, eligible, overall: { ...agency.overall, target } })))
    expect(row(false)).toContain('> 90,Chưa đủ điều kiện xếp hạng,')
    expect(row(true)).toContain('> 90,Không đạt,')
    expect(indexTableCsv(aDocument((agency) => agency))).not.toContain('điều kiện')
  })
})

describe('what a percentage means', () => {
  it.each([
    [
      'mean-score',
      'Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
    ],
    ['satisfied-share', "Chỉ số là bình quân tỷ lệ câu trả lời 'Hài lòng' và 'Rất hài lòng'."],
    [
      'rescaled-mean',
      'Chỉ số là điểm trung bình quy đổi về thang 0–100 (1 điểm là 0%, 5 điểm là 100%), không phải tỷ lệ người hài lòng.',
    ],
  ] as const)('by %s', (questionMethod, sentence) => {
    expect(meaningOfPercent(fiveCriteriaProposedV1, { questionMethod }).vi).toBe(sentence)
  })
})
