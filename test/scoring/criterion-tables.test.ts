import { describe, expect, it } from 'vitest'
import { criterionTables } from '../../scoring/criterion-tables.ts'
import type { IndexAgency, IndexDocument, IndexFigure } from '../../scoring/index-document.ts'
import { indexTable } from '../../scoring/index-table.ts'
import { anAgency, anIndexDocument } from '../support/an-index-document.ts'

function withAccess(document: IndexDocument, figures: Record<string, Partial<IndexFigure>>): IndexDocument {
  const change = (agency: IndexAgency): IndexAgency => ({
    ...agency,
    criteria: {
      ...agency.criteria,
      access: { ...agency.criteria['access']!, ...figures[agency.code] },
    },
  })
  return {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, agencies: block.agencies.map(change) })),
  }
}

const agencies = ['A', 'B', 'C', 'D', 'E'].map((code) => anAgency({ code, grades: { satisfied: 40 } }))

describe('the rankings by criterion', () => {
  it('are one of each criterion, headed as in the table of the index', () => {
    const tables = criterionTables(anIndexDocument(agencies))
    expect(tables).toHaveLength(5)
    expect(tables[0]!.heading).toBe('TC1 Tiếp cận dịch vụ')
    expect(indexTable(anIndexDocument(agencies)).columns).toEqual(
      expect.arrayContaining(tables.map(({ heading }) => heading)),
    )
    for (const { heading, columns, rows } of tables) {
      expect(columns).toContain(heading)
      expect(rows.map((cells) => cells.length)).toEqual(agencies.map(() => columns.length))
    }
  })

  it('have their columns in one order, and leave out who has no such criterion', () => {
    const document = anIndexDocument([agencies[0]!, agencies[1]!])
    const [block] = document.blocks
    const [a, b] = block!.agencies
    const without = { ...document, blocks: [{ ...block!, agencies: [{ ...a!, criteria: {} }, b!] }] }
    const [table] = criterionTables(without)
    expect(table!.columns.join(' | ')).toBe(
      'STT | Mã đơn vị | Đơn vị | Khối | Số phiếu trả lời tiêu chí | TC1 Tiếp cận dịch vụ | Xếp hạng | ' +
        'Chỉ số kỳ trước | Tăng/giảm (điểm %) | Hạng kỳ trước | Tăng/giảm bậc | Kỳ',
    )
    expect(table!.rows.map((cells) => cells[1])).toEqual([{ kind: 'text', text: 'B' }])
  })

  it('go by the rank of that criterion, not of the whole; ties and those without one by code', () => {
    const ranked = anIndexDocument(agencies)
    const shuffled = ranked.blocks.map((block) => ({
      ...block,
      agencies: [1, 2, 4, 0, 3].map((at) => block.agencies[at]!),
    }))
    const document = withAccess(
      { ...ranked, blocks: shuffled },
      {
        A: { rank: null, percent: 99 },
        B: { rank: 2 },
        C: { rank: null, percent: null },
        D: { rank: 1 },
        E: { rank: 2 },
      },
    )
    const { rows } = criterionTables(document)[0]!
    expect(rows.map(([number, code]) => [number, code])).toEqual(
      ['D', 'B', 'E', 'A', 'C'].map((text, place) => [
        { kind: 'integer', number: place + 1 },
        { kind: 'text', text },
      ]),
    )
  })

  it('keep blocks apart, since ranks are within a block', () => {
    const document = anIndexDocument(
      [],
      {},
      {
        blocks: [
          { code: 'z', name: 'Khối Z', agencies: [agencies[0]!, agencies[1]!] },
          { code: 'a', name: 'Khối A', agencies: [agencies[2]!, agencies[3]!] },
        ],
      },
    )
    const { rows } = criterionTables(document)[0]!
    expect(rows.map((cells) => cells[3])).toEqual(
      ['Khối Z', 'Khối Z', 'Khối A', 'Khối A'].map((text) => ({ kind: 'text', text })),
    )
  })

  it('say of every figure what is known, and nothing of the rest', () => {
    const figure = {
      percent: 88.4,
      respondents: 39,
      rank: 1,
      previousPercent: 89.9,
      change: -1.5,
      previousRank: 3,
      rankChange: 2,
    }
    const document = withAccess(anIndexDocument([agencies[0]!]), { A: figure })
    const decimal = (number: number) => ({ kind: 'decimal', number, decimals: 2 })
    const integer = (number: number) => ({ kind: 'integer', number })
    expect(criterionTables(document)[0]!.rows[0]!.slice(4)).toEqual([
      integer(39),
      decimal(88.4),
      integer(1),
      decimal(89.9),
      decimal(-1.5),
      integer(3),
      integer(2),
      { kind: 'text', text: 'Năm 2025' },
    ])
    const empty = criterionTables({ ...anIndexDocument([anAgency({ code: 'A' })]), period: null })
    expect(empty[0]!.rows[0]!.slice(4)).toEqual([
      integer(0),
      ...Array.from({ length: 7 }, () => ({ kind: 'empty' })),
    ])
  })

  it('leave the count empty where a published table did not give it', () => {
    const [agency] = anIndexDocument([anAgency({ code: 'A' })]).blocks[0]!.agencies
    const unknown = withAccess(anIndexDocument([anAgency({ code: agency!.code })]), { A: { percent: 88.4 } })
    expect(criterionTables(unknown)[0]!.rows[0]![4]).toEqual({ kind: 'empty' })
  })
})
