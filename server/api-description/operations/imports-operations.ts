import { paths } from '../../paths.ts'
import { describeImportProblem, givenFields, type ImportProblem } from '../../texts/import-problem-texts.ts'
import type { Example, Operation } from '../operation.ts'

const table = [
  'Mã đơn vị,Đơn vị,Khối,TC1,TC2,TC3,TC4,TC5,Chỉ số chung,Xếp hạng,Kỳ',
  'SNV,Sở Nội vụ,"Khối sở, ban, ngành",88.20,86.55,90.10,87.40,89.75,88.40,1,Năm 2025',
  '',
].join('\n')

const csv = { type: 'text/csv', content: table } as const

/** Figures that were computed elsewhere. */
export const importsOperations: readonly Operation[] = [
  {
    id: 'importIndex',
    method: 'post',
    path: paths.apiIndexImports,
    group: 'imports',
    access: { kind: 'key', scope: 'import-index' },
    parameters: ['period', 'dryRun', 'fileName', ...givenFields, 'lang'],
    body: [
      { type: 'application/json', schema: null },
      { type: 'text/csv', schema: null },
      { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', schema: null },
      { type: 'application/octet-stream', schema: null },
      { type: 'multipart/form-data', schema: 'ImportForm' },
    ],
    answers: [
      {
        status: 200,
        text: 'tried',
        content: { type: 'application/json', schema: 'ImportReport' },
        headers: [],
      },
      {
        status: 201,
        text: 'imported',
        content: { type: 'application/json', schema: 'ImportReport' },
        headers: [],
      },
    ],
    refusals: {
      400: ['bad-request'],
      401: ['sign-in-needed'],
      403: ['not-allowed', 'cross-site'],
      409: ['import-conflict'],
      413: ['too-large'],
      415: ['wrong-type'],
      422: ['invalid-import'],
    },
    examples: [
      { name: 'dryRun', parameters: { period: '2025' }, withKey: true, body: csv, status: 200 },
      {
        name: 'unconfirmed',
        parameters: { period: '2025', dryRun: 'false' },
        withKey: true,
        body: csv,
        status: 409,
        refused: 'import-conflict',
        problems: refusing('confirmUnsigned', 'confirm-unsigned'),
      },
      {
        name: 'stored',
        parameters: { period: '2025', dryRun: 'false', confirmUnsigned: 'true' },
        withKey: true,
        body: csv,
        status: 201,
      },
      {
        name: 'unreadable',
        parameters: { period: '2025' },
        withKey: true,
        body: { type: 'text/csv', content: 'SNV,Sở Nội vụ,88.40\n' },
        status: 422,
        refused: 'invalid-import',
        problems: refusing('file', 'no-table'),
      },
    ],
  },
]

/** One place that is refused, as the importer words it. */
function refusing(
  field: string,
  code: Exclude<ImportProblem['code'], 'table'>,
): NonNullable<Example['problems']> {
  return (language) => [{ field, problem: code, message: describeImportProblem({ field, code }, language) }]
}
