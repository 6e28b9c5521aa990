import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { indexTableCsv } from '../../../scoring/index-table-csv.ts'
import { recomputeIndex } from '../../../scoring/recompute-index.ts'
import { demoIndex2024 } from '../../../server/commands/demo/demo-index-2024.ts'
import { formDigest } from '../../../server/live-index/form-digest.ts'
import { agencyAssessment } from '../../../server/texts/assessment-text.ts'
import { form } from '../../support/an-index-document.ts'
import { everythingIn, indexOf, postImport, workbookOfIndex } from '../../support/index-imports.ts'
import { index2025 } from '../../support/published-results.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

const shown = ({ blocks }: IndexDocument) =>
  blocks.map(({ code, name, agencies }) => [
    code,
    name,
    agencies.map(({ code, name, overall, criteria }) => [
      code,
      name,
      [overall, ...Object.values(criteria)].map(({ percent, rank, change, rankChange }) => [
        percent,
        rank,
        change,
        rankChange,
      ]),
    ]),
  ])

const details = {
  name: 'Năm 2024',
  opensOn: '2024-01-01',
  closesOn: '2024-11-30',
  issuer: 'Sở Nội vụ',
  decisionNumber: '443/BC-SNV',
  decidedOn: '2025-03-12',
  comparable: 'yes',
  comparableReason: 'Cùng mẫu phiếu và cách tính',
}
const confirmed = { dryRun: 'false', confirmUnsigned: 'true' }

describe('a published document of one installation, imported into an empty one', () => {
  const document = index2025()
  let app: TestApp
  let cookie: string

  beforeAll(async () => {
    app = await startTestApp()
    cookie = await app.signInAs('home-affairs')
  })
  afterAll(async () => {
    await app?.stop()
  })
  const post = (given: Record<string, string>, file = JSON.stringify(document)) =>
    postImport(app, cookie, '2025', file, given)

  it('lists its agencies as unknown, and whom nobody knows as signer', async () => {
    const before = await everythingIn(app)
    const { status, body } = await post({})
    expect([status, body.signer.kind]).toEqual([200, 'unknown'])
    expect(body.needs.map(({ problem }) => problem)).toEqual(['confirm-unsigned'])
    expect(new Set(body.agencies.map(({ state }) => state))).toEqual(new Set(['unknown']))
    expect(body.rankDifferences).toEqual([])
    expect((await post({ dryRun: 'false' })).status).toBe(409)
    expect(await everythingIn(app)).toBe(before)
  })

  it('is refused where a figure, or anything at all, was changed', async () => {
    const before = await everythingIn(app)
    const forged = JSON.stringify(document).replace('Sở Công Thương', 'Sở Công Thường')
    expect((await post(confirmed, forged)).body.problems).toMatchObject([
      { field: 'signature', problem: 'invalid-signature' },
    ])
    const [block] = document.blocks
    const [first, ...others] = block!.agencies
    const unsigned = {
      ...document,
      signature: null,
      blocks: [
        { ...block, agencies: [{ ...first!, overall: { ...first!.overall, percent: 99 } }, ...others] },
      ],
    }
    const { status, body } = await post(confirmed, JSON.stringify(unsigned))
    expect(status).toBe(422)
    expect(body.problems[0]).toMatchObject({
      problem: 'inconsistent',
      field: expect.stringMatching(/^blocks\[0\]\./),
    })
    expect(await everythingIn(app)).toBe(before)
  })

  it('is known by its key once home affairs has registered it', async () => {
    const key = { kty: 'OKP', crv: 'Ed25519', x: document.signature!.key }
    const added = await app.post(
      '/home-affairs/partner-keys',
      { name: 'Tỉnh A', key: JSON.stringify({ keys: [key] }) },
      { headers: { cookie } },
    )
    expect(added.status).toBe(303)
    const page = await (await app.get('/home-affairs/partner-keys', { headers: { cookie } })).text()
    expect(page).toContain('Tỉnh A')
    const { body } = await post({})
    expect([body.signer, body.needs]).toEqual([
      expect.objectContaining({ kind: 'partner', name: 'Tỉnh A' }),
      [],
    ])
  })

  it('gives there the same percentages, ranks and changes, byte for byte', async () => {
    expect((await post({ dryRun: 'false' })).status).toBe(201)
    const there = await indexOf(app, cookie)
    expect(shown(there)).toEqual(shown(document))
    expect(JSON.stringify(there)).toBe(JSON.stringify(document))
    expect((await app.stores.registry.agencies()).map(({ code }) => code).sort()).toEqual(
      document.blocks.flatMap(({ agencies }) => agencies.map(({ code }) => code)).sort(),
    )
    expect((await app.get('/results/2025')).status).toBe(200)
  })

  it('once more changes nothing', async () => {
    const before = await everythingIn(app)
    const again = await post({ dryRun: 'false' })
    expect([again.status, again.body.unchanged]).toEqual([200, true])
    expect(await everythingIn(app)).toBe(before)
  })
})

describe("last year's table, imported as the period before", () => {
  const table = { ...demoIndex2024('seed', formDigest(form)), simulated: false }
  const departments = { ...table, blocks: table.blocks.filter(({ code }) => code === 'so-ban-nganh') }
  const workbook = workbookOfIndex(departments)
  let app: TestApp
  let cookie: string

  beforeAll(async () => {
    app = await startTestApp()
    cookie = await app.signInAs('home-affairs')
  })
  afterAll(async () => {
    await app?.stop()
  })
  const post = (given: Record<string, string>, file: Uint8Array | string = workbook) =>
    postImport(app, cookie, '2024', file, given)

  it('needs its days, who published it, and whether it compares', async () => {
    const { status, body } = await post(confirmed)
    expect(status).toBe(422)
    expect(body.problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'opensOn missing',
      'closesOn missing',
      'issuer missing',
      'comparable missing',
      'comparableReason missing',
    ])
    expect(await app.stores.periods.all()).toEqual([])
  })

  it('of a block in part is refused, since its ranks are of the whole', async () => {
    const [block] = departments.blocks
    const part = {
      ...departments,
      blocks: [{ ...block!, agencies: block!.agencies.filter(({ code }) => code === 'SCT') }],
    }
    const { status, body } = await post(
      { ...confirmed, ...details },
      indexTableCsv(part).replace(/,7,/, ',07/18,'),
    )
    expect([status, body.problems.map(({ problem }) => problem)]).toEqual([422, ['incomplete-block']])
  })

  it('becomes a published period with the same percentages and ranks', async () => {
    expect((await post({ ...confirmed, ...details })).status).toBe(201)
    const stored = await indexOf(app, cookie, '2024')
    const percentsAndRanks = ({ blocks }: IndexDocument) =>
      blocks.map(({ agencies }) =>
        agencies.map(({ code, overall, criteria }) => [
          code,
          [overall, ...Object.values(criteria)].map(({ percent, rank }) => [percent, rank]),
        ]),
      )
    expect(percentsAndRanks(stored)).toEqual(percentsAndRanks(departments))
    expect(stored.publication).toMatchObject({
      kind: 'imported',
      decisionNumber: '443/BC-SNV',
      issuer: 'Sở Nội vụ',
    })
    expect(recomputeIndex(stored).differences).toEqual([])
    expect(stored.signature).not.toBeNull()
    expect((await app.get('/results/2024')).status).toBe(200)
  })

  it('is what 2025 is compared with, in the words of the report', async () => {
    const [block] = departments.blocks
    const before = block!.agencies.find(({ code }) => code === 'SCT')!
    await app.stores.periods.add(
      aPeriod({
        blocks: [
          {
            code: block!.code,
            name: block!.name,
            agencies: block!.agencies.map(({ code }) => ({ code, transactions: null, quota: null })),
          },
        ],
      }),
    )
    // Everybody as the year before, but for Sở Công Thương: up, down and as it was.
    const moved = { access: 2, reception: -3.5, staff: 0, results: 0, feedback: 1.5 } as const
    const file = {
      period: { id: '2025', name: 'Năm 2025' },
      blocks: [
        {
          code: block!.code,
          agencies: block!.agencies.map(({ code, overall, criteria }) => ({
            code,
            overall: { percent: code === 'SCT' ? 89.87 : overall.percent },
            criteria: Object.fromEntries(
              Object.entries(criteria).map(([criterion, { percent }]) => [
                criterion,
                {
                  percent:
                    code === 'SCT'
                      ? Number((percent! + moved[criterion as keyof typeof moved]).toFixed(2))
                      : percent,
                },
              ]),
            ),
          })),
        },
      ],
    }
    const answer = await postImport(app, cookie, '2025', JSON.stringify(file), confirmed)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    const document = await indexOf(app, cookie)
    expect(recomputeIndex(document).differences).toEqual([])
    const scored = document.blocks[0]!
    const sct = scored.agencies.find(({ code }) => code === 'SCT')!
    expect(sct.overall).toMatchObject({
      previousPercent: 88.4,
      previousRank: 7,
      comparable: true,
      change: 1.47,
      flags: ['method-declared'],
    })
    expect(document.comparison?.declared).toEqual({ comparable: true, reason: 'Cùng mẫu phiếu và cách tính' })
    const words = agencyAssessment(document, scored, sct)
    expect(words.overall).toContain('đạt 89,87%')
    expect(words.overall).toContain('(tăng 1,47% so với năm trước)')
    const was = Object.fromEntries(Object.entries(before.criteria).map(([code, { rank }]) => [code, rank!]))
    for (const [at, [criterion, figure]] of Object.entries(sct.criteria).entries()) {
      const ranks = was[criterion]! - figure.rank!
      const verb = ranks > 0 ? `tăng ${ranks} bậc` : ranks < 0 ? `giảm ${-ranks} bậc` : 'giữ nguyên'
      expect(words.criteria[at]).toContain(verb)
    }
    expect(words.criteria.some((line) => line.includes('tăng'))).toBe(true)
    expect(words.criteria.some((line) => line.includes('giảm'))).toBe(true)
    expect(words.criteria.some((line) => line.includes('giữ nguyên'))).toBe(true)
  })

  it('is put right with a reason, and the publication says what it replaces', async () => {
    const [block] = departments.blocks
    const corrected = {
      ...departments,
      blocks: [
        {
          ...block!,
          agencies: block!.agencies.map((agency) =>
            agency.code === 'SCT' ? { ...agency, overall: { ...agency.overall, percent: 88.41 } } : agency,
          ),
        },
      ],
    }
    const file = workbookOfIndex(corrected)
    expect((await post({ ...confirmed, ...details }, file)).body.problems).toMatchObject([
      { field: 'reason', problem: 'reason-needed' },
    ])
    expect(
      (await post({ ...confirmed, ...details, reason: 'Đính chính', comparable: 'no' }, file)).status,
    ).toBe(201)
    const stored = await indexOf(app, cookie, '2024')
    expect(stored.publication).toMatchObject({ restates: '2024-import-1', reason: 'Đính chính' })
    expect(stored.publication!.differences!.length).toBeGreaterThan(0)
    expect((await app.stores.periods.byId('2024'))!.imported!.declared!.comparable).toBe(false)
  })
})
