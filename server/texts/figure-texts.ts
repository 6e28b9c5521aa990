import type { ExclusionReason } from '../../scoring/counted-responses.ts'
import type { TargetOperator } from '../../scoring/method.ts'
import type { TargetOutcome } from '../../scoring/target.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of figures wherever they stand: on boards, public pages and in reports. Numbers come in already written in the language. */
export interface FigureTexts {
  readonly totals: (received: string, counted: string, excluded: string) => string
  /** In place of the totals where a published table gives percentages alone. */
  readonly countsUnknown: string
  /** In front of the totals of the other agencies. */
  readonly countsUnknownOf: (agencies: string) => string
  readonly exclusion: Record<ExclusionReason, string>
  readonly blockChartDescription: (figures: string) => string
  readonly criterion: string
  readonly percent: string
  readonly overall: string
  readonly respondents: string
  readonly rank: string
  readonly agency: string
  readonly counted: string
  readonly note: string
  readonly tied: string
  readonly notRanked: string
  readonly tooFew: (counted: string, needed: string) => string
  readonly criterionMissing: (criterion: string) => string
  readonly ended: string
  /** By decision of home affairs, with its reason as typed. */
  readonly unranked: (reason: string) => string
  readonly withheld: (n: string) => string
  readonly smallSample: string
  readonly someQuestions: (counted: string, all: string) => string
  readonly noRanks: string
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
}

const operators: Record<TargetOperator, string> = { '>=': '≥', '>': '>' }

export const figureTexts: Record<Language, FigureTexts> = {
  vi: {
    totals: (received, counted, excluded) =>
      `Đã nhận ${received} phiếu = ${counted} phiếu hợp lệ + ${excluded} phiếu không tính`,
    countsUnknown: 'Bảng công bố không ghi số phiếu',
    countsUnknownOf: (agencies) => `Bảng công bố không ghi số phiếu của ${agencies} đơn vị.`,
    exclusion: {
      rejected: 'đã loại sau khi xem xét',
      held: 'đang giữ lại để xem xét',
      late: 'gửi sau khi kỳ đóng',
      channel: 'kênh không được tính',
      stage: 'bước làm thủ tục không được tính',
      'too-few-answers': 'không đủ câu trả lời để tính',
    },
    blockChartDescription: (figures) => `Thang từ 0 đến 100%. ${figures}.`,
    criterion: 'Tiêu chí',
    percent: 'Chỉ số',
    overall: 'Chỉ số chung',
    respondents: 'Số người trả lời',
    rank: 'Xếp hạng',
    agency: 'Đơn vị',
    counted: 'Số phiếu hợp lệ',
    note: 'Ghi chú',
    tied: 'đồng hạng',
    notRanked: 'Chưa xếp hạng',
    tooFew: (counted, needed) => `Chưa đủ phiếu: ${counted}/${needed}`,
    criterionMissing: (criterion) => `Chưa đủ câu trả lời ở tiêu chí “${criterion}”`,
    ended: 'Đơn vị đã kết thúc hoạt động trong kỳ',
    unranked: (reason) => `Không xếp hạng: ${reason}`,
    withheld: (n) => `– (n = ${n})`,
    smallSample: 'Mẫu còn nhỏ: số liệu in nhạt chưa nên dùng để kết luận.',
    someQuestions: (counted, all) => `tính trên ${counted}/${all} câu hỏi`,
    noRanks: 'Chưa xếp hạng: cần ít nhất hai đơn vị đủ điều kiện.',
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
  },
  en: {
    totals: (received, counted, excluded) =>
      `${received} responses received = ${counted} counted + ${excluded} not counted`,
    countsUnknown: 'The published table does not say how many responses there were',
    countsUnknownOf: (agencies) =>
      `The published table does not say how many responses ${agencies} of the agencies had.`,
    exclusion: {
      rejected: 'rejected by review',
      held: 'held for review',
      late: 'sent after the period closed',
      channel: 'channel not counted',
      stage: 'stage of the procedure not counted',
      'too-few-answers': 'not enough answers to count',
    },
    blockChartDescription: (figures) => `The scale runs from 0 to 100%. ${figures}.`,
    criterion: 'Criterion',
    percent: 'Index',
    overall: 'Overall index',
    respondents: 'Respondents',
    rank: 'Rank',
    agency: 'Agency',
    counted: 'Counted responses',
    note: 'Note',
    tied: 'tied',
    notRanked: 'Not ranked',
    tooFew: (counted, needed) => `Too few responses: ${counted}/${needed}`,
    criterionMissing: (criterion) => `Too few answers for the criterion “${criterion}”`,
    ended: 'The agency ended during the period',
    unranked: (reason) => `Not ranked: ${reason}`,
    withheld: (n) => `– (n = ${n})`,
    smallSample: 'Small sample: figures printed pale should not be relied on yet.',
    someQuestions: (counted, all) => `from ${counted} of ${all} questions`,
    noRanks: 'No ranks yet: at least two agencies must have enough responses.',
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
  },
}
