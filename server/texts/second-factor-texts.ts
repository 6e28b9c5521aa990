import type { Language } from '../../survey-forms/form-definition.ts'

export interface SecondFactorTexts {
  readonly title: string
  readonly setUpTitle: string
  readonly whyRequired: string
  readonly whyOptional: string
  readonly notNeededHere: string
  readonly stepApp: string
  readonly stepScan: string
  readonly qrTitle: string
  readonly openApp: string
  readonly byHand: string
  readonly byHandAccount: string
  readonly byHandKind: string
  readonly stepCode: string
  readonly firstCode: string
  readonly wrongFirstCode: string
  readonly turnOn: string
  readonly backToAccount: string
  readonly onSince: (instant: string) => string
  readonly codesLeft: (count: number) => string
  readonly changeHeading: string
  readonly changeIntroduction: string
  readonly codeHint: string
  readonly newCodes: string
  readonly newCodesNote: string
  readonly remove: string
  readonly removeNote: string
  readonly otherPhone: string
  readonly otherPhoneNote: string
  readonly codesTitle: string
  readonly codesIntroduction: string
  readonly codesOnce: string
  readonly goOn: string
}

export const secondFactorTexts: Record<Language, SecondFactorTexts> = {
  vi: {
    title: 'Xác thực hai bước',
    setUpTitle: 'Bật xác thực hai bước',
    whyRequired:
      'Vai trò này xem được số liệu của mọi cơ quan nên khi đăng nhập cần thêm một mã trên điện thoại. Xin bật trước khi tiếp tục; chỉ làm một lần.',
    whyOptional:
      'Khi bật, mỗi lần đăng nhập cần thêm một mã trên điện thoại: người khác biết mật khẩu cũng không vào được.',
    notNeededHere:
      'Dữ liệu ở đây là mô phỏng nên không bắt buộc bật. Khi dùng thật, Sở Nội vụ và người kiểm tra phải bật.',
    stepApp:
      'Cài trên điện thoại một ứng dụng xác thực, ví dụ Google Authenticator, Microsoft Authenticator, FreeOTP hoặc Aegis.',
    stepScan: 'Trong ứng dụng, thêm tài khoản và quét hình này.',
    qrTitle: 'Mã QR để quét bằng ứng dụng xác thực',
    openApp: 'Đang mở trang này trên chính điện thoại đó? Mở khóa trong ứng dụng xác thực',
    byHand: 'Không quét được? Nhập khóa này bằng tay:',
    byHandAccount: 'Tên tài khoản:',
    byHandKind: 'Loại: theo thời gian, 6 chữ số, 30 giây.',
    stepCode: 'Nhập sáu chữ số mà ứng dụng đang hiện.',
    firstCode: 'Mã sáu chữ số',
    wrongFirstCode:
      'Mã không đúng hoặc đã hết hạn. Xin kiểm tra giờ của điện thoại đã đặt tự động, rồi nhập mã đang hiện.',
    turnOn: 'Bật xác thực hai bước',
    backToAccount: 'Về trang tài khoản',
    onSince: (instant) => `Đã bật từ ${instant}.`,
    codesLeft: (count) => (count === 0 ? 'Không còn mã dự phòng nào.' : `Còn ${count} mã dự phòng.`),
    changeHeading: 'Thay đổi',
    changeIntroduction: 'Để chắc chắn là chính chủ tài khoản, xin nhập mật khẩu và mã xác thực.',
    codeHint: 'Sáu chữ số trong ứng dụng, hoặc một mã dự phòng.',
    newCodes: 'Tạo mã dự phòng mới',
    newCodesNote: 'Tạo mã mới thì các mã dự phòng cũ hết hiệu lực.',
    remove: 'Tắt xác thực hai bước',
    removeNote: 'Tắt thì từ lần sau chỉ cần mật khẩu để đăng nhập.',
    otherPhone: 'Chuyển sang điện thoại khác',
    otherPhoneNote: 'Khóa cũ hết hiệu lực ngay và trang kế tiếp cho quét khóa mới.',
    codesTitle: 'Mã dự phòng',
    codesIntroduction:
      'Xác thực hai bước đã bật. Nếu mất điện thoại, mỗi mã dưới đây dùng được một lần thay cho mã trong ứng dụng.',
    codesOnce: 'Các mã chỉ hiện một lần này. Xin in ra hoặc chép lại, cất nơi an toàn.',
    goOn: 'Đã lưu, tiếp tục',
  },
  en: {
    title: 'Second factor',
    setUpTitle: 'Turn on the second factor',
    whyRequired:
      'This role sees the figures of every agency, so signing in takes a code from your phone as well. Please turn it on before you go on; it is done once.',
    whyOptional:
      'Once it is on, signing in takes a code from your phone as well: somebody who knows your password cannot get in.',
    notNeededHere:
      'The data here are simulated, so this is not required. In real use home affairs and auditors have to turn it on.',
    stepApp:
      'Install an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator, FreeOTP or Aegis.',
    stepScan: 'Add an account in the app and scan this picture.',
    qrTitle: 'QR code for the authenticator app',
    openApp: 'Reading this on that very phone? Open the key in the authenticator app',
    byHand: 'Cannot scan it? Enter this key by hand:',
    byHandAccount: 'Account name:',
    byHandKind: 'Kind: time-based, 6 digits, 30 seconds.',
    stepCode: 'Enter the six digits that the app shows.',
    firstCode: 'Six digits',
    wrongFirstCode:
      'The code is wrong or out of date. Please see that the clock of the phone is set automatically, and enter the code shown now.',
    turnOn: 'Turn on the second factor',
    backToAccount: 'Back to the account',
    onSince: (instant) => `On since ${instant}.`,
    codesLeft: (count) => (count === 0 ? 'No recovery code is left.' : `${count} recovery codes are left.`),
    changeHeading: 'Change',
    changeIntroduction: 'To be sure that it is you, please enter your password and a code.',
    codeHint: 'The six digits in the app, or a recovery code.',
    newCodes: 'Make new recovery codes',
    newCodesNote: 'New codes end the old recovery codes.',
    remove: 'Turn the second factor off',
    removeNote: 'Once it is off, the password alone signs you in.',
    otherPhone: 'Move to another phone',
    otherPhoneNote: 'The old key ends at once, and the next page shows a new one to scan.',
    codesTitle: 'Recovery codes',
    codesIntroduction:
      'The second factor is on. If you lose your phone, each code below can be used once in place of a code of the app.',
    codesOnce: 'The codes are shown this once. Please print or copy them and keep them in a safe place.',
    goOn: 'Kept, go on',
  },
}
