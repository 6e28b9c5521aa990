import { expect, it } from 'vitest'
import { defaultMethod } from '../../../scoring/method.ts'
import { parseMethodChoices } from '../../../server/live-board/method-choices.ts'

const asOfPeriod = { questionMethod: 'mean-score', criterionMethod: 'mean-of-questions', ties: 'competition' }

it.each([
  [{}, { questionMethod: 'satisfied-share' }],
  [{ lang: 'en' }, { questionMethod: 'satisfied-share' }],
  [{ question: 'rescaled-mean' }, { questionMethod: 'rescaled-mean' }],
  [{ criterion: 'pooled' }, { criterionMethod: 'pooled' }],
  [
    { question: 'mean-score', criterion: 'pooled', ties: 'dense' },
    { criterionMethod: 'pooled', ties: 'dense' },
  ],
])('%j is a method', (query, expected) => {
  expect(parseMethodChoices(query, defaultMethod)).toEqual({ ...asOfPeriod, ...expected })
})

it('suggests another method than that of the period, whichever it is', () => {
  const satisfied = { ...defaultMethod, questionMethod: 'satisfied-share' } as const
  expect(parseMethodChoices({}, satisfied)?.questionMethod).toBe('mean-score')
})

it.each([
  { question: 'median' },
  { question: '' },
  { criterion: 'toString' },
  { ties: ['dense', 'dense'] },
  { question: 'mean-score', criterion: { a: 'pooled' } },
])('%j is none', (query) => {
  expect(parseMethodChoices(query, defaultMethod)).toBeNull()
})
