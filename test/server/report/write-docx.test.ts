import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import type { AgencyInput } from '../../../scoring/index-input.ts'
import { previousOfDocument } from '../../../scoring/previous-of-document.ts'
import { assessmentDocument } from '../../../server/report/assessment-document.ts'
import { reportDocument } from '../../../server/report/report-document.ts'
import { writeDocx } from '../../../server/report/write-docx.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { departments2025, index2025, table2024 } from '../../support/published-results.ts'
import { readDocx } from '../../support/read-docx.ts'
import { elementsOf, type XmlElement } from '../../support/read-xml.ts'
import { strictViews } from '../../support/strict-views.ts'

const views = strictViews()
const write = async (document: IndexDocument, block: string | null = null) =>
  readDocx(await writeDocx(reportDocument({ document, issuer: 'Sở Nội vụ', block }), views))

/** Millimetres in a measure of the file. */
const millimetres = (twips: string | undefined) => (Number(twips) * 25.4) / 1440
/** A cell as a number; null for "–". */
const numberOf = (cell: string | undefined) =>
  cell === undefined || !/\d/.test(cell)
    ? null
    : Number(cell.replace('−', '-').replace('+', '').replace(',', '.'))

/** Whether an element has a property, which may also be there to say that it is off. */
const isOn = (element: XmlElement, property: string) =>
  elementsOf(element, property).some(
    ({ attributes }) => !['false', '0', 'off'].includes(attributes['w:val'] ?? ''),
  )

describe('the report as a file', async () => {
  const document = index2025()
  const file = await write(document)
  const main = file.parts.get('word/document.xml')!

  it('has the page of the decree: A4, its margins, page numbers from the second page', () => {
    expect(file.sections).toHaveLength(5)
    for (const section of file.sections) {
      const [size] = elementsOf(section, 'w:pgSz')
      const [margin] = elementsOf(section, 'w:pgMar')
      const sides = [size!.attributes['w:w'], size!.attributes['w:h']].map(millimetres).sort((a, b) => a - b)
      expect(sides[0]).toBeCloseTo(210, 0)
      expect(sides[1]).toBeCloseTo(297, 0)
      const side = (name: string) => millimetres(margin!.attributes[`w:${name}`])
      for (const name of ['top', 'bottom'])
        expect(side(name)).toSatisfy((mm: number) => mm >= 19.99 && mm <= 25)
      expect(side('left')).toSatisfy((mm: number) => mm >= 29.99 && mm <= 35)
      expect(side('right')).toSatisfy((mm: number) => mm >= 14.99 && mm <= 20)
      expect(isOn(section, 'w:titlePg')).toBe(true)
      expect(elementsOf(section, 'w:pgNumType')[0]!.attributes['w:start']).toBe('1')
    }
    const across = file.sections.filter(
      (section) => elementsOf(section, 'w:pgSz')[0]!.attributes['w:orient'] === 'landscape',
    )
    expect(across).toHaveLength(1)
    const [size] = elementsOf(across[0]!, 'w:pgSz')
    expect(millimetres(size!.attributes['w:w'])).toBeCloseTo(297, 0)
  })

  it('is written in Times New Roman and nothing else, in Vietnamese', () => {
    const fonts = [...file.parts.entries()]
      .filter(([name]) => /^word\/(?:document|styles|header\d+)\.xml$/.test(name))
      .flatMap(([, part]) =>
        elementsOf(part, 'w:rFonts').flatMap(({ attributes }) => Object.values(attributes)),
      )
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']))
    const [defaults] = elementsOf(file.parts.get('word/styles.xml')!, 'w:docDefaults')
    expect(elementsOf(defaults!, 'w:sz')[0]!.attributes['w:val']).toBe('28')
    expect(elementsOf(defaults!, 'w:lang')[0]!.attributes['w:val']).toBe('vi-VN')
  })

  it('justifies its text and moves the first line in by 1.27 cm', () => {
    const paragraph = elementsOf(main, 'w:p').find((one) =>
      elementsOf(one, 'w:t').some(({ text }) => text.startsWith('Đánh giá mức độ')),
    )!
    expect(elementsOf(paragraph, 'w:jc')[0]!.attributes['w:val']).toBe('both')
    expect(millimetres(elementsOf(paragraph, 'w:ind')[0]!.attributes['w:firstLine'])).toBeCloseTo(12.7, 1)
  })

  it('is headed by the agency at the left and the nation at the right, without borders', () => {
    expect(file.tables[0]).toEqual([
      [
        'UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ\n\nSố: 443/BC-SNV',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nKhánh Hòa, ngày … tháng … năm …',
      ],
    ])
    const [head] = elementsOf(main, 'w:tbl')
    const borders = elementsOf(head!, 'w:tblBorders')[0]!.children
    expect(borders.map(({ attributes }) => attributes['w:val'])).toEqual(borders.map(() => 'none'))
    const [kind, subject] = file.paragraphs.filter((text) => text !== '')
    expect([kind, subject]).toEqual([
      'BÁO CÁO',
      'Kết quả khảo sát, đánh giá mức độ hài lòng của tổ chức, cá nhân đối với sự phục vụ của cơ quan hành chính nhà nước năm 2025',
    ])
  })

  it('ends with who gets it and who signs', () => {
    const foot = file.tables.find(([first]) => first?.[0]?.startsWith('Nơi nhận:'))!
    expect(foot).toEqual([
      [
        'Nơi nhận:\n- UBND tỉnh (b/c);\n- Các đơn vị được khảo sát;\n- …;\n- Lưu: VT, ….',
        expect.stringMatching(/^GIÁM ĐỐC\n+…$/),
      ],
    ])
  })

  it('has every figure of the index document in its tables', () => {
    const [block] = document.blocks
    const overall = file.tables.find(([heads]) => heads?.[4]?.startsWith('Khoảng tin cậy'))!
    const [heads, ...rows] = overall
    expect(heads).toEqual([
      'STT',
      'Đơn vị',
      'Số phiếu hợp lệ',
      'Chỉ số (%)',
      'Khoảng tin cậy 95%',
      'Xếp hạng',
      'Tăng, giảm (điểm %)',
      'Tăng, giảm (bậc)',
      'So với chỉ tiêu (≥ 87%)',
    ])
    expect(
      rows.map(([, name, counted, percent, interval, rank, change, places]) => ({
        name,
        counted: numberOf(counted),
        percent: numberOf(percent),
        interval: interval === '–' ? null : interval!.split('–').map(numberOf),
        rank: /^\d/.test(rank!) ? Number.parseInt(rank!, 10) : null,
        change: numberOf(change),
        places: numberOf(places),
      })),
    ).toEqual(
      block!.agencies.map(({ name, responses, overall: figure }) => ({
        name,
        counted: responses.counted,
        percent: figure.percent,
        interval: figure.interval,
        rank: figure.rank,
        change: figure.change,
        places: figure.rankChange,
      })),
    )
    const criteria = file.tables.find((rows) => rows.at(-1)?.[1] === 'Bình quân khối')!
    const codes = document.criteria.map(({ code }) => code)
    expect(
      criteria.slice(1, -1).map((cells) => cells.slice(2).map((cell) => numberOf(cell.split('\n')[0]))),
    ).toEqual(block!.agencies.map((agency) => codes.map((code) => agency.criteria[code]!.percent)))
    expect(criteria.at(-1)!.slice(2).map(numberOf)).toEqual(codes.map((code) => block!.criteriaMeans[code]))
  })

  it('repeats the heads of its tables, and tears no row', () => {
    const rows = elementsOf(main, 'w:tr')
    expect(rows.every((row) => isOn(row, 'w:cantSplit'))).toBe(true)
    const data = elementsOf(main, 'w:tbl').filter((table) => elementsOf(table, 'w:tr').length > 1)
    expect(data.length).toBeGreaterThan(10)
    for (const table of data) {
      const marked = elementsOf(table, 'w:tr').map((row) => isOn(row, 'w:tblHeader'))
      expect(marked).toEqual([true, ...marked.slice(1).map(() => false)])
      expect(elementsOf(table, 'w:tblLayout')[0]!.attributes['w:type']).toBe('fixed')
    }
  })

  it('describes its pictures to those who cannot see them', () => {
    expect(file.images).toHaveLength(2)
    expect(file.images[0]!.description).toContain('Sở Công Thương: 88,33%')
    expect(file.images[1]!.description).toContain('Tiếp cận dịch vụ: 78,90%')
    for (const { png } of file.images) {
      expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]))
      expect(png.readUInt32BE(16)).toBeGreaterThan(1500)
    }
  })

  it('carries no mark where figures are real and published', () => {
    expect(file.headers.join('')).toBe('')
    expect(file.paragraphs.join('\n')).not.toMatch(/mô phỏng|DỰ THẢO/)
  })
})

it('says on every page that data are invented and figures not final', async () => {
  const draft = await write(anIndexDocument(departments2025.map(anAgency), {}, { simulated: true }))
  const words = 'Dữ liệu mô phỏng – DỰ THẢO – số liệu tính đến 02/06/2025 09:03:04, chưa công bố'
  expect(draft.headers).toHaveLength(2 * draft.sections.length)
  for (const header of draft.headers) expect(header.trim()).toBe(words)
  expect(draft.paragraphs[0]).toBe(words.replace(' – ', '. '))
})

describe('any index document', () => {
  const previous = previousOfDocument(table2024)
  if (!previous.ok) throw new Error(previous.mistakes.join())
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.constant(40))
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'Sở Lao động – Thương binh và Xã hội',
      '<w:p>&amp;]]>',
      'Sở\r\nhai dòng',
      '\u0000\uD800\uFFFF',
      '',
    ),
  )
  const agencies = fc.array(
    fc.record({
      name,
      satisfied: count,
      neutral: count,
      held: fc.integer({ min: 0, max: 2 }),
      quota: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  const shape = fc.record({
    blocks: fc.array(fc.record({ name, agencies }), { maxLength: 3 }),
    compared: fc.boolean(),
    simulated: fc.boolean(),
    decimals: fc.integer({ min: 0, max: 6 }),
    targets: fc.boolean(),
    sampling: fc.constantFrom('random', 'self-selected', 'census'),
    nowhere: fc.boolean(),
  })

  it('becomes a file that Word need not repair', async () => {
    await fc.assert(
      fc.asyncProperty(shape, async (of) => {
        const blocks = of.blocks.map(({ name: blockName, agencies: members }, at) => ({
          code: at === 0 ? 'so-ban-nganh' : `b${at}`,
          name: blockName,
          agencies: members.map(
            (member, place): AgencyInput => ({
              ...anAgency({
                // The first block has agencies that were there the year before.
                code:
                  at === 0 ? (['SCT', 'SNV', 'STC', 'STP', 'SYT', 'SDL'][place] ?? 'X') : `B${at}A${place}`,
                name: member.name,
                grades: { satisfied: member.satisfied, neutral: member.neutral },
                held: member.held,
              }),
              ...(member.quota ? { quota: 30, transactions: 100 } : {}),
            }),
          ),
        }))
        const document = anIndexDocument(
          [],
          {
            decimals: of.decimals,
            sampling: of.sampling,
            sampleError: of.targets ? 0.05 : null,
            targets: of.targets ? [{ block: 'so-ban-nganh', operator: '>', percent: 80 }] : [],
          },
          {
            blocks,
            simulated: of.simulated,
            previous: of.compared ? previous.previous : null,
            ...(of.nowhere ? { province: null, period: null, computedAt: null } : {}),
          },
        )
        const { tables } = await write(document)
        expect(tables.length).toBeGreaterThanOrEqual(2)
        const [block] = document.blocks
        const [agency] = block?.agencies ?? []
        if (block !== undefined && agency !== undefined) {
          readDocx(await writeDocx(assessmentDocument(document, block, agency), views))
        }
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('has a place on the page for sixty communes and a dozen criteria', async () => {
    const communes = Array.from({ length: 65 }, (_, place) =>
      anAgency({ code: `X${place}`, name: `Xã ${place}`, grades: { satisfied: 30, neutral: place } }),
    )
    const document = anIndexDocument(communes)
    const [criterion] = document.criteria
    const criteria = Array.from({ length: 12 }, () => criterion!)
    const file = await write({ ...document, criteria })
    expect(file.images).toHaveLength(4)
    expect(file.tables.filter((rows) => rows.at(-1)?.[1] === 'Bình quân khối')).toHaveLength(2)
  }, 120_000)
})
