import { describe, expect, it } from 'vitest'
import { agencySteps } from '../../../scoring/agency-steps.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { addResponse, emptyTally, mergeTallies, responseCount, tallyLayout } from '../../../scoring/tally.ts'
import { numbersAlone, partsAtOnce, partsInSteps } from '../../../server/breakdowns/agency-parts.ts'
import { figureCell, figureColumns } from '../../../server/breakdowns/figure-cells.ts'
import { namedParts } from '../../../server/breakdowns/named-parts.ts'
import { type TallyCut, tallyId } from '../../../server/storage/tally-record.ts'
import { anIndexDocument, form } from '../../support/an-index-document.ts'
import { allGraded } from '../../support/answers.ts'
import { aPoint } from '../../support/test-app.ts'

const layout = tallyLayout(form)
const document = anIndexDocument([])
const unitOf = (point: string) => ({ p1: 'u1', p2: 'u1', p3: 'u2' })[point] ?? null

function answers(count: number, grade = 'satisfied') {
  const sums = emptyTally(layout, 'pairs')
  for (let i = 0; i < count; i++) addResponse(layout, sums, allGraded(grade))
  return sums
}

function record(cut: TallyCut, value: string, sums: readonly number[]) {
  const key = { period: '2025', agency: 'SCT', status: 'counted', cut, value } as const
  return { ...key, _id: tallyId(key), form: layout.form, lastBatch: 1, sums }
}

/** p4 belongs to no unit. */
const byPoint = { p1: answers(20), p2: answers(12, 'neutral'), p3: answers(11), p4: answers(12) }
const whole = Object.values(byPoint).reduce((a, b) => mergeTallies(a, b))
const tallies = {
  agency: [record('agency', 'SCT', whole)],
  unit: [record('unit', 'u1', mergeTallies(byPoint.p1, byPoint.p2)), record('unit', 'u2', byPoint.p3)],
  point: Object.entries(byPoint).map(([code, sums]) => record('point', code, sums)),
  channel: [record('channel', 'qr', whole)],
  week: [],
}
const known = {
  units: [
    { code: 'u1', name: 'Bộ phận Một cửa' },
    { code: 'u2', name: 'Phòng Cấp phép' },
    { code: 'u3', name: 'Phòng mới' },
    { code: 'u0', name: 'Phòng đã giải thể', endedOn: '2024-12-31' },
  ],
  points: [aPoint({ code: 'p1', desk: 'Quầy 1' }), aPoint({ code: 'p2', desk: 'Quầy 2' })],
}

describe('an agency by its parts, for home affairs', () => {
  it('adds up to the whole, with a row for the responses of no unit', () => {
    const rows = namedParts(partsAtOnce(document, tallies, unitOf, 'unit'), 'unit', known, 'vi')
    expect(rows.map(({ name, n }) => [name, n])).toEqual([
      ['Bộ phận Một cửa', 32],
      ['Phòng Cấp phép', 11],
      ['Phòng mới', 0],
      ['Không thuộc bộ phận nào', 12],
    ])
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(responseCount(whole))
  })

  it('gives each part its own figures, and those withheld in words', () => {
    const { parts } = partsAtOnce(document, tallies, unitOf, 'point')
    const overall = figureColumns(document, 'vi').at(-1)!
    const text = (code: string) =>
      figureCell(overall, parts.find((part) => part.code === code)!, document, 'vi').text
    expect([text('p1'), text('p2')]).toEqual(['80,00%', '60,00%'])
    expect(figureCell(overall, { n: 0, figures: null }, document, 'vi').text).toBe('chưa có phiếu')
    expect(figureCell(overall, { n: 3, figures: null }, document, 'vi').text).toBe('chưa đủ số phiếu')
  })

  it('shows neither a small part nor what would give it away', () => {
    const small = { ...byPoint, p4: answers(3) }
    const all = Object.values(small).reduce((a, b) => mergeTallies(a, b))
    const { parts } = partsAtOnce(
      document,
      {
        ...tallies,
        agency: [record('agency', 'SCT', all)],
        channel: [],
        point: Object.entries(small).map(([code, sums]) => record('point', code, sums)),
      },
      unitOf,
      'point',
    )
    const shown = parts.filter(({ figures }) => figures?.overall.percent !== null)
    expect(shown.length).toBeLessThan(3)
    expect(shown.map(({ code }) => code)).not.toContain('p4')
    expect(parts.map(({ n }) => n).sort()).toEqual([11, 12, 20, 3])
  })

  it('names a point that is registered no more by its code', () => {
    const rows = namedParts(partsAtOnce(document, tallies, unitOf, 'point'), 'point', known, 'vi')
    expect(rows.map(({ name }) => name)).toEqual(['Quầy 1', 'Quầy 2', 'Điểm p3', 'Điểm p4'])
  })

  it('knows the one channel by its name', () => {
    const rows = namedParts(partsAtOnce(document, tallies, unitOf, 'channel'), 'channel', known, 'en')
    expect(rows.map(({ name, n }) => [name, n])).toEqual([['QR code', 55]])
  })
})

describe('an agency by its parts, for its own people', () => {
  const steps = agencySteps(defaultMethod, layout, null, { ...byPoint, p3: answers(4) })

  it('has units as sums of the steps of their points, with n live', () => {
    const { parts } = partsInSteps(document, steps, unitOf, 'unit')
    const figures = new Map(parts.map((part) => [part.code, part]))
    expect(figures.get('u1')?.n).toBe(32)
    expect(figures.get('u1')?.figures?.questions['access-fees']?.counted).toBe(32)
    expect(figures.get('u2')?.n).toBe(4)
    expect(figures.get('u2')?.figures?.questions['access-fees']?.grades).toBeNull()
    expect([...figures.keys()].sort()).toEqual(['u1', 'u2'])
  })

  it('has by channel and week no more than n', () => {
    const { whole: all, parts } = numbersAlone([record('week', '2025-W23', answers(30))])
    expect([all, parts]).toEqual([{ n: 30, figures: null }, [{ code: '2025-W23', n: 30, figures: null }]])
  })
})
