import type { LocalizedText } from '../../survey-forms/form-definition.ts'

/** Everything that the audit trail tells of, in words. */
export const auditActionTexts = {
  'not-done': { vi: 'Không thực hiện được việc đã ghi', en: 'What was written down was not done' },
  'point-made': { vi: 'Tạo điểm khảo sát', en: 'Made a survey point' },
  'point-changed': { vi: 'Sửa điểm khảo sát', en: 'Changed a survey point' },
  'point-retired': { vi: 'Ngừng dùng mã', en: 'Retired a code' },
  'point-replaced': { vi: 'Đổi mã của điểm khảo sát', en: 'Replaced the code of a survey point' },
  'sheet-logo-changed': { vi: 'Đổi biểu trưng trên tờ mã QR', en: 'Changed the logo of the sheets' },
  'sheet-logo-removed': { vi: 'Bỏ biểu trưng trên tờ mã QR', en: 'Removed the logo of the sheets' },
  'api-key-made': { vi: 'Tạo khóa API', en: 'Made an API key' },
  'api-key-revoked': { vi: 'Thu hồi khóa API', en: 'Revoked an API key' },
  'period-opened': { vi: 'Mở kỳ khảo sát', en: 'Opened a period' },
  'period-closed': { vi: 'Đóng kỳ khảo sát', en: 'Closed a period' },
  'period-published': { vi: 'Công bố kỳ khảo sát', en: 'Published a period' },
  'publishing-stopped': { vi: 'Dừng công bố', en: 'Stopped publishing' },
} as const satisfies Record<string, LocalizedText>

export type AuditAction = keyof typeof auditActionTexts
