import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexTable } from '../../scoring/index-table.ts'
import { misreadText } from '../../scoring/misread-text.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import { previousOfTable } from '../../scoring/previous-of-table.ts'
import { anAgency, anIndexDocument, form } from '../support/an-index-document.ts'

const heading = 'Mã đơn vị;Đơn vị;Khối;TC1;TC2;Chỉ số chung;Xếp hạng;Kết quả;Kỳ'
const rows = [
  'A;Sở A;Khối sở;90;80;85,5;01/03;Đạt;Năm 2024',
  'B;Sở B;Khối sở;80;90;85,25;02/03;Đạt;Năm 2024',
  'C;Sở C;Khối sở;70;70;70;03/03;Không đạt;Năm 2024',
]

type Method = Parameters<typeof previousOfTable>[3]

/** A table written with semicolons, so that commas can stand in cells. */
function read(lines: readonly string[], method: Method = null) {
  const [header, ...records] = lines.map((line, place) => ({ line: place + 1, cells: line.split(';') }))
  return previousOfTable(header!, records, form.criteria, method)
}

function previousOf(lines: readonly string[], method: Method = null): PreviousIndex {
  const table = read(lines, method)
  if (!table.ok) throw new Error(JSON.stringify(table.mistakes))
  return table.previous
}

function mistakesOf(lines: readonly string[]): readonly string[] {
  const table = read(lines)
  return table.ok
    ? []
    : table.mistakes.map(({ line, column, message }) => `${line}:${column ?? ''}: ${message}`)
}

/** A table of one agency with one cell under one heading beside what every table has. */
function withColumn(column: string, cell: string): readonly string[] {
  return [`Mã đơn vị;Khối;Chỉ số chung;${column}`, `A;so;85;${cell}`]
}

function overallOf(cell: string, method: Method = null) {
  return read(['Mã đơn vị;Khối;Chỉ số chung', `A;so;${cell}`], method)
}

const criterionRanks = (previous: PreviousIndex) =>
  previous.blocks.flatMap(({ agencies }) =>
    agencies.map(({ criteria }) => [criteria['access']?.rank, criteria['reception']?.rank]),
  )

describe('the previous period of a published table', () => {
  it('is read with its period, blocks, percentages and ranks, and without what a table does not carry', () => {
    expect(previousOf([heading, ...rows])).toEqual({
      period: { id: null, name: 'Năm 2024' },
      method: null,
      form: null,
      criteria: [
        { code: 'access', weight: null },
        { code: 'reception', weight: null },
      ],
      declared: null,
      blocks: [
        {
          code: 'Khối sở',
          ranked: 3,
          agencies: [
            ['A', 85.5, 1, [90, 1], [80, 2]],
            ['B', 85.25, 2, [80, 2], [90, 1]],
            ['C', 70, 3, [70, 3], [70, 3]],
          ].map(([code, percent, rank, access, reception]) => ({
            code,
            name: `Sở ${code}`,
            overall: { percent, rank, interval: null },
            criteria: {
              access: { percent: (access as number[])[0], rank: (access as number[])[1], interval: null },
              reception: {
                percent: (reception as number[])[0],
                rank: (reception as number[])[1],
                interval: null,
              },
            },
          })),
        },
      ],
    })
  })

  it('is what the exported table says, figure by figure', () => {
    const agencies = [
      anAgency({ code: 'A', grades: { satisfied: 40, neutral: 7 } }),
      anAgency({ code: 'B', grades: { 'very-satisfied': 31, neutral: 7 } }),
      anAgency({ code: 'C', name: '=tên', grades: { satisfied: 3 } }),
    ]
    const document = anIndexDocument(agencies, { decimals: 3 })
    const { columns, rows: cells } = indexTable(document)
    const written = cells.map((row) =>
      row.map((cell) => {
        if (cell.kind === 'text') return /^[=+\-@]/.test(cell.text) ? `'${cell.text}` : cell.text
        if (cell.kind === 'decimal') return cell.number.toFixed(cell.decimals)
        return cell.kind === 'integer' ? String(cell.number) : ''
      }),
    )
    const records = written.map((row, place) => ({ line: place + 2, cells: row }))
    const table = previousOfTable({ line: 1, cells: columns }, records, form.criteria, document.method)
    expect(table.ok && table.previous.period).toEqual({ id: null, name: 'Năm 2025' })
    expect(table.ok && table.previous.blocks).toEqual(
      document.blocks.map(({ name, agencies: listed }) => ({
        code: name,
        agencies: listed.map((agency) => ({
          code: agency.code,
          name: agency.name,
          overall: { percent: agency.overall.percent, rank: agency.overall.rank, interval: null },
          criteria: Object.fromEntries(
            Object.entries(agency.criteria).map(([code, { percent, rank }]) => [
              code,
              { percent, rank, interval: null },
            ]),
          ),
        })),
      })),
    )
  })

  it.each([
    ['88,4', 88.4],
    ['88.40 %', 88.4],
    ['88,40%', 88.4],
    ['88.4000', 88.4],
    ['88,123456', 88.123456],
    ['0.125', 0.125],
    ['100', 100],
    ['', null],
    ['  ', null],
  ])('reads %j as %j', (cell, percent) => {
    expect(overallOf(cell)).toMatchObject({
      ok: true,
      previous: { blocks: [{ agencies: [{ overall: { percent } }] }] },
    })
  })

  it('reads three places only where the method has three', () => {
    expect(overallOf('88.405', { ties: 'competition', decimals: 3 }).ok).toBe(true)
    expect(overallOf('88.405', { ties: 'competition', decimals: 2 }).ok).toBe(false)
  })

  it.each([
    ['7', 7],
    ['07/18', 7],
    ['7 / 18', 7],
    ['2/18 (đồng hạng)', 2],
    ['', null],
  ])('reads the rank %j as %j', (cell, rank) => {
    expect(read(withColumn('Xếp hạng', cell))).toMatchObject({
      ok: true,
      previous: { blocks: [{ agencies: [{ overall: { rank } }] }] },
    })
  })

  it.each([
    ['TC2 Điều kiện đón tiếp', 'reception'],
    ['tc 02', 'reception'],
    ['Tiêu chí 2: Điều kiện đón tiếp', 'reception'],
    ['TC2. Tên gọi năm trước', 'reception'],
    ['TC2 -Điều kiện\nđón tiếp', 'reception'],
    ['ĐIỀU KIỆN  ĐÓN TIẾP', 'reception'],
    ['Tiếp nhận, xử lý thông tin phản hồi', 'feedback'],
    ['TC6', 'tc6'],
  ])('takes the column %j for the criterion %s', (column, code) => {
    expect(previousOf(withColumn(column, '88,5')).blocks[0]!.agencies[0]!.criteria).toEqual({
      [code]: { percent: 88.5, rank: null, interval: null },
    })
  })

  it('reads names with the tone mark in either place, and blocks written in two ways as one', () => {
    const previous = previousOf(['MÃ ĐƠN VỊ;Khối;Chỉ số chung', 'A;Khối Hòa;1', 'B;khối  Hoà;2'])
    expect(previous.blocks.map(({ code, agencies }) => [code, agencies.length])).toEqual([['Khối Hòa', 2]])
  })

  it('takes off the apostrophe before what would be a formula, and no other', () => {
    const names = (cell: string) => previousOf(withColumn('Đơn vị', cell)).blocks[0]!.agencies[0]!.name
    expect(["'=1+1", "'-a", " '@b", "'cô", "o'-a"].map(names)).toEqual(['=1+1', '-a', '@b', "'cô", "o'-a"])
  })

  it('takes cells with blanks around them, and marks inside names', () => {
    const previous = previousOf([
      ' mã  đơn vị ;Đơn vị; Khối;Chỉ số chung ;Xếp hạng;Số phiếu hợp lệ;Kỳ',
      " A ; Sở A-B @ C '=' ; so ; 88,4 ; 2/18(đồng hạng) ; 118 ; ",
    ])
    expect(previous.period).toBe(null)
    expect(previous.blocks).toEqual([
      {
        code: 'so',
        ranked: 18,
        agencies: [
          {
            code: 'A',
            name: "Sở A-B @ C '='",
            overall: { percent: 88.4, rank: 2, interval: null },
            criteria: {},
          },
        ],
      },
    ])
  })

  it('passes over the columns of another comparison, whatever sign they begin with', () => {
    const columns = 'Chỉ số kỳ trước;Tăng/giảm (điểm %);Hạng kỳ trước;Tăng/giảm bậc;Chỉ tiêu;Kết quả;x-note'
    const lines = (cells: string) => [`Mã đơn vị;Khối;Chỉ số chung;${columns}`, `A;so;85;${cells}`]
    expect(mistakesOf(lines('85,53;-0.53;5;-2;>= 87;Không đạt;a = b\nc'))).toEqual([])
    expect(mistakesOf(lines('85,53;-0.53;5;-2; =87;Không đạt;@b'))).toEqual([
      "2:Chỉ tiêu: '=87' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)",
    ])
  })

  it('reads no responses as none', () => {
    expect(mistakesOf(withColumn('Số phiếu hợp lệ', ' '))).toEqual([])
  })

  it('passes over empty columns after the last and columns that begin with x-', () => {
    expect(read(['Mã đơn vị;Khối;Chỉ số chung;x-note;;', 'A;so;85;=1 là ghi chú;;']).ok).toBe(false)
    expect(read(['Mã đơn vị;Khối;Chỉ số chung;x-note;;', 'A;so;85;ghi chú;;']).ok).toBe(true)
    expect(read(['Mã đơn vị;;Khối;Chỉ số chung; ;', 'A; ;so;85']).ok).toBe(true)
    expect(read(['Mã đơn vị;Khối;Chỉ số chung', 'A;so;85; ;']).ok).toBe(true)
  })

  it('has no criteria and no period where the table has no such column', () => {
    expect(previousOf(['Mã đơn vị;Khối;Chỉ số chung', 'A;so;85'])).toMatchObject({
      criteria: null,
      period: null,
    })
  })

  it('says how many were ranked where every rank is over as many', () => {
    const rankedIn = (...ranks: readonly string[]) =>
      previousOf([
        'Mã đơn vị;Khối;Chỉ số chung;Xếp hạng',
        ...ranks.map((rank, place) => `A${place};so;85;${rank}`),
      ]).blocks.map(({ agencies: _, ...block }) => block)
    expect(rankedIn('1/18', '', '2', '3/18')).toStrictEqual([{ code: 'so', ranked: 18 }])
    expect(rankedIn('1/18', '2/17')).toStrictEqual([{ code: 'so' }])
    expect(rankedIn('1', '2')).toStrictEqual([{ code: 'so' }])
  })

  it('takes a name as long as names may be', () => {
    expect(mistakesOf(withColumn('Đơn vị', 'a'.repeat(300)))).toEqual([])
  })
})

describe('ranks of the criteria', () => {
  const ranked = (place: number, rank: string, result = '') => {
    const cells = rows[place]!.split(';')
    return [...cells.slice(0, 6), rank, result, cells[8]].join(';')
  }

  it.each<[string, readonly string[]]>([
    ['no rank is stated', [ranked(0, ''), ranked(1, ''), ranked(2, '')]],
    ['one that has a percentage has no rank', [ranked(0, '1'), ranked(1, '2'), ranked(2, '')]],
    ['a rank does not follow from the percentages', [ranked(0, '2'), ranked(1, '1'), ranked(2, '3')]],
    ['somebody is missing at the top', [ranked(1, '2'), ranked(2, '3')]],
    ['ranks are over more than there are', [ranked(0, '1/4'), ranked(1, '2/4'), ranked(2, '3/4')]],
    ['only one is there', [ranked(0, '1')]],
  ])('are unknown if %s', (_, lines) => {
    expect(criterionRanks(previousOf([heading, ...lines]))).toEqual(lines.map(() => [null, null]))
  })

  it('leave out who is said to be unranked', () => {
    const lines = [ranked(0, '', 'Chưa đủ điều kiện xếp hạng'), ranked(1, '1'), ranked(2, '2')]
    expect(criterionRanks(previousOf([heading, ...lines]))).toEqual([
      [null, null],
      [1, 1],
      [2, 2],
    ])
  })

  it('follow the rule for ties', () => {
    const tied = ['A;a;k;9;9;50;1;;', 'B;b;k;9;8;50;1;;', 'C;c;k;8;8;40;2;;']
    expect(criterionRanks(previousOf([heading, ...tied], { ties: 'dense', decimals: 2 }))).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ])
    expect(criterionRanks(previousOf([heading, ...tied]))).toEqual(tied.map(() => [null, null]))
  })

  it('are of each block by itself', () => {
    const two = ['A;a;k;9;9;50;1;;', 'B;b;k;8;8;40;2;;', 'C;c;l;7;7;50;1;;', 'D;d;l;6;6;40;9;;']
    expect(criterionRanks(previousOf([heading, ...two]))).toEqual([
      [1, 1],
      [2, 2],
      [null, null],
      [null, null],
    ])
  })
})

describe('a mistake in a published table', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a number that may be thousands',
      withColumn('TC1', '1.234'),
      ["2:TC1: '1.234' có thể là hàng nghìn hoặc số thập phân; hãy viết hai chữ số thập phân (88,40)"],
    ],
    [
      'the same with a comma',
      withColumn('TC1', '88,405'),
      ["2:TC1: '88,405' có thể là hàng nghìn hoặc số thập phân; hãy viết hai chữ số thập phân (88,40)"],
    ],
    ['more than all', withColumn('TC1', '101'), ["2:TC1: '101' không nằm trong khoảng từ 0 đến 100%"]],
    [
      'a percentage in words',
      withColumn('TC1', 'tốt'),
      ["2:TC1: 'tốt' không phải số phần trăm (viết 88,4 hoặc 88.40%)"],
    ],
    [
      'a formula for a percentage',
      withColumn('TC1', '=AVERAGE(A1:A4)'),
      ["2:TC1: '=AVERAGE(A1:A4)' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)"],
    ],
    [
      'a formula for a name',
      withColumn('Đơn vị', '@SUM(1)'),
      ["2:Đơn vị: '@SUM(1)' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)"],
    ],
    [
      'a formula where nobody reads',
      withColumn('Chỉ số kỳ trước', '=B2'),
      ["2:Chỉ số kỳ trước: '=B2' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)"],
    ],
    [
      'a rank that became a date',
      withColumn('Xếp hạng', '07-thg 7'),
      [
        "2:Xếp hạng: '07-thg 7' không phải thứ hạng (viết 7 hoặc 07/18; bảng tính có thể đã đổi thành ngày tháng)",
      ],
    ],
    [
      'a rank beyond how many there are',
      withColumn('Xếp hạng', '19/18'),
      [
        "2:Xếp hạng: '19/18' không phải thứ hạng (viết 7 hoặc 07/18; bảng tính có thể đã đổi thành ngày tháng)",
      ],
    ],
    [
      'responses with a point',
      withColumn('Số phiếu hợp lệ', '1.234'),
      ["2:Số phiếu hợp lệ: '1.234' không phải số nguyên (chỉ viết chữ số)"],
    ],
    [
      'two periods',
      [heading, rows[0]!, rows[1]!.replace('2024', '2023')],
      ["3:Kỳ: 'Năm 2023' khác với 'Năm 2024' ở dòng 2: một bảng chỉ có một kỳ"],
    ],
    ['an agency twice', [heading, rows[0]!, rows[0]!], ["3:Mã đơn vị: mã đơn vị 'A' đã có ở dòng 2"]],
    [
      'a percentage among words',
      withColumn('TC1', 'về 88,4% tổng'),
      ["2:TC1: 'về 88,4% tổng' không phải số phần trăm (viết 88,4 hoặc 88.40%)"],
    ],
    [
      'a percentage after words',
      withColumn('TC1', 'đạt 88,4'),
      ["2:TC1: 'đạt 88,4' không phải số phần trăm (viết 88,4 hoặc 88.40%)"],
    ],
    [
      'a percentage with more after it',
      withColumn('TC1', '88,4 điểm'),
      ["2:TC1: '88,4 điểm' không phải số phần trăm (viết 88,4 hoặc 88.40%)"],
    ],
    ['seven places', withColumn('TC1', '88,1234567'), ["2:TC1: '88,1234567' có quá 6 chữ số thập phân"]],
    ['a name without end', withColumn('Đơn vị', 'a'.repeat(301)), ['2:Đơn vị: dài quá 300 ký tự']],
    ['a name on two lines', withColumn('Đơn vị', 'a\nb'), ['2:Đơn vị: có ký tự điều khiển hoặc xuống dòng']],
    [
      'a formula after blanks',
      withColumn('Đơn vị', '  -1 '),
      ["2:Đơn vị: '-1' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)"],
    ],
    ['no block', ['Mã đơn vị;Khối;Chỉ số chung', 'A; ;85'], ['2:Khối: để trống']],
    [
      'no code in two rows',
      ['Mã đơn vị;Khối;Chỉ số chung', ';so;85', ';so;85'],
      ['2:Mã đơn vị: để trống', '3:Mã đơn vị: để trống'],
    ],
    [
      'a heading that only contains a criterion',
      withColumn('Hạng TC1', '1'),
      ["1:: không có cột tên 'Hạng TC1' trong bảng"],
    ],
    [
      'a criterion of the form under a number beyond it',
      withColumn('TC6 Điều kiện đón tiếp', '85'),
      ["1:: cột 'TC6 Điều kiện đón tiếp': tiêu chí 6 không có trong mẫu phiếu"],
    ],
    ['no code', ['Mã đơn vị;Khối;Chỉ số chung', ';so;85'], ['2:Mã đơn vị: để trống']],
    ['a cell too few', ['Mã đơn vị;Khối;Chỉ số chung', 'A;so'], ['2:: có 2 ô, dòng tiêu đề có 3']],
    ['a cell too many', ['Mã đơn vị;Khối;Chỉ số chung', 'A;so;8;9'], ['2:: có 4 ô, dòng tiêu đề có 3']],
    ['no rows', [heading], ['1:: bảng không có dòng đơn vị nào']],
    [
      'no columns to go by',
      ['Đơn vị', 'Sở A', 'Sở B'],
      ["1:: thiếu cột 'Mã đơn vị'", "1:: thiếu cột 'Khối'", "1:: thiếu cột 'Chỉ số chung'"],
    ],
    ['a heading twice', withColumn('khối', 'so'), ["1:: cột 'khối' lặp lại cột 'Khối'"]],
    [
      'a criterion twice',
      ['Mã đơn vị;Khối;Chỉ số chung;TC1;Tiếp cận dịch vụ', 'A;so;85;1;2'],
      ["1:: cột 'Tiếp cận dịch vụ' lặp lại cột 'TC1'"],
    ],
    [
      'criteria in another order',
      withColumn('TC1 Điều kiện đón tiếp', '85'),
      ["1:: cột 'TC1 Điều kiện đón tiếp': tiêu chí 1 của mẫu phiếu là 'Tiếp cận dịch vụ'"],
    ],
    [
      'the same with a mark and no blank',
      withColumn('TC1:Điều kiện đón tiếp', '85'),
      ["1:: cột 'TC1:Điều kiện đón tiếp': tiêu chí 1 của mẫu phiếu là 'Tiếp cận dịch vụ'"],
    ],
    [
      'the same with a mark between blanks',
      withColumn('TC1 – Điều kiện đón tiếp', '85'),
      ["1:: cột 'TC1 – Điều kiện đón tiếp': tiêu chí 1 của mẫu phiếu là 'Tiếp cận dịch vụ'"],
    ],
    [
      'a number that goes on in letters',
      withColumn('TC2b: Điều kiện đón tiếp', '85'),
      ["1:: không có cột tên 'TC2b: Điều kiện đón tiếp' trong bảng"],
    ],
    [
      'a cell under a heading with blanks around it',
      withColumn(' TC1 ', 'tốt'),
      ["2:TC1: 'tốt' không phải số phần trăm (viết 88,4 hoặc 88.40%)"],
    ],
    [
      'a cell under a heading on two lines',
      withColumn('Chỉ số\n kỳ trước', '=B2'),
      ["2:Chỉ số kỳ trước: '=B2' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)"],
    ],
    [
      'a formula under a heading that nobody knows',
      withColumn('Ghi chú', '=B2'),
      [
        "1:: không có cột tên 'Ghi chú' trong bảng",
        "2:Ghi chú: '=B2' là công thức; hãy ghi giá trị (chữ thì thêm dấu ' ở đầu)",
      ],
    ],
    ['a misspelt heading', withColumn('Xêp hạng', '1'), ["1:: không có cột tên 'Xêp hạng' trong bảng"]],
    [
      'bytes that are no UTF-8',
      withColumn('Đơn vị', 'S\uFFFD'),
      [
        "2:Đơn vị: chữ không đọc được 'S\uFFFD': tệp phải mã hóa UTF-8 (đây có thể là TCVN3, Windows-1258 hoặc Latin-1)",
      ],
    ],
    [
      'letters of a TCVN3 font',
      withColumn('Đơn vị', 'Së C«ng Th­¬ng'),
      ["2:Đơn vị: 'Së C«ng Th ¬ng' là chữ mã TCVN3 (phông .Vn…): hãy đổi sang Unicode"],
    ],
    [
      'UTF-8 opened as Latin-1',
      withColumn('Đơn vị', Buffer.from('Sở Y tế').toString('latin1')),
      [
        "2:Đơn vị: 'Sá»  Y táº¿' là chữ UTF-8 bị mở như Latin-1 hoặc Windows-1258: hãy mở lại tệp gốc bằng UTF-8",
      ],
    ],
    [
      'a heading that cannot be read',
      ['Mã đơn vị;Khối;Chỉ số chung;S\uFFFD', 'A;so;85;1'],
      ["1:: không đọc được tiêu đề 'S\uFFFD': tệp phải mã hóa UTF-8, chữ Unicode"],
    ],
    [
      'something under no heading',
      ['Mã đơn vị;;Khối;Chỉ số chung', 'A;xin chào;so;85'],
      ["2:: 'xin chào' nằm ở cột không có tiêu đề"],
    ],
  ])('is told with its line and column: %s', (_, lines, expected) => {
    expect(mistakesOf(lines)).toEqual(expected)
  })

  it('does not hide the others', () => {
    expect(
      mistakesOf(['Mã đơn vị;Khối;Chỉ số chung;Ghi chú;Xếp hạng', 'A;so;1.234;;x', ';so;85;;1', 'A;so']).map(
        (mistake) => mistake.slice(0, mistake.indexOf(': ')),
      ),
    ).toEqual(['1:', '2:Chỉ số chung', '2:Xếp hạng', '3:Mã đơn vị', '4:'])
  })

  it('is never a fault, whatever the cells', () => {
    const cells = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('Mã đơn vị', 'Khối', 'Chỉ số chung', 'TC1', 'Xếp hạng', 'Kỳ', '88,4', '07/18', '='),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(cells, fc.array(cells, { maxLength: 4 }), (names, lines) => {
        const records = lines.map((line, place) => ({ line: place + 2, cells: line }))
        const table = previousOfTable({ line: 1, cells: names }, records, form.criteria, null)
        expect(table.ok || table.mistakes.length > 0).toBe(true)
      }),
    )
  })
})

it('no name of a Vietnamese agency looks misread', () => {
  const names = [
    'Sở Công Thương',
    'Sở Văn hóa, Thể thao và Du lịch',
    'UBND huyện Cam Lâm – Khánh Hòa',
    'Ban Quản lý Khu kinh tế Vân Phong',
    'Trung tâm Y tế (cơ sở 2) ½ ngày',
    'BVĐK khu vực Ninh Hoà',
    'Phòng “Một cửa” A & B',
    'Phòng «Một cửa» A',
    'Trung tâm Ägypten – Æther',
  ]
  expect(names.map(misreadText)).toEqual(names.map(() => null))
})

it('each letter that UTF-8 writes in two or three bytes shows when they are taken for Latin-1', () => {
  for (const letter of ['Đ', 'đ', 'ư', 'ơ', 'Ê', 'ế', 'ộ']) {
    expect(misreadText(Buffer.from(letter).toString('latin1')), letter).toBe('utf-8-as-latin-1')
  }
  // Windows-1252 has a quotation mark where Latin-1 has a control character.
  expect(misreadText('Ä‘i')).toBe('utf-8-as-latin-1')
})

it('one letter of a TCVN3 font shows inside a word', () => {
  expect(misreadText('C«ng')).toBe('tcvn3')
})
