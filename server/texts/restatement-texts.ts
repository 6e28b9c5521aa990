import type { Language } from '../../survey-forms/form-definition.ts'

export type RestatementProblemKind =
  | 'reason-missing'
  | 'reason-too-long'
  | 'unreadable'
  | 'bad-count'
  | 'bad-percent'
  | 'too-long'

/** Why nothing was restated. */
export type RestatementRefusal =
  | 'not-published'
  | 'nothing-changes'
  | 'sums-differ'
  | 'secret-differs'
  | 'changed'

/** The words of the page on which a published index is restated. Numbers and dates come in already written. */
export interface RestatementTexts {
  readonly title: (period: string) => string
  readonly introduction: string
  readonly notPublished: string
  readonly now: (publication: string, day: string) => string
  readonly reason: string
  readonly reasonHint: string
  readonly decisionHeading: string
  readonly settingsHeading: string
  readonly settingsHint: string
  readonly agency: string
  readonly transactions: string
  readonly quota: string
  readonly unranked: string
  readonly ofAgency: (label: string, agency: string) => string
  readonly targetsHeading: string
  readonly operator: (block: string) => string
  readonly percent: (block: string) => string
  readonly operators: Readonly<Record<'>' | '>=', string>>
  readonly preview: string
  readonly previewHeading: string
  readonly previewHint: string
  readonly sign: string
  readonly back: string
  readonly errorHeading: string
  readonly errorTitle: (title: string) => string
  readonly problems: Readonly<Record<RestatementProblemKind, (label: string) => string>>
  readonly refusals: Readonly<Record<RestatementRefusal, string>>
}

export const restatementTexts: Record<Language, RestatementTexts> = {
  vi: {
    title: (period) => `Đính chính kết quả: ${period}`,
    introduction:
      'Đính chính là công bố một bản mới, ghi rõ thay bản nào, vì sao và khác ở đâu. Bản cũ được giữ nguyên, ai cũng đọc và kiểm tra được. Quyết định về từng phiếu đã khóa khi công bố; phiếu đến muộn không tính.',
    notPublished: 'Kỳ chưa công bố nên chưa có gì để đính chính.',
    now: (publication, day) => `Bản đang công bố: ${publication}, ngày ${day}.`,
    reason: 'Lý do đính chính',
    reasonHint: 'In trên trang kết quả và trong tệp công bố.',
    decisionHeading: 'Văn bản công bố bản đính chính',
    settingsHeading: 'Số liệu cần sửa',
    settingsHint:
      'Tên đơn vị, việc giải thể, sáp nhập và số liệu kỳ trước được lấy theo danh mục và bản công bố mới nhất. Để trống là không có.',
    agency: 'Đơn vị',
    transactions: 'Tổng số giao dịch (N)',
    quota: 'Số phiếu được giao',
    unranked: 'Lý do không xếp hạng',
    ofAgency: (label, agency) => `${label}, ${agency}`,
    targetsHeading: 'Chỉ tiêu của khối',
    operator: (block) => `Phép so sánh, ${block}`,
    percent: (block) => `Chỉ tiêu (%), ${block}`,
    operators: { '>': 'lớn hơn', '>=': 'từ … trở lên' },
    preview: 'Xem trước những chỗ thay đổi',
    previewHeading: 'Những chỗ sẽ thay đổi',
    previewHint: 'Chưa công bố gì. Hãy kiểm tra rồi ký.',
    sign: 'Ký và công bố bản đính chính',
    back: 'Về trang công bố',
    errorHeading: 'Cần sửa các mục sau',
    errorTitle: (title) => `Lỗi: ${title}`,
    problems: {
      'reason-missing': (label) => `Hãy nhập “${label}”.`,
      'reason-too-long': (label) => `“${label}” dài quá 1.000 ký tự.`,
      unreadable: (label) => `“${label}” có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.`,
      'bad-count': (label) => `“${label}” phải là số nguyên không âm, ví dụ 1200, hoặc để trống.`,
      'bad-percent': (label) => `“${label}” phải là số từ 0 đến 100, ví dụ 87 hoặc 87,5, hoặc để trống.`,
      'too-long': (label) => `“${label}” dài quá 200 ký tự.`,
    },
    refusals: {
      'not-published': 'Kỳ chưa công bố nên chưa có gì để đính chính.',
      'nothing-changes': 'Không có gì thay đổi so với bản đang công bố, nên không có gì để đính chính.',
      'sums-differ':
        'Các tổng đang lưu không phải các tổng của bản đã công bố (ví dụ bản được nhập từ nơi khác), nên không tính lại được ở đây.',
      'secret-differs':
        'Chưa ký được: khóa ký đã được niêm phong bằng một SECRET khác. Hãy báo người quản trị đặt lại đúng SECRET cũ rồi thử lại.',
      changed: 'Số liệu hoặc bản công bố vừa thay đổi. Hãy xem lại những chỗ thay đổi rồi ký.',
    },
  },
  en: {
    title: (period) => `Restate the results: ${period}`,
    introduction:
      'To restate is to publish a new version that says which one it replaces, why, and what differs. The old one stays for everybody to read and check. Decisions on single responses were frozen by the publication; late responses do not count.',
    notPublished: 'The period is not published, so there is nothing to restate.',
    now: (publication, day) => `Published now: ${publication}, ${day}.`,
    reason: 'Reason for restating',
    reasonHint: 'Printed on the results page and in the published file.',
    decisionHeading: 'Document under which it is restated',
    settingsHeading: 'What is to be corrected',
    settingsHint:
      'Names, ends and mergers of agencies come from the registry, previous figures from the newest publication. Blank means none.',
    agency: 'Agency',
    transactions: 'Transactions (N)',
    quota: 'Quota of responses',
    unranked: 'Reason for not ranking',
    ofAgency: (label, agency) => `${label}, ${agency}`,
    targetsHeading: 'Target of the block',
    operator: (block) => `Comparison, ${block}`,
    percent: (block) => `Target (%), ${block}`,
    operators: { '>': 'more than', '>=': 'at least' },
    preview: 'See what would change',
    previewHeading: 'What will change',
    previewHint: 'Nothing is published yet. Please check, then sign.',
    sign: 'Sign and publish the restatement',
    back: 'Back to publishing',
    errorHeading: 'Please correct the following',
    errorTitle: (title) => `Error: ${title}`,
    problems: {
      'reason-missing': (label) => `Please fill in “${label}”.`,
      'reason-too-long': (label) => `“${label}” is longer than 1,000 characters.`,
      unreadable: (label) =>
        `“${label}” has characters that cannot be read. Please type it again in Unicode.`,
      'bad-count': (label) => `“${label}” has to be a whole number, for example 1200, or blank.`,
      'bad-percent': (label) =>
        `“${label}” has to be a number from 0 to 100, for example 87 or 87.5, or blank.`,
      'too-long': (label) => `“${label}” is longer than 200 characters.`,
    },
    refusals: {
      'not-published': 'The period is not published, so there is nothing to restate.',
      'nothing-changes': 'Nothing differs from what is published, so there is nothing to restate.',
      'sums-differ':
        'The sums that are kept are not those of what was published (which may have been imported), so it cannot be computed again here.',
      'secret-differs':
        'Not signed: the signing key was sealed under another SECRET. Please ask the administrator to set the old SECRET again, then try again.',
      changed:
        'The figures or the publication have just changed. Please look through the changes again, then sign.',
    },
  },
}
