import type { Language } from '../../survey-forms/form-definition.ts'
import type { PeriodStatus } from '../storage/periods-store.ts'
import { type DraftTexts, draftTextsEn } from './period-draft-texts-en.ts'

/** What stands in the heads of a block's table, and names the inputs of a row with the code behind it. */
export type MemberColumn = 'agency' | 'transactions' | 'quota' | 'target'

/** Fields of the pages on which a period is edited, section by section; also their ids. */
export type DraftField =
  | 'id'
  | 'copyFrom'
  | 'name'
  | 'opensOn'
  | 'closesOn'
  | 'form'
  | 'code'
  | 'blockName'
  | 'target'
  | 'members'
  | 'lines'

/** What can be wrong with a field of those pages, or of the method. `detail` of a message is what it is measured by. */
export type DraftProblemKind =
  | 'missing'
  | 'unreadable'
  | 'too-long'
  | 'bad-code'
  | 'reserved-code'
  | 'taken'
  | 'bad-day'
  | 'ends-before-it-opens'
  | 'already-over'
  | 'not-an-option'
  | 'none-chosen'
  | 'not-a-whole-number'
  | 'bad-share'
  | 'bad-target'
  | 'bad-number'
  | 'in-another-block'
  | 'overlap'
  | 'too-many'

export const draftTexts: Record<Language, DraftTexts> = {
  vi: {
    list: {
      title: 'Kỳ khảo sát',
      introduction:
        'Mỗi kỳ có mẫu phiếu, cách tính, các khối và đơn vị riêng. Kỳ được soạn trước, mở khi đến ngày, rồi đóng và công bố.',
      empty: 'Chưa có kỳ khảo sát nào.',
      emptyNext:
        'Lập nhanh: một trang, một khối, mở được ngay. Soạn từng phần: nhiều khối, chọn mẫu phiếu và cách tính, hẹn ngày tự mở.',
      caption: 'Các kỳ khảo sát, kỳ mới nhất trước',
      period: 'Kỳ',
      days: 'Thời gian',
      status: 'Trạng thái',
      agencies: 'Đơn vị',
      newLink: 'Soạn kỳ mới',
      setUpLink: 'Lập nhanh kỳ một khối',
    },
    scheduled: 'Sẵn sàng, tự mở',
    dates: (first, last) => `${first} – ${last}`,
    newTitle: 'Soạn kỳ khảo sát mới',
    newIntroduction:
      'Kỳ được lưu ở trạng thái “Đang chuẩn bị”. Chưa ai gửi được phiếu cho đến khi kỳ mở, và mọi phần đều còn sửa được.',
    create: 'Lập bản chuẩn bị',
    copyNothing: 'Không sao chép, soạn từ đầu',
    copyOf: (name, dates) => `${name} (${dates})`,
    labels: {
      id: 'Mã kỳ',
      copyFrom: 'Sao chép từ kỳ',
      name: 'Tên kỳ',
      opensOn: 'Ngày mở',
      closesOn: 'Ngày đóng',
      form: 'Mẫu phiếu',
      code: 'Mã khối',
      blockName: 'Tên khối',
      target: 'Chỉ tiêu của khối (%)',
      members: 'Đơn vị trong khối',
      lines: 'Thêm hoặc sửa đơn vị bằng cách dán',
    },
    hints: {
      id: 'Chữ thường không dấu, số và gạch nối, ví dụ 2027. Không đổi được về sau.',
      copyFrom:
        'Sao chép khối, đơn vị, số phiếu giao, chỉ tiêu, mẫu phiếu và cách tính. Số giao dịch để trống vì thuộc về kỳ cũ; đơn vị đã kết thúc được thay bằng đơn vị kế thừa.',
      opensOn: 'Nhận phiếu từ 0 giờ ngày này (giờ Việt Nam).',
      closesOn: 'Nhận phiếu đến hết 24 giờ ngày này (giờ Việt Nam).',
      code: 'Chữ thường không dấu, số và gạch nối. Không đổi được về sau.',
      target: 'Ví dụ ≥ 87 hoặc > 87,5. Chỉ viết số thì hiểu là ≥. Để trống nếu chưa giao.',
      members: 'Đánh dấu các đơn vị thuộc khối. Số giao dịch và số phiếu giao có thể để trống.',
      lines:
        'Mỗi dòng một đơn vị: MÃ;Tên đơn vị;số giao dịch;số phiếu giao, hai số có thể bỏ trống. Dòng dán ở đây thêm đơn vị vào khối (đơn vị mới được ghi vào danh mục) và thay các số ở bảng trên.',
    },
    sections: {
      basics: 'Tên và thời gian',
      form: 'Mẫu phiếu',
      method: 'Cách tính',
      blocks: 'Khối và đơn vị',
    },
    edit: { basics: 'Sửa tên và thời gian', form: 'Chọn mẫu phiếu', method: 'Sửa cách tính' },
    editBlock: (name) => `Sửa ${name}`,
    amendBlock: (name) => `Cập nhật ${name}`,
    addBlock: 'Thêm khối',
    removeBlock: 'Xóa khối này',
    removeBlockWarning: 'Xóa khối khỏi kỳ đang chuẩn bị; các đơn vị vẫn còn trong danh mục.',
    save: 'Lưu',
    saved: 'Đã lưu.',
    backToPeriod: (name) => `Về kỳ ${name}`,
    backToPeriods: 'Về danh sách kỳ khảo sát',
    errorTitle: (title) => `Lỗi: ${title}`,
    errorHeading: 'Cần sửa các mục sau',
    stale:
      'Có người vừa sửa kỳ này ở trang khác. Nội dung anh/chị đã nhập vẫn còn ở đây; hãy xem lại kỳ rồi lưu lần nữa.',
    code: 'Mã',
    opensAt: (day) => `Mở từ 0 giờ ngày ${day}`,
    closesAt: (day) => `Đóng lúc 24 giờ ngày ${day}`,
    frozen: 'Đã chốt khi mở kỳ.',
    amendable:
      'Kỳ đang mở: chỉ còn sửa được tên, ngày đóng, số giao dịch, số phiếu giao, chỉ tiêu và thêm đơn vị. Mỗi lần sửa được ghi vào nhật ký.',
    whatNext: 'Việc tiếp theo',
    next: {
      complete: 'Soạn đủ các phần dưới đây, rồi mở kỳ hoặc hẹn ngày tự mở.',
      canOpen: 'Các phần đã đủ. Mở kỳ thì mẫu phiếu và cách tính được chốt, không sửa được nữa.',
      canSchedule: (day) =>
        `Các phần đã đủ. Đánh dấu “sẵn sàng” thì kỳ tự mở lúc 0 giờ ngày ${day}; đến lúc đó vẫn sửa được.`,
      waiting: (day) => `Kỳ đã sẵn sàng và tự mở lúc 0 giờ ngày ${day}. Đến lúc đó vẫn sửa được mọi phần.`,
      opensNow: 'Đã đến ngày mở: kỳ sẽ tự mở trong vài phút.',
      due: (day) => `Kỳ lẽ ra đã tự mở ngày ${day} nhưng chưa mở được. Sửa các mục sau thì kỳ sẽ tự mở:`,
      obstacles: 'Chưa mở được kỳ này:',
      willNotOpen: 'Nếu không sửa các mục sau, kỳ sẽ không tự mở được:',
      open: 'Kỳ đang mở. Theo dõi số liệu ở bảng từng khối; in mã QR ở trang điểm khảo sát.',
      closing: 'Kỳ đang đóng: hệ thống chờ các phiếu đang gửi dở.',
      closed: 'Kỳ đã đóng. Xem lại số liệu rồi công bố.',
      publishing: 'Kỳ đang được công bố.',
      published: 'Kết quả đã công bố và không thay đổi nữa.',
    },
    openNow: 'Mở kỳ ngay',
    schedule: 'Sẵn sàng, hẹn tự mở',
    unschedule: 'Bỏ hẹn tự mở',
    remove: 'Xóa bản chuẩn bị này',
    removeWarning: 'Xóa hẳn kỳ đang chuẩn bị. Không có phiếu nào bị mất vì kỳ chưa mở.',
    board: (block) => `Bảng theo dõi ${block}`,
    publishing: 'Đóng và công bố',
    points: 'Điểm khảo sát và mã QR',
    previewForm: 'Xem mẫu phiếu',
    notOpened: 'Chưa mở được kỳ. Hãy xem các lý do dưới đây.',
    notScheduled: 'Chưa đánh dấu sẵn sàng được. Hãy xem các lý do dưới đây.',
    changedMeanwhile: 'Có người vừa sửa hoặc mở kỳ này. Đây là kỳ như hiện có.',
    formVersion: (title, id, criteria, questions) =>
      `${title} (${id}): ${criteria} tiêu chí, ${questions} câu hỏi được tính.`,
    formHint: 'Mẫu phiếu được chốt khi kỳ mở. Mẫu khác: nhập ở trang “Mẫu phiếu”.',
    blockCaption: (name) => `Các đơn vị của ${name}`,
    blockSize: (count) => `${count} đơn vị`,
    noBlocks: 'Chưa có khối nào. Thêm một khối rồi chọn đơn vị.',
    noMembers: 'Khối chưa có đơn vị nào.',
    blockTarget: (target) => `Chỉ tiêu: ${target}.`,
    noTarget: 'Chưa giao chỉ tiêu.',
    columns: {
      agency: 'Đơn vị',
      transactions: 'Số giao dịch',
      quota: 'Số phiếu giao',
      target: 'Chỉ tiêu riêng (%)',
    },
    columnOf: (column, code) => `${column}: ${code}`,
    agencyNamed: (name, code) => `${name} (${code})`,
    madeFrom: (codes) => `lập từ ${codes}`,
    elsewhere: (list) => `Đã ở khối khác của kỳ này: ${list}.`,
    agencyIn: (code, block) => `${code} (${block})`,
    noAgencies: 'Danh mục chưa có đơn vị nào khác. Hãy dán các đơn vị vào ô dưới đây.',
    newBlockTitle: 'Thêm khối',
    problems: {
      missing: (label) => `Hãy nhập “${label}”.`,
      unreadable: (label) => `“${label}” có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.`,
      'too-long': (label, longest) => `“${label}” dài quá ${longest} ký tự.`,
      'bad-code': (label) => `“${label}” chỉ gồm chữ thường không dấu, số và gạch nối, tối đa 32 ký tự.`,
      'reserved-code': (label) => `“${label}” không dùng được từ “new”. Hãy chọn mã khác.`,
      taken: (label, by) => `“${label}” đã có: ${by}. Hãy chọn mã khác.`,
      'bad-day': (label) => `“${label}” không phải một ngày có thật, ví dụ 30/11/2026.`,
      'ends-before-it-opens': (label) => `“${label}” phải từ ngày mở trở đi.`,
      'already-over': (label) => `“${label}” đã qua. Kỳ phải còn nhận được phiếu.`,
      'not-an-option': (label) => `Hãy chọn “${label}” trong danh sách.`,
      'none-chosen': (label) => `Hãy chọn ít nhất một mục ở “${label}”.`,
      'not-a-whole-number': (label, range) => `“${label}” phải là số nguyên ${range}, chỉ viết chữ số.`,
      'bad-share': (label) => `“${label}” phải là số phần trăm lớn hơn 0 và nhỏ hơn 100, ví dụ 5.`,
      'bad-target': (label) =>
        `“${label}”: chỉ tiêu viết như ≥ 87 hoặc > 87,5, số lớn hơn 0 và không quá 100.`,
      'bad-number': (label) =>
        `“${label}” chỉ viết chữ số, từ 1 trở lên, ví dụ 2400; để trống nếu chưa biết.`,
      'in-another-block': (_, where) => `Một đơn vị chỉ ở một khối của kỳ: ${where}.`,
      overlap: (_, what) => what,
      'too-many': (label, most) => `“${label}”: nhiều quá ${most} dòng.`,
    },
    obstacles: {
      'unknown-form': (form) => `Mẫu phiếu ${form} không có trong hệ thống.`,
      method: (mistakes) => `Cách tính chưa dùng được: ${mistakes}.`,
      'no-agency': 'Kỳ chưa có đơn vị nào.',
      'in-two-blocks': (codes) => `Đơn vị có mặt ở hai khối: ${codes}.`,
      'unknown-agency': (codes) => `Đơn vị không có trong danh mục: ${codes}.`,
      ended: (codes) => `Đơn vị đã kết thúc hoạt động trước ngày mở: ${codes}.`,
      over: 'Ngày đóng của kỳ đã qua.',
    },
    overlap: (agencies, name, dates) =>
      `Kỳ ${name} (${dates}) đang mở cho ${agencies}. Một đơn vị chỉ có một kỳ mở vào một ngày: hãy đổi ngày, bỏ các đơn vị này, hoặc đóng kỳ kia.`,
    overlapScheduled: (agencies, name, dates) =>
      `Kỳ ${name} (${dates}) cũng hẹn tự mở cho ${agencies} vào những ngày trùng nhau. Hãy đổi ngày hoặc bỏ các đơn vị này ở một trong hai kỳ.`,
    more: (shown, others) => `${shown} và ${others} đơn vị khác`,
  },
  en: draftTextsEn,
}

/** Statuses as anchors of texts, so that a new one does not compile without its sentence. */
export type NextOfStatus = Record<Exclude<PeriodStatus, 'draft'>, string>
