import type { Language } from '../../survey-forms/form-definition.ts'

export interface AccountsTexts {
  readonly signInTitle: string
  readonly name: string
  readonly password: string
  readonly signIn: string
  readonly resultsLink: string
  readonly signInFailed: string
  readonly signInLimited: (minutes: number) => string
  readonly errorsHeading: string
  readonly newPasswordTitle: string
  readonly newPasswordWhy: string
  readonly newPasswordLabel: (shortest: number) => string
  readonly newPasswordAgain: string
  readonly save: string
  readonly tooShort: (shortest: number) => string
  readonly tooLong: string
  readonly notSame: string
  readonly sameAsOneTime: string
  readonly keysTitle: string
  readonly keysIntroduction: string
  readonly keyName: string
  readonly keyNameMissing: string
  readonly makeKey: string
  readonly madeKey: string
  readonly madeKeyOnce: string
  readonly createdAt: string
  readonly state: string
  readonly inUse: string
  readonly revoked: string
  readonly revoke: string
  readonly noKeys: string
  readonly keysTable: string
}

export const accountsTexts: Record<Language, AccountsTexts> = {
  vi: {
    signInTitle: 'Đăng nhập',
    name: 'Tên đăng nhập',
    password: 'Mật khẩu',
    signIn: 'Đăng nhập',
    resultsLink: 'Xem kết quả đã công bố, không cần đăng nhập',
    signInFailed: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    signInLimited: (minutes) => `Sai quá nhiều lần. Xin thử lại sau khoảng ${minutes} phút.`,
    errorsHeading: 'Xin xem lại',
    newPasswordTitle: 'Đặt mật khẩu mới',
    newPasswordWhy: 'Mật khẩu vừa dùng chỉ dùng được một lần. Xin đặt mật khẩu riêng trước khi tiếp tục.',
    newPasswordLabel: (shortest) => `Mật khẩu mới (ít nhất ${shortest} ký tự)`,
    newPasswordAgain: 'Nhập lại mật khẩu mới',
    save: 'Lưu mật khẩu',
    tooShort: (shortest) => `Mật khẩu mới cần ít nhất ${shortest} ký tự.`,
    tooLong: 'Mật khẩu mới quá dài (tối đa 200 ký tự).',
    notSame: 'Hai lần nhập mật khẩu không giống nhau.',
    sameAsOneTime: 'Mật khẩu mới phải khác mật khẩu dùng một lần.',
    keysTitle: 'Khóa API',
    keysIntroduction:
      'Khóa cho phép chương trình khác đọc chỉ số trực tiếp của toàn tỉnh, không thay đổi được gì.',
    keyName: 'Khóa dùng cho việc gì',
    keyNameMissing: 'Xin ghi khóa dùng cho việc gì (tối đa 80 ký tự).',
    makeKey: 'Tạo khóa',
    madeKey: 'Khóa mới',
    madeKeyOnce: 'Khóa chỉ hiện một lần này. Xin chép lại ngay.',
    createdAt: 'Ngày tạo',
    state: 'Tình trạng',
    inUse: 'Đang dùng',
    revoked: 'Đã thu hồi',
    revoke: 'Thu hồi',
    noKeys: 'Chưa có khóa nào. Tạo khóa đầu tiên ở trên.',
    keysTable: 'Các khóa đã tạo',
  },
  en: {
    signInTitle: 'Sign in',
    name: 'Name',
    password: 'Password',
    signIn: 'Sign in',
    resultsLink: 'See the published results, without signing in',
    signInFailed: 'The name or the password is wrong.',
    signInLimited: (minutes) => `Too many failed attempts. Please try again in about ${minutes} min.`,
    errorsHeading: 'Please check',
    newPasswordTitle: 'Choose a new password',
    newPasswordWhy: 'The password you used works once. Please choose your own before you go on.',
    newPasswordLabel: (shortest) => `New password (at least ${shortest} characters)`,
    newPasswordAgain: 'New password again',
    save: 'Save password',
    tooShort: (shortest) => `The new password needs at least ${shortest} characters.`,
    tooLong: 'The new password is too long (200 characters at most).',
    notSame: 'The two passwords are not the same.',
    sameAsOneTime: 'The new password must differ from the one-time password.',
    keysTitle: 'API keys',
    keysIntroduction:
      'A key lets another program read the live index of the whole province, and change nothing.',
    keyName: 'What the key is for',
    keyNameMissing: 'Say what the key is for (80 characters at most).',
    makeKey: 'Make a key',
    madeKey: 'New key',
    madeKeyOnce: 'The key is shown this once. Please copy it now.',
    createdAt: 'Made on',
    state: 'State',
    inUse: 'In use',
    revoked: 'Revoked',
    revoke: 'Revoke',
    noKeys: 'There is no key yet. Make the first one above.',
    keysTable: 'Keys made so far',
  },
}
