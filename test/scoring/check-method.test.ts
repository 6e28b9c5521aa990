import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMethod, parseMethod } from '../../scoring/check-method.ts'
import { methodSchema } from '../../scoring/index-document-schema.ts'
import { defaultMethod } from '../../scoring/method.ts'
import { fiveCriteriaProposedV1 } from '../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { anyMethod } from './support/arbitraries.ts'
import { aForm } from './support/forms.ts'

const matchesSchema = new Ajv2020({ strict: true }).compile(methodSchema)

describe('a scoring method', () => {
  it('may leave every field to its default', () => {
    expect(parseMethod({})).toEqual({ ok: true, method: defaultMethod })
    expect(parseMethod({ ties: 'dense' })).toEqual({ ok: true, method: { ...defaultMethod, ties: 'dense' } })
  })

  it('has its fields in one order however they were written', () => {
    const parsed = parseMethod({ ties: 'dense', questionMethod: 'satisfied-share' })
    expect(parsed.ok && Object.keys(parsed.method)).toEqual(Object.keys(defaultMethod))
  })

  it('is fine when complete', () => {
    fc.assert(
      fc.property(anyMethod, (method) => {
        expect(checkMethod(method)).toEqual([])
        expect(matchesSchema(method), JSON.stringify(matchesSchema.errors)).toBe(true)
      }),
    )
  })

  it('takes the example of the contract', () => {
    const targets = [{ block: 'so-ban-nganh', operator: '>=', percent: 87 }]
    expect(checkMethod({ ...defaultMethod, targets })).toEqual([])
    expect(checkMethod({ targets: [...targets, { ...targets[0], agency: 'SCT', percent: 90 }] })).toEqual([])
  })

  it.each([
    ['questionMethod', 'mean'],
    ['criterionMethod', null],
    ['decimals', 7],
    ['decimals', 2.5],
    ['decimals', '2'],
    ['ties', 'sparse'],
    ['minimumResponses', -1],
    ['minimumAnswers', Number.NaN],
    ['minimumCriterionResponses', true],
    ['smallSample', []],
    ['sampling', 'quota'],
    ['sampleError', 0],
    ['sampleError', 5],
    ['confidence', 1],
    ['confidence', null],
    ['countedChannels', []],
    ['countedChannels', null],
    ['countedChannels', ['qr', 'qr']],
    ['countedChannels', ['qr', 'assisted']],
    ['countedChannels', ['QR']],
    ['countedStages', 'received'],
    ['countedStages', [1]],
    ['targets', {}],
    ['targets', [null]],
    ['targets', [{ block: 'a', operator: '>', percent: 90, by: 'x' }]],
    ['targets', [{ block: '', operator: '>', percent: 90 }]],
    ['targets', [{ block: 'a', operator: '=', percent: 90 }]],
    ['targets', [{ block: 'a', operator: '>', percent: '90' }]],
    ['targets', [{ block: 'a', operator: '>', percent: 101 }]],
    ['targets', [{ block: 'a', agency: 7, operator: '>', percent: 90 }]],
    [
      'targets',
      [
        { block: 'a', operator: '>', percent: 90 },
        { block: 'a', operator: '>=', percent: 87 },
      ],
    ],
    ['minimumResponse', 30],
    ['toString', 30],
  ])('is refused with %s of %j, by name', (field, content) => {
    const mistakes = checkMethod({ [field]: content })
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toMatch(new RegExp(`^${field}[:[]`))
  })

  it('is refused with a prototype smuggled in', () => {
    expect(checkMethod(JSON.parse('{"__proto__": {"decimals": 0}}'))).toHaveLength(1)
  })

  it('lists every mistake, not the first', () => {
    expect(checkMethod({ ties: 'x', decimals: 'x', colour: 'red', countedStages: ['A', 'B'] })).toHaveLength(
      5,
    )
  })

  it('is refused when it is no object', () => {
    for (const value of [null, undefined, [], 'x', 3]) {
      expect(checkMethod(value)).toEqual(['phương pháp: phải là một đối tượng JSON'])
    }
  })

  it('is not made of mistakes', () => {
    expect(parseMethod({ ties: 'sparse' })).toEqual({
      ok: false,
      mistakes: ['ties: phải là một trong: competition, dense'],
    })
  })

  it('may have every number at the ends of what is allowed', () => {
    const target = { block: 'a', operator: '>=' }
    for (const method of [
      { decimals: 0, minimumResponses: 0, smallSample: 0, targets: [{ ...target, percent: 0 }] },
      { decimals: 6, minimumResponses: 1e9, smallSample: 1e6, targets: [{ ...target, percent: 100 }] },
    ]) {
      expect(checkMethod(method)).toEqual([])
    }
  })

  it.each([
    [null, ': phải là một đối tượng'],
    [{ block: 'a', operator: '>', percent: 90, by: 'x' }, '.by: không phải trường của chỉ tiêu'],
    [{ block: '', operator: '>', percent: 90 }, '.block: phải là mã khối'],
    [{ block: 7, operator: '>', percent: 90 }, '.block: phải là mã khối'],
    [{ block: 'a', agency: '', operator: '>', percent: 90 }, '.agency: phải là mã đơn vị'],
    [{ block: 'a', agency: 7, operator: '>', percent: 90 }, '.agency: phải là mã đơn vị'],
    [{ block: 'a', operator: '=', percent: 90 }, ".operator: phải là '>' hoặc '>='"],
    [{ block: 'a', operator: '>', percent: '90' }, '.percent: phải là số từ 0 đến 100'],
    [{ block: 'a', operator: '>', percent: -0.01 }, '.percent: phải là số từ 0 đến 100'],
    [{ block: 'a', operator: '>', percent: 100.01 }, '.percent: phải là số từ 0 đến 100'],
  ])('says what is wrong with the target %j', (target, mistake) => {
    expect(checkMethod({ targets: [target] })).toEqual([`targets[0]${mistake}`])
  })

  it('has shares that are numbers', () => {
    expect(checkMethod({ confidence: '0.5' })).toEqual(['confidence: phải là số lớn hơn 0 và nhỏ hơn 1'])
  })

  it('may only count stages that the form asks for', () => {
    const method = { countedStages: ['received', 'finished'] }
    expect(checkMethod(method)).toEqual([])
    expect(checkMethod(method, fiveCriteriaProposedV1)).toEqual([
      "countedStages: 'finished' không phải lựa chọn của câu hỏi 'stage'",
    ])
    expect(checkMethod(method, aForm())).toEqual(["countedStages: mẫu phiếu không có câu hỏi 'stage'"])
    const context = fiveCriteriaProposedV1.context.toReversed()
    expect(checkMethod({ countedStages: ['received'] }, aForm({ context }))).toEqual([])
    // What is no code is not looked for.
    expect(checkMethod({ countedStages: [5] }, fiveCriteriaProposedV1)).toEqual([
      'countedStages[0]: không phải là mã',
    ])
  })
})
