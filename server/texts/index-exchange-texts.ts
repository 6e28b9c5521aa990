import type { Language } from '../../survey-forms/form-definition.ts'
import type { GivenField } from './import-problem-texts.ts'

/** The words of the pages on which indexes are imported. Numbers and dates come in already written. */
export interface IndexExchangeTexts {
  readonly title: (period: string) => string
  readonly introduction: string
  readonly wholeIntroduction: string
  readonly againIntroduction: string
  readonly file: string
  readonly fileHint: string
  readonly columns: string
  readonly fileMissing: string
  readonly examine: string
  readonly errorsHeading: string
  readonly refused: (count: string) => string
  readonly place: string
  readonly message: string
  readonly reportHeading: (file: string) => string
  readonly nothingStored: string
  readonly unchanged: string
  readonly stored: string
  readonly toResults: string
  readonly digest: string
  readonly signers: {
    readonly none: string
    readonly unknown: (fingerprint: string) => string
    readonly partner: (name: string, fingerprint: string) => string
    readonly own: (fingerprint: string) => string
  }
  readonly counts: (counts: { unknown: string; new: string; changed: string; same: string }) => string
  readonly ignoredSheets: (names: string) => string
  readonly changesHeading: string
  readonly agency: string
  readonly block: string
  readonly figure: string
  readonly before: string
  readonly after: string
  readonly overall: string
  readonly counted: string
  readonly ranksHeading: string
  readonly ranksHint: string
  readonly rankInFile: string
  readonly rankHere: string
  readonly rank: string
  readonly notRanked: string
  readonly agenciesHeading: string
  readonly state: string
  readonly states: Readonly<Record<'unknown' | 'new' | 'changed' | 'same', string>>
  readonly confirmHeading: string
  readonly labels: Readonly<Record<GivenField, string>>
  readonly hints: Readonly<Partial<Record<GivenField, string>>>
  readonly comparableYes: string
  readonly comparableNo: string
  readonly comparableChoose: string
  readonly confirm: string
  readonly drop: string
  readonly earlierHeading: string
  readonly noneYet: string
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly download: (file: string) => string
  readonly back: string
  readonly toKeys: string
  readonly past: {
    readonly link: string
    readonly title: string
    readonly introduction: string
    readonly period: string
    readonly periodHint: string
    readonly badPeriod: string
    readonly go: string
    readonly periods: string
    readonly none: string
  }
  readonly keys: {
    readonly title: string
    readonly introduction: string
    readonly name: string
    readonly nameMissing: string
    readonly key: string
    readonly keyHint: string
    readonly badKey: string
    readonly known: string
    readonly add: string
    readonly fingerprint: string
    readonly addedAt: string
    readonly state: string
    readonly trusted: string
    readonly removed: (day: string) => string
    readonly remove: string
    readonly none: string
    readonly table: string
  }
}

export const indexExchangeTexts: Record<Language, IndexExchangeTexts> = {
  vi: {
    title: (period) => `Nhập chỉ số: ${period}`,
    introduction:
      'Nhập chỉ số đã tính ở hệ thống khác cho các đơn vị không có phiếu khảo sát tại đây. Tệp được kiểm tra trước; chưa có gì thay đổi cho đến khi xác nhận.',
    wholeIntroduction:
      'Kỳ này chưa có ở đây. Nhập kết quả đã công bố của một kỳ trước để so sánh; cơ quan, đơn vị chưa có trong danh mục được thêm vào. Tệp được kiểm tra trước; chưa có gì thay đổi cho đến khi xác nhận. Xác nhận rồi thì kết quả hiện trên trang kết quả công khai.',
    againIntroduction:
      'Kết quả của kỳ này được nhập từ tệp. Nhập tệp khác để đính chính: cần ghi lý do, và bản đã công bố trước đó vẫn được giữ. Tệp được kiểm tra trước; chưa có gì thay đổi cho đến khi xác nhận.',
    file: 'Tệp chỉ số',
    fileHint: 'Tài liệu chỉ số (JSON), hoặc bảng chỉ số dạng .xlsx hay CSV UTF-8; tối đa 8 MB.',
    columns:
      'Bảng cần một dòng tiêu đề có các cột “Mã đơn vị”, “Khối” và “Chỉ số chung”; nên có thêm “Đơn vị”, “Số phiếu hợp lệ”, “TC1”, “TC2”… (chỉ số từng tiêu chí) và “Xếp hạng”. Số viết 88,40; xếp hạng viết 7 hoặc 07/18.',
    fileMissing: 'Chọn một tệp.',
    examine: 'Kiểm tra tệp',
    errorsHeading: 'Xin kiểm tra lại',
    refused: (count) => `Tệp có ${count} chỗ chưa được; không có gì được lưu`,
    place: 'Ô hoặc mục',
    message: 'Lý do',
    reportHeading: (file) => `Kết quả kiểm tra tệp ${file}`,
    nothingStored: 'Đây là bản xem trước: chưa có gì được lưu.',
    unchanged: 'Tệp này đã được nhập trước đó; nhập lại không thay đổi gì.',
    stored: 'Đã nhập tệp.',
    toResults: 'Xem trang kết quả công khai',
    digest: 'Mã băm của tệp',
    signers: {
      none: 'Tệp không có mã xác thực.',
      unknown: (fingerprint) => `Tệp có mã xác thực của một khóa chưa đăng ký: ${fingerprint}.`,
      partner: (name, fingerprint) => `Tệp có mã xác thực của ${name} (${fingerprint}).`,
      own: (fingerprint) => `Tệp có mã xác thực của chính hệ thống này (${fingerprint}).`,
    },
    counts: ({ unknown, new: added, changed, same }) =>
      `Chưa có trong danh mục: ${unknown}; nhập lần đầu: ${added}; thay đổi: ${changed}; giữ nguyên: ${same}.`,
    ignoredSheets: (names) => `Trang tính không đọc (không có bảng chỉ số, hoặc bị ẩn): ${names}.`,
    changesHeading: 'Số liệu thay đổi so với lần nhập trước',
    agency: 'Đơn vị',
    block: 'Khối',
    figure: 'Mục',
    before: 'Trước',
    after: 'Sau',
    overall: 'Chỉ số chung',
    counted: 'Số phiếu hợp lệ',
    ranksHeading: 'Xếp hạng khác với tệp',
    ranksHint: 'Xếp hạng được tính lại trong cả khối từ các chỉ số; xếp hạng ghi trong tệp chỉ để đối chiếu.',
    rankInFile: 'Trong tệp',
    rankHere: 'Tính lại',
    rank: 'Xếp hạng',
    notRanked: 'không xếp hạng',
    agenciesHeading: 'Các đơn vị trong tệp',
    state: 'Tình trạng',
    states: { unknown: 'thêm vào danh mục', new: 'nhập lần đầu', changed: 'thay đổi', same: 'giữ nguyên' },
    confirmHeading: 'Xác nhận nhập',
    labels: {
      confirmUnsigned: 'Tôi xác nhận tệp lấy từ nguồn tin cậy, dù không có mã xác thực của khóa đã đăng ký',
      reason: 'Lý do thay đổi số liệu',
      name: 'Tên kỳ',
      opensOn: 'Ngày đầu của kỳ',
      closesOn: 'Ngày cuối của kỳ',
      issuer: 'Cơ quan công bố',
      decisionNumber: 'Số văn bản công bố (nếu có)',
      decidedOn: 'Ngày văn bản (nếu có)',
      comparable: 'So sánh với kỳ sau',
      comparableReason: 'Căn cứ',
    },
    hints: {
      comparable: 'Bảng không ghi cách tính. Lời khai này được in kèm mọi so sánh và ghi vào nhật ký.',
      comparableReason: 'Ví dụ: cùng mẫu phiếu và cách tính theo Quyết định …',
    },
    comparableYes: 'So sánh được',
    comparableNo: 'Không so sánh được',
    comparableChoose: 'Chọn',
    confirm: 'Xác nhận nhập',
    drop: 'Bỏ tệp này',
    earlierHeading: 'Các lần đã nhập',
    noneYet: 'Chưa nhập tệp nào. Chọn tệp ở trên để bắt đầu.',
    at: 'Thời gian',
    by: 'Người nhập',
    reason: 'Lý do',
    download: (file) => `Tải tệp ${file}`,
    back: 'Về trang tổng quan',
    toKeys: 'Khóa công khai của các hệ thống khác',
    past: {
      link: 'Nhập chỉ số từ tệp, kết quả kỳ trước',
      title: 'Nhập chỉ số',
      introduction: 'Chọn kỳ để nhập chỉ số, hoặc ghi mã của một kỳ trước chưa có ở đây (ví dụ năm 2024).',
      period: 'Mã kỳ',
      periodHint: 'Chữ thường không dấu, số, gạch nối; ví dụ 2024.',
      badPeriod: 'Mã kỳ gồm chữ thường không dấu, số và gạch nối, tối đa 32 ký tự.',
      go: 'Tiếp tục',
      periods: 'Các kỳ có ở đây',
      none: 'Chưa có kỳ nào ở đây. Ghi mã kỳ ở trên để nhập kết quả của một kỳ đã qua.',
    },
    keys: {
      title: 'Khóa công khai của hệ thống khác',
      introduction:
        'Tệp do hệ thống khác công bố được nhận ra bằng khóa công khai của nơi đó. Lấy khóa tại /api/v1/keys của hệ thống đó và đối chiếu dấu vân tay qua điện thoại hoặc văn bản.',
      name: 'Tên hệ thống',
      nameMissing: 'Ghi tên hệ thống (tối đa 100 ký tự).',
      key: 'Khóa công khai',
      keyHint: 'Dán nội dung JSON của /api/v1/keys.',
      badKey: 'Không đọc được đúng một khóa Ed25519 trong nội dung này.',
      known: 'Khóa này đã được đăng ký.',
      add: 'Đăng ký khóa',
      fingerprint: 'Dấu vân tay',
      addedAt: 'Ngày đăng ký',
      state: 'Tình trạng',
      trusted: 'Đang tin cậy',
      removed: (day) => `Đã bỏ ngày ${day}`,
      remove: 'Bỏ khóa',
      none: 'Chưa có khóa nào. Đăng ký khóa đầu tiên ở trên.',
      table: 'Các khóa đã đăng ký',
    },
  },
  en: {
    title: (period) => `Import an index: ${period}`,
    introduction:
      'Import indexes computed elsewhere for agencies without responses here. The file is looked through first; nothing changes until you confirm.',
    wholeIntroduction:
      'This period is not here yet. Import the published results of a past period to compare with; agencies that are not in the registry are added. The file is looked through first; nothing changes until you confirm. From then on the results stand on the public pages.',
    againIntroduction:
      'The results of this period were imported. Import another file to put them right: a reason is needed, and what was published before is kept. The file is looked through first; nothing changes until you confirm.',
    file: 'File of the index',
    fileHint: 'An index document (JSON), or the table as .xlsx or CSV UTF-8; 8 MB at most.',
    columns:
      'The table needs a row of headings with the columns “Mã đơn vị” (code), “Khối” (block) and “Chỉ số chung” (overall index); “Đơn vị” (agency), “Số phiếu hợp lệ” (counted responses), “TC1”, “TC2”… (criteria) and “Xếp hạng” (rank) are good to have. Write 88,40 for a figure, 7 or 07/18 for a rank.',
    fileMissing: 'Choose a file.',
    examine: 'Look the file through',
    errorsHeading: 'Please check',
    refused: (count) => `${count} places of the file are not right; nothing was stored`,
    place: 'Cell or field',
    message: 'Why',
    reportHeading: (file) => `What is in the file ${file}`,
    nothingStored: 'This is a preview: nothing has been stored.',
    unchanged: 'This file has been imported before; importing it again changes nothing.',
    stored: 'The file has been imported.',
    toResults: 'See the public results',
    digest: 'Digest of the file',
    signers: {
      none: 'The file is not signed.',
      unknown: (fingerprint) => `The file is signed by a key that is not registered: ${fingerprint}.`,
      partner: (name, fingerprint) => `The file is signed by ${name} (${fingerprint}).`,
      own: (fingerprint) => `The file is signed by this installation itself (${fingerprint}).`,
    },
    counts: ({ unknown, new: added, changed, same }) =>
      `Not in the registry: ${unknown}; for the first time: ${added}; changed: ${changed}; as before: ${same}.`,
    ignoredSheets: (names) => `Sheets that were not read (no table of an index, or hidden): ${names}.`,
    changesHeading: 'Figures that differ from the last import',
    agency: 'Agency',
    block: 'Block',
    figure: 'Figure',
    before: 'Before',
    after: 'After',
    overall: 'Overall index',
    counted: 'Valid responses',
    ranksHeading: 'Ranks that differ from the file',
    ranksHint:
      'Ranks are computed again in the whole block from the indexes; those in the file are only compared.',
    rankInFile: 'In the file',
    rankHere: 'Computed',
    rank: 'Rank',
    notRanked: 'not ranked',
    agenciesHeading: 'The agencies in the file',
    state: 'State',
    states: { unknown: 'added to the registry', new: 'first time', changed: 'changed', same: 'as before' },
    confirmHeading: 'Confirm the import',
    labels: {
      confirmUnsigned: 'I confirm that the file is from a source I trust, though no registered key signed it',
      reason: 'Why the figures change',
      name: 'Name of the period',
      opensOn: 'First day of the period',
      closesOn: 'Last day of the period',
      issuer: 'Published by',
      decisionNumber: 'Number of the decision (if any)',
      decidedOn: 'Day of the decision (if any)',
      comparable: 'Comparison with the next period',
      comparableReason: 'Why',
    },
    hints: {
      comparable:
        'A table does not say how it was computed. This declaration is printed with every comparison and logged.',
      comparableReason: 'For example: the same form and formulas under Decision …',
    },
    comparableYes: 'Comparable',
    comparableNo: 'Not comparable',
    comparableChoose: 'Choose',
    confirm: 'Confirm the import',
    drop: 'Drop this file',
    earlierHeading: 'Imports so far',
    noneYet: 'Nothing has been imported yet. Choose a file above to begin.',
    at: 'When',
    by: 'By',
    reason: 'Reason',
    download: (file) => `Download ${file}`,
    back: 'Back to the overview',
    toKeys: "Other installations' public keys",
    past: {
      link: 'Import indexes from a file, results of a past period',
      title: 'Import an index',
      introduction:
        'Choose a period to import into, or give the code of a past period that is not here (such as the year 2024).',
      period: 'Code of the period',
      periodHint: 'Plain small letters, digits, hyphens; for example 2024.',
      badPeriod: 'A code has plain small letters, digits and hyphens, 32 characters at most.',
      go: 'Continue',
      periods: 'Periods that are here',
      none: 'There is no period yet. Give a code above to import the results of a past one.',
    },
    keys: {
      title: "Other installations' public keys",
      introduction:
        'A file published by another installation is known by its public key. Get the key from /api/v1/keys there, and compare the fingerprint by telephone or in writing.',
      name: 'Name of the installation',
      nameMissing: 'Give the name of the installation (100 characters at most).',
      key: 'Public key',
      keyHint: 'Paste the JSON of /api/v1/keys.',
      badKey: 'This does not hold exactly one Ed25519 key.',
      known: 'This key has been registered already.',
      add: 'Register the key',
      fingerprint: 'Fingerprint',
      addedAt: 'Registered on',
      state: 'State',
      trusted: 'Trusted',
      removed: (day) => `Removed on ${day}`,
      remove: 'Remove the key',
      none: 'There is no key yet. Register the first one above.',
      table: 'Registered keys',
    },
  },
}
