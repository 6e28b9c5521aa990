import { paths } from '../../paths.ts'
import type { Operation } from '../operation.ts'

const refusals = { 400: ['bad-request'], 404: ['unknown-form'] } as const

/** Form versions. */
export const formsOperations: readonly Operation[] = [
  {
    id: 'getForm',
    method: 'get',
    path: paths.apiForm,
    group: 'forms',
    access: { kind: 'public' },
    parameters: ['form', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'form',
        content: { type: 'application/json', schema: 'FormDefinition' },
        headers: [],
      },
    ],
    refusals,
    examples: [
      { name: 'form', parameters: { form: 'five-criteria-proposed.v1' }, status: 200 },
      {
        name: 'unknownForm',
        parameters: { form: 'five-criteria-proposed.v999' },
        status: 404,
        refused: 'unknown-form',
      },
    ],
  },
  {
    id: 'getFormSchema',
    method: 'get',
    path: paths.apiFormSchema,
    group: 'forms',
    access: { kind: 'public' },
    parameters: ['form', 'lang'],
    body: null,
    answers: [
      {
        status: 200,
        text: 'schema',
        content: { type: 'application/schema+json', schema: 'JsonSchema' },
        headers: [],
      },
    ],
    refusals,
    examples: [{ name: 'form', parameters: { form: 'five-criteria-proposed.v1' }, status: 200 }],
  },
]
