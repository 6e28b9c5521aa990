import type { PublicationDecision } from '../storage/periods-store.ts'

/** The words of the workbook of an index, which is Vietnamese as its table is. Numbers and dates come in written. */
export const workbookTexts = {
  notes: 'Ghi chú',
  columns: ['Mục', 'Nội dung'],
  simulatedText: 'Không có số liệu nào trong tệp này là thật.',
  province: 'Tỉnh, thành phố',
  period: 'Kỳ khảo sát',
  periodText: (name: string, first: string, last: string) => `${name}, từ ${first} đến ${last}`,
  status: 'Tình trạng',
  live: (instant: string | null) =>
    `Số liệu tạm tính, chưa công bố và còn thay đổi${instant === null ? '' : `; tính lúc ${instant}`}.`,
  published: (instant: string) => `Đã công bố lúc ${instant}, không thay đổi nữa.`,
  decision: 'Văn bản công bố',
  decisionKinds: {
    decision: 'Quyết định',
    report: 'Báo cáo',
    notice: 'Thông báo',
  } satisfies Record<PublicationDecision['kind'], string> as Readonly<Record<string, string>>,
  decisionText: (parts: {
    kind: string
    number: string | null
    day: string | null
    issuer: string | null
    signer: string | null
    report: string | null
  }) =>
    [
      parts.kind,
      ...(parts.number === null ? [] : [` số ${parts.number}`]),
      ...(parts.day === null ? [] : [` ngày ${parts.day}`]),
      ...(parts.issuer === null ? [] : [` của ${parts.issuer}`]),
      ...(parts.signer === null ? [] : [`, ${parts.signer} ký`]),
      ...(parts.report === null ? [] : [`, kèm báo cáo số ${parts.report}`]),
    ].join(''),
  responses: 'Số phiếu',
  responsesText: (received: string, counted: string, excluded: string) =>
    `Đã nhận ${received} phiếu: ${counted} phiếu hợp lệ, ${excluded} phiếu không tính.`,
  agencies: 'Số đơn vị',
  unranked: 'Không xếp hạng',
  unrankedText: (agency: string, reason: string) => `${agency}: ${reason}`,
  meaning: 'Ý nghĩa con số',
  rounding: 'Làm tròn',
  method: 'Cách tính',
  form: 'Mẫu phiếu',
  formText: (title: string, id: string) => `${title}, phiên bản ${id}`,
  comparison: 'Kỳ trước',
  noComparison: 'Không có kỳ trước để so sánh.',
  channels: 'Kênh trả lời',
  empty: 'Ô để trống',
  emptyText:
    'Số liệu không có, ít phiếu nên không công bố, hoặc không so sánh được với kỳ trước. Ô trống không có nghĩa là 0.',
  signature: 'Mã xác thực',
  signatureText:
    'Bảng này không có mã xác thực. Tệp có mã xác thực là bản JSON (index.json) của cùng số liệu; ai cũng tính lại và kiểm tra được.',
  digest: 'Mã băm các phiếu',
} as const
