import type { IndexDocument } from '../../scoring/index-document.ts'
import type { AgencyInput, IndexInput } from '../../scoring/index-input.ts'
import { completeMethod, type ScoringMethod } from '../../scoring/method.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { addResponse, emptyTally, tallyLayout } from '../../scoring/tally.ts'
import { gradedQuestions } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'

export const form = fiveCriteriaProposedV1
const layout = tallyLayout(form)

/** Responses of an agency: so many with every question at one grade; `held` ones beside those that count. */
export interface AgencyResponses {
  readonly code: string
  readonly name?: string
  readonly grades?: Readonly<Record<string, number>>
  readonly held?: number
}

/** An agency whose counted responses answer every graded question alike. */
export function anAgency({ code, name = `Sở ${code}`, grades = {}, held = 0 }: AgencyResponses): AgencyInput {
  const counted = emptyTally(layout, 'pairs')
  for (const [grade, count] of Object.entries(grades)) {
    for (let i = 0; i < count; i++) addResponse(layout, counted, allQuestions(grade))
  }
  const heldBack = emptyTally(layout, 'pairs')
  for (let i = 0; i < held; i++) addResponse(layout, heldBack, allQuestions('neutral'))
  const all = Object.values(grades).reduce((sum, count) => sum + count, 0)
  return {
    code,
    name,
    predecessors: [],
    ended: false,
    transactions: null,
    quota: null,
    tallies: { counted, held: heldBack },
    channels: all === 0 ? {} : { qr: all },
  }
}

function allQuestions(grade: string): Record<string, string> {
  return Object.fromEntries(gradedQuestions(form).map(({ code }) => [code, grade]))
}

/** A live index document of one open period with one block; compared with nothing unless `changes` say with what. */
export function anIndexDocument(
  agencies: readonly AgencyInput[],
  method: Partial<ScoringMethod> = {},
  changes: Partial<IndexInput> = {},
): IndexDocument {
  return scoreIndex({
    province: 'Khánh Hòa',
    period: {
      id: '2025',
      name: 'Năm 2025',
      opensOn: '2025-01-01',
      closesOn: '2025-11-30',
      status: 'open',
    },
    form,
    formDigest: `sha256:${'0'.repeat(64)}`,
    method: completeMethod(method),
    previous: null,
    computedAt: '2025-06-02T02:03:04.000Z',
    simulated: false,
    blocks: [{ code: 'so-ban-nganh', name: 'Khối sở, ban, ngành', agencies }],
    ...changes,
  })
}
