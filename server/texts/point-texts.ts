import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the pages about one service point: a new one, and one that is there. */
export interface PointTexts {
  readonly newHeading: string
  readonly newIntroduction: string
  readonly heading: (code: string) => string
  readonly made: (code: string) => string
  readonly changed: string
  readonly nothingChanged: string
  readonly replaced: (old: string, code: string) => string
  readonly fields: {
    readonly agency: string
    readonly also: string
    readonly alsoSummary: string
    readonly alsoHint: string
    readonly desk: string
    readonly deskHint: string
    readonly placeCode: string
    readonly otherPlace: string
    readonly place: string
    readonly placeHint: string
    readonly otherPlaceHint: string
    readonly unit: string
    readonly unitHint: string
    readonly noUnit: string
    readonly channel: string
  }
  readonly chooseAgency: string
  readonly create: string
  readonly facts: {
    readonly heading: string
    readonly code: string
    readonly address: string
    readonly agencies: string
    readonly desk: string
    readonly place: string
    readonly unit: string
    readonly channel: string
    readonly state: string
    readonly inUse: string
    readonly replacedBy: string
    readonly scans: string
    readonly scansOf: (count: string, lastDay: string) => string
    readonly noScans: string
  }
  readonly files: string
  readonly pdfOf: (format: string) => string
  readonly webSheet: string
  readonly readOnly: string
  readonly change: string
  readonly changeHint: string
  readonly save: string
  readonly replace: string
  readonly replaceText: string
  readonly replaceButton: (code: string) => string
  readonly retire: string
  readonly retireText: string
  readonly retireButton: (code: string) => string
  readonly printNote: string
  readonly sheetTrialNote: (site: string) => string
  readonly problems: {
    readonly [Field in PointField]: Readonly<Record<PointProblemKinds[Field], string>>
  }
}

/** What can be wrong with each field of a point. */
export interface PointProblemKinds {
  readonly agency: 'missing' | 'not-an-option'
  readonly also: 'not-an-option' | 'too-many'
  readonly desk: 'missing' | 'too-long' | 'not-text' | 'taken'
  readonly placeCode: 'not-an-option'
  readonly place: 'missing' | 'too-long' | 'not-text' | 'two-places'
  readonly unit: 'not-an-option' | 'other-agency' | 'shared'
  readonly channel: 'not-an-option'
}
export type PointField = keyof PointProblemKinds

export const pointTexts: Record<Language, PointTexts> = {
  vi: {
    newHeading: 'Tạo điểm khảo sát',
    newIntroduction: 'Tên quầy và nơi đặt được in trên tờ mã QR.',
    heading: (code) => `Điểm khảo sát ${code}`,
    made: (code) => `Đã tạo mã ${code}. Hãy in tờ mã QR và đặt tại quầy.`,
    changed: 'Đã lưu. Mã không đổi: tờ đã in vẫn mở được phiếu nhưng mang tên cũ; hãy in lại khi thuận tiện.',
    nothingChanged: 'Không có gì thay đổi.',
    replaced: (old, code) => `Mã ${old} đã ngừng dùng, mã ${code} thay thế. Hãy in tờ mới và gỡ tờ cũ.`,
    fields: {
      agency: 'Đơn vị',
      also: 'Các đơn vị khác cùng quầy này',
      alsoSummary: 'Quầy dùng chung của nhiều đơn vị',
      alsoHint:
        'Đánh dấu các đơn vị khác mà quầy tiếp nhận hồ sơ; phiếu sẽ hỏi trước hết người dân làm thủ tục với cơ quan nào.',
      desk: 'Quầy',
      deskHint: 'Ví dụ: Quầy số 3 – Cấp phép',
      placeCode: 'Nơi đặt trong danh mục',
      otherPlace: 'Nơi khác, nhập tên ở dưới',
      place: 'Nơi đặt',
      placeHint: 'Ví dụ: Bộ phận Một cửa, tầng 1',
      otherPlaceHint: 'Chỉ nhập khi nơi đặt không có trong danh mục.',
      unit: 'Phòng, bộ phận (không bắt buộc)',
      unitHint: 'Phiếu của điểm này được tính riêng cho phòng, bộ phận đó. Không dùng cho quầy chung.',
      noUnit: 'Không theo phòng, bộ phận',
      channel: 'Kênh',
    },
    chooseAgency: 'Chọn đơn vị',
    create: 'Tạo mã',
    facts: {
      heading: 'Thông tin',
      code: 'Mã',
      address: 'Địa chỉ',
      agencies: 'Đơn vị',
      desk: 'Quầy',
      place: 'Nơi đặt',
      unit: 'Phòng, bộ phận',
      channel: 'Kênh',
      state: 'Tình trạng',
      inUse: 'Đang dùng',
      replacedBy: 'Mã thay thế',
      scans: 'Quét sau khi ngừng',
      scansOf: (count, lastDay) =>
        `${count} lần, lần cuối ngày ${lastDay}. Tờ cũ có thể vẫn còn treo tại nơi đặt.`,
      noScans: 'Chưa có lần nào',
    },
    files: 'In và tải về',
    pdfOf: (format) => `PDF ${format}`,
    webSheet: 'Tờ A5 trên màn hình',
    readOnly: 'Quầy này dùng chung cho nhiều đơn vị nên chỉ Sở Nội vụ được sửa.',
    change: 'Sửa tên quầy, nơi đặt',
    changeHint: 'Mã không đổi: tờ đã in vẫn mở được phiếu nhưng mang tên cũ.',
    save: 'Lưu',
    replace: 'Đổi mã',
    replaceText:
      'Mã cũ ngừng dùng ngay, mã mới được tạo cho cùng quầy. Dùng khi mã bị lộ, bị dán nhầm chỗ hoặc bị lạm dụng. Phải in và đặt tờ mới.',
    replaceButton: (code) => `Đổi mã ${code}`,
    retire: 'Ngừng dùng',
    retireText: 'Tờ đã in với mã này sẽ không mở được phiếu nữa. Không thể dùng lại mã.',
    retireButton: (code) => `Ngừng dùng mã ${code}`,
    printNote: 'In trên khổ A5 đứng, tỷ lệ 100%. Phần ghi chú này không được in.',
    sheetTrialNote: (site) =>
      `Tờ này là BẢN THỬ vì chưa đặt PUBLIC_URL: mã dẫn về ${site}, điện thoại của người dân có thể không mở được. Hãy đặt PUBLIC_URL là địa chỉ công khai rồi in lại.`,
    problems: {
      agency: {
        missing: 'Hãy chọn đơn vị.',
        'not-an-option': 'Đơn vị này không có trong danh mục.',
      },
      also: {
        'not-an-option': 'Có đơn vị dùng chung không có trong danh mục.',
        'too-many': 'Một quầy dùng chung cho nhiều nhất 60 đơn vị.',
      },
      desk: {
        missing: 'Hãy nhập tên quầy.',
        'too-long': 'Tên quầy dài quá 80 ký tự.',
        'not-text': 'Tên quầy có ký tự không đọc được.',
        taken: 'Quầy này của đơn vị đã có mã đang dùng. Hãy ngừng dùng mã cũ hoặc đặt tên khác.',
      },
      placeCode: { 'not-an-option': 'Nơi đặt này không có trong danh mục.' },
      place: {
        missing: 'Hãy nhập nơi đặt.',
        'too-long': 'Nơi đặt dài quá 80 ký tự.',
        'not-text': 'Nơi đặt có ký tự không đọc được.',
        'two-places': 'Hãy chọn nơi đặt trong danh mục hoặc nhập tên khác, không làm cả hai.',
      },
      unit: {
        'not-an-option': 'Phòng, bộ phận này không có trong danh mục.',
        'other-agency': 'Phòng, bộ phận này thuộc đơn vị khác.',
        shared: 'Quầy dùng chung không tính cho một phòng, bộ phận.',
      },
      channel: { 'not-an-option': 'Hãy chọn kênh.' },
    },
  },
  en: {
    newHeading: 'New service point',
    newIntroduction: 'The names of the desk and the place are printed on the sheet.',
    heading: (code) => `Service point ${code}`,
    made: (code) => `Code ${code} was made. Print its sheet and put it on the desk.`,
    changed:
      'Saved. The code is the same: printed sheets still open the form but show the old words; print them again when it suits.',
    nothingChanged: 'Nothing has changed.',
    replaced: (old, code) =>
      `Code ${old} is retired and code ${code} stands in its place. Print the new sheet and take the old one down.`,
    fields: {
      agency: 'Agency',
      also: 'Other agencies at this desk',
      alsoSummary: 'A desk that several agencies share',
      alsoHint:
        'Tick the other agencies that the desk takes dossiers for; the form then asks first which agency it was.',
      desk: 'Desk',
      deskHint: 'For example: Quầy số 3 – Cấp phép',
      placeCode: 'Registered place',
      otherPlace: 'Another place, named below',
      place: 'Place',
      placeHint: 'For example: Bộ phận Một cửa, tầng 1',
      otherPlaceHint: 'Only for a place that is not in the registry.',
      unit: 'Unit (optional)',
      unitHint: 'Responses at this point count for that unit. Not for shared desks.',
      noUnit: 'No unit',
      channel: 'Channel',
    },
    chooseAgency: 'Choose an agency',
    create: 'Make the code',
    facts: {
      heading: 'About this point',
      code: 'Code',
      address: 'Address',
      agencies: 'Agency',
      desk: 'Desk',
      place: 'Place',
      unit: 'Unit',
      channel: 'Channel',
      state: 'State',
      inUse: 'In use',
      replacedBy: 'Replaced by',
      scans: 'Scans since it was retired',
      scansOf: (count, lastDay) =>
        `${count}, the last on ${lastDay}. An old sheet may still hang at the place.`,
      noScans: 'None yet',
    },
    files: 'Print and download',
    pdfOf: (format) => `PDF ${format}`,
    webSheet: 'A5 sheet on the screen',
    readOnly: 'Several agencies share this desk, so only home affairs may change it.',
    change: 'Change the desk or the place',
    changeHint: 'The code stays the same: printed sheets still open the form but show the old words.',
    save: 'Save',
    replace: 'Replace the code',
    replaceText:
      'The old code is retired at once and a new one is made for the same desk: for a code that was copied, hung in the wrong place or misused. A new sheet has to be printed.',
    replaceButton: (code) => `Replace code ${code}`,
    retire: 'Retire',
    retireText: 'Sheets printed with this code will no longer open the form. A code cannot be used again.',
    retireButton: (code) => `Retire code ${code}`,
    printNote: 'Print on A5 portrait at 100 %. This note is not printed.',
    sheetTrialNote: (site) =>
      `This sheet is a trial (BẢN THỬ) because PUBLIC_URL is not set: the code leads to ${site}, which visitors’ phones may not reach. Set PUBLIC_URL to the public address and print again.`,
    problems: {
      agency: {
        missing: 'Choose an agency.',
        'not-an-option': 'This agency is not in the registry.',
      },
      also: {
        'not-an-option': 'One of the other agencies is not in the registry.',
        'too-many': 'At most 60 agencies share a desk.',
      },
      desk: {
        missing: 'Enter the name of the desk.',
        'too-long': 'The name of the desk is longer than 80 characters.',
        'not-text': 'The name of the desk holds characters that could not be read.',
        taken: 'This desk of the agency has a code in use. Retire that code or choose another name.',
      },
      placeCode: { 'not-an-option': 'This place is not in the registry.' },
      place: {
        missing: 'Enter the place.',
        'too-long': 'The place is longer than 80 characters.',
        'not-text': 'The place holds characters that could not be read.',
        'two-places': 'Choose a registered place or name another one, not both.',
      },
      unit: {
        'not-an-option': 'This unit is not in the registry.',
        'other-agency': 'This unit belongs to another agency.',
        shared: 'A shared desk does not count for a unit.',
      },
      channel: { 'not-an-option': 'Choose a channel.' },
    },
  },
}
