import type { LocalizedText } from '../../survey-forms/form-definition.ts'
import type { Role } from '../storage/accounts-store.ts'

/** The roles of signed-in people, in words. */
export const roleNames: Record<Role, LocalizedText> = {
  'home-affairs': { vi: 'Quản trị tại Sở Nội vụ', en: 'Home affairs' },
  auditor: { vi: 'Kiểm tra, giám sát (chỉ xem)', en: 'Auditor (reads only)' },
  'agency-manager': { vi: 'Quản lý của cơ quan', en: 'Manager of an agency' },
  'agency-viewer': { vi: 'Người xem của cơ quan', en: 'Viewer of an agency' },
  'data-entry-clerk': { vi: 'Người nhập phiếu của cơ quan', en: 'Data-entry clerk of an agency' },
}
