import type { Language } from '../../survey-forms/form-definition.ts'

export interface InvitationTexts {
  readonly title: string
  readonly introduction: (inviter: string) => string
  readonly role: string
  readonly agency: string
  readonly until: string
  readonly fullNameMissing: string
  readonly nameHint: string
  readonly nameWrong: string
  readonly nameTaken: string
  readonly accept: string
  readonly closedTitle: string
  readonly closed: string
  readonly unknownTitle: string
  readonly unknown: string
  readonly askInviter: (inviter: string) => string
  readonly askSender: string
  readonly toSignIn: string
}

export const invitationTexts: Record<Language, InvitationTexts> = {
  vi: {
    title: 'Lập tài khoản theo lời mời',
    introduction: (inviter) => `${inviter} mời lập tài khoản để làm việc với hệ thống này.`,
    role: 'Vai trò',
    agency: 'Cơ quan',
    until: 'Lời mời có hiệu lực đến',
    fullNameMissing: 'Xin nhập họ và tên (tối đa 80 ký tự).',
    nameHint: 'Từ 3 đến 40 ký tự: chữ a–z không dấu, chữ số, dấu chấm, gạch nối. Ví dụ: nguyen.van.a',
    nameWrong:
      'Tên đăng nhập cần từ 3 đến 40 ký tự, chỉ gồm chữ a–z không dấu, chữ số, dấu chấm và gạch nối, bắt đầu và kết thúc bằng chữ hoặc số.',
    nameTaken: 'Tên đăng nhập này đã có người dùng. Xin chọn tên khác.',
    accept: 'Lập tài khoản',
    closedTitle: 'Lời mời không còn hiệu lực',
    closed:
      'Liên kết này đã được dùng, đã hết hạn hoặc đã bị thu hồi. Mỗi liên kết chỉ dùng được một lần, trong 7 ngày.',
    unknownTitle: 'Không có lời mời này',
    unknown: 'Liên kết không đúng. Có thể liên kết bị cắt mất một phần khi chuyển; xin chép lại đầy đủ.',
    askInviter: (inviter) => `Nếu vẫn cần tài khoản, xin nhờ ${inviter} gửi lời mời mới.`,
    askSender: 'Nếu vẫn không mở được, xin hỏi người đã gửi liên kết.',
    toSignIn: 'Đã có tài khoản? Đăng nhập',
  },
  en: {
    title: 'Make your account',
    introduction: (inviter) => `${inviter} invites you to make an account here.`,
    role: 'Role',
    agency: 'Agency',
    until: 'The invitation holds until',
    fullNameMissing: 'Please enter your full name (80 characters at most).',
    nameHint: '3 to 40 characters: letters a–z, digits, dots and hyphens. Example: nguyen.van.a',
    nameWrong:
      'The name to sign in with needs 3 to 40 letters a–z, digits, dots and hyphens, and begins and ends with a letter or digit.',
    nameTaken: 'This name is taken. Please choose another.',
    accept: 'Make the account',
    closedTitle: 'The invitation has ended',
    closed: 'This link was used, has expired or was revoked. A link works once, for 7 days.',
    unknownTitle: 'There is no such invitation',
    unknown: 'The link is wrong. Part of it may have been lost on the way; please copy it whole.',
    askInviter: (inviter) => `If you still need an account, ask ${inviter} for a new invitation.`,
    askSender: 'If it still does not open, ask whoever sent you the link.',
    toSignIn: 'Have an account already? Sign in',
  },
}
