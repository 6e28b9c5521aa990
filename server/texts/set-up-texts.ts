import type { ScoringMethod, TargetOperator } from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The fields of the set-up page, in its order; also the ids that the error summary links to. */
export const setUpFields = [
  'province',
  'surveyor',
  'period',
  'periodName',
  'opensOn',
  'closesOn',
  'block',
  'blockName',
  'agencies',
  'targetOperator',
  'targetPercent',
] as const
export type SetUpField = (typeof setUpFields)[number]

/** What can be wrong with a field by itself. */
export type FieldProblemKind =
  | 'missing'
  | 'unreadable'
  | 'too-long'
  | 'bad-code'
  | 'bad-day'
  | 'ends-before-it-opens'
  | 'already-over'
  | 'too-many'
  | 'not-an-option'
  | 'bad-percent'

/** What can be wrong with one line of the agencies. */
export type LineProblemKind =
  | 'unreadable'
  | 'no-separator'
  | 'too-many-columns'
  | 'bad-code'
  | 'repeated-code'
  | 'no-name'
  | 'name-too-long'
  | 'bad-number'
  | 'bad-quota'
  | 'other-case'
  | 'other-name'
  | 'ended'

/** The words of the page that opens a period. Dates and numbers come in already written in the language. */
export interface SetUpTexts {
  readonly title: string
  readonly introduction: string
  readonly periodsSoFar: string
  readonly periodSoFar: (name: string, id: string, dates: string) => string
  readonly dates: (opensOn: string, closesOn: string) => string
  readonly sections: {
    readonly province: string
    readonly period: string
    readonly agencies: string
    readonly target: string
    readonly form: string
  }
  readonly labels: Readonly<Record<SetUpField, string>>
  readonly hints: Readonly<Partial<Record<SetUpField, string>>>
  readonly operators: Readonly<Record<TargetOperator, string>>
  readonly formVersion: (title: string, id: string, criteria: string, questions: string) => string
  readonly formFrozen: string
  readonly method: {
    readonly criterion: Readonly<Record<ScoringMethod['criterionMethod'], string>>
    readonly overall: string
    readonly eligible: (minimum: string) => string
    readonly ties: Readonly<Record<ScoringMethod['ties'], string>>
    readonly smallSample: (minimum: string) => string
  }
  readonly open: string
  readonly back: string
  readonly suggestedPeriodName: (year: string) => string
  readonly suggestedSurveyor: string
  readonly suggestedBlockName: string
  readonly errorTitle: (title: string) => string
  readonly errorHeading: string
  readonly problems: Readonly<Record<FieldProblemKind, (label: string, longest: string) => string>>
  readonly taken: (id: string, name: string, dates: string) => string
  readonly overlap: (agencies: string, name: string, dates: string) => string
  readonly more: (shown: string, others: string) => string
  readonly line: (line: string, message: string) => string
  /** `text` is what was written; `against` the first line or the registered spelling it is measured by. */
  readonly lineProblems: Readonly<Record<LineProblemKind, (text: string, against: string) => string>>
}

export const setUpTexts: Record<Language, SetUpTexts> = {
  vi: {
    title: 'Lập kỳ khảo sát',
    introduction:
      'Điền một lần là mở được kỳ khảo sát cho một khối. Việc tiếp theo là tạo mã QR cho từng quầy và in ra.',
    periodsSoFar: 'Các kỳ đã lập',
    periodSoFar: (name, id, dates) => `${name} (mã ${id}): ${dates}`,
    dates: (opensOn, closesOn) => `${opensOn} – ${closesOn}`,
    sections: {
      province: 'Tỉnh và cơ quan khảo sát',
      period: 'Kỳ khảo sát',
      agencies: 'Khối và các đơn vị',
      target: 'Chỉ tiêu (không bắt buộc)',
      form: 'Mẫu phiếu và cách tính',
    },
    labels: {
      province: 'Tỉnh, thành phố',
      surveyor: 'Cơ quan thực hiện khảo sát',
      period: 'Mã kỳ',
      periodName: 'Tên kỳ',
      opensOn: 'Ngày mở',
      closesOn: 'Ngày đóng',
      block: 'Mã khối',
      blockName: 'Tên khối',
      agencies: 'Các đơn vị, mỗi dòng một đơn vị',
      targetOperator: 'Chỉ số chung phải',
      targetPercent: 'Chỉ tiêu (%)',
    },
    hints: {
      province: 'Ví dụ: Khánh Hòa',
      surveyor: 'Được nêu ở đầu phiếu: “Phiếu do … thực hiện”.',
      period: 'Chữ thường không dấu, số và gạch nối. Mỗi kỳ một mã, ví dụ 2026.',
      opensOn: 'Nhận phiếu từ 0 giờ ngày này.',
      closesOn: 'Nhận phiếu đến hết 24 giờ ngày này.',
      block: 'Chữ thường không dấu, số và gạch nối. Các đơn vị cùng khối được xếp hạng với nhau.',
      agencies:
        'Viết MÃ;Tên đơn vị;số giao dịch trong kỳ. Số giao dịch có thể bỏ trống. Ví dụ: SCT;Sở Công Thương;2400. Có thể dán hai hoặc ba cột từ bảng tính.',
      targetPercent: 'Ví dụ 87 hoặc 87,5. Để trống nếu chưa giao chỉ tiêu.',
    },
    operators: { '>=': 'đạt từ mức này trở lên (≥)', '>': 'cao hơn mức này (>)' },
    formVersion: (title, id, criteria, questions) =>
      `${title}, phiên bản ${id}: ${criteria} tiêu chí, ${questions} câu hỏi được tính.`,
    formFrozen: 'Khi kỳ đã mở, mẫu phiếu và cách tính không thay đổi nữa.',
    method: {
      criterion: {
        'mean-of-questions': 'Chỉ số tiêu chí là bình quân chỉ số các câu hỏi của tiêu chí.',
        pooled: 'Chỉ số tiêu chí tính gộp trên mọi câu trả lời của tiêu chí.',
      },
      overall: 'Chỉ số chung là bình quân các tiêu chí theo trọng số ghi trong mẫu phiếu.',
      eligible: (minimum) => `Đơn vị có từ ${minimum} phiếu hợp lệ trở lên mới được xếp hạng trong khối.`,
      ties: {
        competition: 'Đơn vị bằng điểm thì đồng hạng, hạng kế tiếp bị bỏ trống (1, 2, 2, 4).',
        dense: 'Đơn vị bằng điểm thì đồng hạng, hạng kế tiếp không bỏ trống (1, 2, 2, 3).',
      },
      smallSample: (minimum) =>
        `Chỗ nào có ít hơn ${minimum} câu trả lời thì không hiện tỷ lệ, để không lộ ý kiến của một người.`,
    },
    open: 'Mở kỳ khảo sát',
    back: 'Về các kỳ khảo sát',
    suggestedPeriodName: (year) => `Năm ${year}`,
    suggestedSurveyor: 'Sở Nội vụ',
    suggestedBlockName: 'Khối sở, ban, ngành',
    errorTitle: (title) => `Lỗi: ${title}`,
    errorHeading: 'Cần sửa các mục sau',
    problems: {
      missing: (label) => `Hãy nhập “${label}”.`,
      unreadable: (label) => `“${label}” có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.`,
      'too-long': (label, longest) => `“${label}” dài quá ${longest} ký tự.`,
      'bad-code': (label) => `“${label}” chỉ gồm chữ thường không dấu, số và gạch nối, tối đa 32 ký tự.`,
      'bad-day': (label) => `“${label}” không phải một ngày có thật, ví dụ 30/11/2026.`,
      'ends-before-it-opens': (label) => `“${label}” phải từ ngày mở trở đi.`,
      'already-over': (label) => `“${label}” đã qua. Kỳ phải còn nhận được phiếu.`,
      'too-many': (label, longest) => `“${label}”: nhiều quá ${longest} dòng.`,
      'not-an-option': (label) => `Hãy chọn “${label}” trong danh sách.`,
      'bad-percent': (label) => `“${label}” phải là số lớn hơn 0 và không quá 100, ví dụ 87 hoặc 87,5.`,
    },
    taken: (id, name, dates) =>
      `Mã kỳ “${id}” đã có: ${name}, ${dates}. Nếu vừa bấm nút hai lần thì kỳ đã mở xong; nếu không, hãy chọn mã khác.`,
    overlap: (agencies, name, dates) =>
      `Kỳ ${name} (${dates}) đang mở cho ${agencies}. Một đơn vị chỉ có một kỳ mở vào một ngày: hãy đổi ngày hoặc bỏ các đơn vị này.`,
    more: (shown, others) => `${shown} và ${others} đơn vị khác`,
    line: (line, message) => `Đơn vị, dòng ${line}: ${message}`,
    lineProblems: {
      unreadable: () => 'có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.',
      'no-separator': (text) => `“${text}” chưa có dấu chấm phẩy giữa mã và tên.`,
      'too-many-columns': (_, most) =>
        most === '4'
          ? 'có nhiều hơn bốn cột (mã, tên, số giao dịch, số phiếu giao).'
          : 'có nhiều hơn ba cột (mã, tên, số giao dịch).',
      'bad-code': (text) =>
        `mã “${text}” không hợp lệ. Mã gồm chữ không dấu, số và gạch nối, bắt đầu bằng chữ hoặc số, tối đa 32 ký tự.`,
      'repeated-code': (text, against) => `mã “${text}” đã có ở dòng ${against}.`,
      'no-name': (text) => `đơn vị “${text}” chưa có tên.`,
      'name-too-long': (_, against) => `tên đơn vị dài quá ${against} ký tự.`,
      'bad-number': (text) =>
        `số giao dịch “${text}” không hợp lệ. Chỉ viết chữ số, từ 1 trở lên, ví dụ 2400; để trống nếu chưa biết.`,
      'bad-quota': (text) =>
        `số phiếu giao “${text}” không hợp lệ. Chỉ viết chữ số, từ 1 trở lên; để trống nếu không giao.`,
      'other-case': (text, against) => `mã “${text}” đã có trong danh mục, viết là “${against}”.`,
      'other-name': (text, against) =>
        `mã “${text}” trong danh mục là “${against}”. Hãy viết đúng tên đó, hoặc dùng mã khác nếu là đơn vị khác.`,
      ended: (text, against) => `đơn vị “${text}” đã kết thúc hoạt động ngày ${against}.`,
    },
  },
  en: {
    title: 'Set up a survey period',
    introduction:
      'Fill this in once to open a survey period for one block of agencies. The next step is to make a QR code for each desk and print it.',
    periodsSoFar: 'Periods so far',
    periodSoFar: (name, id, dates) => `${name} (code ${id}): ${dates}`,
    dates: (opensOn, closesOn) => `${opensOn} – ${closesOn}`,
    sections: {
      province: 'Province and surveyor',
      period: 'Survey period',
      agencies: 'Block and agencies',
      target: 'Target (optional)',
      form: 'Form and method',
    },
    labels: {
      province: 'Province or city',
      surveyor: 'Who runs the survey',
      period: 'Period code',
      periodName: 'Period name',
      opensOn: 'Opens on',
      closesOn: 'Closes on',
      block: 'Block code',
      blockName: 'Block name',
      agencies: 'Agencies, one per line',
      targetOperator: 'The overall index has to be',
      targetPercent: 'Target (%)',
    },
    hints: {
      province: 'For example: Khánh Hòa',
      surveyor: 'Named at the top of the form: “This survey is run by …”.',
      period: 'Lower-case letters, digits and hyphens. One code per period, for example 2026.',
      opensOn: 'Responses are taken from 0:00 on this day.',
      closesOn: 'Responses are taken until 24:00 on this day.',
      block: 'Lower-case letters, digits and hyphens. Agencies of a block are ranked together.',
      agencies:
        'Write CODE;Name;transactions in the period. The number may be left out. For example: SCT;Sở Công Thương;2400. Two or three columns can be pasted from a spreadsheet.',
      targetPercent: 'For example 87 or 87.5. Leave it empty if there is no target.',
    },
    operators: { '>=': 'at least this (≥)', '>': 'more than this (>)' },
    formVersion: (title, id, criteria, questions) =>
      `${title}, version ${id}: ${criteria} criteria, ${questions} questions in the index.`,
    formFrozen: 'Once the period is open, its form and method no longer change.',
    method: {
      criterion: {
        'mean-of-questions': 'The index of a criterion is the mean over its questions.',
        pooled: 'The index of a criterion is computed over all answers to its questions together.',
      },
      overall: 'The overall index is the mean of the criteria with the weights of the form.',
      eligible: (minimum) => `Agencies with at least ${minimum} counted responses are ranked in their block.`,
      ties: {
        competition: 'Equal agencies share a rank, and the next rank is left out (1, 2, 2, 4).',
        dense: 'Equal agencies share a rank, and the next rank follows (1, 2, 2, 3).',
      },
      smallSample: (minimum) =>
        `Where there are fewer than ${minimum} answers no percentage is shown, so that nobody’s answers can be told.`,
    },
    open: 'Open the period',
    back: 'Back to the survey periods',
    suggestedPeriodName: (year) => `Năm ${year}`,
    suggestedSurveyor: 'Sở Nội vụ',
    suggestedBlockName: 'Khối sở, ban, ngành',
    errorTitle: (title) => `Error: ${title}`,
    errorHeading: 'Please correct the following',
    problems: {
      missing: (label) => `Enter “${label}”.`,
      unreadable: (label) => `“${label}” holds characters that could not be read. Type it again in Unicode.`,
      'too-long': (label, longest) => `“${label}” is longer than ${longest} characters.`,
      'bad-code': (label) => `“${label}” may hold lower-case letters, digits and hyphens, 32 at most.`,
      'bad-day': (label) => `“${label}” is not a real day, for example 30/11/2026.`,
      'ends-before-it-opens': (label) => `“${label}” must not be before the day it opens.`,
      'already-over': (label) => `“${label}” is past. The period must still be able to take responses.`,
      'too-many': (label, longest) => `“${label}”: more than ${longest} lines.`,
      'not-an-option': (label) => `Choose “${label}” from the list.`,
      'bad-percent': (label) =>
        `“${label}” must be a number above 0 and at most 100, for example 87 or 87.5.`,
    },
    taken: (id, name, dates) =>
      `The period code “${id}” exists: ${name}, ${dates}. If you pressed the button twice, the period is open; otherwise choose another code.`,
    overlap: (agencies, name, dates) =>
      `The period ${name} (${dates}) is open for ${agencies}. An agency has one open period at a time: change the days or leave these agencies out.`,
    more: (shown, others) => `${shown} and ${others} more`,
    line: (line, message) => `Agencies, line ${line}: ${message}`,
    lineProblems: {
      unreadable: () => 'it holds characters that could not be read. Type it again in Unicode.',
      'no-separator': (text) => `“${text}” has no semicolon between code and name.`,
      'too-many-columns': (_, most) =>
        most === '4'
          ? 'there are more than four columns (code, name, transactions, quota).'
          : 'there are more than three columns (code, name, transactions).',
      'bad-code': (text) =>
        `the code “${text}” is not valid. A code holds unaccented letters, digits and hyphens, begins with a letter or digit, and has 32 characters at most.`,
      'repeated-code': (text, against) => `the code “${text}” is already on line ${against}.`,
      'no-name': (text) => `the agency “${text}” has no name.`,
      'name-too-long': (_, against) => `the name is longer than ${against} characters.`,
      'bad-number': (text) =>
        `the number of transactions “${text}” is not valid. Write digits only, 1 or more, for example 2400; leave it out if it is not known.`,
      'bad-quota': (text) =>
        `the quota “${text}” is not valid. Write digits only, 1 or more; leave it out if there is none.`,
      'other-case': (text, against) => `the code “${text}” is in the registry, written “${against}”.`,
      'other-name': (text, against) =>
        `the code “${text}” is “${against}” in the registry. Write that name, or use another code for another agency.`,
      ended: (text, against) => `the agency “${text}” ended on ${against}.`,
    },
  },
}
