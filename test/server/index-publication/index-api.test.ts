import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { defaultMethod } from '../../../scoring/method.ts'
import { tokenHash } from '../../../server/accounts/tokens.ts'
import { keyScopesOf } from '../../../server/web/permissions.ts'
import { shippedForms } from '../../../survey-forms/form-catalogue.ts'
import { anAgency, anIndexDocument } from '../../support/an-index-document.ts'
import { aResponseBody } from '../../support/answers.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let cookie: string
const key = 'k'.repeat(43)
const index = '/api/v1/periods/2025/index'

beforeAll(async () => {
  app = await startTestApp()
  await app.open()
  await app.stores.periods.add(aPeriod({ id: 'sau', status: 'draft', opensOn: '2100-01-01' }))
  cookie = await app.signIn()
  await app.stores.apiKeys.add({
    keyHash: tokenHash(key),
    name: 'kho dữ liệu',
    role: 'home-affairs',
    agency: null,
    scopes: keyScopesOf('home-affairs'),
    createdAt: new Date(),
    revokedAt: null,
  })
  for (let i = 0; i < 12; i++) await app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody())
})
afterAll(() => app.stop())

const withKey = { headers: { authorization: `Bearer ${key}` } }

async function document(path = index): Promise<IndexDocument> {
  const response = await app.get(path, withKey)
  expect(response.status).toBe(200)
  return (await response.json()) as IndexDocument
}

async function validator(schema = 'satisfaction-index.v1.json') {
  const response = await app.get(`/api/v1/schemas/${schema}`)
  expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/)
  return new Ajv2020({ strict: true, allErrors: true }).compile((await response.json()) as object)
}

describe('the index over the API', () => {
  it('keeps live figures for those who sign in or send a key', async () => {
    for (const path of [
      index,
      `${index}.json`,
      `${index}.csv`,
      `${index}.xlsx`,
      '/api/v1/periods/2025/live',
    ]) {
      const response = await app.get(path)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(((await response.json()) as { code: string }).code).toBe('sign-in-needed')
    }
    expect(
      (await app.get(index, { headers: { authorization: 'Bearer wrong-key-wrong-key-wrong' } })).status,
    ).toBe(401)
    expect((await app.get(index, { headers: { cookie } })).status).toBe(200)
    expect((await app.get(`${index}.json`, withKey)).status).toBe(200)
  })

  it('gives a document that its own schema allows', async () => {
    const validate = await validator()
    for (const path of [index, `${index}?block=so-ban-nganh`]) {
      const valid = validate(await document(path))
      expect(validate.errors).toBeNull()
      expect(valid).toBe(true)
    }
    const small = anIndexDocument([
      anAgency({ code: 'SCT', grades: { satisfied: 31 }, held: 3 }),
      anAgency({ code: 'SNV', grades: { neutral: 3 } }),
      anAgency({ code: 'STC' }),
    ])
    validate(small)
    expect(validate.errors).toBeNull()
  })

  it('says of what the document is made', async () => {
    const live = await document()
    expect(live).toMatchObject({
      kind: 'satisfaction-index',
      period: { id: '2025', status: 'open' },
      form: { code: 'five-criteria-proposed', version: 1 },
      publication: null,
      signature: null,
    })
    const form = await (await app.get('/api/v1/forms/five-criteria-proposed.v1')).json()
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort()
                .map(([name, part]) => [name, sorted(part)]),
            )
          : value
    const digest = createHash('sha256')
      .update(JSON.stringify(sorted(form)))
      .digest('hex')
    expect(live.form.digest).toBe(`sha256:${digest}`)
  })

  it('counts the responses of each channel', async () => {
    for (let i = 0; i < 100 && (await document()).responses.counted < 12; i++) {
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    const agency = (await document()).blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    expect(agency.channels).toEqual({ qr: 12 })
    expect(agency.responses).toMatchObject({ received: 12, counted: 12 })
  })

  it('gives the schemas of the other files, which allow what is shipped and nothing misspelt', async () => {
    const isForm = await validator('form-definition.v1.json')
    for (const form of shippedForms) expect(isForm(form), JSON.stringify(isForm.errors)).toBe(true)
    expect(isForm({ ...shippedForms[0], criterias: [] })).toBe(false)
    const isMethod = await validator('scoring-method.v1.json')
    for (const method of [{}, { ties: 'dense' }, defaultMethod]) expect(isMethod(method)).toBe(true)
    for (const wrong of [{ tie: 'dense' }, { ties: 'sparse' }, { countedChannels: ['QR'] }]) {
      expect(isMethod(wrong)).toBe(false)
    }
  })

  it('narrows to one block, and knows no others', async () => {
    expect((await document(`${index}?block=so-ban-nganh`)).blocks.map(({ code }) => code)).toEqual([
      'so-ban-nganh',
    ])
    const unknown = await app.get(`${index}?block=khac`, withKey)
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({
      code: 'unknown-block',
      title: 'Kỳ này không có khối đó.',
      problems: [{ field: 'block' }],
    })
    expect((await app.get(`${index}?block=a&block=b`, withKey)).status).toBe(400)
  })

  it.each([
    '/api/v1/periods/1999/index',
    '/api/v1/periods/sau/index',
    '/api/v1/periods/1999/live',
    '/api/v1/periods/1999/index.csv',
    '/api/v1/periods/sau/index.xlsx',
    '/api/v1/periods/2025/index.pdf',
    '/api/v1/schemas/other.v1.json',
    '/api/v1/schemas/__proto__',
  ])('answers 404 at %s', async (path) => {
    const response = await app.get(path, withKey)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  it('answers a HEAD of the stream at once, instead of holding it', async () => {
    const response = await app.get('/api/v1/periods/2025/live', { method: 'HEAD', ...withKey })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  })

  it('lists the periods, drafts only to home affairs', async () => {
    const ids = async (init?: RequestInit) => {
      const { periods } = (await (await app.get('/api/v1/periods', init)).json()) as {
        periods: { id: string }[]
      }
      return periods.map(({ id }) => id)
    }
    expect(await ids()).toEqual(['2025'])
    expect(await ids(withKey)).toEqual(['sau', '2025'])
  })

  it('gives everybody a published index, as it was published', async () => {
    const published: IndexDocument = {
      ...(await document()),
      period: {
        id: '2024',
        name: 'Năm 2024',
        opensOn: '2024-01-01',
        closesOn: '2024-11-30',
        status: 'published',
      },
      publication: {
        id: 'p1',
        kind: 'decision',
        decisionNumber: '409/QĐ-SNV',
        decidedOn: '2025-03-12',
        issuer: 'Sở Nội vụ',
        signerTitle: null,
        reportNumber: null,
        publishedAt: '2025-03-12T02:00:00Z',
        restates: null,
        reason: null,
        differences: null,
      },
    }
    await app.stores.periods.add(aPeriod({ id: '2024', status: 'published' }))
    await app.stores.publications.add('p1', published, new Date())
    const response = await app.get('/api/v1/periods/2024/index')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(JSON.stringify(published))
    const validate = await validator()
    validate(published)
    expect(validate.errors).toBeNull()
    const board = await app.get('/home-affairs/board/2024/so-ban-nganh', { headers: { cookie } })
    expect(await board.text()).toContain('Số liệu đã công bố, không thay đổi nữa.')
  })
})
