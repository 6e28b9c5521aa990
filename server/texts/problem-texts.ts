import type { LocalizedText } from '../../survey-forms/form-definition.ts'
import type { ProblemCode } from '../web/http-problem.ts'

/** What a refused request is told, on pages and in the API alike. */
export const problemTexts: Record<ProblemCode, LocalizedText> = {
  'bad-request': { vi: 'Yêu cầu không đọc được.', en: 'The request could not be read.' },
  'not-utf8': { vi: 'Nội dung gửi lên không phải UTF-8.', en: 'The body is not UTF-8.' },
  'not-json': { vi: 'Nội dung gửi lên không phải JSON hợp lệ.', en: 'The body is not valid JSON.' },
  'sign-in-needed': {
    vi: 'Cần đăng nhập hoặc khóa API hợp lệ.',
    en: 'A sign-in or a valid API key is needed.',
  },
  'not-allowed': {
    vi: 'Tài khoản hoặc khóa API này không có quyền làm việc đó.',
    en: 'This account or API key may not do that.',
  },
  'cross-site': {
    vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'not-found': { vi: 'Không có trang này.', en: 'There is no such page.' },
  'unknown-point': {
    vi: 'Mã phiếu khảo sát này không tồn tại. Xin kiểm tra lại mã in dưới hình QR, hoặc hỏi nhân viên tại quầy.',
    en: 'There is no survey under this code. Please check the code printed under the QR picture, or ask at the desk.',
  },
  'unknown-form': { vi: 'Không có mẫu phiếu này.', en: 'There is no such form.' },
  'unknown-period': { vi: 'Không có kỳ khảo sát này.', en: 'There is no such period.' },
  'period-frozen': {
    vi: 'Phần này của kỳ đã chốt nên không sửa được nữa.',
    en: 'This part of the period is frozen and can no longer be changed.',
  },
  'unknown-publication': {
    vi: 'Kỳ này không có bản công bố đó.',
    en: 'The period has no such publication.',
  },
  'unknown-block': { vi: 'Kỳ này không có khối đó.', en: 'The period has no such block.' },
  'unknown-method': {
    vi: 'Địa chỉ này nêu một phương pháp tính không có. Hãy chọn phương pháp trong các danh sách của trang so sánh.',
    en: 'The address names a method that does not exist. Please choose one from the lists of the page that compares methods.',
  },
  'other-answers': {
    vi: 'Phiếu này đã gửi trước đó với câu trả lời khác.',
    en: 'This submission was sent before with other answers.',
  },
  'retired-point': {
    vi: 'Mã này đã ngừng sử dụng. Xin hỏi nhân viên tại quầy để có mã mới.',
    en: 'This code is no longer used. Please ask at the desk for the new one.',
  },
  'no-open-period': {
    vi: 'Hiện không có kỳ khảo sát nào đang mở tại đây.',
    en: 'No survey is open here at the moment.',
  },
  'too-large': { vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  'wrong-type': {
    vi: 'Kiểu nội dung không được nhận ở địa chỉ này.',
    en: 'This content type is not accepted here.',
  },
  'invalid-answers': {
    vi: 'Một số câu trả lời chưa hợp lệ.',
    en: 'Some answers are not valid.',
  },
  'invalid-import': {
    vi: 'Tệp chưa nhập được; không có gì thay đổi. Xem từng chỗ cần sửa.',
    en: 'The file was not imported and nothing has changed. See each place that needs to be put right.',
  },
  'import-conflict': {
    vi: 'Tệp chưa nhập được vì không khớp với số liệu đang có; không có gì thay đổi.',
    en: 'The file was not imported since it conflicts with what is there; nothing has changed.',
  },
  'too-many-requests': {
    vi: 'Có quá nhiều phiếu gửi liên tiếp từ đây. Xin chờ một lát rồi gửi lại; các câu trả lời vẫn được giữ.',
    en: 'Too many submissions came from here in a short time. Please wait a moment and send again; the answers are kept.',
  },
  'too-many-streams': {
    vi: 'Có quá nhiều bảng trực tiếp đang mở. Xin đóng bớt rồi thử lại.',
    en: 'Too many live boards are open. Please close some and try again.',
  },
  'too-many-documents': {
    vi: 'Đang soạn nhiều văn bản cho tài khoản này. Xin chờ tải xong rồi thử lại.',
    en: 'Several documents are being written for this account. Please wait for them and try again.',
  },
  'not-ready': {
    vi: 'Hệ thống chưa sẵn sàng. Xin thử lại sau ít phút.',
    en: 'The system is not ready. Please try again in a few minutes.',
  },
  internal: {
    vi: 'Hệ thống gặp lỗi. Xin thử lại sau ít phút.',
    en: 'Something went wrong on our side. Please try again in a few minutes.',
  },
}

/** Where a person on a page is told something else than a program: people have no API keys. */
export const pageProblemTexts: Partial<Record<ProblemCode, LocalizedText>> = {
  'sign-in-needed': {
    vi: 'Phiên làm việc đã hết. Xin đăng nhập lại rồi làm lại việc đó.',
    en: 'You are no longer signed in. Please sign in and do that again.',
  },
  'not-allowed': {
    vi: 'Tài khoản này không có quyền xem trang này hoặc làm việc này.',
    en: 'This account may not see this page or do this.',
  },
}

/** Where a page that refuses leads on to. */
export const onwardTexts: Record<'home' | 'signIn' | 'results', LocalizedText> = {
  home: { vi: 'Về trang tổng quan', en: 'To the overview' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  results: { vi: 'Xem kết quả đã công bố', en: 'See the published results' },
}
