import { describe, expect, test } from 'vitest'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import { formDifferences } from '../../survey-forms/form-differences.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { threeCriteria } from '../support/three-criteria-form.ts'

const form: FormDefinition = fiveCriteriaProposedV1
const [first, ...rest] = form.criteria

describe('the differences between two versions', () => {
  test('are none between equal ones, whatever the number and the order of fields', () => {
    const turned = JSON.parse(JSON.stringify(form), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(formDifferences(form, { ...turned, version: 2 })).toEqual([])
  })

  test('name a weight, a moved question and a label that changed', () => {
    const [moved, ...others] = first!.questions
    const after: FormDefinition = {
      ...form,
      scale: form.scale.map((grade, place) => (place === 2 ? { ...grade, satisfied: true } : grade)),
      criteria: [
        { ...first!, weight: 2, questions: others },
        ...rest.map((criterion, place) =>
          place === 0 ? { ...criterion, questions: [...criterion.questions, moved!] } : criterion,
        ),
      ],
    }
    expect(
      formDifferences(form, after).map(({ kind, code, field, before, after: now }) => [
        kind,
        code,
        field,
        before,
        now,
      ]),
    ).toEqual([
      ['grade', 'neutral', 'satisfied', false, true],
      ['criterion', 'access', 'weight', 1, 2],
      ['question', 'access-information', 'criterion', 'access', 'reception'],
      ['form', '', 'order', null, null],
    ])
  })

  test('tell another order once, and of an option whose it is', () => {
    const reversed = { ...form, criteria: [...form.criteria].reverse() }
    expect(formDifferences(form, reversed)).toMatchObject([{ kind: 'form', field: 'order' }])
    const [question, ...questions] = form.context
    const without = {
      ...form,
      context: [{ ...question!, options: question!.options.slice(1) }, ...questions],
    }
    expect(formDifferences(form, without)).toMatchObject([
      { kind: 'option', code: 'stage/asking', change: 'removed' },
    ])
  })

  test('turn around with the versions', () => {
    const there = formDifferences(form, threeCriteria)
    const back = formDifferences(threeCriteria, form)
    const count = (list: typeof there, change: string) => list.filter((one) => one.change === change).length
    expect(count(there, 'added')).toBe(count(back, 'removed'))
    expect(count(there, 'removed')).toBe(count(back, 'added'))
  })
})
