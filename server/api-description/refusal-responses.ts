import type { Language } from '../../survey-forms/form-definition.ts'
import { refusalTexts } from '../texts/api-operations-texts.ts'
import type { HeaderKey } from '../texts/api-parameters-texts.ts'
import { problemTexts } from '../texts/problem-texts.ts'
import type { FieldProblem, ProblemCode } from '../web/http-problem.ts'
import { reference } from './embed-schemas.ts'
import { headerObjects } from './header-objects.ts'
import type { OpenApiResponse } from './openapi-types.ts'
import type { Refusals } from './operation.ts'

/** What a refusal carries besides its document. */
const refusalHeaders: Readonly<Record<number, readonly HeaderKey[]>> = {
  401: ['wwwAuthenticate'],
  429: ['retryAfter'],
  503: ['retryAfter'],
}

/** The problem documents that an operation may answer: by status, with the codes that it may have there. */
export function refusalResponses(
  refusals: Refusals,
  language: Language,
): Readonly<Record<string, OpenApiResponse>> {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, codes]) => [status, refusal(Number(status), codes, language)]),
  )
}

function refusal(status: number, codes: readonly ProblemCode[], language: Language): OpenApiResponse {
  return {
    description: refusalTexts[status]?.[language] ?? '',
    headers: headerObjects([...(refusalHeaders[status] ?? []), 'contentLanguage'], true, language),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [reference('Problem')],
          type: 'object',
          properties: { status: { const: status }, code: { enum: codes } },
        },
        examples: Object.fromEntries(
          codes.map((code) => [
            code,
            { summary: problemTexts[code][language], value: problemExample(status, code, language) },
          ]),
        ),
      },
    },
  }
}

/** A problem document as web/errors.ts writes it. */
export function problemExample(
  status: number,
  code: ProblemCode,
  language: Language,
  problems: readonly FieldProblem[] = [],
) {
  return { type: 'about:blank', title: problemTexts[code][language], status, code, problems }
}
