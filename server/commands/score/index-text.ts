import type { IndexAgency, IndexBlock, IndexDocument } from '../../../scoring/index-document.ts'
import { ineligibleText, rankText } from '../../figures/figure-text.ts'
import {
  agencyPriorities,
  agencyRemarks,
  documentNotes,
  prioritiesHeading,
} from '../../texts/assessment-remarks.ts'
import { agencyAssessment } from '../../texts/assessment-text.ts'
import { previousPeriodWords } from '../../texts/period-words.ts'

/**
 * An index document to read in a terminal or to paste into a plan, in Vietnamese: of each block its table, then the
 * assessment of each agency; at the end what the figures mean.
 */
export function indexText(document: IndexDocument): string {
  const { received, counted } = document.responses
  const { title, version } = document.form.definition
  return [
    `Chỉ số hài lòng: ${title.vi}, phiên bản ${version}`,
    `Số phiếu nhận được: ${received}; số phiếu hợp lệ: ${counted}`,
    ...document.criteria.map(({ name }, place) => `TC${place + 1}: ${name.vi}`),
    ...(document.comparison === null ? [] : [`So sánh với: ${previousPeriodWords(document)}`]),
    '',
    ...document.blocks.flatMap((block) => [
      ...blockTable(document, block),
      '',
      ...block.agencies.flatMap((agency) => [...agencyText(document, block, agency), '']),
    ]),
    ...documentNotes(document),
    '',
  ].join('\n')
}

function agencyText(document: IndexDocument, block: IndexBlock, agency: IndexAgency): readonly string[] {
  const { overall, criteriaHeading, criteria } = agencyAssessment(document, block, agency)
  const priorities = agencyPriorities(document, agency)
  return [
    `${agency.name} (${agency.code})`,
    overall.charAt(0).toLocaleUpperCase('vi') + overall.slice(1),
    criteriaHeading,
    ...criteria.map((line) => `- ${line}`),
    ...agencyRemarks(document, block, agency),
    ...(priorities.length === 0 ? [] : [prioritiesHeading, ...priorities.map((line) => `- ${line}`)]),
  ]
}

function blockTable(document: IndexDocument, block: IndexBlock): readonly string[] {
  const { comparison, criteria, method } = document
  const decimal = (value: number | null) =>
    value === null ? '–' : value.toFixed(method.decimals).replace('.', ',')
  const signed = (text: string, value: number | null) => (value !== null && value > 0 ? `+${text}` : text)
  const changes = comparison === null ? [] : ['Tăng/giảm (điểm %)', 'Bậc']
  const heading = [
    'Mã',
    'Đơn vị',
    'Phiếu',
    ...criteria.map((_, place) => `TC${place + 1}`),
    'Chung',
    ...changes,
    'Hạng',
  ]
  const rows = block.agencies.map((agency) => {
    const { change, rankChange } = agency.overall
    const compared = [
      signed(decimal(change), change),
      signed(rankChange === null ? '–' : String(rankChange), rankChange),
    ]
    return [
      agency.code,
      agency.name,
      String(agency.responses.counted),
      ...criteria.map(({ code }) => decimal(agency.criteria[code]!.percent)),
      decimal(agency.overall.percent),
      ...(comparison === null ? [] : compared),
      agency.ineligibleBecause === null
        ? rankText(block, agency, ({ overall }) => overall, 'vi')
        : `(${ineligibleText(agency, method, criteria, 'vi')})`,
    ]
  })
  return [
    `Khối ${block.name}: ${block.size} đơn vị, ${block.eligible} đủ điều kiện xếp hạng, bình quân ${decimal(block.mean)}`,
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
