import type { Problem } from './answers.ts'
import { type FormDefinition, formId, type Language, type LocalizedText } from './form-definition.ts'
import { choiceFields } from './form-fields.ts'

/**
 * What is wrong and what to do, in one sentence without a final stop, naming the question.
 *
 * @example
 * problemText(fiveCriteriaProposedV1, { field: 'answers.access-fees', problem: 'missing' }, 'vi')
 * // 'Xin chọn một mức cho: việc công khai mức phí, lệ phí'
 */
export function problemText(form: FormDefinition, problem: Problem, language: Language): string {
  return sentence(form, problem)[language]
}

function sentence(form: FormDefinition, { field, problem }: Problem): LocalizedText {
  const name = nameOfField(form, field)
  switch (problem) {
    case 'missing':
      return missingSentence(field, name)
    case 'not-an-option':
      return {
        vi: `Xin chọn một trong các câu trả lời có sẵn cho: ${name.vi}`,
        en: `Choose one of the answers offered for: ${name.en}`,
      }
    case 'too-many': {
      const most = form.wishes?.maxChoices ?? 0
      return {
        vi: `Xin chọn không quá ${most} mục cho: ${name.vi}`,
        en: `Choose no more than ${most} for: ${name.en}`,
      }
    }
    case 'too-long': {
      const most = form.comment?.maxLength ?? 0
      return {
        vi: `Xin viết ngắn lại, không quá ${most.toLocaleString('vi-VN')} ký tự: ${name.vi}`,
        en: `Shorten your text to ${most.toLocaleString('en-GB')} characters or fewer: ${name.en}`,
      }
    }
    case 'repeated':
      return {
        vi: `Có nhiều hơn một câu trả lời, xin chọn một cho: ${name.vi}`,
        en: `There is more than one answer, choose one for: ${name.en}`,
      }
    case 'unknown-field':
      return { vi: `Phiếu này không có mục “${field}”`, en: `This form has no field “${field}”` }
    case 'not-text':
      return {
        vi: `Nội dung không phải là chữ đọc được: ${name.vi}`,
        en: `The content is not readable text: ${name.en}`,
      }
    case 'not-a-list':
      return { vi: `Phải là một danh sách: ${name.vi}`, en: `This must be a list: ${name.en}` }
    case 'not-an-object':
      return {
        vi: `Phải là một đối tượng gồm các mục có tên: ${name.vi}`,
        en: `This must be an object of named fields: ${name.en}`,
      }
    case 'not-a-uuid':
      return {
        vi: `${name.vi} phải là một UUID dạng 8-4-4-4-12 chữ số thập lục phân`,
        en: `The ${name.en} must be a UUID of 8-4-4-4-12 hexadecimal digits`,
      }
    case 'not-an-instant':
      return {
        vi: `${name.vi} phải là một thời điểm theo RFC 3339, ví dụ 2025-06-02T02:03:04Z`,
        en: `The ${name.en} must be an RFC 3339 instant such as 2025-06-02T02:03:04Z`,
      }
    case 'wrong-form':
      return {
        vi: `Câu trả lời không phải của phiếu ${formId(form)}, xin mở lại phiếu`,
        en: `The answers are not those of the form ${formId(form)}, open the form again`,
      }
    case 'nothing-answered':
      return {
        vi: 'Xin chọn một mức cho ít nhất một câu hỏi',
        en: 'Choose a grade for at least one question',
      }
  }
}

function missingSentence(field: string, name: LocalizedText): LocalizedText {
  if (field.startsWith('answers.')) {
    return { vi: `Xin chọn một mức cho: ${name.vi}`, en: `Choose a grade for: ${name.en}` }
  }
  if (field === 'agency' || field.startsWith('context.')) {
    return { vi: `Xin chọn một câu trả lời cho: ${name.vi}`, en: `Choose an answer for: ${name.en}` }
  }
  return { vi: `Thiếu ${lowerFirst(name.vi)}`, en: `Missing: ${name.en}` }
}

/** What a field is called to a person: a question by its text, the rest by these names. */
function nameOfField(form: FormDefinition, field: string): LocalizedText {
  if (field === 'wishes' && form.wishes) return form.wishes.text
  if (field === 'comment' && form.comment) return form.comment.text
  const question = choiceFields(form).find((choice) => choice.field === field)
  return question?.text ?? otherNames.get(field) ?? { vi: field, en: field }
}

/** The question that stands before all others where a point serves several agencies. */
export const agencyQuestion: LocalizedText = {
  vi: 'Ông/Bà đã làm thủ tục với cơ quan nào?',
  en: 'Which agency did you deal with?',
}

const otherNames: ReadonlyMap<string, LocalizedText> = new Map([
  ['agency', agencyQuestion],
  ['submissionId', { vi: 'Mã lần gửi (submissionId)', en: 'submission id (submissionId)' }],
  ['form', { vi: 'Tên phiếu (form)', en: 'name of the form (form)' }],
  ['language', { vi: 'Ngôn ngữ (language)', en: 'language' }],
  ['startedAt', { vi: 'Thời điểm bắt đầu (startedAt)', en: 'starting time (startedAt)' }],
  ['body', { vi: 'nội dung đã gửi', en: 'what was sent' }],
])

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
