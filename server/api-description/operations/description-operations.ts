import { paths } from '../../paths.ts'
import type { Answer, Operation } from '../operation.ts'

const notModified: Answer = { status: 304, text: 'notModified', content: null, headers: ['etag'] }

/** This description itself. */
export const descriptionOperations: readonly Operation[] = [
  {
    id: 'getDescription',
    method: 'get',
    path: paths.apiDescription,
    group: 'description',
    access: { kind: 'public' },
    parameters: ['lang', 'ifNoneMatch'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'description',
        content: { type: 'application/json', schema: 'OpenApi' },
        headers: ['etag', 'contentLanguage'],
      },
      notModified,
    ],
    refusals: {},
    examples: [{ name: 'description', parameters: { lang: 'en' }, status: 200 }],
  },
  {
    id: 'readDocs',
    method: 'get',
    path: paths.apiDocs,
    group: 'description',
    access: { kind: 'public' },
    parameters: ['lang', 'ifNoneMatch'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'page',
        content: { type: 'text/html', schema: null },
        headers: ['etag', 'contentLanguage'],
      },
      notModified,
    ],
    refusals: {},
    examples: [{ name: 'description', parameters: { lang: 'en' }, status: 200 }],
  },
]
