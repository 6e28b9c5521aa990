import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previousOfDocument } from '../../scoring/previous-of-document.ts'
import { anAgency, anIndexDocument, form } from '../support/an-index-document.ts'

const figure = { percent: 86.93 }
const agency = { code: 'SCT', overall: figure, criteria: { access: { percent: 84, rank: 5 } } }
const smallest = { blocks: [{ code: 'so', agencies: [agency] }] }

const digest = `sha256:${'0'.repeat(64)}`

function mistakesOf(value: unknown): readonly string[] {
  const read = previousOfDocument(value)
  return read.ok ? [] : read.mistakes
}

describe('the previous period of an index document', () => {
  it('needs nothing but codes and percentages', () => {
    expect(previousOfDocument(smallest)).toEqual({
      ok: true,
      previous: {
        period: null,
        method: null,
        form: null,
        criteria: null,
        declared: null,
        blocks: [
          {
            code: 'so',
            agencies: [
              {
                code: 'SCT',
                name: null,
                overall: { percent: 86.93, rank: null, interval: null },
                criteria: { access: { percent: 84, rank: 5, interval: null } },
              },
            ],
          },
        ],
      },
    })
  })

  it('is read from a document of this program with everything it states', () => {
    const document = JSON.parse(
      JSON.stringify(
        anIndexDocument([
          anAgency({ code: 'A', grades: { satisfied: 40 } }),
          anAgency({ code: 'B', grades: { 'very-satisfied': 40 } }),
        ]),
      ),
    )
    document.form.definition = form
    const read = previousOfDocument(document)
    expect(read).toMatchObject({
      ok: true,
      previous: {
        period: { id: '2025', name: 'Năm 2025' },
        method: document.method,
        form: { digest: `sha256:${'0'.repeat(64)}`, definition: form },
        criteria: form.criteria.map(({ code, weight }) => ({ code, weight })),
        blocks: [
          {
            code: 'so-ban-nganh',
            agencies: [
              { code: 'B', name: 'Sở B', overall: { percent: 100, rank: 1 } },
              { code: 'A', name: 'Sở A', overall: { percent: 80, rank: 2 } },
            ],
          },
        ],
      },
    })
  })

  it('takes null for not stated, but a percentage of null and a weight of 0 for what they are', () => {
    const nothing = { percent: null, rank: null, interval: null }
    const read = previousOfDocument({
      ...{
        period: null,
        method: null,
        form: {},
        criteria: [{ code: 'access', weight: 0 }, { code: 'staff' }],
      },
      blocks: [
        {
          ...{ code: null, eligible: null },
          agencies: [{ code: 'SCT', name: null, overall: nothing, criteria: { access: nothing } }],
        },
        { code: 'xa', agencies: [], eligible: 0 },
      ],
    })
    expect(read).toStrictEqual({
      ok: true,
      previous: {
        period: null,
        method: null,
        form: null,
        criteria: [
          { code: 'access', weight: 0 },
          { code: 'staff', weight: null },
        ],
        declared: null,
        blocks: [
          {
            code: '/blocks/0',
            agencies: [{ code: 'SCT', name: null, overall: nothing, criteria: { access: nothing } }],
          },
          { code: 'xa', ranked: 0, agencies: [] },
        ],
      },
    })
  })

  it('reads intervals, and how many were ranked', () => {
    const overall = { percent: 0, rank: 18, interval: [0, 0] }
    const read = previousOfDocument({
      blocks: [
        { code: 'so', eligible: 18, agencies: [{ ...agency, name: 'a'.repeat(300), overall, criteria: {} }] },
      ],
    })
    expect(read.ok && read.previous.blocks).toStrictEqual([
      {
        code: 'so',
        ranked: 18,
        agencies: [{ code: 'SCT', name: 'a'.repeat(300), overall, criteria: {} }],
      },
    ])
  })

  it('keeps of the method what is stated and known', () => {
    const read = previousOfDocument({ ...smallest, method: { ties: 'dense', weather: 'fine' } })
    expect(read).toMatchObject({ ok: true, previous: { method: { ties: 'dense' } } })
    expect(read.ok && Object.keys(read.previous.method ?? {})).toEqual(['ties'])
  })

  it('keeps codes in one Unicode form and blocks without codes apart', () => {
    const coded = (code: string) => ({ agencies: [{ ...agency, code }] })
    const read = previousOfDocument({ blocks: [coded('Sơ\u0309'), coded('B')] })
    expect(read.ok && read.previous.blocks.map(({ code, agencies }) => [code, agencies[0]!.code])).toEqual([
      ['/blocks/0', 'Sở'],
      ['/blocks/1', 'B'],
    ])
  })

  const withFigure = (overall: unknown) => ({ blocks: [{ agencies: [{ ...agency, overall }] }] })
  const at = '/blocks/0/agencies/0'

  it.each<[string, unknown, readonly string[]]>([
    ['no object', [1], ['tài liệu chỉ số phải là một đối tượng JSON']],
    ['nothing of an index', {}, ['/blocks: thiếu trường này']],
    ['blocks of another kind', { blocks: {} }, ['/blocks: phải là một danh sách']],
    ['no agency', { blocks: [] }, ['/blocks: không có đơn vị nào']],
    [
      'a block that is a number',
      { blocks: [7, smallest.blocks[0]] },
      ['/blocks/0/agencies: thiếu trường này'],
    ],
    ['another kind', { ...smallest, kind: 'survey' }, ["/kind: phải là 'satisfaction-index'"]],
    ['a later version', { ...smallest, version: 2 }, ['/version: phải là 1']],
    ['no percentage', withFigure({ rank: 1 }), [`${at}/overall/percent: thiếu trường này`]],
    [
      'a percentage in words',
      withFigure({ percent: '86,93' }),
      [`${at}/overall/percent: phải là số từ 0 đến 100 hoặc null`],
    ],
    [
      'a percentage beyond 100',
      withFigure({ percent: 100.01 }),
      [`${at}/overall/percent: phải là số từ 0 đến 100 hoặc null`],
    ],
    ...[-1, '50'].map((percent): [string, unknown, readonly string[]] => [
      `a percentage of ${JSON.stringify(percent)}`,
      withFigure({ percent }),
      [`${at}/overall/percent: phải là số từ 0 đến 100 hoặc null`],
    ]),
    ...[[1], [1, 2, 3], ['1', 2], [1, '2'], [-1, 2], [1, 101], { 0: 1, 1: 2 }].map(
      (interval): [string, unknown, readonly string[]] => [
        `an interval of ${JSON.stringify(interval)}`,
        withFigure({ percent: 1, interval }),
        [`${at}/overall/interval: phải là hai số từ 0 đến 100, số nhỏ trước, hoặc null`],
      ],
    ),
    ...[-1, 1.5, '3'].map((eligible): [string, unknown, readonly string[]] => [
      `${JSON.stringify(eligible)} that were ranked`,
      { blocks: [{ eligible, agencies: [agency] }] },
      ['/blocks/0/eligible: phải là số nguyên không âm'],
    ]),
    ...['1', Number.POSITIVE_INFINITY].map((weight): [string, unknown, readonly string[]] => [
      `a weight of ${weight}`,
      { ...smallest, criteria: [{ code: 'access', weight }] },
      ['/criteria/0/weight: phải là số không âm'],
    ]),
    ...[[], 'one'].flatMap((value) =>
      ['method', 'form', 'period'].map((field): [string, unknown, readonly string[]] => [
        `a ${field} of ${JSON.stringify(value)}`,
        { ...smallest, [field]: value },
        [`/${field}: phải là một đối tượng hoặc null`],
      ]),
    ),
    ...[7, '', ' '].map((code): [string, unknown, readonly string[]] => [
      `two agencies of the code ${JSON.stringify(code)}`,
      { blocks: [{ agencies: [{ ...agency, code }, agency, { ...agency, code }] }] },
      [`${at}/code: phải là chữ, không để trống`, '/blocks/0/agencies/2/code: phải là chữ, không để trống'],
    ]),
    [
      'a name without end',
      { blocks: [{ agencies: [{ ...agency, name: 'a'.repeat(301) }] }] },
      [`${at}/name: dài quá 300 ký tự`],
    ],
    [
      'a rank of 0',
      withFigure({ percent: 1, rank: 0 }),
      [`${at}/overall/rank: phải là số nguyên từ 1 trở lên hoặc null`],
    ],
    [
      'half a rank',
      withFigure({ percent: 1, rank: 1.5 }),
      [`${at}/overall/rank: phải là số nguyên từ 1 trở lên hoặc null`],
    ],
    [
      'an interval the wrong way round',
      withFigure({ percent: 1, interval: [3, 2] }),
      [`${at}/overall/interval: phải là hai số từ 0 đến 100, số nhỏ trước, hoặc null`],
    ],
    ['no figure', withFigure(null), [`${at}/overall: phải là một đối tượng`]],
    [
      'criteria as a list',
      { blocks: [{ agencies: [{ ...agency, criteria: [] }] }] },
      [`${at}/criteria: phải là một đối tượng`],
    ],
    [
      'an agency without a code',
      { blocks: [{ agencies: [{ ...agency, code: undefined }] }] },
      [`${at}/code: thiếu trường này`],
    ],
    [
      'an agency twice in a block',
      { blocks: [{ agencies: [agency, agency] }] },
      [`/blocks/0/agencies/1/code: mã đơn vị 'SCT' đã có ở ${at}/code`],
    ],
    [
      'an agency in two blocks',
      { blocks: [{ agencies: [agency] }, { agencies: [agency] }] },
      [`/blocks/1/agencies/0/code: mã đơn vị 'SCT' đã có ở ${at}/code`],
    ],
    [
      'a block twice',
      { blocks: [...smallest.blocks, { code: 'so', agencies: [] }] },
      ["/blocks/1/code: mã khối 'so' đã có ở /blocks/0/code"],
    ],
    [
      'a method of its own',
      { ...smallest, method: { ties: 'sparse' } },
      ['/method: ties: phải là một trong: competition, dense'],
    ],
    [
      'a broken form',
      { ...smallest, form: { definition: { ...form, version: 'một' } } },
      ['/form/definition/version: Phải là số nguyên.'],
    ],
    ...['abc', `x${digest}`, `${digest}0`, [digest]].map((value): [string, unknown, readonly string[]] => [
      `a digest that is none, ${JSON.stringify(value)}`,
      { ...smallest, form: { digest: value } },
      ['/form/digest: phải có dạng sha256: và 64 chữ số thập lục phân'],
    ]),
    ['a period without a name', { ...smallest, period: { id: '2024' } }, ['/period/name: thiếu trường này']],
    [
      'a weight below 0 and a criterion twice',
      { ...smallest, criteria: [{ code: 'access', weight: -1 }, { code: 'access' }] },
      [
        '/criteria/0/weight: phải là số không âm',
        "/criteria/1/code: mã tiêu chí 'access' đã có ở /criteria/0/code",
      ],
    ],
    [
      'a name with a line break',
      { blocks: [{ agencies: [{ ...agency, name: 'a\nb' }] }] },
      [`${at}/name: có ký tự điều khiển hoặc ký tự hỏng`],
    ],
  ])('is refused with %s', (_, value, expected) => {
    expect(mistakesOf(value)).toEqual(expected)
  })

  it('is refused with all its mistakes at once', () => {
    expect(
      mistakesOf({ version: '1', period: 2024, blocks: [{ agencies: [{}, { ...agency, overall: 7 }] }] }),
    ).toEqual([
      '/version: phải là 1',
      '/period: phải là một đối tượng hoặc null',
      '/blocks/0/agencies/0/code: thiếu trường này',
      '/blocks/0/agencies/0/overall: thiếu trường này',
      '/blocks/0/agencies/0/criteria: thiếu trường này',
      '/blocks/0/agencies/1/overall: phải là một đối tượng',
    ])
  })

  it('never throws and never takes over a prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue({ maxDepth: 4 }), (value, inside) => {
        for (const tried of [
          value,
          { blocks: value },
          { blocks: [{ agencies: [inside] }] },
          withFigure(inside),
        ]) {
          const read = previousOfDocument(tried)
          expect(read.ok || read.mistakes.length > 0).toBe(true)
        }
      }),
    )
    const hostile = JSON.parse(
      '{"blocks":[{"agencies":[{"code":"SCT","overall":{"percent":1},"criteria":{"__proto__":{"percent":2}}}]}]}',
    )
    const read = previousOfDocument(hostile)
    expect(read.ok && Object.hasOwn(read.previous.blocks[0]!.agencies[0]!.criteria, '__proto__')).toBe(true)
  })
})
