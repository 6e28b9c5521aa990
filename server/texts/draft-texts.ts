import type { Language } from '../../survey-forms/form-definition.ts'
import type { ObjectionState } from '../storage/objections-store.ts'

/** How far an agency has come with the newest draft. */
export type DraftProgress = 'objecting' | 'agreed' | 'seen' | 'not-seen'

/** Why an objection, an agreement or a draft was not taken. */
export type DraftRefusal =
  | 'too-late'
  | 'not-hearing'
  | 'other-draft'
  | 'ended'
  | 'not-closed'
  | 'not-settled'
  | 'changed'

export type DraftFieldProblem =
  | 'text-missing'
  | 'text-too-long'
  | 'text-unreadable'
  | 'criterion-unknown'
  | 'reason-missing'
  | 'reason-too-long'
  | 'reason-unreadable'
  | 'decision-missing'
  | 'deadline-missing'
  | 'deadline-bad'
  | 'deadline-over'
  | 'deadline-far'

/** The words of the draft of a period's results and of objections to it. Numbers and dates come in already written. */
export interface DraftTexts {
  readonly drafts: {
    readonly title: (period: string) => string
    readonly introduction: string
    readonly notClosed: string
    readonly published: string
    readonly none: string
    readonly sent: (n: string, instant: string, by: string, deadline: string) => string
    readonly deadlineOver: string
    readonly send: (n: string) => string
    readonly sendHeading: string
    readonly resendHint: string
    readonly deadline: string
    readonly deadlineHint: string
    readonly progressHeading: string
    readonly progressCaption: string
    readonly progressCounts: (counts: Readonly<Record<DraftProgress, string>>, all: string) => string
    readonly agency: string
    readonly state: string
    readonly when: string
    readonly objectionsHead: string
    readonly openOf: (open: string, all: string) => string
    readonly progress: Readonly<Record<DraftProgress, string>>
    readonly objectionsHeading: string
    readonly objectionsCounts: (all: string, open: string) => string
    readonly noObjections: string
    readonly reason: string
    readonly reasonHint: string
    readonly accept: string
    readonly acceptHint: string
    readonly reject: string
    readonly earlierHeading: string
    readonly toPublishing: string
    readonly toDrafts: string
  }
  readonly own: {
    readonly title: (agency: string, period: string) => string
    readonly listTitle: string
    readonly listIntroduction: string
    readonly listEmpty: string
    readonly listEmptyNext: string
    readonly listItem: (n: string, deadline: string) => string
    readonly notSent: string
    readonly notSentNext: string
    readonly notInPeriod: string
    readonly sent: (n: string, instant: string, deadline: string) => string
    readonly over: string
    readonly publishing: string
    readonly published: string
    readonly publishedLink: string
    readonly ranksLater: string
    readonly newer: string
    readonly viewedByHomeAffairs: string
    readonly contents: string
    readonly figures: string
    readonly questions: string
    readonly agreeHeading: string
    readonly agreeHint: string
    readonly agree: string
    readonly agreed: (instant: string, by: string) => string
    readonly objectHeading: string
    readonly objectHint: string
    readonly about: string
    readonly whole: string
    readonly text: string
    readonly textHint: string
    readonly submit: string
    readonly objectionsHeading: string
    readonly noObjections: string
    readonly withdraw: (n: string) => string
    readonly onlyManager: string
    readonly back: string
  }
  readonly objection: {
    readonly heading: (n: string, about: string) => string
    readonly headingOf: (n: string, agency: string, about: string) => string
    readonly ofDraft: (n: string) => string
    readonly states: Readonly<Record<ObjectionState, string>>
    readonly steps: Readonly<Record<ObjectionState, (instant: string, by: string) => string>>
    readonly reason: (reason: string) => string
  }
  readonly refusals: Readonly<Record<DraftRefusal, string>>
  readonly problems: Readonly<Record<DraftFieldProblem, string>>
  readonly errorHeading: string
  readonly errorTitle: (title: string) => string
}

export const draftTexts: Record<Language, DraftTexts> = {
  vi: {
    drafts: {
      title: (period) => `Lấy ý kiến dự thảo kết quả: ${period}`,
      introduction:
        'Trước khi công bố, mỗi đơn vị xem số liệu của chính mình và gửi kiến nghị, giải trình trong thời hạn. Đơn vị không xem được số liệu và thứ hạng của đơn vị khác.',
      notClosed: 'Kỳ chưa đóng. Hãy đóng kỳ khảo sát rồi gửi dự thảo.',
      published: 'Kỳ đã công bố: việc lấy ý kiến đã kết thúc.',
      none: 'Chưa gửi dự thảo nào.',
      sent: (n, instant, by, deadline) =>
        `Dự thảo lần ${n} gửi lúc ${instant}, người gửi: ${by}. Hạn gửi kiến nghị: hết ngày ${deadline}.`,
      deadlineOver: 'Đã hết hạn gửi kiến nghị.',
      send: (n) => `Gửi dự thảo lần ${n}`,
      sendHeading: 'Gửi dự thảo đến các đơn vị',
      resendHint:
        'Dự thảo mới thay dự thảo trước; các đơn vị xem và xác nhận lại. Kiến nghị đang chờ vẫn phải được trả lời.',
      deadline: 'Hạn cuối gửi kiến nghị',
      deadlineHint: 'Tính đến 24 giờ ngày này. Ngày gợi ý là sau năm ngày làm việc, chưa trừ ngày nghỉ lễ.',
      progressHeading: 'Tiến độ các đơn vị',
      progressCaption: 'Ý kiến của từng đơn vị về dự thảo mới nhất',
      progressCounts: (counts, all) =>
        `Trong ${all} đơn vị: ${counts.agreed} đã đồng ý, ${counts.objecting} có kiến nghị chờ trả lời, ${counts.seen} đã xem, ${counts['not-seen']} chưa xem.`,
      agency: 'Đơn vị',
      state: 'Tình trạng',
      when: 'Thời điểm',
      objectionsHead: 'Kiến nghị',
      openOf: (open, all) => `${all} (${open} đang chờ)`,
      progress: {
        objecting: 'Có kiến nghị đang chờ',
        agreed: 'Đồng ý với số liệu',
        seen: 'Đã xem',
        'not-seen': 'Chưa xem',
      },
      objectionsHeading: 'Kiến nghị, giải trình',
      objectionsCounts: (all, open) => `${all} kiến nghị, ${open} đang chờ trả lời.`,
      noObjections: 'Chưa có kiến nghị nào.',
      reason: 'Ý kiến trả lời và lý do',
      reasonHint: 'Đơn vị đọc được nguyên văn.',
      accept: 'Chấp nhận',
      acceptHint:
        'Chấp nhận không tự sửa số liệu: sau khi xử lý (ví dụ quyết định về phiếu tạm giữ), hãy gửi dự thảo mới.',
      reject: 'Không chấp nhận',
      earlierHeading: 'Các dự thảo đã gửi',
      toPublishing: 'Đến trang đóng và công bố',
      toDrafts: 'Đến trang lấy ý kiến dự thảo',
    },
    own: {
      title: (agency, period) => `Dự thảo kết quả: ${agency}, ${period}`,
      listTitle: 'Dự thảo kết quả',
      listIntroduction: 'Số liệu của các kỳ mà Sở Nội vụ gửi lấy ý kiến trước khi công bố.',
      listEmpty: 'Chưa có dự thảo nào.',
      listEmptyNext:
        'Khi kỳ khảo sát đóng, Sở Nội vụ gửi dự thảo và số liệu hiện ở đây cùng hạn gửi kiến nghị.',
      listItem: (n, deadline) => `dự thảo lần ${n}, hạn gửi kiến nghị hết ngày ${deadline}`,
      notSent: 'Sở Nội vụ chưa gửi dự thảo của kỳ này.',
      notSentNext: 'Khi có dự thảo, số liệu của đơn vị hiện ở trang này cùng hạn gửi kiến nghị.',
      notInPeriod: 'Đơn vị không có trong kỳ khảo sát này.',
      sent: (n, instant, deadline) =>
        `Dự thảo lần ${n}, gửi lúc ${instant}. Hạn gửi kiến nghị: hết ngày ${deadline}.`,
      over: 'Đã hết hạn gửi kiến nghị, giải trình.',
      publishing: 'Sở Nội vụ đang công bố; không nhận thêm kiến nghị.',
      published: 'Kỳ này đã công bố.',
      publishedLink: 'Xem kết quả đã công bố',
      ranksLater: 'Thứ hạng và số liệu của đơn vị khác chỉ có khi công bố.',
      newer: 'Đây là số liệu lúc gửi dự thảo; nếu số liệu thay đổi, Sở Nội vụ gửi dự thảo mới.',
      viewedByHomeAffairs: 'Trang này hiện đúng những gì đơn vị xem được.',
      contents: 'Trong trang này',
      figures: 'Số liệu của đơn vị',
      questions: 'Từng câu hỏi',
      agreeHeading: 'Đồng ý với số liệu',
      agreeHint: 'Nếu số liệu đúng, xin xác nhận để Sở Nội vụ không phải chờ.',
      agree: 'Đồng ý với số liệu',
      agreed: (instant, by) => `Đơn vị đã đồng ý với số liệu lúc ${instant}, người xác nhận: ${by}.`,
      objectHeading: 'Gửi kiến nghị, giải trình',
      objectHint: 'Sở Nội vụ trả lời từng kiến nghị kèm lý do; chưa trả lời thì chưa công bố.',
      about: 'Về nội dung',
      whole: 'Toàn bộ số liệu của đơn vị',
      text: 'Nội dung kiến nghị, giải trình',
      textHint: 'Tối đa 4.000 ký tự. Không ghi tên, số điện thoại của người dân.',
      submit: 'Gửi kiến nghị',
      objectionsHeading: 'Kiến nghị của đơn vị',
      noObjections: 'Đơn vị chưa gửi kiến nghị nào.',
      withdraw: (n) => `Rút kiến nghị số ${n}`,
      onlyManager: 'Người quản lý của đơn vị mới gửi được kiến nghị và xác nhận số liệu.',
      back: 'Về danh sách dự thảo',
    },
    objection: {
      heading: (n, about) => `Số ${n}: ${about}`,
      headingOf: (n, agency, about) => `Số ${n}, ${agency}: ${about}`,
      ofDraft: (n) => `Về dự thảo lần ${n}.`,
      states: {
        submitted: 'Đang chờ trả lời',
        accepted: 'Được chấp nhận',
        rejected: 'Không được chấp nhận',
        withdrawn: 'Đã rút',
      },
      steps: {
        submitted: (instant, by) => `Gửi lúc ${instant}, người gửi: ${by}.`,
        accepted: (instant, by) => `Chấp nhận lúc ${instant}, người trả lời: ${by}.`,
        rejected: (instant, by) => `Không chấp nhận lúc ${instant}, người trả lời: ${by}.`,
        withdrawn: (instant, by) => `Rút lúc ${instant}, người rút: ${by}.`,
      },
      reason: (reason) => `Lý do: ${reason}`,
    },
    refusals: {
      'too-late':
        'Đã hết hạn gửi kiến nghị, giải trình nên nội dung vừa gửi không được nhận. Hãy liên hệ Sở Nội vụ nếu cần thêm thời hạn.',
      'not-hearing':
        'Kỳ không còn ở bước lấy ý kiến nên nội dung vừa gửi không được nhận. Dưới đây là tình trạng mới.',
      'other-draft':
        'Sở Nội vụ vừa gửi dự thảo mới nên nội dung vừa gửi chưa được nhận. Hãy xem số liệu mới rồi gửi lại nếu vẫn cần.',
      ended: 'Kiến nghị này đã được trả lời hoặc đã rút. Dưới đây là tình trạng mới.',
      'not-closed': 'Chỉ gửi được dự thảo khi kỳ đã đóng và chưa công bố.',
      'not-settled': 'Còn phiếu đang được cộng vào số liệu. Hãy thử lại sau vài giây.',
      changed: 'Vừa có người gửi một dự thảo khác. Dưới đây là tình trạng mới.',
    },
    problems: {
      'text-missing': 'Hãy nhập nội dung kiến nghị, giải trình.',
      'text-too-long': 'Nội dung dài quá 4.000 ký tự.',
      'text-unreadable': 'Nội dung có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.',
      'criterion-unknown': 'Hãy chọn nội dung trong danh sách.',
      'reason-missing': 'Hãy nhập lý do.',
      'reason-too-long': 'Lý do dài quá 4.000 ký tự.',
      'reason-unreadable': 'Lý do có ký tự không đọc được. Hãy gõ lại bằng bảng mã Unicode.',
      'decision-missing': 'Hãy chọn chấp nhận hay không chấp nhận.',
      'deadline-missing': 'Hãy nhập hạn cuối gửi kiến nghị.',
      'deadline-bad': 'Hạn cuối không phải một ngày có thật, ví dụ 30/12/2026.',
      'deadline-over': 'Hạn cuối không thể trước hôm nay.',
      'deadline-far': 'Hạn cuối không thể quá một năm nữa.',
    },
    errorHeading: 'Cần sửa các mục sau',
    errorTitle: (title) => `Lỗi: ${title}`,
  },
  en: {
    drafts: {
      title: (period) => `Draft of the results: ${period}`,
      introduction:
        'Before publication each agency looks through its own figures and may object until the deadline. It does not see the figures and ranks of others.',
      notClosed: 'The period is not closed. Please close it, then send the draft.',
      published: 'The period is published: agencies are not asked any more.',
      none: 'No draft has been sent.',
      sent: (n, instant, by, deadline) =>
        `Draft ${n} was sent at ${instant} by ${by}. Objections are taken until the end of ${deadline}.`,
      deadlineOver: 'The deadline for objections is over.',
      send: (n) => `Send draft ${n}`,
      sendHeading: 'Send a draft to the agencies',
      resendHint:
        'A new draft replaces the one before; agencies look at it and confirm anew. Objections that wait still have to be answered.',
      deadline: 'Last day for objections',
      deadlineHint:
        'To 24:00 of that day. The suggested day is five working days ahead, public holidays not taken off.',
      progressHeading: 'Progress of the agencies',
      progressCaption: 'What each agency says of the newest draft',
      progressCounts: (counts, all) =>
        `Of ${all} agencies: ${counts.agreed} agreed, ${counts.objecting} with an objection that waits, ${counts.seen} have seen it, ${counts['not-seen']} have not.`,
      agency: 'Agency',
      state: 'State',
      when: 'When',
      objectionsHead: 'Objections',
      openOf: (open, all) => `${all} (${open} waiting)`,
      progress: {
        objecting: 'Objection waits',
        agreed: 'Agrees with the figures',
        seen: 'Has seen it',
        'not-seen': 'Not seen yet',
      },
      objectionsHeading: 'Objections',
      objectionsCounts: (all, open) => `Objections: ${all}; waiting for an answer: ${open}.`,
      noObjections: 'There are no objections yet.',
      reason: 'Answer and reason',
      reasonHint: 'The agency reads it word for word.',
      accept: 'Accept',
      acceptHint:
        'Accepting changes no figure by itself: once it is dealt with (for example a decision on held responses), send a new draft.',
      reject: 'Reject',
      earlierHeading: 'Drafts sent',
      toPublishing: 'To closing and publishing',
      toDrafts: 'To the draft of the results',
    },
    own: {
      title: (agency, period) => `Draft of the results: ${agency}, ${period}`,
      listTitle: 'Drafts of results',
      listIntroduction: 'Figures of periods that home affairs asks about before they are published.',
      listEmpty: 'There are no drafts yet.',
      listEmptyNext:
        'When a survey period is closed, home affairs sends a draft; its figures and the deadline will stand here.',
      listItem: (n, deadline) => `draft ${n}, objections until the end of ${deadline}`,
      notSent: 'Home affairs has not sent a draft of this period.',
      notSentNext: 'Once there is one, the figures of the agency and the deadline stand on this page.',
      notInPeriod: 'The agency is not in this period.',
      sent: (n, instant, deadline) =>
        `Draft ${n}, sent at ${instant}. Objections are taken until the end of ${deadline}.`,
      over: 'The deadline for objections is over.',
      publishing: 'Home affairs is publishing; no more objections are taken.',
      published: 'This period is published.',
      publishedLink: 'See the published results',
      ranksLater: 'Ranks and the figures of other agencies come with the publication.',
      newer:
        'These are the figures of when the draft was sent; if they change, home affairs sends a new draft.',
      viewedByHomeAffairs: 'This page shows just what the agency can see.',
      contents: 'On this page',
      figures: 'Figures of the agency',
      questions: 'Question by question',
      agreeHeading: 'Agree with the figures',
      agreeHint: 'If the figures are right, please say so, so that home affairs need not wait.',
      agree: 'Agree with the figures',
      agreed: (instant, by) => `The agency agreed with the figures at ${instant} (${by}).`,
      objectHeading: 'Object',
      objectHint: 'Home affairs answers each objection with a reason, and publishes nothing before it has.',
      about: 'About',
      whole: 'All figures of the agency',
      text: 'Objection or explanation',
      textHint: 'Up to 4,000 characters. No names or telephone numbers of citizens.',
      submit: 'Send the objection',
      objectionsHeading: 'Objections of the agency',
      noObjections: 'The agency has not objected.',
      withdraw: (n) => `Withdraw objection ${n}`,
      onlyManager: 'Only the manager of the agency can object and confirm the figures.',
      back: 'Back to the drafts',
    },
    objection: {
      heading: (n, about) => `No. ${n}: ${about}`,
      headingOf: (n, agency, about) => `No. ${n}, ${agency}: ${about}`,
      ofDraft: (n) => `About draft ${n}.`,
      states: {
        submitted: 'Waiting for an answer',
        accepted: 'Accepted',
        rejected: 'Rejected',
        withdrawn: 'Withdrawn',
      },
      steps: {
        submitted: (instant, by) => `Sent at ${instant} by ${by}.`,
        accepted: (instant, by) => `Accepted at ${instant} by ${by}.`,
        rejected: (instant, by) => `Rejected at ${instant} by ${by}.`,
        withdrawn: (instant, by) => `Withdrawn at ${instant} by ${by}.`,
      },
      reason: (reason) => `Reason: ${reason}`,
    },
    refusals: {
      'too-late':
        'The deadline is over, so what you sent was not taken. Please ask home affairs if you need more time.',
      'not-hearing':
        'Agencies are not being asked about this period any more, so what you sent was not taken. This is the new state.',
      'other-draft':
        'Home affairs has just sent a new draft, so what you sent was not taken. Please look at the new figures and send it again if it still applies.',
      ended: 'This objection has been answered or withdrawn. This is the new state.',
      'not-closed': 'A draft can be sent only while the period is closed and not published.',
      'not-settled':
        'Some responses are still being added to the figures. Please try again in a few seconds.',
      changed: 'Somebody has just sent another draft. This is the new state.',
    },
    problems: {
      'text-missing': 'Please write the objection.',
      'text-too-long': 'The text is longer than 4,000 characters.',
      'text-unreadable': 'The text has characters that cannot be read. Please type it again in Unicode.',
      'criterion-unknown': 'Please choose from the list.',
      'reason-missing': 'Please give a reason.',
      'reason-too-long': 'The reason is longer than 4,000 characters.',
      'reason-unreadable': 'The reason has characters that cannot be read. Please type it again in Unicode.',
      'decision-missing': 'Please choose to accept or to reject.',
      'deadline-missing': 'Please give the last day for objections.',
      'deadline-bad': 'The last day is not a real day, for example 30/12/2026.',
      'deadline-over': 'The last day cannot be before today.',
      'deadline-far': 'The last day cannot be more than a year ahead.',
    },
    errorHeading: 'Please correct the following',
    errorTitle: (title) => `Error: ${title}`,
  },
}
