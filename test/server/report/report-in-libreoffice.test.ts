import { describe, expect, it } from 'vitest'
import { reportDocument } from '../../../server/report/report-document.ts'
import { writeDocx } from '../../../server/report/write-docx.ts'
import { convert, withoutLibreOffice } from '../../support/libreoffice.ts'
import { index2025 } from '../../support/published-results.ts'
import { strictViews } from '../../support/strict-views.ts'

describe('the report in another program', () => {
  it.skipIf(withoutLibreOffice !== null)(
    `opens and says the same there${withoutLibreOffice === null ? '' : `: skipped, ${withoutLibreOffice}`}`,
    async () => {
      const document = index2025()
      const docx = await writeDocx(
        reportDocument({ document, issuer: 'Sở Nội vụ', block: null }),
        strictViews(),
      )
      const text = convert(docx, 'docx', 'txt:Text (encoded):UTF8').get('document.txt')!.toString('utf8')
      expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      expect(text).toContain('I. KHÁI QUÁT VỀ CUỘC KHẢO SÁT')
      for (const { name, overall } of document.blocks[0]!.agencies) {
        expect(text).toContain(name)
        if (overall.percent !== null) expect(text).toContain(overall.percent.toFixed(2).replace('.', ','))
      }
      const pdf = convert(docx, 'docx', 'pdf').get('document.pdf')!
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      expect(pdf.length).toBeGreaterThan(50_000)
    },
    120_000,
  )
})
