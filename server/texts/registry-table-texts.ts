import type { Language } from '../../survey-forms/form-definition.ts'

/** The tables in which the registry is imported and exported, in the order in which they build on each other. */
export const registryTables = ['agencies', 'units', 'places', 'blocks'] as const
export type RegistryTable = (typeof registryTables)[number]

/** The columns of a table by their keys, each under its headings; an import takes either language. */
type Columns = Readonly<Record<string, Readonly<Record<Language, string>>>>

interface TableTexts {
  /** Of the sheet in a workbook: as Excel takes it. */
  readonly sheet: string
  /** Of the CSV file, in plain ASCII. */
  readonly file: string
  readonly name: Readonly<Record<Language, string>>
  readonly columns: Columns
  /** Without these a sheet is not this table. */
  readonly needed: readonly string[]
}

const agencyCode = { vi: 'Mã đơn vị', en: 'Agency code' }
const endedOn = { vi: 'Hoạt động đến hết ngày', en: 'Last day' }

export const registryTableTexts = {
  agencies: {
    sheet: 'Đơn vị',
    file: 'danh-muc-don-vi',
    name: { vi: 'Đơn vị', en: 'Agencies' },
    columns: {
      code: agencyCode,
      name: { vi: 'Tên đơn vị', en: 'Agency name' },
      beganOn: { vi: 'Hoạt động từ ngày', en: 'First day' },
      endedOn,
      predecessors: { vi: 'Mã các đơn vị tiền thân', en: 'Predecessors' },
    },
    needed: ['code', 'name'],
  },
  units: {
    sheet: 'Bộ phận',
    file: 'danh-muc-bo-phan',
    name: { vi: 'Bộ phận', en: 'Units' },
    columns: {
      agency: agencyCode,
      code: { vi: 'Mã bộ phận', en: 'Unit code' },
      name: { vi: 'Tên bộ phận', en: 'Unit name' },
      endedOn,
    },
    needed: ['agency', 'code', 'name'],
  },
  places: {
    sheet: 'Địa điểm',
    file: 'danh-muc-dia-diem',
    name: { vi: 'Địa điểm', en: 'Places' },
    columns: {
      code: { vi: 'Mã địa điểm', en: 'Place code' },
      name: { vi: 'Tên địa điểm', en: 'Place name' },
      address: { vi: 'Địa chỉ', en: 'Address' },
      host: { vi: 'Mã đơn vị quản lý', en: 'Host agency code' },
      endedOn,
    },
    needed: ['code', 'name'],
  },
  blocks: {
    sheet: 'Khối theo kỳ',
    file: 'khoi-theo-ky',
    name: { vi: 'Khối theo kỳ', en: 'Blocks of periods' },
    columns: {
      period: { vi: 'Mã kỳ', en: 'Period code' },
      block: { vi: 'Mã khối', en: 'Block code' },
      blockName: { vi: 'Tên khối', en: 'Block name' },
      agency: agencyCode,
      transactions: { vi: 'Số giao dịch (N)', en: 'Transactions (N)' },
      quota: { vi: 'Số phiếu được giao', en: 'Quota' },
      ranked: { vi: 'Xếp hạng', en: 'Ranked' },
      unranked: { vi: 'Lý do không xếp hạng', en: 'Reason not ranked' },
    },
    needed: ['period', 'block', 'agency'],
  },
} as const satisfies Record<RegistryTable, TableTexts>

/** What the column "Xếp hạng" holds; an import takes either language. */
export const rankedWords: Readonly<Record<'yes' | 'no', Readonly<Record<Language, string>>>> = {
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
}

/** The keys of the columns of a table, in their order. */
export function columnKeys(table: RegistryTable): readonly string[] {
  return Object.keys(registryTableTexts[table].columns)
}

/** @example columnTitle('agencies', 'beganOn', 'vi') // 'Hoạt động từ ngày' */
export function columnTitle(table: RegistryTable, key: string, language: Language): string {
  const columns: Columns = registryTableTexts[table].columns
  return columns[key]?.[language] ?? key
}
