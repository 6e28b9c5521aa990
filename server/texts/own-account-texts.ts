import type { Language } from '../../survey-forms/form-definition.ts'

export interface OwnAccountTexts {
  readonly title: string
  readonly role: string
  readonly agency: string
  readonly secondFactorHeading: string
  readonly secondFactorOn: string
  readonly secondFactorOff: string
  readonly secondFactorSimulated: string
  readonly secondFactorManage: string
  readonly secondFactorAdd: string
  readonly passwordHeading: string
  readonly changePassword: string
  readonly passwordChanged: string
  readonly sessionsHeading: string
  readonly sessionsIntroduction: string
  readonly device: string
  readonly since: string
  readonly used: string
  readonly unknownDevice: string
  readonly thisOne: string
  readonly end: string
  readonly endOthers: string
  readonly sessionsEnded: string
}

export const ownAccountTexts: Record<Language, OwnAccountTexts> = {
  vi: {
    title: 'Tài khoản của tôi',
    role: 'Vai trò',
    agency: 'Cơ quan',
    secondFactorHeading: 'Xác thực hai bước',
    secondFactorOn: 'Đang bật: đăng nhập cần mật khẩu và mã trên điện thoại.',
    secondFactorOff: 'Chưa bật: chỉ cần mật khẩu để đăng nhập.',
    secondFactorSimulated: 'Chưa bật. Dữ liệu ở đây là mô phỏng nên không bắt buộc.',
    secondFactorManage: 'Quản lý xác thực hai bước',
    secondFactorAdd: 'Bật xác thực hai bước',
    passwordHeading: 'Đổi mật khẩu',
    changePassword: 'Đổi mật khẩu',
    passwordChanged: 'Đã đổi mật khẩu. Các thiết bị khác đã bị đăng xuất.',
    sessionsHeading: 'Thiết bị đang đăng nhập',
    sessionsIntroduction: 'Nếu có thiết bị lạ, hãy đăng xuất thiết bị đó rồi đổi mật khẩu.',
    device: 'Thiết bị',
    since: 'Đăng nhập lúc',
    used: 'Dùng lần cuối',
    unknownDevice: 'Không rõ thiết bị',
    thisOne: 'Thiết bị này',
    end: 'Đăng xuất',
    endOthers: 'Đăng xuất mọi thiết bị khác',
    sessionsEnded: 'Đã đăng xuất.',
  },
  en: {
    title: 'My account',
    role: 'Role',
    agency: 'Agency',
    secondFactorHeading: 'Second factor',
    secondFactorOn: 'On: signing in takes the password and a code from your phone.',
    secondFactorOff: 'Off: the password alone signs you in.',
    secondFactorSimulated: 'Off. The data here are simulated, so it is not required.',
    secondFactorManage: 'Manage the second factor',
    secondFactorAdd: 'Turn on the second factor',
    passwordHeading: 'Change the password',
    changePassword: 'Change the password',
    passwordChanged: 'The password has been changed. Other devices have been signed out.',
    sessionsHeading: 'Signed-in devices',
    sessionsIntroduction: 'If you do not know one of them, sign it out and change your password.',
    device: 'Device',
    since: 'Signed in',
    used: 'Last used',
    unknownDevice: 'Unknown device',
    thisOne: 'This device',
    end: 'Sign out',
    endOthers: 'Sign out all other devices',
    sessionsEnded: 'Signed out.',
  },
}
