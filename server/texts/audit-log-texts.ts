import type { Language } from '../../survey-forms/form-definition.ts'

/** The page of the audit trail. What was done is in audit-texts.ts. */
export interface AuditLogTexts {
  readonly title: string
  readonly introduction: string
  readonly search: string
  readonly fields: Readonly<Record<'by' | 'agency' | 'subject' | 'action', string>>
  readonly anyAction: string
  readonly find: string
  readonly all: string
  readonly csv: string
  readonly ndjson: string
  readonly downloads: string
  readonly checkLink: string
  readonly unbroken: (entries: string) => string
  readonly broken: (entry: string) => string
  readonly nothingYet: string
  readonly noneFound: string
  readonly caption: string
  readonly columns: Readonly<Record<'n' | 'at' | 'by' | 'action' | 'subject' | 'changes', string>>
  readonly changes: (places: string) => string
  readonly more: (places: string) => string
  readonly changeColumns: Readonly<Record<'path' | 'before' | 'after', string>>
  readonly older: string
}

export const auditLogTexts: Record<Language, AuditLogTexts> = {
  vi: {
    title: 'Nhật ký',
    introduction:
      'Mọi thay đổi trong hệ thống: ai, khi nào, từ gì thành gì. Nhật ký chỉ được ghi thêm, không sửa và không xóa được.',
    search: 'Tìm trong nhật ký',
    fields: {
      by: 'Tài khoản',
      agency: 'Mã cơ quan, đơn vị',
      subject: 'Mã của đối tượng (điểm, kỳ, khóa …)',
      action: 'Việc đã làm',
    },
    anyAction: 'Mọi việc',
    find: 'Tìm',
    all: 'Xem tất cả',
    csv: 'Bảng CSV',
    ndjson: 'NDJSON, kèm mã kiểm tra',
    downloads: 'Tải toàn bộ nhật ký',
    checkLink: 'Kiểm tra nhật ký có bị sửa không',
    unbroken: (entries) => `Đã kiểm tra ${entries} mục: không mục nào bị sửa, xóa hay chèn thêm.`,
    broken: (entry) =>
      `Mục số ${entry} không khớp với mã kiểm tra: có mục đã bị sửa, xóa hoặc chèn thêm ngoài hệ thống.`,
    nothingYet: 'Chưa có gì được ghi. Thay đổi đầu tiên, ví dụ tạo một điểm khảo sát, sẽ hiện ở đây.',
    noneFound: 'Không có mục nào khớp. Hãy bớt điều kiện tìm.',
    caption: 'Các mục, mới nhất ở trên',
    columns: {
      n: 'Số',
      at: 'Lúc',
      by: 'Ai',
      action: 'Việc',
      subject: 'Đối tượng',
      changes: 'Thay đổi',
    },
    changes: (places) => `${places} chỗ`,
    more: (places) => `… và ${places} chỗ nữa, có đủ trong tệp tải về.`,
    changeColumns: { path: 'Chỗ', before: 'Trước', after: 'Sau' },
    older: 'Các mục cũ hơn',
  },
  en: {
    title: 'Audit trail',
    introduction:
      'Every change in the system: who, when, from what to what. The trail is only added to; nothing in it can be changed or deleted.',
    search: 'Search the trail',
    fields: {
      by: 'Account',
      agency: 'Code of the agency',
      subject: 'Code of the subject (point, period, key …)',
      action: 'What was done',
    },
    anyAction: 'Anything',
    find: 'Search',
    all: 'Show all',
    csv: 'Table as CSV',
    ndjson: 'NDJSON with digests',
    downloads: 'Download the whole trail',
    checkLink: 'Check whether the trail was tampered with',
    unbroken: (entries) => `Checked ${entries} entries: none was changed, taken out or put in.`,
    broken: (entry) =>
      `Entry ${entry} does not match its digest: an entry was changed, taken out or put in from outside the system.`,
    nothingYet: 'Nothing was written down yet. The first change, such as a new survey point, will show here.',
    noneFound: 'No entry matches. Please search for less.',
    caption: 'Entries, the newest first',
    columns: {
      n: 'No.',
      at: 'When',
      by: 'Who',
      action: 'What',
      subject: 'Subject',
      changes: 'Changes',
    },
    changes: (places) => `${places} places`,
    more: (places) => `… and ${places} more, all of them in the download.`,
    changeColumns: { path: 'Place', before: 'Before', after: 'After' },
    older: 'Older entries',
  },
}
