import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkForm } from '../../survey-forms/check-form.ts'
import { shippedForm, shippedForms } from '../../survey-forms/form-catalogue.ts'
import { formId, gradedQuestions, indexQuestions } from '../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { exampleForms } from './example-forms.ts'

describe('shipped forms', () => {
  test('the proposed form is word for word the agreed definition', () => {
    const agreed = readFileSync(new URL('five-criteria-proposed.v1.json', import.meta.url), 'utf8')
    expect(fiveCriteriaProposedV1).toEqual(JSON.parse(agreed))
    expect(JSON.parse(JSON.stringify(fiveCriteriaProposedV1))).toEqual(JSON.parse(agreed))
  })

  test.each(shippedForms.map((form) => [formId(form), form] as const))('%s holds no mistake', (_, form) => {
    expect(checkForm(form)).toEqual([])
  })

  test('each has its own name and is found by it', () => {
    expect(new Set(shippedForms.map(formId)).size).toBe(shippedForms.length)
    for (const form of shippedForms) expect(shippedForm(formId(form))).toBe(form)
    expect(shippedForm('five-criteria-proposed.v2')).toBeUndefined()
    expect(shippedForm('__proto__')).toBeUndefined()
  })

  test('the proposed form asks twenty scored questions and one beside', () => {
    expect(indexQuestions(fiveCriteriaProposedV1)).toHaveLength(20)
    expect(gradedQuestions(fiveCriteriaProposedV1)).toHaveLength(21)
  })
})

test.each(exampleForms.map((form) => [formId(form), form] as const))(
  'the example %s holds no mistake',
  (_, form) => {
    expect(checkForm(form)).toEqual([])
  },
)
