import { defaultMethod, type ScoringMethod } from '../../../scoring/method.ts'
import { formId } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { dayOf } from '../../calendar/vietnam-days.ts'
import { drawPointCode } from '../../service-points/point-code.ts'
import type { Period } from '../../storage/periods-store.ts'
import type { Point } from '../../storage/points-store.ts'
import type { Agency, Unit } from '../../storage/registry-store.ts'
import type { Settings } from '../../storage/settings-store.ts'
import { seededRandom } from './seeded-random.ts'

/** An agency of the demonstration, with what it takes to simulate it. */
export interface DemoAgency {
  readonly code: string
  readonly name: string
  readonly units: readonly Unit[]
  /** How many responses are simulated for it, counted or not. */
  readonly responses: number
  /** Transactions of the year, N. */
  readonly transactions: number
  readonly quota: number | null
}

export interface DemoBlock {
  readonly code: string
  readonly name: string
  readonly agencies: readonly DemoAgency[]
}

/** Every page of an installation with these settings says "Dữ liệu mô phỏng". */
export const demoSettings: Settings = { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ', simulated: true }

const office: Unit = { code: 'VP', name: 'Văn phòng Sở' }

function agency(
  code: string,
  name: string,
  responses: number,
  transactions: number,
  units: readonly Unit[] = [],
): DemoAgency {
  return { code, name, units, responses, transactions, quota: responses >= 100 ? 100 : null }
}

/**
 * The blocks of the demonstration: the departments by their names of 2024, three offices of central government, and
 * communes that do not exist. Two agencies are small on purpose: Sở Ngoại vụ is listed without a rank, and Xã Mẫu 3
 * has so few responses that no figure of it may be shown.
 */
export const demoBlocks: readonly DemoBlock[] = [
  {
    code: 'so-ban-nganh',
    name: 'Khối sở, ban, ngành',
    agencies: [
      agency('SCT', 'Sở Công Thương', 340, 2400, [
        office,
        { code: 'QLTM', name: 'Phòng Quản lý thương mại' },
        { code: 'QLCN', name: 'Phòng Quản lý công nghiệp' },
      ]),
      agency('SNV', 'Sở Nội vụ', 240, 1300, [office, { code: 'CCHC', name: 'Phòng Cải cách hành chính' }]),
      agency('STP', 'Sở Tư pháp', 310, 5200, [office, { code: 'HTTP', name: 'Phòng Hành chính tư pháp' }]),
      agency('SKHDT', 'Sở Kế hoạch và Đầu tư', 320, 4700, [
        office,
        { code: 'DKKD', name: 'Phòng Đăng ký kinh doanh' },
      ]),
      agency('STC', 'Sở Tài chính', 170, 800),
      agency('SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn', 250, 2100),
      agency('SGTVT', 'Sở Giao thông vận tải', 400, 9800, [
        office,
        { code: 'QLVT', name: 'Phòng Quản lý vận tải' },
        { code: 'QLPT', name: 'Phòng Quản lý phương tiện và người lái' },
      ]),
      agency('SXD', 'Sở Xây dựng', 300, 1700, [office, { code: 'QLXD', name: 'Phòng Quản lý xây dựng' }]),
      agency('STNMT', 'Sở Tài nguyên và Môi trường', 430, 7600),
      agency('STTTT', 'Sở Thông tin và Truyền thông', 120, 350),
      agency('SLDTBXH', 'Sở Lao động – Thương binh và Xã hội', 320, 3900),
      agency('SVHTT', 'Sở Văn hóa và Thể thao', 150, 620),
      agency('SDL', 'Sở Du lịch', 140, 540),
      agency('SKHCN', 'Sở Khoa học và Công nghệ', 110, 300),
      agency('SGDDT', 'Sở Giáo dục và Đào tạo', 220, 1900),
      agency('SYT', 'Sở Y tế', 287, 3100),
      agency('SNGV', 'Sở Ngoại vụ', 20, 90),
      agency('BQLKKT', 'Ban Quản lý Khu kinh tế', 140, 610),
    ],
  },
  {
    code: 'nganh-doc',
    name: 'Khối cơ quan ngành dọc',
    agencies: [
      agency('CAT', 'Công an tỉnh', 240, 38000),
      agency('BHXH', 'Bảo hiểm xã hội tỉnh', 180, 21000),
      agency('CT', 'Cục Thuế tỉnh', 120, 16000),
    ],
  },
  {
    code: 'cap-xa',
    name: 'Khối xã, phường',
    agencies: [
      agency('PM1', 'Phường Mẫu 1', 60, 2600),
      agency('PM2', 'Phường Mẫu 2', 50, 2200),
      agency('XM1', 'Xã Mẫu 1', 40, 1100),
      agency('XM2', 'Xã Mẫu 2', 40, 900),
      agency('XM3', 'Xã Mẫu 3', 3, 260),
    ],
  },
]

export const demoAgencies: readonly DemoAgency[] = demoBlocks.flatMap((block) => block.agencies)

/** The agencies as the registry holds them. */
export function demoRegistry(): readonly Agency[] {
  return demoAgencies.map(({ code, name, units }) => ({ code, name, units, endedOn: null }))
}

/** One to three points per agency, the busier the more: desks with a code each, and a tablet at the busiest. */
export function demoPoints(seed: string): readonly Point[] {
  return demoAgencies.flatMap((agency) => {
    const random = seededRandom(`${seed}/points/${agency.code}`)
    const place = placeOf(agency)
    const point = (desk: string, channel: Point['channel'], unit: Unit | undefined): Point => ({
      code: drawPointCode(random.bytes),
      desk,
      place,
      channel,
      agencies: [agency.code],
      unit: unit?.code ?? null,
      retiredAt: null,
    })
    return [
      point('Quầy số 1', 'qr', agency.units[1]),
      ...(agency.responses >= 200 ? [point('Quầy số 2', 'qr', agency.units[2] ?? agency.units[0])] : []),
      ...(agency.responses >= 300 ? [point('Máy tính bảng tại sảnh', 'kiosk', undefined)] : []),
    ]
  })
}

function placeOf(agency: DemoAgency): string {
  return demoBlocks[0]?.agencies.includes(agency) ? 'Bộ phận Tiếp nhận và Trả kết quả' : 'Bộ phận Một cửa'
}

/** The method of 2024 of which something is known: the target of the departments. */
export const method2024: ScoringMethod = {
  ...defaultMethod,
  targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }],
}

const method2025: ScoringMethod = {
  ...defaultMethod,
  sampleError: 0.05,
  targets: [{ block: 'so-ban-nganh', operator: '>', percent: 90 }],
}

/** The published year. Communes were not surveyed as a block then. */
export const period2024: Period = {
  id: '2024',
  name: 'Năm 2024',
  opensOn: '2024-01-01',
  closesOn: '2024-11-30',
  status: 'published',
  form: formId(fiveCriteriaProposedV1),
  method: method2024,
  blocks: demoBlocks
    .filter((block) => block.code !== 'cap-xa')
    .map((block) => ({
      code: block.code,
      name: block.name,
      agencies: block.agencies.map(({ code }) => ({ code, transactions: null, quota: null })),
    })),
}

/**
 * The open period. It is called 2025, like the plans that the product was made for, but must take responses
 * whenever somebody tries the demonstration and for a good while after, since its data are kept from one start to
 * the next: it closes at the end of the year after the one in which it was loaded, never before 2025-11-30.
 */
export function period2025(now: Date): Period {
  const endOfNextYear = `${Number(dayOf(now).slice(0, 4)) + 1}-12-31`
  return {
    id: '2025',
    name: 'Năm 2025',
    opensOn: '2025-01-01',
    closesOn: endOfNextYear < '2025-11-30' ? '2025-11-30' : endOfNextYear,
    status: 'open',
    form: formId(fiveCriteriaProposedV1),
    method: method2025,
    blocks: demoBlocks.map((block) => ({
      code: block.code,
      name: block.name,
      agencies: block.agencies.map(({ code, transactions, quota }) => ({ code, transactions, quota })),
    })),
  }
}
