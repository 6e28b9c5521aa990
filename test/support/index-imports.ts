import type { IndexDocument } from '../../scoring/index-document.ts'
import { indexTable } from '../../scoring/index-table.ts'
import { packed, textSheet, workbookParts } from './make-workbook.ts'
import type { TestApp } from './test-app.ts'

/** Posts a file to the API of imports. */
export async function postImport(
  app: TestApp,
  cookie: string,
  period: string,
  file: Uint8Array | string,
  given: Readonly<Record<string, string>> = {},
) {
  const response = await app.post(
    `/api/v1/periods/${period}/index-imports?${new URLSearchParams(given)}`,
    {},
    {
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: file as BodyInit,
    },
  )
  const body = (await response.json()) as ImportAnswer
  return { status: response.status, body }
}

export interface ImportAnswer {
  readonly problems: readonly { readonly field: string; readonly problem: string; readonly message: string }[]
  readonly needs: readonly { readonly field: string; readonly problem: string }[]
  readonly agencies: readonly {
    readonly code: string
    readonly state: string
    readonly percent: number | null
    readonly rank: number | null
  }[]
  readonly changes: readonly unknown[]
  readonly rankDifferences: readonly unknown[]
  readonly stored: boolean
  readonly unchanged: boolean
  readonly signer: { readonly kind: string; readonly name?: string }
}

/** Everything that is in the database, but for sessions and the file that waits for a decision. */
export async function everythingIn({ stores }: TestApp): Promise<string> {
  const periods = await stores.periods.all()
  return JSON.stringify([
    periods,
    await stores.registry.agencies(),
    [...(await stores.publications.newestIds())],
    await Promise.all(
      [...periods.map(({ id }) => id), '2024', '2023'].map((id) => stores.indexImports.ofPeriod(id)),
    ),
    await stores.audit.newest(null, 1_000),
  ])
}

export const headings = [
  'Mã đơn vị',
  'Đơn vị',
  'Khối',
  'TC1',
  'TC2',
  'TC3',
  'TC4',
  'TC5',
  'Chỉ số chung',
  'Xếp hạng',
  'Kỳ',
]

type Row = readonly (string | number | null)[]

/** A row of an agency, with its percentage everywhere. */
export function row(
  code: string,
  name: string,
  percent: string | number,
  rank: string | number | null = null,
): Row {
  return [
    code,
    name,
    'Khối sở, ban, ngành',
    percent,
    percent,
    percent,
    percent,
    percent,
    percent,
    rank,
    'Năm 2025',
  ]
}

/** A workbook with one table on a sheet called TC2. */
export function workbookOfRows(rows: readonly Row[]): Uint8Array {
  return packed(workbookParts([textSheet('TC2', [headings, ...rows])]))
}

/** The table of an index as a workbook that somebody could have typed. */
export function workbookOfIndex(document: IndexDocument): Uint8Array {
  const { columns, rows } = indexTable(document)
  const cells = rows.map((cells) =>
    cells.map((cell) => (cell.kind === 'empty' ? null : cell.kind === 'text' ? cell.text : cell.number)),
  )
  return packed(workbookParts([textSheet('Bảng', [columns, ...cells])]))
}

export function csvOf(rows: readonly Row[]): string {
  const quoted = (cell: string | number | null) => `"${cell ?? ''}"`
  return [headings, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n')
}

/** The index of 2025 as it stands now. */
export async function indexOf(app: TestApp, cookie: string, period = '2025'): Promise<IndexDocument> {
  const response = await app.get(`/api/v1/periods/${period}/index`, { headers: { cookie } })
  return (await response.json()) as IndexDocument
}
