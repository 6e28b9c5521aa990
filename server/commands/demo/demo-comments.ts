/** What every simulated comment begins with, so that none can be taken for a citizen's words. */
export const simulatedMark = '[mô phỏng]'

/** Comments of the demonstration: general, and about nobody. */
export const demoComments: readonly string[] = [
  'Nhân viên hướng dẫn tận tình.',
  'Thủ tục nhanh gọn, cảm ơn cơ quan.',
  'Thời gian chờ đến lượt hơi lâu vào buổi sáng.',
  'Nên bố trí thêm ghế chờ.',
  'Đề nghị niêm yết mẫu đơn có điền sẵn để dễ làm theo.',
  'Trả kết quả đúng hẹn.',
  'Nộp hồ sơ trực tuyến còn khó, mong có hướng dẫn bằng hình ảnh.',
  'Mong rút ngắn số lần phải đi lại.',
  'Chỗ để xe còn chật.',
  'Nên có thêm quầy vào đầu tuần.',
  'Bảng thông tin chữ nhỏ, khó đọc.',
  'Rất hài lòng với cách tiếp đón.',
  'Mong được nhắn tin khi có kết quả.',
  'Wifi tại sảnh yếu.',
  'Đã góp ý lần trước nhưng chưa nhận được trả lời.',
  'Mức phí được công khai rõ ràng.',
]
