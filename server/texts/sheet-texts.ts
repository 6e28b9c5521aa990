/**
 * What a sheet says to the visitor. Always Vietnamese with a smaller English line, whatever the language of the
 * person who prints it.
 */
export const sheetTexts = {
  /** Of a file with sheets. */
  title: 'Tờ mã QR khảo sát hài lòng',
  andOthers: (count: number) => `và ${count} cơ quan khác`,
  logoAlt: (province: string) => (province === '' ? 'Biểu trưng' : `Biểu trưng ${province}`),
  fold: 'Gấp theo ba đường đứt rồi dán hai mép trên, dưới chồng lên nhau làm chân đế.',
  simulated: 'Dữ liệu mô phỏng',
  trial: 'BẢN THỬ',
  invitation: 'Mời Ông/Bà đánh giá mức độ hài lòng',
  scan: 'Mở máy ảnh điện thoại, quét mã và trả lời phiếu khảo sát',
  or: 'hoặc gõ địa chỉ',
  about: 'Khoảng 3 phút · không hỏi họ tên · không ảnh hưởng đến hồ sơ',
  english: 'Scan the code or type the address to rate this visit: about 3 minutes, no name asked.',
  qrTitle: (address: string) => `Mã QR mở phiếu khảo sát tại ${address}`,
} as const
