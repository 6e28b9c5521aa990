import type { ResponseRecord } from '../../server/storage/response-record.ts'

/** A response as it is stored when it is new; what matters to a test is overridden. */
export function storedResponse(
  overrides: Partial<ResponseRecord> & { readonly _id: string },
): ResponseRecord {
  return {
    period: '2025',
    agency: 'so-noi-vu',
    unit: 'mot-cua',
    point: 'quay-1',
    channel: 'qr',
    form: 'two-questions.v1',
    answers: { signs: 'good', courtesy: 'bad' },
    context: {},
    respondent: {},
    wishes: [],
    comment: null,
    language: 'vi',
    startedAt: null,
    receivedAt: new Date('2025-06-02T02:00:00Z'),
    week: '2025-W23',
    digest: '0'.repeat(64),
    receipt: 'ABCDEFGHJKMN',
    status: 'counted',
    revision: 1,
    untallied: true,
    ...overrides,
  }
}
