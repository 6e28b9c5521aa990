import type { ExclusionReason } from '../../scoring/counted-responses.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { PeriodStatus } from '../storage/periods-store.ts'

/** The words of the live board of home affairs. Numbers come in already written in the language. */
export interface BoardTexts {
  readonly overview: {
    readonly title: string
    readonly noPeriods: string
    readonly noPeriodsNext: string
    readonly draftNext: string
    readonly setUpLink: string
    readonly pointsLink: string
    readonly apiKeysLink: string
    readonly next: string
    readonly blocks: string
    readonly noBlocks: string
    readonly agencies: (count: string) => string
  }
  readonly periodStatus: Record<PeriodStatus, string>
  readonly from: (first: string, last: string) => string

  readonly allPeriods: string
  readonly breadcrumb: string
  readonly asOf: (instant: string) => string
  readonly published: string
  readonly totals: (received: string, counted: string, excluded: string) => string
  /** In place of the totals where a published table gives percentages alone. */
  readonly countsUnknown: string
  /** In front of the totals of the other agencies. */
  readonly countsUnknownOf: (agencies: string) => string
  readonly totalsSummary: (counted: string, overall: string) => string
  readonly exclusion: Record<ExclusionReason, string>
  readonly byChannel: (list: string) => string

  readonly blockChart: string
  readonly blockChartDescription: (figures: string) => string
  readonly meansCaption: (eligible: string) => string
  readonly blockMean: string
  readonly agencyChart: (agency: string) => string
  readonly criteriaCaption: (agency: string) => string
  readonly criterion: string
  readonly percent: string
  readonly overall: string
  readonly respondents: string
  readonly rank: string
  readonly agency: string
  readonly counted: string
  readonly note: string
  readonly agenciesCaption: (block: string, size: string, eligible: string) => string
  readonly noAgencies: string
  readonly tied: string
  readonly notRanked: string
  readonly tooFew: (counted: string, needed: string) => string
  readonly criterionMissing: (criterion: string) => string
  readonly ended: string
  readonly withheld: (n: string) => string
  readonly smallSample: string
  readonly someQuestions: (counted: string, all: string) => string
  readonly noRanks: string

  readonly questionsCaption: string
  readonly question: string
  readonly answers: string
  readonly noOpinion: string
  readonly distribution: string
  readonly notScored: string
  readonly notScoredHint: string
  readonly gradesWithheld: string
  readonly distributionOf: (question: string) => string
  readonly legend: string

  readonly live: {
    readonly on: string
    readonly broken: string
    readonly withoutScript: string
  }
}

export const boardTexts: Record<Language, BoardTexts> = {
  vi: {
    overview: {
      title: 'Các kỳ khảo sát',
      noPeriods: 'Chưa có kỳ khảo sát nào.',
      noPeriodsNext:
        'Việc tiếp theo: lập kỳ khảo sát với khối, các đơn vị và mẫu phiếu; sau đó tạo mã QR cho từng quầy. Kỳ đã mở hiện ở đây, kèm bảng theo dõi của từng khối.',
      draftNext: 'Kỳ đang chuẩn bị, chưa nhận phiếu nên chưa có số liệu.',
      setUpLink: 'Lập kỳ khảo sát',
      pointsLink: 'Điểm khảo sát và mã QR',
      apiKeysLink: 'Khóa API',
      next: 'Việc khác',
      blocks: 'Bảng theo dõi',
      noBlocks: 'Kỳ này chưa có khối nào.',
      agencies: (count) => `${count} đơn vị`,
    },
    periodStatus: {
      draft: 'Đang chuẩn bị',
      open: 'Đang mở',
      closing: 'Đang đóng',
      closed: 'Đã đóng, chưa công bố',
      published: 'Đã công bố',
    },
    from: (first, last) => `${first} – ${last}`,

    allPeriods: 'Các kỳ khảo sát',
    breadcrumb: 'Vị trí trang',
    asOf: (instant) => `Tính đến ${instant}`,
    published: 'Số liệu đã công bố, không thay đổi nữa.',
    totals: (received, counted, excluded) =>
      `Đã nhận ${received} phiếu = ${counted} phiếu hợp lệ + ${excluded} phiếu không tính`,
    countsUnknown: 'Bảng công bố không ghi số phiếu',
    countsUnknownOf: (agencies) => `Bảng công bố không ghi số phiếu của ${agencies} đơn vị.`,
    totalsSummary: (counted, overall) => `${counted} phiếu hợp lệ, chỉ số chung ${overall}`,
    exclusion: {
      rejected: 'đã loại sau khi xem xét',
      held: 'đang giữ lại để xem xét',
      late: 'gửi sau khi kỳ đóng',
      channel: 'kênh không được tính',
      stage: 'bước làm thủ tục không được tính',
      'too-few-answers': 'không đủ câu trả lời để tính',
    },
    byChannel: (list) => `Phiếu hợp lệ theo kênh: ${list}.`,

    blockChart: 'Bình quân khối theo tiêu chí',
    blockChartDescription: (figures) => `Thang từ 0 đến 100%. ${figures}.`,
    meansCaption: (eligible) =>
      `Bình quân của ${eligible} đơn vị đủ điều kiện xếp hạng, theo tiêu chí và chung`,
    blockMean: 'Bình quân khối',
    agencyChart: (agency) => `Chỉ số của ${agency} theo tiêu chí`,
    criteriaCaption: (agency) => `Chỉ số của ${agency} theo tiêu chí và chung`,
    criterion: 'Tiêu chí',
    percent: 'Chỉ số',
    overall: 'Chỉ số chung',
    respondents: 'Số người trả lời',
    rank: 'Xếp hạng',
    agency: 'Đơn vị',
    counted: 'Số phiếu hợp lệ',
    note: 'Ghi chú',
    agenciesCaption: (block, size, eligible) =>
      `${block}: ${size} đơn vị, ${eligible} đơn vị đủ điều kiện xếp hạng`,
    noAgencies: 'Khối này chưa có đơn vị nào.',
    tied: 'đồng hạng',
    notRanked: 'Chưa xếp hạng',
    tooFew: (counted, needed) => `Chưa đủ phiếu: ${counted}/${needed}`,
    criterionMissing: (criterion) => `Chưa đủ câu trả lời ở tiêu chí “${criterion}”`,
    ended: 'Đơn vị đã kết thúc hoạt động trong kỳ',
    withheld: (n) => `– (n = ${n})`,
    smallSample: 'Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.',
    someQuestions: (counted, all) => `tính trên ${counted}/${all} câu hỏi`,
    noRanks: 'Chưa xếp hạng: cần ít nhất hai đơn vị đủ điều kiện.',

    questionsCaption: 'Từng câu hỏi: chỉ số và số câu trả lời theo mức',
    question: 'Câu hỏi',
    answers: 'Số trả lời (n)',
    noOpinion: 'Không có ý kiến',
    distribution: 'Phân bố',
    notScored: 'Không tính vào chỉ số',
    notScoredHint: 'Câu hỏi ghi “Không tính vào chỉ số” chỉ để tham khảo, không vào tiêu chí nào.',
    gradesWithheld: 'chưa đủ câu trả lời để hiện',
    distributionOf: (question) => `Phân bố câu trả lời: ${question}`,
    legend: 'Các mức trả lời',

    live: {
      on: 'Đang cập nhật trực tiếp',
      broken: 'Mất kết nối, đang thử lại',
      withoutScript: 'Trình duyệt không chạy JavaScript: xin tải lại trang để xem số liệu mới.',
    },
  },
  en: {
    overview: {
      title: 'Survey periods',
      noPeriods: 'There is no survey period yet.',
      noPeriodsNext:
        'What to do next: set up a period with its block, agencies and form; then make QR codes for the desks. A period shows here as soon as it is open, with a board for each block.',
      draftNext: 'The period is being prepared; it takes no responses and has no figures yet.',
      setUpLink: 'Set up a survey period',
      pointsLink: 'Service points and QR codes',
      apiKeysLink: 'API keys',
      next: 'Other tasks',
      blocks: 'Live boards',
      noBlocks: 'This period has no blocks yet.',
      agencies: (count) => `${count} agencies`,
    },
    periodStatus: {
      draft: 'In preparation',
      open: 'Open',
      closing: 'Closing',
      closed: 'Closed, not published',
      published: 'Published',
    },
    from: (first, last) => `${first} – ${last}`,

    allPeriods: 'Survey periods',
    breadcrumb: 'Where you are',
    asOf: (instant) => `As of ${instant}`,
    published: 'These figures are published and do not change any more.',
    totals: (received, counted, excluded) =>
      `${received} responses received = ${counted} counted + ${excluded} not counted`,
    countsUnknown: 'The published table does not say how many responses there were',
    countsUnknownOf: (agencies) =>
      `The published table does not say how many responses ${agencies} of the agencies had.`,
    totalsSummary: (counted, overall) => `${counted} counted responses, overall index ${overall}`,
    exclusion: {
      rejected: 'rejected by review',
      held: 'held for review',
      late: 'sent after the period closed',
      channel: 'channel not counted',
      stage: 'stage of the procedure not counted',
      'too-few-answers': 'not enough answers to count',
    },
    byChannel: (list) => `Counted responses by channel: ${list}.`,

    blockChart: 'Block means by criterion',
    blockChartDescription: (figures) => `The scale runs from 0 to 100%. ${figures}.`,
    meansCaption: (eligible) => `Means of the ${eligible} agencies that are ranked, by criterion and overall`,
    blockMean: 'Block mean',
    agencyChart: (agency) => `Index of ${agency} by criterion`,
    criteriaCaption: (agency) => `Index of ${agency} by criterion and overall`,
    criterion: 'Criterion',
    percent: 'Index',
    overall: 'Overall index',
    respondents: 'Respondents',
    rank: 'Rank',
    agency: 'Agency',
    counted: 'Counted responses',
    note: 'Note',
    agenciesCaption: (block, size, eligible) => `${block}: ${size} agencies, ${eligible} of them ranked`,
    noAgencies: 'This block has no agencies yet.',
    tied: 'tied',
    notRanked: 'Not ranked',
    tooFew: (counted, needed) => `Too few responses: ${counted}/${needed}`,
    criterionMissing: (criterion) => `Too few answers for the criterion “${criterion}”`,
    ended: 'The agency ended during the period',
    withheld: (n) => `– (n = ${n})`,
    smallSample: 'Small sample: figures printed pale should not be relied on yet.',
    someQuestions: (counted, all) => `from ${counted} of ${all} questions`,
    noRanks: 'No ranks yet: at least two agencies must have enough responses.',

    questionsCaption: 'Each question: index and number of answers by grade',
    question: 'Question',
    answers: 'Answers (n)',
    noOpinion: 'No opinion',
    distribution: 'Distribution',
    notScored: 'Not part of the index',
    notScoredHint: 'Questions marked “Not part of the index” are for information and belong to no criterion.',
    gradesWithheld: 'too few answers to show',
    distributionOf: (question) => `Distribution of answers: ${question}`,
    legend: 'Grades',

    live: {
      on: 'Updating live',
      broken: 'Connection lost, trying again',
      withoutScript: 'JavaScript is off in this browser: please reload the page to see new figures.',
    },
  },
}
