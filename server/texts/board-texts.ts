import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the live boards alone. Numbers come in already written in the language. */
export interface BoardTexts {
  readonly allPeriods: string
  readonly breadcrumb: string
  /** Where people of an agency begin. */
  readonly ownBeginning: string
  /** What the figures of an agency before publication are, to its own people. */
  readonly inSteps: (smallSample: string) => string
  readonly ranksLater: string
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
    ownBeginning: 'Trang đầu của đơn vị',
    inSteps: (smallSample) =>
      `Số phiếu cập nhật ngay. Chỉ số và số câu trả lời theo mức chỉ thay đổi khi có thêm ít nhất ${smallSample} câu trả lời mới, để không ai suy ra được câu trả lời của một người; vì vậy có thể chậm hơn số phiếu một chút.`,
    ranksLater: 'Xếp hạng, bình quân khối và khoảng tin cậy có khi kỳ khảo sát được công bố.',
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
    ownBeginning: 'Beginning of the agency',
    inSteps: (smallSample) =>
      `Numbers of responses move at once. Indices and answers by grade move only when there are at least ${smallSample} new answers, so that nobody can work out what one person answered; so they may be a little behind.`,
    ranksLater: 'Ranks, block means and confidence intervals are there when the period is published.',
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
