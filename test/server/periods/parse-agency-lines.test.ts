import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAgencyLines } from '../../../server/periods/parse-agency-lines.ts'

describe('agencies, one per line', () => {
  test.each([
    ['semicolons', 'SCT;Sở Công Thương;2400', ['SCT', 'Sở Công Thương', 2400]],
    ['no number', 'SCT;Sở Công Thương', ['SCT', 'Sở Công Thương', null]],
    ['an empty number', 'SCT;Sở Công Thương;', ['SCT', 'Sở Công Thương', null]],
    ['empty cells at the end', 'SCT\tSở Công Thương\t\t\t', ['SCT', 'Sở Công Thương', null]],
    ['tabs of a spreadsheet', 'SCT\tSở Công Thương\t2400', ['SCT', 'Sở Công Thương', 2400]],
    ['a comma in a name', 'SCT\tSở Công, Thương', ['SCT', 'Sở Công, Thương', null]],
    ['commas', 'SCT,Sở Công Thương', ['SCT', 'Sở Công Thương', null]],
    ['commas in name', 'VH,Sở Văn hóa, Thể thao', ['VH', 'Sở Văn hóa, Thể thao', null]],
    ['commas and a number', 'VH, Sở Văn hóa, Thể thao, 300', ['VH', 'Sở Văn hóa, Thể thao', 300]],
    ['a semicolon before commas', 'VH;Sở Văn hóa, Thể thao;300', ['VH', 'Sở Văn hóa, Thể thao', 300]],
    ['blanks', '  SCT ;\u00a0 Sở  Công Thương ; 2400 ', ['SCT', 'Sở Công Thương', 2400]],
    ['decomposed letters', 'SCT;Sở Công Thương'.normalize('NFD'), ['SCT', 'Sở Công Thương', null]],
    ['a byte order mark', '\ufeffSCT;Sở Công Thương', ['SCT', 'Sở Công Thương', null]],
    ['a code of the language', 'constructor;Sở Công Thương', ['constructor', 'Sở Công Thương', null]],
  ])('with %s', (_, text, [code, name, transactions]) => {
    expect(parseAgencyLines(text)).toEqual({ lines: [{ line: 1, code, name, transactions }], problems: [] })
  })

  test('blank lines count, and every kind of line end ends a line', () => {
    const { lines, problems } = parseAgencyLines('\r\nA;Một\r\rB;Hai\n\n  \nC;Ba')
    expect(lines.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 A', '4 B', '7 C'])
    expect(problems).toEqual([])
  })

  test.each([
    ['no separator', 'Sở Công Thương', 'no-separator', 'Sở Công Thương', ''],
    ['no code', ';Sở Công Thương', 'bad-code', '""', ''],
    ['an accented code', 'SỞ;Sở Công Thương', 'bad-code', 'SỞ', ''],
    ['a code that begins with a hyphen', '-SCT;Sở Công Thương', 'bad-code', '-SCT', ''],
    ['a long code', `${'A'.repeat(33)};Sở`, 'bad-code', 'A'.repeat(33), ''],
    ['the prototype', '__proto__;Sở Công Thương', 'bad-code', '__proto__', ''],
    ['no name', 'SCT;', 'no-name', 'SCT', ''],
    ['no name before a number', 'SCT;;2400', 'no-name', 'SCT', ''],
    ['a long name', `SCT;${'ờ'.repeat(201)}`, 'name-too-long', `${'ờ'.repeat(79)}…`, '200'],
    ['a grouped number', 'SCT;Sở;2.400', 'bad-number', '2.400', ''],
    ['a negative number', 'SCT;Sở;-1', 'bad-number', '-1', ''],
    ['no transactions at all', 'SCT;Sở;0', 'bad-number', '0', ''],
    ['a number beyond counting', 'SCT;Sở;99999999999999999999', 'bad-number', '99999999999999999999', ''],
    ['four columns', 'SCT;Sở;1;2', 'too-many-columns', 'SCT;Sở;1;2', ''],
    ['a NUL', 'SCT;S\u0000', 'unreadable', 'SCT;S\u0000', ''],
    ['bytes that were no UTF-8', 'SCT;S\ufffd', 'unreadable', 'SCT;S\ufffd', ''],
    ['half a character', 'SCT;S\ud800', 'unreadable', 'SCT;S\ufffd', ''],
  ])('with %s is refused by line', (_, text, problem, shown, against) => {
    expect(parseAgencyLines(`A;Một\n${text}\nB;Hai`)).toEqual({
      lines: [
        { line: 1, code: 'A', name: 'Một', transactions: null },
        { line: 3, code: 'B', name: 'Hai', transactions: null },
      ],
      problems: [{ line: 2, problem, text: shown, against }],
    })
  })

  test('a code is taken by the first line that has it, whatever its capitals', () => {
    const { problems } = parseAgencyLines('SCT;Một\nSNV;Hai\nsct;Ba\nSCT;Bốn')
    expect(problems).toEqual([
      { line: 3, problem: 'repeated-code', text: 'sct', against: '1' },
      { line: 4, problem: 'repeated-code', text: 'SCT', against: '1' },
    ])
  })

  test('a line tells all its mistakes', () => {
    const { problems } = parseAgencyLines('SỞ;;x')
    expect(problems.map(({ problem }) => problem)).toEqual(['bad-code', 'no-name', 'bad-number'])
  })

  test('whatever is written, each line is taken or refused', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('SCT', 'Sở', '12', ';', '\t', ',', ''),
    )
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const text = cells.join(';')
        const { lines, problems } = parseAgencyLines(text)
        const written = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
        const told = new Set([...lines, ...problems].map(({ line }) => line))
        expect(told.size).toBe(written.length)
        expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length)
      }),
    )
  })

  test('what is written from agencies reads as those agencies', () => {
    const agency = fc.record({
      code: fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,31}$/),
      name: fc.stringMatching(/^[A-Za-zĐđƠơƯưàáảãạ][A-Za-z,.() ]{0,60}[a-z)]$/),
      transactions: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    })
    const agencies = fc.uniqueArray(agency, { selector: ({ code }) => code })
    fc.assert(
      fc.property(agencies, fc.constantFrom(';', '\t'), fc.constantFrom('\n', '\r\n'), (all, mark, end) => {
        const text = all.map(({ code, name, transactions }) => [code, name, transactions ?? ''].join(mark))
        const { lines, problems } = parseAgencyLines(text.join(end))
        expect(problems).toEqual([])
        expect(lines).toEqual(
          all.map((each, place) => ({ ...each, name: each.name.replace(/\s+/g, ' '), line: place + 1 })),
        )
      }),
    )
  })
})
