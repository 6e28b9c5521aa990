import { generateKeyPairSync } from 'node:crypto'
import type { IndexDocument } from '../../scoring/index-document.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import { previousOfDocument } from '../../scoring/previous-of-document.ts'
import { demoIndex2024 } from '../../server/commands/demo/demo-index-2024.ts'
import { formDigest } from '../../server/live-index/form-digest.ts'
import { signedDocument } from '../../server/signing/document-signature.ts'
import type { Stores } from '../../server/storage/database.ts'
import { type AgencyResponses, anAgency, anIndexDocument, form } from './an-index-document.ts'
import { aPeriod } from './test-app.ts'

const keys = generateKeyPairSync('ed25519')

/** The published table of 2024: percentages alone, as from a printed report. */
export const table2024 = demoIndex2024('seed', formDigest(form))

/** Departments of 2025 with their responses: two on one rank, and one with too few. */
export const departments2025: readonly AgencyResponses[] = [
  { code: 'SCT', name: 'Sở Công Thương', grades: { neutral: 5, satisfied: 60, 'very-satisfied': 55 } },
  { code: 'SNV', name: 'Sở Nội vụ', grades: { neutral: 10, satisfied: 40, 'very-satisfied': 10 } },
  { code: 'STC', name: 'Sở Tài chính', grades: { neutral: 10, satisfied: 40, 'very-satisfied': 10 } },
  {
    code: 'STP',
    name: 'Sở Tư pháp',
    grades: { dissatisfied: 10, neutral: 20, satisfied: 20, 'very-satisfied': 5 },
  },
  { code: 'SNgV', name: 'Sở Ngoại vụ', grades: { satisfied: 12 } },
]

/** An index of 2025 with the sums behind it, compared with 2024, published under a decision and signed. */
export function index2025(
  departments: readonly AgencyResponses[] = departments2025,
  method: Partial<ScoringMethod> = {},
): IndexDocument {
  const read = previousOfDocument(table2024)
  if (!read.ok) throw new Error(read.mistakes.join('; '))
  const targets = [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }] as const
  const document = anIndexDocument(
    departments.map(anAgency),
    { targets, sampleError: 0.05, ...method },
    {
      period: {
        id: '2025',
        name: 'Năm 2025',
        opensOn: '2025-01-01',
        closesOn: '2025-11-30',
        status: 'published',
      },
      formDigest: formDigest(form),
      previous: read.previous,
    },
  )
  return signedDocument(
    {
      ...document,
      publication: {
        id: '2025-1',
        kind: 'decision',
        decisionNumber: '409/QĐ-SNV',
        decidedOn: '2025-12-30',
        issuer: 'Sở Nội vụ',
        signerTitle: 'Giám đốc',
        reportNumber: '443/BC-SNV',
        publishedAt: '2025-12-31T02:03:04.000Z',
        restates: null,
        reason: null,
        differences: null,
      },
    },
    keys,
  )
}

/** Stores a publication as the newest of its period, which is published with it. */
export async function storePublished(
  stores: Pick<Stores, 'periods' | 'publications'>,
  document: IndexDocument,
  id = document.publication!.id,
): Promise<void> {
  const { id: period, name, opensOn, closesOn } = document.period!
  if ((await stores.periods.byId(period)) === null) {
    await stores.periods.add(aPeriod({ id: period, name, opensOn, closesOn, status: 'published' }))
  }
  await stores.publications.add(id, document, new Date())
}
