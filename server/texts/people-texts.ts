import type { Language } from '../../survey-forms/form-definition.ts'

export interface PeopleTexts {
  readonly title: string
  readonly introduction: string
  readonly introductionOfAgency: string
  readonly readOnly: string
  readonly province: string
  readonly nobodyElse: string
  readonly person: string
  readonly you: string
  readonly role: string
  readonly agency: string
  readonly secondFactor: string
  readonly on: string
  readonly off: string
  readonly notYet: string
  readonly lastSignIn: string
  readonly never: string
  readonly madeAt: string
  readonly state: string
  readonly active: string
  readonly blockedSince: (instant: string) => string
  readonly backToPeople: string
  readonly ownPage: string
  readonly changeHeading: string
  readonly changeRole: string
  readonly changeNote: string
  readonly roleMissing: string
  readonly agencyMissing: string
  readonly agencyHint: string
  readonly noAgency: string
  readonly chooseRole: string
  readonly lastHomeAffairs: string
  readonly resetHeading: string
  readonly resetNote: string
  readonly reset: string
  readonly resetDone: string
  readonly resetOnce: string
  readonly signOutHeading: string
  readonly signOutNote: string
  readonly signOut: string
  readonly blockHeading: string
  readonly blockNote: string
  readonly block: string
  readonly unblockHeading: string
  readonly unblockNote: string
  readonly unblock: string
  readonly done: Readonly<Record<'role' | 'blocked' | 'unblocked' | 'signed-out', string>>
  readonly invite: string
  readonly inviteIntroduction: string
  readonly invitedName: string
  readonly invitedNameHint: string
  readonly fullNameMissing: string
  readonly toAgency: (agency: string) => string
  readonly makeLink: string
  readonly invitationMade: string
  readonly invitationFor: (name: string, role: string, until: string) => string
  readonly invitationOnce: string
  readonly invitationsHeading: string
  readonly noInvitations: string
  readonly invitedBy: string
  readonly expires: string
  readonly revoke: string
}

export const peopleTexts: Record<Language, PeopleTexts> = {
  vi: {
    title: 'Người dùng',
    introduction:
      'Những người đăng nhập được vào hệ thống. Bấm vào tên để đổi vai trò, cấp lại mật khẩu hoặc khóa. Tài khoản không bị xóa, chỉ bị khóa, vì nhật ký có ghi tên.',
    introductionOfAgency:
      'Những người của cơ quan đăng nhập được vào hệ thống. Bấm vào tên để cấp lại mật khẩu hoặc khóa; đổi vai trò thì liên hệ Sở Nội vụ. Tài khoản không bị xóa, chỉ bị khóa, vì nhật ký có ghi tên.',
    readOnly: 'Những người đăng nhập được vào hệ thống. Vai trò này chỉ xem.',
    province: 'Cấp tỉnh',
    nobodyElse: 'Chưa có ai khác. Hãy mời người đầu tiên.',
    person: 'Người dùng',
    you: 'tài khoản của tôi',
    role: 'Vai trò',
    agency: 'Cơ quan',
    secondFactor: 'Xác thực hai bước',
    on: 'Đang bật',
    off: 'Không bật',
    notYet: 'Chưa bật (bắt buộc)',
    lastSignIn: 'Đăng nhập lần cuối',
    never: 'Chưa lần nào',
    madeAt: 'Lập lúc',
    state: 'Tình trạng',
    active: 'Đang dùng',
    blockedSince: (instant) => `Bị khóa từ ${instant}`,
    backToPeople: 'Về danh sách người dùng',
    ownPage: 'Đây là tài khoản của chính mình: đổi mật khẩu, xác thực hai bước ở trang Tài khoản của tôi',
    changeHeading: 'Vai trò',
    changeRole: 'Đổi vai trò',
    changeNote: 'Người này sẽ bị đăng xuất và đăng nhập lại với vai trò mới.',
    roleMissing: 'Xin chọn vai trò.',
    agencyMissing: 'Vai trò này thuộc một cơ quan: xin chọn cơ quan.',
    agencyHint: 'Chỉ cần cho các vai trò của cơ quan.',
    noAgency: 'Không thuộc cơ quan nào (cấp tỉnh)',
    chooseRole: 'Chọn vai trò',
    lastHomeAffairs: 'Không thực hiện: đây là tài khoản quản trị cuối cùng của Sở Nội vụ còn dùng được.',
    resetHeading: 'Quên mật khẩu hoặc mất điện thoại',
    resetNote:
      'Cấp mật khẩu dùng một lần, bỏ xác thực hai bước cũ và đăng xuất khỏi mọi thiết bị. Xin trao mật khẩu trực tiếp cho người đó.',
    reset: 'Cấp lại mật khẩu',
    resetDone: 'Mật khẩu dùng một lần',
    resetOnce: 'Mật khẩu chỉ hiện một lần này. Người đó sẽ đặt mật khẩu riêng khi đăng nhập.',
    signOutHeading: 'Đăng xuất khỏi mọi thiết bị',
    signOutNote: 'Người này phải đăng nhập lại ở mọi nơi; mật khẩu không đổi.',
    signOut: 'Đăng xuất mọi thiết bị',
    blockHeading: 'Khóa tài khoản',
    blockNote:
      'Người này không đăng nhập được nữa, các khóa API do người này tạo cũng ngừng ngay. Có thể mở lại.',
    block: 'Khóa tài khoản',
    unblockHeading: 'Mở khóa tài khoản',
    unblockNote: 'Người này đăng nhập lại được với mật khẩu cũ.',
    unblock: 'Mở khóa',
    done: {
      role: 'Đã đổi vai trò.',
      blocked: 'Đã khóa tài khoản.',
      unblocked: 'Đã mở khóa tài khoản.',
      'signed-out': 'Đã đăng xuất khỏi mọi thiết bị.',
    },
    invite: 'Mời người dùng',
    inviteIntroduction:
      'Hệ thống tạo một liên kết dùng một lần, có hiệu lực 7 ngày. Người được mời mở liên kết, chọn tên đăng nhập và mật khẩu của mình.',
    invitedName: 'Họ và tên người được mời',
    invitedNameHint: 'Người được mời có thể sửa lại.',
    fullNameMissing: 'Xin nhập họ và tên người được mời (tối đa 80 ký tự).',
    toAgency: (agency) => `Người được mời sẽ thuộc ${agency}.`,
    makeLink: 'Tạo liên kết mời',
    invitationMade: 'Liên kết mời',
    invitationFor: (name, role, until) => `Gửi cho ${name} (${role}). Có hiệu lực đến ${until}.`,
    invitationOnce:
      'Liên kết chỉ hiện một lần này. Xin chép lại và gửi riêng cho người được mời: ai có liên kết thì lập được tài khoản.',
    invitationsHeading: 'Lời mời chưa dùng',
    noInvitations: 'Không có lời mời nào đang chờ.',
    invitedBy: 'Người mời',
    expires: 'Hết hạn',
    revoke: 'Thu hồi',
  },
  en: {
    title: 'People',
    introduction:
      'Everybody who can sign in. Follow a name to change the role, reset the password or block. Accounts are blocked and never deleted, since the audit trail names them.',
    introductionOfAgency:
      'Everybody of the agency who can sign in. Follow a name to reset the password or block; ask home affairs to change a role. Accounts are blocked and never deleted, since the audit trail names them.',
    readOnly: 'Everybody who can sign in. This role reads only.',
    province: 'Province',
    nobodyElse: 'There is nobody else yet. Invite the first person.',
    person: 'Person',
    you: 'my account',
    role: 'Role',
    agency: 'Agency',
    secondFactor: 'Second factor',
    on: 'On',
    off: 'Off',
    notYet: 'Not yet (required)',
    lastSignIn: 'Last sign-in',
    never: 'Never',
    madeAt: 'Made at',
    state: 'State',
    active: 'Active',
    blockedSince: (instant) => `Blocked since ${instant}`,
    backToPeople: 'Back to the people',
    ownPage: 'This is your own account: change the password and the second factor under My account',
    changeHeading: 'Role',
    changeRole: 'Change the role',
    changeNote: 'The person is signed out and signs in again with the new role.',
    roleMissing: 'Please choose a role.',
    agencyMissing: 'This role belongs to an agency: please choose one.',
    agencyHint: 'Only for the roles of an agency.',
    noAgency: 'No agency (province)',
    chooseRole: 'Choose a role',
    lastHomeAffairs: 'Not done: this is the last account of home affairs that can be used.',
    resetHeading: 'Forgotten password or lost phone',
    resetNote:
      'Makes a one-time password, takes the second factor away and signs out every device. Hand the password over in person.',
    reset: 'Reset',
    resetDone: 'One-time password',
    resetOnce: 'The password is shown this once. The person chooses another at the first sign-in.',
    signOutHeading: 'Sign out everywhere',
    signOutNote: 'The person has to sign in again on every device; the password stays.',
    signOut: 'Sign out everywhere',
    blockHeading: 'Block the account',
    blockNote:
      'The person can sign in no more, and the API keys this person made stop at once. It can be undone.',
    block: 'Block the account',
    unblockHeading: 'Unblock the account',
    unblockNote: 'The person can sign in again with the old password.',
    unblock: 'Unblock',
    done: {
      role: 'The role has been changed.',
      blocked: 'The account has been blocked.',
      unblocked: 'The account has been unblocked.',
      'signed-out': 'Every device has been signed out.',
    },
    invite: 'Invite a person',
    inviteIntroduction:
      'This makes a link that works once, for 7 days. The invited person opens it and chooses a name to sign in with and a password.',
    invitedName: 'Full name of the invited person',
    invitedNameHint: 'The invited person can correct it.',
    fullNameMissing: 'Please enter the full name of the invited person (80 characters at most).',
    toAgency: (agency) => `The invited person will belong to ${agency}.`,
    makeLink: 'Make the link',
    invitationMade: 'Invitation',
    invitationFor: (name, role, until) => `For ${name} (${role}). It holds until ${until}.`,
    invitationOnce:
      'The link is shown this once. Copy it and send it to the invited person alone: whoever has it can make the account.',
    invitationsHeading: 'Open invitations',
    noInvitations: 'No invitation is waiting.',
    invitedBy: 'Invited by',
    expires: 'Expires',
    revoke: 'Revoke',
  },
}
