import { expect, it } from 'vitest'
import { comparability } from '../../scoring/comparability.ts'
import { completeMethod, defaultMethod } from '../../scoring/method.ts'
import type { PreviousIndex } from '../../scoring/previous-index.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { aCriterion, aForm } from './support/forms.ts'
import { aPreviousIndex, digest } from './support/previous.ts'

const form = aForm()
const otherDigest = `sha256:${'1'.repeat(64)}`

function compared(previous: Partial<PreviousIndex>, now: { form?: FormDefinition; method?: object } = {}) {
  const { form: asked = form, method = {} } = now
  const scoredWith = { form: asked, formDigest: digest, method: completeMethod(method) }
  return comparability(scoredWith, aPreviousIndex([], previous), null)
}

const yes = { comparable: true, flags: [] }
const silent = { comparable: true, flags: ['method-declared'] }
const no = (...flags: string[]) => ({ comparable: false, flags })

it.each([
  ['the same ones', ['asking', 'received'], ['received', 'asking'], yes],
  ['one less', ['asking', 'received'], ['received'], no('method-differs')],
  ['one more', ['received'], ['received', 'asking'], no('method-differs')],
  ['another one', ['asking', 'received'], ['waiting', 'received'], no('method-differs')],
  ['all now', null, ['received'], no('method-differs')],
  ['all before', ['received'], null, no('method-differs')],
  ['all', null, null, yes],
])('counted stages may be compared as sets: %s', (_, now, before, expected) => {
  const previous = { method: completeMethod({ countedStages: before }) }
  expect(compared(previous, { method: { countedStages: now } })).toEqual(expected)
})

/** Criteria c0, c1 … of one question each with these weights. */
function weighted(...weights: number[]): FormDefinition {
  return aForm({ criteria: weights.map((weight, place) => aCriterion(`c${place}`, 1, weight)) })
}

it.each([
  ['in proportion', [1, 2], [0.5, 1], yes],
  ['exchanged', [1, 2], [2, 1], no('criteria-differ')],
  ['all with a one on top', [1, 1, 1], [2, 1, 1], no('criteria-differ')],
  ['equal for one criterion', [1, 1, 2], [1, 2, 1], no('criteria-differ')],
  ['none', [1, 1], [0, 0], no('criteria-differ')],
  ['a criterion more', [1, 1], [1, 1, 1], no('criteria-differ')],
  ['a criterion less', [1, 1], [1], no('criteria-differ')],
  ['not said of one criterion', [1, 1], [1, null], silent],
])('weights have to be in proportion: %s', (_, now, before, expected) => {
  const asked = weighted(...now)
  const criteria = before.map((weight, place) => ({ code: `c${place}`, weight }))
  expect(compared({ criteria, form: { digest, definition: asked } }, { form: asked })).toEqual(expected)
})

it('criteria have to be the same ones', () => {
  const criteria = ['access', 'other'].map((code) => ({ code, weight: 1 }))
  expect(compared({ criteria })).toEqual(no('criteria-differ'))
  expect(compared({ criteria: null })).toEqual(silent)
})

const [access, staff] = form.criteria as [FormDefinition['criteria'][0], FormDefinition['criteria'][0]]
const written = (change: (text: string) => string) => ({
  ...access,
  questions: access.questions.map((question) => ({
    ...question,
    text: { ...question.text, vi: change(question.text.vi) },
  })),
})
const other = aForm({ criteria: [aCriterion('access', 3), staff] })

it.each([
  ['its digest is enough', { digest, definition: null }, yes],
  ['its digest decides', { digest, definition: other }, yes],
  ['its content decides where the digest differs', { digest: otherDigest, definition: form }, yes],
  [
    'its content decides where there is no digest',
    { digest: null, definition: other },
    no('questions-differ'),
  ],
  ['another digest alone', { digest: otherDigest, definition: null }, no('questions-differ')],
  ['nothing of it is known', { digest: null, definition: null }, silent],
  ['nothing is known at all', null, silent],
  [
    'its scale is written the other way round',
    { digest: null, definition: aForm({ scale: form.scale.toReversed() }) },
    yes,
  ],
  [
    'its questions stand in another order',
    {
      digest: null,
      definition: aForm({ criteria: [{ ...access, questions: access.questions.toReversed() }, staff] }),
    },
    yes,
  ],
  [
    'blanks around a question',
    { digest: null, definition: aForm({ criteria: [written((text) => ` ${text} `), staff] }) },
    yes,
  ],
  [
    'a letter in a question',
    { digest: null, definition: aForm({ criteria: [written((text) => `${text}a`), staff] }) },
    no('questions-differ'),
  ],
])('a form is the same or not: %s', (_, before, expected) => {
  expect(compared({ form: before, method: defaultMethod })).toEqual(expected)
})
