import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AgencyInput } from '../../scoring/index-input.ts'
import type { ScoringMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { addResponse, emptyTally, tallyLayout } from '../../scoring/tally.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { anyAnswers, anyForm, anyMethod, type RawAnswers } from './support/arbitraries.ts'
import { type SecondAgency, secondBlock } from './support/second-index.ts'

const block = 'khoi'
const formDigest = `sha256:${'0'.repeat(64)}`

/** Agencies that are empty, tiny or as large as the next one, and often answer alike, so that they tie. */
function anyAgencies(form: FormDefinition): fc.Arbitrary<readonly SecondAgency[]> {
  const alike = fc
    .tuple(fc.nat(12), fc.constantFrom(...form.scale))
    .map(([count, { code }]): RawAnswers[] =>
      Array.from({ length: count }, () =>
        Object.fromEntries(tallyLayout(form).questions.map((question) => [question, code])),
      ),
    )
  const percent = fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100)
  return fc
    .array(
      fc.record({
        responses: fc.oneof(alike, fc.array(anyAnswers(form), { maxLength: 12 })),
        ended: fc.constantFrom(false, false, false, true),
        unranked: fc.constantFrom(false, false, false, true),
        transactions: fc.option(fc.nat(2000)),
        quota: fc.option(fc.nat(15)),
        before: fc.option(
          fc.record({ percent, rank: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 6 }) }),
          {
            freq: 6,
          },
        ),
      }),
      { maxLength: 6 },
    )
    .chain((agencies) =>
      fc.boolean().map((isSteady) =>
        agencies.map((agency, place) => ({
          code: `A${place}`,
          ...agency,
          // Half of the blocks have everybody ranked before, so that ranks can be compared.
          ...(isSteady
            ? { ended: false, unranked: false, before: { percent: 90 - place, rank: place + 1 } }
            : {}),
        })),
      ),
    )
    .map(withTrueRanks)
}

/** The ranks of those that were ranked before, as their percentages make them: others could not have been published. */
function withTrueRanks(agencies: readonly SecondAgency[]): readonly SecondAgency[] {
  const ranked = agencies.flatMap(({ before }) => (before === null || before.rank === null ? [] : [before]))
  const rankOf = (percent: number | null) => 1 + ranked.filter((other) => other.percent! > percent!).length
  return agencies.map((agency) => {
    const { before } = agency
    return before === null || before.rank === null
      ? agency
      : { ...agency, before: { ...before, rank: rankOf(before.percent) } }
  })
}

const anyTarget = fc.record(
  {
    block: fc.constantFrom(block, block, 'other'),
    agency: fc.constantFrom('A0', 'A1'),
    operator: fc.constantFrom('>' as const, '>=' as const),
    percent: fc.constantFrom(0, 20, 50, 60, 80, 100, 66.67),
  },
  { requiredKeys: ['block', 'operator', 'percent'] },
)

const anyCase = anyForm.chain((form) =>
  fc.record({
    form: fc.constant(form),
    agencies: anyAgencies(form),
    method: fc
      .record({
        method: anyMethod,
        sampleError: fc.constantFrom(null, 0.05, 0.03, 0.1, 0.025, 0.333),
        targets: fc.array(anyTarget, { maxLength: 3 }),
        decimals: fc.nat(6),
      })
      .map(({ method, ...more }): ScoringMethod => ({ ...method, ...more })),
    isFirst: fc.constantFrom(false, false, true),
  }),
)

function agencyInput(form: FormDefinition, agency: SecondAgency): AgencyInput {
  const layout = tallyLayout(form)
  const counted = emptyTally(layout, 'counts')
  for (const answers of agency.responses) addResponse(layout, counted, answers)
  const { code, ended, unranked, transactions, quota } = agency
  return {
    code,
    name: code,
    predecessors: [],
    ended,
    ...(unranked ? { unranked: 'lý do' } : {}),
    transactions,
    quota,
    tallies: { counted },
    channels: {},
  }
}

/** The previous period, made with the same form and method. */
function previousOf(
  form: FormDefinition,
  method: ScoringMethod,
  agencies: readonly SecondAgency[],
): PreviousIndex {
  return {
    period: null,
    method,
    form: { digest: formDigest, definition: form },
    criteria: form.criteria.map(({ code, weight }) => ({ code, weight })),
    declared: null,
    blocks: [
      {
        code: block,
        agencies: agencies.flatMap(({ code, before }) =>
          before === null ? [] : [{ code, name: null, overall: { ...before, interval: null }, criteria: {} }],
        ),
      },
    ],
  }
}

it('a block comes out the same by a second road: figures, eligibility, ranks, means, targets, samples, changes', () => {
  const seen = { tied: 0, reached: 0, adequate: 0, moved: 0, changed: 0 }
  fc.assert(
    fc.property(anyCase, ({ form, method, agencies, isFirst }) => {
      const before = agencies.map((agency) => (isFirst ? { ...agency, before: null } : agency))
      const document = scoreIndex({
        province: null,
        period: null,
        form,
        formDigest,
        method,
        previous: isFirst ? null : previousOf(form, method, agencies),
        computedAt: null,
        simulated: false,
        blocks: [{ code: block, name: block, agencies: agencies.map((agency) => agencyInput(form, agency)) }],
      })
      const { mean, criteriaMeans, agencies: listed } = document.blocks[0]!
      const standings = listed
        .map(
          ({ code, ineligibleBecause, overall, criteria, quotaReached, requiredSample, sampleAdequate }) => ({
            code,
            ineligibleBecause,
            percent: overall.percent,
            rank: overall.rank,
            criteria: Object.fromEntries(
              Object.entries(criteria).map(([code, { percent, rank }]) => [code, { percent, rank }]),
            ),
            change: overall.change,
            rankChange: overall.rankChange,
            targetMet: overall.target?.met ?? null,
            quotaReached,
            requiredSample,
            sampleAdequate,
          }),
        )
        .sort((a, b) => (a.code < b.code ? -1 : 1))
      expect({ mean, criteriaMeans, agencies: standings }).toEqual(secondBlock(form, method, block, before))

      const ranks = standings.map(({ rank }) => rank).filter((rank) => rank !== null)
      if (new Set(ranks).size < ranks.length) seen.tied++
      for (const one of standings) {
        if (one.targetMet) seen.reached++
        if (one.sampleAdequate) seen.adequate++
        if (one.rankChange) seen.moved++
        if (one.change) seen.changed++
      }
    }),
    { numRuns: 1000 },
  )
  // The cases that matter do occur.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(5)
})
