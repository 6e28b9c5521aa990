/** What a request can be refused for; the sentences are in texts/problem-texts.ts. */
export const problemCodes = [
  'bad-request',
  'not-utf8',
  'not-json',
  'sign-in-needed',
  'not-allowed',
  'cross-site',
  'not-found',
  'unknown-point',
  'unknown-form',
  'unknown-period',
  'unknown-publication',
  'period-frozen',
  'unknown-block',
  'unknown-method',
  'other-answers',
  'retired-point',
  'no-open-period',
  'too-large',
  'wrong-type',
  'invalid-answers',
  'invalid-import',
  'import-conflict',
  'too-many-requests',
  'too-many-streams',
  'too-many-documents',
  'not-ready',
  'internal',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** An expected refusal: a status, a reason and, where fields are to blame, which and why. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly status: number
  readonly code: ProblemCode
  readonly details: { readonly problems?: readonly FieldProblem[]; readonly retryAfterSeconds?: number }
  constructor(status: number, code: ProblemCode, details: HttpProblem['details'] = {}) {
    super(code)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** A refused field with a sentence for the reader, as RFC 9457 bodies carry it. */
export interface FieldProblem {
  readonly field: string
  readonly problem: string
  readonly message: string
}
