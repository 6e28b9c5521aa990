import type { Language } from '../../survey-forms/form-definition.ts'
import type { PeriodStatus } from '../storage/periods-store.ts'

/** The words of the page that lists all periods. */
export interface OverviewTexts {
  readonly title: string
  readonly noPeriods: string
  readonly noPeriodsNext: string
  readonly draftNext: string
  readonly setUpLink: string
  readonly publishingLink: string
  readonly publishedLink: string
  readonly waiting: (objections: string) => string
  readonly pointsLink: string
  readonly apiKeysLink: string
  readonly next: string
  readonly blocks: string
  readonly noBlocks: string
  readonly agencies: (count: string) => string
  readonly periodStatus: Record<PeriodStatus, string>
  readonly from: (first: string, last: string) => string
}

export const overviewTexts: Record<Language, OverviewTexts> = {
  vi: {
    title: 'Các kỳ khảo sát',
    noPeriods: 'Chưa có kỳ khảo sát nào.',
    noPeriodsNext:
      'Việc tiếp theo: lập kỳ khảo sát với khối, các đơn vị và mẫu phiếu; sau đó tạo mã QR cho từng quầy. Kỳ đã mở hiện ở đây, kèm bảng theo dõi của từng khối.',
    draftNext: 'Kỳ đang chuẩn bị, chưa nhận phiếu nên chưa có số liệu.',
    setUpLink: 'Lập kỳ khảo sát',
    publishingLink: 'Đóng và công bố',
    publishedLink: 'Kết quả đã công bố và đính chính',
    waiting: (objections) => `${objections} kiến nghị của đơn vị đang chờ trả lời`,
    pointsLink: 'Điểm khảo sát và mã QR',
    apiKeysLink: 'Khóa API',
    next: 'Việc khác',
    blocks: 'Bảng theo dõi',
    noBlocks: 'Kỳ này chưa có khối nào.',
    agencies: (count) => `${count} đơn vị`,
    periodStatus: {
      draft: 'Đang chuẩn bị',
      open: 'Đang mở',
      closing: 'Đang đóng',
      closed: 'Đã đóng, chưa công bố',
      publishing: 'Đang công bố',
      published: 'Đã công bố',
    },
    from: (first, last) => `${first} – ${last}`,
  },
  en: {
    title: 'Survey periods',
    noPeriods: 'There is no survey period yet.',
    noPeriodsNext:
      'What to do next: set up a period with its block, agencies and form; then make QR codes for the desks. A period shows here as soon as it is open, with a board for each block.',
    draftNext: 'The period is being prepared; it takes no responses and has no figures yet.',
    setUpLink: 'Set up a survey period',
    publishingLink: 'Close and publish',
    publishedLink: 'Published results and restatement',
    waiting: (objections) => `Objections waiting for an answer: ${objections}`,
    pointsLink: 'Service points and QR codes',
    apiKeysLink: 'API keys',
    next: 'Other tasks',
    blocks: 'Live boards',
    noBlocks: 'This period has no blocks yet.',
    agencies: (count) => `${count} agencies`,
    periodStatus: {
      draft: 'In preparation',
      open: 'Open',
      closing: 'Closing',
      closed: 'Closed, not published',
      publishing: 'Being published',
      published: 'Published',
    },
    from: (first, last) => `${first} – ${last}`,
  },
}
