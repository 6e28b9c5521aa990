import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeXlsxFile, { type Cell as WrittenCell } from 'write-excel-file/node'
import { readTableFile } from '../../../server/spreadsheets/read-table-file.ts'
import type { Cell, TableFile } from '../../../server/spreadsheets/table-file.ts'
import { packed, textSheet, workbookOf, workbookParts } from '../../support/make-workbook.ts'

function sheetsOf(table: TableFile) {
  if (!table.ok) throw new Error(JSON.stringify(table.problems))
  return table.sheets
}

async function cellsOf(bytes: Uint8Array): Promise<readonly Cell[]> {
  return sheetsOf(await readTableFile(bytes)).flatMap(({ rows }) => rows.flat())
}

async function problemsOf(bytes: Uint8Array, limits = {}) {
  const table = await readTableFile(bytes, { limits })
  return table.ok ? [] : table.problems
}

describe('a workbook that a library wrote', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter(
      (each) =>
        /^[^\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]*$/u.test(each) && !/_x[0-9a-f]{4}_/i.test(each),
    )
    // The library keeps texts as keys of a plain object.
    .filter((each) => each.trim() !== '' && !(each in Object.prototype) && /^[\p{L}\p{N} ]*$/u.test(each))
  const cell = fc.oneof(
    text.map((value) => ({ value, type: String }) as const),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ value, type: Number }) as const),
    fc.boolean().map((value) => ({ value, type: Boolean }) as const),
    fc.constant(null),
  )

  it('is read back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        async (data) => {
          const bytes = await writeXlsxFile(data as WrittenCell[][], { sheet: 'S' }).toBuffer()
          const table = await readTableFile(bytes)
          const read = new Map(
            table.ok
              ? sheetsOf(table)
                  .flatMap(({ rows }) => rows.flat())
                  .map((each) => [each.address, each])
              : [],
          )
          for (const [row, cells] of data.entries()) {
            for (const [column, written] of cells.entries()) {
              const found = read.get(`${'ABCDEF'[column]}${row + 1}`)
              if (written === null) expect(found?.kind ?? 'empty').toBe('empty')
              else if (typeof written.value === 'string')
                expect(found).toMatchObject({ kind: 'text', text: written.value.normalize('NFC') })
              else if (typeof written.value === 'number') {
                expect(found?.kind).toBe('number')
                expect(Number(found?.number)).toBe(written.value === 0 ? 0 : written.value)
              } else expect(found).toMatchObject({ kind: 'boolean', text: written.value ? 'TRUE' : 'FALSE' })
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what the cells of a workbook say', () => {
  it('keeps the digits of a number as they are stored', async () => {
    const [cell] = await cellsOf(workbookOf('<row r="1"><c r="A1"><v>88.400000000000006</v></c></row>'))
    expect(cell).toEqual({
      address: 'A1',
      kind: 'number',
      text: '88.400000000000006',
      number: '88.400000000000006',
    })
  })

  it('joins runs of a text, leaves readings out, and reads what is escaped', async () => {
    const shared = [
      '<r><t>Sở </t></r><r><rPr><b/></rPr><t xml:space="preserve">Công Thương</t></r><rPh sb="0" eb="1"><t>ソ</t></rPh>',
      '<t>một_x000D_&#10;hai_x005F_x000D_</t>',
    ]
    const rows = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'
    expect(await cellsOf(workbookOf(rows, { shared }))).toEqual([
      { address: 'A2', kind: 'empty', text: '' },
      { address: 'B2', kind: 'text', text: 'Sở Công Thương' },
      { address: 'C2', kind: 'text', text: 'một\nhai_x000D_' },
    ])
  })

  it('composes letters that were typed in parts', async () => {
    const bytes = packed(workbookParts([textSheet('S', [['Sở Công Thương'.normalize('NFD')]])]))
    expect((await cellsOf(bytes))[0]!.text).toBe('Sở Công Thương')
  })

  it('tells dates and percentages by their format, with both beginnings of time', async () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs>'
    const rows =
      '<row r="1"><c r="A1" s="1"><v>45991</v></c><c r="B1" s="2"><v>45991</v></c><c r="C1" s="3"><v>0.884</v></c><c r="D1" s="1"><v>45991.75</v></c></row>'
    const [date, quoted, percentage, time] = await cellsOf(workbookOf(rows, { styles }))
    expect(date).toMatchObject({ kind: 'date', text: '2025-11-30', number: '45991' })
    expect(quoted).toMatchObject({ kind: 'number', text: '45991' })
    expect(percentage).toMatchObject({ kind: 'number', text: '0.884', isPercentage: true })
    expect(time!.text).toBe('2025-11-30T18:00:00')
    const [from1904] = await cellsOf(workbookOf(rows, { styles, workbookPr: '<workbookPr date1904="1"/>' }))
    expect(from1904!.text).toBe('2029-12-01')
  })

  it('names formulas as such, with their result, and the cells of an array as well', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>SUM(B1)</f><v>88.4</v></c><c r="B1"><f t="array" ref="B1:B2">X()</f><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c><c r="C2" t="str"><f>"a"</f><v>a</v></c><c r="D2"><f>1</f></c></row>'
    expect((await cellsOf(workbookOf(rows))).map(({ address, kind, text }) => [address, kind, text])).toEqual(
      [
        ['A1', 'formula', '88.4'],
        ['B1', 'formula', '1'],
        ['A2', 'empty', ''],
        ['B2', 'formula', '2'],
        ['C2', 'formula', 'a'],
        ['D2', 'formula', ''],
      ],
    )
  })

  it('says what a spreadsheet shows of merged cells, errors and blanks', async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="XFD1" s="3"/></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    const bytes = packed(workbookParts([{ name: 'S', xml }]))
    expect((await cellsOf(bytes)).map(({ kind, text }) => [kind, text])).toEqual([
      ['number', '1'],
      ['empty', ''],
      ['error', '#N/A'],
    ])
  })

  it('keeps the order of sheets and says which are hidden', async () => {
    const parts = workbookParts([
      { ...textSheet('Tổng hợp', [['a']]), state: 'visible' },
      { ...textSheet('Nháp', [['b']]), state: 'veryHidden' },
    ])
    expect(sheetsOf(await readTableFile(packed(parts))).map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Tổng hợp', false],
      ['Nháp', true],
    ])
  })

  it('finds parts by absolute, relative and oddly written targets, whatever prefix the elements have', async () => {
    const parts = workbookParts([textSheet('S', [['a']])])
    parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels']!.replace(
      'worksheets/sheet1.xml',
      '..\\XL/./worksheets/Sheet1.xml',
    )
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.replace(
      'xmlns=',
      'xmlns:x=',
    ).replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
    expect((await cellsOf(packed(parts)))[0]!.text).toBe('a')
  })
})

describe('a hostile workbook is refused', () => {
  it.each([
    ['XFD1048576', { code: 'too-many-rows' }],
    ['NTP1', { code: 'too-many-columns' }],
    ['XFE1', { code: 'bad-cell' }],
    ['A0', { code: 'bad-cell' }],
  ])('a cell at %s', async (address, problem) => {
    const bytes = workbookOf(`<row><c r="${address}"><v>1</v></c></row>`)
    expect(await problemsOf(bytes)).toMatchObject([problem])
  })

  it('ten thousand columns', async () => {
    const bytes = workbookOf(`<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`)
    expect(await problemsOf(bytes)).toEqual([
      { code: 'too-many-columns', place: { sheet: 'Bảng', address: 'IW1' }, limit: 256 },
    ])
  })

  it('more cells than are allowed, counting the blank ones before them', async () => {
    const bytes = workbookOf('<row><c r="J1"><v>1</v></c></row><row><c r="J2"><v>1</v></c></row>')
    expect(await problemsOf(bytes, { cells: 19 })).toEqual([{ code: 'too-many-cells', limit: 19 }])
    expect(await problemsOf(bytes, { cells: 20 })).toEqual([])
  })

  it('a part that inflates to more than is allowed, in little memory', async () => {
    const parts = workbookParts([textSheet('S', [['a']])])
    const blanks = `${' '.repeat(100_000)}<x/>`.repeat(2_000)
    const bytes = packed({ ...parts, 'xl/worksheets/sheet1.xml': `<worksheet>${blanks}</worksheet>` })
    expect(bytes.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await problemsOf(bytes)).toEqual([{ code: 'inflates-too-much', limit: 64_000_000 }])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it('thousands of parts, and one sheet listed often', async () => {
    const parts = workbookParts([textSheet('S', [['a']])])
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`x${at}`, '']))
    expect(await problemsOf(packed({ ...parts, ...many }))).toEqual([
      { code: 'too-many-parts', limit: 1_000 },
    ])
    const twice = workbookParts([textSheet('S', [['a']]), textSheet('T', [['a']])])
    twice['xl/_rels/workbook.xml.rels'] = twice['xl/_rels/workbook.xml.rels']!.replace('sheet2', 'sheet1')
    expect(await problemsOf(packed(twice))).toMatchObject([{ code: 'repeated-part' }])
  })

  it('a document type, with entities or without', async () => {
    const parts = workbookParts([textSheet('S', [['a']])])
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', '_rels/.rels']) {
      const bytes = packed({ ...parts, [part]: laughs + parts[part] })
      expect(await problemsOf(bytes)).toEqual([{ code: 'document-type', part }])
    }
    const entity = workbookOf('<row><c t="inlineStr"><is><t>&unknown;</t></is></c></row>')
    expect(await problemsOf(entity)).toMatchObject([{ code: 'damaged-part' }])
  })

  it('a part twice in the archive, by any case of its name', async () => {
    const bytes = packed({ ...workbookParts([textSheet('S', [['a']])]), 'XL/Worksheets/sheet1.xml': '<a/>' })
    expect(await problemsOf(bytes)).toMatchObject([{ code: 'repeated-part' }])
  })

  it('a cell twice in a sheet', async () => {
    const bytes = workbookOf('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')
    expect(await problemsOf(bytes)).toEqual([
      { code: 'repeated-cell', place: { sheet: 'Bảng', address: 'A1' } },
    ])
  })

  it('numbers and texts that are none', async () => {
    for (const cell of [
      '<c><v>1,5</v></c>',
      '<c t="s"><v>9</v></c>',
      '<c t="s"><v>-1</v></c>',
      '<c t="?"><v>1</v></c>',
      '<c><v>Infinity</v></c>',
    ]) {
      expect(await problemsOf(workbookOf(`<row>${cell}</row>`))).toMatchObject([{ code: 'bad-cell' }])
    }
  })

  it('wherever it is cut off or changed, without a fault', async () => {
    const whole = packed(workbookParts([textSheet('S', [['a', 1, 'b']])]))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        expect((await readTableFile(whole.subarray(0, length))).ok).toBe(false)
      }),
      { numRuns: 150 },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = whole.slice()
        changed[at] = byte
        await readTableFile(changed)
      }),
      { numRuns: 300 },
    )
  })

  it('deep and unclosed elements', async () => {
    for (const sheet of ['<a>'.repeat(100_000), '<worksheet><sheetData>', '', 'no XML', '<worksheet></b>']) {
      const bytes = packed({ ...workbookParts([textSheet('S', [])]), 'xl/worksheets/sheet1.xml': sheet })
      expect(await problemsOf(bytes)).toMatchObject([{ code: 'damaged-part' }])
    }
  })

  it('texts of TCVN3 in its cells, each by its address', async () => {
    const bytes = packed(workbookParts([textSheet('S', [['Sở Công Thương', 'Së C«ng Th­¬ng']])]))
    expect(await problemsOf(bytes)).toMatchObject([
      { code: 'misread-text', encoding: 'tcvn3', place: { sheet: 'S', address: 'B1' } },
    ])
  })

  it('a text that all cells share is not looked at again and again', async () => {
    const shared = [`<t>${'Sở Công Thương '.repeat(2_000)}</t>`]
    const bytes = workbookOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(256)}</row>`.repeat(200), { shared })
    const started = Date.now()
    expect(await problemsOf(bytes)).toMatchObject([{ code: 'too-much-text' }])
    expect(Date.now() - started).toBeLessThan(3_000)
  })
})

describe('a file that is no table', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const named = (name: string) => Buffer.concat([ole, Buffer.alloc(512), Buffer.from(name, 'utf16le')])
  it.each([
    ['an old workbook', named('Workbook'), 'old-excel'],
    ['a locked workbook', named('EncryptedPackage'), 'encrypted'],
    ['an old document', named('WordDocument'), 'other-office'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['HTML named .xls', Buffer.from('\ufeff  <html xmlns:o="x"><table>'), 'html'],
    ['XML of 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'xml'],
    ['JSON', Buffer.from('\n{"kind": "satisfaction-index"}'), 'json'],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'image'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'archive'],
    ['zeros', Buffer.alloc(64), 'binary'],
    ['UTF-16 without a mark', Buffer.from('Mã', 'utf16le'), 'utf-16-without-mark'],
    [
      'a document',
      Buffer.from(packed({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' })),
      'other-office',
    ],
    ['OpenDocument', Buffer.from(packed({ mimetype: 'x', 'content.xml': '<a/>' })), 'open-document'],
  ])('%s is named as what it is', async (_, bytes, format) => {
    expect(await problemsOf(bytes)).toEqual([{ code: 'other-format', format }])
  })

  it('an entry with a password', async () => {
    const bytes = workbookOf('<row><c><v>1</v></c></row>').slice()
    for (let at = 0; at < bytes.length - 4; at++) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1) bytes[at + 8]! |= 1
    }
    expect(await problemsOf(bytes)).toEqual([{ code: 'other-format', format: 'encrypted' }])
  })

  it.each([
    ['', 'empty-file'],
    [' \n', 'empty-file'],
    [',,\n,', 'no-content'],
  ])('%j has nothing in it', async (text, code) => {
    expect(await problemsOf(Buffer.from(text))).toEqual([{ code }])
  })

  it('is larger than a table may be', async () => {
    expect(await problemsOf(Buffer.from('a,b'), { bytes: 2 })).toEqual([
      { code: 'too-large', bytes: 3, limit: 2 },
    ])
  })
})

describe('a small file that would be a long work', () => {
  const sheetOf = (xml: string) => packed(workbookParts([{ name: 'S', xml }]))

  it.each([
    ['one long comment', `<!--${'-a'.repeat(2_000_000)}--><sheetData/>`],
    ['many comments', `${`<!--${'-a'.repeat(20_000)}--><x/>`.repeat(100)}<sheetData/>`],
    ['a long instruction', `<?x ${'?a'.repeat(2_000_000)}?><sheetData/>`],
    ['a long attribute', `<sheetData x="${'a'.repeat(4_000_000)}"/>`],
    ['a long text', `<sheetData>${'a'.repeat(4_000_000)}</sheetData>`],
  ])('is refused: %s', async (_, xml) => {
    expect((await problemsOf(sheetOf(xml)))[0]?.code).toBe('damaged-part')
  })
})
