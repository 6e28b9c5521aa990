import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '../../../server/api-description/openapi-types.ts'
import type { OperationId } from '../../../server/texts/api-operations-texts.ts'
import { aResponseBody } from '../../support/answers.ts'
import { type ApiClient, createApiClient, read } from '../../support/api-client.ts'
import { createJudge, findOperation } from '../../support/described-answers.ts'
import { agencyKey, provinceKey, startDescribedSite } from '../../support/described-site.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let document: OpenApiDocument
let api: ApiClient

beforeAll(async () => {
  app = await startDescribedSite()
  document = (await (await app.get('/api/v1/openapi.json')).json()) as OpenApiDocument
  api = createApiClient(document, app.address)
})
afterAll(() => app?.stop())

const point = { code: 'k7m2qx4t' }

describe('a client made of the description alone', () => {
  it('finds the period and its form, and sends a response that the schema of the form allows, twice', async () => {
    const { periods } = (await api.listPeriods()).body as { periods: { id: string; form: string }[] }
    expect(periods.map(({ id }) => id)).toEqual(['2025', '2024'])
    const { form } = periods[0]!
    expect((await api.getForm({ parameters: { form } })).body).toMatchObject({ version: 1 })
    const schema = (await api.getFormSchema({ parameters: { form } })).body as object
    const body = aResponseBody()
    expect(new Ajv2020({ strict: true }).compile(schema)(body)).toBe(true)

    const first = await api.postResponse({ parameters: point, body })
    expect(first.status).toBe(201)
    const again = await api.postResponse({ parameters: point, body })
    expect([again.status, again.body]).toEqual([200, first.body])
  })

  it('reads the live index in every format, with a key', async () => {
    const call = { parameters: { period: '2025' }, key: provinceKey }
    for (const answer of [await api.getIndex(call), await api.getIndexJson(call)]) {
      expect(answer.status).toBe(200)
      expect(answer.body).toMatchObject({ publication: null, signature: null })
      expect(answer.headers.get('etag')).toBeNull()
    }
    const csv = await api.getIndexCsv(call)
    const xlsx = await api.getIndexXlsx(call)
    for (const file of [csv, xlsx]) expect(file.headers.get('x-row-count')).toBe('2')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="chi-so-2025-tam-tinh.csv"')
    expect(String(csv.body).trim().split('\n')).toHaveLength(3)
    expect((xlsx.body as Uint8Array).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    const own = await api.getIndex({ ...call, key: agencyKey })
    const { blocks } = own.body as { blocks: { agencies: { code: string }[] }[] }
    expect(blocks.flatMap(({ agencies }) => agencies.map(({ code }) => code))).toEqual(['SCT'])
  })

  it('reads what is published without a key, and is told when nothing is new', async () => {
    const parameters = { period: '2024' }
    for (const get of [api.getIndex, api.getIndexCsv, api.getIndexXlsx]) {
      const { status, headers } = await get({ parameters })
      expect(status).toBe(200)
      const etag = headers.get('etag') ?? ''
      expect((await get({ parameters: { ...parameters, 'If-None-Match': etag } })).status).toBe(304)
    }
    for (const get of [api.getDescription, api.readDocs]) {
      const etag = (await get()).headers.get('etag') ?? ''
      expect((await get({ parameters: { 'If-None-Match': etag } })).status).toBe(304)
    }
  })

  it('follows the live index, downloads the responses, imports figures, and reads keys and schemas', async () => {
    const parameters = { period: '2025' }
    const key = provinceKey
    expect((await api.followLiveIndex({ parameters, key })).body).toContain('event: index\n')
    const lines = await api.exportResponses({ parameters, key })
    expect(lines.headers.get('x-row-count')).toBe('1')
    const type = 'multipart/form-data; boundary=x'
    const table =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nkhông\r\n--x--\r\n'
    expect((await api.importIndex({ parameters, key, body: table, type })).status).toBe(422)
    expect((await api.getPublicKeys()).body).toEqual({ keys: [] })
    for (const schema of ['index-import-report.v1.json', 'form-definition.v1.json']) {
      expect((await api.getSchema({ parameters: { schema } })).status).toBe(200)
    }
  })

  it('meets every kind of refusal as it is described', async () => {
    const body = aResponseBody()
    await api.postResponse({ parameters: point, body })
    const period = { period: '2025' }
    const answers = [
      await api.postResponse({ parameters: point, body: '{' }),
      await api.postResponse({ parameters: { code: 'chuaco22' }, body }),
      await api.postResponse({ parameters: point, body: { ...body, comment: 'khác' } }),
      await api.postResponse({ parameters: point, body: 'x'.repeat(40_000) }),
      await api.postResponse({ parameters: point, body, type: 'text/plain' }),
      await api.postResponse({ parameters: { ...point, lang: 'en' }, body: aResponseBody({ answers: {} }) }),
      await api.getForm({ parameters: { form: 'khong-co.v1' } }),
      await api.getIndex({ parameters: period }),
      await api.getIndex({ parameters: { period: '1999' } }),
      await api.getIndex({ parameters: { ...period, block: 'khong-co' }, key: provinceKey }),
      await api.getIndex({ parameters: { period: '2024', publication: 'khong-co' } }),
      await api.followLiveIndex({ parameters: period }),
      await api.exportResponses({ parameters: period }),
      await api.exportResponses({ parameters: period, key: agencyKey }),
      await api.exportResponses({ parameters: { period: '1999' }, key: provinceKey }),
      await api.importIndex({ parameters: period, body: 'x', type: 'text/csv' }),
      await api.importIndex({ parameters: period, key: agencyKey, body: 'x', type: 'text/csv' }),
      await api.importIndex({
        parameters: { ...period, dryRun: 'x' },
        key: provinceKey,
        body: 'x',
        type: 'text/csv',
      }),
      await api.getSchema({ parameters: { schema: 'khong-co.json' } }),
    ]
    expect(
      answers.map(({ status, body: problem }) => `${status} ${(problem as { code: string }).code}`),
    ).toEqual([
      '400 not-json',
      '404 unknown-point',
      '409 other-answers',
      '413 too-large',
      '415 wrong-type',
      '422 invalid-answers',
      '404 unknown-form',
      '401 sign-in-needed',
      '404 unknown-period',
      '404 unknown-block',
      '404 unknown-publication',
      '401 sign-in-needed',
      '401 sign-in-needed',
      '403 not-allowed',
      '404 unknown-period',
      '401 sign-in-needed',
      '403 not-allowed',
      '400 bad-request',
      '404 not-found',
    ])
    expect(
      answers.map(({ headers }) => headers.get('www-authenticate')).filter((way) => way !== null),
    ).toHaveLength(4)
  })

  it('meets those refusals, too, that come before a route', async () => {
    const judge = createJudge(document)
    const bad = '%E0%A4%A'
    const imports = { method: 'POST', body: 'x', headers: { authorization: `Bearer ${provinceKey}` } }
    const asked: readonly (readonly [OperationId, string, RequestInit, string])[] = [
      ['getForm', `/api/v1/forms/${bad}`, {}, '400 bad-request'],
      ['getFormSchema', `/api/v1/forms/${bad}/schema`, {}, '400 bad-request'],
      ['getSchema', `/api/v1/schemas/${bad}`, {}, '400 bad-request'],
      ['getIndexCsv', `/api/v1/periods/${bad}/index.csv`, {}, '400 bad-request'],
      ['followLiveIndex', `/api/v1/periods/${bad}/live`, {}, '400 bad-request'],
      ['exportResponses', `/api/v1/periods/${bad}/responses.ndjson`, {}, '400 bad-request'],
      ['postResponse', `/api/v1/points/${bad}/responses`, { method: 'POST', body: '{}' }, '400 bad-request'],
      ['importIndex', `/api/v1/periods/${bad}/index-imports`, imports, '400 bad-request'],
      [
        'importIndex',
        '/api/v1/periods/2025/index-imports',
        { ...imports, headers: { ...imports.headers, 'content-encoding': 'compress' } },
        '415 wrong-type',
      ],
      [
        'importIndex',
        '/api/v1/periods/2025/index-imports',
        { ...imports, headers: { ...imports.headers, origin: 'https://elsewhere.example' } },
        '403 cross-site',
      ],
      [
        'importIndex',
        '/api/v1/periods/2025/index-imports',
        { ...imports, body: 'x'.repeat(8_000_001) },
        '413 too-large',
      ],
    ]
    for (const [id, address, init, expected] of asked) {
      const answer = await read(await app.get(address, init))
      expect(judge(findOperation(document, id).operation, answer), id).toEqual([])
      expect(`${answer.status} ${(answer.body as { code: string }).code}`, id).toBe(expected)
    }
  })

  it('is told when it follows too many streams', async () => {
    const hangUp = new AbortController()
    const authorization = `Bearer ${provinceKey}`
    const join = () =>
      app.get('/api/v1/periods/2025/live', { headers: { authorization }, signal: hangUp.signal })
    try {
      for (const { status } of await Promise.all(Array.from({ length: 20 }, join))) expect(status).toBe(200)
      const refused = await api.followLiveIndex({ parameters: { period: '2025' }, key: provinceKey })
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
    } finally {
      hangUp.abort()
    }
  })

  it('is told that a point is retired, and when to come back where too many responses come', async () => {
    const few = await startTestApp({ limits: { perDevice: 1, perAddressAtPoint: 1, perAddress: 1 } })
    try {
      await few.open({ point: { retiredAt: new Date() } })
      const client = createApiClient(document, few.address)
      const retired = await client.postResponse({ parameters: point, body: aResponseBody() })
      expect([retired.status, retired.body]).toEqual([
        410,
        expect.objectContaining({ code: 'retired-point' }),
      ])
      const refused = await client.postResponse({ parameters: point, body: aResponseBody() })
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    } finally {
      await few.stop()
    }
  })
})

describe('a description that is wrong', () => {
  const answer = async () => {
    const response = await app.get('/api/v1/periods')
    return {
      status: response.status,
      headers: response.headers,
      type: 'application/json',
      body: await response.json(),
    }
  }

  it.each<[string, (wrong: OpenApiDocument) => void]>([
    ['of a status', (wrong) => Reflect.deleteProperty(operationOf(wrong).responses, '200')],
    [
      'of a type',
      (wrong) => Reflect.set(operationOf(wrong).responses['200']!, 'content', { 'text/csv': {} }),
    ],
    [
      'of a member',
      (wrong) =>
        Reflect.set(wrong.components.schemas['Periods.period']!['properties'] as object, 'name', {
          type: 'integer',
        }),
    ],
    [
      'of a header',
      (wrong) =>
        Reflect.set(operationOf(wrong).responses['200']!, 'headers', {
          ETag: { description: '', required: true, schema: { type: 'string' } },
        }),
    ],
  ])('is noticed: %s', async (_, change) => {
    const right = createJudge(document)
    expect(right(operationOf(document), await answer())).toEqual([])
    const wrong = structuredClone(document)
    change(wrong)
    expect(createJudge(wrong)(operationOf(wrong), await answer())).not.toEqual([])
  })

  const operationOf = (described: OpenApiDocument) => findOperation(described, 'listPeriods').operation
})
