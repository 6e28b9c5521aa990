import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparability } from '../../scoring/comparability.ts'
import { type AgencyComparison, comparePeriods, type PublishedAgency } from '../../scoring/comparison.ts'
import { completeMethod, defaultMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { aCriterion, aForm, aScale } from './support/forms.ts'
import { aPreviousAgency, aPreviousIndex, aPublishedAgency, digest } from './support/previous.ts'

const now = { form: aForm(), formDigest: digest, method: defaultMethod }

function compared(
  agencies: readonly PublishedAgency[],
  previous: PreviousIndex | null,
): (code: string) => AgencyComparison {
  const comparisons = comparePeriods(now, previous, [agencies])
  return (code) => comparisons.get(code)!
}

describe('a change in points', () => {
  it('is the exact difference of what was published', () => {
    const of = compared(
      [aPublishedAgency('A', 88.4, 1), aPublishedAgency('B', 86.93, 2)],
      aPreviousIndex([aPreviousAgency('A', 86.93, 2), aPreviousAgency('B', 88.4, 1)]),
    )
    // 88.4 − 86.93 is 1.4699999999999989 in floating point.
    expect(of('A').overall).toMatchObject({
      previousPercent: 86.93,
      change: 1.47,
      comparable: true,
      flags: [],
    })
    expect(of('B').criteria['staff']).toMatchObject({ previousPercent: 88.4, change: -1.47 })
  })

  it('is exact for any two decimals', () => {
    const decimal = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const of = compared(
          [aPublishedAgency('A', a / 100_000, 1)],
          aPreviousIndex([aPreviousAgency('A', b / 100_000, 1)]),
        )
        expect(of('A').overall.change).toBe((a - b) / 100_000)
      }),
    )
  })

  it('is null without a figure on either side, and never 0 instead', () => {
    const of = compared(
      [aPublishedAgency('A', null, null), aPublishedAgency('B', 80, 1)],
      aPreviousIndex([aPreviousAgency('A', 80, 1), aPreviousAgency('B', null, null)]),
    )
    expect(of('A').overall).toMatchObject({ previousPercent: 80, change: null, comparable: true })
    expect(of('B').overall).toMatchObject({ previousPercent: null, change: null, comparable: true })
  })

  it('has an interval where both figures have one of the same confidence', () => {
    const agency = aPublishedAgency('A', 88, 1, { overall: { percent: 88, rank: 1, interval: [85, 90] } })
    const before = aPreviousAgency('A', 86, 1, [82, 90])
    // √(3² + 4²) below, √(2² + 4²) above.
    expect(compared([agency], aPreviousIndex([before]))('A').overall.changeInterval).toEqual([-3, 6.47])
    const other = aPreviousIndex([before], { method: completeMethod({ confidence: 0.9 }) })
    expect(compared([agency], other)('A').overall.changeInterval).toBeNull()
    expect(
      compared([aPublishedAgency('A', 88, 1)], aPreviousIndex([before]))('A').overall.changeInterval,
    ).toBeNull()
  })

  it('says nothing without a previous period', () => {
    expect(compared([aPublishedAgency('A', 88, 1)], null)('A')).toEqual({
      previous: null,
      overall: compared([aPublishedAgency('A', 88, 1)], null)('A').criteria['access'],
      criteria: expect.anything(),
    })
    expect(compared([aPublishedAgency('A', 88, 1)], null)('A').overall).toMatchObject({
      comparable: null,
      rankComparable: null,
      flags: [],
    })
  })
})

describe('figures made in another way are not subtracted', () => {
  const asked = (changes: Partial<FormDefinition>) => ({
    form: { digest: `sha256:${'1'.repeat(64)}`, definition: aForm(changes) },
  })
  const weighted = (...weights: number[]) => ({
    criteria: ['access', 'staff'].map((code, place) => ({ code, weight: weights[place]! })),
  })
  const [access, staff] = aForm().criteria as [FormDefinition['criteria'][0], FormDefinition['criteria'][0]]
  const reworded = {
    ...access,
    questions: access.questions.map((question) => ({ ...question, text: { vi: 'khác', en: 'other' } })),
  }
  const translated = {
    ...access,
    questions: access.questions.map((question) => ({ ...question, text: { ...question.text, en: 'other' } })),
  }
  const method = (changes: object) => ({ method: completeMethod(changes) })

  it.each<[string, Partial<PreviousIndex>, string | null, boolean, readonly string[]]>([
    ['all the same', {}, null, true, []],
    ['question method', method({ questionMethod: 'satisfied-share' }), null, false, ['method-differs']],
    ['criterion method', method({ criterionMethod: 'pooled' }), 'access', false, ['method-differs']],
    ['counted stages', method({ countedStages: ['received'] }), null, false, ['method-differs']],
    ['counted channels', method({ countedChannels: ['qr'] }), null, false, ['channels-differ']],
    [
      'channels in another order',
      method({ countedChannels: ['paper', 'link', 'kiosk', 'qr'] }),
      null,
      true,
      [],
    ],
    ['thresholds, decimals, ties', method({ minimumAnswers: 9, decimals: 1, ties: 'dense' }), null, true, []],
    ['weights', weighted(1, 2), null, false, ['criteria-differ']],
    ['weights, for a criterion alone', weighted(1, 2), 'access', true, []],
    ['weights in proportion', weighted(2, 2), null, true, []],
    ['a criterion less', { criteria: [{ code: 'access', weight: 1 }] }, null, false, ['criteria-differ']],
    [
      'a criterion less, for itself',
      { criteria: [{ code: 'access', weight: 1 }] },
      'staff',
      false,
      ['criteria-differ'],
    ],
    [
      'unknown weights',
      {
        criteria: [
          { code: 'access', weight: null },
          { code: 'staff', weight: null },
        ],
      },
      null,
      true,
      ['method-declared'],
    ],
    ['wording', asked({ criteria: [reworded, staff] }), null, false, ['questions-differ']],
    [
      'wording, for the criterion',
      asked({ criteria: [reworded, staff] }),
      'access',
      false,
      ['questions-differ'],
    ],
    ['wording of another criterion', asked({ criteria: [reworded, staff] }), 'staff', true, []],
    ['translation alone', asked({ criteria: [translated, staff] }), null, true, []],
    ['order of the criteria', asked({ criteria: [staff, access] }), null, true, []],
    [
      'a question more',
      asked({ criteria: [aCriterion('access', 3), staff] }),
      null,
      false,
      ['questions-differ'],
    ],
    ['introduction alone', asked({ introduction: { vi: 'Xin chào', en: 'Hello' } }), null, true, []],
    ['scale', asked({ scale: aScale([1, 2, 3, 4], 3) }), 'staff', false, ['questions-differ']],
    [
      'what counts as satisfied',
      asked({ scale: aScale([1, 2, 3, 4, 5], 5) }),
      null,
      false,
      ['questions-differ'],
    ],
    [
      'another form that is not known',
      { form: { digest: 'sha256:x', definition: null } },
      null,
      false,
      ['questions-differ'],
    ],
    ['a form not named', { form: null }, null, true, ['method-declared']],
    ['a method not named', { method: null }, null, true, ['method-declared']],
    [
      'nothing named, declared comparable',
      { method: null, form: null, declared: { comparable: true, reason: 'như nhau' } },
      null,
      true,
      ['method-declared'],
    ],
    [
      'nothing named, declared not comparable',
      { method: null, form: null, declared: { comparable: false, reason: 'khác' } },
      null,
      false,
      ['method-declared'],
    ],
    [
      'all named: a declaration has nothing to say',
      { declared: { comparable: false, reason: 'khác' } },
      null,
      true,
      [],
    ],
    [
      'a difference is not declared away',
      { form: null, ...method({ criterionMethod: 'pooled' }), declared: { comparable: true, reason: 'x' } },
      null,
      false,
      ['method-differs', 'method-declared'],
    ],
  ])('%s', (_, changes, criterion, comparable, flags) => {
    expect(comparability(now, aPreviousIndex([], changes), criterion)).toEqual({ comparable, flags })
  })

  it('but the figures before are shown, and the ranks may still compare', () => {
    const previous = aPreviousIndex([aPreviousAgency('A', 86, 2), aPreviousAgency('B', 87, 1)], {
      method: completeMethod({ questionMethod: 'satisfied-share' }),
    })
    const of = compared([aPublishedAgency('A', 88, 1), aPublishedAgency('B', 80, 2)], previous)
    expect(of('A').overall).toMatchObject({
      previousPercent: 86,
      change: null,
      comparable: false,
      previousRank: 2,
      previousRanked: 2,
      rankChange: 1,
      rankComparable: true,
      flags: ['method-differs'],
    })
  })

  it('needs the no-opinion rule to be the same', () => {
    const { noOpinion: _, ...without } = aForm()
    const previous = aPreviousIndex([], { form: { digest: null, definition: without } })
    expect(comparability(now, previous, null).comparable).toBe(false)
  })
})

describe('a change of rank', () => {
  it('is positive for an agency that moved up', () => {
    const of = compared(
      [aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2), aPublishedAgency('C', 88, 3)],
      aPreviousIndex([aPreviousAgency('A', 80, 3), aPreviousAgency('B', 85, 2), aPreviousAgency('C', 87, 1)]),
    )
    expect(['A', 'B', 'C'].map((code) => of(code).overall.rankChange)).toEqual([2, 0, -2])
    expect(of('A').criteria['access']).toMatchObject({ previousRank: 3, previousRanked: 3, rankChange: 2 })
  })

  it('is null where another number of agencies was ranked', () => {
    const of = compared(
      [aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2)],
      aPreviousIndex([aPreviousAgency('A', 80, 2), aPreviousAgency('B', 85, 1), aPreviousAgency('C', 79, 3)]),
    )
    expect(of('A').overall).toMatchObject({
      change: 10,
      previousRank: 2,
      previousRanked: 3,
      rankChange: null,
      rankComparable: false,
      flags: ['block-size-differs'],
    })
  })

  it('is null where another agency was ranked', () => {
    const of = compared(
      [aPublishedAgency('A', 90, 1), aPublishedAgency('NEW', 89, 2)],
      aPreviousIndex([aPreviousAgency('A', 80, 2), aPreviousAgency('B', 85, 1)]),
    )
    expect(of('A').overall).toMatchObject({ rankComparable: false, flags: ['block-membership-differs'] })
    expect(of('NEW').overall).toMatchObject({
      previousPercent: null,
      change: null,
      comparable: false,
      flags: ['block-membership-differs', 'no-predecessor'],
    })
    expect(of('NEW').previous).toEqual([])
  })

  it('leaves those out that are ranked neither now nor then', () => {
    const of = compared(
      [aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2), aPublishedAgency('C', 70, null)],
      aPreviousIndex([
        aPreviousAgency('A', 80, 2),
        aPreviousAgency('B', 85, 1),
        aPreviousAgency('C', 60, null),
      ]),
    )
    expect(of('A').overall).toMatchObject({ rankChange: 1, rankComparable: true })
    expect(of('C').overall).toMatchObject({ rankChange: null, previousRank: null, previousRanked: null })
  })

  it('is null where ties are counted in another way', () => {
    const previous = aPreviousIndex([aPreviousAgency('A', 80, 1), aPreviousAgency('B', 79, 2)], {
      method: completeMethod({ ties: 'dense' }),
    })
    const of = compared([aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2)], previous)
    expect(of('A').overall).toMatchObject({ change: 10, rankChange: null, flags: ['method-differs'] })
  })

  it('is over as many agencies as the source says, and over none where some are missing from it', () => {
    const row = [aPreviousAgency('A', 80, 7)]
    const stated = aPreviousIndex([], { blocks: [{ code: 'khoi', ranked: 18, agencies: row }] })
    const of = compared([aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2)], stated)
    expect(of('A').overall).toMatchObject({ previousRank: 7, previousRanked: 18, rankComparable: false })
    const unstated = compared([aPublishedAgency('A', 90, 1)], aPreviousIndex(row))
    expect(unstated('A').overall).toMatchObject({
      previousRank: 7,
      previousRanked: null,
      rankComparable: false,
    })
  })

  it('is unknown, not incomparable, where no ranks are known', () => {
    const of = compared([aPublishedAgency('A', 90, 1)], aPreviousIndex([aPreviousAgency('A', 80, null)]))
    expect(of('A').overall).toMatchObject({ rankComparable: null, rankChange: null, flags: [] })
  })

  it('needs the block to be one block before', () => {
    const previous = aPreviousIndex([], {
      blocks: [
        { code: 'x', agencies: [aPreviousAgency('A', 80, 1), aPreviousAgency('C', 79, 2)] },
        { code: 'y', agencies: [aPreviousAgency('B', 80, 1), aPreviousAgency('D', 79, 2)] },
      ],
    })
    const of = compared([aPublishedAgency('A', 90, 1), aPublishedAgency('B', 89, 2)], previous)
    expect(of('A').overall).toMatchObject({
      change: 10,
      rankComparable: false,
      flags: ['block-membership-differs'],
    })
  })
})

describe('predecessors', () => {
  const before = aPreviousIndex([aPreviousAgency('OLD', 80, 1), aPreviousAgency('X', 70, 2)])

  it('let a renamed agency look back', () => {
    const of = compared(
      [aPublishedAgency('NEW', 85, 1, { predecessors: ['OLD'] }), aPublishedAgency('X', 75, 2)],
      before,
    )
    expect(of('NEW').overall).toMatchObject({
      previousPercent: 80,
      change: 5,
      rankChange: 0,
      rankComparable: true,
    })
    expect(of('NEW').previous).toEqual([{ code: 'OLD', name: 'Đơn vị OLD', percent: 80, rank: 1, ranked: 2 }])
  })

  it('of a merged agency are named, and none is its past', () => {
    const of = compared([aPublishedAgency('NEW', 85, 1, { predecessors: ['OLD', 'X'] })], before)
    expect(of('NEW').overall).toMatchObject({
      previousPercent: null,
      change: null,
      previousRank: null,
      comparable: false,
    })
    expect(of('NEW').overall.flags).toContain('merged')
    expect(of('NEW').previous?.map(({ code, percent }) => [code, percent])).toEqual([
      ['OLD', 80],
      ['X', 70],
    ])
  })

  it('are forgotten once the agency itself stands in the previous index', () => {
    const of = compared(
      [aPublishedAgency('OLD', 85, 1, { predecessors: ['P', 'Q'] }), aPublishedAgency('X', 75, 2)],
      before,
    )
    expect(of('OLD').overall).toMatchObject({ change: 5, flags: [] })
  })

  it('that the previous index does not know are not named', () => {
    const of = compared(
      [
        aPublishedAgency('NEW', 85, 1, { predecessors: ['OLD', 'P'] }),
        aPublishedAgency('NEWER', 80, 2, { predecessors: ['P', 'Q'] }),
        aPublishedAgency('NEWEST', 75, 3),
      ],
      before,
    )
    expect(of('NEW').previous?.map(({ code }) => code)).toEqual(['OLD'])
    expect(of('NEW').overall.flags).toContain('merged')
    expect(of('NEWER').previous).toEqual([])
    expect(of('NEWER').overall.flags).toContain('merged')
    expect(of('NEWEST').overall.flags).toContain('no-predecessor')
  })

  it('stand before the code of the agency where the previous index knows one of them', () => {
    const of = compared([aPublishedAgency('X', 85, 1, { predecessors: ['OLD'] })], before)
    expect(of('X').previous?.map(({ code }) => code)).toEqual(['OLD'])
    const merged = compared([aPublishedAgency('X', 85, 1, { predecessors: ['OLD', 'P'] })], before)
    expect(merged('X').overall.flags).toContain('merged')
  })

  it('shared by two agencies are shown, and subtracted from neither', () => {
    const of = compared(
      [
        aPublishedAgency('N1', 85, 1, { predecessors: ['OLD'] }),
        aPublishedAgency('N2', 75, 2, { predecessors: ['OLD'] }),
      ],
      before,
    )
    expect(of('N1').overall).toMatchObject({
      previousPercent: 80,
      change: null,
      comparable: false,
      rankComparable: false,
    })
    expect(of('N2').overall.flags).toEqual(['block-membership-differs', 'split'])
  })

  it('that ended hand down to their heir alone', () => {
    const of = compared(
      [
        aPublishedAgency('NEW', 85, 1, { predecessors: ['OLD'] }),
        aPublishedAgency('X', 75, 2),
        aPublishedAgency('OLD', null, null, { ended: true }),
      ],
      before,
    )
    expect(of('NEW').overall).toMatchObject({ change: 5, rankComparable: true, flags: [] })
  })

  it('give no figure for a criterion that was not asked then', () => {
    const { staff: _, ...criteria } = aPreviousAgency('OLD', 80, 1).criteria
    const previous = aPreviousIndex([{ ...aPreviousAgency('OLD', 80, 1), criteria }])
    const of = compared([aPublishedAgency('OLD', 85, 1)], previous)
    expect(of('OLD').criteria['staff']).toMatchObject({
      previousPercent: null,
      comparable: false,
      flags: ['criteria-differ'],
    })
  })
})
