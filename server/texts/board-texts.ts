import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the live boards alone. Numbers come in already written in the language. */
export interface BoardTexts {
  readonly allPeriods: string
  readonly breadcrumb: string
  readonly asOf: (instant: string) => string
  readonly published: string
  readonly totalsSummary: (counted: string, overall: string) => string
  readonly byChannel: (list: string) => string
  readonly blockChart: string
  readonly meansCaption: (eligible: string) => string
  readonly blockMean: string
  readonly agenciesCaption: (block: string, size: string, eligible: string) => string
  readonly noAgencies: string
  readonly live: {
    readonly on: string
    readonly broken: string
    readonly withoutScript: string
  }
}

export const boardTexts: Record<Language, BoardTexts> = {
  vi: {
    allPeriods: 'Các kỳ khảo sát',
    breadcrumb: 'Vị trí trang',
    asOf: (instant) => `Tính đến ${instant}`,
    published: 'Số liệu đã công bố, không thay đổi nữa.',
    totalsSummary: (counted, overall) => `${counted} phiếu hợp lệ, chỉ số chung ${overall}`,
    byChannel: (list) => `Phiếu hợp lệ theo kênh: ${list}.`,
    blockChart: 'Bình quân khối theo tiêu chí',
    meansCaption: (eligible) =>
      `Bình quân của ${eligible} đơn vị đủ điều kiện xếp hạng, theo tiêu chí và chung`,
    blockMean: 'Bình quân khối',
    agenciesCaption: (block, size, eligible) =>
      `${block}: ${size} đơn vị, ${eligible} đơn vị đủ điều kiện xếp hạng`,
    noAgencies: 'Khối này chưa có đơn vị nào.',
    live: {
      on: 'Đang cập nhật trực tiếp',
      broken: 'Mất kết nối, đang thử lại',
      withoutScript: 'Trình duyệt không chạy JavaScript: xin tải lại trang để xem số liệu mới.',
    },
  },
  en: {
    allPeriods: 'Survey periods',
    breadcrumb: 'Where you are',
    asOf: (instant) => `As of ${instant}`,
    published: 'These figures are published and do not change any more.',
    totalsSummary: (counted, overall) => `${counted} counted responses, overall index ${overall}`,
    byChannel: (list) => `Counted responses by channel: ${list}.`,
    blockChart: 'Block means by criterion',
    meansCaption: (eligible) => `Means of the ${eligible} agencies that are ranked, by criterion and overall`,
    blockMean: 'Block mean',
    agenciesCaption: (block, size, eligible) => `${block}: ${size} agencies, ${eligible} of them ranked`,
    noAgencies: 'This block has no agencies yet.',
    live: {
      on: 'Updating live',
      broken: 'Connection lost, trying again',
      withoutScript: 'JavaScript is off in this browser: please reload the page to see new figures.',
    },
  },
}
