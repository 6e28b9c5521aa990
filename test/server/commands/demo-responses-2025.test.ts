import { describe, expect, test } from 'vitest'
import { agencyFigures } from '../../../scoring/agency-figures.ts'
import { addResponse, emptyTally, tallyLayout } from '../../../scoring/tally.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import {
  demoAgencies,
  demoBlocks,
  demoPoints,
  period2025,
} from '../../../server/commands/demo/demo-province.ts'
import { demoResponses2025 } from '../../../server/commands/demo/demo-responses-2025.ts'
import { demoSeed } from '../../../server/commands/demo/load-demo.ts'
import { responseRecordOf } from '../../../server/commands/demo/response-record-of.ts'
import { seededRandom } from '../../../server/commands/demo/seeded-random.ts'
import type { SimulatedResponse } from '../../../server/commands/demo/simulate-responses.ts'
import { fiveCriteriaProposedV1 as form } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseSubmission } from '../../../survey-forms/parse-answers.ts'

const now = new Date('2025-11-24T08:00:00Z')
const points = demoPoints(demoSeed)
const index2024 = demoIndex2024(demoSeed, `sha256:${'0'.repeat(64)}`)
const responses = demoResponses2025(demoSeed, points, index2024, now)
const period = period2025(now)
const random = seededRandom('test')
const records = responses.map((response) => responseRecordOf(response, period, form, random.bytes))

describe('the simulated responses', () => {
  test('are 5,000, each with an id and a receipt of its own', () => {
    expect(responses).toHaveLength(5000)
    expect(new Set(records.map(({ _id }) => _id)).size).toBe(5000)
    expect(new Set(records.map(({ receipt }) => receipt)).size).toBe(5000)
    for (const { _id, receipt, digest } of records) {
      expect(_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(receipt).toMatch(/^[2-9A-HJKMNP-Z]{12}$/)
      expect(digest).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  test('are the same for the same seed, and other people for another', () => {
    expect(demoResponses2025(demoSeed, points, index2024, now)).toEqual(responses)
    expect(demoResponses2025('other', points, index2024, now)).not.toEqual(responses)
  })

  test('differ only in their times when the clock stands elsewhere', () => {
    const later = demoResponses2025(demoSeed, points, index2024, new Date('2026-04-02T17:30:00Z'))
    expect(later.map(withoutTimes)).toEqual(responses.map(withoutTimes))
    expect(later[0]!.receivedAt).not.toEqual(responses[0]!.receivedAt)
  })

  test('came while desks were open, in the sixteen weeks before now', () => {
    for (const { receivedAt, submission } of responses) {
      const local = new Date(receivedAt.getTime() + 7 * 3_600_000)
      expect([1, 2, 3, 4, 5]).toContain(local.getUTCDay())
      expect(local.getUTCHours()).toBeGreaterThanOrEqual(7)
      expect(local.getUTCHours()).toBeLessThan(17)
      expect(receivedAt.getTime()).toBeLessThan(now.getTime())
      expect(now.getTime() - receivedAt.getTime()).toBeLessThan(17 * 7 * 86_400_000)
      if (submission.startedAt) expect(submission.startedAt.getTime()).toBeLessThan(receivedAt.getTime())
    }
  })

  test('that came through the form are what its parser gives for their body', () => {
    for (const { submission, channel } of responses) {
      if (channel === 'paper') continue
      const parsed = parseSubmission(form, bodyOf(submission), { agencies: ['SCT'] })
      expect(parsed).toEqual({ ok: true, submission })
    }
  })

  test('from paper lack answers at most', () => {
    const paper = responses.filter(({ channel }) => channel === 'paper')
    expect(paper.length).toBeGreaterThan(200)
    for (const { submission } of paper) {
      const parsed = parseSubmission(form, bodyOf(submission), { agencies: ['SCT'] })
      const problems = parsed.ok ? [] : parsed.problems.map(({ problem }) => problem)
      expect(problems.filter((problem) => problem !== 'missing')).toEqual([])
    }
  })

  test('have one status each: most count, and of every demonstrable reason some do not', () => {
    const counts: Record<string, number> = {}
    for (const { status } of records) counts[status] = (counts[status] ?? 0) + 1
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5000)
    expect(counts['counted']).toBeGreaterThan(4750)
    expect(counts['channel']).toBe(
      responses.filter(({ channel, review }) => channel === 'assisted' && review === null).length,
    )
    expect(counts['held']).toBe(responses.filter(({ review }) => review === 'held').length)
    for (const reason of ['channel', 'held', 'rejected', 'too-few-answers']) {
      expect(counts[reason], reason).toBeGreaterThan(2)
    }
    expect(counts['late']).toBeUndefined()
    for (const record of records)
      expect(record).toMatchObject({ revision: 1, untallied: true, period: '2025' })
  })

  test('name points and units that exist and serve the agency', () => {
    for (const { point, agency, unit } of records) {
      expect(points.find(({ code }) => code === point)).toMatchObject({ agencies: [agency], unit })
    }
  })

  test('carry only comments that say they are simulated', () => {
    const comments = records.flatMap(({ comment }) => comment ?? [])
    expect(comments.length).toBeGreaterThan(80)
    for (const comment of comments) expect(comment).toMatch(/^\[mô phỏng\] /)
  })

  test('lead to figures within the ranges of published ones, near those they were told to reach', () => {
    for (const { code } of demoBlocks[0]!.agencies.filter(({ code }) => code !== 'SNGV')) {
      const figures = figuresOf(code)
      expect(figures.ineligibleBecause).toBeNull()
      expect(figures.overall.percent).toBeGreaterThan(76)
      expect(figures.overall.percent).toBeLessThan(95)
      const before = index2024.blocks[0]!.agencies.find((agency) => agency.code === code)!
      expect(Math.abs(figures.overall.percent! - before.overall.percent!)).toBeLessThan(5.5)
    }
  })

  test('leave one department without a rank and one commune without any figure', () => {
    const small = figuresOf('SNGV')
    expect(small.ineligibleBecause).toBe('too-few-responses')
    expect(small.criteria['access']!.percent).not.toBeNull()
    expect(small.criteria['feedback']!.percent).toBeNull()
    expect(figuresOf('XM3').overall.percent).toBeNull()
    expect(figuresOf('XM3').withheld.agency).toBe(true)
  })
})

describe('the province', () => {
  test('has 18 departments and two smaller blocks, with one to three points each', () => {
    expect(demoBlocks.map(({ code, agencies }) => [code, agencies.length])).toEqual([
      ['so-ban-nganh', 18],
      ['nganh-doc', 3],
      ['cap-xa', 5],
    ])
    for (const { code, units } of demoAgencies) {
      const own = points.filter(({ agencies }) => agencies.includes(code))
      expect(own.length).toBeGreaterThanOrEqual(1)
      expect(own.length).toBeLessThanOrEqual(3)
      for (const { unit } of own) if (unit) expect(units.map((known) => known.code)).toContain(unit)
    }
    expect(new Set(points.map(({ code }) => code)).size).toBe(points.length)
  })

  test.each([
    ['2025-03-01T00:00:00Z', '2026-12-31'],
    ['2026-12-31T17:30:00Z', '2028-12-31'],
    ['2030-06-01T00:00:00Z', '2031-12-31'],
  ])('loaded at %s takes responses until %s', (instant, closesOn) => {
    const { status, opensOn, closesOn: last } = period2025(new Date(instant))
    expect([status, opensOn, last]).toEqual(['open', '2025-01-01', closesOn])
  })
})

function withoutTimes({
  submission: { startedAt: _, ...submission },
  receivedAt: __,
  ...rest
}: SimulatedResponse) {
  return { ...rest, submission }
}

/** The JSON body that a client would have sent. */
function bodyOf({ agency: _, comment, startedAt, ...rest }: SimulatedResponse['submission']) {
  return {
    ...rest,
    ...(comment !== null && { comment }),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
  }
}

function figuresOf(agency: string) {
  const layout = tallyLayout(form)
  const tally = emptyTally(layout, 'counts')
  for (const record of records) {
    if (record.agency === agency && record.status === 'counted') addResponse(layout, tally, record.answers)
  }
  return agencyFigures(form, period.method, layout, tally)
}
