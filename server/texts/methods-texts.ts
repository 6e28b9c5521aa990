import type { CriterionMethod, QuestionMethod, Ties } from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of a block under two methods. Numbers come in already written in the language. */
export interface MethodsTexts {
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

export const methodsTexts: Record<Language, MethodsTexts> = {
  vi: {
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
  en: {
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
}
