import type { Language } from '../../survey-forms/form-definition.ts'
import type { Channel } from '../storage/response-record.ts'

/** The words of the pages about service points. In `{…}` stands what the view model fills in. */
export interface PointsTexts {
  readonly heading: string
  readonly introduction: string
  readonly trialNote: string
  readonly noAgencies: string
  readonly noPoints: string
  readonly made: string
  readonly table: {
    readonly caption: string
    readonly desk: string
    readonly address: string
    readonly actions: string
    readonly noPointOfAgency: string
  }
  readonly channels: Readonly<Record<Exclude<Channel, 'qr'>, string>>
  readonly sheet: string
  readonly sheetOf: string
  readonly svgOf: string
  readonly pngOf: string
  readonly retiredOn: string
  readonly retire: string
  readonly retireOf: string
  readonly retireWarning: string
  readonly retireConfirm: string
  readonly newHeading: string
  readonly newIntroduction: string
  readonly newLink: string
  readonly fields: {
    readonly agency: string
    readonly desk: string
    readonly deskHint: string
    readonly place: string
    readonly placeHint: string
  }
  readonly chooseAgency: string
  readonly create: string
  readonly backToPoints: string
  readonly errorTitle: string
  readonly errorHeading: string
  readonly problems: Readonly<Record<NewPointProblemKind, Readonly<Record<NewPointField, string>>>>
  readonly printNote: string
  readonly sheetTrialNote: string
}

export type NewPointField = 'agency' | 'desk' | 'place'
export type NewPointProblemKind = 'missing' | 'not-an-option' | 'too-long' | 'not-text' | 'taken'

export const pointsTexts: Record<Language, PointsTexts> = {
  vi: {
    heading: 'Điểm khảo sát và mã QR',
    introduction:
      'Mỗi quầy có một mã riêng. In tờ mã QR và đặt tại quầy; người dân quét mã hoặc gõ địa chỉ để trả lời phiếu.',
    trialNote:
      'Chưa đặt PUBLIC_URL nên mã QR dẫn về {site}, điện thoại của người dân có thể không mở được. Các tờ in đều mang chữ “BẢN THỬ”.',
    noAgencies: 'Chưa có đơn vị nào trong danh mục nên chưa thể tạo điểm khảo sát.',
    noPoints: 'Chưa có điểm khảo sát nào. Hãy tạo điểm đầu tiên để có mã QR đặt tại quầy.',
    made: 'Đã tạo mã {code}.',
    table: {
      caption: 'Điểm khảo sát theo đơn vị',
      desk: 'Quầy và nơi đặt',
      address: 'Mã và địa chỉ',
      actions: 'In và tải về',
      noPointOfAgency: 'Chưa có mã',
    },
    channels: {
      kiosk: 'Máy tính bảng tại quầy',
      link: 'Đường dẫn',
      paper: 'Phiếu giấy',
      assisted: 'Nhân viên nhập hộ',
    },
    sheet: 'Tờ in A5',
    sheetOf: 'Tờ in A5, mã {code}',
    svgOf: 'SVG, mã {code}',
    pngOf: 'PNG, mã {code}',
    retiredOn: 'Ngừng dùng từ {date}',
    retire: 'Ngừng dùng',
    retireOf: 'Ngừng dùng mã {code}',
    retireWarning: 'Tờ đã in với mã này sẽ không mở được phiếu nữa. Không thể dùng lại mã.',
    retireConfirm: 'Ngừng dùng mã {code}',
    newHeading: 'Tạo điểm khảo sát',
    newIntroduction: 'Tên quầy và nơi đặt được in trên tờ mã QR.',
    newLink: 'Tạo điểm khảo sát',
    fields: {
      agency: 'Đơn vị',
      desk: 'Quầy',
      deskHint: 'Ví dụ: Quầy số 3 – Cấp phép',
      place: 'Nơi đặt',
      placeHint: 'Ví dụ: Bộ phận Một cửa, tầng 1',
    },
    chooseAgency: 'Chọn đơn vị',
    create: 'Tạo mã',
    backToPoints: 'Về danh sách điểm khảo sát',
    errorTitle: 'Lỗi: {title}',
    errorHeading: 'Cần sửa các mục sau',
    problems: {
      missing: {
        agency: 'Hãy chọn đơn vị.',
        desk: 'Hãy nhập tên quầy.',
        place: 'Hãy nhập nơi đặt.',
      },
      'not-an-option': {
        agency: 'Đơn vị này không có trong danh mục.',
        desk: 'Tên quầy không hợp lệ.',
        place: 'Nơi đặt không hợp lệ.',
      },
      'too-long': {
        agency: 'Đơn vị không hợp lệ.',
        desk: 'Tên quầy dài quá 80 ký tự.',
        place: 'Nơi đặt dài quá 80 ký tự.',
      },
      'not-text': {
        agency: 'Đơn vị không đọc được.',
        desk: 'Tên quầy có ký tự không đọc được.',
        place: 'Nơi đặt có ký tự không đọc được.',
      },
      taken: {
        agency: 'Quầy này của đơn vị đã có mã đang dùng.',
        desk: 'Quầy này của đơn vị đã có mã đang dùng. Hãy ngừng dùng mã cũ hoặc đặt tên khác.',
        place: 'Quầy này của đơn vị đã có mã đang dùng.',
      },
    },
    printNote: 'In trên khổ A5 đứng, tỷ lệ 100%. Phần ghi chú này không được in.',
    sheetTrialNote:
      'Tờ này là BẢN THỬ vì chưa đặt PUBLIC_URL: mã dẫn về {site}, điện thoại của người dân có thể không mở được. Hãy đặt PUBLIC_URL là địa chỉ công khai rồi in lại.',
  },
  en: {
    heading: 'Service points and QR codes',
    introduction:
      'Each desk has its own code. Print its sheet and put it on the desk; visitors scan the code or type the address to answer.',
    trialNote:
      'PUBLIC_URL is not set, so the codes lead to {site}, which visitors’ phones may not reach. Every sheet is marked “BẢN THỬ” (trial).',
    noAgencies: 'There are no agencies in the registry yet, so no point can be made.',
    noPoints: 'There are no service points yet. Make the first one to get a QR code for the desk.',
    made: 'Code {code} was made.',
    table: {
      caption: 'Service points by agency',
      desk: 'Desk and place',
      address: 'Code and address',
      actions: 'Print and download',
      noPointOfAgency: 'No code yet',
    },
    channels: {
      kiosk: 'Tablet at the desk',
      link: 'Link',
      paper: 'Paper form',
      assisted: 'Entered by staff',
    },
    sheet: 'A5 sheet',
    sheetOf: 'A5 sheet, code {code}',
    svgOf: 'SVG, code {code}',
    pngOf: 'PNG, code {code}',
    retiredOn: 'Retired on {date}',
    retire: 'Retire',
    retireOf: 'Retire code {code}',
    retireWarning: 'Sheets printed with this code will no longer open the form. A code cannot be used again.',
    retireConfirm: 'Retire code {code}',
    newHeading: 'New service point',
    newIntroduction: 'The names of the desk and the place are printed on the sheet.',
    newLink: 'New service point',
    fields: {
      agency: 'Agency',
      desk: 'Desk',
      deskHint: 'For example: Quầy số 3 – Cấp phép',
      place: 'Place',
      placeHint: 'For example: Bộ phận Một cửa, tầng 1',
    },
    chooseAgency: 'Choose an agency',
    create: 'Make the code',
    backToPoints: 'Back to the service points',
    errorTitle: 'Error: {title}',
    errorHeading: 'Please correct the following',
    problems: {
      missing: {
        agency: 'Choose an agency.',
        desk: 'Enter the name of the desk.',
        place: 'Enter the place.',
      },
      'not-an-option': {
        agency: 'This agency is not in the registry.',
        desk: 'The name of the desk is not valid.',
        place: 'The place is not valid.',
      },
      'too-long': {
        agency: 'The agency is not valid.',
        desk: 'The name of the desk is longer than 80 characters.',
        place: 'The place is longer than 80 characters.',
      },
      'not-text': {
        agency: 'The agency could not be read.',
        desk: 'The name of the desk holds characters that could not be read.',
        place: 'The place holds characters that could not be read.',
      },
      taken: {
        agency: 'This desk of the agency has a code in use.',
        desk: 'This desk of the agency has a code in use. Retire that code or choose another name.',
        place: 'This desk of the agency has a code in use.',
      },
    },
    printNote: 'Print on A5 portrait at 100 %. This note is not printed.',
    sheetTrialNote:
      'This sheet is a trial (BẢN THỬ) because PUBLIC_URL is not set: the code leads to {site}, which visitors’ phones may not reach. Set PUBLIC_URL to the public address and print again.',
  },
}

/**
 * What a sheet says to the visitor. Always Vietnamese with a smaller English line, whatever the language of the
 * person who prints it.
 */
export const sheetTexts = {
  simulated: 'Dữ liệu mô phỏng',
  trial: 'BẢN THỬ',
  invitation: 'Mời Ông/Bà đánh giá mức độ hài lòng',
  scan: 'Mở máy ảnh điện thoại, quét mã và trả lời phiếu khảo sát',
  or: 'hoặc gõ địa chỉ',
  about: 'Khoảng 3 phút · không hỏi họ tên · không ảnh hưởng đến hồ sơ',
  english: 'Scan the code or type the address to rate this visit: about 3 minutes, no name asked.',
  qrTitle: 'Mã QR mở phiếu khảo sát tại {address}',
} as const
