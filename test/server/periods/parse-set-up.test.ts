import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultMethod } from '../../../scoring/method.ts'
import { type KnownBefore, mostAgencies, parseSetUp } from '../../../server/periods/parse-set-up.ts'
import { type SetUpField, setUpFields } from '../../../server/texts/set-up-texts.ts'
import { aPeriod } from '../../support/test-app.ts'

const known: KnownBefore = {
  today: '2026-03-05',
  form: 'five-criteria-proposed.v1',
  agencies: [],
  periods: [],
}

const posted: Record<SetUpField, string> = {
  province: 'Khánh Hòa',
  surveyor: 'Sở Nội vụ',
  period: '2026',
  periodName: 'Năm 2026',
  opensOn: '2026-03-05',
  closesOn: '2026-11-30',
  block: 'so-ban-nganh',
  blockName: 'Khối sở, ban, ngành',
  agencies: 'SCT;Sở Công Thương;2400\r\nSNV;Sở Nội vụ\r\n',
  targetOperator: '>=',
  targetPercent: '87,5',
}

describe('a posted set-up', () => {
  test('becomes the settings, the new agencies and an open period', () => {
    expect(parseSetUp(posted, known)).toEqual({
      ok: true,
      setUp: {
        installation: { province: 'Khánh Hòa', surveyor: 'Sở Nội vụ' },
        newAgencies: [
          { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null },
          { code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null },
        ],
        period: {
          id: '2026',
          name: 'Năm 2026',
          opensOn: '2026-03-05',
          closesOn: '2026-11-30',
          status: 'open',
          form: 'five-criteria-proposed.v1',
          method: {
            ...defaultMethod,
            targets: [{ block: 'so-ban-nganh', operator: '>=', percent: 87.5 }],
          },
          blocks: [
            {
              code: 'so-ban-nganh',
              name: 'Khối sở, ban, ngành',
              agencies: [
                { code: 'SCT', transactions: 2400, quota: null },
                { code: 'SNV', transactions: null, quota: null },
              ],
            },
          ],
        },
      },
    })
  })

  test.each<[string, Partial<Record<SetUpField, unknown>>, string[]]>([
    ['a blank province', { province: ' \u00a0 ' }, ['province missing']],
    ['a NUL in a name', { periodName: 'Năm\u0000' }, ['periodName unreadable']],
    ['bytes that were no UTF-8', { surveyor: 'S\ufffd' }, ['surveyor unreadable']],
    ['a megabyte', { blockName: 'ờ'.repeat(1_000_000) }, ['blockName too-long']],
    ['a repeated field', { province: ['Khánh Hòa', 'Phú Yên'] }, ['province unreadable']],
    ['a repeated target', { targetPercent: ['87', '90'] }, ['targetPercent unreadable']],
    ['a period of the prototype', { period: '__proto__' }, ['period bad-code']],
    ['capitals in a code', { block: 'So-ban-nganh' }, ['block bad-code']],
    ['a day that is none', { opensOn: '2026-02-30' }, ['opensOn bad-day']],
    ['a year beyond reason', { closesOn: '20260-01-01' }, ['closesOn bad-day']],
    ['no days', { opensOn: '', closesOn: '' }, ['opensOn missing', 'closesOn missing']],
    ['days the wrong way round', { opensOn: '2026-12-01' }, ['closesOn ends-before-it-opens']],
    ['a period that is over', { opensOn: '2026-01-01', closesOn: '2026-03-04' }, ['closesOn already-over']],
    ['no agencies', { agencies: ' \r\n ' }, ['agencies missing']],
    ['too many agencies', { agencies: 'x\n'.repeat(mostAgencies + 1) }, ['agencies too-many']],
    ['a percentage above 100', { targetPercent: '100,5' }, ['targetPercent bad-percent']],
    ['a percentage in words', { targetPercent: 'tám bảy' }, ['targetPercent bad-percent']],
    ['a percentage in hexadecimal', { targetPercent: '0x50' }, ['targetPercent bad-percent']],
    ['no percentage to reach', { targetPercent: '0' }, ['targetPercent bad-percent']],
    ['a made-up operator', { targetOperator: '<' }, ['targetOperator not-an-option']],
    [
      'many mistakes at once',
      { province: '', period: 'Năm', closesOn: 'mai', agencies: 'SCT\nSNV;Sở Nội vụ;x', targetPercent: 'x' },
      [
        'province missing',
        'period bad-code',
        'closesOn bad-day',
        'agencies line 1 no-separator',
        'agencies line 2 bad-number',
        'targetPercent bad-percent',
      ],
    ],
  ])('with %s is refused by field', (_, changes, problems) => {
    expect(problemsOf({ ...posted, ...changes })).toEqual(problems)
  })

  test.each([undefined, null, 'province=x', 7, [], new Date(0)])(
    'that is no form (%s) misses everything',
    (body) => {
      expect(problemsOf(body)).toEqual(setUpFields.slice(0, 9).map((field) => `${field} missing`))
    },
  )

  test.each([
    ['87', 87],
    ['87,5', 87.5],
    ['87.25 %', 87.25],
    ['100%', 100],
  ])('with the target %s', (targetPercent, percent) => {
    const parsed = parseSetUp({ ...posted, targetOperator: '>', targetPercent }, known)
    expect(parsed.ok && parsed.setUp.period.method.targets).toEqual([
      { block: 'so-ban-nganh', operator: '>', percent },
    ])
  })

  test('without a percentage has no target, whatever the list beside it says', () => {
    const parsed = parseSetUp({ ...posted, targetOperator: 'x', targetPercent: '' }, known)
    expect(parsed.ok && parsed.setUp.period.method.targets).toEqual([])
  })

  test('takes days as people write them', () => {
    const parsed = parseSetUp({ ...posted, opensOn: '5/3/2026', closesOn: '30/11/2026' }, known)
    expect(parsed.ok && [parsed.setUp.period.opensOn, parsed.setUp.period.closesOn]).toEqual([
      '2026-03-05',
      '2026-11-30',
    ])
  })

  test('keeps what was typed when it is refused', () => {
    const wrong = { ...posted, province: '' }
    expect(parseSetUp(wrong, known)).toMatchObject({ kept: wrong })
  })

  test('of any shape is taken or refused, and never throws', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.anything())
    const body = fc.oneof(
      fc.anything(),
      fc.record(Object.fromEntries(setUpFields.map((field) => [field, value])), { requiredKeys: [] }),
      fc
        .record(Object.fromEntries(setUpFields.map((field) => [field, value])), { requiredKeys: [] })
        .map((changes) => ({ ...posted, ...changes })),
    )
    fc.assert(
      fc.property(body, (any) => {
        const parsed = parseSetUp(any, known)
        if (parsed.ok) return
        expect(parsed.problems.length).toBeGreaterThan(0)
        expect(Object.keys(parsed.kept)).toEqual([...setUpFields])
      }),
    )
  })
})

describe('beside what is stored', () => {
  const agencies = [
    { code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null },
    { code: 'SVH', name: 'Sở Văn hóa', units: [], endedOn: null },
    { code: 'SDL', name: 'Sở Du lịch', units: [], endedOn: '2025-02-28' },
  ]

  test('agencies that are registered keep their name', () => {
    const parsed = parseSetUp(
      { ...posted, agencies: 'SCT;SỞ CÔNG THƯƠNG\nSVH;Sở Văn hoá\nSNV;Sở Nội vụ' },
      { ...known, agencies },
    )
    expect(parsed.ok && parsed.setUp.newAgencies.map(({ code }) => code)).toEqual(['SNV'])
    expect(parsed.ok && parsed.setUp.period.blocks[0]?.agencies).toHaveLength(3)
  })

  test.each([
    ['another name', 'SCT;Sở Xây dựng', 'other-name', 'Sở Công Thương'],
    ['a tone mark less', 'SVH;Sở Văn hoa', 'other-name', 'Sở Văn hóa'],
    ['other capitals of the code', 'sct;Sở Công Thương', 'other-case', 'SCT'],
    ['an agency that has ended', 'SDL;Sở Du lịch', 'ended', '28/02/2025'],
  ])('%s is refused by line', (_, line, problem, against) => {
    const parsed = parseSetUp({ ...posted, agencies: `\n${line}` }, { ...known, agencies })
    expect(parsed.ok || parsed.problems).toMatchObject([{ line: { line: 2, problem, against } }])
  })

  test('a period code that is taken is refused once, naming its period', () => {
    const period = aPeriod({ id: '2026', opensOn: '2026-01-01' })
    const parsed = parseSetUp(posted, { ...known, periods: [period] })
    expect(parsed.ok || parsed.problems).toEqual([{ field: 'period', problem: 'taken', period }])
  })

  test.each([
    ['the day it closes', { opensOn: '2025-01-01', closesOn: '2026-03-05' }, true],
    ['the day it opens', { opensOn: '2026-11-30', closesOn: '2026-12-31' }, true],
    ['all its days', { opensOn: '2025-01-01', closesOn: '2027-12-31' }, true],
    ['the day before', { opensOn: '2025-01-01', closesOn: '2026-03-04' }, false],
    ['the day after', { opensOn: '2026-12-01', closesOn: '2026-12-31' }, false],
    ['a closed period', { opensOn: '2026-01-01', closesOn: '2026-12-31', status: 'closed' as const }, false],
    ['other agencies', { opensOn: '2026-01-01', closesOn: '2026-12-31', blocks: [] }, false],
  ])('%s: an agency has one open period at a time', (_, changes, refused) => {
    const period = aPeriod({ id: 'other', ...changes })
    const parsed = parseSetUp(posted, { ...known, periods: [period] })
    expect(parsed.ok ? [] : parsed.problems).toEqual(
      refused ? [{ field: 'opensOn', problem: 'overlap', period, agencies: ['SCT', 'SNV'] }] : [],
    )
  })
})

function problemsOf(body: unknown): string[] {
  const parsed = parseSetUp(body, known)
  if (parsed.ok) return []
  return parsed.problems.map((found) =>
    found.problem === 'line'
      ? `agencies line ${found.line.line} ${found.line.problem}`
      : `${found.field} ${found.problem}`,
  )
}
