import type { Language } from '../../survey-forms/form-definition.ts'

export interface AccountsTexts {
  readonly signInTitle: string
  readonly name: string
  readonly fullName: string
  readonly password: string
  readonly signIn: string
  readonly resultsLink: string
  readonly signInFailed: string
  readonly signInLimited: (seconds: number) => string
  readonly accountBlocked: string
  readonly errorsHeading: string
  readonly codeTitle: string
  readonly codeLabel: string
  readonly codeHint: string
  readonly codeWrong: string
  readonly codeUnreadable: (account: string) => string
  readonly codeTooLate: string
  readonly codeLost: string
  readonly backToSignIn: string
  readonly newPasswordTitle: string
  readonly newPasswordWhy: string
  readonly newPasswordLabel: (shortest: number) => string
  readonly newPasswordHint: string
  readonly newPasswordAgain: string
  readonly chosenPasswordLabel: (shortest: number) => string
  readonly chosenPasswordAgain: string
  readonly presentPassword: string
  readonly presentWrong: string
  readonly save: string
  readonly tooShort: (shortest: number) => string
  readonly tooLong: (longest: number) => string
  readonly tooEasy: string
  readonly notSame: string
  readonly sameAsOneTime: string
}

export const accountsTexts: Record<Language, AccountsTexts> = {
  vi: {
    signInTitle: 'Đăng nhập',
    name: 'Tên đăng nhập',
    fullName: 'Họ và tên',
    password: 'Mật khẩu',
    signIn: 'Đăng nhập',
    resultsLink: 'Xem kết quả đã công bố, không cần đăng nhập',
    signInFailed: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    signInLimited: (seconds) => `Sai nhiều lần liên tiếp. Xin thử lại sau ${wait(seconds, 'giây', 'phút')}.`,
    accountBlocked:
      'Tài khoản này đang bị khóa. Xin liên hệ người quản lý của cơ quan hoặc Sở Nội vụ để được mở khóa.',
    errorsHeading: 'Xin xem lại',
    codeTitle: 'Nhập mã xác thực',
    codeLabel: 'Mã xác thực',
    codeHint: 'Sáu chữ số đang hiện trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng.',
    codeWrong: 'Mã không đúng, đã hết hạn hoặc đã dùng. Xin chờ ứng dụng hiện mã mới rồi nhập lại.',
    codeUnreadable: (account) =>
      `Máy chủ không đọc được khóa xác thực của tài khoản này vì thiết lập SECRET đã thay đổi. Xin dùng một mã dự phòng, hoặc nhờ người quản trị máy chủ chạy: npm run account -- reset ${account}`,
    codeTooLate: 'Đã quá thời gian nhập mã. Xin đăng nhập lại từ đầu.',
    codeLost:
      'Mất điện thoại? Dùng một trong các mã dự phòng đã lưu. Nếu không còn mã nào, xin nhờ Sở Nội vụ hoặc người quản lý của cơ quan cấp lại.',
    backToSignIn: 'Đăng nhập bằng tài khoản khác',
    newPasswordTitle: 'Đặt mật khẩu mới',
    newPasswordWhy: 'Mật khẩu vừa dùng chỉ dùng được một lần. Xin đặt mật khẩu riêng trước khi tiếp tục.',
    newPasswordLabel: (shortest) => `Mật khẩu mới (ít nhất ${shortest} ký tự)`,
    newPasswordHint:
      'Nên dùng vài từ không liên quan đến nhau. Không dùng tên của mình, của cơ quan, dãy phím.',
    newPasswordAgain: 'Nhập lại mật khẩu mới',
    chosenPasswordLabel: (shortest) => `Mật khẩu (ít nhất ${shortest} ký tự)`,
    chosenPasswordAgain: 'Nhập lại mật khẩu',
    presentPassword: 'Mật khẩu hiện tại',
    presentWrong: 'Mật khẩu hiện tại không đúng.',
    save: 'Lưu mật khẩu',
    tooShort: (shortest) => `Mật khẩu mới cần ít nhất ${shortest} ký tự.`,
    tooLong: (longest) => `Mật khẩu mới quá dài (tối đa ${longest} ký tự).`,
    tooEasy:
      'Mật khẩu này dễ đoán: thường gặp, chỉ có chữ số, lặp lại, theo dãy phím, hoặc ghép từ tên tài khoản và tên cơ quan. Xin chọn mật khẩu khác.',
    notSame: 'Hai lần nhập mật khẩu không giống nhau.',
    sameAsOneTime: 'Mật khẩu mới phải khác mật khẩu dùng một lần.',
  },
  en: {
    signInTitle: 'Sign in',
    name: 'Name to sign in with',
    fullName: 'Full name',
    password: 'Password',
    signIn: 'Sign in',
    resultsLink: 'See the published results, without signing in',
    signInFailed: 'The name or the password is wrong.',
    signInLimited: (seconds) => `Too many failed attempts. Please try again in ${wait(seconds, 's', 'min')}.`,
    accountBlocked:
      'This account is blocked. Please ask the manager of your agency or home affairs to unblock it.',
    errorsHeading: 'Please check',
    codeTitle: 'Enter the code',
    codeLabel: 'Code',
    codeHint: 'The six digits in the authenticator app on your phone, or a recovery code.',
    codeWrong: 'The code is wrong, out of date or used already. Please wait for the next one and enter that.',
    codeUnreadable: (account) =>
      `The server cannot read the second factor of this account, since the setting SECRET has changed. Please use a recovery code, or ask whoever runs the server to run: npm run account -- reset ${account}`,
    codeTooLate: 'There was too much time before the code. Please sign in again from the beginning.',
    codeLost:
      'Lost your phone? Use one of the recovery codes that you kept. If none is left, ask home affairs or the manager of your agency for a reset.',
    backToSignIn: 'Sign in with another account',
    newPasswordTitle: 'Choose a new password',
    newPasswordWhy: 'The password you used works once. Please choose your own before you go on.',
    newPasswordLabel: (shortest) => `New password (at least ${shortest} characters)`,
    newPasswordHint:
      'Several words that have nothing to do with each other are best; no names, no runs on the keyboard.',
    newPasswordAgain: 'New password again',
    chosenPasswordLabel: (shortest) => `Password (at least ${shortest} characters)`,
    chosenPasswordAgain: 'Password again',
    presentPassword: 'Present password',
    presentWrong: 'The present password is wrong.',
    save: 'Save password',
    tooShort: (shortest) => `The new password needs at least ${shortest} characters.`,
    tooLong: (longest) => `The new password is too long (${longest} characters at most).`,
    tooEasy:
      'This password is easy to guess: common, digits only, repeated, a run on the keyboard, or made from the names of the account and the agency. Please choose another.',
    notSame: 'The two passwords are not the same.',
    sameAsOneTime: 'The new password must differ from the one-time password.',
  },
}

/** @example wait(90, 'giây', 'phút') // '2 phút' */
function wait(seconds: number, second: string, minute: string): string {
  return seconds < 60 ? `${seconds} ${second}` : `${Math.ceil(seconds / 60)} ${minute}`
}
