import type { Sampling } from '../../scoring/method.ts'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The words of the public results. Numbers and dates come in already written in the language. */
export interface ResultsTexts {
  readonly title: string
  readonly introduction: string
  readonly empty: string
  readonly emptyNext: string
  readonly breadcrumb: string
  readonly allPeriods: string
  readonly simulated: string
  readonly notFound: {
    readonly title: string
    readonly page: string
    readonly period: string
    readonly criterion: (period: string) => string
    readonly agency: (period: string) => string
    readonly back: string
  }

  readonly periodHeading: (period: string) => string
  readonly criterionHeading: (criterion: string, period: string) => string
  readonly agencyHeading: (agency: string, period: string) => string

  readonly facts: {
    readonly province: string
    readonly published: string
    readonly signer: string
    readonly report: string
    readonly surveyed: string
    readonly responses: string
    readonly restates: string
    readonly restatesText: (publication: string, reason: string | null) => string
  }
  readonly restated: {
    readonly note: (n: string, day: string, reason: string) => string
    readonly heading: string
    readonly earlierTable: (publication: string) => string
    readonly earlierFile: (publication: string) => string
  }
  readonly decision: Readonly<
    Record<'decision' | 'report' | 'notice', (number: string, day: string, issuer: string) => string>
  >
  /** Without a number of a document. */
  readonly withoutDecision: (day: string, issuer: string) => string
  readonly unnamedIssuer: string

  /** The heading over who published and when. */
  readonly about: string
  readonly byCriterion: string
  readonly overallRanking: string
  readonly more: string
  readonly contents: string
  readonly methodLink: string
  readonly rankingCaption: (block: string, size: string, eligible: string) => string
  readonly criterionCaption: (criterion: string, block: string, size: string, eligible: string) => string
  readonly barsTitle: (block: string) => string
  readonly barsDescription: (rows: string) => string
  readonly ranksTitle: (block: string) => string

  readonly assessment: string
  readonly assessmentHint: string | null
  readonly questions: string
  readonly years: {
    readonly heading: string
    readonly caption: (agency: string) => string
    readonly pictureTitle: (agency: string) => string
    readonly pictureDescription: (rows: string) => string
    readonly period: string
    readonly change: string
    readonly key: (lowest: string) => string
    readonly joined: string
    readonly notJoined: string
    readonly whiskers: string
    readonly meaning: (period: string, sentence: string) => string
  }

  readonly method: {
    readonly heading: string
    readonly noOpinion: string
    readonly sampling: Readonly<Record<Sampling, string>>
    readonly channels: (list: string) => string
    readonly stages: (list: string) => string
    readonly sampleSize: (error: string) => string
    readonly interval: (confidence: string) => string
    readonly noIntervals: string
    readonly form: (form: string) => string
  }
  readonly downloads: {
    readonly heading: string
    readonly json: string
    readonly csv: string
    readonly xlsx: string
    readonly keys: string
    readonly terms: string
  }
  readonly verify: {
    readonly heading: string
    readonly signed: string
    readonly unsigned: string
    readonly download: string
    readonly downloadWithKeys: string
    readonly compare: string
    readonly run: string
    readonly outcomeSigned: string
    readonly outcomeUnsigned: string
    readonly withoutSums: (agencies: string, all: string) => string
  }
}

export const resultsTexts: Record<Language, ResultsTexts> = {
  vi: {
    title: 'Kết quả Chỉ số hài lòng',
    introduction:
      'Mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của các cơ quan, theo từng kỳ khảo sát đã công bố. Mới nhất ở trên.',
    empty: 'Chưa có kết quả nào được công bố.',
    emptyNext:
      'Kết quả của mỗi kỳ khảo sát hiện ở đây khi được công bố. Số liệu đang thu thập không hiện ở trang này.',
    breadcrumb: 'Vị trí trang',
    allPeriods: 'Các kỳ đã công bố',
    simulated: 'Dữ liệu mô phỏng: không phải kết quả thật.',
    notFound: {
      title: 'Không tìm thấy',
      page: 'Không có trang này.',
      period: 'Không có kỳ khảo sát này, hoặc kết quả của kỳ chưa được công bố.',
      criterion: (period) => `Kết quả ${period} không có tiêu chí này.`,
      agency: (period) => `Kết quả ${period} không có đơn vị này.`,
      back: 'Xem các kỳ đã công bố',
    },

    periodHeading: (period) => `Chỉ số hài lòng: ${period}`,
    criterionHeading: (criterion, period) => `Tiêu chí ${criterion}: ${period}`,
    agencyHeading: (agency, period) => `${agency}: ${period}`,

    facts: {
      province: 'Địa phương',
      published: 'Công bố',
      signer: 'Người ký',
      report: 'Kèm báo cáo',
      surveyed: 'Thời gian khảo sát',
      responses: 'Số phiếu',
      restates: 'Thay thế',
      restatesText: (publication, reason) =>
        `bản công bố ${publication}${reason === null ? '' : `, vì: ${reason}`}`,
    },
    restated: {
      note: (n, day, reason) => `Đính chính lần ${n} ngày ${day}, lý do: ${reason}`,
      heading: 'Những chỗ đã đính chính',
      earlierTable: (publication) => `Bảng đã công bố trước đó, bản ${publication} (XLSX)`,
      earlierFile: (publication) => `Tệp đã ký trước đó, bản ${publication} (JSON)`,
    },
    decision: {
      decision: (number, day, issuer) => `Quyết định số ${number} ngày ${day} của ${issuer}`,
      report: (number, day, issuer) => `Báo cáo số ${number} ngày ${day} của ${issuer}`,
      notice: (number, day, issuer) => `Thông báo số ${number} ngày ${day} của ${issuer}`,
    },
    withoutDecision: (day, issuer) => `${issuer}, ngày ${day}; không ghi số văn bản`,
    unnamedIssuer: 'cơ quan không ghi tên',

    about: 'Về bản công bố',
    byCriterion: 'Xếp hạng theo từng tiêu chí',
    overallRanking: 'Xếp hạng theo chỉ số chung',
    more: 'Xem thêm',
    contents: 'Trong trang này',
    methodLink: 'Phương pháp, mẫu và cách kiểm tra',
    rankingCaption: (block, size, eligible) =>
      `${block}: xếp hạng theo chỉ số chung; ${size} đơn vị, ${eligible} đơn vị đủ điều kiện xếp hạng`,
    criterionCaption: (criterion, block, size, eligible) =>
      `${block}: xếp hạng theo tiêu chí ${criterion}; ${size} đơn vị, ${eligible} đơn vị đủ điều kiện xếp hạng`,
    barsTitle: (block) => `${block}: chỉ số của từng đơn vị`,
    barsDescription: (rows) => `Thang từ 0 đến 100%. ${rows}.`,
    ranksTitle: (block) => `${block}: xếp hạng và khoảng xếp hạng`,

    assessment: 'Đánh giá',
    assessmentHint: null,
    questions: 'Từng câu hỏi',
    years: {
      heading: 'Qua các kỳ',
      caption: (agency) => `Chỉ số của ${agency} trong các kỳ đã công bố`,
      pictureTitle: (agency) => `Chỉ số chung của ${agency} qua các kỳ`,
      pictureDescription: (rows) => `${rows}.`,
      period: 'Kỳ',
      change: 'So với kỳ trước đó',
      key: (lowest) => `Trục đứng bắt đầu từ ${lowest}, không phải từ 0.`,
      joined: 'Hai kỳ so sánh được với nhau thì nối bằng đường thẳng.',
      notJoined: 'Hai kỳ không so sánh được với nhau thì không nối.',
      whiskers: 'Vạch đứng: khoảng tin cậy.',
      meaning: (period, sentence) => `${period}: ${sentence}`,
    },

    method: {
      heading: 'Phương pháp và mẫu',
      noOpinion:
        'Câu bỏ trống và trả lời “không có ý kiến” không được tính, cũng không bị coi là không hài lòng.',
      sampling: {
        'self-selected': 'Người trả lời tự nguyện, không phải mẫu chọn ngẫu nhiên.',
        random: 'Người trả lời được chọn ngẫu nhiên.',
        census: 'Mọi người làm thủ tục trong kỳ đều được hỏi.',
      },
      channels: (list) => `Chỉ tính phiếu từ các kênh: ${list}.`,
      stages: (list) => `Chỉ tính phiếu ở các bước làm thủ tục: ${list}.`,
      sampleSize: (error) => `Cỡ mẫu cần có của mỗi đơn vị tính theo sai số ${error}.`,
      interval: (confidence) =>
        `Khoảng tin cậy ${confidence} cho biết chỉ số có thể chênh bao nhiêu chỉ vì ngẫu nhiên: càng ít phiếu thì khoảng càng rộng.`,
      noIntervals: 'Bảng công bố của kỳ này không có khoảng tin cậy.',
      form: (form) => `Mẫu phiếu: ${form}.`,
    },
    downloads: {
      heading: 'Tải về',
      json: 'Tệp chỉ số đầy đủ (JSON)',
      csv: 'Bảng số liệu (CSV)',
      xlsx: 'Bảng tính (XLSX)',
      keys: 'Khóa công khai để kiểm tra (JSON)',
      terms: 'Số liệu đã công bố không thay đổi nữa; bản sửa, nếu có, được công bố thành bản mới.',
    },
    verify: {
      heading: 'Cách kiểm tra',
      signed:
        'Tệp JSON có mã xác thực tệp (không phải chữ ký số). Ai có tệp cũng tính lại được mọi con số trên máy của mình, không cần đến máy chủ này.',
      unsigned:
        'Tệp JSON của kỳ này không có mã xác thực: kiểm tra được các con số có khớp với nhau không, nhưng không kiểm tra được ai đã lập tệp.',
      download: 'Tải tệp chỉ số, lưu thành index.json.',
      downloadWithKeys: 'Tải tệp chỉ số, lưu thành index.json, và tệp khóa công khai, lưu thành keys.json.',
      compare: 'So mã khóa này với mã mà cơ quan công bố đã thông báo ở nơi khác:',
      run: 'Trong thư mục mã nguồn của hệ thống này, chạy lệnh:',
      outcomeSigned:
        'Dòng cuối “verified” nghĩa là: mọi con số tính lại đều đúng, và tệp do chính khóa đó xác thực. Ngược lại, lệnh nêu từng chỗ khác nhau.',
      outcomeUnsigned:
        'Dòng cuối “consistent, not signed” nghĩa là: các con số khớp với nhau. Ngược lại, lệnh nêu từng chỗ khác nhau.',
      withoutSums: (agencies, all) =>
        `Tệp không có tổng số câu trả lời của ${agencies}/${all} đơn vị, nên chỉ kiểm tra được thứ hạng và mức tăng, giảm của các đơn vị đó, không tính lại được tỷ lệ.`,
    },
  },
  en: {
    title: 'Satisfaction index: results',
    introduction:
      'How satisfied people and organisations are with the service of public agencies, for each published survey period. The newest is on top.',
    empty: 'No results have been published yet.',
    emptyNext:
      'The results of a survey period appear here when they are published. Figures that are still being collected are not shown on this page.',
    breadcrumb: 'Where you are',
    allPeriods: 'Published periods',
    simulated: 'Simulated data: not real results.',
    notFound: {
      title: 'Not found',
      page: 'There is no such page.',
      period: 'There is no such survey period, or its results have not been published.',
      criterion: (period) => `The results of ${period} have no such criterion.`,
      agency: (period) => `The results of ${period} have no such agency.`,
      back: 'See the published periods',
    },

    periodHeading: (period) => `Satisfaction index: ${period}`,
    criterionHeading: (criterion, period) => `Criterion ${criterion}: ${period}`,
    agencyHeading: (agency, period) => `${agency}: ${period}`,

    facts: {
      province: 'Province',
      published: 'Published',
      signer: 'Signed by',
      report: 'With report',
      surveyed: 'Surveyed',
      responses: 'Responses',
      restates: 'Replaces',
      restatesText: (publication, reason) =>
        `publication ${publication}${reason === null ? '' : `, because: ${reason}`}`,
    },
    restated: {
      note: (n, day, reason) => `Restatement ${n} of ${day}, reason: ${reason}`,
      heading: 'What was restated',
      earlierTable: (publication) => `The table published before, ${publication} (XLSX)`,
      earlierFile: (publication) => `The file signed before, ${publication} (JSON)`,
    },
    decision: {
      decision: (number, day, issuer) => `Decision ${number} of ${day} by ${issuer}`,
      report: (number, day, issuer) => `Report ${number} of ${day} by ${issuer}`,
      notice: (number, day, issuer) => `Notice ${number} of ${day} by ${issuer}`,
    },
    withoutDecision: (day, issuer) => `${issuer}, ${day}; no document number is given`,
    unnamedIssuer: 'an unnamed issuer',

    about: 'About this publication',
    byCriterion: 'Ranking by criterion',
    overallRanking: 'Ranking by the overall index',
    more: 'See also',
    contents: 'On this page',
    methodLink: 'Method, sample and how to check',
    rankingCaption: (block, size, eligible) =>
      `${block}: ranking by the overall index; ${size} agencies, ${eligible} of them ranked`,
    criterionCaption: (criterion, block, size, eligible) =>
      `${block}: ranking by the criterion ${criterion}; ${size} agencies, ${eligible} of them ranked`,
    barsTitle: (block) => `${block}: index of each agency`,
    barsDescription: (rows) => `The scale runs from 0 to 100%. ${rows}.`,
    ranksTitle: (block) => `${block}: ranks and rank intervals`,

    assessment: 'Assessment',
    assessmentHint: 'In Vietnamese, as official documents word it.',
    questions: 'Question by question',
    years: {
      heading: 'Over the periods',
      caption: (agency) => `Index of ${agency} in the published periods`,
      pictureTitle: (agency) => `Overall index of ${agency} over the periods`,
      pictureDescription: (rows) => `${rows}.`,
      period: 'Period',
      change: 'Against the period before',
      key: (lowest) => `The vertical axis begins at ${lowest}, not at 0.`,
      joined: 'Periods that can be compared are joined by a line.',
      notJoined: 'Periods that cannot be compared are not joined.',
      whiskers: 'Vertical line: confidence interval.',
      meaning: (period, sentence) => `${period}: ${sentence}`,
    },

    method: {
      heading: 'Method and sample',
      noOpinion:
        'Questions left blank and answers of “no opinion” are not counted, nor taken for dissatisfaction.',
      sampling: {
        'self-selected': 'People answered of their own accord; they are not a random sample.',
        random: 'The people asked were chosen at random.',
        census: 'Everybody who used the service in the period was asked.',
      },
      channels: (list) => `Only responses by these channels count: ${list}.`,
      stages: (list) => `Only responses at these stages of the procedure count: ${list}.`,
      sampleSize: (error) =>
        `The sample that each agency needs is computed for a margin of error of ${error}.`,
      interval: (confidence) =>
        `The ${confidence} confidence interval tells how far off the index may be by chance alone: the fewer responses, the wider it is.`,
      noIntervals: 'The published table of this period has no confidence intervals.',
      form: (form) => `Form: ${form}.`,
    },
    downloads: {
      heading: 'Download',
      json: 'The whole index file (JSON)',
      csv: 'Table (CSV)',
      xlsx: 'Workbook (XLSX)',
      keys: 'Public keys to check it by (JSON)',
      terms: 'Published figures do not change any more; a correction would be a publication of its own.',
    },
    verify: {
      heading: 'How to check',
      signed:
        'The JSON file is authenticated (which is not a digital signature in the sense of the law). Whoever has it can compute every figure again on a machine of their own, without this server.',
      unsigned:
        'The JSON file of this period is not authenticated: it can be checked whether its figures agree with one another, but not who made it.',
      download: 'Download the index file as index.json.',
      downloadWithKeys: 'Download the index file as index.json, and the public keys as keys.json.',
      compare: 'Compare this fingerprint with the one that the publishing agency has announced elsewhere:',
      run: 'In the folder of this system’s source code, run:',
      outcomeSigned:
        'A last line of “verified” means: every figure was found again, and the file was authenticated by that very key. Otherwise every difference is listed.',
      outcomeUnsigned:
        'A last line of “consistent, not signed” means: the figures agree with one another. Otherwise every difference is listed.',
      withoutSums: (agencies, all) =>
        `The file does not hold the sums of answers of ${agencies} of ${all} agencies: of these, ranks and changes can be checked, but percentages cannot be computed again.`,
    },
  },
}
