import type {
  CriterionMethod,
  QuestionMethod,
  Sampling,
  ScoringMethod,
  SharedReception,
  Ties,
} from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The fields of the page on which a method is chosen, in its order; also their ids. */
export const methodFields = [
  'questionMethod',
  'criterionMethod',
  'ties',
  'decimals',
  'minimumResponses',
  'minimumAnswers',
  'minimumCriterionResponses',
  'smallSample',
  'countedChannels',
  'countedStages',
  'sharedReception',
  'sampling',
  'sampleError',
  'confidence',
] as const satisfies readonly Exclude<keyof ScoringMethod, 'targets'>[]
export type MethodField = (typeof methodFields)[number]

/** A choice: its name, and what follows from it. */
interface Choice {
  readonly name: string
  readonly meaning: string
}

/** The words in which a method is chosen. */
export interface MethodChoiceTexts {
  readonly title: (period: string) => string
  readonly introduction: string
  readonly groups: Readonly<Record<'figures' | 'minimums' | 'counted' | 'sample', string>>
  readonly labels: Readonly<Record<MethodField, string>>
  readonly hints: Readonly<Partial<Record<MethodField, string>>>
  readonly questionMethod: Readonly<Record<QuestionMethod, Choice>>
  readonly criterionMethod: Readonly<Record<CriterionMethod, Choice>>
  readonly ties: Readonly<Record<Ties, Choice>>
  readonly sampling: Readonly<Record<Sampling, Choice>>
  readonly sharedReception: Readonly<Record<SharedReception, Choice>>
  readonly range: (lowest: string, highest: string) => string
  /** One sentence for each thing that the short words of a method leave out. */
  readonly summary: {
    readonly decimals: (places: string) => string
    readonly answers: (answers: string, respondents: string) => string
    readonly channels: (list: string) => string
    readonly allStages: string
    readonly stages: (list: string) => string
    readonly sampleError: (error: string) => string
    readonly noSampleError: string
    readonly confidence: (percent: string) => string
  }
}

export const methodChoiceTexts: Record<Language, MethodChoiceTexts> = {
  vi: {
    title: (period) => `Cách tính của kỳ ${period}`,
    introduction:
      'Cách tính được ghi trên mọi bảng số liệu và được chốt khi kỳ mở. Nếu không chắc, hãy giữ các lựa chọn có sẵn: chúng khớp với số liệu tỉnh Khánh Hòa công bố năm 2024. Đổi cách tính so với kỳ trước thì không so được tăng, giảm.',
    groups: {
      figures: 'Chỉ số và xếp hạng',
      minimums: 'Số phiếu tối thiểu',
      counted: 'Phiếu nào được tính',
      sample: 'Cỡ mẫu và khoảng tin cậy',
    },
    labels: {
      questionMethod: 'Chỉ số của một câu hỏi',
      criterionMethod: 'Chỉ số của một tiêu chí',
      ties: 'Khi các đơn vị bằng điểm',
      decimals: 'Số chữ số thập phân của chỉ số',
      minimumResponses: 'Số phiếu tối thiểu để được xếp hạng',
      minimumAnswers: 'Số câu trả lời tối thiểu để một câu hỏi được tính',
      minimumCriterionResponses: 'Số người trả lời tối thiểu để một tiêu chí có chỉ số',
      smallSample: 'Ngưỡng bảo vệ nhóm nhỏ',
      countedChannels: 'Kênh được tính',
      countedStages: 'Bước làm thủ tục được tính',
      sharedReception: 'Tiêu chí đón tiếp ở nơi nhiều cơ quan dùng chung',
      sampling: 'Cách chọn người trả lời',
      sampleError: 'Sai số cho phép của cỡ mẫu (%)',
      confidence: 'Độ tin cậy (%)',
    },
    hints: {
      decimals: 'Từ 0 đến 6; thường là 2, ví dụ 85,67%.',
      minimumResponses: 'Đơn vị chưa đủ vẫn có tên trong bảng, kèm lý do, nhưng không có hạng.',
      smallSample:
        'Nhóm có ít câu trả lời hơn số này chỉ hiện số phiếu, không hiện tỷ lệ, để không lộ ý kiến của một người. Các mức tối thiểu ở trên không thấp hơn số này.',
      countedChannels: 'Phiếu đến bằng kênh khác vẫn được giữ và nêu số lượng, nhưng không tính vào chỉ số.',
      countedStages: 'Đánh dấu tất cả để tính mọi phiếu, dù người trả lời đang ở bước nào.',
      sampleError:
        'Ví dụ 5. Dùng để tính số phiếu cần có từ số giao dịch: n ≥ N ÷ (1 + N·e²). Để trống nếu không đặt yêu cầu.',
      confidence: 'Thường là 95.',
    },
    questionMethod: {
      'mean-score': {
        name: 'Điểm trung bình quy đổi',
        meaning: 'Điểm trung bình chia cho điểm cao nhất của thang. Thang 5 mức cho từ 20% đến 100%.',
      },
      'satisfied-share': {
        name: 'Tỷ lệ hài lòng',
        meaning: 'Tỷ lệ câu trả lời ở các mức được tính là hài lòng, như chỉ số SIPAS.',
      },
      'rescaled-mean': {
        name: 'Điểm trung bình trên thang 0–100',
        meaning: 'Mức thấp nhất là 0%, mức cao nhất là 100%.',
      },
    },
    criterionMethod: {
      'mean-of-questions': {
        name: 'Bình quân các câu hỏi',
        meaning: 'Mỗi câu hỏi nặng như nhau, dù câu này nhiều người trả lời hơn câu kia.',
      },
      pooled: {
        name: 'Tính gộp mọi câu trả lời',
        meaning: 'Mỗi câu trả lời nặng như nhau; câu nhiều người trả lời thì nặng hơn.',
      },
    },
    ties: {
      competition: { name: '1, 2, 2, 4', meaning: 'Đồng hạng thì hạng kế tiếp bị bỏ trống.' },
      dense: { name: '1, 2, 2, 3', meaning: 'Đồng hạng thì hạng kế tiếp không bỏ trống.' },
    },
    sampling: {
      'self-selected': {
        name: 'Tự nguyện',
        meaning:
          'Ai muốn thì trả lời, như khi quét mã QR. Bảng số liệu có lời lưu ý về người trả lời tự nguyện.',
      },
      random: {
        name: 'Chọn ngẫu nhiên',
        meaning:
          'Người trả lời được bốc thăm từ danh sách người làm thủ tục. Khoảng tin cậy hẹp lại khi mẫu chiếm phần lớn tổng thể.',
      },
      census: {
        name: 'Toàn bộ',
        meaning: 'Hỏi mọi người làm thủ tục trong kỳ. Khi đủ số giao dịch thì không còn sai số chọn mẫu.',
      },
    },
    sharedReception: {
      'chosen-agency': {
        name: 'Tính cho cơ quan người dân đến làm việc',
        meaning: 'Như mọi tiêu chí khác.',
      },
      'host-agency': {
        name: 'Tính cho cơ quan quản lý địa điểm',
        meaning: 'Ví dụ Trung tâm Phục vụ hành chính công, vì nơi đó bố trí chỗ ngồi và tiếp đón.',
      },
      nobody: {
        name: 'Không tính cho cơ quan nào',
        meaning: 'Câu trả lời về đón tiếp ở nơi dùng chung được giữ lại nhưng không vào chỉ số.',
      },
    },
    range: (lowest, highest) => `từ ${lowest} đến ${highest}`,
    summary: {
      decimals: (places) => `Chỉ số công bố với ${places} chữ số thập phân.`,
      answers: (answers, respondents) =>
        `Câu hỏi cần từ ${answers} câu trả lời, tiêu chí cần từ ${respondents} người trả lời thì mới có chỉ số.`,
      channels: (list) => `Kênh được tính: ${list}.`,
      allStages: 'Tính phiếu ở mọi bước làm thủ tục.',
      stages: (list) => `Chỉ tính phiếu ở bước: ${list}.`,
      sampleError: (error) => `Cỡ mẫu cần có tính theo sai số ${error}.`,
      noSampleError: 'Không đặt yêu cầu về cỡ mẫu.',
      confidence: (percent) => `Khoảng tin cậy ${percent}.`,
    },
  },
  en: {
    title: (period) => `Method of ${period}`,
    introduction:
      'The method is printed on every table and frozen when the period opens. If in doubt, keep what is chosen here: it fits the figures that Khánh Hòa published for 2024. With another method than the period before, changes cannot be told.',
    groups: {
      figures: 'Index and ranking',
      minimums: 'Minimum numbers',
      counted: 'Which responses count',
      sample: 'Sample and confidence interval',
    },
    labels: {
      questionMethod: 'Index of a question',
      criterionMethod: 'Index of a criterion',
      ties: 'When agencies are equal',
      decimals: 'Decimal places of an index',
      minimumResponses: 'Responses an agency needs to be ranked',
      minimumAnswers: 'Answers a question needs to be counted',
      minimumCriterionResponses: 'Respondents a criterion needs to have an index',
      smallSample: 'Protection of small groups',
      countedChannels: 'Counted channels',
      countedStages: 'Counted stages of the procedure',
      sharedReception: 'Reception at places that several agencies use',
      sampling: 'How people were chosen',
      sampleError: 'Margin of the sample size (%)',
      confidence: 'Confidence (%)',
    },
    hints: {
      decimals: 'From 0 to 6; usually 2, for example 85.67%.',
      minimumResponses: 'An agency with fewer is listed with the reason, without a rank.',
      smallSample:
        'A group with fewer answers shows only how many there are, so that nobody’s answers can be told. The minimums above are never below this.',
      countedChannels:
        'Responses by other channels are kept and their number is shown, but they do not count.',
      countedStages: 'Tick all to count responses whatever stage people are at.',
      sampleError:
        'For example 5. Gives the sample size needed from the transactions: n ≥ N ÷ (1 + N·e²). Leave it empty for no requirement.',
      confidence: 'Usually 95.',
    },
    questionMethod: {
      'mean-score': {
        name: 'Converted mean score',
        meaning: 'The mean score divided by the highest of the scale. Five grades give 20% to 100%.',
      },
      'satisfied-share': {
        name: 'Share of satisfied answers',
        meaning: 'The share of answers at a grade that counts as satisfied, like the SIPAS index.',
      },
      'rescaled-mean': {
        name: 'Mean score on 0–100',
        meaning: 'The lowest grade is 0%, the highest 100%.',
      },
    },
    criterionMethod: {
      'mean-of-questions': {
        name: 'Mean over the questions',
        meaning: 'Every question weighs the same, however many people answered it.',
      },
      pooled: {
        name: 'All answers together',
        meaning: 'Every answer weighs the same; a question that more people answered weighs more.',
      },
    },
    ties: {
      competition: { name: '1, 2, 2, 4', meaning: 'After a tie the next rank is left out.' },
      dense: { name: '1, 2, 2, 3', meaning: 'After a tie the next rank follows.' },
    },
    sampling: {
      'self-selected': {
        name: 'Of their own accord',
        meaning:
          'Whoever wants to answers, as with QR codes. Tables say that the respondents chose themselves.',
      },
      random: {
        name: 'At random',
        meaning: 'People were drawn from a list. Intervals narrow when the sample is a large part of all.',
      },
      census: {
        name: 'Everybody',
        meaning:
          'All visitors of the period are asked. With all transactions answered no sampling error is left.',
      },
    },
    sharedReception: {
      'chosen-agency': { name: 'For the agency that people came to', meaning: 'Like every other criterion.' },
      'host-agency': {
        name: 'For the agency that runs the place',
        meaning: 'For example the public-service centre, which provides the seats and the reception.',
      },
      nobody: {
        name: 'For nobody',
        meaning: 'Answers about reception at shared places are kept and enter no index.',
      },
    },
    range: (lowest, highest) => `from ${lowest} to ${highest}`,
    summary: {
      decimals: (places) => `The index is published with ${places} decimal places.`,
      answers: (answers, respondents) =>
        `A question needs ${answers} answers and a criterion ${respondents} respondents to have an index.`,
      channels: (list) => `Counted channels: ${list}.`,
      allStages: 'Responses at every stage of the procedure count.',
      stages: (list) => `Only responses at these stages count: ${list}.`,
      sampleError: (error) => `The sample size needed follows from a margin of ${error}.`,
      noSampleError: 'No sample size is required.',
      confidence: (percent) => `Confidence intervals of ${percent}.`,
    },
  },
}
