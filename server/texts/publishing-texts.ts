import type { Language } from '../../survey-forms/form-definition.ts'
import type { PeriodProblem, PublicationDecision } from '../storage/periods-store.ts'

/** The fields of the page on which a period is published, in its order. */
export const publicationFields = [
  'kind',
  'decisionNumber',
  'decidedOn',
  'issuer',
  'signerTitle',
  'reportNumber',
  'unheard',
] as const
export type PublicationField = (typeof publicationFields)[number]

export type PublicationProblemKind =
  | 'missing'
  | 'reason-needed'
  | 'unreadable'
  | 'too-long'
  | 'bad-day'
  | 'too-late'
  | 'not-an-option'

/** The words of the page on which a period is closed and published. Numbers and dates come in already written. */
export interface PublishingTexts {
  readonly title: (period: string) => string
  readonly statusNow: (status: string) => string
  readonly steps: {
    readonly heading: string
    readonly close: string
    readonly closeHint: (closesOn: string) => string
    readonly closeEarly: string
    readonly closing: string
    readonly publish: string
    readonly publishHint: string
    readonly publishing: string
    readonly published: string
    readonly draft: string
    readonly reload: string
  }
  readonly figures: (received: string, counted: string, excluded: string) => string
  readonly noIndex: string
  readonly labels: Readonly<Record<PublicationField, string>>
  readonly hints: Readonly<Partial<Record<PublicationField, string>>>
  readonly kinds: Readonly<Record<PublicationDecision['kind'], string>>
  readonly close: string
  readonly closeBefore: (closesOn: string) => string
  readonly publish: string
  readonly back: string
  readonly download: string
  readonly downloadTable: (format: string, isPublished: boolean) => string
  readonly downloadResponses: string
  readonly signedBy: (fingerprint: string) => string
  readonly howToVerify: string
  readonly errorTitle: (title: string) => string
  readonly errorHeading: string
  readonly problems: Readonly<Record<PublicationProblemKind, (label: string) => string>>
  readonly notNow: string
  readonly failures: Readonly<Record<PeriodProblem, string>>
  readonly stop: string
  readonly unheard: {
    readonly 'no-draft': string
    readonly deadline: (deadline: string) => string
    readonly published: (reason: string) => string
  }
  readonly hindrances: {
    readonly heading: string
    readonly open: (count: string) => string
    readonly objection: (n: string, agency: string, about: string) => string
    readonly differsHeading: string
    readonly differs: string
  }
  readonly notEligible: string
  readonly drafts: string
  readonly results: string
  readonly restate: string
  readonly late: {
    readonly heading: string
    readonly hint: string
    readonly none: string
    readonly ofAgency: (agency: string, count: string) => string
  }
  readonly restated: (n: string, day: string, reason: string) => string
  readonly downloadEarlier: (id: string) => string
}

export const publishingTexts: Record<Language, PublishingTexts> = {
  vi: {
    title: (period) => `Đóng và công bố: ${period}`,
    statusNow: (status) => `Tình trạng: ${status}.`,
    steps: {
      heading: 'Việc cần làm',
      close: 'Đóng kỳ khảo sát',
      closeHint: (closesOn) =>
        `Kỳ nhận phiếu đến hết ngày ${closesOn}. Sau khi đóng, phiếu đến muộn được giữ lại và ghi là đến muộn, không tính vào chỉ số.`,
      closeEarly: 'Ngày đóng chưa đến: đóng bây giờ là ngừng nhận phiếu sớm hơn thông báo.',
      closing: 'Đang đóng: chờ các phiếu đang gửi dở, khoảng hơn một phút.',
      publish: 'Công bố chỉ số',
      publishHint:
        'Số liệu công bố được ký và lưu vĩnh viễn; nếu sai, chỉ đính chính được bằng một bản mới ghi rõ lý do. Từ lúc công bố, hệ thống không nhận thêm phiếu đến muộn của kỳ này.',
      publishing: 'Đang công bố: tính lại lần cuối, kiểm tra và ký, khoảng hơn một phút.',
      published: 'Đã công bố.',
      draft: 'Kỳ chưa mở nên chưa có gì để đóng.',
      reload: 'Tải lại trang để xem tình trạng mới.',
    },
    figures: (received, counted, excluded) =>
      `Đã nhận ${received} phiếu: ${counted} phiếu hợp lệ, ${excluded} phiếu không tính.`,
    noIndex: 'Chưa có số liệu.',
    labels: {
      kind: 'Loại văn bản',
      decisionNumber: 'Số, ký hiệu',
      decidedOn: 'Ngày ban hành',
      issuer: 'Cơ quan ban hành',
      signerTitle: 'Chức vụ người ký',
      reportNumber: 'Số báo cáo kèm theo (nếu có)',
      unheard: 'Lý do công bố khi chưa lấy xong ý kiến',
    },
    hints: {
      decisionNumber: 'Ví dụ: 409/QĐ-SNV',
      issuer: 'Ví dụ: Sở Nội vụ, hoặc UBND tỉnh',
      signerTitle: 'Ví dụ: Giám đốc',
      reportNumber: 'Ví dụ: 443/BC-SNV',
    },
    kinds: { decision: 'Quyết định', report: 'Báo cáo', notice: 'Thông báo' },
    close: 'Đóng kỳ',
    closeBefore: (closesOn) => `Đóng sớm, trước ngày ${closesOn}`,
    publish: 'Ký và công bố',
    back: 'Về các kỳ khảo sát',
    download: 'Tệp chỉ số đã ký (JSON)',
    downloadTable: (format, isPublished) => `Bảng số liệu${isPublished ? '' : ' tạm tính'} (${format})`,
    downloadResponses: 'Các phiếu đã ẩn danh (NDJSON)',
    signedBy: (fingerprint) => `Mã xác thực tệp do khóa ${fingerprint} tạo.`,
    howToVerify:
      'Ai có tệp cũng kiểm tra được; người quản trị kỹ thuật dùng lệnh: npm run --silent verify -- tệp.json --key khóa.json',
    errorTitle: (title) => `Lỗi: ${title}`,
    errorHeading: 'Cần sửa các mục sau',
    problems: {
      missing: (label) => `Hãy nhập “${label}”.`,
      'reason-needed': (label) => `Hãy nhập “${label}”, hoặc lấy xong ý kiến các đơn vị rồi công bố.`,
      unreadable: (label) => `“${label}” có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.`,
      'too-long': (label) => `“${label}” dài quá 200 ký tự.`,
      'bad-day': (label) => `“${label}” không phải một ngày có thật, ví dụ 30/12/2026.`,
      'too-late': (label) => `“${label}” không thể sau hôm nay.`,
      'not-an-option': (label) => `Hãy chọn “${label}” trong danh sách.`,
    },
    notNow: 'Việc này không làm được nữa: tình trạng của kỳ đã thay đổi. Dưới đây là tình trạng mới.',
    failures: {
      'secret-differs':
        'Chưa làm được: khóa ký đã được niêm phong bằng một SECRET khác. Hãy báo người quản trị đặt lại đúng SECRET cũ; hệ thống tự thử lại.',
      'draft-differs':
        'Chưa làm được: số liệu đã khác với dự thảo gửi các đơn vị. Hãy dừng công bố rồi gửi dự thảo mới.',
      failed:
        'Lần thử gần nhất không thành. Hệ thống tự thử lại; nếu vẫn vậy, hãy báo người quản trị xem nhật ký.',
    },
    stop: 'Dừng công bố, trở về tình trạng đã đóng',
    unheard: {
      'no-draft':
        'Các đơn vị chưa được gửi dự thảo. Muốn công bố ngay thì phải ghi lý do; lý do được lưu trong nhật ký.',
      deadline: (deadline) =>
        `Hạn gửi kiến nghị chưa hết (${deadline}) và chưa phải tất cả các đơn vị đã đồng ý. Muốn công bố ngay thì phải ghi lý do; lý do được lưu trong nhật ký.`,
      published: (reason) => `Công bố khi chưa lấy xong ý kiến các đơn vị, vì: ${reason}`,
    },
    hindrances: {
      heading: 'Chưa công bố được',
      open: (count) =>
        `Còn ${count} kiến nghị đang chờ trả lời. Hãy chấp nhận hoặc không chấp nhận, kèm lý do, rồi công bố.`,
      objection: (n, agency, about) => `Kiến nghị số ${n}, ${agency}: ${about}`,
      differsHeading: 'Số liệu đã khác dự thảo',
      differs:
        'Số liệu hiện tại không còn là số liệu các đơn vị đã xem. Hãy gửi dự thảo mới trước khi công bố.',
    },
    notEligible: 'Chưa xếp hạng',
    drafts: 'Lấy ý kiến dự thảo và trả lời kiến nghị',
    results: 'Xem trang kết quả công khai',
    restate: 'Đính chính kết quả đã công bố',
    late: {
      heading: 'Phiếu đến sau khi đóng kỳ',
      hint: 'Các phiếu này được giữ lại, không tính vào chỉ số.',
      none: 'Không có phiếu nào đến sau khi đóng kỳ.',
      ofAgency: (agency, count) => `${agency}: ${count} phiếu`,
    },
    restated: (n, day, reason) => `Đính chính lần ${n}, ngày ${day}. Lý do: ${reason}`,
    downloadEarlier: (id) => `Bản đã công bố trước đó, ${id} (JSON)`,
  },
  en: {
    title: (period) => `Close and publish: ${period}`,
    statusNow: (status) => `Status: ${status}.`,
    steps: {
      heading: 'What to do',
      close: 'Close the period',
      closeHint: (closesOn) =>
        `The period takes responses until the end of ${closesOn}. After closing, responses that come late are kept and marked as late; they do not count.`,
      closeEarly:
        'The closing day has not come yet: closing now stops taking responses earlier than announced.',
      closing: 'Closing: waiting for responses on their way, for a little more than a minute.',
      publish: 'Publish the index',
      publishHint:
        'Published figures are signed and stored for good; a mistake can only be restated in a new version that says why. From then on no late responses are taken for the period.',
      publishing: 'Publishing: computing once more, checking and signing, for a little more than a minute.',
      published: 'Published.',
      draft: 'The period has not been opened, so there is nothing to close.',
      reload: 'Reload the page to see the new status.',
    },
    figures: (received, counted, excluded) =>
      `${received} responses received: ${counted} counted, ${excluded} not counted.`,
    noIndex: 'There are no figures yet.',
    labels: {
      kind: 'Kind of document',
      decisionNumber: 'Number',
      decidedOn: 'Date',
      issuer: 'Issued by',
      signerTitle: 'Title of the signer',
      reportNumber: 'Number of the report that comes with it (if any)',
      unheard: 'Why it is published before the agencies were heard',
    },
    hints: {
      decisionNumber: 'For example: 409/QĐ-SNV',
      issuer: 'For example: Sở Nội vụ, or UBND tỉnh',
      signerTitle: 'For example: Giám đốc',
      reportNumber: 'For example: 443/BC-SNV',
    },
    kinds: { decision: 'Decision', report: 'Report', notice: 'Notice' },
    close: 'Close the period',
    closeBefore: (closesOn) => `Close early, before ${closesOn}`,
    publish: 'Sign and publish',
    back: 'Back to the periods',
    download: 'The signed index file (JSON)',
    downloadTable: (format, isPublished) => `The table${isPublished ? '' : ', provisional'} (${format})`,
    downloadResponses: 'The anonymous responses (NDJSON)',
    signedBy: (fingerprint) => `The file is authenticated by key ${fingerprint}.`,
    howToVerify: 'Whoever has the file can check it: npm run --silent verify -- file.json --key key.json',
    errorTitle: (title) => `Error: ${title}`,
    errorHeading: 'Please correct the following',
    problems: {
      missing: (label) => `Please fill in “${label}”.`,
      'reason-needed': (label) => `Please fill in “${label}”, or hear the agencies first.`,
      unreadable: (label) =>
        `“${label}” has characters that cannot be read. Please type it again in Unicode.`,
      'too-long': (label) => `“${label}” is longer than 200 characters.`,
      'bad-day': (label) => `“${label}” is not a real day, for example 30/12/2026.`,
      'too-late': (label) => `“${label}” cannot be after today.`,
      'not-an-option': (label) => `Please choose “${label}” from the list.`,
    },
    notNow: 'This cannot be done any more: the status of the period has changed. This is the new one.',
    failures: {
      'secret-differs':
        'Not done yet: the signing key was sealed under another SECRET. Please ask the administrator to set the old SECRET again; the system tries again by itself.',
      'draft-differs':
        'Not done: the figures are no longer those of the draft that the agencies were sent. Please stop publishing and send a new draft.',
      failed:
        'The last attempt failed. The system tries again by itself; if it stays so, please ask the administrator to read the log.',
    },
    stop: 'Stop publishing, back to closed',
    unheard: {
      'no-draft':
        'The agencies have not been sent a draft. To publish now you have to give a reason; it is kept in the audit trail.',
      deadline: (deadline) =>
        `The deadline for objections is not over (${deadline}) and not every agency has agreed. To publish now you have to give a reason; it is kept in the audit trail.`,
      published: (reason) => `Published before the agencies were heard to the end, because: ${reason}`,
    },
    hindrances: {
      heading: 'This cannot be published yet',
      open: (count) =>
        `Objections that wait for an answer: ${count}. Please accept or reject each, with a reason, then publish.`,
      objection: (n, agency, about) => `Objection ${n}, ${agency}: ${about}`,
      differsHeading: 'The figures are no longer those of the draft',
      differs:
        'The figures of now are not those that the agencies looked through. Please send a new draft before you publish.',
    },
    notEligible: 'Not ranked',
    drafts: 'Send a draft and answer objections',
    results: 'See the public results',
    restate: 'Restate the published results',
    late: {
      heading: 'Responses that came after closing',
      hint: 'They are kept and do not count.',
      none: 'No response came after closing.',
      ofAgency: (agency, count) => `${agency}: ${count}`,
    },
    restated: (n, day, reason) => `Restatement ${n}, ${day}. Reason: ${reason}`,
    downloadEarlier: (id) => `What was published before, ${id} (JSON)`,
  },
}
