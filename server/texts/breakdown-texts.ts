import type { Language } from '../../survey-forms/form-definition.ts'

type Cut = 'unit' | 'point' | 'channel' | 'week'

/** The words of the pages that break an agency down by its parts. Numbers come in already written in the language. */
export interface BreakdownTexts {
  readonly linksLabel: string
  readonly by: Record<Cut, string>
  readonly heading: (agency: string, cut: Cut, period: string) => string
  /** The head of the column that names the parts. */
  readonly part: Record<Cut, string>
  readonly caption: (cut: Cut, agency: string) => string
  readonly n: string
  readonly tooFew: string
  readonly noResponses: string
  readonly questions: (counted: string, all: string) => string
  readonly whole: string
  readonly noUnit: string
  readonly unnamedPoint: (code: string) => string
  readonly retired: string
  readonly ended: string
  readonly empty: Record<Cut, string>
  readonly toPoints: string
  readonly toRegistry: string
  readonly toBoard: string
  readonly chart: (figure: string, cut: Cut) => string
  readonly chartDescription: (figures: string) => string
  readonly withheld: (minimum: string, smallSample: string) => string
  readonly inSteps: (smallSample: string) => string
  readonly quietPoints: string
  readonly unitsOfPoints: string
  readonly numbersAlone: string
  readonly pictures: string
  readonly week: (week: string, year: string) => string
  readonly weekDays: (first: string, last: string) => string
  readonly trend: string
  readonly trendDescription: (weeks: string) => string
  readonly trendKey: string
  readonly noFigure: string
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const cutsVi: Record<Cut, string> = {
  unit: 'theo bộ phận',
  point: 'theo điểm khảo sát',
  channel: 'theo kênh thu phiếu',
  week: 'theo tuần',
}

const cutsEn: Record<Cut, string> = {
  unit: 'by unit',
  point: 'by survey point',
  channel: 'by channel',
  week: 'by week',
}

export const breakdownTexts: Record<Language, BreakdownTexts> = {
  vi: {
    linksLabel: 'Số liệu chi tiết',
    by: {
      unit: capitalised(cutsVi.unit),
      point: capitalised(cutsVi.point),
      channel: capitalised(cutsVi.channel),
      week: capitalised(cutsVi.week),
    },
    heading: (agency, cut, period) => `${agency}, ${period}: ${cutsVi[cut]}`,
    part: { unit: 'Bộ phận', point: 'Điểm khảo sát', channel: 'Kênh', week: 'Tuần' },
    caption: (cut, agency) => `Chỉ số của ${agency} ${cutsVi[cut]}`,
    n: 'Số phiếu hợp lệ',
    tooFew: 'chưa đủ số phiếu',
    noResponses: 'chưa có phiếu',
    questions: (counted, all) => `${counted}/${all} câu hỏi`,
    whole: 'Toàn đơn vị',
    noUnit: 'Không thuộc bộ phận nào',
    unnamedPoint: (code) => `Điểm ${code}`,
    retired: 'đã ngừng',
    ended: 'đã kết thúc',
    empty: {
      unit: 'Đơn vị chưa có bộ phận nào, nên chưa có số liệu theo bộ phận.',
      point: 'Đơn vị chưa có điểm khảo sát nào.',
      channel: 'Chưa có phiếu nào, nên chưa có số liệu theo kênh.',
      week: 'Chưa có phiếu nào, nên chưa có số liệu theo tuần.',
    },
    toPoints: 'Điểm khảo sát và mã QR',
    toRegistry: 'Bộ phận của đơn vị',
    toBoard: 'Số liệu chung của đơn vị',
    chart: (figure, cut) => `${figure}, ${cutsVi[cut]}`,
    chartDescription: (figures) => `Thang từ 0 đến 100%. ${figures}.`,
    withheld: (minimum, smallSample) =>
      `“Chưa đủ số phiếu”: có ít hơn ${minimum} người trả lời ở tiêu chí ấy, hoặc con số ấy sẽ làm lộ con số của một nhóm nhỏ hơn ${smallSample} người. Số phiếu luôn được ghi.`,
    inSteps: (smallSample) =>
      `Số phiếu cập nhật ngay. Chỉ số chỉ thay đổi khi có thêm ít nhất ${smallSample} câu trả lời mới, để không ai suy ra được câu trả lời của một người.`,
    quietPoints:
      'Câu trả lời ở những điểm ít phiếu được gộp với nhau vào số liệu chung của đơn vị, nhiều nhất mỗi ngày một lần, và không vào số liệu của riêng điểm nào; nên chỉ số chung có thể gồm những câu trả lời không có trong dòng nào.',
    unitsOfPoints: 'Số liệu của một bộ phận là tổng của các điểm khảo sát đang thuộc bộ phận ấy.',
    numbersAlone:
      'Bảng này chỉ ghi số phiếu. Chỉ số đã có theo điểm khảo sát và theo bộ phận; nếu cùng lúc có cả theo kênh hoặc theo tuần thì so các bảng với nhau có thể suy ra câu trả lời của một người.',
    pictures: 'Biểu đồ',
    week: (week, year) => `Tuần ${week}/${year}`,
    weekDays: (first, last) => `${first} – ${last}`,
    trend: 'Chỉ số chung qua các tuần',
    trendDescription: (weeks) => `Thang từ 0 đến 100%. ${weeks}.`,
    trendKey:
      'Mỗi chấm là một tuần; tuần không đủ số phiếu thì để trống và không nối. Một tuần ít phiếu dao động nhiều: nên xem xu hướng chung hơn là từng tuần.',
    noFigure: 'chưa đủ số phiếu',
  },
  en: {
    linksLabel: 'In detail',
    by: {
      unit: capitalised(cutsEn.unit),
      point: capitalised(cutsEn.point),
      channel: capitalised(cutsEn.channel),
      week: capitalised(cutsEn.week),
    },
    heading: (agency, cut, period) => `${agency}, ${period}: ${cutsEn[cut]}`,
    part: { unit: 'Unit', point: 'Survey point', channel: 'Channel', week: 'Week' },
    caption: (cut, agency) => `Index of ${agency} ${cutsEn[cut]}`,
    n: 'Counted responses',
    tooFew: 'too few responses',
    noResponses: 'no responses',
    questions: (counted, all) => `${counted} of ${all} questions`,
    whole: 'Whole agency',
    noUnit: 'Of no unit',
    unnamedPoint: (code) => `Point ${code}`,
    retired: 'retired',
    ended: 'ended',
    empty: {
      unit: 'The agency has no units, so there are no figures by unit.',
      point: 'The agency has no survey points yet.',
      channel: 'There are no responses yet, so there are no figures by channel.',
      week: 'There are no responses yet, so there are no figures by week.',
    },
    toPoints: 'Survey points and QR codes',
    toRegistry: 'Units of the agency',
    toBoard: 'Figures of the whole agency',
    chart: (figure, cut) => `${figure}, ${cutsEn[cut]}`,
    chartDescription: (figures) => `The scale runs from 0 to 100%. ${figures}.`,
    withheld: (minimum, smallSample) =>
      `“Too few responses”: fewer than ${minimum} people answered about the criterion, or the figure would give away that of a group of fewer than ${smallSample} people. How many there are is always shown.`,
    inSteps: (smallSample) =>
      `Numbers of responses move at once. Indices move only when there are at least ${smallSample} new answers, so that nobody can work out what one person answered.`,
    quietPoints:
      'Answers at points with few responses enter the figures of the whole agency together, once a day at most, and those of no single point; so the figures of the whole may hold answers that are in no row.',
    unitsOfPoints: 'The figures of a unit are the sum of the survey points that belong to it now.',
    numbersAlone:
      'This table has numbers of responses alone. There are indices by survey point and by unit; with indices by channel or week beside them, one person’s answers could be worked out from the tables together.',
    pictures: 'Charts',
    week: (week, year) => `Week ${week}, ${year}`,
    weekDays: (first, last) => `${first} – ${last}`,
    trend: 'Overall index by week',
    trendDescription: (weeks) => `The scale runs from 0 to 100%. ${weeks}.`,
    trendKey:
      'Each dot is a week; a week with too few responses is left out and not joined. A week of few responses varies much: look at the trend rather than at one week.',
    noFigure: 'too few responses',
  },
}
