import { decimalFraction, mean } from '../../../scoring/fraction.ts'
import type { IndexAgency, IndexBlock, IndexDocument, IndexFigure } from '../../../scoring/index-document.ts'
import { indexFigure } from '../../../scoring/index-figure.ts'
import { ranking } from '../../../scoring/ranking.ts'
import { sumOfTotals } from '../../../scoring/response-totals.ts'
import { roundHalfUp } from '../../../scoring/round-half-up.ts'
import { isMet, targetOf } from '../../../scoring/target.ts'
import { gradedQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { type CriterionPercents, demoPercents2024 } from './demo-percents-2024.ts'
import { type DemoBlock, demoBlocks, demoSettings, method2024, period2024 } from './demo-province.ts'
import { publishedRow2024 } from './published-row-2024.ts'
import { seededRandom } from './seeded-random.ts'

const form = fiveCriteriaProposedV1
const criteria = form.criteria.map(({ code }) => code)

/** The day of the report from which the real row comes. */
const publishedAt = '2025-03-12T02:00:00.000Z'

/**
 * The published index of 2024. Real is the row of Sở Công Thương alone; the percentages of all others are simulated,
 * and the document says `simulated`. Only percentages are known, as from a printed table: no responses, no tallies,
 * no intervals. A comparison with 2023 is known of the real row only; to make one up for the others would make up a
 * rank of 2023 for it as well. No decision number stands on it: the real decision had other figures.
 * @param formDigest `sha256:…` of the form's canonical JSON
 */
export function demoIndex2024(seed: string, formDigest: string): IndexDocument {
  return {
    $schema: '/api/v1/schemas/satisfaction-index.v1.json',
    kind: 'satisfaction-index',
    version: 1,
    simulated: true,
    province: demoSettings.province,
    period: {
      id: period2024.id,
      name: period2024.name,
      opensOn: period2024.opensOn,
      closesOn: period2024.closesOn,
      status: 'published',
    },
    form: { code: form.code, version: form.version, digest: formDigest, definition: form },
    method: method2024,
    computedAt: publishedAt,
    publication: {
      id: '2024-mo-phong',
      kind: 'demonstration',
      decisionNumber: null,
      decidedOn: null,
      issuer: demoSettings.surveyor,
      signerTitle: null,
      reportNumber: null,
      publishedAt,
      restates: null,
      reason: null,
      differences: null,
    },
    responses: { ...noResponses, digest: null },
    invited: null,
    criteria: form.criteria.map(({ code, name, weight }) => ({ code, name, weight })),
    comparison: { period: { id: '2023', name: 'Năm 2023' }, declared },
    blocks: demoBlocks
      .filter((block) => period2024.blocks.some(({ code }) => code === block.code))
      .map((block) => indexBlock(block, percentsOf(block, seed))),
    signature: null,
  }
}

/** By agency: around the published row where it belongs to the block, else around a level for each agency. */
function percentsOf(block: DemoBlock, seed: string): ReadonlyMap<string, CriterionPercents> {
  const codes = block.agencies.map(({ code }) => code)
  if (block.code === publishedRow2024.block) {
    return demoPercents2024(
      codes.filter((code) => code !== publishedRow2024.agency),
      seed,
    )
  }
  const random = seededRandom(`${seed}/2024/${block.code}`)
  return new Map(
    codes.map((code) => {
      const level = random.between(84, 89)
      return [
        code,
        Object.fromEntries(
          criteria.map((of) => [of, Math.round(100 * (level + random.between(-3, 3))) / 100]),
        ),
      ]
    }),
  )
}

function indexBlock(block: DemoBlock, percents: ReadonlyMap<string, CriterionPercents>): IndexBlock {
  const overall = block.agencies.map(({ code }) =>
    meanOf(criteria.map((criterion) => percents.get(code)![criterion]!)),
  )
  const overallRanks = ranking(overall, method2024.ties)
  const ranks = new Map(
    criteria.map((code) => [
      code,
      ranking(
        block.agencies.map((agency) => percents.get(agency.code)![code]!),
        method2024.ties,
      ),
    ]),
  )
  const agencies = block.agencies.map((agency, place): IndexAgency => {
    const isReal = agency.code === publishedRow2024.agency
    return {
      code: agency.code,
      name: agency.name,
      eligible: true,
      ineligibleBecause: null,
      responses: noResponses,
      transactions: null,
      quota: null,
      quotaReached: null,
      requiredSample: null,
      sampleAdequate: null,
      previous: null,
      channels: {},
      overall: {
        ...figure(overall[place]!, overallRanks[place]!),
        ...(isReal ? realOverall : {}),
        target: target(block.code, agency.code, overall[place]!),
      },
      criteria: Object.fromEntries(
        criteria.map((code) => {
          const rank = ranks.get(code)![place]!
          return [
            code,
            {
              ...figure(percents.get(agency.code)![code]!, rank),
              ...(isReal ? realCriterion(code, rank) : {}),
            },
          ]
        }),
      ),
      questions: Object.fromEntries(
        gradedQuestions(form).map(({ code }) => [
          code,
          { percent: null, counted: 0, noOpinion: 0, grades: null, gain: null, correlation: null },
        ]),
      ),
      tally: null,
    }
  })
  return {
    code: block.code,
    name: block.name,
    size: agencies.length,
    eligible: agencies.length,
    mean: meanOf(overall),
    criteriaMeans: Object.fromEntries(
      criteria.map((code) => [code, meanOf([...percents.values()].map((row) => row[code]!))]),
    ),
    agencies: agencies.sort((a, b) => a.overall.rank! - b.overall.rank! || (a.code < b.code ? -1 : 1)),
  }
}

/** Exactly, and rounded once: the plain mean of percentages with two decimals. */
function meanOf(percents: readonly number[]): number {
  return Number(roundHalfUp(mean(percents.map(decimalFraction))!, method2024.decimals))
}

/** How many answered is not known of any figure. */
function figure(percent: number, rank: number | null): IndexFigure {
  return indexFigure({ percent, respondents: 0, questionsCounted: [0, 0] }, rank)
}

/** The method of 2023 was not printed with the figures: that they compare is what the report declares. */
const declared = {
  comparable: true,
  reason: 'Báo cáo công bố mức tăng, giảm so với năm 2023.',
} as const

/** What stands beside every figure that the report compares. */
const compared = { comparable: true, rankComparable: true, flags: ['method-declared'] } as const

/** The rank of 2023 was not published, so neither is a change of rank. */
const realOverall = {
  ...compared,
  previousPercent: publishedRow2024.overall.previousPercent,
  change: publishedRow2024.overall.change,
}

function realCriterion(code: string, rank: number | null) {
  const published = Object.entries(publishedRow2024.criteria).find(([criterion]) => criterion === code)?.[1]
  if (!published || rank === null) return {}
  return {
    ...compared,
    previousRank: rank + published.rankChange,
    previousRanked: publishedRow2024.blockSize,
    rankChange: published.rankChange,
  }
}

function target(block: string, agency: string, percent: number): IndexFigure['target'] {
  const set = targetOf(method2024, block, agency)
  return set && { operator: set.operator, percent: set.percent, met: isMet(set, percent) }
}

/** How many responses stood behind the table is not known. */
const noResponses = sumOfTotals([])
