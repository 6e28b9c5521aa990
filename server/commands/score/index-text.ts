import type { IndexBlock, IndexDocument } from '../../../scoring/index-document.ts'
import { meaningOfPercent, unroundedNote } from '../../../scoring/method-notes.ts'
import type { FormDefinition } from '../../../survey-forms/form-definition.ts'
import { ineligibleText, rankText } from '../../live-board/figure-text.ts'

/** An index document as a plain table to read in a terminal, in Vietnamese. */
export function indexText(form: FormDefinition, document: IndexDocument): string {
  const { received, counted } = document.responses
  return [
    `Chỉ số hài lòng: ${form.title.vi}, phiên bản ${form.version}`,
    `Số phiếu nhận được: ${received}; số phiếu hợp lệ: ${counted}`,
    ...document.criteria.map(({ name }, place) => `TC${place + 1}: ${name.vi}`),
    '',
    ...document.blocks.flatMap((block) => [...blockText(document, block), '']),
    meaningOfPercent(form, document.method).vi,
    unroundedNote.vi,
    '',
  ].join('\n')
}

function blockText({ criteria, method }: IndexDocument, block: IndexBlock): readonly string[] {
  const percent = (value: number | null) =>
    value === null ? '–' : value.toFixed(method.decimals).replace('.', ',')
  const heading = ['Mã', 'Đơn vị', 'Phiếu', ...criteria.map((_, place) => `TC${place + 1}`), 'Chung', 'Hạng']
  const rows = block.agencies.map((agency) => [
    agency.code,
    agency.name,
    String(agency.responses.counted),
    ...criteria.map(({ code }) => percent(agency.criteria[code]!.percent)),
    percent(agency.overall.percent),
    agency.ineligibleBecause === null
      ? rankText(block, agency, ({ overall }) => overall, 'vi')
      : `(${ineligibleText(agency, method, criteria, 'vi')})`,
  ])
  return [
    `Khối ${block.name}: ${block.size} đơn vị, ${block.eligible} đủ điều kiện xếp hạng, bình quân ${percent(block.mean)}`,
    ...aligned([heading, ...rows]),
  ]
}

/** Columns of one width each: the first two to the left, the others to the right, the last as it comes. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, place) => Math.max(...rows.map((row) => [...row[place]!].length)))
  return rows.map((row) =>
    row
      .map((cell, place) => {
        const space = ' '.repeat(widths[place]! - [...cell].length)
        if (place === row.length - 1) return cell
        return place < 2 ? cell + space : space + cell
      })
      .join('  '),
  )
}
