import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the API's description beside those of its operations and schemas. */
export interface ApiDocsTexts {
  readonly title: string
  readonly summary: string
  /** Paragraphs. */
  readonly overview: readonly string[]
  readonly groups: Readonly<
    Record<'responses' | 'forms' | 'indexes' | 'imports' | 'checking' | 'description', string>
  >
  readonly contents: string
  readonly overviewHeading: string
  readonly document: string
  readonly keysHeading: string
  readonly keys: readonly string[]
  readonly scopesTable: string
  readonly scope: string
  readonly allows: string
  readonly forWhom: string
  readonly province: string
  readonly anyKey: string
  readonly shell: string
  readonly errorsHeading: string
  readonly errors: readonly string[]
  readonly operationsHeading: string
  readonly access: {
    readonly public: string
    readonly key: (scope: string) => string
    readonly published: (scope: string) => string
  }
  readonly parameters: string
  readonly places: Readonly<Record<'path' | 'query' | 'header', string>>
  readonly body: string
  readonly file: string
  readonly answers: string
  readonly always: string
  readonly sometimes: string
  readonly eachLine: string
  readonly examples: string
  readonly exampleOf: (operation: string, example: string) => string
  readonly answered: (status: number) => string
  readonly checkingHeading: string
  readonly checking: readonly string[]
  readonly checkingCommand: string
  readonly linesHeading: string
  readonly lines: readonly string[]
  readonly schemasHeading: string
  readonly schemas: string
  readonly schemaFiles: string
  readonly words: {
    readonly required: string
    readonly anything: string
    readonly exactly: (value: string) => string
    readonly oneOf: string
    readonly text: string
    readonly number: string
    readonly integer: string
    readonly boolean: string
    readonly nothing: string
    readonly object: string
    readonly list: string
    readonly or: string
    readonly each: string
    readonly byName: string
    readonly from: (least: string) => string
    readonly to: (most: string) => string
    readonly above: (least: string) => string
    readonly below: (most: string) => string
    readonly characters: (least: number, most: number | null) => string
    readonly items: (least: number, most: number | null) => string
    readonly unique: string
    readonly pattern: string
    readonly usually: (value: string) => string
  }
}

export const apiDocsTexts: Record<Language, ApiDocsTexts> = {
  vi: {
    title: 'API của hệ thống chỉ số hài lòng',
    summary: 'Gửi phiếu khảo sát, đọc và nhập chỉ số hài lòng, kiểm tra số liệu đã công bố.',
    overview: [
      'API gồm các địa chỉ dưới /api/v1, trả lời bằng JSON (UTF-8) trừ khi ghi khác. Thời điểm theo UTC (RFC 3339), ngày theo giờ Việt Nam. Số liệu không công bố hoặc không tính được là null, không bao giờ là 0.',
      'Trong v1, tên và nghĩa đã có không đổi; phần mới có thể được thêm vào. Địa chỉ đọc bằng GET cũng nhận HEAD. Các câu cho người đọc có tiếng Việt và tiếng Anh (lang=en).',
    ],
    groups: {
      responses: 'Gửi phiếu khảo sát',
      forms: 'Mẫu phiếu',
      indexes: 'Kỳ khảo sát và chỉ số',
      imports: 'Nhập chỉ số',
      checking: 'Kiểm tra số liệu đã công bố',
      description: 'Bản mô tả này',
    },
    contents: 'Nội dung',
    overviewHeading: 'Tổng quan',
    document: 'Bản mô tả cho chương trình (OpenAPI 3.1, JSON)',
    keysHeading: 'Khóa API và quyền',
    keys: [
      'Phần công khai không cần khóa. Với phần còn lại, gửi khóa trong tiêu đề Authorization: Bearer KHÓA. Khóa do Sở Nội vụ hoặc người quản lý của cơ quan tạo tại trang Khóa API, chỉ hiện một lần và có thể thu hồi bất cứ lúc nào. Không đưa khóa vào địa chỉ.',
      'Khóa toàn tỉnh thấy mọi cơ quan; khóa của một cơ quan chỉ thấy cơ quan đó. Khóa chỉ làm được những việc đã chọn khi tạo.',
    ],
    scopesTable: 'Quyền mà một khóa có thể có',
    scope: 'Quyền',
    allows: 'Cho phép',
    forWhom: 'Loại khóa',
    province: 'Chỉ khóa toàn tỉnh',
    anyKey: 'Khóa toàn tỉnh hoặc của một cơ quan',
    shell: 'Các ví dụ dưới đây chạy được trong cửa sổ lệnh sau khi đặt hai biến:',
    errorsHeading: 'Lỗi',
    errors: [
      'Mọi lỗi là một tài liệu application/problem+json (RFC 9457): status và code dành cho chương trình, title là câu cho người đọc, problems nêu từng chỗ sai. Yêu cầu bị từ chối không làm thay đổi gì. Content-Language cho biết các câu bằng ngôn ngữ nào. Thao tác nào cũng có thể trả lời 500 (internal) khi máy chủ gặp lỗi.',
      'Lỗi 429 và 503 có Retry-After: chờ số giây đó rồi gửi lại. Với các lỗi 4xx khác, gửi lại y nguyên sẽ không có kết quả khác. Với 5xx hoặc mất kết nối, nên gửi lại sau một lúc; postResponse gửi lại bao nhiêu lần cũng chỉ lưu một phiếu.',
    ],
    operationsHeading: 'Các thao tác',
    access: {
      public: 'Công khai, không cần khóa.',
      key: (scope) => `Cần khóa có quyền ${scope}.`,
      published: (scope) => `Công khai khi kỳ đã công bố; trước đó cần khóa có quyền ${scope}.`,
    },
    parameters: 'Tham số',
    places: { path: 'trong địa chỉ', query: 'sau dấu ?', header: 'tiêu đề' },
    body: 'Nội dung gửi lên',
    file: 'tệp',
    answers: 'Trả lời',
    always: 'luôn có',
    sometimes: 'có thể có',
    eachLine: 'mỗi dòng, hoặc data của mỗi sự kiện:',
    examples: 'Ví dụ',
    exampleOf: (operation, example) => `${operation}: ${example}`,
    answered: (status) => `Trả lời ${status}`,
    checkingHeading: 'Mã xác thực và cách kiểm tra',
    checking: [
      'Tài liệu chỉ số đã công bố mang mã xác thực Ed25519 trong trường signature: algorithm, key (32 byte khóa công khai, base64url) và value (64 byte chữ ký, base64url). Đây là mã xác thực tệp, không phải chữ ký số theo luật.',
      'Bỏ trường signature, viết phần còn lại theo dạng chuẩn RFC 8785 (JCS), mã hóa UTF-8 rồi kiểm tra value trên các byte đó bằng key.',
      'Khóa phải là khóa của nơi công bố: đối chiếu với getPublicKeys và với dấu vân tay (kid) nhận qua một kênh khác. Dấu vân tay là SHA-256, base64url, của {"crv":"Ed25519","kty":"OKP","x":"…"} (RFC 7638).',
      'form.digest và responses.digest là sha256: kèm SHA-256 dạng hex: của định nghĩa mẫu phiếu theo RFC 8785, và của toàn bộ tệp responses.ndjson.',
      'Mã nguồn kèm lệnh kiểm tra: tính lại mọi phần trăm, thứ hạng, thay đổi và khoảng tin cậy từ chính các tổng trong tệp.',
    ],
    checkingCommand: 'npm run --silent verify -- index.json --key keys.json --responses responses.ndjson',
    linesHeading: 'Tệp NDJSON các phiếu ẩn danh',
    lines: [
      'Mỗi dòng là một đối tượng JSON dạng chuẩn RFC 8785, kết thúc bằng một LF, kể cả dòng cuối; không có dòng trống, không có BOM.',
      'Các dòng xếp theo thứ tự byte, nên cùng các phiếu luôn cho cùng các byte. X-Row-Count là số dòng: nếu nhận được ít hơn, hãy tải lại.',
      'Không có ý kiến tự ghi, thông tin người trả lời, biên nhận hay thời điểm; chỉ có tuần ISO.',
    ],
    schemasHeading: 'Lược đồ',
    schemas:
      'Đúng các lược đồ mà máy chủ dùng để kiểm tra. Trường không ghi “bắt buộc” có thể bỏ; trường không có trong lược đồ bị từ chối trừ khi ghi khác.',
    schemaFiles: 'Tải riêng dưới dạng JSON Schema:',
    words: {
      required: 'bắt buộc',
      anything: 'giá trị bất kỳ',
      exactly: (value) => `đúng là ${value}`,
      oneOf: 'một trong',
      text: 'chuỗi',
      number: 'số',
      integer: 'số nguyên',
      boolean: 'true hoặc false',
      nothing: 'null',
      object: 'đối tượng',
      list: 'danh sách',
      or: 'hoặc',
      each: 'mỗi phần tử',
      byName: 'giá trị theo mã',
      from: (least) => `từ ${least}`,
      to: (most) => `đến ${most}`,
      above: (least) => `lớn hơn ${least}`,
      below: (most) => `nhỏ hơn ${most}`,
      characters: (least, most) =>
        most === null
          ? `ít nhất ${least} ký tự`
          : least > 0
            ? `${least}–${most} ký tự`
            : `tối đa ${most} ký tự`,
      items: (least, most) =>
        most === null
          ? `ít nhất ${least} phần tử`
          : least === most
            ? `${most} phần tử`
            : least > 0
              ? `${least}–${most} phần tử`
              : `tối đa ${most} phần tử`,
      unique: 'không trùng nhau',
      pattern: 'theo mẫu',
      usually: (value) => `mặc định ${value}`,
    },
  },
  en: {
    title: 'API of the satisfaction index',
    summary: 'Send survey responses, read and import indexes, check what was published.',
    overview: [
      'The API is the addresses below /api/v1. It answers in JSON (UTF-8) unless something else is said. Instants are in UTC (RFC 3339), days are those of Vietnam. A figure that is withheld or impossible is null, never 0.',
      'Within v1 no name and no meaning changes; things may be added. What is read by GET answers HEAD, too. Sentences for people are in Vietnamese and in English (lang=en).',
    ],
    groups: {
      responses: 'Sending responses',
      forms: 'Forms',
      indexes: 'Periods and indexes',
      imports: 'Importing indexes',
      checking: 'Checking what was published',
      description: 'This description',
    },
    contents: 'Contents',
    overviewHeading: 'Overview',
    document: 'The description for programs (OpenAPI 3.1, JSON)',
    keysHeading: 'Keys and what they may do',
    keys: [
      'What is public needs no key. For everything else send a key in the header Authorization: Bearer KEY. Keys are made by home affairs or an agency’s manager on the page of API keys, are shown once and can be revoked at any time. Never put a key into an address.',
      'A key of the province sees every agency, a key of an agency that agency alone. A key may do what was chosen when it was made, and nothing else.',
    ],
    scopesTable: 'What a key may be allowed',
    scope: 'Scope',
    allows: 'Allows to',
    forWhom: 'Keys',
    province: 'Of the province only',
    anyKey: 'Of the province or an agency',
    shell: 'The examples below run in a shell once these two variables are set:',
    errorsHeading: 'Errors',
    errors: [
      'Every error is an application/problem+json document (RFC 9457): status and code are for programs, title is a sentence for people, problems names each place at fault. A request that is refused changes nothing. Content-Language says in which language the sentences are. Every operation may answer 500 (internal) where the server itself fails.',
      'Answers 429 and 503 carry Retry-After: wait for those seconds and send again. After any other 4xx the same request will end the same way. After a 5xx or a broken connection send again a little later; however often postResponse is sent again, one response is stored.',
    ],
    operationsHeading: 'Operations',
    access: {
      public: 'Public: no key is needed.',
      key: (scope) => `Needs a key with the scope ${scope}.`,
      published: (scope) =>
        `Public once the period is published; before, a key with the scope ${scope} is needed.`,
    },
    parameters: 'Parameters',
    places: { path: 'in the address', query: 'after the ?', header: 'header' },
    body: 'Body',
    file: 'a file',
    answers: 'Answers',
    always: 'always sent',
    sometimes: 'sent sometimes',
    eachLine: 'each line, or the data of each event:',
    examples: 'Examples',
    exampleOf: (operation, example) => `${operation}: ${example}`,
    answered: (status) => `Answered ${status}`,
    checkingHeading: 'Signatures and how to check them',
    checking: [
      'A published index document carries an Ed25519 signature in its field signature: algorithm, key (the 32 bytes of the public key, base64url) and value (the 64 bytes of the signature, base64url). It proves where a file comes from; it is not a digital signature in the sense of the law.',
      'Take the field signature away, write what is left in the canonical form of RFC 8785 (JCS), encode it in UTF-8, and verify value over those bytes with key.',
      'The key must be the publisher’s: compare it with getPublicKeys, and with a thumbprint (kid) that came to you another way. The thumbprint is the SHA-256, base64url, of {"crv":"Ed25519","kty":"OKP","x":"…"} (RFC 7638).',
      'form.digest and responses.digest are sha256: with a SHA-256 in hex: of the definition of the form in the form of RFC 8785, and of the whole file responses.ndjson.',
      'The source code has a command that checks a file: it computes every percentage, rank, change and interval again from the sums in the file itself.',
    ],
    checkingCommand: 'npm run --silent verify -- index.json --key keys.json --responses responses.ndjson',
    linesHeading: 'The NDJSON file of anonymous responses',
    lines: [
      'Each line is one JSON object in the canonical form of RFC 8785 and ends in one LF, the last one, too; there are no blank lines and there is no BOM.',
      'The lines are in the order of their bytes, so that equal responses always give equal bytes. X-Row-Count is how many lines there are: if fewer arrive, download it again.',
      'There is no comment, nothing about the respondent, no receipt and no time; only the ISO week.',
    ],
    schemasHeading: 'Schemas',
    schemas:
      'The very schemas that the server checks with. A member that is not marked “required” may be left out; one that is not in the schema is refused unless something else is said.',
    schemaFiles: 'As JSON Schema files:',
    words: {
      required: 'required',
      anything: 'any value',
      exactly: (value) => `exactly ${value}`,
      oneOf: 'one of',
      text: 'text',
      number: 'number',
      integer: 'integer',
      boolean: 'true or false',
      nothing: 'null',
      object: 'object',
      list: 'list',
      or: 'or',
      each: 'each item',
      byName: 'value for each code',
      from: (least) => `from ${least}`,
      to: (most) => `to ${most}`,
      above: (least) => `above ${least}`,
      below: (most) => `below ${most}`,
      characters: (least, most) =>
        most === null
          ? `at least ${least} ${least === 1 ? 'character' : 'characters'}`
          : least > 0
            ? `${least}–${most} characters`
            : `at most ${most} characters`,
      items: (least, most) =>
        most === null
          ? `at least ${least} ${least === 1 ? 'item' : 'items'}`
          : least === most
            ? `${most} items`
            : least > 0
              ? `${least}–${most} items`
              : `at most ${most} items`,
      unique: 'no two alike',
      pattern: 'matching',
      usually: (value) => `${value} unless told`,
    },
  },
}
