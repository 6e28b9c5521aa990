import type { Language } from '../../survey-forms/form-definition.ts'
import type { FormDifference, FormPartField, FormPartKind } from '../../survey-forms/form-differences.ts'
import { formsTextsEn } from './forms-texts-en.ts'

/** The words of the pages about form versions. Numbers and dates come in already written in the language. */
export interface FormsTexts {
  readonly title: string
  readonly introduction: string
  readonly caption: string
  readonly columns: Readonly<Record<'form' | 'content' | 'source' | 'used', string>>
  readonly content: (criteria: string, questions: string) => string
  readonly shipped: string
  readonly imported: (date: string, by: string) => string
  readonly unused: string
  readonly importLink: string
  readonly download: string
  readonly backToForms: string
  readonly form: {
    readonly published: string
    readonly facts: string
    readonly code: string
    readonly preview: string
    readonly previewIn: Readonly<Record<Language, string>>
    readonly paperIn: Readonly<Record<Language, string>>
    readonly criteria: string
    readonly criterion: (name: string, weight: string) => string
    readonly scale: string
    readonly grade: (label: string, points: string) => string
    readonly others: string
    readonly outside: (count: string) => string
    readonly respondent: (count: string) => string
    readonly usedIn: string
    readonly compare: string
    readonly compareWith: string
    readonly compareButton: string
    readonly newVersion: (id: string) => string
  }
  readonly banner: string
  readonly previewPlace: string
  readonly previewDesk: string
  readonly import: {
    readonly title: string
    readonly introduction: readonly string[]
    readonly fileHeading: string
    readonly file: string
    readonly fileHint: (longest: string) => string
    readonly checkFile: string
    readonly pasteHeading: string
    readonly definition: string
    readonly definitionHint: string
    readonly checkText: string
    readonly errorTitle: (title: string) => string
    readonly errorHeading: string
    readonly more: (count: string) => string
    readonly problems: {
      readonly missing: string
      readonly 'too-large': (longest: string) => string
      readonly 'not-utf8': string
      readonly 'too-many-values': string
      readonly syntax: (line: string, column: string) => string
      readonly repeated: (line: string, name: string) => string
      readonly mistake: (line: string, path: string, message: string) => string
    }
    readonly verdicts: {
      readonly same: (id: string) => string
      readonly exists: (id: string, next: string) => string
      readonly 'not-next': (version: string, next: string) => string
      readonly unchanged: (id: string) => string
    }
    readonly checked: (id: string) => string
    readonly checkedNext: string
    readonly publish: (id: string) => string
    readonly publishHint: string
  }
  readonly differences: {
    readonly title: (before: string, after: string) => string
    readonly heading: (before: string) => string
    readonly first: string
    readonly none: string
    readonly caption: string
    readonly columns: Readonly<Record<'part' | 'change' | 'before' | 'after', string>>
    readonly kinds: Readonly<Record<FormPartKind, string>>
    readonly part: (kind: string, name: string, code: string) => string
    readonly changes: Readonly<Record<FormDifference['change'], string>>
    readonly fields: Readonly<Record<FormPartField, string>>
    readonly yes: string
    readonly no: string
    readonly nothing: string
    readonly comparable: string
    readonly someComparable: (criteria: string) => string
    readonly notComparable: string
    readonly because: (reasons: string) => string
    readonly flags: Readonly<Record<'criteria-differ' | 'questions-differ', string>>
  }
  readonly paper: {
    readonly title: string
    readonly print: string
    readonly agency: string
    readonly day: string
    readonly number: string
    readonly instruction: string
    readonly question: string
    readonly mostChoices: (most: string) => string
    readonly entry: string
    readonly optional: string
  }
}

export const formsTexts: Record<Language, FormsTexts> = {
  vi: {
    title: 'Mẫu phiếu',
    introduction:
      'Mỗi mẫu phiếu có các phiên bản, và một phiên bản đã có thì không bao giờ thay đổi: phiếu đã nhận luôn đọc được đúng như khi người dân trả lời. Muốn sửa mẫu, nhập phiên bản kế tiếp.',
    caption: 'Các phiên bản mẫu phiếu',
    columns: { form: 'Mẫu phiếu', content: 'Nội dung', source: 'Nguồn', used: 'Dùng trong kỳ' },
    content: (criteria, questions) => `${criteria} tiêu chí, ${questions} câu hỏi được tính`,
    shipped: 'Có sẵn trong phần mềm',
    imported: (date, by) => `Nhập ngày ${date}, ${by}`,
    unused: 'Chưa dùng',
    importLink: 'Nhập mẫu phiếu',
    download: 'Tải định nghĩa (JSON)',
    backToForms: 'Về danh sách mẫu phiếu',
    form: {
      published: 'Đã nhập mẫu phiếu. Có thể chọn mẫu này khi soạn kỳ khảo sát.',
      facts: 'Thông tin',
      code: 'Phiên bản',
      preview: 'Xem thử',
      previewIn: { vi: 'Trên điện thoại, tiếng Việt', en: 'Trên điện thoại, tiếng Anh' },
      paperIn: { vi: 'Phiếu giấy để in, tiếng Việt', en: 'Phiếu giấy để in, tiếng Anh' },
      criteria: 'Tiêu chí và câu hỏi được tính',
      criterion: (name, weight) => `${name} (trọng số ${weight})`,
      scale: 'Thang trả lời',
      grade: (label, points) => `${label}: ${points} điểm`,
      others: 'Phần khác',
      outside: (count) => `${count} câu hỏi không tính vào chỉ số`,
      respondent: (count) => `${count} câu hỏi về người trả lời, không bắt buộc`,
      usedIn: 'Dùng trong kỳ',
      compare: 'So sánh với phiên bản khác',
      compareWith: 'Phiên bản trước đó',
      compareButton: 'Xem khác biệt',
      newVersion: (id) =>
        `Muốn sửa: tải định nghĩa, sửa, ghi số phiên bản kế tiếp (mục version) rồi nhập lại. Phiên bản ${id} vẫn giữ nguyên.`,
    },
    banner: 'XEM THỬ – phiếu này không gửi được',
    previewPlace: 'Trung tâm Phục vụ hành chính công',
    previewDesk: 'Quầy số 1',
    import: {
      title: 'Nhập mẫu phiếu',
      introduction: [
        'Mẫu phiếu là một tệp JSON: thang trả lời, tiêu chí, câu hỏi và lời dẫn bằng tiếng Việt và tiếng Anh. Cách dễ nhất: tải định nghĩa của một mẫu có sẵn, sửa lời, đổi code (mẫu riêng, version 1) hoặc tăng version (phiên bản kế tiếp), rồi nhập vào đây.',
        'Tệp được kiểm tra trước. Chỉ khi không còn lỗi và anh/chị đã xem thử thì mới công bố.',
      ],
      fileHeading: 'Chọn tệp',
      file: 'Tệp JSON',
      fileHint: (longest) => `Mã hóa UTF-8, không quá ${longest} kB.`,
      checkFile: 'Kiểm tra tệp',
      pasteHeading: 'Hoặc dán nội dung',
      definition: 'Định nghĩa mẫu phiếu (JSON)',
      definitionHint: 'Dán toàn bộ nội dung, từ dấu { đầu tiên đến dấu } cuối cùng.',
      checkText: 'Kiểm tra nội dung',
      errorTitle: (title) => `Lỗi: ${title}`,
      errorHeading: 'Chưa nhập được mẫu phiếu này',
      more: (count) => `Còn ${count} lỗi khác; hãy sửa các lỗi trên trước.`,
      problems: {
        missing: 'Hãy chọn tệp hoặc dán nội dung.',
        'too-large': (longest) => `Nội dung lớn quá ${longest} kB.`,
        'too-many-values':
          'Nội dung có nhiều mục hơn mẫu phiếu lớn nhất có thể có. Hãy kiểm tra xem có đúng là tệp mẫu phiếu không.',
        'not-utf8': 'Nội dung không phải UTF-8. Hãy lưu tệp với mã hóa UTF-8 rồi thử lại.',
        syntax: (line, column) => `Dòng ${line}, cột ${column}: không đúng cú pháp JSON.`,
        repeated: (line, name) => `Dòng ${line}: “${name}” được ghi hai lần trong cùng một đối tượng.`,
        mistake: (line, path, message) => `Dòng ${line}${path === '' ? '' : `, ${path}`}: ${message}`,
      },
      verdicts: {
        same: (id) => `Phiên bản ${id} đã có và giống hệt nội dung này, không cần nhập lại.`,
        exists: (id, next) =>
          `Phiên bản ${id} đã có với nội dung khác và không thay đổi được. Hãy ghi "version": ${next}.`,
        'not-next': (version, next) =>
          `"version": ${version} chưa đúng: phiên bản kế tiếp của mẫu này là ${next}.`,
        unchanged: (id) => `Nội dung giống hệt ${id}, chỉ khác số phiên bản. Không cần phiên bản mới.`,
      },
      checked: (id) => `${id}: không có lỗi nào`,
      checkedNext: 'Xem thử trên điện thoại và trên giấy, xem các khác biệt, rồi công bố.',
      publish: (id) => `Công bố ${id}`,
      publishHint: 'Phiên bản đã công bố không sửa, không xóa được. Kỳ khảo sát nào chọn mới dùng đến.',
    },
    differences: {
      title: (before, after) => `Khác biệt giữa ${before} và ${after}`,
      heading: (before) => `Khác biệt so với ${before}`,
      first: 'Đây là phiên bản đầu tiên của mẫu này.',
      none: 'Hai phiên bản giống hệt nhau.',
      caption: 'Từng phần thêm, bỏ và sửa',
      columns: { part: 'Phần', change: 'Thay đổi', before: 'Trước', after: 'Sau' },
      kinds: {
        form: 'Phiếu',
        grade: 'Mức trả lời',
        'no-opinion': 'Không có ý kiến',
        criterion: 'Tiêu chí',
        question: 'Câu hỏi',
        'outside-question': 'Câu hỏi không tính',
        'context-question': 'Câu hỏi về lần làm thủ tục',
        'respondent-question': 'Câu hỏi về người trả lời',
        option: 'Lựa chọn',
        wishes: 'Mong muốn',
        comment: 'Ý kiến khác',
      },
      part: (kind, name, code) => `${kind}: ${name}${code === '' ? '' : ` (${code})`}`,
      changes: { added: 'Thêm', removed: 'Bỏ', changed: 'Sửa' },
      fields: {
        title: 'tên phiếu',
        introduction: 'lời giới thiệu',
        stem: 'lời dẫn câu hỏi',
        label: 'nhãn',
        text: 'lời hỏi',
        name: 'tên',
        'report-name': 'tên trong báo cáo',
        weight: 'trọng số',
        points: 'điểm',
        satisfied: 'tính là hài lòng',
        required: 'bắt buộc',
        'allows-no-opinion': 'được chọn không có ý kiến',
        criterion: 'thuộc tiêu chí',
        'most-choices': 'số lựa chọn tối đa',
        longest: 'số ký tự tối đa',
        order: 'thứ tự các phần',
      },
      yes: 'có',
      no: 'không',
      nothing: 'không có',
      comparable:
        'Với cùng cách tính, kết quả của hai phiên bản so sánh được với nhau: tăng, giảm được nêu trong bảng.',
      someComparable: (criteria) =>
        `Chỉ số chung không so sánh được với phiên bản trước; vẫn so sánh được các tiêu chí: ${criteria}.`,
      notComparable:
        'Kết quả không so sánh được với phiên bản trước: bảng chỉ nêu số kỳ trước, không nêu tăng, giảm.',
      because: (reasons) => `Lý do: ${reasons}.`,
      flags: {
        'criteria-differ': 'bộ tiêu chí hoặc trọng số khác nhau',
        'questions-differ': 'câu hỏi, thang trả lời hoặc quy tắc không có ý kiến khác nhau',
      },
    },
    paper: {
      title: 'Phiếu giấy',
      print: 'In phiếu này bằng lệnh in của trình duyệt, khổ A4, hai mặt.',
      agency: 'Cơ quan',
      day: 'Ngày',
      number: 'Số phiếu',
      instruction: 'Đánh dấu X vào một ô cho mỗi câu. Nếu chọn nhầm, khoanh tròn ô sai rồi đánh dấu ô khác.',
      question: 'Nội dung',
      mostChoices: (most) => `chọn không quá ${most} mục`,
      entry: 'Chữ và số nhỏ in nghiêng là mã nhập liệu, dành cho cán bộ nhập phiếu.',
      optional: 'không bắt buộc',
    },
  },
  en: formsTextsEn,
}
