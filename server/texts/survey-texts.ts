import type { Language } from '../../survey-forms/form-definition.ts'

/** Every word of the public pages that does not come from the form itself. */
export interface SurveyTexts {
  readonly languageName: string
  readonly simulated: string
  readonly errorTitle: string
  readonly errorsHeading: string
  readonly errorWord: string
  readonly requiredNote: string
  readonly optional: string
  /** Stands first in a list of agencies, for none. */
  readonly chooseOne: string
  readonly closingHeading: string
  readonly send: string
  readonly privacy: string
  readonly sentHeading: string
  readonly sentThanks: string
  readonly sentLate: (period: string) => string
  readonly receiptLabel: string
  readonly receiptUse: string
  readonly newForm: string
  readonly alreadyHeading: (date: string, time: string) => string
  readonly alreadyText: string
  readonly tooMany: (seconds: number) => string
  readonly unknownHeading: string
  readonly refusedHeading: string
  readonly retiredHeading: string
  readonly askAtDesk: (agency: string) => string
  readonly closedHeading: string
  readonly notYetHeading: string
  readonly noPeriodHeading: string
  readonly closedOn: (period: string, date: string) => string
  readonly opensOn: (date: string) => string
  readonly noPeriod: string
  readonly checkHeading: string
  readonly checkLabel: string
  readonly checkButton: string
  readonly receiptCounted: (period: string) => string
  readonly receiptReceived: (period: string) => string
  readonly receiptLate: (period: string) => string
  readonly receiptUnknown: string
}

export const surveyTexts: Record<Language, SurveyTexts> = {
  vi: {
    languageName: 'Tiếng Việt',
    simulated: 'Dữ liệu mô phỏng',
    errorTitle: 'Lỗi:',
    errorsHeading: 'Phiếu chưa gửi. Xin xem lại:',
    errorWord: 'Lỗi:',
    requiredNote: 'Những câu không ghi “không bắt buộc” đều cần trả lời.',
    optional: '(không bắt buộc)',
    chooseOne: 'Chọn cơ quan',
    closingHeading: 'Ý kiến thêm',
    send: 'Gửi phiếu',
    privacy:
      'Phiếu không ghi họ tên, số điện thoại hay giấy tờ. Câu trả lời chỉ dùng để tính chỉ số hài lòng và cải thiện việc phục vụ.',
    sentHeading: 'Đã gửi',
    sentThanks: 'Cảm ơn Ông/Bà đã góp ý.',
    sentLate: (period) =>
      `Phiếu đến sau khi kỳ khảo sát ${period} kết thúc: được lưu lại nhưng không tính vào chỉ số.`,
    receiptLabel: 'Mã biên nhận',
    receiptUse:
      'Có thể ghi lại mã này để sau kiểm tra phiếu có được tính hay không. Mã không cho ai xem câu trả lời.',
    newForm: 'Mở phiếu mới',
    alreadyHeading: (date, time) => `Phiếu này đã gửi lúc ${time} ngày ${date}`,
    alreadyText:
      'Câu trả lời lần đầu được giữ nguyên; lần gửi này có câu trả lời khác nên không được ghi. Muốn gửi ý kiến khác, xin mở phiếu mới.',
    tooMany: (seconds) =>
      `Lần gửi này chưa được nhận vì có quá nhiều phiếu gửi liên tiếp từ đây. Các câu trả lời vẫn còn ở dưới, xin gửi lại sau khoảng ${Math.ceil(seconds / 60)} phút. Nếu trước đó đã thấy “Đã gửi” thì phiếu đã được lưu.`,
    refusedHeading: 'Phiếu chưa gửi',
    unknownHeading: 'Không tìm thấy phiếu khảo sát',
    retiredHeading: 'Mã này đã ngừng sử dụng',
    askAtDesk: (agency) => `Xin hỏi nhân viên tại quầy của ${agency} để có mã đang dùng.`,
    closedHeading: 'Kỳ khảo sát đã kết thúc',
    notYetHeading: 'Kỳ khảo sát chưa mở',
    noPeriodHeading: 'Chưa có kỳ khảo sát',
    closedOn: (period, date) => `Kỳ khảo sát ${period} đã kết thúc vào cuối ngày ${date}.`,
    opensOn: (date) => `Kỳ khảo sát tiếp theo mở từ ngày ${date}.`,
    noPeriod: 'Hiện chưa có kỳ khảo sát nào mở tại đây.',
    checkHeading: 'Kiểm tra biên nhận',
    checkLabel: 'Mã biên nhận (12 ký tự)',
    checkButton: 'Kiểm tra',
    receiptCounted: (period) => `Phiếu được tính vào chỉ số của kỳ ${period}.`,
    receiptReceived: (period) => `Phiếu đã nhận cho kỳ ${period} nhưng hiện không được tính vào chỉ số.`,
    receiptLate: (period) => `Phiếu đến sau khi kỳ ${period} kết thúc: được lưu lại, không tính vào chỉ số.`,
    receiptUnknown: 'Không có phiếu nào mang mã biên nhận này. Xin kiểm tra lại từng ký tự.',
  },
  en: {
    languageName: 'English',
    simulated: 'Simulated data (Dữ liệu mô phỏng)',
    errorTitle: 'Error:',
    errorsHeading: 'Not sent yet. Please check:',
    errorWord: 'Error:',
    requiredNote: 'Questions not marked “optional” need an answer.',
    optional: '(optional)',
    chooseOne: 'Choose an agency',
    closingHeading: 'Anything else',
    send: 'Send',
    privacy:
      'No name, phone or document number is recorded. The answers are used only to compute the satisfaction index and to improve the service.',
    sentHeading: 'Sent',
    sentThanks: 'Thank you for your answers.',
    sentLate: (period) =>
      `The survey ${period} had ended when this arrived: it is kept, but not counted in the index.`,
    receiptLabel: 'Receipt',
    receiptUse:
      'You may note it down to check later whether your response is counted. It shows nobody your answers.',
    newForm: 'Open a new form',
    alreadyHeading: (date, time) => `This form was sent at ${time} on ${date}`,
    alreadyText:
      'The first answers are kept; this time the answers were different and were not recorded. To send another opinion, open a new form.',
    tooMany: (seconds) =>
      `This time it was not received: too many submissions came from here in a short time. Your answers are still below; please send again in about ${Math.ceil(seconds / 60)} min. If you have seen “Sent” before, your response is stored.`,
    refusedHeading: 'Not sent',
    unknownHeading: 'There is no survey here',
    retiredHeading: 'This code is no longer used',
    askAtDesk: (agency) => `Please ask at the desk of ${agency} for the code in use.`,
    closedHeading: 'The survey has ended',
    notYetHeading: 'The survey has not opened yet',
    noPeriodHeading: 'No survey yet',
    closedOn: (period, date) => `The survey ${period} ended at the end of ${date}.`,
    opensOn: (date) => `The next survey opens on ${date}.`,
    noPeriod: 'No survey is open here at the moment.',
    checkHeading: 'Check a receipt',
    checkLabel: 'Receipt (12 characters)',
    checkButton: 'Check',
    receiptCounted: (period) => `The response is counted in the index of ${period}.`,
    receiptReceived: (period) =>
      `The response was received for ${period}, but is not counted in the index at present.`,
    receiptLate: (period) => `The response arrived after ${period} had ended: it is kept, not counted.`,
    receiptUnknown: 'No response has this receipt. Please check each character.',
  },
}
