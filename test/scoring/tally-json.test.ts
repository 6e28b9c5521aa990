import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addResponse, emptyTally, tallyLayout } from '../../scoring/tally.ts'
import { tallyFromJson, tallyToJson } from '../../scoring/tally-json.ts'
import { anyResponses } from './support/arbitraries.ts'
import { aForm } from './support/forms.ts'

const layout = tallyLayout(aForm())

function aTallyJson() {
  const sums = emptyTally(layout, 'pairs')
  for (let count = 0; count < 7; count++) {
    addResponse(layout, sums, { 'access-1': 'grade-5', 'access-2': 'grade-3', 'staff-1': 'no-opinion' })
  }
  addResponse(layout, sums, { 'access-1': 'grade-1', 'staff-1': 'grade-2', altogether: 'grade-2' })
  // biome-ignore lint/suspicious/noExplicitAny: the tests spoil it in every way
  return JSON.parse(JSON.stringify(tallyToJson(layout, sums))) as any
}

describe('a tally in a file', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(
        anyResponses,
        fc.constantFrom('counts' as const, 'pairs' as const),
        ({ form, responses }, extent) => {
          const itsLayout = tallyLayout(form)
          const tally = emptyTally(itsLayout, extent)
          for (const answers of responses) addResponse(itsLayout, tally, answers)
          const text = JSON.stringify(tallyToJson(itsLayout, tally))
          expect(tallyFromJson(itsLayout, JSON.parse(text))).toEqual({ ok: true, tally })
        },
      ),
    )
  })

  it('names every number by its code', () => {
    const json = aTallyJson()
    expect(json.questions['access-1'].grades).toEqual({
      'grade-1': 1,
      'grade-2': 0,
      'grade-3': 0,
      'grade-4': 0,
      'grade-5': 7,
    })
    expect(json.criteria).toEqual({ access: 8, staff: 1 })
    expect(json.pairs['access-1']['access-2']).toEqual([7, 35, 21, 105, 7, 0, 0])
  })

  // biome-ignore lint/suspicious/noExplicitAny: as above
  const spoilings: readonly [string, (json: any) => void, string][] = [
    ['a question missing', (json) => delete json.questions['access-1'], 'tally.questions.access-1: thiếu'],
    ['a question of another form', (json) => (json.questions.other = {}), 'tally.questions.other'],
    ['a grade missing', (json) => delete json.questions['staff-1'].grades['grade-3'], 'grade-3: thiếu'],
    ['a fraction', (json) => (json.responses = 7.5), 'tally.responses: phải là số nguyên không âm'],
    ['a negative count', (json) => (json.questions.altogether.noOpinion = -1), 'altogether.noOpinion'],
    ['text for a number', (json) => (json.criteria.staff = '1'), 'tally.criteria.staff'],
    ['a list for an object', (json) => (json.criteria = []), 'tally.criteria: phải là một đối tượng'],
    ['a field of its own', (json) => (json.note = 'x'), 'tally.note'],
    ['more answers than responses', (json) => (json.responses = 5), 'nhiều câu trả lời hơn số phiếu'],
    ['fewer respondents than answers', (json) => (json.criteria.access = 7), 'tally.criteria.access'],
    ['more respondents than answers', (json) => (json.criteria.staff = 2), 'tally.criteria.staff'],
    ['more pairs than answers', (json) => (json.pairs['access-1']['access-2'][0] = 8), 'access-1.access-2'],
    ['points out of the scale', (json) => (json.pairs['access-1']['access-2'][1] = 36), 'access-1.access-2'],
    [
      'a product that is too small',
      (json) => (json.pairs['access-1']['access-2'][3] = 34),
      'access-1.access-2',
    ],
    ['no pairs at all', (json) => (json.pairs = []), 'tally.pairs: phải là một đối tượng'],
    ['a first question missing', (json) => delete json.pairs['access-1'], 'tally.pairs.access-1: thiếu'],
    [
      'a second question missing',
      (json) => delete json.pairs['access-1']['access-2'],
      'tally.pairs.access-1.access-2: thiếu',
    ],
    ['no seconds', (json) => (json.pairs['access-1'] = 7), 'tally.pairs.access-1: phải là một đối tượng'],
    [
      'a question that is none',
      (json) => (json.questions['access-1'] = null),
      'tally.questions.access-1: phải',
    ],
    [
      'grades that are none',
      (json) => (json.questions['access-1'].grades = null),
      'tally.questions.access-1.grades: phải là một đối tượng',
    ],
    [
      'more answers and no opinions than responses',
      (json) => (json.questions['access-1'].noOpinion = 1),
      'tally.questions.access-1: nhiều câu trả lời hơn số phiếu',
    ],
    [
      'one sum of a pair that is none',
      (json) => (json.pairs['access-1']['access-2'][2] = 21.5),
      'access-1.access-2: phải là bảy số nguyên không âm',
    ],
    [
      'more points of the second than it has',
      (json) => (json.pairs['access-1']['access-2'][2] = 22),
      'access-1.access-2',
    ],
    [
      'a product that is too large',
      (json) => (json.pairs['access-1']['access-2'][3] = 106),
      'access-1.access-2',
    ],
    [
      'more satisfied with the first than graded both',
      (json) => (json.pairs['access-1']['access-2'][4] = 8),
      'access-1.access-2',
    ],
    [
      'more satisfied with the second than it has',
      (json) => (json.pairs['access-1']['access-2'][5] = 1),
      'access-1.access-2',
    ],
    [
      'fewer of both than must be',
      (json) => {
        json.pairs['access-1']['access-2'] = [6, 30, 18, 90, 6, 0, 0]
      },
      'access-1.access-2',
    ],
    ['six sums', (json) => json.pairs['access-1']['access-2'].pop(), 'bảy số nguyên'],
    ['more satisfied than asked', (json) => (json.pairs['access-1']['access-2'][6] = 1), 'access-1.access-2'],
  ]
  it.each(spoilings)('is refused with %s', (_, spoil, mistake) => {
    const json = aTallyJson()
    spoil(json)
    const parsed = tallyFromJson(layout, json)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.mistakes.join('\n')).toContain(mistake)
  })

  it('is refused with no opinions where the form does not ask for them', () => {
    const { noOpinion: _, ...without } = aForm()
    const json = aTallyJson()
    expect(tallyFromJson(tallyLayout(without), json)).toEqual({
      ok: false,
      mistakes: ['tally.questions.staff-1.noOpinion: mẫu phiếu không có lựa chọn này'],
    })
    json.questions['staff-1'].noOpinion = 0
    expect(tallyFromJson(tallyLayout(without), json).ok).toBe(true)
  })

  it('says of a wrong place what is wrong there, once', () => {
    const json = aTallyJson()
    delete json.questions['access-1']
    json.questions['access-2'] = null
    json.pairs['access-1'] = null
    expect(tallyFromJson(layout, json)).toEqual({
      ok: false,
      mistakes: ['tally.questions.access-1: thiếu', 'tally.pairs.access-1: phải là một đối tượng'],
    })
  })

  it('is refused when it is no object at all', () => {
    for (const value of [null, undefined, 7, 'x', [], true]) {
      expect(tallyFromJson(layout, value).ok).toBe(false)
    }
  })
})
