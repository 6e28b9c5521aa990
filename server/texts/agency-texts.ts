import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the figures of one agency: its questions, facts and priorities. Numbers come in already written in the language. */
export interface AgencyTexts {
  readonly agencyChart: (agency: string) => string
  readonly criteriaCaption: (agency: string) => string
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
}

export const agencyTexts: Record<Language, AgencyTexts> = {
  vi: {
    agencyChart: (agency) => `Chỉ số của ${agency} theo tiêu chí`,
    criteriaCaption: (agency) => `Chỉ số của ${agency} theo tiêu chí và chung`,
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
  },
  en: {
    agencyChart: (agency) => `Index of ${agency} by criterion`,
    criteriaCaption: (agency) => `Index of ${agency} by criterion and overall`,
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
  },
}
