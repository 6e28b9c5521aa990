import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the list of service points and of its printing. Dates and numbers come in already written. */
export interface PointsTexts {
  readonly heading: string
  readonly introduction: string
  readonly trialNote: (site: string) => string
  readonly noAgencies: string
  readonly setUpLink: string
  readonly addAgencyLink: string
  readonly noPoints: string
  readonly noPointsToSee: string
  readonly noneMatch: string
  readonly opened: (period: string, opensOn: string, closesOn: string) => string
  readonly newLink: string
  readonly bulkLink: string
  readonly logoLink: string
  readonly stillScanned: (codes: string) => string
  readonly withoutPoint: (agencies: string) => string
  readonly makeFor: (agency: string) => string
  readonly filter: {
    readonly heading: string
    readonly agency: string
    readonly block: string
    readonly place: string
    readonly channel: string
    readonly state: string
    readonly every: string
    readonly states: Readonly<Record<PointState, string>>
    readonly apply: string
    readonly clear: string
  }
  readonly table: {
    readonly caption: (shown: string, all: string) => string
    readonly choose: string
    readonly desk: string
    readonly address: string
  }
  readonly chooseCode: (code: string) => string
  readonly openPoint: (desk: string, code: string) => string
  readonly sharedGroup: string
  readonly retiredOn: (date: string) => string
  readonly scanned: (count: string, lastDay: string) => string
  readonly pages: {
    readonly label: string
    readonly previous: string
    readonly next: string
    readonly at: (page: string, pages: string) => string
  }
  readonly print: {
    readonly heading: string
    readonly hint: string
    readonly format: string
    readonly formats: Readonly<Record<SheetFormatName, string>>
    readonly chosen: string
    readonly all: (count: string) => string
    readonly problems: Readonly<Record<PrintProblem, string>>
  }
  readonly errorTitle: (title: string) => string
  readonly errorHeading: string
  readonly backToPoints: string
}

export const pointStates = ['in-use', 'retired', 'scanned', 'all'] as const
/** `scanned`: retired, and somebody has scanned it since. */
export type PointState = (typeof pointStates)[number]
type SheetFormatName = 'tent' | 'a5' | 'a6' | 'labels'
/** Why no sheets were printed. */
export type PrintProblem = 'none' | 'too-many' | 'no-format'

export const pointsTexts: Record<Language, PointsTexts> = {
  vi: {
    heading: 'Điểm khảo sát và mã QR',
    introduction:
      'Mỗi quầy có một mã riêng. In tờ mã QR và đặt tại quầy; người dân quét mã hoặc gõ địa chỉ để trả lời phiếu.',
    trialNote: (site) =>
      `Hệ thống chưa có địa chỉ công khai nên mã QR dẫn về ${site}, điện thoại của người dân có thể không mở được. Các tờ in đều mang chữ “BẢN THỬ”. Hãy báo người quản trị máy chủ đặt PUBLIC_URL.`,
    noAgencies:
      'Chưa có đơn vị nào trong danh mục nên chưa thể tạo điểm khảo sát. Hãy lập kỳ khảo sát hoặc thêm đơn vị trước.',
    setUpLink: 'Lập kỳ khảo sát',
    addAgencyLink: 'Thêm đơn vị',
    noPoints: 'Chưa có điểm khảo sát nào. Hãy tạo điểm đầu tiên để có mã QR đặt tại quầy.',
    noPointsToSee: 'Đơn vị chưa có điểm khảo sát nào. Hãy đề nghị người quản lý của đơn vị tạo điểm.',
    noneMatch: 'Không có điểm nào khớp với bộ lọc. Hãy bỏ bớt điều kiện.',
    opened: (period, opensOn, closesOn) =>
      `Đã mở kỳ ${period}, nhận phiếu từ ${opensOn} đến hết ${closesOn}.`,
    newLink: 'Tạo điểm khảo sát',
    bulkLink: 'Tạo hàng loạt cho nhiều đơn vị',
    logoLink: 'Biểu trưng trên tờ mã QR',
    stillScanned: (codes) => `${codes} mã đã ngừng dùng vẫn có người quét: xem để gỡ tờ cũ`,
    withoutPoint: (agencies) => `${agencies} đơn vị chưa có mã đang dùng`,
    makeFor: (agency) => `Tạo điểm cho ${agency}`,
    filter: {
      heading: 'Lọc danh sách',
      agency: 'Đơn vị',
      block: 'Khối',
      place: 'Nơi đặt',
      channel: 'Kênh',
      state: 'Tình trạng',
      every: 'Tất cả',
      states: {
        'in-use': 'Đang dùng',
        retired: 'Đã ngừng dùng',
        scanned: 'Đã ngừng nhưng vẫn bị quét',
        all: 'Tất cả',
      },
      apply: 'Lọc',
      clear: 'Bỏ lọc',
    },
    table: {
      caption: (shown, all) => `${shown} trong ${all} điểm khảo sát`,
      choose: 'Chọn',
      desk: 'Quầy và nơi đặt',
      address: 'Mã, địa chỉ và kênh',
    },
    chooseCode: (code) => `Chọn mã ${code}`,
    openPoint: (desk, code) => `${desk}, mã ${code}`,
    sharedGroup: 'Quầy dùng chung của nhiều đơn vị',
    retiredOn: (date) => `Ngừng dùng từ ${date}`,
    scanned: (count, lastDay) => `Quét sau khi ngừng: ${count} lần, lần cuối ngày ${lastDay}`,
    pages: {
      label: 'Các trang của danh sách',
      previous: 'Trang trước',
      next: 'Trang sau',
      at: (page, pages) => `Trang ${page}/${pages}`,
    },
    print: {
      heading: 'In tờ mã QR',
      hint: 'Chọn khổ giấy, rồi in các điểm đã đánh dấu hoặc mọi điểm của bộ lọc. In ở tỷ lệ 100%. Chỉ mã QR đang dùng mới được in.',
      format: 'Khổ giấy',
      formats: {
        tent: 'A4 gấp đứng để bàn (hai mặt)',
        a5: 'A5',
        a6: 'A6',
        labels: 'A4, 8 nhãn nhỏ có dấu cắt',
      },
      chosen: 'In các điểm đã đánh dấu',
      all: (count) => `In cả ${count} điểm`,
      problems: {
        none: 'Chưa có điểm nào để in: hãy đánh dấu ít nhất một điểm dùng mã QR.',
        'too-many': 'Mỗi lần in được nhiều nhất 500 điểm. Hãy lọc theo đơn vị hoặc khối rồi in từng phần.',
        'no-format': 'Hãy chọn khổ giấy.',
      },
    },
    errorTitle: (title) => `Lỗi: ${title}`,
    errorHeading: 'Cần sửa các mục sau',
    backToPoints: 'Về danh sách điểm khảo sát',
  },
  en: {
    heading: 'Service points and QR codes',
    introduction:
      'Each desk has its own code. Print its sheet and put it on the desk; visitors scan the code or type the address to answer.',
    trialNote: (site) =>
      `PUBLIC_URL is not set, so the codes lead to ${site}, which visitors’ phones may not reach. Every sheet is marked “BẢN THỬ” (trial).`,
    noAgencies:
      'There are no agencies in the registry yet, so no point can be made. Set up a survey period or add an agency first.',
    setUpLink: 'Set up a survey period',
    addAgencyLink: 'Add an agency',
    noPoints: 'There are no service points yet. Make the first one to get a QR code for the desk.',
    noPointsToSee: 'The agency has no service points yet. Please ask its manager to make one.',
    noneMatch: 'No point matches the filter. Try fewer conditions.',
    opened: (period, opensOn, closesOn) =>
      `The period ${period} is open and takes responses from ${opensOn} to the end of ${closesOn}.`,
    newLink: 'New service point',
    bulkLink: 'Make points for many agencies',
    logoLink: 'Logo on the sheets',
    stillScanned: (codes) =>
      `${codes} retired codes are still being scanned: see where to take old sheets down`,
    withoutPoint: (agencies) => `${agencies} agencies have no code in use`,
    makeFor: (agency) => `Make a point for ${agency}`,
    filter: {
      heading: 'Filter the list',
      agency: 'Agency',
      block: 'Block',
      place: 'Place',
      channel: 'Channel',
      state: 'State',
      every: 'All',
      states: { 'in-use': 'In use', retired: 'Retired', scanned: 'Retired, yet still scanned', all: 'All' },
      apply: 'Filter',
      clear: 'Clear the filter',
    },
    table: {
      caption: (shown, all) => `${shown} of ${all} service points`,
      choose: 'Choose',
      desk: 'Desk and place',
      address: 'Code, address and channel',
    },
    chooseCode: (code) => `Choose code ${code}`,
    openPoint: (desk, code) => `${desk}, code ${code}`,
    sharedGroup: 'Desks that several agencies share',
    retiredOn: (date) => `Retired on ${date}`,
    scanned: (count, lastDay) => `Scanned since then: ${count} times, last on ${lastDay}`,
    pages: {
      label: 'Pages of the list',
      previous: 'Previous page',
      next: 'Next page',
      at: (page, pages) => `Page ${page} of ${pages}`,
    },
    print: {
      heading: 'Print sheets',
      hint: 'Choose the paper, then print the points that are ticked, or all points of the filter. Print at 100 %. Only QR codes in use are printed.',
      format: 'Paper',
      formats: {
        tent: 'A4, folded to stand on the desk (two faces)',
        a5: 'A5',
        a6: 'A6',
        labels: 'A4 with 8 small labels and cut marks',
      },
      chosen: 'Print the points that are ticked',
      all: (count) => `Print all ${count} points`,
      problems: {
        none: 'There is nothing to print: tick at least one point with a QR code.',
        'too-many': 'At most 500 points are printed at a time. Filter by agency or block and print in parts.',
        'no-format': 'Choose the paper.',
      },
    },
    errorTitle: (title) => `Error: ${title}`,
    errorHeading: 'Please correct the following',
    backToPoints: 'Back to the service points',
  },
}
