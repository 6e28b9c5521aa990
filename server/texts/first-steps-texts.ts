import type { Language } from '../../survey-forms/form-definition.ts'

/** The steps from a first start to the first response, in their order. */
export const firstSteps = ['second-factor', 'public-url', 'period', 'points', 'sheets', 'response'] as const
export type FirstStep = (typeof firstSteps)[number]

/** The words of the guide that home affairs sees until the first response has come. */
export interface FirstStepsTexts {
  readonly heading: string
  readonly progress: (done: string, all: string) => string
  readonly done: string
  readonly open: string
  readonly steps: Readonly<Record<FirstStep, { readonly name: string; readonly hint: string }>>
}

export const firstStepsTexts: Record<Language, FirstStepsTexts> = {
  vi: {
    heading: 'Bắt đầu từ đây',
    progress: (done, all) => `Đã xong ${done}/${all} bước. Hướng dẫn này tự ẩn khi có phiếu đầu tiên.`,
    done: 'Xong',
    open: 'Chưa làm',
    steps: {
      'second-factor': {
        name: 'Bật xác thực hai bước cho tài khoản',
        hint: 'Tài khoản này sửa được mọi thứ. Thêm một mã trên điện thoại thì mật khẩu bị lộ cũng chưa vào được.',
      },
      'public-url': {
        name: 'Đặt địa chỉ công khai (PUBLIC_URL)',
        hint: 'Người quản trị máy chủ đặt biến PUBLIC_URL là địa chỉ mà điện thoại người dân mở được, rồi khởi động lại. Chưa đặt thì tờ in mang chữ “BẢN THỬ”.',
      },
      period: {
        name: 'Khai báo tỉnh và mở kỳ khảo sát',
        hint: 'Một trang: tên tỉnh, các đơn vị của một khối, ngày mở và ngày đóng.',
      },
      points: {
        name: 'Tạo điểm khảo sát cho từng quầy',
        hint: 'Mỗi quầy một mã QR, để biết phiếu đến từ đâu. Nhiều đơn vị thì dùng “Tạo hàng loạt” ở trang điểm khảo sát.',
      },
      sheets: {
        name: 'In tờ mã QR và đặt ở quầy',
        hint: 'Ở trang điểm khảo sát, chọn khổ giấy rồi in một lần cho mọi quầy (PDF).',
      },
      response: {
        name: 'Nhận phiếu đầu tiên',
        hint: 'Quét thử một mã bằng điện thoại. Phiếu gửi thử cũng được tính, nên chỉ gửi khi là phiếu thật.',
      },
    },
  },
  en: {
    heading: 'Begin here',
    progress: (done, all) => `${done} of ${all} steps done. This guide goes away with the first response.`,
    done: 'Done',
    open: 'To do',
    steps: {
      'second-factor': {
        name: 'Turn on the second factor of your account',
        hint: 'This account can change everything. With a code from your phone, a leaked password alone opens nothing.',
      },
      'public-url': {
        name: 'Set the public address (PUBLIC_URL)',
        hint: 'Whoever runs the server sets PUBLIC_URL to the address that phones of visitors can open, and starts it again. Without it printed sheets say “BẢN THỬ”.',
      },
      period: {
        name: 'Name the province and open a survey period',
        hint: 'One page: the province, the agencies of a block, the first and the last day.',
      },
      points: {
        name: 'Make a survey point for each desk',
        hint: 'A QR code for each desk tells where responses come from. For many agencies, make them in bulk on the page of survey points.',
      },
      sheets: {
        name: 'Print the QR sheets and put them up',
        hint: 'On the page of survey points, choose a paper size and print the sheets of all desks at once (PDF).',
      },
      response: {
        name: 'Receive the first response',
        hint: 'Scan a code with a phone. What is sent counts, so send nothing but real answers.',
      },
    },
  },
}
