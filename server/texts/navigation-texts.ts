import type { Language } from '../../survey-forms/form-definition.ts'

/** The pages that every page of staff leads to. */
export type NavigationName =
  | 'home'
  | 'periods'
  | 'agencies'
  | 'forms'
  | 'points'
  | 'drafts'
  | 'people'
  | 'apiKeys'
  | 'audit'

export const navigationTexts: Record<Language, Record<NavigationName | 'label' | 'account', string>> = {
  vi: {
    label: 'Các trang chính',
    account: 'Tài khoản của tôi',
    home: 'Tổng quan',
    periods: 'Kỳ khảo sát',
    agencies: 'Cơ quan, đơn vị',
    forms: 'Mẫu phiếu',
    points: 'Điểm khảo sát',
    drafts: 'Dự thảo kết quả',
    people: 'Người dùng',
    apiKeys: 'Khóa API',
    audit: 'Nhật ký',
  },
  en: {
    label: 'Main pages',
    account: 'My account',
    home: 'Overview',
    periods: 'Survey periods',
    agencies: 'Agencies',
    forms: 'Forms',
    points: 'Survey points',
    drafts: 'Drafts of results',
    people: 'People',
    apiKeys: 'API keys',
    audit: 'Audit trail',
  },
}
