import type { Language } from '../../survey-forms/form-definition.ts'

/** What people of an agency can go on to from their beginning. */
export type AgencyTaskName = 'points' | 'people' | 'apiKeys' | 'account'

/** The words of the page with which people of an agency begin. Numbers and days come in already written. */
export interface AgencyHomeTexts {
  readonly title: (agency: string) => string
  readonly current: string
  readonly noPeriod: string
  readonly noPeriodNext: string
  readonly noOpenPeriod: string
  readonly from: (first: string, last: string) => string
  readonly counted: (counted: string) => string
  readonly board: string
  readonly draft: (deadline: string) => string
  readonly noPoint: string
  readonly noPointNext: string
  readonly newPoint: string
  readonly noPointAskManager: string
  readonly tasks: string
  readonly task: Record<AgencyTaskName, string>
  readonly results: string
  readonly noResults: string
  readonly result: (percent: string, rank: string | null) => string
  readonly noFigure: string
}

export const agencyHomeTexts: Record<Language, AgencyHomeTexts> = {
  vi: {
    title: (agency) => agency,
    current: 'Kỳ khảo sát hiện tại',
    noPeriod: 'Đơn vị chưa có trong kỳ khảo sát nào.',
    noPeriodNext:
      'Sở Nội vụ lập kỳ khảo sát và chọn các đơn vị tham gia. Khi kỳ có đơn vị này được mở, số phiếu và số liệu hiện ở đây. Nếu đơn vị phải tham gia mà không thấy kỳ nào, xin liên hệ Sở Nội vụ.',
    noOpenPeriod: 'Hiện không có kỳ khảo sát nào đang diễn ra.',
    from: (first, last) => `${first} – ${last}`,
    counted: (counted) => `${counted} phiếu hợp lệ`,
    board: 'Xem số liệu của đơn vị',
    draft: (deadline) => `Xem dự thảo số liệu và góp ý, hạn ${deadline}`,
    noPoint: 'Đơn vị chưa có điểm khảo sát nào, nên chưa ai gửi phiếu được.',
    noPointNext: 'Việc tiếp theo: tạo mã QR cho từng quầy rồi in bảng để ở quầy.',
    newPoint: 'Tạo điểm khảo sát',
    noPointAskManager: 'Xin báo người quản lý của đơn vị tạo mã QR cho từng quầy.',
    tasks: 'Việc khác',
    task: {
      points: 'Điểm khảo sát và mã QR',
      people: 'Người dùng của đơn vị',
      apiKeys: 'Khóa API',
      account: 'Tài khoản của tôi',
    },
    results: 'Kết quả đã công bố',
    noResults: 'Chưa có kết quả nào của đơn vị được công bố.',
    result: (percent, rank) => (rank === null ? `chỉ số ${percent}` : `chỉ số ${percent}, xếp hạng ${rank}`),
    noFigure: 'không đủ điều kiện tính chỉ số',
  },
  en: {
    title: (agency) => agency,
    current: 'Current survey',
    noPeriod: 'The agency is in no survey period yet.',
    noPeriodNext:
      'Home affairs sets up survey periods and chooses the agencies. When a period with this agency is opened, its responses and figures show here. If the agency should take part and there is no period, please contact home affairs.',
    noOpenPeriod: 'No survey is under way now.',
    from: (first, last) => `${first} – ${last}`,
    counted: (counted) => `${counted} counted responses`,
    board: 'Figures of the agency',
    draft: (deadline) => `Look through the draft figures and answer by ${deadline}`,
    noPoint: 'The agency has no survey point yet, so nobody can answer.',
    noPointNext: 'What to do next: make a QR code for each desk and print the sheet that stands there.',
    newPoint: 'Make a survey point',
    noPointAskManager: 'Please ask the manager of the agency to make a QR code for each desk.',
    tasks: 'Other tasks',
    task: {
      points: 'Survey points and QR codes',
      people: 'People of the agency',
      apiKeys: 'API keys',
      account: 'My account',
    },
    results: 'Published results',
    noResults: 'No result of the agency has been published yet.',
    result: (percent, rank) => (rank === null ? `index ${percent}` : `index ${percent}, rank ${rank}`),
    noFigure: 'not enough responses for an index',
  },
}
