import type { LocalizedText } from '../../survey-forms/form-definition.ts'
import type { Channel } from '../storage/response-record.ts'

/** What people call the ways by which responses come in, wherever a channel is named. */
export const channelNames: Readonly<Record<Channel, LocalizedText>> = {
  qr: { vi: 'Mã QR', en: 'QR code' },
  kiosk: { vi: 'Máy tính bảng tại quầy', en: 'Tablet at the desk' },
  link: { vi: 'Đường dẫn', en: 'Link' },
  paper: { vi: 'Phiếu giấy', en: 'Paper form' },
  assisted: { vi: 'Nhân viên nhập giúp', en: 'Entered by staff' },
}
