/**
 * What was published of Sở Công Thương (Khánh Hòa) for 2024, as printed: báo cáo 443/BC-SNV ngày 12/3/2025.
 * The only real figures in the tests.
 */
export const soCongThuong2024 = {
  overall: 88.4,
  criteria: { access: 85.67, reception: 88.57, staff: 89.78, results: 90.61, feedback: 87.39 },
} as const
