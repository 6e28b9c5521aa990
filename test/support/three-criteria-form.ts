import type { FormDefinition } from '../../survey-forms/form-definition.ts'

/** A province's own form: three criteria under codes of its own, four grades, no stage, and no "no opinion". */
export const threeCriteria: FormDefinition = {
  code: 'khanh-hoa',
  version: 1,
  title: { vi: 'Phiếu khảo sát của tỉnh', en: 'The survey of the province' },
  introduction: { vi: 'Phiếu do {surveyor} thực hiện.', en: 'This survey is run by {surveyor}.' },
  stem: { vi: 'Ông/Bà đánh giá thế nào về:', en: 'How do you rate:' },
  scale: [
    { code: 'kem', points: 1, satisfied: false, label: { vi: 'Kém', en: 'Poor' } },
    { code: 'tam', points: 2, satisfied: false, label: { vi: 'Tạm được', en: 'Fair' } },
    { code: 'tot', points: 3, satisfied: true, label: { vi: 'Tốt', en: 'Good' } },
    { code: 'rat-tot', points: 4, satisfied: true, label: { vi: 'Rất tốt', en: 'Very good' } },
  ],
  context: [],
  criteria: ['thu-tuc', 'can-bo', 'ket-qua'].map((code, place) => ({
    code,
    name: { vi: `Tiêu chí ${place + 1}`, en: `Criterion ${place + 1}` },
    reportName: { vi: `Mức độ của tiêu chí ${place + 1}`, en: `Level of criterion ${place + 1}` },
    weight: place + 1,
    questions: [1, 2].map((n) => ({
      code: `${code}-${n}`,
      text: { vi: `điều thứ ${n} của tiêu chí ${place + 1}`, en: `thing ${n} of criterion ${place + 1}` },
      required: true,
    })),
  })),
  outside: [],
  respondent: [],
  comment: { text: { vi: 'Ý kiến khác', en: 'Other comments' }, maxLength: 500 },
}
