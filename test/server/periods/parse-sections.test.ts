import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMethod } from '../../../scoring/check-method.ts'
import { completeMethod, defaultMethod } from '../../../scoring/method.ts'
import { copyPeriod } from '../../../server/periods/copy-period.ts'
import { parseBasics, parseNewPeriod } from '../../../server/periods/parse-basics.ts'
import { cellIds, parseBlock } from '../../../server/periods/parse-block.ts'
import { methodAsKept, parseMethodChoice } from '../../../server/periods/parse-method.ts'
import { parseTarget } from '../../../server/periods/parse-target.ts'
import type { Agency } from '../../../server/storage/registry-store.ts'
import { methodFields } from '../../../server/texts/method-choice-texts.ts'
import { fiveCriteriaProposedV1 as form } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aPeriod } from '../../support/test-app.ts'
import { threeCriteria } from '../../support/three-criteria-form.ts'

const today = '2026-10-05'
const agency = (code: string, others: Partial<Agency> = {}): Agency => ({
  code,
  name: `Cơ quan ${code}`,
  units: [],
  endedOn: null,
  ...others,
})

/** Values a body parser can leave under a name, likely ones among them. */
const posted = (likely: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...likely) },
    fc.string({ unit: 'binary' }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(undefined),
  )
const bodyOf = (fields: Readonly<Record<string, readonly string[]>>) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(
        Object.fromEntries(Object.entries(fields).map(([name, likely]) => [name, posted(likely)])),
      ),
    },
    fc.anything(),
  )

describe('name and days', () => {
  const periods = [aPeriod()]
  const body = bodyOf({
    id: ['2027', 'new', '2025', '', 'Kỳ'],
    copyFrom: ['', '2025', 'x'],
    name: ['Năm 2027', '', ' '],
    opensOn: ['2027-01-01', '1/2/2027', '2027-02-30', ''],
    closesOn: ['2027-11-30', '2026-10-05', '2026-10-04', ''],
  })

  test('of any shape are taken or refused, and what is taken can be stored', () => {
    fc.assert(
      fc.property(body, (value) => {
        const parsed = parseNewPeriod(value, { periods, today })
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0)
          return
        }
        const { id, name, opensOn, closesOn } = parsed.value
        expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/)
        expect([id === 'new', id === '2025', name.trim() === '']).toEqual([false, false, false])
        expect(opensOn <= closesOn && closesOn >= today).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('of an open period keep its first day, whatever is posted', () => {
    const period = aPeriod({ opensOn: '2026-01-01' })
    fc.assert(
      fc.property(body, (value) => {
        const parsed = parseBasics(value, period, { today })
        if (parsed.ok) expect(parsed.value.opensOn).toBe('2026-01-01')
      }),
    )
  })
})

describe('a method', () => {
  const likely = (field: string) => [
    '',
    '5',
    '2,5',
    '95',
    '30',
    '7',
    'x',
    ...(choices[field as keyof typeof choices] ?? []),
  ]
  const choices = {
    questionMethod: ['mean-score', 'satisfied-share'],
    criterionMethod: ['pooled'],
    ties: ['dense'],
    countedChannels: ['qr', 'assisted'],
    countedStages: ['received', 'asking'],
    sampling: ['census'],
    sharedReception: ['nobody', 'chosen-agency'],
  }
  const body = bodyOf(Object.fromEntries(methodFields.map((field) => [field, likely(field)])))

  test('of any shape is taken or refused, and what is taken scoring takes as well', () => {
    fc.assert(
      fc.property(body, (value) => {
        const parsed = parseMethodChoice(value, form, defaultMethod)
        if (parsed.ok) expect(checkMethod(parsed.value, form)).toEqual([])
        else expect(parsed.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('comes back as it was shown', () => {
    const shares = fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000)
    fc.assert(
      fc.property(
        shares,
        shares,
        fc.integer({ min: 0, max: 1000 }),
        fc.boolean(),
        (sampleError, confidence, minimum, narrow) => {
          const method = completeMethod({
            sampleError,
            confidence,
            minimumResponses: minimum,
            countedStages: narrow ? ['received'] : null,
            ...(narrow && { sharedReception: 'host-agency' as const }),
          })
          const kept = methodAsKept(method, form)
          const parsed = parseMethodChoice(kept, form, method)
          // One value of a field arrives as itself, several as a list.
          expect(parsed.ok).toBe(false)
          const sent = Object.fromEntries(
            Object.entries(kept).map(([field, values]) => [field, values.length === 1 ? values[0] : values]),
          )
          expect(parseMethodChoice(sent, form, method)).toEqual({ ok: true, value: method })
        },
      ),
    )
  })

  test('of a form that asks no stage counts all', () => {
    const { countedStages: _, ...kept } = methodAsKept(defaultMethod, threeCriteria)
    const sent = Object.fromEntries(Object.entries(kept).map(([field, [value]]) => [field, value]))
    expect(
      parseMethodChoice({ ...sent, countedChannels: ['qr'] }, threeCriteria, defaultMethod),
    ).toMatchObject({
      ok: true,
      value: { countedStages: null, countedChannels: ['qr'] },
    })
  })
})

test.each([
  ['87', { operator: '>=', percent: 87 }],
  ['≥ 87,5%', { operator: '>=', percent: 87.5 }],
  ['>=90', { operator: '>=', percent: 90 }],
  ['> 90.25', { operator: '>', percent: 90.25 }],
  ['', null],
  ['> ', null],
  ['< 90', null],
  ['0', null],
  ['101', null],
  ['≥≥ 5', null],
])('the target “%s”', (text, goal) => {
  expect(parseTarget(text)).toEqual(goal)
})

describe('a block', () => {
  const agencies = [agency('A'), agency('B'), agency('C', { endedOn: '2026-01-31' }), agency('D')]
  const block = {
    code: 'k',
    name: 'K',
    agencies: [{ code: 'A', transactions: 5, quota: null, unranked: 'mới lập' }],
  }
  const other = { code: 'l', name: 'L', agencies: [{ code: 'D', transactions: null, quota: null }] }
  const period = aPeriod({ id: '2027', opensOn: '2027-01-01', status: 'draft', blocks: [block, other] })
  const ground = { period, block, agencies, periods: [period] }
  const body = bodyOf({
    code: ['moi', 'k', 'new'],
    blockName: ['Khối', ''],
    target: ['', '≥ 87', 'x'],
    members: ['A', 'B', 'C', 'D', 'Z'],
    lines: ['', 'E;Cơ quan E;5;6', 'A;Cơ quan A;7', 'D;Cơ quan D', 'x', 'B;Khác'],
    [cellIds.transactions('A')]: ['', '12', '1.2'],
    [cellIds.quota('B')]: ['', '3'],
    [cellIds.target('B')]: ['', '> 90', '?'],
  })

  test('of any shape is taken or refused; what is taken has each agency once, and none of another block', () => {
    fc.assert(
      fc.property(body, fc.boolean(), (value, isOpen) => {
        const of = isOpen ? { ...ground, period: { ...period, status: 'open' as const } } : ground
        const parsed = parseBlock(value, of)
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0)
          return
        }
        const codes = parsed.value.block.agencies.map(({ code }) => code)
        expect(new Set(codes).size).toBe(codes.length)
        expect(codes).not.toContain('C')
        expect(codes).not.toContain('D')
        if (isOpen) expect(codes).toContain('A')
        expect(checkMethod({ ...defaultMethod, targets: parsed.value.targets })).toEqual([])
        expect(
          parsed.value.targets.every(({ agency: own }) => own === undefined || codes.includes(own)),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps what its page does not show of an agency', () => {
    const parsed = parseBlock({ blockName: 'K', members: 'A', [cellIds.transactions('A')]: '9' }, ground)
    expect(parsed.ok && parsed.value.block.agencies).toEqual([
      { code: 'A', transactions: 9, quota: null, unranked: 'mới lập' },
    ])
  })
})

describe('a copy', () => {
  const agencies = [
    agency('A'),
    agency('B', { endedOn: '2026-06-30' }),
    agency('C', { endedOn: '2026-06-30' }),
    agency('BC', { predecessors: ['B', 'C'], beganOn: '2026-07-01' }),
  ]
  const members = ['A', 'B', 'C'].map((code) => ({ code, transactions: 100, quota: 30 }))
  const last = aPeriod({
    id: '2026',
    opensOn: '2026-01-01',
    closesOn: '2026-11-30',
    blocks: [{ code: 'k', name: 'K', agencies: members }],
    method: completeMethod({
      targets: [
        { block: 'k', operator: '>=', percent: 87 },
        { block: 'k', agency: 'B', operator: '>', percent: 90 },
      ],
    }),
  })
  const next = { id: '2027', name: 'Năm 2027', opensOn: '2027-01-01', closesOn: '2027-11-30' }

  test('puts the agency that two ended ones became into their place, with both as predecessors', () => {
    const draft = copyPeriod(last, next, [last], agencies)
    expect(draft.blocks[0]?.agencies).toEqual([
      { code: 'A', transactions: null, quota: 30 },
      { code: 'BC', transactions: null, quota: null, predecessors: ['B', 'C'] },
    ])
    expect(draft.method.targets).toEqual([{ block: 'k', operator: '>=', percent: 87 }])
    expect(draft).toMatchObject({ ...next, status: 'draft', form: last.form })
    expect(draft).not.toHaveProperty('decision')
  })
})
