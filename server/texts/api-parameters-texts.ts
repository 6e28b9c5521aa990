import type { LocalizedText } from '../../survey-forms/form-definition.ts'

/** What each parameter of the API is for. */
export const parameterTexts = {
  code: {
    vi: 'Mã điểm khảo sát, in dưới hình QR.',
    en: "The point's code, as printed under its QR picture.",
  },
  form: { vi: 'Mẫu phiếu và phiên bản, dạng mã.vN.', en: 'The form and its version, as code.vN.' },
  period: { vi: 'Mã kỳ, lấy từ listPeriods.', en: 'The id of the period, from listPeriods.' },
  schema: { vi: 'Tên lược đồ.', en: 'The name of the schema.' },
  lang: {
    vi: 'Ngôn ngữ của các câu trong câu trả lời; mặc định tiếng Việt.',
    en: 'The language of sentences in the answer; Vietnamese unless told.',
  },
  block: {
    vi: 'Mã khối: chỉ lấy khối này. Tài liệu lọc không mang mã xác thực.',
    en: 'The code of a block: this one alone. A filtered document carries no signature.',
  },
  publication: {
    vi: 'Mã một bản công bố của kỳ, kể cả bản đã được đính chính.',
    en: 'The id of a publication of the period, also of one that was restated since.',
  },
  ifNoneMatch: {
    vi: 'ETag của bản đang giữ.',
    en: 'The ETag of what is held.',
  },
  documents: {
    vi: 'false: sự kiện chỉ báo thời điểm tính, không kèm tài liệu.',
    en: 'false: an event says only when the figures were computed.',
  },
  lastEventId: {
    vi: 'Mã sự kiện nhận sau cùng; trình duyệt tự gửi khi nối lại.',
    en: 'The id of the last event received; browsers send it by themselves.',
  },
  dryRun: {
    vi: 'true (mặc định): chỉ chạy thử. false: lưu.',
    en: 'true (unless told): a dry run. false: store it.',
  },
  fileName: {
    vi: 'Tên tệp để ghi vào nhật ký, khi tệp là toàn bộ nội dung.',
    en: 'The name of the file for the record, where the file is the whole body.',
  },
  confirmUnsigned: {
    vi: 'true: xác nhận nguồn của tệp không có mã xác thực của khóa đã đăng ký.',
    en: 'true: vouches for a file without a signature by a registered key.',
  },
  reason: {
    vi: 'Lý do, bắt buộc khi thay số liệu đã nhập trước đó.',
    en: 'Why, needed where figures imported before are replaced.',
  },
  name: {
    vi: 'Tên kỳ, khi kỳ đến cùng tệp.',
    en: 'The name of the period, where the period comes with the file.',
  },
  opensOn: { vi: 'Ngày mở của kỳ đó.', en: 'The first day of that period.' },
  closesOn: { vi: 'Ngày kết thúc của kỳ đó.', en: 'The last day of that period.' },
  issuer: { vi: 'Cơ quan công bố kỳ đó.', en: 'Who published that period.' },
  decisionNumber: { vi: 'Số quyết định công bố.', en: 'The number of the decision.' },
  decidedOn: { vi: 'Ngày quyết định.', en: 'The day of the decision.' },
  comparable: {
    vi: 'Khi tệp không nêu phương pháp: có so sánh được với kỳ sau không.',
    en: 'Where the file does not state its method: whether it can be compared.',
  },
  comparableReason: { vi: 'Căn cứ của điều đó.', en: 'On what grounds.' },
} as const satisfies Record<string, LocalizedText>

export type ParameterKey = keyof typeof parameterTexts

/** What each header of an answer says. */
export const headerTexts = {
  etag: {
    vi: 'Nhãn của nội dung, chỉ khi có thể lưu đệm.',
    en: 'The tag of the content, where it may be kept.',
  },
  retryAfter: { vi: 'Số giây phải chờ.', en: 'For how many seconds to wait.' },
  rowCount: {
    vi: 'Số dòng dữ liệu, không kể tiêu đề: để biết tệp đã tải đủ.',
    en: 'The number of rows without the headings: tells whether all of it has arrived.',
  },
  contentDisposition: { vi: 'Tên tệp khi lưu.', en: 'The name under which to save it.' },
  wwwAuthenticate: { vi: 'Luôn là Bearer.', en: 'Always Bearer.' },
  contentLanguage: { vi: 'Ngôn ngữ của các câu.', en: 'The language of the sentences.' },
} as const satisfies Record<string, LocalizedText>

export type HeaderKey = keyof typeof headerTexts
