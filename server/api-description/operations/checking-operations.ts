import { paths } from '../../paths.ts'
import type { Operation } from '../operation.ts'

const json = 'application/json'

/** What anybody needs to check what was published. */
export const checkingOperations: readonly Operation[] = [
  {
    id: 'exportResponses',
    method: 'get',
    path: paths.apiResponsesOf,
    group: 'checking',
    access: { kind: 'key', scope: 'export-responses' },
    parameters: ['period', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'lines',
        content: { type: 'application/x-ndjson', schema: null, lines: 'AnonymousResponse' },
        headers: ['rowCount', 'contentDisposition'],
      },
    ],
    refusals: {
      400: ['bad-request'],
      401: ['sign-in-needed'],
      403: ['not-allowed'],
      404: ['unknown-period'],
    },
    examples: [
      {
        name: 'lines',
        parameters: { period: '2025' },
        withKey: true,
        status: 200,
        answer:
          '{"agency":"SCT","answers":{"access-information":"satisfied"},"channel":"qr","context":{"mode":"in-person","stage":"received"},"status":"too-few-answers","week":"2025-W23"}\n',
      },
    ],
  },
  {
    id: 'getPublicKeys',
    method: 'get',
    path: paths.apiPublicKeys,
    group: 'checking',
    access: { kind: 'public' },
    parameters: ['lang'],
    body: null,
    answers: [{ status: 200, text: 'keys', content: { type: json, schema: 'PublicKeys' }, headers: [] }],
    refusals: {},
    examples: [
      {
        name: 'keys',
        parameters: {},
        status: 200,
        // The key of RFC 8037, appendix A.
        answer: {
          keys: [
            {
              kty: 'OKP',
              crv: 'Ed25519',
              x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
              kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
            },
          ],
        },
      },
    ],
  },
  {
    id: 'getSchema',
    method: 'get',
    path: paths.apiSchema,
    group: 'checking',
    access: { kind: 'public' },
    parameters: ['schema', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'schema',
        content: { type: 'application/schema+json', schema: 'JsonSchema' },
        headers: [],
      },
    ],
    refusals: { 400: ['bad-request'], 404: ['not-found'] },
    examples: [
      { name: 'schema', parameters: { schema: 'satisfaction-index.v1.json' }, status: 200 },
      { name: 'unknownSchema', parameters: { schema: 'index.v9.json' }, status: 404, refused: 'not-found' },
    ],
  },
]
