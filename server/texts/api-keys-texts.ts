import type { Language } from '../../survey-forms/form-definition.ts'

export interface ApiKeysTexts {
  readonly title: string
  readonly introduction: string
  readonly readOnly: string
  readonly name: string
  readonly nameMissing: string
  readonly keyOf: string
  readonly province: string
  readonly agencyUnknown: string
  readonly scopesLegend: string
  readonly scopesMissing: string
  readonly scopesTooWide: string
  readonly provinceOnly: string
  /** What a key may do, by names of permissions. */
  readonly scopes: Readonly<Record<string, string>>
  readonly make: string
  readonly made: string
  readonly madeOnce: string
  readonly createdAt: string
  readonly madeBy: string
  readonly lastUsed: string
  readonly neverUsed: string
  readonly state: string
  readonly inUse: string
  readonly stopped: string
  readonly revokedOn: (day: string) => string
  readonly revoke: string
  readonly noneYet: string
  readonly none: string
  readonly table: string
}

export const apiKeysTexts: Record<Language, ApiKeysTexts> = {
  vi: {
    title: 'Khóa API',
    introduction:
      'Khóa cho phép một chương trình khác làm đúng những việc được chọn dưới đây, ngoài ra không làm được gì. Khi tài khoản của người tạo bị khóa hoặc đổi vai trò, khóa ngừng theo.',
    readOnly: 'Danh sách các khóa đã tạo. Vai trò này chỉ xem, không tạo hay thu hồi khóa.',
    name: 'Khóa dùng cho việc gì',
    nameMissing: 'Xin ghi khóa dùng cho việc gì (tối đa 80 ký tự).',
    keyOf: 'Phạm vi dữ liệu',
    province: 'Toàn tỉnh',
    agencyUnknown: 'Xin chọn cơ quan có trong danh sách.',
    scopesLegend: 'Khóa được phép',
    scopesMissing: 'Xin chọn ít nhất một việc mà khóa được phép làm.',
    scopesTooWide:
      'Khóa của một cơ quan không được phép làm việc đã chọn. Xin bỏ chọn việc chỉ dành cho toàn tỉnh.',
    provinceOnly: 'chỉ khóa toàn tỉnh',
    scopes: {
      'see-live-figures': 'Đọc chỉ số trực tiếp',
      'export-responses': 'Tải các phiếu đã ẩn danh đứng sau chỉ số',
      'import-index': 'Nạp chỉ số đã tính',
    },
    make: 'Tạo khóa',
    made: 'Khóa mới',
    madeOnce: 'Khóa chỉ hiện một lần này. Xin chép lại ngay.',
    createdAt: 'Ngày tạo',
    madeBy: 'Người tạo',
    lastUsed: 'Dùng lần cuối',
    neverUsed: 'Chưa dùng',
    state: 'Tình trạng',
    inUse: 'Đang dùng',
    stopped: 'Ngừng: tài khoản người tạo bị khóa hoặc đã đổi vai trò',
    revokedOn: (day) => `Đã thu hồi ngày ${day}`,
    revoke: 'Thu hồi',
    noneYet: 'Chưa có khóa nào. Tạo khóa đầu tiên ở trên.',
    none: 'Chưa có khóa nào.',
    table: 'Các khóa đã tạo',
  },
  en: {
    title: 'API keys',
    introduction:
      'A key lets another program do what is ticked below and nothing else. When an account is blocked or given another role, the keys that were made with it stop as well.',
    readOnly: 'The keys made so far. This role reads only: it makes and revokes no keys.',
    name: 'What the key is for',
    nameMissing: 'Say what the key is for (80 characters at most).',
    keyOf: 'Whose data',
    province: 'The whole province',
    agencyUnknown: 'Please choose an agency of the list.',
    scopesLegend: 'The key may',
    scopesMissing: 'Choose at least one thing that the key may do.',
    scopesTooWide:
      'A key of one agency may not do what was ticked. Please untick what is for the whole province only.',
    provinceOnly: 'keys of the province only',
    scopes: {
      'see-live-figures': 'Read the live index',
      'export-responses': 'Download the anonymous responses behind the index',
      'import-index': 'Import computed indexes',
    },
    make: 'Make a key',
    made: 'New key',
    madeOnce: 'The key is shown this once. Please copy it now.',
    createdAt: 'Made on',
    madeBy: 'Made by',
    lastUsed: 'Last used',
    neverUsed: 'Never',
    state: 'State',
    inUse: 'In use',
    stopped: 'Stopped: the account that made it is blocked or has another role',
    revokedOn: (day) => `Revoked on ${day}`,
    revoke: 'Revoke',
    noneYet: 'There is no key yet. Make the first one above.',
    none: 'There is no key yet.',
    table: 'Keys made so far',
  },
}
