import { describe, expect, it } from 'vitest'
import {
  type CountableResponse,
  type CountingRule,
  exclusionReasons,
  responseStatus,
  responseStatuses,
} from '../../scoring/counted-responses.ts'
import { defaultMethod } from '../../scoring/method.ts'
import { deepFreeze } from './support/deep-freeze.ts'
import { aCriterion, aForm } from './support/forms.ts'

/** Five index questions: half of them is two and a half. */
const form = deepFreeze(aForm({ criteria: [aCriterion('access', 3), aCriterion('staff', 2)] }))

const threeGrades = { 'access-1': 'grade-4', 'access-2': 'grade-4', 'staff-1': 'grade-1' }

function aResponse(overrides: Partial<CountableResponse> = {}): CountableResponse {
  return deepFreeze({
    answers: threeGrades,
    context: {},
    channel: 'qr',
    late: false,
    review: null,
    ...overrides,
  })
}

const onlyReceived: CountingRule = { ...defaultMethod, countedStages: ['received'] }

describe('what counts', () => {
  it.each<[string, Partial<CountableResponse>, CountingRule, string]>([
    ['a whole response', {}, defaultMethod, 'counted'],
    ['one held for review', { review: 'held' }, defaultMethod, 'held'],
    ['one rejected', { review: 'rejected' }, defaultMethod, 'rejected'],
    ['one after closing', { late: true }, defaultMethod, 'late'],
    ['a paper form', { channel: 'paper' }, defaultMethod, 'counted'],
    ['an answer given by staff', { channel: 'assisted' }, defaultMethod, 'channel'],
    [
      'an answer given by staff, whatever the rule',
      { channel: 'assisted' },
      { ...defaultMethod, countedChannels: null },
      'channel',
    ],
    ['an unknown channel', { channel: 'sms' }, defaultMethod, 'channel'],
    ['no channel at all', { channel: null }, defaultMethod, 'channel'],
    [
      'no channel where the rule does not ask',
      { channel: null },
      { ...defaultMethod, countedChannels: null },
      'counted',
    ],
    ['a counted stage', { context: { stage: 'received' } }, onlyReceived, 'counted'],
    ['another stage', { context: { stage: 'waiting' } }, onlyReceived, 'stage'],
    ['no stage', {}, onlyReceived, 'stage'],
    ['nothing answered', { answers: {} }, defaultMethod, 'too-few-answers'],
    [
      'two of five questions',
      { answers: { 'access-1': 'grade-5', 'staff-1': 'grade-5' } },
      defaultMethod,
      'too-few-answers',
    ],
    [
      'one grade and two no-opinions',
      { answers: { 'access-1': 'grade-5', 'access-2': 'no-opinion', 'staff-1': 'no-opinion' } },
      defaultMethod,
      'counted',
    ],
    [
      'no-opinion throughout',
      {
        answers: {
          'access-1': 'no-opinion',
          'access-2': 'no-opinion',
          'access-3': 'no-opinion',
          'staff-1': 'no-opinion',
          'staff-2': 'no-opinion',
        },
      },
      defaultMethod,
      'too-few-answers',
    ],
    [
      'grades outside the index',
      { answers: { altogether: 'grade-5', 'access-1': 'grade-5', 'access-2': 'grade-5' } },
      defaultMethod,
      'too-few-answers',
    ],
  ])('%s', (_, overrides, rule, status) => {
    expect(responseStatus(form, rule, aResponse(overrides))).toBe(status)
  })

  it('half of an even number of questions is enough', () => {
    const even = aForm({ criteria: [aCriterion('access', 2)] })
    expect(responseStatus(even, defaultMethod, aResponse({ answers: { 'access-1': 'grade-1' } }))).toBe(
      'counted',
    )
  })

  it('gives the first reason in the order of the list when several apply', () => {
    const wrong: Partial<CountableResponse>[] = [
      { review: 'rejected' },
      { review: 'held' },
      { late: true },
      { channel: 'sms' },
      { context: { stage: 'waiting' } },
      { answers: {} },
    ]
    for (const [place, reason] of exclusionReasons.entries()) {
      const response = aResponse(
        Object.assign({ context: { stage: 'received' } }, ...wrong.slice(place).reverse()),
      )
      expect(responseStatus(form, onlyReceived, response)).toBe(reason)
    }
  })

  it('lists every status once', () => {
    expect(new Set(responseStatuses).size).toBe(exclusionReasons.length + 1)
  })

  it('is decided in the same way by a form without a no-opinion answer', () => {
    const { noOpinion: _, ...without } = form
    expect(responseStatus(without, defaultMethod, aResponse())).toBe('counted')
    expect(responseStatus(without, defaultMethod, aResponse({ answers: {} }))).toBe('too-few-answers')
  })
})
