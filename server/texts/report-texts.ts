import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the report and of an agency's assessment, which are Vietnamese. Numbers and dates come in written. */
export const reportTexts = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số',
  kind: 'BÁO CÁO',
  subject: (period: string | null, block: string | null) =>
    [
      'Kết quả khảo sát, đánh giá mức độ hài lòng của tổ chức, cá nhân đối với sự phục vụ của cơ quan hành chính nhà nước',
      ...(period === null ? [] : [` ${period}`]),
      ...(block === null ? [] : [` (${block})`]),
    ].join(''),
  draft: (instant: string | null) => `DỰ THẢO – số liệu tính đến ${instant ?? '…'}, chưa công bố`,
  recipientsHead: 'Nơi nhận:',
  recipients: {
    superior: (name: string) => `- ${name} (b/c);`,
    surveyed: '- Các đơn vị được khảo sát;',
    kept: '- Lưu: VT, ',
  },
  annex: (number: string) => `Phụ lục ${number}`,
  attachedTo: (issuer: string) => ({ before: '(Kèm theo Báo cáo số ', after: ` của ${issuer})` }),
  table: (number: number, caption: string) => `Bảng ${number}. ${caption}`,
  figure: (number: number, caption: string) => `Hình ${number}. ${caption}`,

  overview: {
    heading: 'I. KHÁI QUÁT VỀ CUỘC KHẢO SÁT',
    purpose: '1. Mục đích',
    purposeText: (criteria: string, names: string) =>
      `Đánh giá mức độ hài lòng của tổ chức, cá nhân đối với sự phục vụ của các cơ quan, đơn vị theo ${criteria} tiêu chí: ${names}; qua đó các cơ quan, đơn vị kịp thời phát hiện những thiếu sót và có giải pháp nâng cao chất lượng phục vụ.`,
    basis: '2. Căn cứ',
    replaces: (publication: string, reason: string | null) =>
      `Số liệu này thay thế số liệu đã công bố trước đây (${publication})${reason === null ? '' : `, lý do: ${reason}`}.`,
    method: '3. Phương pháp',
    form: (title: string, id: string) => `Mẫu phiếu: ${title}, phiên bản ${id}.`,
    channels: (names: string) => `Phiếu được tính khi thu qua: ${names}.`,
    interval: (confidence: string) =>
      `Khoảng tin cậy ${confidence}: nếu khảo sát được lặp lại nhiều lần theo cùng một cách thì khoảng ${confidence} số lần, khoảng tính được chứa chỉ số của toàn bộ những người có thể đã trả lời.`,
    sample: '4. Mẫu khảo sát',
    period: (first: string, last: string) => `Thời gian nhận phiếu: từ ngày ${first} đến ngày ${last}.`,
    totals: (sentence: string) => `${sentence}.`,
    excluded: (list: string) => `Phiếu không tính gồm: ${list}.`,
    byChannel: (list: string) => `Phiếu hợp lệ theo kênh: ${list}.`,
    quota: (reached: string, all: string) => `Số phiếu được giao: ${reached}/${all} đơn vị đã đủ`,
    required: (reached: string, all: string, error: string) =>
      `Cỡ mẫu cần có (sai số ${error}): ${reached}/${all} đơn vị đã đủ`,
    lacking: (names: string | null, count: string) => `; chưa đủ: ${names ?? `${count} đơn vị`}.`,
    details: (annex: string) => `Số phiếu của từng đơn vị có ở ${annex}.`,
  },

  results: {
    heading: 'II. KẾT QUẢ',
    overall: (block: string) => `Chỉ số hài lòng và xếp hạng: ${block}`,
    criteria: (block: string) => `Chỉ số theo tiêu chí (trong ngoặc: xếp hạng): ${block}`,
    ranking: (block: string) => `Chỉ số chung của các đơn vị: ${block}`,
    means: (block: string) => `Bình quân theo tiêu chí: ${block}`,
    rankingKey: (confidence: string | null, hasTarget: boolean, hasPale: boolean) =>
      [
        confidence === null ? null : `vạch ngang đậm: khoảng tin cậy ${confidence}`,
        hasTarget ? 'đường nét đứt: chỉ tiêu' : null,
        hasPale ? 'cột nhạt: đơn vị chưa xếp hạng' : null,
      ]
        .filter((words) => words !== null)
        .join('; ')
        .replace(/^./u, (first) => first.toLocaleUpperCase('vi')),
    counts: (size: string, eligible: string) =>
      `Khối có ${size} đơn vị, trong đó ${eligible} đơn vị đủ điều kiện xếp hạng.`,
    mean: (percent: string) => `Bình quân chỉ số chung của các đơn vị được xếp hạng: ${percent}.`,
    best: (names: string, percent: string) => `Chỉ số cao nhất: ${names} (${percent}).`,
    lowest: (names: string, percent: string) => `Chỉ số thấp nhất: ${names} (${percent}).`,
    bestCriterion: (names: string, percent: string) =>
      `Tiêu chí có bình quân khối cao nhất: ${names} (${percent}).`,
    lowestCriterion: (names: string, percent: string) =>
      `Tiêu chí có bình quân khối thấp nhất: ${names} (${percent}).`,
    unranked: 'Đơn vị chưa xếp hạng:',
    unrankedOne: (name: string, reason: string) => `${name}: ${reason};`,
    noBlocks: 'Chưa có khối nào.',
    meanRow: 'Bình quân khối',
  },

  changes: {
    heading: 'III. SO SÁNH VỚI KỲ TRƯỚC',
    none: 'Không có kỳ trước để so sánh.',
    caption: (block: string, period: string) => `Thay đổi so với ${period}: ${block}`,
    points: (up: string, down: string, same: string) =>
      `Chỉ số chung: ${up} đơn vị tăng, ${down} đơn vị giảm, ${same} đơn vị không đổi.`,
    mostUp: (names: string, points: string) => `Tăng nhiều nhất: ${names} (${points} điểm %).`,
    mostDown: (names: string, points: string) => `Giảm nhiều nhất: ${names} (${points} điểm %).`,
    ranks: (up: string, down: string, same: string) =>
      `Thứ bậc: ${up} đơn vị tăng, ${down} đơn vị giảm, ${same} đơn vị giữ nguyên.`,
    notCompared: (count: string) => `${count} đơn vị không so sánh được chỉ số với kỳ trước.`,
  },

  targets: {
    heading: 'IV. KẾT QUẢ SO VỚI CHỈ TIÊU',
    none: 'Kỳ này không đặt chỉ tiêu.',
    caption: (block: string) => `Kết quả thực hiện chỉ tiêu: ${block}`,
  },

  proposals: { heading: 'V. KIẾN NGHỊ', places: 3 },
  closing: (subject: string, issuer: string) =>
    `Trên đây là Báo cáo ${subject.charAt(0).toLocaleLowerCase('vi')}${subject.slice(1)} của ${issuer}./.`,

  columns: {
    number: 'STT',
    agency: 'Đơn vị',
    counted: 'Số phiếu hợp lệ',
    received: 'Nhận được',
    excluded: 'Không tính',
    quota: 'Được giao',
    transactions: 'Số lượt giải quyết (N)',
    required: 'Cỡ mẫu cần có',
    percent: 'Chỉ số (%)',
    interval: (confidence: string) => `Khoảng tin cậy ${confidence}`,
    rank: 'Xếp hạng',
    rankInterval: 'Khoảng xếp hạng',
    respondents: 'Số người trả lời',
    points: 'Tăng, giảm (điểm %)',
    places: 'Tăng, giảm (bậc)',
    before: 'Chỉ số kỳ trước (%)',
    rankBefore: 'Hạng kỳ trước',
    againstTarget: (target: string | null) =>
      target === null ? 'So với chỉ tiêu' : `So với chỉ tiêu (${target})`,
    target: 'Chỉ tiêu (%)',
    difference: 'Chênh lệch (điểm %)',
    result: 'Kết quả',
    questionOf: (agency: string) => `Câu hỏi (${agency})`,
    criterionPercent: (criterion: string) => `${criterion} (%)`,
    answers: 'Số trả lời (n)',
    noOpinion: 'Không có ý kiến',
    term: 'Từ ngữ',
    meaning: 'Nghĩa',
  },

  annexes: {
    sample: 'Mẫu khảo sát của từng đơn vị',
    criteria: 'Kết quả theo từng tiêu chí',
    questions: 'Kết quả từng câu hỏi của từng đơn vị',
    glossary: 'Giải thích từ ngữ',
    criterionCaption: (criterion: string, block: string) => `${criterion}: ${block}`,
    gradesNote:
      'Mỗi ô của các mức ghi số câu trả lời và tỷ lệ trong số người chọn một mức; “Không có ý kiến” không tính vào mẫu số.',
    countsNote: 'Mỗi ô của các mức ghi số câu trả lời.',
    withheldNote: (smallSample: string) =>
      `Dấu “–”: dưới ${smallSample} câu trả lời, hoặc không công bố để không ai suy ra được từng câu trả lời.`,
    reached: 'đủ',
    notReached: 'chưa đủ',
  },

  glossary: {
    index: 'Chỉ số của một tiêu chí',
    overall: 'Chỉ số chung',
    counted: 'Phiếu hợp lệ',
    countedText:
      'Phiếu có trả lời ít nhất một nửa số câu hỏi tính chỉ số, gửi trong kỳ, qua kênh được tính và không bị giữ lại hay loại ra khi xem xét.',
    noOpinion: 'Không có ý kiến',
    noOpinionText:
      'Là một câu trả lời nhưng không vào điểm trung bình và không vào mẫu số; không phải 0 điểm.',
    percent: 'Điểm %',
    percentText: 'Đơn vị của mức thay đổi: từ 86,93% lên 88,4% là tăng 1,47 điểm %.',
    rank: 'Xếp hạng, bậc',
    interval: 'Khoảng tin cậy',
    rankInterval: 'Khoảng xếp hạng',
    required: 'Cỡ mẫu cần có',
    requiredText: (error: string) =>
      `Số phiếu ít nhất để sai số không quá ${error} nếu chọn ngẫu nhiên: N ÷ (1 + N × e²), với N là số lượt giải quyết thủ tục trong kỳ, e là sai số.`,
    dash: 'Dấu “–”',
    dashText:
      'Số liệu không có, quá ít phiếu nên không công bố, hoặc không so sánh được. Không có nghĩa là 0.',
  },

  assessment: {
    heading: 'I. ĐÁNH GIÁ CÁC CHỈ SỐ THÀNH PHẦN',
    title: (agency: string, period: string | null) =>
      `Đánh giá Chỉ số hài lòng của ${agency}${period === null ? '' : ` ${period}`}`,
    basis: (decision: string) => `Căn cứ ${decision}, `,
    live: (instant: string | null) =>
      instant === null
        ? 'Theo số liệu tạm tính, chưa công bố, '
        : `Theo số liệu tạm tính đến ${instant}, chưa công bố, `,
    publishedOn: (instant: string) => `Theo số liệu công bố lúc ${instant}, `,
    remarks: 'Số liệu kèm theo',
    notes: 'Ghi chú về cách tính',
  },
} as const

/** The links to the documents, on pages of staff. */
export const reportLinks: Record<
  Language,
  {
    readonly report: (isPublished: boolean) => string
    readonly blockReport: (isPublished: boolean) => string
    readonly assessmentDocx: string
    readonly assessmentText: string
  }
> = {
  vi: {
    report: (isPublished) =>
      `Báo cáo theo thể thức văn bản hành chính${isPublished ? '' : ', dự thảo'} (DOCX)`,
    blockReport: (isPublished) => `Báo cáo của khối${isPublished ? '' : ', dự thảo'} (DOCX)`,
    assessmentDocx: 'Phần đánh giá để đưa vào kế hoạch (DOCX)',
    assessmentText: 'Phần đánh giá để đưa vào kế hoạch (tệp văn bản .txt)',
  },
  en: {
    report: (isPublished) =>
      `Report as an official document${isPublished ? '' : ', draft'} (DOCX, Vietnamese)`,
    blockReport: (isPublished) => `Report of the block${isPublished ? '' : ', draft'} (DOCX, Vietnamese)`,
    assessmentDocx: 'Assessment for the plan (DOCX, Vietnamese)',
    assessmentText: 'Assessment for the plan (plain text, Vietnamese)',
  },
}
