import type { Language, LocalizedText } from '../../survey-forms/form-definition.ts'
import { shownText } from '../../survey-forms/shown-text.ts'
import type { OtherFormat, TablePlace, TableProblem, WrongEncoding } from '../spreadsheets/table-file.ts'
import { formatDecimalInText, formatInteger } from '../web/vietnamese-format.ts'

/** 'TC2!E7'; the address alone where the file has one sheet without a name. */
export function tablePlaceText({ sheet, address }: TablePlace): string {
  return sheet === null ? address : `${sheet}!${address}`
}

/**
 * Why an uploaded table is not read, and what to do about it.
 * @example describeTableProblem({ code: 'open-quote', line: 7 }, 'en') // 'Line 7: a double quote opens and …'
 */
export function describeTableProblem(problem: TableProblem, language: Language): string {
  const { vi, en } = sentences(problem)
  return language === 'vi' ? vi : en
}

function sentences(problem: TableProblem): LocalizedText {
  const count = (value: number) => ({ vi: formatInteger(value, 'vi'), en: formatInteger(value, 'en') })
  switch (problem.code) {
    case 'empty-file':
      return {
        vi: 'Tệp rỗng. Hãy kiểm tra lại và chọn tệp khác.',
        en: 'The file is empty. Please choose another.',
      }
    case 'no-content':
      return { vi: 'Tệp không có ô nào ghi dữ liệu.', en: 'No cell of the file holds anything.' }
    case 'other-format':
      return otherFormats[problem.format]
    case 'too-large': {
      const [vi, en] = [megabytes(problem.limit, 'vi'), megabytes(problem.limit, 'en')]
      return {
        vi: `Tệp lớn quá ${vi}. Hãy chỉ giữ bảng cần nhập, bỏ hình ảnh và các trang tính khác.`,
        en: `The file is larger than ${en}. Keep only the table that is needed, without pictures and other sheets.`,
      }
    }
    case 'damaged-archive':
      return {
        vi: 'Tệp Excel bị hỏng hoặc tải lên chưa hết. Hãy mở bằng Excel, lưu lại (.xlsx) rồi chọn lại tệp.',
        en: 'The Excel file is damaged or was cut off. Open it in Excel, save it again (.xlsx) and choose it once more.',
      }
    case 'damaged-part':
      return {
        vi: `Tệp Excel bị hỏng ở phần ${shownText(problem.part)}. Hãy mở bằng Excel rồi lưu lại (.xlsx).`,
        en: `The Excel file is damaged in its part ${shownText(problem.part)}. Open it in Excel and save it again (.xlsx).`,
      }
    case 'document-type':
      return {
        vi: `Phần ${shownText(problem.part)} của tệp có khai báo DOCTYPE, không được nhận. Hãy mở bằng Excel rồi lưu lại (.xlsx).`,
        en: `The part ${shownText(problem.part)} declares a DOCTYPE, which is not taken. Open the file in Excel and save it again (.xlsx).`,
      }
    case 'repeated-part':
      return {
        vi: `Tệp Excel có phần ${shownText(problem.part)} hai lần nên không rõ phần nào đúng. Hãy mở bằng Excel rồi lưu lại (.xlsx).`,
        en: `The Excel file has its part ${shownText(problem.part)} twice, so it is not clear which counts. Open it in Excel and save it again (.xlsx).`,
      }
    case 'missing-part':
      return {
        vi: `Tệp Excel thiếu phần ${shownText(problem.part)}. Hãy mở bằng Excel rồi lưu lại (.xlsx).`,
        en: `The Excel file lacks its part ${shownText(problem.part)}. Open it in Excel and save it again (.xlsx).`,
      }
    case 'too-many-parts':
      return {
        vi: `Tệp Excel có quá ${count(problem.limit).vi} phần bên trong. Hãy chép bảng sang một tệp mới.`,
        en: `The Excel file has more than ${count(problem.limit).en} parts. Copy the table into a new file.`,
      }
    case 'too-many-sheets':
      return {
        vi: `Tệp Excel có quá ${count(problem.limit).vi} trang tính. Hãy chép bảng sang một tệp mới.`,
        en: `The Excel file has more than ${count(problem.limit).en} sheets. Copy the table into a new file.`,
      }
    case 'inflates-too-much':
      return {
        vi: `Nội dung tệp Excel khi giải nén lớn quá ${megabytes(problem.limit, 'vi')}. Hãy chép riêng bảng cần nhập sang một tệp mới.`,
        en: `The Excel file unpacks to more than ${megabytes(problem.limit, 'en')}. Copy the table that is needed into a new file.`,
      }
    case 'too-many-cells':
      return {
        vi: `Bảng có quá ${count(problem.limit).vi} ô. Hãy chia thành nhiều tệp.`,
        en: `The table has more than ${count(problem.limit).en} cells. Divide it into several files.`,
      }
    case 'too-much-text':
      return {
        vi: `Bảng có quá ${count(problem.limit).vi} ký tự. Hãy chia thành nhiều tệp.`,
        en: `The table has more than ${count(problem.limit).en} characters. Divide it into several files.`,
      }
    case 'too-many-rows':
      return at(problem.place, {
        vi: `nằm sau dòng ${count(problem.limit).vi}, dòng cuối được nhận. Hãy xóa các dòng thừa hoặc chia thành nhiều tệp.`,
        en: `is after row ${count(problem.limit).en}, the last that is taken. Delete rows that are not needed, or divide the file.`,
      })
    case 'too-many-columns':
      return at(problem.place, {
        vi: `nằm sau cột thứ ${count(problem.limit).vi}, cột cuối được nhận. Hãy xóa các cột thừa.`,
        en: `is after column ${count(problem.limit).en}, the last that is taken. Delete columns that are not needed.`,
      })
    case 'text-too-long':
      return at(problem.place, {
        vi: `dài quá ${count(problem.limit).vi} ký tự.`,
        en: `has more than ${count(problem.limit).en} characters.`,
      })
    case 'repeated-cell':
      return at(problem.place, {
        vi: 'có hai lần trong tệp nên không rõ ô nào đúng. Hãy mở bằng Excel rồi lưu lại (.xlsx).',
        en: 'is in the file twice, so it is not clear which counts. Open the file in Excel and save it again (.xlsx).',
      })
    case 'bad-cell':
      return at(problem.place, {
        vi: 'ghi sai định dạng của Excel. Hãy mở tệp bằng Excel rồi lưu lại (.xlsx).',
        en: 'is not written as Excel would. Open the file in Excel and save it again (.xlsx).',
      })
    case 'wrong-encoding': {
      const { vi, en } = encodings[problem.encoding]
      return {
        vi: `Dòng ${problem.line}: chữ không phải UTF-8${vi} ${saveAsUtf8.vi}`,
        en: `Line ${problem.line}: the text is not UTF-8${en} ${saveAsUtf8.en}`,
      }
    }
    case 'misread-text': {
      const { vi, en } = misreadings[problem.encoding]
      return at(problem.place, {
        vi: `có chữ đọc không đúng, ${shownText(problem.text)}: ${vi}`,
        en: `has text that cannot be read, ${shownText(problem.text)}: ${en}`,
      })
    }
    case 'control-character':
      return onLine(problem.line, {
        vi: 'có ký tự điều khiển, không phải chữ. Hãy mở bằng Excel và lưu lại với kiểu CSV UTF-8.',
        en: 'has a control character, which is no text. Open the file in Excel and save it again as CSV UTF-8.',
      })
    case 'open-quote':
      return onLine(problem.line, {
        vi: 'dấu nháy kép mở ra mà không đóng lại.',
        en: 'a double quote opens and does not close.',
      })
    case 'text-after-quote':
      return onLine(problem.line, {
        vi: 'sau dấu nháy kép đóng phải là dấu cách cột hoặc hết dòng; dấu nháy trong chữ phải viết hai lần ("").',
        en: 'behind a closing double quote the column or the line must end; a quote within a text is written twice ("").',
      })
    case 'quote-in-cell':
      return onLine(problem.line, {
        vi: 'dấu nháy kép nằm giữa ô không có nháy; hãy đặt cả ô trong nháy và viết dấu nháy bên trong hai lần ("").',
        en: 'a double quote is within a cell without quotes; put the whole cell in quotes and write the inner one twice ("").',
      })
    case 'line-too-long':
      return onLine(problem.line, {
        vi: 'dòng quá dài, thường do thiếu dấu nháy kép đóng.',
        en: 'the line is too long, mostly since a closing double quote is missing.',
      })
    case 'not-csv':
      return onLine(problem.line, { vi: 'không đúng định dạng CSV.', en: 'this is not CSV.' })
  }
}

function at(place: TablePlace, { vi, en }: LocalizedText): LocalizedText {
  const shown = tablePlaceText(place)
  return { vi: `Ô ${shown} ${vi}`, en: `Cell ${shown} ${en}` }
}

function onLine(line: number, { vi, en }: LocalizedText): LocalizedText {
  return { vi: `Dòng ${line}: ${vi}`, en: `Line ${line}: ${en}` }
}

function megabytes(bytes: number, language: Language): string {
  return `${formatDecimalInText(Math.round(bytes / 100_000) / 10, language)} MB`
}

const saveAsUtf8: LocalizedText = {
  vi: 'Trong Excel, chọn Lưu thành (Save As) với kiểu "CSV UTF-8", hoặc tải lên tệp .xlsx.',
  en: 'In Excel, choose Save As with the type "CSV UTF-8", or upload the .xlsx file.',
}

const toUnicode: LocalizedText = {
  vi: 'Hãy đổi chữ sang Unicode (ví dụ bằng công cụ chuyển mã của Unikey) rồi lưu lại.',
  en: 'Convert the text to Unicode (for example with the converter of Unikey) and save again.',
}

/** Goes on after "is not UTF-8". A sentence of its own ends it. */
const encodings: Readonly<Record<WrongEncoding, LocalizedText>> = {
  tcvn3: {
    vi: `, có vẻ là TCVN3 (ABC, phông .Vn…). ${toUnicode.vi}`,
    en: `; it looks like TCVN3 (ABC, fonts .Vn…). ${toUnicode.en}`,
  },
  vni: {
    vi: `, có vẻ là VNI (phông VNI-…). ${toUnicode.vi}`,
    en: `; it looks like VNI (fonts VNI-…). ${toUnicode.en}`,
  },
  'windows-1258': { vi: ', có vẻ là Windows-1258.', en: '; it looks like Windows-1258.' },
  'latin-1': { vi: ', có vẻ là Latin-1 (Windows-1252).', en: '; it looks like Latin-1 (Windows-1252).' },
  'utf-8-as-latin-1': { vi: '.', en: '.' },
  unknown: { vi: '.', en: '.' },
}

const misreadings: Readonly<Record<WrongEncoding, LocalizedText>> = {
  tcvn3: {
    vi: `chữ mã TCVN3 (ABC, phông .Vn…). ${toUnicode.vi}`,
    en: `TCVN3 (ABC, fonts .Vn…). ${toUnicode.en}`,
  },
  vni: { vi: `chữ mã VNI. ${toUnicode.vi}`, en: `VNI. ${toUnicode.en}` },
  'utf-8-as-latin-1': {
    vi: 'chữ UTF-8 đã bị mở như Latin-1 hoặc Windows-1258 rồi lưu lại. Hãy mở lại tệp gốc bằng UTF-8.',
    en: 'UTF-8 that was opened as Latin-1 or Windows-1258 and saved again. Open the original file as UTF-8.',
  },
  'windows-1258': { vi: saveAsUtf8.vi, en: saveAsUtf8.en },
  'latin-1': { vi: saveAsUtf8.vi, en: saveAsUtf8.en },
  unknown: {
    vi: `chữ đã mất khi chuyển mã. Hãy lấy lại từ tệp gốc. ${saveAsUtf8.vi}`,
    en: `letters were lost in a conversion. Take them from the original file again. ${saveAsUtf8.en}`,
  },
}

const otherFormats: Readonly<Record<OtherFormat, LocalizedText>> = {
  'old-excel': {
    vi: 'Tệp có định dạng Excel cũ (.xls). Hãy mở bằng Excel và lưu thành .xlsx.',
    en: 'The file is in the old Excel format (.xls). Open it in Excel and save it as .xlsx.',
  },
  encrypted: {
    vi: 'Tệp có đặt mật khẩu. Hãy bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi lưu lại.',
    en: 'The file has a password. Remove it (File › Info › Protect Workbook) and save the file again.',
  },
  'binary-workbook': {
    vi: 'Tệp có định dạng Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu thành .xlsx.',
    en: 'The file is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.',
  },
  'open-document': {
    vi: 'Tệp có định dạng OpenDocument (.ods). Hãy lưu thành .xlsx hoặc CSV UTF-8.',
    en: 'The file is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV UTF-8.',
  },
  'other-office': {
    vi: 'Tệp là văn bản hoặc bài trình chiếu, không phải bảng tính. Hãy chép bảng sang Excel và lưu thành .xlsx.',
    en: 'The file is a document or a presentation, not a spreadsheet. Copy the table to Excel and save it as .xlsx.',
  },
  pdf: {
    vi: 'Tệp là PDF, không đọc được bảng trong đó. Hãy dùng bảng gốc (.xlsx hoặc CSV).',
    en: 'The file is a PDF, whose tables cannot be read. Use the original table (.xlsx or CSV).',
  },
  html: {
    vi: 'Tệp là trang web (HTML), có thể mang đuôi .xls. Hãy mở bằng Excel và lưu thành .xlsx.',
    en: 'The file is a web page (HTML), perhaps named .xls. Open it in Excel and save it as .xlsx.',
  },
  xml: {
    vi: 'Tệp là XML. Hãy mở bằng Excel và lưu thành .xlsx.',
    en: 'The file is XML. Open it in Excel and save it as .xlsx.',
  },
  json: {
    vi: 'Tệp là JSON, không phải bảng. Ở đây cần tệp .xlsx hoặc CSV.',
    en: 'The file is JSON, not a table. An .xlsx or CSV file is needed here.',
  },
  image: {
    vi: 'Tệp là hình ảnh. Ở đây cần tệp .xlsx hoặc CSV.',
    en: 'The file is a picture. An .xlsx or CSV file is needed here.',
  },
  archive: {
    vi: 'Tệp là tệp nén. Hãy giải nén rồi chọn tệp .xlsx hoặc CSV bên trong.',
    en: 'The file is an archive. Unpack it and choose the .xlsx or CSV file inside.',
  },
  'utf-16-without-mark': {
    vi: 'Tệp mã hóa UTF-16 mà thiếu dấu nhận biết ở đầu. Hãy lưu lại dạng CSV UTF-8.',
    en: 'The file is in UTF-16 without the mark at its beginning. Save it as CSV UTF-8.',
  },
  binary: {
    vi: 'Không nhận ra định dạng của tệp. Ở đây cần tệp .xlsx hoặc CSV UTF-8.',
    en: 'The format of the file is not known. An .xlsx or CSV UTF-8 file is needed here.',
  },
}
