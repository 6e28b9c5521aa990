import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the page about the logo of printed sheets. */
export interface SheetLogoTexts {
  readonly heading: string
  readonly introduction: string
  readonly none: string
  readonly now: string
  readonly saved: string
  readonly removed: string
  readonly file: string
  readonly fileHint: string
  readonly save: string
  readonly remove: string
  readonly problems: {
    readonly missing: string
    readonly 'too-large': string
    readonly 'not-a-picture': string
    readonly 'wrong-size': string
    readonly unreadable: string
  }
}

export const sheetLogoTexts: Record<Language, SheetLogoTexts> = {
  vi: {
    heading: 'Biểu trưng trên tờ mã QR',
    introduction:
      'Biểu trưng của tỉnh được in ở đầu tờ và giữa mã QR. Không có biểu trưng thì mã QR thưa hơn, dễ quét từ xa hơn.',
    none: 'Hiện chưa có biểu trưng.',
    now: 'Biểu trưng đang dùng',
    saved: 'Đã lưu biểu trưng. Các tờ in từ nay có biểu trưng; mã của tờ cũ không đổi.',
    removed: 'Đã bỏ biểu trưng.',
    file: 'Tệp ảnh PNG hoặc JPEG',
    fileHint:
      'Tối đa 1 MB, mỗi cạnh từ 64 đến 3.000 điểm ảnh, cạnh dài không quá 3 lần cạnh ngắn. Không nhận SVG.',
    save: 'Lưu biểu trưng',
    remove: 'Bỏ biểu trưng',
    problems: {
      missing: 'Hãy chọn tệp ảnh.',
      'too-large': 'Tệp lớn quá 1 MB.',
      'not-a-picture': 'Tệp không phải ảnh PNG hoặc JPEG.',
      'wrong-size': 'Mỗi cạnh phải từ 64 đến 3.000 điểm ảnh, cạnh dài không quá 3 lần cạnh ngắn.',
      unreadable: 'Ảnh hỏng hoặc trống nên không vẽ được.',
    },
  },
  en: {
    heading: 'Logo on the sheets',
    introduction:
      'The emblem of the province is printed at the top of the sheet and in the middle of the QR code. Without it the code is coarser and can be scanned from farther away.',
    none: 'There is no logo now.',
    now: 'The logo in use',
    saved: 'The logo was saved. Sheets printed from now on show it; codes on old sheets stay the same.',
    removed: 'The logo was removed.',
    file: 'Picture, PNG or JPEG',
    fileHint:
      'At most 1 MB, each side from 64 to 3,000 pixels, the long side at most 3 times the short one. No SVG.',
    save: 'Save the logo',
    remove: 'Remove the logo',
    problems: {
      missing: 'Choose a picture.',
      'too-large': 'The file is larger than 1 MB.',
      'not-a-picture': 'The file is no PNG or JPEG picture.',
      'wrong-size':
        'Each side must have 64 to 3,000 pixels, and the long side at most 3 times the short one.',
      unreadable: 'The picture is broken or empty and cannot be drawn.',
    },
  },
}
