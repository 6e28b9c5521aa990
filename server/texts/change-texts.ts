import type { FigureFlag } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** Differences from the previous period for which percentages are not subtracted. */
export type Difference = Extract<
  FigureFlag,
  'method-differs' | 'criteria-differ' | 'questions-differ' | 'channels-differ' | 'split'
>

/** Differences for which ranks are not. */
export type RankDifference = 'block' | 'split' | 'ties'

/** The words of a change since the previous period, and of why there is none. Numbers come in already written in the language. */
export interface ChangeTexts {
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

export const changeTexts: Record<Language, ChangeTexts> = {
  vi: {
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
  en: {
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
}
