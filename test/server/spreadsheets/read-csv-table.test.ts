import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTableFile } from '../../../server/spreadsheets/read-table-file.ts'
import { likelyEncoding } from '../../../server/spreadsheets/text-encoding.ts'
import { describeTableProblem } from '../../../server/texts/spreadsheet-texts.ts'

async function rowsOf(content: string | Uint8Array) {
  const table = await readTableFile(typeof content === 'string' ? Buffer.from(content) : content)
  if (!table.ok) throw new Error(JSON.stringify(table.problems))
  return table.sheets[0]!.rows
}

async function textsOf(content: string | Uint8Array) {
  return (await rowsOf(content)).map((row) => row.map(({ text }) => text))
}

async function problemsOf(content: string | Uint8Array) {
  const table = await readTableFile(typeof content === 'string' ? Buffer.from(content) : content)
  return table.ok ? [] : table.problems
}

describe('a CSV file', () => {
  it('is read back whatever its cells hold', async () => {
    const cell = fc
      .string({
        unit: fc.constantFrom('a', 'ở', ' ', ',', ';', '"', '\n', '\t', '7', "'", '-'),
        maxLength: 8,
      })
      .filter((text) => text.trim() !== '' && !/^\s*'/.test(text))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\ufeff'),
        async (rows, separator, end, mark) => {
          const quoted = rows.map((row) =>
            row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator),
          )
          const content = `${mark}sep=${separator}${end}${quoted.join(end)}`
          expect(await textsOf(content)).toEqual(rows)
        },
      ),
    )
  })

  it.each([
    [',', 'Mã,Tên\nA,"x;y"'],
    [';', 'Mã;Tên\nA;x,y'],
    ['\t', 'Mã\tTên\nA\tx,y;z'],
  ])('separated by %j', async (_, content) => {
    expect((await textsOf(content)).map((row) => row.length)).toEqual([2, 2])
  })

  it('gives each cell its column and the line of the file it begins on', async () => {
    const rows = await rowsOf('sep=;\r\nMã;"Tên\r\nđơn vị"\r\n\r\n;\r\nA;B\r\n')
    expect(rows.map((row) => row.map(({ address, kind }) => `${address} ${kind}`))).toEqual([
      ['A2 text', 'B2 text'],
      ['A6 text', 'B6 text'],
    ])
  })

  it('takes the apostrophe of an export away and names formulas', async () => {
    const [row] = await rowsOf(`'=A1,"'-x",'\u{41},=1+1,"=2",-1`)
    expect(row!.map(({ kind, text }) => [kind, text])).toEqual([
      ['text', '=A1'],
      ['text', '-x'],
      ['text', "'A"],
      ['formula', '=1+1'],
      ['formula', '=2'],
      ['text', '-1'],
    ])
  })

  it('takes UTF-16 by its mark, and the line ends of an old Macintosh', async () => {
    const wide = Buffer.from('\ufeffMã\tTên\nA\tSở', 'utf16le')
    expect(await textsOf(wide)).toEqual([
      ['Mã', 'Tên'],
      ['A', 'Sở'],
    ])
    expect(await textsOf(Buffer.from(wide).swap16())).toEqual([
      ['Mã', 'Tên'],
      ['A', 'Sở'],
    ])
    expect(await textsOf('Mã,Tên\rA,Sở\r')).toEqual([
      ['Mã', 'Tên'],
      ['A', 'Sở'],
    ])
  })

  it.each([
    ['a,b\nc,"d\ne', 'open-quote', 2],
    ['a,b\n"c"d,e', 'text-after-quote', 2],
    ['a,b\n\nc"d,e', 'quote-in-cell', 3],
    ['a,b\nc\u0001,d', 'control-character', 2],
  ])('%j is refused', async (content, code, line) => {
    expect(await problemsOf(content)).toEqual([{ code, line }])
  })

  it('beyond the columns and the rows is refused at its first cell', async () => {
    expect(await problemsOf(`a,b\n${'1,'.repeat(10_000)}1`)).toMatchObject([
      { code: 'too-many-columns', place: { sheet: null, address: 'NTQ2' } },
    ])
    expect(await problemsOf('a,b\n'.repeat(20_001))).toMatchObject([
      { code: 'too-many-rows', place: { address: 'A20001' } },
    ])
  })

  it('of any bytes is read or refused, in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const table = await readTableFile(bytes)
        for (const problem of table.ok ? [] : table.problems) {
          for (const language of ['vi', 'en'] as const) {
            const sentence = describeTableProblem(problem, language)
            expect(sentence).toMatch(/^[^\n]+[.]$/)
            expect(sentence).not.toMatch(/undefined|\[object/)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('text in another encoding than UTF-8', () => {
  /** "Mã đơn vị,Tên / SCT,Sở Công Thương / SNV,Sở Nội vụ" in the bytes of each encoding. */
  const written = {
    tcvn3: 'M\xb7 \xae\xac n v\xde,T\xaan\nSCT,S\xeb C\xabng Th\xad\xacng\nSNV,S\xeb N\xe9i v\xf4',
    vni: 'Ma\xf5 \xf1\xf4n v\xf2,Te\xe2n\nSCT,S\xf4\xfb Co\xe2ng Th\xf6\xf4ng\nSNV,S\xf4\xfb No\xe4i vu\xef',
    'windows-1258':
      'Ma\xde \xf0\xf5n vi\xf2,T\xean\nSCT,S\xf5\xd2 C\xf4ng Th\xfd\xf5ng\nSNV,S\xf5\xd2 N\xf4\xf2i vu\xf2',
    'latin-1': 'Ma,Caf\xe9\nA,Hotel Saigon\nB,Cr\xeape',
  } as const

  it.each(Object.entries(written))('%s is named', async (encoding, latin1) => {
    expect(likelyEncoding(latin1)).toBe(encoding)
    expect(await problemsOf(Buffer.from(latin1, 'latin1'))).toEqual([
      { code: 'wrong-encoding', encoding, line: 1 },
    ])
  })

  it('is refused on the line of its first byte, with what to do', async () => {
    const [problem] = await problemsOf(
      Buffer.from('Ma,Ten\nSCT,So\nSNV,S\xeb C\xabng Th\xad\xacng', 'latin1'),
    )
    expect(problem).toEqual({ code: 'wrong-encoding', encoding: 'tcvn3', line: 3 })
    expect(describeTableProblem(problem!, 'vi')).toBe(
      'Dòng 3: chữ không phải UTF-8, có vẻ là TCVN3 (ABC, phông .Vn…). Hãy đổi chữ sang Unicode (ví dụ bằng công cụ chuyển mã của Unikey) rồi lưu lại. Trong Excel, chọn Lưu thành (Save As) với kiểu "CSV UTF-8", hoặc tải lên tệp .xlsx.',
    )
  })

  it('that was taken for Latin-1 and saved as UTF-8 is refused by its cells', async () => {
    expect(await problemsOf('Mã,Tên\nSCT,Sá»Ÿ CÃ´ng ThÆ°Æ¡ng')).toMatchObject([
      { code: 'misread-text', encoding: 'utf-8-as-latin-1', place: { sheet: null, address: 'B2' } },
    ])
  })
})
