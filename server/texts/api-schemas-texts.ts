import type { LocalizedText } from '../../survey-forms/form-definition.ts'

/** What a schema of the API describes, and those of its members that their names do not explain. */
export interface SchemaText {
  readonly description: LocalizedText
  readonly members?: Readonly<Record<string, LocalizedText>>
}

/** By the name of the component, for forms by `ResponseTo`. */
export const schemaTexts: Readonly<Record<string, SchemaText>> = {
  Response: {
    description: {
      vi: 'Một phiếu: theo mẫu mà form nêu tên.',
      en: 'A response: under the form that form names.',
    },
  },
  ResponseTo: {
    description: { vi: 'Một phiếu theo mẫu này.', en: 'A response to this form.' },
    members: {
      submissionId: {
        vi: 'UUID tạo một lần cho mỗi phiếu, gửi lại nguyên vẹn khi thử lại.',
        en: 'A UUID made once per response and sent again, unchanged, with every retry.',
      },
      agency: {
        vi: 'Chỉ khi điểm phục vụ nhiều cơ quan: mã cơ quan được đánh giá.',
        en: 'Only where the point serves several agencies: the code of the one meant.',
      },
      context: {
        vi: 'Trả lời các câu hỏi về hoàn cảnh, theo mã.',
        en: 'The questions about the circumstances, by code.',
      },
      answers: {
        vi: 'Mã mức đánh giá của từng câu hỏi; câu để trống thì bỏ hẳn.',
        en: 'The code of the grade for each question; a blank is left out.',
      },
      respondent: {
        vi: 'Thông tin người trả lời, đều không bắt buộc.',
        en: 'About the respondent; nothing here is required.',
      },
      comment: {
        vi: 'Ý kiến tự ghi; không bao giờ được công bố hay xuất ra.',
        en: 'A comment; never published, never exported.',
      },
      startedAt: {
        vi: 'Lúc bắt đầu trả lời, theo RFC 3339.',
        en: 'When the visitor began, as an RFC 3339 instant.',
      },
    },
  },
  Receipt: {
    description: { vi: 'Biên nhận của một phiếu.', en: 'The receipt of a response.' },
    members: {
      receipt: {
        vi: 'Để tra lại tại /receipts xem phiếu có được tính không.',
        en: 'To look up at /receipts whether the response is counted.',
      },
      receivedAt: { vi: 'Lúc máy chủ nhận, UTC.', en: 'When the server received it, UTC.' },
    },
  },
  Periods: { description: { vi: 'Danh sách kỳ.', en: 'The list of periods.' } },
  'Periods.period': {
    description: { vi: 'Một kỳ khảo sát.', en: 'A period.' },
    members: {
      opensOn: { vi: 'Ngày đầu, năm-tháng-ngày, giờ Việt Nam.', en: 'The first day, in Vietnam.' },
      closesOn: { vi: 'Ngày cuối còn nhận phiếu.', en: 'The last day on which responses are taken.' },
      form: { vi: 'Mẫu phiếu, dạng mã.vN.', en: 'The form, as code.vN.' },
      index: {
        vi: 'Địa chỉ của chỉ số; null khi chưa có hoặc không dành cho người gọi.',
        en: 'Where the index is; null where there is none, or none for whoever asks.',
      },
    },
  },
  SatisfactionIndex: {
    description: {
      vi: 'Tài liệu chỉ số, satisfaction-index v1: mọi số liệu của một kỳ kèm phương pháp và các tổng để tính lại. Số liệu không công bố hoặc không tính được là null, không bao giờ là 0.',
      en: 'The index document, satisfaction-index v1: every figure of a period with the method and the sums from which to compute it again. A figure that is withheld or impossible is null, never 0.',
    },
    members: {
      simulated: {
        vi: 'true: dữ liệu trình diễn, không số nào là thật.',
        en: 'true: demonstration data, no figure is real.',
      },
      computedAt: { vi: 'Lúc tính, UTC.', en: 'When it was computed, UTC.' },
      publication: {
        vi: 'Quyết định công bố; null: số liệu tạm tính.',
        en: 'The decision of its publication; null: the figures are provisional.',
      },
      invited: {
        vi: 'Số người được mời trả lời, nếu biết.',
        en: 'How many people were asked, where that is known.',
      },
      comparison: { vi: 'Kỳ dùng để so sánh.', en: 'The period that it is compared with.' },
      signature: {
        vi: 'Mã xác thực Ed25519; chỉ có ở bản đã công bố, toàn vẹn.',
        en: 'An Ed25519 signature; only on a publication as a whole.',
      },
    },
  },
  'SatisfactionIndex.block': {
    description: { vi: 'Một khối được xếp hạng chung.', en: 'A block that is ranked together.' },
    members: {
      size: { vi: 'Số đơn vị của khối.', en: 'All agencies of the block.' },
      eligible: { vi: 'Số đơn vị được xếp hạng.', en: 'Those that are ranked.' },
      mean: {
        vi: 'Trung bình cộng chỉ số chung của các đơn vị được xếp hạng.',
        en: 'The plain mean of the overall percentages of those that are ranked.',
      },
      agencies: {
        vi: 'Theo thứ hạng chung, rồi đơn vị không xếp hạng, rồi theo mã.',
        en: 'By overall rank, then those without one, then by code.',
      },
    },
  },
  'SatisfactionIndex.agency': {
    description: { vi: 'Một đơn vị trong khối.', en: 'An agency of the block.' },
    members: {
      ineligibleBecause: { vi: 'Vì sao không xếp hạng.', en: 'Why it is not ranked.' },
      transactions: {
        vi: 'Số hồ sơ đã giải quyết trong kỳ.',
        en: 'Transactions handled in the period.',
      },
      requiredSample: {
        vi: 'Cỡ mẫu cần có theo sai số của phương pháp.',
        en: "The sample needed for the method's error.",
      },
      channels: { vi: 'Số phiếu được tính theo kênh.', en: 'Counted responses by channel.' },
      tally: {
        vi: 'Các tổng nguyên để tính lại mọi số; null khi số liệu không công bố.',
        en: 'Integer sums to compute every figure again; null where figures are withheld.',
      },
    },
  },
  'SatisfactionIndex.figure': {
    description: {
      vi: 'Một chỉ số phần trăm, thứ hạng và thay đổi so với kỳ trước.',
      en: 'A percentage, its rank, and how it stands to the previous period.',
    },
    members: {
      respondents: { vi: 'Số người có trả lời.', en: 'How many answered.' },
      change: { vi: 'Điểm phần trăm, kỳ này trừ kỳ trước.', en: 'In points, now minus before.' },
      rankChange: {
        vi: 'Hạng kỳ trước trừ hạng kỳ này: dương là lên.',
        en: 'Previous rank minus rank: positive is up.',
      },
      flags: { vi: 'Điều cần biết khi so sánh.', en: 'What to know when comparing.' },
      interval: { vi: 'Khoảng tin cậy của phần trăm.', en: 'The confidence interval.' },
      rankInterval: {
        vi: 'Những thứ hạng không khác biệt rõ.',
        en: 'The ranks that it cannot be told from.',
      },
    },
  },
  'SatisfactionIndex.tally': {
    description: {
      vi: 'Các tổng nguyên của một đơn vị.',
      en: 'The integer sums of an agency.',
    },
  },
  ScoringMethod: {
    description: {
      vi: 'Phương pháp tính; trường không ghi lấy giá trị mặc định.',
      en: 'The method; a field that is left out has its default.',
    },
  },
  FormDefinition: {
    description: { vi: 'Định nghĩa một mẫu phiếu.', en: 'The definition of a form.' },
  },
  AnonymousResponse: {
    description: { vi: 'Một dòng của responses.ndjson.', en: 'A line of responses.ndjson.' },
    members: {
      receptionFor: {
        vi: 'Đơn vị được tính phần đón tiếp, khi không phải agency; null: không tính cho ai.',
        en: 'The agency for which reception counts, where it is not agency; null: nobody.',
      },
      status: { vi: 'counted, hoặc vì sao không tính.', en: 'counted, or why it is not.' },
      week: { vi: 'Tuần ISO theo giờ Việt Nam.', en: 'The ISO week in Vietnam.' },
    },
  },
  ImportReport: {
    description: {
      vi: 'Báo cáo nhập chỉ số, hoặc báo cáo chạy thử.',
      en: 'The report of an import, or of its dry run.',
    },
    members: {
      stored: { vi: 'Đã lưu trong lần gọi này.', en: 'Whether it was stored now.' },
      unchanged: {
        vi: 'Tệp này chính là tệp nhập sau cùng.',
        en: 'This very file was the last one imported.',
      },
      bringsPeriod: { vi: 'Kỳ đến cùng tệp.', en: 'The period itself comes with the file.' },
      needs: {
        vi: 'Còn phải nêu gì trước khi lưu.',
        en: 'What has still to be said before it can be stored.',
      },
      changes: { vi: 'Số liệu trước và sau.', en: 'Figures before and after.' },
      rankDifferences: {
        vi: 'Thứ hạng trong tệp khác thứ hạng tính tại đây.',
        en: 'Ranks of the file that are others here.',
      },
    },
  },
  ImportForm: {
    description: {
      vi: 'Biểu mẫu có tệp; các trường còn lại như tham số cùng tên.',
      en: 'A form with the file; the other fields are those of the parameters of their names.',
    },
  },
  PublicKeys: { description: { vi: 'Tập khóa JWK (RFC 7517).', en: 'A set of keys (RFC 7517).' } },
  'PublicKeys.key': {
    description: { vi: 'Khóa công khai Ed25519 (RFC 8037).', en: 'An Ed25519 public key (RFC 8037).' },
    members: {
      x: { vi: '32 byte của khóa, base64url.', en: 'The 32 bytes of the key, base64url.' },
      kid: { vi: 'Dấu vân tay (RFC 7638).', en: 'Its thumbprint (RFC 7638).' },
    },
  },
  Problem: {
    description: {
      vi: 'Thông báo lỗi (RFC 9457). Chương trình xét status và code; title và message là câu cho người đọc.',
      en: 'A problem document (RFC 9457). Programs look at status and code; title and message are sentences for people.',
    },
    members: {
      problems: { vi: 'Từng chỗ sai; rỗng nếu không do một trường.', en: 'Each place at fault.' },
    },
  },
  'Problem.field': {
    description: { vi: 'Một chỗ sai.', en: 'A place at fault.' },
    members: {
      field: {
        vi: 'Đường dẫn của trường, ví dụ answers.access-fees, hoặc ô của bảng, ví dụ TC2!E7.',
        en: 'The path of the field, such as answers.access-fees, or a cell, such as TC2!E7.',
      },
      problem: { vi: 'Mã của lỗi.', en: 'What is wrong, as a code.' },
    },
  },
  JsonSchema: {
    description: { vi: 'Một JSON Schema 2020-12.', en: 'A JSON Schema 2020-12.' },
  },
  OpenApi: {
    description: { vi: 'Tài liệu OpenAPI 3.1.', en: 'An OpenAPI 3.1 document.' },
  },
}
