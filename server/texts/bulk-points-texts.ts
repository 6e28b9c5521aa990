import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the page that makes points for many agencies. Numbers come in already written. */
export interface BulkPointsTexts {
  readonly heading: string
  readonly introduction: string
  readonly fields: {
    readonly scope: string
    readonly pattern: string
    readonly patternHint: string
    readonly count: string
    readonly countHint: string
    readonly placeMode: string
    readonly ownPlace: string
    readonly onePlace: string
    readonly place: string
    readonly placeHint: string
  }
  readonly scopes: {
    readonly choose: string
    readonly registry: string
    readonly wholePeriod: (period: string) => string
    readonly block: (block: string, period: string) => string
  }
  readonly preview: string
  readonly plan: {
    readonly heading: string
    readonly caption: string
    readonly agency: string
    readonly count: string
    readonly desks: string
    readonly countOf: (agency: string) => string
    readonly there: (desk: string) => string
    readonly summary: (made: string, there: string) => string
    readonly again: string
    readonly nothing: string
  }
  readonly make: (count: string) => string
  readonly result: {
    readonly heading: string
    readonly made: (count: string) => string
    readonly there: (count: string) => string
    readonly thereHeading: string
    readonly print: string
  }
  readonly problems: { readonly [Field in BulkField]: Readonly<Record<BulkProblemKinds[Field], string>> }
}

/** What can be wrong with each field. */
export interface BulkProblemKinds {
  readonly scope: 'missing' | 'not-an-option' | 'no-agencies'
  readonly pattern: 'missing' | 'too-long' | 'not-text' | 'no-number'
  readonly count: 'not-a-count' | 'too-many'
  readonly placeMode: 'not-an-option'
  readonly placeCode: 'not-an-option'
  readonly place: 'missing' | 'too-long' | 'not-text' | 'two-places' | 'long-agency'
  readonly channel: 'not-an-option'
}
export type BulkField = keyof BulkProblemKinds

export const bulkPointsTexts: Record<Language, BulkPointsTexts> = {
  vi: {
    heading: 'Tạo điểm khảo sát hàng loạt',
    introduction:
      'Chọn các đơn vị và cách đặt tên quầy, xem trước danh sách, rồi tạo. Quầy đã có mã thì giữ nguyên.',
    fields: {
      scope: 'Các đơn vị',
      pattern: 'Tên quầy',
      patternHint: '{n} là số thứ tự của quầy trong đơn vị. Ví dụ: Quầy số {n}',
      count: 'Số quầy mỗi đơn vị',
      countHint: 'Từ 1 đến 50. Sau khi xem trước có thể sửa riêng từng đơn vị, 0 là bỏ qua.',
      placeMode: 'Nơi đặt',
      ownPlace: 'Mỗi đơn vị một nơi, mang tên đơn vị',
      onePlace: 'Cùng một nơi, chọn hoặc nhập ở dưới',
      place: 'Tên nơi đặt chung',
      placeHint: 'Chỉ dùng khi các đơn vị ở cùng một nơi. Ví dụ: Trung tâm Phục vụ hành chính công',
    },
    scopes: {
      choose: 'Chọn khối hoặc kỳ',
      registry: 'Mọi đơn vị trong danh mục',
      wholePeriod: (period) => `Mọi đơn vị của kỳ ${period}`,
      block: (block, period) => `${block}, kỳ ${period}`,
    },
    preview: 'Xem trước',
    plan: {
      heading: 'Sẽ tạo',
      caption: 'Các điểm sẽ tạo theo đơn vị',
      agency: 'Đơn vị',
      count: 'Số quầy',
      desks: 'Quầy',
      countOf: (agency) => `Số quầy của ${agency}`,
      there: (desk) => `${desk} (đã có)`,
      summary: (made, there) => `${made} điểm mới; ${there} điểm đã có mã đang dùng, giữ nguyên.`,
      again: 'Xem lại theo số quầy đã sửa',
      nothing: 'Không có điểm nào để tạo: mọi quầy đều đã có mã.',
    },
    make: (count) => `Tạo ${count} điểm`,
    result: {
      heading: 'Đã tạo xong',
      made: (count) => `Đã tạo ${count} điểm khảo sát.`,
      there: (count) => `${count} điểm đã có từ trước, giữ nguyên mã cũ.`,
      thereHeading: 'Đã có từ trước',
      print: 'In tờ mã QR của các điểm vừa tạo',
    },
    problems: {
      scope: {
        missing: 'Hãy chọn các đơn vị.',
        'not-an-option': 'Không có khối hoặc kỳ này.',
        'no-agencies': 'Khối hoặc kỳ này không còn đơn vị nào hoạt động.',
      },
      pattern: {
        missing: 'Hãy nhập tên quầy.',
        'too-long': 'Tên quầy dài quá 80 ký tự.',
        'not-text': 'Tên quầy có ký tự không đọc được.',
        'no-number': 'Tên quầy phải có {n} khi một đơn vị có từ hai quầy trở lên.',
      },
      count: {
        'not-a-count': 'Số quầy phải là số nguyên từ 1 đến 50; riêng từng đơn vị có thể ghi 0 để bỏ qua.',
        'too-many': 'Mỗi lần tạo được nhiều nhất 500 điểm. Hãy làm theo từng khối.',
      },
      placeMode: { 'not-an-option': 'Hãy chọn nơi đặt.' },
      placeCode: { 'not-an-option': 'Nơi đặt này không có trong danh mục.' },
      place: {
        missing: 'Hãy nhập nơi đặt.',
        'too-long': 'Nơi đặt dài quá 80 ký tự.',
        'not-text': 'Nơi đặt có ký tự không đọc được.',
        'two-places': 'Hãy chọn nơi đặt trong danh mục hoặc nhập tên khác, không làm cả hai.',
        'long-agency': 'Có đơn vị có tên dài quá 80 ký tự: hãy nhập một nơi đặt chung.',
      },
      channel: { 'not-an-option': 'Hãy chọn kênh.' },
    },
  },
  en: {
    heading: 'Make points for many agencies',
    introduction:
      'Choose the agencies and how desks are named, look at what will be made, then make it. A desk that has a code keeps it.',
    fields: {
      scope: 'Agencies',
      pattern: 'Name of the desks',
      patternHint: '{n} is the number of the desk in its agency. For example: Quầy số {n}',
      count: 'Desks per agency',
      countHint: 'From 1 to 50. After the preview each agency can have its own number; 0 leaves it out.',
      placeMode: 'Place',
      ownPlace: 'Each agency at its own place, called like the agency',
      onePlace: 'All at one place, chosen or named below',
      place: 'Name of the one place',
      placeHint: 'Only where the agencies are at one place. For example: Trung tâm Phục vụ hành chính công',
    },
    scopes: {
      choose: 'Choose a block or a period',
      registry: 'All agencies of the registry',
      wholePeriod: (period) => `All agencies of the period ${period}`,
      block: (block, period) => `${block}, period ${period}`,
    },
    preview: 'Preview',
    plan: {
      heading: 'What will be made',
      caption: 'Points to be made, by agency',
      agency: 'Agency',
      count: 'Desks',
      desks: 'Names',
      countOf: (agency) => `Desks of ${agency}`,
      there: (desk) => `${desk} (there already)`,
      summary: (made, there) => `${made} new points; ${there} have a code in use and keep it.`,
      again: 'Preview with these numbers',
      nothing: 'There is nothing to make: every desk has a code.',
    },
    make: (count) => `Make ${count} points`,
    result: {
      heading: 'Done',
      made: (count) => `${count} service points were made.`,
      there: (count) => `${count} were there already and keep their codes.`,
      thereHeading: 'There already',
      print: 'Print the sheets of the new points',
    },
    problems: {
      scope: {
        missing: 'Choose the agencies.',
        'not-an-option': 'There is no such block or period.',
        'no-agencies': 'The block or period has no agency that still exists.',
      },
      pattern: {
        missing: 'Enter the name of the desks.',
        'too-long': 'The name of a desk is longer than 80 characters.',
        'not-text': 'The name of the desks holds characters that could not be read.',
        'no-number': 'The name must contain {n} where an agency has two desks or more.',
      },
      count: {
        'not-a-count':
          'The number of desks must be a whole number from 1 to 50; for a single agency 0 leaves it out.',
        'too-many': 'At most 500 points are made at a time. Do one block after another.',
      },
      placeMode: { 'not-an-option': 'Choose the place.' },
      placeCode: { 'not-an-option': 'This place is not in the registry.' },
      place: {
        missing: 'Enter the place.',
        'too-long': 'The place is longer than 80 characters.',
        'not-text': 'The place holds characters that could not be read.',
        'two-places': 'Choose a registered place or name another one, not both.',
        'long-agency': 'An agency has a name of more than 80 characters: name one place for all.',
      },
      channel: { 'not-an-option': 'Choose a channel.' },
    },
  },
}
