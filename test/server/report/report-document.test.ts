import { describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { assessmentDocument } from '../../../server/report/assessment-document.ts'
import type { DataTable, OfficialDocument, Part } from '../../../server/report/document-model.ts'
import { plainText, textOf } from '../../../server/report/plain-text.ts'
import { reportDocument } from '../../../server/report/report-document.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { departments2025, index2025, table2024 } from '../../support/published-results.ts'

const report = (document: IndexDocument, block: string | null = null) =>
  reportDocument({ document, issuer: 'Sở Nội vụ', block })

const linesOf = (parts: readonly Part[]) =>
  parts.flatMap((part) =>
    part.kind === 'heading' ? [part.text] : part.kind === 'paragraph' ? [textOf(part.runs)] : [part.caption],
  )
const tablesOf = (parts: readonly Part[]) => parts.filter((part): part is DataTable => part.kind === 'table')
const annexOf = ({ annexes }: OfficialDocument, title: string) =>
  annexes.find((annex) => annex.title === title)

describe('the report of a published period', () => {
  const document = index2025()
  const written = report(document)
  const lines = linesOf(written.body)

  it('stands under the number of the report and leaves its day open', () => {
    expect(textOf(written.frame!.number)).toBe('Số: 443/BC-SNV')
    expect(textOf(written.frame!.placeAndDate)).toBe('Khánh Hòa, ngày … tháng … năm …')
    expect(written.frame!.signer.map(textOf)).toEqual(['GIÁM ĐỐC'])
    expect(written.marks).toEqual([])
  })

  it('has its five parts in order, and rests on the decision that is known', () => {
    expect(lines.filter((line) => /^[IVX]+\. /.test(line))).toEqual([
      'I. KHÁI QUÁT VỀ CUỘC KHẢO SÁT',
      'II. KẾT QUẢ',
      'III. SO SÁNH VỚI KỲ TRƯỚC',
      'IV. KẾT QUẢ SO VỚI CHỈ TIÊU',
      'V. KIẾN NGHỊ',
    ])
    expect(lines).toContain('- Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ;')
    expect(lines.at(-1)).toMatch(/^Trên đây là Báo cáo kết quả khảo sát.* năm 2025 của Sở Nội vụ\.\/\.$/)
  })

  it('says what a number means and how people were reached', () => {
    expect(lines.some((line) => line.startsWith('- Chỉ số là điểm trung bình quy đổi'))).toBe(true)
    expect(lines.filter((line) => line.includes('người trả lời tự nguyện')).length).toBeGreaterThan(1)
    expect(lines).toContain('- Đã nhận 307 phiếu = 307 phiếu hợp lệ + 0 phiếu không tính.')
    expect(lines).toContain('- Phiếu hợp lệ theo kênh: Mã QR 307.')
  })

  it('names the best, the lowest, and who is not ranked and why', () => {
    expect(lines).toContain('- Chỉ số cao nhất: Sở Công Thương (88,33%).')
    expect(lines).toContain('- Chỉ số thấp nhất: Sở Tư pháp (67,27%).')
    expect(lines).toContain('- Sở Ngoại vụ: chưa đủ phiếu: 12/30;')
  })

  it('leaves to the author what only the author knows, as marked places', () => {
    const at = lines.indexOf('V. KIẾN NGHỊ')
    expect(lines.slice(at + 1, at + 4)).toEqual(['1. …', '2. …', '3. …'])
    const blanks = written.body.filter(
      (part) =>
        part.kind === 'paragraph' && part.runs.some(({ text, blank }) => text.includes('…') && !blank),
    )
    expect(blanks).toEqual([])
  })

  it('numbers its tables and pictures from one', () => {
    const numbers = (kind: string) =>
      written.body.flatMap((part) =>
        'caption' in part ? (new RegExp(`^${kind} (\\d+)\\.`).exec(part.caption)?.[1] ?? []) : [],
      )
    expect(numbers('Bảng')).toEqual(['1', '2', '3', '4'])
    expect(numbers('Hình')).toEqual(['1', '2'])
  })

  it('puts every criterion and every question of every agency into annexes', () => {
    expect(written.annexes.map(({ heading, title }) => [heading, title])).toEqual([
      ['Phụ lục I', 'Mẫu khảo sát của từng đơn vị'],
      ['Phụ lục II', 'Kết quả theo từng tiêu chí'],
      ['Phụ lục III', 'Kết quả từng câu hỏi của từng đơn vị'],
      ['Phụ lục IV', 'Giải thích từ ngữ'],
    ])
    const questions = tablesOf(annexOf(written, 'Kết quả từng câu hỏi của từng đơn vị')!.body)
    expect(questions.map(({ caption }) => caption)).toEqual(
      document.blocks[0]!.agencies.map(({ name }) => name),
    )
    questions.forEach(({ rows }, place) => {
      const agency = document.blocks[0]!.agencies[place]!
      expect(rows.map(({ cells }) => Number(cells[3]))).toEqual(
        Object.values(agency.questions).map(({ counted }) => counted),
      )
      expect(rows.map(({ cells }) => cells.slice(4, 9).map((cell) => Number(cell.split(' ')[0])))).toEqual(
        Object.values(agency.questions).map(({ grades }) => Object.values(grades!)),
      )
    })
  })

  it('is issued by whoever published it as a report', () => {
    const publication = { ...document.publication!, kind: 'report', issuer: 'UBND tỉnh Khánh Hòa' }
    const { frame } = report({ ...document, publication: { ...publication, decisionNumber: '12/BC-UBND' } })
    expect(frame).toMatchObject({ superior: null, issuer: 'UBND tỉnh Khánh Hòa' })
    expect(textOf(frame!.number)).toBe('Số: 12/BC-UBND')
    expect(textOf(frame!.placeAndDate)).toBe('Khánh Hòa, ngày 30 tháng 12 năm 2025')
  })

  it('does not let the signer of somebody else’s decision sign the report', () => {
    const publication = { ...document.publication!, issuer: 'UBND tỉnh', signerTitle: 'Chủ tịch' }
    expect(report({ ...document, publication }).frame!.signer.map(textOf)).toEqual(['…'])
  })

  it('says which publication it replaces, and why', () => {
    const publication = { ...document.publication!, restates: '2025-0', reason: 'nhập sai phiếu' }
    expect(linesOf(report({ ...document, publication }).body)).toContain(
      'Số liệu này thay thế số liệu đã công bố trước đây (2025-0), lý do: nhập sai phiếu.',
    )
  })
})

describe('the report of a period that is not published', () => {
  it('is a draft on every page, and says until when it counts', () => {
    const { marks, frame } = report(anIndexDocument(departments2025.map(anAgency), {}, { simulated: true }))
    expect(marks).toEqual([
      'Dữ liệu mô phỏng',
      'DỰ THẢO – số liệu tính đến 02/06/2025 09:03:04, chưa công bố',
    ])
    expect(textOf(frame!.number)).toBe('Số: …/BC-SNV')
  })

  it('says that there is nothing to compare with and no target', () => {
    const lines = linesOf(report(anIndexDocument(departments2025.map(anAgency))).body)
    expect(lines).toContain('Không có kỳ trước để so sánh.')
    expect(lines).toContain('Kỳ này không đặt chỉ tiêu.')
  })

  it('tells of samples whether they are as large as they should be', () => {
    const agencies = departments2025.map((agency) => ({ ...anAgency(agency), quota: 60, transactions: 100 }))
    const written = report(anIndexDocument(agencies, { sampleError: 0.05 }))
    expect(linesOf(written.body)).toContain(
      '- Số phiếu được giao: 3/5 đơn vị đã đủ; chưa đủ: Sở Tư pháp, Sở Ngoại vụ.',
    )
    expect(linesOf(written.body)).toContain(
      '- Cỡ mẫu cần có (sai số 5%): 1/5 đơn vị đã đủ; chưa đủ: Sở Nội vụ, Sở Tài chính, Sở Tư pháp, Sở Ngoại vụ.',
    )
    const [sample] = tablesOf(annexOf(written, 'Mẫu khảo sát của từng đơn vị')!.body)
    expect(sample!.rows[0]!.cells).toEqual([
      '1',
      'Sở Công Thương',
      '120',
      '0',
      '120',
      '60\n(đủ)',
      '100',
      '80\n(đủ)',
    ])
  })

  it('gives the reason for which home affairs left an agency unranked', () => {
    const agencies = departments2025.map((agency) => ({
      ...anAgency(agency),
      ...(agency.code === 'SNV' ? { unranked: 'đang xác minh phiếu' } : {}),
    }))
    const lines = linesOf(report(anIndexDocument(agencies)).body)
    expect(
      lines.some((line) => line.startsWith('- Sở Nội vụ: ') && line.includes('đang xác minh phiếu')),
    ).toBe(true)
  })

  it('names the block where it is about one', () => {
    const document = anIndexDocument(departments2025.map(anAgency))
    expect(report(document, 'so-ban-nganh').frame!.subject).toMatch(/năm 2025 \(Khối sở, ban, ngành\)$/)
  })
})

describe('the report of a printed table', () => {
  it('says that nobody counted, and leaves out what is not known', () => {
    const written = report(table2024)
    expect(written.annexes.map(({ title }) => title)).toEqual([
      'Kết quả theo từng tiêu chí',
      'Giải thích từ ngữ',
    ])
    expect(linesOf(written.body).join('\n')).not.toContain('Phụ lục')
    expect(linesOf(written.body)).toContain('- Bảng công bố không ghi số phiếu.')
    const [overall] = tablesOf(written.body)
    expect(overall!.rows[0]!.cells[2]).toBe('–')
  })
})

describe('the assessment of an agency', () => {
  const document = index2025()
  const [block] = document.blocks
  const [agency] = block!.agencies

  it('goes on from the decision as plans have it, and marks places in print', () => {
    const { body, title } = assessmentDocument(document, block!, agency!)
    const lines = linesOf(body)
    expect(title).toBe('Đánh giá Chỉ số hài lòng của Sở Công Thương năm 2025')
    expect(lines[1]).toBe(
      'Căn cứ Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ, kết quả Chỉ số hài lòng của Sở Công Thương đạt 88,33% (giảm 0,07% so với năm trước), xếp thứ 1/4 của khối sở, ban, ngành (vượt chỉ tiêu đề ra cho năm 2025 là 87%).',
    )
    expect(lines.filter((line) => /^- \([ivx]+\) Tiêu chí/.test(line))).toHaveLength(5)
    const [, overall] = body
    expect(overall?.kind === 'paragraph' && overall.runs.filter(({ bold }) => bold)).toEqual([
      { text: 'xếp thứ 1/4', bold: true },
    ])
  })

  it('is the same as plain text', () => {
    const text = plainText(assessmentDocument(document, block!, agency!))
    expect(text).toContain('\nI. ĐÁNH GIÁ CÁC CHỈ SỐ THÀNH PHẦN\nCăn cứ Quyết định số 409/QĐ-SNV')
    expect(text).toContain('- (i) Tiêu chí 1: Mức độ tiếp cận dịch vụ đạt 88,33%')
  })

  it('says of live and of invented figures that they are', () => {
    const live = anIndexDocument(departments2025.map(anAgency), {}, { simulated: true })
    const text = plainText(assessmentDocument(live, live.blocks[0]!, live.blocks[0]!.agencies[0]!))
    expect(text.startsWith('Dữ liệu mô phỏng\nDỰ THẢO – ')).toBe(true)
    expect(text).toContain('Theo số liệu tạm tính đến 02/06/2025 09:03:04, chưa công bố, kết quả Chỉ số')
  })
})
