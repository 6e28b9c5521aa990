import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the pages about service points. Dates come in already written in the language. */
export interface PointsTexts {
  readonly heading: string
  readonly introduction: string
  readonly trialNote: (site: string) => string
  readonly noAgencies: string
  readonly noPoints: string
  readonly made: (code: string) => string
  readonly opened: (period: string, opensOn: string, closesOn: string) => string
  readonly table: {
    readonly caption: string
    readonly desk: string
    readonly address: string
    readonly actions: string
    readonly noPointOfAgency: string
  }
  readonly sheet: string
  readonly sheetOf: (code: string) => string
  readonly svgOf: (code: string) => string
  readonly pngOf: (code: string) => string
  readonly retiredOn: (date: string) => string
  readonly retire: string
  readonly retireOf: (code: string) => string
  readonly retireWarning: string
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
  readonly errorTitle: (title: string) => string
  readonly errorHeading: string
  readonly problems: {
    readonly [Field in NewPointField]: Readonly<Record<NewPointProblemKinds[Field], string>>
  }
  readonly printNote: string
  readonly sheetTrialNote: (site: string) => string
}

/** What can be wrong with each field of a new point. */
export interface NewPointProblemKinds {
  readonly agency: 'missing' | 'not-an-option'
  readonly desk: 'missing' | 'too-long' | 'not-text' | 'taken'
  readonly place: 'missing' | 'too-long' | 'not-text'
}
export type NewPointField = keyof NewPointProblemKinds

export const pointsTexts: Record<Language, PointsTexts> = {
  vi: {
    heading: 'Điểm khảo sát và mã QR',
    introduction:
      'Mỗi quầy có một mã riêng. In tờ mã QR và đặt tại quầy; người dân quét mã hoặc gõ địa chỉ để trả lời phiếu.',
    trialNote: (site) =>
      `Chưa đặt PUBLIC_URL nên mã QR dẫn về ${site}, điện thoại của người dân có thể không mở được. Các tờ in đều mang chữ “BẢN THỬ”.`,
    noAgencies: 'Chưa có đơn vị nào trong danh mục nên chưa thể tạo điểm khảo sát.',
    noPoints: 'Chưa có điểm khảo sát nào. Hãy tạo điểm đầu tiên để có mã QR đặt tại quầy.',
    made: (code) => `Đã tạo mã ${code}.`,
    opened: (period, opensOn, closesOn) =>
      `Đã mở kỳ ${period}, nhận phiếu từ ${opensOn} đến hết ${closesOn}.`,
    table: {
      caption: 'Điểm khảo sát theo đơn vị',
      desk: 'Quầy và nơi đặt',
      address: 'Mã và địa chỉ',
      actions: 'In và tải về',
      noPointOfAgency: 'Chưa có mã',
    },
    sheet: 'Tờ in A5',
    sheetOf: (code) => `Tờ in A5, mã ${code}`,
    svgOf: (code) => `SVG, mã ${code}`,
    pngOf: (code) => `PNG, mã ${code}`,
    retiredOn: (date) => `Ngừng dùng từ ${date}`,
    retire: 'Ngừng dùng',
    retireOf: (code) => `Ngừng dùng mã ${code}`,
    retireWarning: 'Tờ đã in với mã này sẽ không mở được phiếu nữa. Không thể dùng lại mã.',
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
    errorTitle: (title) => `Lỗi: ${title}`,
    errorHeading: 'Cần sửa các mục sau',
    problems: {
      agency: {
        missing: 'Hãy chọn đơn vị.',
        'not-an-option': 'Đơn vị này không có trong danh mục.',
      },
      desk: {
        missing: 'Hãy nhập tên quầy.',
        'too-long': 'Tên quầy dài quá 80 ký tự.',
        'not-text': 'Tên quầy có ký tự không đọc được.',
        taken: 'Quầy này của đơn vị đã có mã đang dùng. Hãy ngừng dùng mã cũ hoặc đặt tên khác.',
      },
      place: {
        missing: 'Hãy nhập nơi đặt.',
        'too-long': 'Nơi đặt dài quá 80 ký tự.',
        'not-text': 'Nơi đặt có ký tự không đọc được.',
      },
    },
    printNote: 'In trên khổ A5 đứng, tỷ lệ 100%. Phần ghi chú này không được in.',
    sheetTrialNote: (site) =>
      `Tờ này là BẢN THỬ vì chưa đặt PUBLIC_URL: mã dẫn về ${site}, điện thoại của người dân có thể không mở được. Hãy đặt PUBLIC_URL là địa chỉ công khai rồi in lại.`,
  },
  en: {
    heading: 'Service points and QR codes',
    introduction:
      'Each desk has its own code. Print its sheet and put it on the desk; visitors scan the code or type the address to answer.',
    trialNote: (site) =>
      `PUBLIC_URL is not set, so the codes lead to ${site}, which visitors’ phones may not reach. Every sheet is marked “BẢN THỬ” (trial).`,
    noAgencies: 'There are no agencies in the registry yet, so no point can be made.',
    noPoints: 'There are no service points yet. Make the first one to get a QR code for the desk.',
    made: (code) => `Code ${code} was made.`,
    opened: (period, opensOn, closesOn) =>
      `The period ${period} is open and takes responses from ${opensOn} to the end of ${closesOn}.`,
    table: {
      caption: 'Service points by agency',
      desk: 'Desk and place',
      address: 'Code and address',
      actions: 'Print and download',
      noPointOfAgency: 'No code yet',
    },
    sheet: 'A5 sheet',
    sheetOf: (code) => `A5 sheet, code ${code}`,
    svgOf: (code) => `SVG, code ${code}`,
    pngOf: (code) => `PNG, code ${code}`,
    retiredOn: (date) => `Retired on ${date}`,
    retire: 'Retire',
    retireOf: (code) => `Retire code ${code}`,
    retireWarning: 'Sheets printed with this code will no longer open the form. A code cannot be used again.',
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
    errorTitle: (title) => `Error: ${title}`,
    errorHeading: 'Please correct the following',
    problems: {
      agency: {
        missing: 'Choose an agency.',
        'not-an-option': 'This agency is not in the registry.',
      },
      desk: {
        missing: 'Enter the name of the desk.',
        'too-long': 'The name of the desk is longer than 80 characters.',
        'not-text': 'The name of the desk holds characters that could not be read.',
        taken: 'This desk of the agency has a code in use. Retire that code or choose another name.',
      },
      place: {
        missing: 'Enter the place.',
        'too-long': 'The place is longer than 80 characters.',
        'not-text': 'The place holds characters that could not be read.',
      },
    },
    printNote: 'Print on A5 portrait at 100 %. This note is not printed.',
    sheetTrialNote: (site) =>
      `This sheet is a trial (BẢN THỬ) because PUBLIC_URL is not set: the code leads to ${site}, which visitors’ phones may not reach. Set PUBLIC_URL to the public address and print again.`,
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
  qrTitle: (address: string) => `Mã QR mở phiếu khảo sát tại ${address}`,
} as const
