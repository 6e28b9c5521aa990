import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterionTables } from '../../../scoring/criterion-tables.ts'
import { type IndexTable, indexTable } from '../../../scoring/index-table.ts'
import { type IndexTableCell, textCell } from '../../../scoring/index-table-cell.ts'
import { downloadName } from '../../../server/index-publication/download-name.ts'
import { workbookSheets } from '../../../server/index-publication/workbook-sheets.ts'
import { writeWorkbook } from '../../../server/spreadsheets/write-workbook.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { type ReadCell, readWorkbook } from '../../support/read-workbook.ts'

/** Texts that a spreadsheet might take for something else, or could not hold; and what is held of them. */
const hostile: readonly (readonly [typed: string, held: string])[] = [
  ...[
    `=cmd|' /C calc'!A0`,
    '+1-1',
    '-2',
    '@SUM(A1)',
    '\tTab',
    '"Sở" & <b>đơn vị</b>',
    'Sở 🎉',
    ' trước và sau ',
    '_x0041_',
    '0012',
    '1.234',
    '01/02/2025',
    '__proto__',
    'constructor',
  ].map((text) => [text, text] as const),
  ['dòng 1\r\ndòng 2\rdòng 3\n', 'dòng 1\ndòng 2\ndòng 3\n'],
  ['nửa \ud800, nửa x\udc00 đôi', 'nửa , nửa x đôi'],
  ['a\u0000b\u001fc\uffff', 'abc'],
  ['đ'.repeat(40_000), `${'đ'.repeat(32_766)}…`],
]

const before = {
  period: { id: '2024', name: 'Năm 2024' },
  method: null,
  form: null,
  criteria: null,
  declared: null,
  blocks: [
    {
      code: 'so',
      agencies: [{ code: 'A', name: 'A', overall: { percent: 90.5, rank: 1, interval: null }, criteria: {} }],
    },
  ],
}

const document = anIndexDocument(
  [],
  { targets: [{ block: 'so', operator: '>=', percent: 87 }] },
  {
    previous: before,
    blocks: [
      {
        code: 'so',
        name: 'Khối [sở]: ban/ngành rất dài, không vừa một tên trang tính',
        agencies: [
          anAgency({ code: 'A', name: '=A', grades: { satisfied: 40 }, held: 2 }),
          anAgency({ code: 'B', grades: { 'very-satisfied': 33, satisfied: 4 } }),
          anAgency({ code: 'C', grades: { neutral: 3 } }),
        ],
      },
      {
        code: 'xa',
        name: 'Khối xã',
        agencies: [anAgency({ code: 'X', grades: { neutral: 31 } }), anAgency({ code: 'Y' })],
      },
    ],
  },
)

function readAs(cell: IndexTableCell): ReadCell {
  switch (cell.kind) {
    case 'text':
      return { kind: 'text', text: cell.text, format: '@', bold: false }
    case 'decimal':
      return { kind: 'number', number: cell.number, format: '0.00' }
    case 'integer':
      return { kind: 'number', number: cell.number, format: '0' }
    case 'empty':
      return null
  }
}

function readAsTable({ columns, rows }: IndexTable): readonly (readonly ReadCell[])[] {
  return [
    columns.map((text): ReadCell => ({ kind: 'text', text, format: 'General', bold: true })),
    ...rows.map((row) => row.map(readAs)),
  ]
}

describe('the workbook of an index', async () => {
  const sheets = readWorkbook(await writeWorkbook(workbookSheets(document)))

  it('has a sheet of each block, of each ranking by a criterion, and of notes', () => {
    expect(sheets.map(({ name }) => name)).toEqual([
      'Khối -sở- ban-ngành rất dài, k…',
      'Khối xã',
      ...criterionTables(document).map(({ heading }) => expect.stringContaining(heading.slice(0, 20))),
      'Ghi chú',
    ])
  })

  it('says cell by cell what the tables say, as numbers with their places and as text', () => {
    const tables = [
      ...document.blocks.map((block) => indexTable({ ...document, blocks: [block] })),
      ...criterionTables(document),
    ]
    expect(sheets.slice(0, -1).map(({ rows }) => rows)).toEqual(tables.map(readAsTable))
    const numbers = sheets[0]!.rows.flat().flatMap((cell) => (cell?.kind === 'number' ? [cell.format] : []))
    expect(new Set(numbers)).toEqual(new Set(['0', '0.00']))
  })

  it('keeps the headings in view and gives every column a width to read it by', () => {
    for (const { frozenRows, widths, rows } of sheets) {
      expect(frozenRows).toBe(1)
      expect(rows[0]!.every((cell) => cell?.kind === 'text' && cell.bold)).toBe(true)
      expect(widths).toHaveLength(rows[0]!.length)
      for (const width of widths) expect(width >= 10 && width <= 60).toBe(true)
    }
  })

  it.each([0, 1, 3])('shows %d places where the method has them', async (decimals) => {
    const [sheet] = readWorkbook(
      await writeWorkbook(workbookSheets({ ...document, method: { ...document.method, decimals } })),
    )
    const percent = sheet!.rows[1]![5] as { readonly format: string }
    expect(percent.format).toBe(['0', '0.0', '', '0.000'][decimals])
  })

  it('numbers a block on its own sheet from 1', () => {
    expect(sheets[1]!.rows.map(([number]) => number).slice(1)).toEqual(
      [1, 2].map((number) => ({ kind: 'number', number, format: '0' })),
    )
  })
})

describe('text in a workbook', () => {
  const written = async (texts: readonly string[]) => {
    const rows = texts.map((text) => [textCell(text)])
    const [sheet] = readWorkbook(await writeWorkbook([{ name: 'Trang', columns: ['Đơn vị'], rows }]))
    return sheet!.rows.slice(1).map(([cell]) => cell)
  }
  const text = (content: string) => ({ kind: 'text', text: content, format: '@', bold: false })

  it('stays text, whatever it looks like', async () => {
    expect(await written(hostile.map(([typed]) => typed))).toEqual(hostile.map(([, held]) => text(held)))
  })

  it('comes back as it was', async () => {
    const content = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((one) => !/\r/.test(one))
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 20 }), async (texts) => {
        expect(await written(texts)).toEqual(texts.map(text))
      }),
      { numRuns: 50 },
    )
  })

  it('of a heading, too', async () => {
    const [sheet] = readWorkbook(
      await writeWorkbook([{ name: 'T', columns: hostile.map(([typed]) => typed), rows: [] }]),
    )
    expect(sheet!.rows).toEqual([
      hostile.map(([, held]) => ({ ...text(held), format: 'General', bold: true })),
    ])
  })
})

describe('the notes of a workbook', () => {
  const notesOf = async (changes: Partial<typeof document>) => {
    const sheets = readWorkbook(await writeWorkbook(workbookSheets({ ...document, ...changes })))
    return sheets
      .at(-1)!
      .rows.map((row) => row.map((cell) => (cell?.kind === 'text' ? cell.text : '')).join(': '))
  }

  it('say what the numbers mean and that they are not published', async () => {
    expect(await notesOf({})).toEqual([
      'Mục: Nội dung',
      'Tỉnh, thành phố: Khánh Hòa',
      'Kỳ khảo sát: Năm 2025, từ 01/01/2025 đến 30/11/2025',
      'Tình trạng: Số liệu tạm tính, chưa công bố và còn thay đổi; tính lúc 02/06/2025 09:03:04.',
      'Số đơn vị: 5',
      'Số phiếu: Đã nhận 113 phiếu: 111 phiếu hợp lệ, 2 phiếu không tính.',
      'Ý nghĩa con số: Chỉ số là điểm trung bình quy đổi (điểm trung bình ÷ 5 × 100; thấp nhất 20%, cao nhất 100%), không phải tỷ lệ người hài lòng.',
      'Làm tròn: Chỉ số chung tính từ số liệu chưa làm tròn, có thể chênh 0,01 điểm so với bình quân các tiêu chí đã làm tròn.',
      'Cách tính: Chỉ số tiêu chí là bình quân chỉ số các câu hỏi của tiêu chí.',
      'Cách tính: Chỉ số chung là bình quân các tiêu chí theo trọng số ghi trong mẫu phiếu.',
      'Cách tính: Đơn vị có từ 30 phiếu hợp lệ trở lên mới được xếp hạng trong khối.',
      'Cách tính: Đơn vị bằng điểm thì đồng hạng, hạng kế tiếp bị bỏ trống (1, 2, 2, 4).',
      'Cách tính: Chỗ nào có ít hơn 5 câu trả lời thì không hiện tỷ lệ, để không lộ ý kiến của một người.',
      expect.stringMatching(/^Mẫu phiếu: .+, phiên bản five-criteria-proposed\.v1$/),
      'Kỳ trước: Năm 2024',
      expect.stringContaining('Ô trống không có nghĩa là 0.'),
    ])
  })

  it('name the decision, and say first where nothing is real', async () => {
    const publication = {
      id: '2025-1',
      kind: 'decision',
      decisionNumber: '409/QĐ-SNV',
      decidedOn: '2025-12-30',
      issuer: 'Sở Nội vụ',
      signerTitle: 'Giám đốc',
      reportNumber: '443/BC-SNV',
      publishedAt: '2025-12-31T02:03:04.000Z',
      restates: null,
      reason: null,
      differences: null,
    }
    const notes = await notesOf({ publication, simulated: true, comparison: null })
    expect(notes[1]).toBe('Dữ liệu mô phỏng: Không có số liệu nào trong tệp này là thật.')
    expect(notes).toContain(
      'Văn bản công bố: Quyết định số 409/QĐ-SNV ngày 30/12/2025 của Sở Nội vụ, Giám đốc ký, kèm báo cáo số 443/BC-SNV',
    )
    expect(notes).toContain('Tình trạng: Đã công bố lúc 31/12/2025 09:03:04, không thay đổi nữa.')
    expect(notes).toContain('Kỳ trước: Không có kỳ trước để so sánh.')
    const unnumbered = { ...publication, decisionNumber: null, decidedOn: null }
    expect((await notesOf({ publication: unnumbered })).join('\n')).not.toContain('Văn bản công bố')
  })
})

describe('the name of a file', () => {
  const publication = { id: '2025-1' } as NonNullable<typeof document.publication>

  it.each([
    [{ publication }, null, 'csv', 'chi-so-2025.csv'],
    [{ publication }, 'so-ban-nganh', 'xlsx', 'chi-so-2025-so-ban-nganh.xlsx'],
    [{}, null, 'csv', 'chi-so-2025-tam-tinh.csv'],
    [{ publication, simulated: true }, null, 'csv', 'chi-so-2025-mo-phong.csv'],
    [{ publication, period: null }, null, 'csv', 'chi-so.csv'],
    [{ publication }, '"Đặc khu"\r\nX: y', 'csv', 'chi-so-2025-dac-khu-x-y.csv'],
  ])('%# is plain', (changes, block, extension, name) => {
    expect(downloadName({ ...document, ...changes }, block, extension)).toBe(name)
  })
})
