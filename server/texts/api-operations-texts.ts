import type { LocalizedText } from '../../survey-forms/form-definition.ts'

/** What an operation of the API is called, and what whoever calls it has to know. Paragraphs are separated by a blank line. */
interface OperationText {
  readonly summary: LocalizedText
  readonly description: LocalizedText
}

const indexDescription: LocalizedText = {
  vi: 'Kỳ đã công bố: ai cũng đọc được, và tệp JSON đúng từng byte như khi công bố, kèm mã xác thực. Kỳ chưa công bố: cần khóa API; khóa của một cơ quan chỉ nhận số liệu của cơ quan đó, cập nhật theo từng bậc số phiếu.\n\nBản đã công bố có ETag: gửi lại trong If-None-Match để nhận 304 khi không có gì mới. Số liệu trực tiếp không được lưu đệm.',
  en: 'Of a published period everybody may read it, and the JSON file is byte for byte what was published, with its signature. Of another period a key is needed; a key of one agency is given that agency alone, in steps of so many responses.\n\nWhat was published has an ETag: send it back in If-None-Match to be answered 304 where nothing is new. Live figures are kept by no cache.',
}

const schemaDescription: LocalizedText = {
  vi: 'JSON Schema (2020-12) của các tệp mà hệ thống xuất ra hoặc nhận vào; chính các lược đồ này được dùng để kiểm tra.',
  en: 'JSON Schemas (2020-12) of the files that the system gives out or takes in: the very ones it checks them with.',
}

export const operationTexts = {
  postResponse: {
    summary: { vi: 'Gửi một phiếu khảo sát', en: 'Send a response' },
    description: {
      vi: 'Dành cho chương trình gửi phiếu thay cho trang khảo sát, theo đúng một đường xử lý với trang đó. submissionId được tạo một lần cho mỗi phiếu và gửi lại nguyên vẹn mỗi lần thử lại: cùng mã và cùng câu trả lời thì nhận lại biên nhận cũ (200), cùng mã nhưng câu trả lời khác thì bị từ chối (409). Vì vậy khi mất kết nối chỉ cần gửi lại.\n\nCâu trả lời được so sau khi chuẩn hóa (NFC, bỏ khoảng trắng ở hai đầu; nguyện vọng không kể thứ tự); language và startedAt không so. Lược đồ chính xác của từng mẫu phiếu: getFormSchema. Nội dung tối đa 32 KB, UTF-8.',
      en: 'For programs that send responses instead of the survey page, by the very same path. The submissionId is made once for each response and sent again, unchanged, with every retry: the same id and the same answers are given the same receipt (200), the same id with other answers is refused (409). So after a broken connection simply send again.\n\nAnswers are compared as they are after parsing (NFC, trimmed, wishes in any order); language and startedAt are not compared. The exact schema of each form: getFormSchema. A body has at most 32 KB of UTF-8.',
    },
  },
  getForm: {
    summary: { vi: 'Đọc một mẫu phiếu', en: 'Read a form' },
    description: {
      vi: 'Định nghĩa đầy đủ của một phiên bản mẫu phiếu: tiêu chí, câu hỏi, thang đo, lựa chọn. Một phiên bản không bao giờ thay đổi nên có thể lưu lại.',
      en: 'The whole definition of one version of a form: criteria, questions, scale, options. A version never changes, so it may be kept.',
    },
  },
  getFormSchema: {
    summary: {
      vi: 'Đọc lược đồ của phiếu gửi theo một mẫu',
      en: 'Read the schema of responses to a form',
    },
    description: {
      vi: 'JSON Schema (2020-12) của nội dung gửi tới postResponse theo mẫu này; máy chủ kiểm tra bằng chính lược đồ đó. Trường agency chỉ gửi khi điểm khảo sát phục vụ nhiều cơ quan.',
      en: 'The JSON Schema (2020-12) of a body of postResponse under this form; the server checks with this very schema. The field agency is sent only where a point serves several agencies.',
    },
  },
  listPeriods: {
    summary: { vi: 'Liệt kê các kỳ khảo sát', en: 'List the periods' },
    description: {
      vi: 'Các kỳ đang mở, đã kết thúc và đã công bố, kèm mẫu phiếu, các khối và địa chỉ của chỉ số. Khóa toàn tỉnh được đọc chỉ số trực tiếp thấy thêm các kỳ đang soạn.',
      en: 'The periods that are open, closed or published, with their form, their blocks and where their index is. A key of the province that may read live figures sees drafts, too.',
    },
  },
  getIndex: {
    summary: { vi: 'Đọc chỉ số của một kỳ', en: 'Read the index of a period' },
    description: indexDescription,
  },
  getIndexJson: {
    summary: { vi: 'Đọc chỉ số của một kỳ (tệp JSON)', en: 'Read the index of a period (JSON file)' },
    description: indexDescription,
  },
  getIndexCsv: {
    summary: { vi: 'Tải chỉ số dạng CSV', en: 'Download the index as CSV' },
    description: {
      vi: `Mỗi cơ quan một dòng, dòng đầu là tiêu đề cột; UTF-8 có BOM, dấu phẩy ngăn cột, dấu chấm thập phân.\n\n${indexDescription.vi}`,
      en: `One row for each agency under a row of headings; UTF-8 with a BOM, commas between the columns, a decimal point.\n\n${indexDescription.en}`,
    },
  },
  getIndexXlsx: {
    summary: { vi: 'Tải chỉ số dạng Excel', en: 'Download the index as a workbook' },
    description: {
      vi: `Sổ tính XLSX: mỗi khối một trang, mỗi tiêu chí một trang xếp hạng; ô số là số.\n\n${indexDescription.vi}`,
      en: `An XLSX workbook: a sheet for each block, and one with the ranking by each criterion; numbers are numbers.\n\n${indexDescription.en}`,
    },
  },
  followLiveIndex: {
    summary: { vi: 'Theo dõi chỉ số trực tiếp', en: 'Follow the live index' },
    description: {
      vi: 'Luồng sự kiện (server-sent events). Sự kiện index đến ngay khi nối và mỗi khi số liệu thay đổi; data là tài liệu chỉ số trên một dòng. Máy chủ ngắt luồng sau một phút và chương trình tự nối lại với Last-Event-ID: quyền được kiểm tra lại mỗi phút. Dòng bắt đầu bằng dấu hai chấm là nhịp giữ kết nối, 15 giây một lần.',
      en: 'Server-sent events. An event index comes at once and again whenever the figures have moved; its data is the index document on one line. The server ends the stream after a minute, and the client comes back by itself with Last-Event-ID: so what a key may do is asked anew each minute. A line that begins with a colon only keeps the connection open, every 15 seconds.',
    },
  },
  exportResponses: {
    summary: { vi: 'Tải các phiếu đã ẩn danh', en: 'Download the anonymous responses' },
    description: {
      vi: 'Các phiếu đứng sau chỉ số, không có ý kiến tự ghi, không có thông tin người trả lời, không có biên nhận, chỉ có tuần thay cho thời điểm. Mỗi dòng là một đối tượng JSON dạng chuẩn (RFC 8785), kết thúc bằng LF, các dòng xếp theo thứ tự byte. SHA-256 của toàn bộ nội dung chính là responses.digest trong tài liệu chỉ số đã công bố.',
      en: 'The responses behind the index: no comment, nothing about the respondent, no receipt, the week instead of the time. Each line is one JSON object in canonical form (RFC 8785) ending in LF, and the lines are in the order of their bytes. The SHA-256 of all of it is responses.digest of the published index document.',
    },
  },
  importIndex: {
    summary: { vi: 'Nhập chỉ số đã tính ở nơi khác', en: 'Import an index computed elsewhere' },
    description: {
      vi: 'Nhận tài liệu chỉ số (JSON) hoặc bảng chỉ số (CSV, XLSX), nhận dạng theo nội dung; tối đa 8 MB. Tệp là toàn bộ nội dung gửi lên, hoặc trường file của một biểu mẫu multipart; các thông tin kèm theo là tham số của địa chỉ hoặc trường của biểu mẫu đó.\n\nMặc định chỉ chạy thử (dryRun): báo cáo nêu sẽ thay đổi gì và còn thiếu thông tin gì (needs), không lưu gì. Nhập hết hoặc không nhập gì. Một cơ quan trong một kỳ hoặc được tính tại đây, hoặc được nhập (ngược lại là 409). Phần trăm được xếp hạng lại trong khối; thứ hạng trong tệp chỉ để đối chiếu.',
      en: 'Takes an index document (JSON) or the table of an index (CSV, XLSX), told apart by their content; 8 MB at most. The file is the whole body, or the field file of a multipart form; what goes with it are parameters of the address or fields of that form.\n\nIt is a dry run unless told otherwise: the report says what would change and what has still to be said (needs), and nothing is stored. All or nothing. An agency in a period is either computed here or imported (else 409). Percentages are ranked anew with the block; the ranks of the file are only compared.',
    },
  },
  getPublicKeys: {
    summary: { vi: 'Đọc khóa công khai', en: 'Read the public keys' },
    description: {
      vi: 'Khóa Ed25519 dùng để kiểm tra mã xác thực của các tệp đã công bố; rỗng khi chưa công bố lần nào. kid là dấu vân tay của khóa (RFC 7638): hãy đối chiếu qua một kênh khác.',
      en: 'The Ed25519 keys by which published files are checked; none before the first publication. The kid is the thumbprint of the key (RFC 7638): compare it by another channel.',
    },
  },
  getSchema: {
    summary: { vi: 'Đọc lược đồ của một loại tệp', en: 'Read the schema of a kind of file' },
    description: schemaDescription,
  },
  getDescription: {
    summary: { vi: 'Đọc bản mô tả này dành cho chương trình', en: 'Read this description for programs' },
    description: {
      vi: 'Tài liệu OpenAPI 3.1; lang=en cho bản tiếng Anh. Lược đồ của postResponse có mọi mẫu phiếu đang được hỏi ở đây.',
      en: 'An OpenAPI 3.1 document; lang=en for the English one. The schema of postResponse has every form that is asked here at present.',
    },
  },
  readDocs: {
    summary: { vi: 'Đọc bản mô tả này trong trình duyệt', en: 'Read this description in a browser' },
    description: {
      vi: 'Trang này: lập từ chính tài liệu OpenAPI, không cần JavaScript và không tải gì từ nơi khác.',
      en: 'This page: made of the OpenAPI document itself, without JavaScript and without anything from elsewhere.',
    },
  },
} as const satisfies Record<string, OperationText>

export type OperationId = keyof typeof operationTexts

/** What an answer that is no refusal means. */
export const answerTexts = {
  stored: { vi: 'Đã lưu phiếu; kèm biên nhận.', en: 'The response was stored; its receipt.' },
  replayed: {
    vi: 'Phiếu này đã được lưu trước đó với cùng câu trả lời; kèm biên nhận cũ.',
    en: 'This response was stored before with the same answers; its receipt.',
  },
  form: { vi: 'Định nghĩa mẫu phiếu.', en: 'The definition of the form.' },
  schema: { vi: 'Một JSON Schema.', en: 'A JSON Schema.' },
  periods: { vi: 'Các kỳ khảo sát, mới nhất trước.', en: 'The periods, the newest first.' },
  index: { vi: 'Tài liệu chỉ số.', en: 'The index document.' },
  table: { vi: 'Bảng chỉ số.', en: 'The table of the index.' },
  notModified: {
    vi: 'Bản đang giữ vẫn là bản mới nhất; không gửi lại nội dung.',
    en: 'What is held is still the newest; nothing is sent again.',
  },
  stream: { vi: 'Luồng sự kiện.', en: 'The stream of events.' },
  lines: { vi: 'Mỗi dòng một phiếu.', en: 'One response on each line.' },
  imported: { vi: 'Đã nhập và lưu.', en: 'Imported and stored.' },
  tried: {
    vi: 'Báo cáo chạy thử, hoặc không có gì để thay đổi; chưa lưu gì.',
    en: 'The report of a dry run, or there is nothing to change; nothing was stored.',
  },
  keys: { vi: 'Tập khóa JWK.', en: 'A set of JSON Web Keys.' },
  description: { vi: 'Tài liệu OpenAPI.', en: 'The OpenAPI document.' },
  page: { vi: 'Trang HTML.', en: 'An HTML page.' },
} as const satisfies Record<string, LocalizedText>

/** What a status of a refusal means; its reasons are in problem-texts.ts. */
export const refusalTexts: Readonly<Record<number, LocalizedText>> = {
  400: { vi: 'Không đọc được yêu cầu.', en: 'The request could not be read.' },
  401: { vi: 'Chưa rõ ai gọi.', en: 'It is not known who calls.' },
  403: { vi: 'Không có quyền.', en: 'That is not allowed.' },
  404: { vi: 'Không có ở đây.', en: 'There is no such thing.' },
  409: { vi: 'Trái với dữ liệu đang có.', en: 'It conflicts with what is there.' },
  410: { vi: 'Không còn nhận.', en: 'That is over.' },
  413: { vi: 'Nội dung quá lớn.', en: 'The body is too large.' },
  415: { vi: 'Kiểu nội dung không được nhận.', en: 'The type of the body is not accepted.' },
  422: {
    vi: 'Đọc được nhưng chưa hợp lệ; problems nêu từng chỗ.',
    en: 'It was read and is not valid; problems names each place.',
  },
  429: {
    vi: 'Quá nhiều yêu cầu; chờ số giây trong Retry-After rồi gửi lại.',
    en: 'Too many requests; wait for the seconds of Retry-After and send again.',
  },
  500: { vi: 'Lỗi của máy chủ.', en: 'A fault of the server.' },
  503: {
    vi: 'Máy chủ đang bận; chờ số giây trong Retry-After rồi thử lại.',
    en: 'The server is busy; wait for the seconds of Retry-After and try again.',
  },
}

/** What an example shows. */
export const exampleTexts = {
  response: { vi: 'Một phiếu đầy đủ', en: 'A complete response' },
  retry: { vi: 'Gửi lại phiếu đó', en: 'The same response again' },
  otherAnswers: { vi: 'Cùng mã, câu trả lời khác', en: 'The same id with other answers' },
  invalid: { vi: 'Mã lựa chọn không có trong mẫu', en: 'An option that the form does not have' },
  unknownPoint: { vi: 'Mã điểm không tồn tại', en: 'A code that leads to no point' },
  form: { vi: 'Mẫu phiếu năm tiêu chí', en: 'The form of five criteria' },
  unknownForm: { vi: 'Phiên bản không tồn tại', en: 'A version that does not exist' },
  periods: { vi: 'Các kỳ', en: 'The periods' },
  published: { vi: 'Kỳ đã công bố, không cần khóa', en: 'A published period, without a key' },
  live: { vi: 'Kỳ chưa công bố, có khóa', en: 'A period that is not published, with a key' },
  block: { vi: 'Chỉ một khối', en: 'One block alone' },
  withoutKey: { vi: 'Kỳ chưa công bố, không có khóa', en: 'A period that is not published, without a key' },
  unknownPeriod: { vi: 'Kỳ không tồn tại', en: 'A period that does not exist' },
  unknownBlock: { vi: 'Khối không tồn tại', en: 'A block that does not exist' },
  stream: { vi: 'Nối vào luồng', en: 'Joining the stream' },
  signals: { vi: 'Chỉ nhận tín hiệu, không nhận tài liệu', en: 'Signals alone, without documents' },
  lines: { vi: 'Các phiếu của một kỳ', en: 'The responses of a period' },
  dryRun: { vi: 'Chạy thử một bảng CSV', en: 'A dry run of a CSV table' },
  unconfirmed: {
    vi: 'Lưu mà chưa xác nhận tệp không có mã xác thực',
    en: 'Storing without having confirmed an unsigned file',
  },
  stored: { vi: 'Nhập và lưu', en: 'Importing and storing' },
  unreadable: { vi: 'Không phải bảng chỉ số', en: 'No table of an index' },
  keys: { vi: 'Khóa công khai', en: 'The public keys' },
  schema: { vi: 'Lược đồ tài liệu chỉ số', en: 'The schema of the index document' },
  unknownSchema: { vi: 'Lược đồ không tồn tại', en: 'A schema that does not exist' },
  description: { vi: 'Bản tiếng Anh', en: 'In English' },
} as const satisfies Record<string, LocalizedText>
