import { paths } from '../../paths.ts'
import type { OperationId } from '../../texts/api-operations-texts.ts'
import type { Content, Example, Operation, Refusals } from '../operation.ts'

const access = { kind: 'published', scope: 'see-live-figures' } as const

const indexRefusals: Refusals = {
  400: ['bad-request'],
  401: ['sign-in-needed'],
  403: ['not-allowed'],
  404: ['unknown-period', 'unknown-publication', 'unknown-block'],
}

const published: Example = { name: 'published', parameters: { period: '2024' }, status: 200 }
const json: Content = { type: 'application/json', schema: 'SatisfactionIndex' }

/** Periods, their indexes in every format, and the live stream. */
export const indexesOperations: readonly Operation[] = [
  {
    id: 'listPeriods',
    method: 'get',
    path: paths.apiPeriods,
    group: 'indexes',
    access: { kind: 'public' },
    parameters: ['lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'periods',
        content: { type: 'application/json', schema: 'Periods' },
        headers: [],
      },
    ],
    refusals: {},
    examples: [
      {
        name: 'periods',
        parameters: {},
        status: 200,
        answer: {
          periods: [
            {
              id: '2025',
              name: 'Năm 2025',
              opensOn: '2025-01-01',
              closesOn: '2025-11-30',
              status: 'open',
              form: 'five-criteria-proposed.v1',
              blocks: [{ code: 'so-ban-nganh', name: 'Khối sở, ban, ngành' }],
              index: '/api/v1/periods/2025/index',
            },
          ],
        },
      },
    ],
  },
  index('getIndex', paths.apiIndex, json, [
    { name: 'live', parameters: { period: '2025' }, withKey: true, status: 200 },
    published,
    { name: 'block', parameters: { period: '2024', block: 'so-ban-nganh' }, status: 200 },
    { name: 'withoutKey', parameters: { period: '2025' }, status: 401, refused: 'sign-in-needed' },
    { name: 'unknownPeriod', parameters: { period: '1999' }, status: 404, refused: 'unknown-period' },
  ]),
  index('getIndexJson', paths.apiIndexJson, json, [published]),
  index('getIndexCsv', paths.apiIndexCsv, { type: 'text/csv', schema: null }, [
    published,
    { name: 'live', parameters: { period: '2025' }, withKey: true, status: 200 },
  ]),
  index(
    'getIndexXlsx',
    paths.apiIndexXlsx,
    { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', schema: null },
    [published],
  ),
  {
    id: 'followLiveIndex',
    method: 'get',
    path: paths.apiLive,
    group: 'indexes',
    access: { kind: 'key', scope: 'see-live-figures' },
    parameters: ['period', 'block', 'documents', 'lastEventId', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'stream',
        content: { type: 'text/event-stream', schema: null, lines: 'SatisfactionIndex' },
        headers: [],
      },
    ],
    refusals: {
      400: ['bad-request'],
      401: ['sign-in-needed'],
      403: ['not-allowed'],
      404: ['unknown-period', 'unknown-block'],
      429: ['too-many-streams'],
      503: ['not-ready'],
    },
    examples: [
      { name: 'stream', parameters: { period: '2025' }, withKey: true, status: 200 },
      {
        name: 'signals',
        parameters: { period: '2025', documents: 'false' },
        withKey: true,
        status: 200,
        answer: 'retry: 1000\n\nevent: index\nid: 5012\ndata: {"computedAt":"2025-06-02T02:04:32.000Z"}\n\n',
      },
    ],
  },
]

function index(id: OperationId, path: string, content: Content, examples: readonly Example[]): Operation {
  const isFile = content.schema === null
  return {
    id,
    method: 'get',
    path,
    group: 'indexes',
    access,
    parameters: ['period', 'block', 'publication', 'ifNoneMatch', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: isFile ? 'table' : 'index',
        content,
        headers: isFile ? ['rowCount', 'contentDisposition'] : [],
        mayHave: ['etag'],
      },
      { status: 304, text: 'notModified', content: null, headers: ['etag'] },
    ],
    refusals: indexRefusals,
    examples,
  }
}
