import type { Language } from '../../survey-forms/form-definition.ts'

/** The words around every page of staff. */
export interface LayoutTexts {
  readonly languageName: string
  readonly product: string
  readonly skip: string
  readonly simulated: string
  readonly signOut: string
  readonly apiDocs: string
}

export const layoutTexts: Record<Language, LayoutTexts> = {
  vi: {
    languageName: 'Tiếng Việt',
    product: 'Chỉ số hài lòng',
    skip: 'Đến nội dung chính',
    simulated: 'Dữ liệu mô phỏng',
    signOut: 'Đăng xuất',
    apiDocs: 'API và cấu trúc dữ liệu',
  },
  en: {
    languageName: 'English',
    product: 'Satisfaction index',
    skip: 'Skip to the main content',
    simulated: 'Simulated data (Dữ liệu mô phỏng)',
    signOut: 'Sign out',
    apiDocs: 'API and data formats',
  },
}
