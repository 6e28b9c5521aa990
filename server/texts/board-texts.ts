import type { ExclusionReason } from '../../scoring/counted-responses.ts'
import type { FigureFlag } from '../../scoring/index-document.ts'
import type { CriterionMethod, QuestionMethod, TargetOperator, Ties } from '../../scoring/method.ts'
import type { TargetOutcome } from '../../scoring/target.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import type { PeriodStatus } from '../storage/periods-store.ts'

/** Differences from the previous period for which percentages are not subtracted. */
export type Difference = Extract<
  FigureFlag,
  'method-differs' | 'criteria-differ' | 'questions-differ' | 'channels-differ' | 'split'
>

/** Differences for which ranks are not. */
export type RankDifference = 'block' | 'split' | 'ties'

/** The words of the live board of home affairs. Numbers come in already written in the language. */
export interface BoardTexts {
  readonly overview: {
    readonly title: string
    readonly noPeriods: string
    readonly noPeriodsNext: string
    readonly draftNext: string
    readonly setUpLink: string
    readonly publishingLink: string
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

  readonly interval: (confidence: string) => string
  readonly bounds: (lower: string, upper: string) => string
  readonly intervalKey: (confidence: string) => string
  readonly targetKey: string
  readonly rankInterval: string
  readonly rankBounds: (best: string, worst: string) => string
  readonly possibleRanks: (best: string, worst: string) => string
  readonly onlyRank: (rank: string) => string
  readonly rankIntervalNote: (confidence: string) => string
  readonly rankPicture: string
  readonly rankPictureKey: (eligible: string) => string
  readonly rankPictureDescription: (rows: string) => string
  readonly ranked: (agency: string, rank: string) => string

  readonly target: (operator: TargetOperator, percent: string) => string
  readonly targetShort: (operator: TargetOperator, percent: string) => string
  readonly targetHead: string
  readonly targetOutcome: Record<TargetOutcome, string>
  readonly targetOutcomeShort: Record<TargetOutcome, string>
  readonly targetNotJudged: string
  readonly targetNotJudgedShort: string
  readonly targetsMet: (met: string, judged: string) => string

  readonly facts: {
    readonly quota: string
    readonly quotaText: (counted: string, quota: string, reached: boolean) => string
    readonly sample: string
    readonly sampleText: (parts: {
      counted: string
      required: string
      error: string
      transactions: string
      adequate: boolean
    }) => string
    readonly tooMany: string
    readonly tooManyText: (counted: string, transactions: string) => string
    readonly indistinguishable: string
    readonly distinguished: string
    readonly mergedFrom: (period: string) => string
    readonly splitFrom: (period: string) => string
    readonly formerly: (period: string) => string
    readonly predecessor: (name: string, percent: string, rank: string | null) => string
    readonly predecessorUnknown: (name: string) => string
  }

  readonly change: {
    readonly head: (period: string | null) => string
    /** The previous period inside a sentence; null: it has no name. */
    readonly period: (name: string | null) => string
    readonly up: (points: string) => string
    readonly down: (points: string) => string
    readonly same: string
    readonly bounds: (lower: string, upper: string) => string
    readonly rankUp: (places: string) => string
    readonly rankDown: (places: string) => string
    readonly rankSame: string
    readonly before: (period: string, figure: string) => string
    readonly notCompared: (before: string) => string
    readonly because: (reasons: string) => string
    readonly and: string
    readonly ranksNotCompared: (before: string, reason: string) => string
    readonly nothing: (period: string) => string
    readonly merged: (period: string) => string
    readonly differences: Record<Difference, string>
    readonly declared: (reason: string) => string
    readonly rankDifferences: Record<RankDifference, string>
    readonly intervalNote: string
    readonly blockNote: (period: string) => string
    readonly silentSource: (period: string) => string
    readonly silentTakenAsEqual: (silent: string) => string
    readonly silentDeclared: (silent: string, comparable: boolean, reason: string) => string
  }

  readonly priorities: {
    readonly heading: string
    readonly explanation: string
    readonly none: string
    readonly gainHead: string
    readonly correlationHead: string
    readonly priority: (place: string) => string
    readonly gain: (points: string) => string
    readonly correlation: (value: string) => string
    readonly correlationNote: string
  }

  readonly methods: {
    readonly title: string
    readonly heading: (block: string, period: string) => string
    readonly link: string
    readonly introduction: string
    readonly choose: string
    readonly question: string
    readonly criterion: string
    readonly ties: string
    readonly submit: string
    readonly questionMethods: Record<QuestionMethod, string>
    readonly criterionMethods: Record<CriterionMethod, string>
    readonly tieRules: Record<Ties, string>
    readonly first: string
    readonly second: string
    readonly method: (question: string, criterion: string, ties: string) => string
    readonly same: string
    readonly moved: (moved: string, ranked: string, places: string) => string
    readonly notMoved: string
    readonly notRanked: string
    readonly withoutSums: (agencies: string, eligible: string) => string
    readonly tableCaption: (block: string) => string
    readonly percent: string
    readonly rank: string
    readonly change: string
    readonly pictureTitle: string
    readonly pictureDescription: (rows: string) => string
    readonly pictureRow: (agency: string, first: string, second: string) => string
    readonly pictureKey: string
    readonly notSubtracted: string
    readonly rankChangeNote: string
    readonly meaning: (side: string, sentence: string) => string
  }

  readonly live: {
    readonly on: string
    readonly broken: string
    readonly withoutScript: string
  }
}

const operators: Record<TargetOperator, string> = { '>=': '≥', '>': '>' }

export const boardTexts: Record<Language, BoardTexts> = {
  vi: {
    overview: {
      title: 'Các kỳ khảo sát',
      noPeriods: 'Chưa có kỳ khảo sát nào.',
      noPeriodsNext:
        'Việc tiếp theo: lập kỳ khảo sát với khối, các đơn vị và mẫu phiếu; sau đó tạo mã QR cho từng quầy. Kỳ đã mở hiện ở đây, kèm bảng theo dõi của từng khối.',
      draftNext: 'Kỳ đang chuẩn bị, chưa nhận phiếu nên chưa có số liệu.',
      setUpLink: 'Lập kỳ khảo sát',
      publishingLink: 'Đóng và công bố',
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
      publishing: 'Đang công bố',
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

    interval: (confidence) => `Khoảng tin cậy ${confidence}`,
    bounds: (lower, upper) => `${lower}–${upper}`,
    intervalKey: (confidence) => `Vạch có hai đầu chặn: khoảng tin cậy ${confidence}.`,
    targetKey: 'Đường nét đứt: chỉ tiêu.',
    rankInterval: 'Khoảng xếp hạng',
    rankBounds: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    possibleRanks: (best, worst) => `có thể từ ${best} đến ${worst}`,
    onlyRank: (rank) => `chỉ có thể là ${rank}`,
    rankIntervalNote: (confidence) =>
      `Khoảng xếp hạng là các thứ hạng mà đơn vị có thể thật sự có, với độ tin cậy ${confidence}: khoảng càng rộng thì thứ hạng càng ít chắc chắn.`,
    rankPicture: 'Xếp hạng và khoảng xếp hạng',
    rankPictureKey: (eligible) =>
      `Chấm tròn: xếp hạng, từ 1 đến ${eligible}. Thanh ngang: khoảng xếp hạng. Số liệu có trong bảng của khối.`,
    rankPictureDescription: (rows) => `${rows}.`,
    ranked: (agency, rank) => `${agency}: hạng ${rank}`,

    target: (operator, percent) => `Chỉ tiêu ${operators[operator]} ${percent}`,
    targetShort: (operator, percent) => `${operators[operator]} ${percent}`,
    targetHead: 'Chỉ tiêu',
    targetOutcome: { exceeded: 'vượt chỉ tiêu', reached: 'đạt chỉ tiêu', missed: 'chưa đạt chỉ tiêu' },
    targetOutcomeShort: { exceeded: 'vượt', reached: 'đạt', missed: 'chưa đạt' },
    targetNotJudged: 'chưa xét vì chưa đủ điều kiện xếp hạng',
    targetNotJudgedShort: 'chưa xét',
    targetsMet: (met, judged) => `Đạt hoặc vượt chỉ tiêu: ${met}/${judged} đơn vị đủ điều kiện xếp hạng.`,

    facts: {
      quota: 'Số phiếu được giao',
      quotaText: (counted, quota, reached) =>
        `${counted}/${quota} phiếu được giao: ${reached ? 'đã đủ' : 'chưa đủ'}`,
      sample: 'Cỡ mẫu',
      sampleText: ({ counted, required, error, transactions, adequate }) =>
        `${counted} phiếu; cần ${required} theo sai số ${error} trên ${transactions} lượt: ${adequate ? 'đã đủ' : 'chưa đủ'}`,
      tooMany: 'Cần kiểm tra',
      tooManyText: (counted, transactions) =>
        `${counted} phiếu hợp lệ, nhiều hơn ${transactions} lượt giải quyết thủ tục trong kỳ`,
      indistinguishable: 'Không phân biệt được với',
      distinguished: 'không đơn vị nào: chỉ số khác rõ với mọi đơn vị khác trong khối',
      mergedFrom: (period) => `Hợp nhất từ (số liệu ${period})`,
      splitFrom: (period) => `Tách từ (số liệu ${period})`,
      formerly: (period) => `Trước đây là (số liệu ${period})`,
      predecessor: (name, percent, rank) =>
        rank === null ? `${name}: ${percent}` : `${name}: ${percent}, xếp hạng ${rank}`,
      predecessorUnknown: (name) => `${name}: chưa có kết quả`,
    },

    change: {
      head: (period) => (period === null ? 'So với kỳ trước' : `So với kỳ trước (${period})`),
      period: (name) => {
        if (name === null) return 'kỳ trước'
        const readsOn = /^(?:năm|quý|kỳ|đợt|tháng|học kỳ)\s/iu.test(name)
        return readsOn ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : `kỳ “${name}”`
      },
      up: (points) => `tăng ${points} điểm %`,
      down: (points) => `giảm ${points} điểm %`,
      same: 'không đổi',
      bounds: (lower, upper) => `(từ ${lower} đến ${upper})`,
      rankUp: (places) => `tăng ${places} bậc`,
      rankDown: (places) => `giảm ${places} bậc`,
      rankSame: 'giữ nguyên thứ bậc',
      before: (period, figure) => `${period}: ${figure}`,
      notCompared: (before) => `${before}, không so sánh`,
      because: (reasons) => `: ${reasons}`,
      and: 'và',
      ranksNotCompared: (before, reason) => `${before}, không so sánh thứ bậc do ${reason}`,
      nothing: (period) => `không có số liệu ${period}`,
      merged: (period) => `không so sánh với ${period}: đơn vị được hợp nhất`,
      differences: {
        'method-differs': 'phương pháp tính khác',
        'criteria-differ': 'tiêu chí khác',
        'questions-differ': 'câu hỏi khác',
        'channels-differ': 'kênh thu phiếu khác',
        split: 'đơn vị được tách ra',
      },
      declared: (reason) => `Sở Nội vụ xác định không so sánh được (${reason})`,
      rankDifferences: {
        block: 'đơn vị trong khối thay đổi',
        split: 'đơn vị được tách ra',
        ties: 'cách xếp hạng khác',
      },
      intervalNote:
        'Số trong ngoặc cạnh mức tăng, giảm là khoảng tin cậy của mức thay đổi; khoảng có chứa số 0 thì chưa đủ cơ sở để nói chỉ số đã thay đổi.',
      blockNote: (period) => `Không so sánh thứ bậc với ${period}: đơn vị trong khối thay đổi.`,
      silentSource: (period) => `Nguồn số liệu ${period} không ghi đủ phương pháp tính`,
      silentTakenAsEqual: (silent) => `${silent}; phần không ghi được coi là như kỳ này.`,
      silentDeclared: (silent, comparable, reason) =>
        `${silent}; Sở Nội vụ xác định ${comparable ? 'so sánh được' : 'không so sánh được'}: ${reason}`,
    },

    priorities: {
      heading: 'Nên ưu tiên',
      explanation:
        'Số điểm mà chỉ số chung tăng thêm nếu câu hỏi đạt mức chỉ tiêu và các câu khác giữ nguyên, từ cao xuống thấp.',
      none: 'Mọi câu hỏi đã đạt mức chỉ tiêu.',
      gainHead: 'Có thể tăng chỉ số chung (điểm %)',
      correlationHead: 'Tương quan (tham khảo)',
      priority: (place) => `Ưu tiên ${place}`,
      gain: (points) => `tăng được ${points} điểm %`,
      correlation: (value) => `tương quan ${value}`,
      correlationNote:
        'Tương quan (−1 đến 1) cho biết người hài lòng với câu này có thường hài lòng với các tiêu chí khác hay không; chỉ để tham khảo, không nói lên nguyên nhân.',
    },

    methods: {
      title: 'So sánh hai phương pháp tính',
      heading: (block, period) => `So sánh hai phương pháp tính: ${block}, ${period}`,
      link: 'So sánh với phương pháp tính khác trên cùng số phiếu',
      introduction:
        'Cùng những câu trả lời ấy, tính theo phương pháp của kỳ và theo một phương pháp khác. Trang này chỉ để xem: phương pháp của kỳ không thay đổi.',
      choose: 'Chọn phương pháp để so sánh',
      question: 'Chỉ số của một câu hỏi',
      criterion: 'Chỉ số của một tiêu chí',
      ties: 'Khi bằng điểm',
      submit: 'So sánh',
      questionMethods: {
        'mean-score': 'Điểm trung bình ÷ điểm cao nhất',
        'satisfied-share': 'Tỷ lệ câu trả lời hài lòng',
        'rescaled-mean': 'Điểm trung bình quy về thang 0–100',
      },
      criterionMethods: {
        'mean-of-questions': 'Bình quân các câu hỏi',
        pooled: 'Tính gộp mọi câu trả lời',
      },
      tieRules: {
        competition: 'Đồng hạng, bỏ hạng kế tiếp (1, 2, 2, 4)',
        dense: 'Đồng hạng, không bỏ hạng (1, 2, 2, 3)',
      },
      first: 'Phương pháp của kỳ',
      second: 'Phương pháp so sánh',
      method: (question, criterion, ties) => `${question}; ${criterion}; ${ties}`,
      same: 'Hai phương pháp giống hệt nhau. Hãy chọn một phương pháp khác ở trên.',
      moved: (moved, ranked, places) =>
        `Đổi phương pháp làm thay đổi thứ hạng của ${moved}/${ranked} đơn vị; nhiều nhất ${places} bậc.`,
      notMoved: 'Đổi phương pháp không làm thay đổi thứ hạng của đơn vị nào.',
      notRanked: 'Chưa có đơn vị nào được xếp hạng theo cả hai phương pháp.',
      withoutSums: (agencies, eligible) =>
        `Bảng công bố không có tổng số câu trả lời của ${agencies}/${eligible} đơn vị được xếp hạng, nên không tính lại được theo phương pháp khác.`,
      tableCaption: (block) => `${block}: chỉ số chung và xếp hạng theo hai phương pháp`,
      percent: 'Chỉ số chung',
      rank: 'Xếp hạng',
      change: 'Thay đổi thứ hạng',
      pictureTitle: 'Thứ hạng theo phương pháp của kỳ (trái) và phương pháp so sánh (phải)',
      pictureDescription: (rows) => `${rows}.`,
      pictureRow: (agency, first, second) => `${agency}: hạng ${first}, rồi hạng ${second}`,
      pictureKey:
        'Bên trái: phương pháp của kỳ; bên phải: phương pháp so sánh. Nét đậm: đường cắt đường khác, tức là thứ tự đổi chỗ.',
      notSubtracted:
        'Không trừ hai chỉ số cho nhau: mỗi phương pháp đo một điều khác. Chỉ thứ hạng mới so sánh được.',
      rankChangeNote: '“Tăng” là hạng cao hơn theo phương pháp so sánh.',
      meaning: (side, sentence) => `${side}: ${sentence}`,
    },

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
      publishingLink: 'Close and publish',
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
      publishing: 'Being published',
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

    interval: (confidence) => `${confidence} confidence interval`,
    bounds: (lower, upper) => `${lower}–${upper}`,
    intervalKey: (confidence) => `Line with two end marks: ${confidence} confidence interval.`,
    targetKey: 'Dashed line: target.',
    rankInterval: 'Rank interval',
    rankBounds: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    possibleRanks: (best, worst) => `possibly ${best} to ${worst}`,
    onlyRank: (rank) => `can only be ${rank}`,
    rankIntervalNote: (confidence) =>
      `The rank interval holds the ranks that an agency may truly have, with ${confidence} confidence: the wider it is, the less certain the rank.`,
    rankPicture: 'Ranks and rank intervals',
    rankPictureKey: (eligible) =>
      `Dot: rank, from 1 to ${eligible}. Bar: rank interval. The figures are in the table of the block.`,
    rankPictureDescription: (rows) => `${rows}.`,
    ranked: (agency, rank) => `${agency}: rank ${rank}`,

    target: (operator, percent) => `Target ${operators[operator]} ${percent}`,
    targetShort: (operator, percent) => `${operators[operator]} ${percent}`,
    targetHead: 'Target',
    targetOutcome: { exceeded: 'target exceeded', reached: 'target reached', missed: 'target not reached' },
    targetOutcomeShort: { exceeded: 'exceeded', reached: 'reached', missed: 'not reached' },
    targetNotJudged: 'not judged, since the agency is not ranked',
    targetNotJudgedShort: 'not judged',
    targetsMet: (met, judged) => `Target reached or exceeded: ${met} of ${judged} ranked agencies.`,

    facts: {
      quota: 'Responses asked for',
      quotaText: (counted, quota, reached) =>
        `${counted} of ${quota} responses asked for: ${reached ? 'enough' : 'not enough yet'}`,
      sample: 'Sample size',
      sampleText: ({ counted, required, error, transactions, adequate }) =>
        `${counted} responses; ${required} needed for a margin of error of ${error} over ${transactions} transactions: ${adequate ? 'enough' : 'not enough yet'}`,
      tooMany: 'To be checked',
      tooManyText: (counted, transactions) =>
        `${counted} counted responses, more than the ${transactions} transactions of the period`,
      indistinguishable: 'Cannot be told apart from',
      distinguished: 'no agency: the index differs clearly from that of every other agency of the block',
      mergedFrom: (period) => `Merged from (figures of ${period})`,
      splitFrom: (period) => `Split from (figures of ${period})`,
      formerly: (period) => `Formerly (figures of ${period})`,
      predecessor: (name, percent, rank) =>
        rank === null ? `${name}: ${percent}` : `${name}: ${percent}, rank ${rank}`,
      predecessorUnknown: (name) => `${name}: no result`,
    },

    change: {
      head: (period) =>
        period === null ? 'Against the previous period' : `Against the previous period (${period})`,
      period: (name) => name ?? 'the previous period',
      up: (points) => `up ${points} points`,
      down: (points) => `down ${points} points`,
      same: 'unchanged',
      bounds: (lower, upper) => `(${lower} to ${upper})`,
      rankUp: (places) => `up ${places} in rank`,
      rankDown: (places) => `down ${places} in rank`,
      rankSame: 'same rank',
      before: (period, figure) => `${period}: ${figure}`,
      notCompared: (before) => `${before}, not compared`,
      because: (reasons) => `: ${reasons}`,
      and: 'and',
      ranksNotCompared: (before, reason) => `${before}, ranks not compared: ${reason}`,
      nothing: (period) => `no figure for ${period}`,
      merged: (period) => `not compared with ${period}: the agency was merged`,
      differences: {
        'method-differs': 'another method',
        'criteria-differ': 'other criteria',
        'questions-differ': 'other questions',
        'channels-differ': 'other channels',
        split: 'the agency was split off',
      },
      declared: (reason) => `home affairs declares it not comparable (${reason})`,
      rankDifferences: {
        block: 'the agencies of the block have changed',
        split: 'the agency was split off',
        ties: 'ranked by another rule',
      },
      intervalNote:
        'The numbers in brackets beside a change are its confidence interval; where it contains 0, there is not enough to say that the index has changed.',
      blockNote: (period) => `Ranks are not compared with ${period}: the agencies of the block have changed.`,
      silentSource: (period) => `The source of the figures for ${period} does not state its whole method`,
      silentTakenAsEqual: (silent) => `${silent}; what it does not state is taken to be as in this period.`,
      silentDeclared: (silent, comparable, reason) =>
        `${silent}; home affairs declares it ${comparable ? 'comparable' : 'not comparable'}: ${reason}`,
    },

    priorities: {
      heading: 'Where to begin',
      explanation:
        'The points that the overall index would gain if the question reached the target and all others stayed as they are, largest first.',
      none: 'Every question has reached the target.',
      gainHead: 'Possible gain of the overall index (points)',
      correlationHead: 'Correlation (for information)',
      priority: (place) => `Priority ${place}`,
      gain: (points) => `${points} points to gain`,
      correlation: (value) => `correlation ${value}`,
      correlationNote:
        'The correlation (−1 to 1) tells whether people content with this question tend to be content with the other criteria; it is for information and says nothing of causes.',
    },

    methods: {
      title: 'Two methods side by side',
      heading: (block, period) => `Two methods side by side: ${block}, ${period}`,
      link: 'Compare with another method on the same responses',
      introduction:
        'The same answers, scored by the method of the period and by another one. This page is for looking only: the method of the period does not change.',
      choose: 'Choose a method to compare with',
      question: 'Index of a question',
      criterion: 'Index of a criterion',
      ties: 'When figures are equal',
      submit: 'Compare',
      questionMethods: {
        'mean-score': 'Mean score ÷ highest score',
        'satisfied-share': 'Share of satisfied answers',
        'rescaled-mean': 'Mean score rescaled to 0–100',
      },
      criterionMethods: {
        'mean-of-questions': 'Mean of its questions',
        pooled: 'All answers pooled',
      },
      tieRules: {
        competition: 'Shared rank, next left out (1, 2, 2, 4)',
        dense: 'Shared rank, none left out (1, 2, 2, 3)',
      },
      first: 'Method of the period',
      second: 'Other method',
      method: (question, criterion, ties) => `${question}; ${criterion}; ${ties}`,
      same: 'Both methods are the same. Choose another one above.',
      moved: (moved, ranked, places) =>
        `The other method changes the rank of ${moved} of ${ranked} agencies, by at most ${places} ${places === '1' ? 'rank' : 'ranks'}.`,
      notMoved: 'The other method changes no agency’s rank.',
      notRanked: 'No agency is ranked under both methods yet.',
      withoutSums: (agencies, eligible) =>
        `The published table does not hold the sums of answers of ${agencies} of ${eligible} ranked agencies, so it cannot be scored by another method.`,
      tableCaption: (block) => `${block}: overall index and rank by two methods`,
      percent: 'Overall index',
      rank: 'Rank',
      change: 'Change of rank',
      pictureTitle: 'Ranks by the method of the period (left) and by the other method (right)',
      pictureDescription: (rows) => `${rows}.`,
      pictureRow: (agency, first, second) => `${agency}: rank ${first}, then rank ${second}`,
      pictureKey:
        'Left: method of the period; right: other method. Bold: lines that cross another, which is where the order changes.',
      notSubtracted:
        'The two figures are not subtracted: each method measures something else. Only ranks can be compared.',
      rankChangeNote: '“Up” is a better rank by the other method.',
      meaning: (side, sentence) => `${side}: ${sentence}`,
    },

    live: {
      on: 'Updating live',
      broken: 'Connection lost, trying again',
      withoutScript: 'JavaScript is off in this browser: please reload the page to see new figures.',
    },
  },
}
