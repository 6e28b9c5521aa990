import { foldedName } from '../survey-forms/folded-name.ts'
import type { Criterion } from '../survey-forms/form-definition.ts'
import { shownText } from '../survey-forms/shown-text.ts'
import { misreadText } from './misread-text.ts'

/** What a column of a published table holds, as far as a reader of the table needs it. */
export type TableField =
  | 'code'
  | 'name'
  | 'block'
  | 'counted'
  | 'criterion'
  | 'overall'
  | 'rank'
  | 'result'
  | 'period'

export interface TableColumn {
  /** As it is written, on one line. */
  readonly heading: string
  /** Null: a column that nobody reads. */
  readonly field: TableField | null
  /** The code of the column's criterion; null of any other column. */
  readonly criterion: string | null
}

export interface TableColumns {
  readonly columns: readonly TableColumn[]
  readonly problems: readonly { readonly column: string | null; readonly message: string }[]
}

/** The headings of the table that is exported (index-table.ts), beside its criteria. */
const fields: ReadonlyMap<string, TableField | null> = new Map(
  (
    [
      ['STT', null],
      ['Mã đơn vị', 'code'],
      ['Đơn vị', 'name'],
      ['Khối', 'block'],
      ['Số phiếu hợp lệ', 'counted'],
      ['Chỉ số chung', 'overall'],
      ['Xếp hạng', 'rank'],
      ['Chỉ số kỳ trước', null],
      ['Tăng/giảm (điểm %)', null],
      ['Hạng kỳ trước', null],
      ['Tăng/giảm bậc', null],
      ['Chỉ tiêu', null],
      ['Kết quả', 'result'],
      ['Kỳ', 'period'],
    ] as const
  ).map(([heading, field]) => [foldedName(heading), field]),
)

const required = ['Mã đơn vị', 'Khối', 'Chỉ số chung']

/** 'TC1', 'TC1 Tiếp cận dịch vụ', 'Tiêu chí 1: Mức độ tiếp cận dịch vụ'. */
const numbered = /^(?:tc|tiêu chí) ?0*([1-9]\d{0,2})(?: ?[.:–-] ?| |$)(.*)/iu

/**
 * What each column of a table holds, by its heading: criteria by their number (TC1 is the first of the form), else by
 * name; everything else by name. Capitals, blanks and the place of the tone mark make no difference.
 * @param criteria of the form, in its order; a number beyond them gets the code `tc6`, of no criterion of the form
 * @example tableColumns(['TC1 Tiếp cận dịch vụ'], form.criteria).columns[0].criterion // 'access'
 */
export function tableColumns(
  headings: readonly string[],
  criteria: readonly Pick<Criterion, 'code' | 'name' | 'reportName'>[],
): TableColumns {
  const problems: { column: string | null; message: string }[] = []
  const firsts = new Map<string, string>()
  // Spreadsheets write empty columns after the last one.
  const length = 1 + headings.findLastIndex((heading) => heading.trim() !== '')
  const columns = headings.slice(0, length).map((written): TableColumn => {
    const heading = written
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
    const refuse = (message: string): TableColumn => {
      problems.push({ column: null, message })
      return { heading, field: null, criterion: null }
    }
    if (heading === '') return { heading, field: null, criterion: null }
    if (misreadText(heading) !== null) {
      return refuse(`không đọc được tiêu đề ${shownText(heading)}: tệp phải mã hóa UTF-8, chữ Unicode`)
    }
    const column = columnOf(heading)
    if (column === null) {
      return heading.startsWith('x-')
        ? { heading, field: null, criterion: null }
        : refuse(`không có cột tên ${shownText(heading)} trong bảng`)
    }
    const key = column.field === null ? foldedName(heading) : `${column.field}:${column.criterion}`
    const first = firsts.get(key)
    if (first !== undefined) return refuse(`cột ${shownText(heading)} lặp lại cột ${shownText(first)}`)
    firsts.set(key, heading)
    return column
  })
  for (const heading of required) {
    const field = fields.get(foldedName(heading))
    if (!columns.some((column) => column.field === field)) {
      problems.push({ column: null, message: `thiếu cột ${shownText(heading)}` })
    }
  }
  return { columns, problems }

  /** Null: no column of the table is called so. */
  function columnOf(heading: string): TableColumn | null {
    const [, number, name = ''] = numbered.exec(heading) ?? []
    if (number !== undefined) {
      const criterion = criteria[Number(number) - 1]
      const other = criteria.find((each) => isCalled(each, name))
      if (other !== undefined && other !== criterion) {
        const own =
          criterion === undefined
            ? 'không có trong mẫu phiếu'
            : `của mẫu phiếu là ${shownText(criterion.name.vi)}`
        problems.push({ column: null, message: `cột ${shownText(heading)}: tiêu chí ${number} ${own}` })
      }
      return { heading, field: 'criterion', criterion: criterion?.code ?? `tc${Number(number)}` }
    }
    const field = fields.get(foldedName(heading))
    if (field !== undefined) return { heading, field, criterion: null }
    const criterion = criteria.find((each) => isCalled(each, heading))
    return criterion === undefined ? null : { heading, field: 'criterion', criterion: criterion.code }
  }
}

function isCalled({ name, reportName }: Pick<Criterion, 'name' | 'reportName'>, heading: string): boolean {
  return [name.vi, reportName.vi].some((each) => foldedName(each) === foldedName(heading))
}
