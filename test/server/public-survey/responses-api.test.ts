import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allGraded, aPostedForm, aResponseBody } from '../../support/answers.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await app.open()
})
afterAll(() => app.stop())

const api = '/api/v1/points/k7m2qx4t/responses'

describe('the API for responses', () => {
  it('answers 201 with a receipt, then 200 with the same one for a retry', async () => {
    const body = aResponseBody()
    const first = await app.postJson(api, body)
    expect(first.status).toBe(201)
    const { receipt, receivedAt } = (await first.json()) as { receipt: string; receivedAt: string }
    expect(receipt).toMatch(/^[2-9A-Z]{12}$/)
    expect(new Date(receivedAt).toISOString()).toBe(receivedAt)
    const again = await app.postJson(api, body)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ receipt, receivedAt })
  })

  it('takes the same answers for the same whatever the language, the order or the form of the comment', async () => {
    const body = aResponseBody({ comment: 'Hoà nhã', wishes: ['time', 'online'], language: 'vi' })
    await app.postJson(api, body)
    const retry = {
      ...body,
      comment: '  Hoà nhã '.normalize('NFD'),
      wishes: ['online', 'time'],
      language: 'en',
    }
    expect((await app.postJson(api, { ...retry, startedAt: '2025-06-02T02:03:04Z' })).status).toBe(200)
  })

  it('answers 409 to other answers under the same id, also when they are not valid, and at another point', async () => {
    const body = aResponseBody()
    await app.postJson(api, body)
    const other = { ...body, answers: { ...allGraded('satisfied'), 'access-fees': 'neutral' } }
    expect((await app.postJson(api, other)).status).toBe(409)
    expect((await app.postJson(api, { ...body, answers: {} })).status).toBe(409)
    expect((await app.postJson('/api/v1/points/nhavang2/responses', body)).status).toBe(409)
  })

  it('is the same path as the page: a retry may change from one to the other', async () => {
    const form = aPostedForm()
    const sent = await app.post('/s/k7m2qx4t', form)
    const receipt = new URL(sent.headers.get('location') ?? '', app.address).searchParams.get('receipt')
    const retry = await app.postJson(api, aResponseBody({ submissionId: form['submission'] }))
    expect(retry.status).toBe(200)
    expect(await retry.json()).toMatchObject({ receipt })
  })

  it('names every wrong field at once, in the language asked for', async () => {
    const body = aResponseBody({ wishes: ['gold'], nickname: 'x', context: { mode: 'in-person' } })
    const refused = await app.postJson(`${api}?lang=en`, body)
    expect(refused.status).toBe(422)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    const { problems } = (await refused.json()) as { problems: { field: string; message: string }[] }
    expect(problems.map(({ field }) => field)).toEqual(['context.stage', 'wishes', 'nickname'])
    for (const { message } of problems) expect(message).toMatch(/\w/)
  })

  it.each([
    ['404 for a code never given out', '/api/v1/points/chuaco22/responses', aResponseBody(), 404],
    ['422 for an agency where the point serves one', api, aResponseBody({ agency: 'SCT' }), 422],
    ['422 for another form', api, aResponseBody({ form: 'other.v1' }), 422],
    ['422 for an id that is no UUID', api, aResponseBody({ submissionId: 'abc' }), 422],
    ['422 for null', api, null, 422],
    ['422 for a list', api, [], 422],
  ])('answers %s', async (_, path, body, status) => {
    expect((await app.postJson(path, body)).status).toBe(status)
  })

  it.each([
    ['400 for what is no JSON', 'application/json', '{', 400],
    ['400 for what is no UTF-8', 'application/json', Uint8Array.from([0x22, 0xc3, 0x28, 0x22]), 400],
    ['415 for another type', 'text/plain', '{}', 415],
    ['415 for another encoding', 'application/json; charset=latin1', '{}', 415],
    ['413 for too much', 'application/json', JSON.stringify({ a: 'x'.repeat(1_000_000) }), 413],
  ])('answers %s', async (_, type, body, status) => {
    const response = await app.postJson(api, null, {
      headers: { 'content-type': type },
      body: body as BodyInit,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status })
  })

  it('refuses what the served JSON Schema refuses, and takes what it allows', async () => {
    const schema = await (await app.get('/api/v1/forms/five-criteria-proposed.v1/schema')).json()
    const isValid = new Ajv2020({ strict: true }).compile(schema as object)
    expect(isValid(aResponseBody())).toBe(true)
    expect(isValid(aResponseBody({ answers: {} }))).toBe(false)
  })

  it('serves the form definition, and 404 for one it does not know', async () => {
    const form = await app.get('/api/v1/forms/five-criteria-proposed.v1')
    expect(await form.json()).toMatchObject({ code: 'five-criteria-proposed', version: 1 })
    expect((await app.get('/api/v1/forms/five-criteria-proposed.v9')).status).toBe(404)
  })
})

describe('hostile bodies', () => {
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('__proto__', 'constructor', '$gt', '\u0000', 'x'.repeat(20_000), '\ud800'),
    fc.record({ $gt: fc.constant('') }),
  )
  const fields = fc.constantFrom(
    'submissionId',
    'form',
    'context',
    'answers',
    'wishes',
    'comment',
    'respondent',
    '$where',
    '__proto__',
    'constructor',
    'language',
    'startedAt',
    'agency',
  )

  it('as JSON always end in a 4xx that names fields, and never in a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(fields, junk, async (field, value) => {
        const text = `${JSON.stringify(aResponseBody()).slice(0, -1)},${JSON.stringify(field)}:${JSON.stringify(value)}}`
        const response = await app.postJson(api, null, { body: text })
        const answer = (await response.json()) as { problems?: { field: string }[] }
        if (response.status === 201) return
        expect([409, 413, 422]).toContain(response.status)
        if (response.status === 422) expect(answer.problems?.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  it('as a posted form always end in a 4xx, and never in a 5xx', async () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('%', '%C3%28', '%00', '$gt', '__proto__', '[]', 'é'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 20 }), async (pairs) => {
        const body = pairs.map(([name, value]) => `${name}=${value}`).join('&')
        const response = await app.get('/s/k7m2qx4t', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        })
        expect([400, 422]).toContain(response.status)
        expect(await response.text()).toContain('<h1>')
      }),
      { numRuns: 150 },
    )
  })

  it('name the field that is no UTF-8', async () => {
    const response = await app.get('/s/k7m2qx4t', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'comment=%C3%28',
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('comment')
  })
})
