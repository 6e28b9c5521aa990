import { describe, expect, test } from 'vitest'
import { exportColumns, exportRow } from '../../survey-forms/export-columns.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import { choiceFields } from '../../survey-forms/form-fields.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { parseSubmission } from '../../survey-forms/parse-answers.ts'
import { aBody } from './arbitrary-bodies.ts'
import { exampleForms, oneQuestionForm } from './example-forms.ts'

test('the columns of the proposed form, in its order', () => {
  expect(exportColumns(fiveCriteriaProposedV1).map(({ name }) => name)).toEqual([
    'agency',
    'stage',
    'mode',
    'access-information',
    'access-publicity',
    'access-convenience',
    'access-fees',
    'reception-seating',
    'reception-equipment',
    'reception-premises',
    'reception-waiting',
    'staff-courtesy',
    'staff-answers',
    'staff-guidance',
    'staff-rules',
    'results-timeliness',
    'results-correctness',
    'results-accuracy',
    'results-trips',
    'feedback-channel',
    'feedback-sending',
    'feedback-handling',
    'feedback-reply',
    'overall-satisfaction',
    'capacity',
    'gender',
    'age',
    'education',
    'occupation',
    'residence',
    'wishes',
    'comment',
  ])
})

describe.each(exampleForms.map((form) => [formId(form), form] as const))('%s', (_, form) => {
  test('has a cell for every column, under a name of its own', () => {
    const names = exportColumns(form).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const parsed = parseSubmission(form, aBody(form), { agencies: [] })
    if (!parsed.ok) throw new Error('Refused')
    const row = exportRow(form, parsed.submission)
    expect(row).toHaveLength(names.length)
    for (const { part, code } of choiceFields(form)) {
      expect(row[names.indexOf(code)]).toBe(parsed.submission[part][code])
    }
  })
})

test('several wishes stand in one cell, and what was not answered is blank', () => {
  const body = aBody(fiveCriteriaProposedV1, {
    agency: 'SYT',
    respondent: {},
    wishes: ['time', 'information'],
  })
  const parsed = parseSubmission(fiveCriteriaProposedV1, body, { agencies: ['SCT', 'SYT'] })
  if (!parsed.ok) throw new Error('Refused')
  const row = exportRow(fiveCriteriaProposedV1, parsed.submission)
  expect(row.slice(0, 2)).toEqual(['SYT', 'asking'])
  expect(row.slice(-8)).toEqual(['', '', '', '', '', '', 'information|time', ''])
})

test('a form of one question has two columns', () => {
  expect(exportColumns(oneQuestionForm)).toEqual([
    { name: 'agency', heading: { vi: 'Mã đơn vị', en: 'Agency' } },
    { name: 'service-overall', heading: oneQuestionForm.criteria[0]?.questions[0]?.text },
  ])
})
