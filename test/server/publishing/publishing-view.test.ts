import { describe, expect, it } from 'vitest'
import { publishingView, suggestedPublication } from '../../../server/publishing/publishing-view.ts'
import type { PeriodStatus } from '../../../server/storage/periods-store.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { aPeriod } from '../../support/test-app.ts'

describe('the files on the page that publishes a period', () => {
  const downloads = (status: PeriodStatus, document = anIndexDocument([anAgency({ code: 'SCT' })])) =>
    publishingView({
      language: 'vi',
      period: aPeriod({ status }),
      document: status === 'draft' ? null : document,
      today: '2025-06-02',
      kept: suggestedPublication('Sở Nội vụ', '2025-06-02'),
      problems: [],
      isStale: false,
    }).downloads

  it('are the tables as soon as there are figures, and all that can be checked once published', () => {
    expect(downloads('draft')).toEqual([])
    for (const status of ['open', 'closed'] as const) {
      expect(downloads(status)).toEqual([
        { href: '/api/v1/periods/2025/index.xlsx', text: 'Bảng số liệu tạm tính (XLSX)' },
        { href: '/api/v1/periods/2025/index.csv', text: 'Bảng số liệu tạm tính (CSV)' },
        {
          href: '/home-affairs/periods/2025/report.docx',
          text: 'Báo cáo theo thể thức văn bản hành chính, dự thảo (DOCX)',
        },
      ])
    }
    expect(downloads('published')).toEqual([
      { href: '/api/v1/periods/2025/index.json', text: 'Tệp chỉ số đã ký (JSON)' },
      { href: '/api/v1/periods/2025/index.xlsx', text: 'Bảng số liệu (XLSX)' },
      { href: '/api/v1/periods/2025/index.csv', text: 'Bảng số liệu (CSV)' },
      {
        href: '/home-affairs/periods/2025/report.docx',
        text: 'Báo cáo theo thể thức văn bản hành chính (DOCX)',
      },
      { href: '/api/v1/periods/2025/responses.ndjson', text: 'Các phiếu đã ẩn danh (NDJSON)' },
    ])
  })
})
