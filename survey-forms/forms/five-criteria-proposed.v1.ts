import { defineForm } from '../form-definition.ts'

/**
 * The five criteria with four questions each, proposed for use ("mẫu đề xuất") until an agency adopts its own.
 * Frozen: a change of any word is a new version in a new file.
 */
export const fiveCriteriaProposedV1 = defineForm({
  code: 'five-criteria-proposed',
  version: 1,
  title: { vi: 'Phiếu khảo sát mức độ hài lòng (mẫu đề xuất)', en: 'Satisfaction survey (proposed form)' },
  introduction: {
    vi: 'Phiếu do {surveyor} thực hiện, khoảng 3 phút, không hỏi họ tên. Trả lời hay không đều không ảnh hưởng đến hồ sơ của Ông/Bà.',
    en: 'This survey is run by {surveyor}, takes about 3 minutes and does not ask your name. Whether you answer or not has no effect on your application.',
  },
  stem: {
    vi: 'Xin Ông/Bà cho biết mức độ hài lòng của mình về:',
    en: 'How satisfied or dissatisfied are you with:',
  },
  scale: [
    {
      code: 'very-dissatisfied',
      points: 1,
      satisfied: false,
      label: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' },
    },
    {
      code: 'dissatisfied',
      points: 2,
      satisfied: false,
      label: { vi: 'Không hài lòng', en: 'Dissatisfied' },
    },
    { code: 'neutral', points: 3, satisfied: false, label: { vi: 'Bình thường', en: 'Neutral' } },
    { code: 'satisfied', points: 4, satisfied: true, label: { vi: 'Hài lòng', en: 'Satisfied' } },
    {
      code: 'very-satisfied',
      points: 5,
      satisfied: true,
      label: { vi: 'Rất hài lòng', en: 'Very satisfied' },
    },
  ],
  noOpinion: {
    code: 'no-opinion',
    label: { vi: 'Không sử dụng / không có ý kiến', en: 'Not used / no opinion' },
  },
  context: [
    {
      code: 'stage',
      required: true,
      text: { vi: 'Ông/Bà đang ở bước nào?', en: 'Where are you in the procedure?' },
      options: [
        { code: 'asking', label: { vi: 'Tìm hiểu, hỏi thông tin', en: 'Looking for information' } },
        {
          code: 'waiting',
          label: { vi: 'Đã nộp hồ sơ, đang chờ kết quả', en: 'Submitted, waiting for the result' },
        },
        { code: 'received', label: { vi: 'Đã nhận kết quả', en: 'Received the result' } },
      ],
    },
    {
      code: 'mode',
      required: true,
      text: { vi: 'Ông/Bà làm thủ tục bằng cách nào?', en: 'How did you do it?' },
      options: [
        { code: 'in-person', label: { vi: 'Trực tiếp', en: 'In person' } },
        { code: 'online', label: { vi: 'Trực tuyến', en: 'Online' } },
        { code: 'post', label: { vi: 'Qua bưu chính', en: 'By post' } },
      ],
    },
  ],
  criteria: [
    {
      code: 'access',
      name: { vi: 'Tiếp cận dịch vụ', en: 'Access to services' },
      reportName: { vi: 'Mức độ tiếp cận dịch vụ', en: 'Access to services' },
      weight: 1,
      questions: [
        {
          code: 'access-information',
          text: {
            vi: 'việc tìm thông tin về thủ tục, hồ sơ',
            en: 'finding information about procedures and paperwork',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'access-publicity',
          text: {
            vi: 'mức độ đầy đủ của thông tin thủ tục được niêm yết, đăng tải',
            en: 'how complete the posted information about procedures was',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'access-convenience',
          text: {
            vi: 'sự thuận tiện của cách nộp hồ sơ mà Ông/Bà đã dùng',
            en: 'the convenience of the way you submitted your application',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'access-fees',
          text: { vi: 'việc công khai mức phí, lệ phí', en: 'how openly fees were stated' },
          required: true,
          allowNoOpinion: true,
        },
      ],
    },
    {
      code: 'reception',
      name: { vi: 'Điều kiện đón tiếp', en: 'Reception conditions' },
      reportName: { vi: 'Điều kiện đón tiếp', en: 'Reception conditions' },
      weight: 1,
      questions: [
        {
          code: 'reception-seating',
          text: { vi: 'chỗ ngồi chờ', en: 'seating while waiting' },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'reception-equipment',
          text: {
            vi: 'trang thiết bị (máy lấy số, màn hình, máy tính, wifi)',
            en: 'equipment (ticket machine, screens, computers, wifi)',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'reception-premises',
          text: {
            vi: 'sự sạch sẽ, ngăn nắp của nơi tiếp đón',
            en: 'the cleanliness and order of the reception area',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'reception-waiting',
          text: { vi: 'thời gian chờ đến lượt', en: 'the time spent waiting for your turn' },
          required: true,
          allowNoOpinion: true,
        },
      ],
    },
    {
      code: 'staff',
      name: { vi: 'Sự phục vụ của cán bộ, công chức', en: 'Service by staff' },
      reportName: { vi: 'Sự phục vụ của cán bộ, công chức', en: 'Service by staff' },
      weight: 1,
      noOpinionLabel: { vi: 'Không tiếp xúc trực tiếp', en: 'Had no direct contact' },
      questions: [
        {
          code: 'staff-courtesy',
          text: {
            vi: 'thái độ giao tiếp của người tiếp nhận, giải quyết hồ sơ',
            en: 'the manner of the staff who handled your application',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'staff-answers',
          text: { vi: 'việc giải đáp các câu hỏi của Ông/Bà', en: 'the answers given to your questions' },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'staff-guidance',
          text: { vi: 'việc hướng dẫn làm hồ sơ', en: 'the guidance on preparing the application' },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'staff-rules',
          text: {
            vi: 'việc thực hiện đúng quy định của người tiếp nhận, giải quyết hồ sơ',
            en: 'how staff kept to the regulations',
          },
          required: true,
          allowNoOpinion: true,
        },
      ],
    },
    {
      code: 'results',
      name: { vi: 'Kết quả giải quyết công việc', en: 'Results' },
      reportName: { vi: 'Kết quả giải quyết công việc', en: 'Results' },
      weight: 1,
      noOpinionLabel: { vi: 'Chưa nhận kết quả', en: 'No result received yet' },
      questions: [
        {
          code: 'results-timeliness',
          text: {
            vi: 'thời gian trả kết quả so với giấy hẹn',
            en: 'the time of the result compared with the appointment',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'results-correctness',
          text: { vi: 'sự đúng quy định của kết quả', en: 'how well the result follows regulations' },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'results-accuracy',
          text: {
            vi: 'mức độ chính xác của thông tin trên kết quả',
            en: 'the accuracy of the information on the result',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'results-trips',
          text: {
            vi: 'số lần phải đi lại để hoàn thành thủ tục',
            en: 'the number of trips needed to finish',
          },
          required: true,
          allowNoOpinion: true,
        },
      ],
    },
    {
      code: 'feedback',
      name: { vi: 'Tiếp nhận, xử lý thông tin phản hồi', en: 'Feedback handling' },
      reportName: { vi: 'Tiếp nhận, xử lý thông tin phản hồi', en: 'Feedback handling' },
      weight: 1,
      noOpinionLabel: { vi: 'Chưa từng góp ý, phản ánh', en: 'Never gave feedback' },
      questions: [
        {
          code: 'feedback-channel',
          text: {
            vi: 'việc bố trí nơi, kênh tiếp nhận góp ý, phản ánh, kiến nghị',
            en: 'the places and channels provided for feedback',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'feedback-sending',
          text: { vi: 'cách thức gửi góp ý, phản ánh, kiến nghị', en: 'the ways of sending feedback' },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'feedback-handling',
          text: {
            vi: 'việc tiếp nhận, xử lý góp ý, phản ánh, kiến nghị của Ông/Bà',
            en: 'how your feedback was received and handled',
          },
          required: true,
          allowNoOpinion: true,
        },
        {
          code: 'feedback-reply',
          text: { vi: 'việc thông báo kết quả xử lý cho Ông/Bà', en: 'how you were told the outcome' },
          required: true,
          allowNoOpinion: true,
        },
      ],
    },
  ],
  outside: [
    {
      code: 'overall-satisfaction',
      required: false,
      text: {
        vi: 'Nhìn chung, mức độ hài lòng của Ông/Bà về lần giải quyết này',
        en: 'Overall, how satisfied are you with this visit',
      },
    },
  ],
  respondent: [
    {
      code: 'capacity',
      text: { vi: 'Ông/Bà đến với tư cách', en: 'You came as' },
      options: [
        { code: 'individual', label: { vi: 'Cá nhân', en: 'An individual' } },
        {
          code: 'organisation',
          label: {
            vi: 'Đại diện tổ chức, doanh nghiệp',
            en: 'A representative of an organisation or business',
          },
        },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
    {
      code: 'gender',
      text: { vi: 'Giới tính', en: 'Gender' },
      options: [
        { code: 'male', label: { vi: 'Nam', en: 'Male' } },
        { code: 'female', label: { vi: 'Nữ', en: 'Female' } },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
    {
      code: 'age',
      text: { vi: 'Độ tuổi', en: 'Age' },
      options: [
        { code: 'under-18', label: { vi: 'Dưới 18', en: 'Under 18' } },
        { code: '18-24', label: { vi: '18–24', en: '18–24' } },
        { code: '25-34', label: { vi: '25–34', en: '25–34' } },
        { code: '35-49', label: { vi: '35–49', en: '35–49' } },
        { code: '50-60', label: { vi: '50–60', en: '50–60' } },
        { code: 'over-60', label: { vi: 'Trên 60', en: 'Over 60' } },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
    {
      code: 'education',
      text: { vi: 'Trình độ học vấn', en: 'Education' },
      options: [
        { code: 'primary', label: { vi: 'Tiểu học', en: 'Primary' } },
        { code: 'lower-secondary', label: { vi: 'Trung học cơ sở', en: 'Lower secondary' } },
        { code: 'upper-secondary', label: { vi: 'Trung học phổ thông', en: 'Upper secondary' } },
        { code: 'college', label: { vi: 'Trung cấp, cao đẳng', en: 'Vocational or college' } },
        { code: 'university', label: { vi: 'Đại học', en: 'University' } },
        { code: 'postgraduate', label: { vi: 'Trên đại học', en: 'Postgraduate' } },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
    {
      code: 'occupation',
      text: { vi: 'Nghề nghiệp', en: 'Occupation' },
      options: [
        { code: 'agriculture', label: { vi: 'Nông, lâm, ngư nghiệp', en: 'Agriculture, forestry, fishing' } },
        { code: 'worker', label: { vi: 'Công nhân, người lao động', en: 'Employee' } },
        { code: 'self-employed', label: { vi: 'Lao động tự do', en: 'Self-employed' } },
        { code: 'business', label: { vi: 'Kinh doanh, buôn bán', en: 'Business, trade' } },
        { code: 'public-employee', label: { vi: 'Cán bộ, công chức, viên chức', en: 'Public employee' } },
        { code: 'student', label: { vi: 'Học sinh, sinh viên', en: 'Student' } },
        { code: 'homemaker', label: { vi: 'Nội trợ', en: 'Homemaker' } },
        { code: 'retired', label: { vi: 'Hưu trí', en: 'Retired' } },
        { code: 'other', label: { vi: 'Khác', en: 'Other' } },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
    {
      code: 'residence',
      text: { vi: 'Nơi sinh sống', en: 'Where you live' },
      options: [
        { code: 'ward', label: { vi: 'Phường', en: 'Ward' } },
        { code: 'commune', label: { vi: 'Xã, đặc khu', en: 'Commune or special zone' } },
        { code: 'elsewhere', label: { vi: 'Tỉnh, thành phố khác', en: 'Another province or city' } },
        { code: 'undisclosed', label: { vi: 'Không trả lời', en: 'Prefer not to say' } },
      ],
    },
  ],
  wishes: {
    text: {
      vi: 'Ông/Bà mong cơ quan cải thiện những điều gì? (chọn tối đa 3)',
      en: 'What should the agency improve? (choose up to 3)',
    },
    maxChoices: 3,
    options: [
      {
        code: 'information',
        label: { vi: 'Mở rộng hình thức cung cấp thông tin', en: 'More ways to get information' },
      },
      { code: 'facilities', label: { vi: 'Cải thiện cơ sở vật chất', en: 'Better facilities' } },
      { code: 'time', label: { vi: 'Rút ngắn thời gian giải quyết', en: 'Shorter processing time' } },
      { code: 'paperwork', label: { vi: 'Giảm giấy tờ', en: 'Less paperwork' } },
      { code: 'transparency', label: { vi: 'Tăng công khai, minh bạch', en: 'More openness' } },
      { code: 'attitude', label: { vi: 'Cải thiện thái độ phục vụ', en: 'Better attitude' } },
      {
        code: 'competence',
        label: { vi: 'Nâng cao năng lực giải quyết công việc', en: 'Better competence' },
      },
      {
        code: 'feedback',
        label: { vi: 'Tiếp nhận, xử lý phản ánh tốt hơn', en: 'Better handling of feedback' },
      },
      { code: 'online', label: { vi: 'Đẩy mạnh dịch vụ trực tuyến', en: 'More online services' } },
    ],
  },
  comment: {
    text: {
      vi: 'Kiến nghị khác (xin không ghi họ tên, số điện thoại, số giấy tờ)',
      en: 'Other suggestions (please leave out names, phone and document numbers)',
    },
    maxLength: 1000,
  },
})
