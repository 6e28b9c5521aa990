import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeIndex } from '../../../scoring/recompute-index.ts'
import { importReportSchema } from '../../../server/api-schemas/import-report-schema.ts'
import { aResponseBody } from '../../support/answers.ts'
import {
  csvOf,
  everythingIn,
  headings,
  indexOf,
  postImport,
  row,
  workbookOfRows,
} from '../../support/index-imports.ts'
import { packed, textSheet, workbookOf, workbookParts } from '../../support/make-workbook.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

const block = {
  code: 'so-ban-nganh',
  name: 'Khối sở, ban, ngành',
  agencies: ['SCT', 'SNV', 'SVH', 'STC'].map((code) => ({ code, transactions: null, quota: null })),
}

let app: TestApp
let cookie: string

beforeAll(async () => {
  app = await startTestApp()
  await app.stores.registry.add({ code: 'SVH', name: 'Sở Văn hóa', units: [], endedOn: null })
  await app.stores.registry.add({ code: 'STC', name: 'Sở Tài chính', units: [], endedOn: null })
  await app.open({ period: { blocks: [block] } })
  cookie = await app.signInAs('home-affairs')
})
afterAll(async () => {
  await app?.stop()
})

const confirmed = { dryRun: 'false', confirmUnsigned: 'true' }
const post = (file: Uint8Array | string, given = {}) => postImport(app, cookie, '2025', file, given)
const refusals = (answer: Awaited<ReturnType<typeof post>>) =>
  answer.body.problems.map(({ field, problem }) => `${field} ${problem}`)

describe('what is refused, with nothing stored', () => {
  const formulas = packed(
    workbookParts([
      {
        name: 'TC2',
        xml: textSheet('', [headings, row('SCT', 'Sở Công Thương', 88.4)]).xml.replace(
          '<c><v>88.4</v></c>',
          '<c><f>1+1</f><v>88.4</v></c>',
        ),
      },
    ]),
  )
  it.each<[string, Uint8Array | string, number, readonly string[]]>([
    ['a formula', formulas, 422, ['TC2!D2 formula']],
    [
      'a formula in CSV',
      csvOf([row('SCT', 'Sở Công Thương', '=1+1')]),
      422,
      ['D2', 'E2', 'F2', 'G2', 'H2', 'I2'].map((at) => `${at} formula`),
    ],
    [
      'ten thousand columns',
      workbookOf(`<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`),
      422,
      ['file too-many-columns'],
    ],
    ['ten thousand columns in CSV', `Mã đơn vị${','.repeat(10_000)}x`, 422, ['file too-many-columns']],
    [
      'a bomb',
      packed({
        ...workbookParts([textSheet('S', [])]),
        'xl/worksheets/sheet1.xml': `<worksheet>${`${' '.repeat(100_000)}<x/>`.repeat(1_000)}</worksheet>`,
      }),
      422,
      ['file inflates-too-much'],
    ],
    [
      'TCVN3',
      Buffer.from('M\xb7,T\xaan\nSCT,S\xeb C\xabng Th\xad\xacng', 'latin1'),
      422,
      ['file wrong-encoding'],
    ],
    ['Windows-1258', Buffer.from('Ma,Ten\nSCT,S\xf5\xd2 C\xf4ng', 'latin1'), 422, ['file wrong-encoding']],
    [
      'a duplicate, by code in another case',
      workbookOfRows([row('SCT', 'Sở Công Thương', 88.4), row('sct', 'SỞ CÔNG THƯƠNG', 88.5)]),
      422,
      ['TC2!A3 repeated-agency'],
    ],
    [
      'mistakes of cells and of agencies together',
      workbookOfRows([row('SXX', 'Sở Không Có', 88.4), row('SCT', 'Sở Công Thương', '1.234')]),
      422,
      [...'DEFGHI'].map((column) => `TC2!${column}3 ambiguous-number`).concat('TC2!A2 unknown-agency'),
    ],
    [
      'a duplicate, by name',
      workbookOfRows([row('SVH', 'Sở Văn hóa', 88.4), row('X9', 'Sở Văn hoá', 88.5)]),
      422,
      ['TC2!A3 repeated-agency'],
    ],
    ['an unknown agency', workbookOfRows([row('SXX', 'Sở Không Có', 88.4)]), 422, ['TC2!A2 unknown-agency']],
    ['another name', workbookOfRows([row('SCT', 'Sở Nội vụ', 88.4)]), 422, ['TC2!B2 other-name']],
    [
      'another period',
      csvOf([row('SCT', 'Sở Công Thương', 88.4)]).replace('Năm 2025', 'Năm 2023'),
      422,
      ['K2 other-period'],
    ],
    [
      'another block',
      csvOf([row('SCT', 'Sở Công Thương', 88.4)]).replace('Khối sở, ban, ngành', 'Khối xã'),
      422,
      ['C2 other-block'],
    ],
    [
      'thousands or decimals',
      csvOf([row('SCT', 'Sở Công Thương', '1.234')]),
      422,
      ['D2', 'E2', 'F2', 'G2', 'H2', 'I2'].map((at) => `${at} ambiguous-number`),
    ],
    [
      'above 100',
      workbookOfRows([row('SCT', 'Sở Công Thương', 100.01)]),
      422,
      ['D2', 'E2', 'F2', 'G2', 'H2', 'I2'].map((at) => `TC2!${at} out-of-range`),
    ],
    ['shares', workbookOfRows([row('SCT', 'Sở Công Thương', 0.884)]), 422, ['TC2!I2 looks-like-shares']],
    ['no table', workbookOfRows([]).slice(0, 0), 422, ['file empty-file']],
    ['JSON that is none', '{"kind":', 422, ['file not-json']],
    [
      'a document without percentages',
      '{"kind":"satisfaction-index","blocks":[{"agencies":[{"code":"SCT","overall":{},"criteria":{}}]}]}',
      422,
      ['blocks[0].agencies[0].overall.percent bad-document'],
    ],
    [
      'a document of another period',
      JSON.stringify({
        period: { id: '2023', name: 'Năm 2023' },
        blocks: [
          { code: 'so-ban-nganh', agencies: [{ code: 'SCT', overall: { percent: 88 }, criteria: {} }] },
        ],
      }),
      422,
      ['period.id other-period'],
    ],
    ['nested lists', '['.repeat(100_000), 422, ['file not-json']],
  ])('%s', async (_, file, status, expected) => {
    const before = await everythingIn(app)
    for (const given of [{}, confirmed]) {
      const answer = await post(file, given)
      expect(answer.status).toBe(status)
      expect(refusals(answer)).toEqual(expected)
      expect(answer.body.problems.every(({ message }) => message.length > 10)).toBe(true)
    }
    expect(await everythingIn(app)).toBe(before)
  })

  it('an agency that has responses here', async () => {
    const sent = await app.postJson('/api/v1/points/nhavang2/responses', aResponseBody())
    expect(sent.status).toBe(201)
    const before = await everythingIn(app)
    const answer = await post(workbookOfRows([row('SNV', 'Sở Nội vụ', 88.4)]), confirmed)
    expect(answer.status).toBe(409)
    expect(refusals(answer)).toEqual(['TC2!A2 computed-here'])
    expect(await everythingIn(app)).toBe(before)
  })

  it('whoever may not', async () => {
    const auditor = await app.signInAs('auditor')
    expect((await postImport(app, auditor, '2025', csvOf([]))).status).toBe(403)
    expect((await postImport(app, '', '2025', csvOf([]))).status).toBe(401)
  })

  it('a dry run that is neither', async () => {
    expect((await post(csvOf([]), { dryRun: 'maybe' })).status).toBe(400)
  })
})

describe('figures imported into a period that is open here', () => {
  const first = workbookOfRows([
    row('SCT', 'Sở Công Thương', 88.4, 1),
    row('SVH', 'SỞ VĂN HOÁ'.normalize('NFD'), '90,5 %', 2),
  ])
  const valid = new Ajv2020({ strict: true }).compile(importReportSchema)

  it('are shown first, with the ranks that follow, and stored once confirmed', async () => {
    const before = await everythingIn(app)
    const dry = await post(first)
    expect(dry.status).toBe(200)
    expect(valid(dry.body), JSON.stringify(valid.errors)).toBe(true)
    expect(dry.body.needs.map(({ problem }) => problem)).toEqual(['confirm-unsigned'])
    expect(dry.body.agencies.map(({ code, state, percent, rank }) => [code, state, percent, rank])).toEqual([
      ['SCT', 'new', 88.4, 2],
      ['SVH', 'new', 90.5, 1],
    ])
    expect(dry.body.rankDifferences).toEqual([
      { agency: 'SCT', place: 'TC2!J2', inFile: 1, here: 2 },
      { agency: 'SVH', place: 'TC2!J3', inFile: 2, here: 1 },
    ])
    expect(await everythingIn(app)).toBe(before)
    expect((await post(first, { dryRun: 'false' })).status).toBe(409)
    expect(await everythingIn(app)).toBe(before)
    const stored = await post(first, { ...confirmed, fileName: 'bảng.xlsx' })
    expect(stored.status).toBe(201)
    expect(stored.body.stored).toBe(true)
  })

  it('join the live index and its ranking, which comes to its own figures again', async () => {
    const document = await indexOf(app, cookie)
    const figures = document.blocks[0]!.agencies.map(({ code, overall, tally }) => [
      code,
      overall.percent,
      overall.rank,
      tally === null,
    ])
    expect(figures.slice(0, 2)).toEqual([
      ['SVH', 90.5, 1, true],
      ['SCT', 88.4, 2, true],
    ])
    expect(document.blocks[0]!.agencies[0]!.criteria['access']!.rank).toBe(1)
    expect(recomputeIndex(document).differences).toEqual([])
  })

  it('once more change nothing, and say so', async () => {
    const before = await everythingIn(app)
    const again = await post(first, confirmed)
    expect([again.status, again.body.unchanged, again.body.stored]).toEqual([200, true, false])
    expect((await app.stores.indexImports.ofPeriod('2025')).length).toBe(1)
    expect(await everythingIn(app)).toBe(before)
  })

  it('are changed only with a reason', async () => {
    const changed = workbookOfRows([row('SCT', 'Sở Công Thương', 91)])
    const dry = await post(changed)
    expect(dry.body.changes[0]).toEqual({ agency: 'SCT', figure: 'overall', before: 88.4, after: 91 })
    const refused = await post(changed, confirmed)
    expect([refused.status, refusals(refused)]).toEqual([409, ['reason reason-needed']])
    expect((await post(changed, { ...confirmed, reason: 'Đính chính' })).status).toBe(201)
    const imports = await app.stores.indexImports.ofPeriod('2025')
    expect(imports.map(({ n, by, reason, changes }) => [n, by, reason, changes.length])).toEqual([
      [1, 'thu-home-affairs', null, 0],
      [2, 'thu-home-affairs', 'Đính chính', 6],
    ])
    expect(await app.stores.indexImports.content('2025', 2)).toEqual(Buffer.from(changed))
    const document = await indexOf(app, cookie)
    expect(
      document.blocks[0]!.agencies.map(({ code, overall }) => [code, overall.percent]).slice(0, 2),
    ).toEqual([
      ['SCT', 91],
      ['SVH', 90.5],
    ])
    const [entry] = await app.stores.audit.newest(null, 1)
    expect(entry).toMatchObject({ action: 'index-imported', by: 'thu-home-affairs' })
  })

  it('by two people at once are stored once', async () => {
    const files = [92, 93].map((percent) => workbookOfRows([row('STC', 'Sở Tài chính', percent)]))
    const answers = await Promise.all(files.map((file) => post(file, { ...confirmed, reason: 'x' })))
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    const imports = await app.stores.indexImports.ofPeriod('2025')
    expect(imports.map(({ n }) => n)).toEqual(imports.map((_, at) => at + 1))
  })

  it('are not taken into a period that was published here', async () => {
    await app.stores.periods.add(
      aPeriod({
        id: '2022',
        name: 'Năm 2022',
        opensOn: '2022-01-01',
        closesOn: '2022-11-30',
        status: 'closing',
      }),
    )
    const answer = await postImport(app, cookie, '2022', csvOf([]), confirmed)
    expect([answer.status, refusals(answer)]).toEqual([409, ['period period-busy']])
  })
})

describe('a file that is far larger than any index', () => {
  const start = performance.now()
  it.each([
    ['a list of nothing', `{"kind":"satisfaction-index","version":1,"blocks":[${'1,'.repeat(3_900_000)}1]}`],
    ['empty blocks', `{"blocks":[${'{"agencies":[{}]},'.repeat(400_000)}{}]}`],
    ['agencies without anything', `{"blocks":[{"agencies":[${'{},'.repeat(2_500_000)}{}]}]}`],
    ['criteria', `{"criteria":[${'1,'.repeat(3_900_000)}1],"blocks":[]}`],
    ['a table', csvOf(Array.from({ length: 5_000 }, (_, at) => row(`A${at}`, `Sở ${at}`, '80,5', at % 2)))],
  ])('is refused within a moment: %s', async (_, file) => {
    const { status, body } = await post(file)
    expect(status).toBe(422)
    expect(body.problems).toHaveLength(1)
    expect(body.problems[0]!.message).toContain('2.000')
  })

  it('has kept nobody waiting for long', () => {
    expect(performance.now() - start).toBeLessThan(30_000)
  })

  it('tells the first mistakes of very many', async () => {
    const agencies = Array.from({ length: 1_500 }, () => '{}').join(',')
    const { status, body } = await post(`{"blocks":[{"agencies":[${agencies}]}]}`)
    expect(status).toBe(422)
    expect(body.problems.length).toBeLessThanOrEqual(200)
  })
})
