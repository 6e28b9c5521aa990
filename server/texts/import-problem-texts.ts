import type { Language, LocalizedText } from '../../survey-forms/form-definition.ts'
import { shownText } from '../../survey-forms/shown-text.ts'
import type { TableProblem } from '../spreadsheets/table-file.ts'
import { describeTableProblem } from './spreadsheet-texts.ts'

/** The fields that go with a file of figures, on the page and as parameters of the API. */
export const givenFields = [
  'confirmUnsigned',
  'reason',
  'name',
  'opensOn',
  'closesOn',
  'issuer',
  'decisionNumber',
  'decidedOn',
  'comparable',
  'comparableReason',
] as const
export type GivenField = (typeof givenFields)[number]

/**
 * A refusal by its place: a cell, a path in a document, or a field that goes with the file. `text` is what stands
 * there, `other` what it is compared with: another place, a name, a number.
 */
export type ImportProblem =
  | {
      readonly field: string
      readonly code: ImportProblemCode
      readonly text?: string
      readonly other?: string
    }
  | { readonly field: string; readonly code: 'table'; readonly problem: TableProblem }

export type ImportProblemCode = keyof typeof sentences

/**
 * Why a place of a file of figures, or a field beside it, is refused, and what to do.
 * @example describeImportProblem({ field: 'TC2!E7', code: 'formula', text: '' }, 'en') // 'This is a formula: …'
 */
export function describeImportProblem(problem: ImportProblem, language: Language): string {
  if (problem.code === 'table') return describeTableProblem(problem.problem, language)
  return sentences[problem.code](shownText(problem.text ?? ''), shownText(problem.other ?? ''))[language]
}

type Sentence = (text: string, other: string) => LocalizedText

const sentences = {
  'not-json': (text) => ({
    vi: `Tệp không phải JSON hợp lệ (${text}).`,
    en: `The file is not valid JSON (${text}).`,
  }),
  'bad-document': (text) => ({
    vi: `Không đúng mẫu tài liệu chỉ số: ${text}.`,
    en: `This is not as an index document has it: ${text}.`,
  }),
  inconsistent: (text, other) => ({
    vi: `Tài liệu ghi ${text}, nhưng tính lại từ chính tài liệu được ${other}.`,
    en: `The document says ${text}, but its own sums come to ${other}.`,
  }),
  'bad-form-digest': () => ({
    vi: 'Mã băm không phải của mẫu phiếu đi kèm.',
    en: 'The digest is not that of the form that goes with it.',
  }),
  'no-table': () => ({
    vi: 'Không tìm thấy bảng chỉ số: cần một dòng tiêu đề có "Mã đơn vị", "Khối" và "Chỉ số chung".',
    en: 'There is no table of an index: a row of headings with "Mã đơn vị", "Khối" and "Chỉ số chung" is needed.',
  }),
  'bad-heading': (text) => ({ vi: `Dòng tiêu đề: ${text}.`, en: `The row of headings: ${text}.` }),
  'no-agencies': () => ({ vi: 'Bảng không có dòng đơn vị nào.', en: 'The table has no row of an agency.' }),
  formula: () => ({
    vi: 'Ô chứa công thức; hãy thay bằng giá trị (Sao chép, Dán đặc biệt › Giá trị).',
    en: 'This is a formula; put its value in its place (Copy, Paste Special › Values).',
  }),
  'error-cell': (text) => ({ vi: `Ô báo lỗi ${text}.`, en: `The cell shows the error ${text}.` }),
  'date-cell': (text) => ({
    vi: `Ô chứa ngày tháng ${text}; bảng tính có thể đã tự đổi. Hãy định dạng ô là Văn bản rồi nhập lại.`,
    en: `The cell holds the date ${text}; the spreadsheet may have made it one. Format the cell as Text and type it again.`,
  }),
  'boolean-cell': (text) => ({ vi: `${text} không dùng được ở đây.`, en: `${text} cannot stand here.` }),
  'bad-percent': (text) => ({
    vi: `${text} không phải số phần trăm (viết 88,4 hoặc 88.40%).`,
    en: `${text} is no percentage (write 88,4 or 88.40%).`,
  }),
  'ambiguous-number': (text) => ({
    vi: `${text} có thể là hàng nghìn hoặc số thập phân; hãy viết hai chữ số thập phân (88,40).`,
    en: `${text} may be thousands or decimals; write two decimal places (88,40).`,
  }),
  'out-of-range': (text) => ({
    vi: `${text} không nằm trong khoảng từ 0 đến 100%.`,
    en: `${text} is not between 0 and 100%.`,
  }),
  'looks-like-shares': (text) => ({
    vi: `Mọi chỉ số đều không quá 1 (${text}): có vẻ là tỷ lệ chưa nhân 100. Hãy ghi phần trăm, ví dụ 88,4.`,
    en: `No index is above 1 (${text}): these look like shares not yet times 100. Write percentages, such as 88.4.`,
  }),
  'bad-rank': (text) => ({
    vi: `${text} không phải thứ hạng (viết 7 hoặc 07/18).`,
    en: `${text} is no rank (write 7 or 07/18).`,
  }),
  'bad-count': (text) => ({
    vi: `${text} không phải số nguyên (chỉ viết chữ số).`,
    en: `${text} is no whole number (write digits alone).`,
  }),
  'bad-text': (text) => ({
    vi: `${text} dài quá 300 ký tự hoặc có ký tự điều khiển.`,
    en: `${text} has more than 300 characters or a control character.`,
  }),
  'outside-headings': (text) => ({
    vi: `${text} nằm ở cột không có tiêu đề.`,
    en: `${text} is in a column without a heading.`,
  }),
  'missing-code': () => ({ vi: 'Thiếu mã đơn vị.', en: "The agency's code is missing." }),
  'missing-block': () => ({ vi: 'Thiếu tên khối.', en: "The block's name is missing." }),
  'missing-name': (text) => ({
    vi: `Đơn vị ${text} chưa có trong danh mục nên cần tên.`,
    en: `Agency ${text} is not in the registry yet, so its name is needed.`,
  }),
  'bad-code': (text) => ({
    vi: `${text} không dùng làm mã đơn vị được (chữ không dấu, số, gạch nối; tối đa 32 ký tự).`,
    en: `${text} cannot be an agency's code (plain letters, digits, hyphens; 32 characters at most).`,
  }),
  'repeated-agency': (text, other) => ({
    vi: `Đơn vị ${text} đã có ở ${other}.`,
    en: `Agency ${text} is at ${other} already.`,
  }),
  'unknown-agency': (text) => ({
    vi: `${text} không phải đơn vị của kỳ này, theo mã cũng như theo tên.`,
    en: `${text} is no agency of this period, neither by code nor by name.`,
  }),
  'other-name': (text, other) => ({
    vi: `Mã này là của ${other} trong danh mục, không phải ${text}.`,
    en: `In the registry this code is that of ${other}, not of ${text}.`,
  }),
  'other-block': (text, other) => ({
    vi: `Trong kỳ này đơn vị thuộc ${other}, không phải ${text}.`,
    en: `In this period the agency belongs to ${other}, not to ${text}.`,
  }),
  'other-period': (text, other) => ({
    vi: `Tệp là của kỳ ${text}, không phải ${other}.`,
    en: `The file is of the period ${text}, not of ${other}.`,
  }),
  'several-periods': (text, other) => ({
    vi: `${text} khác với kỳ ghi ở ${other}: một bảng chỉ có một kỳ.`,
    en: `${text} is not the period at ${other}: a table is of one period.`,
  }),
  'computed-here': (text) => ({
    vi: `${text} đã có phiếu khảo sát trong kỳ này tại đây, nên chỉ số được tính tại đây và không nhập từ tệp.`,
    en: `${text} has responses here in this period, so its index is computed here and not imported.`,
  }),
  'incomplete-block': (text, other) => ({
    vi: `Tệp ghi xếp hạng trên ${text} đơn vị nhưng khối chỉ có ${other} đơn vị; cần đủ cả khối để xếp hạng.`,
    en: `The file ranks among ${text} agencies, but has ${other} of the block; the whole block is needed to rank it.`,
  }),
  'other-form': (text) => ({
    vi: `Chỉ số trong tệp được lập theo mẫu phiếu, tiêu chí hoặc cách tính khác của kỳ này (${text}), không xếp hạng chung được.`,
    en: `The figures were made with another form, other criteria or formulas than the period's (${text}) and cannot be ranked with it.`,
  }),
  'invalid-signature': () => ({
    vi: 'Mã xác thực không khớp với nội dung: tệp đã bị sửa sau khi công bố.',
    en: 'The signature does not fit the content: the file was changed after it was published.',
  }),
  'confirm-unsigned': () => ({
    vi: 'Tệp không có mã xác thực của khóa đã đăng ký. Xác nhận rằng tệp lấy từ nguồn tin cậy.',
    en: 'The file is not signed by a registered key. Confirm that it is from a source you trust.',
  }),
  'reason-needed': () => ({
    vi: 'Tệp thay đổi số liệu đã nhập trước đó. Ghi lý do.',
    en: 'The file changes figures imported before. Give the reason.',
  }),
  'period-busy': (text) => ({
    vi: `Kỳ ${text} đang đóng hoặc đang công bố. Xin thử lại khi xong.`,
    en: `The period ${text} is being closed or published. Please try again when that is done.`,
  }),
  'period-published': (text) => ({
    vi: `Kết quả kỳ ${text} đã công bố tại đây, không nhập thêm được.`,
    en: `The results of ${text} have been published here; nothing more can be imported.`,
  }),
  'period-changed': () => ({
    vi: 'Số liệu của kỳ vừa thay đổi. Xin xem lại rồi xác nhận lần nữa.',
    en: 'The figures of the period have just changed. Please look them through and confirm once more.',
  }),
  missing: () => ({ vi: 'Cần điền mục này.', en: 'This is needed.' }),
  'too-long': () => ({
    vi: 'Dài quá 300 ký tự hoặc có ký tự không đọc được.',
    en: 'This has more than 300 characters or one that cannot be read.',
  }),
  'bad-day': (text) => ({ vi: `${text} không phải ngày.`, en: `${text} is no day.` }),
  'ends-before-it-opens': () => ({
    vi: 'Ngày cuối phải từ ngày đầu trở đi.',
    en: 'The last day must not be before the first.',
  }),
  'not-over': () => ({
    vi: 'Kỳ chưa kết thúc. Chỉ kỳ đã qua mới nhập được cả kỳ; kỳ đang khảo sát thì hãy lập kỳ trước rồi nhập chỉ số vào.',
    en: 'The period is not over. A whole period can be imported once it has passed; for one under way, set it up first and import into it.',
  }),
  'bad-period-id': (text) => ({
    vi: `${text} không dùng làm mã kỳ được (chữ thường không dấu, số, gạch nối).`,
    en: `${text} cannot be a period's code (plain small letters, digits, hyphens).`,
  }),
  overlaps: (text) => ({
    vi: `Các ngày này trùng với kỳ ${text}.`,
    en: `These days overlap with the period ${text}.`,
  }),
} as const satisfies Record<string, Sentence>

/** Every refusal by its code. */
export const importProblemCodes = Object.keys(sentences) as readonly ImportProblemCode[]
