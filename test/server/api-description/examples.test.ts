import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../../server/api-description/openapi-document.ts'
import type { OpenApiDocument } from '../../../server/api-description/openapi-types.ts'
import { shippedForms } from '../../../survey-forms/form-catalogue.ts'
import { createApiClient } from '../../support/api-client.ts'
import { provinceKey, startDescribedSite } from '../../support/described-site.ts'
import type { TestApp } from '../../support/test-app.ts'

const run = promisify(execFile)
const hasCurl = await run('bash', ['-c', 'curl --version']).then(
  () => true,
  () => false,
)
if (!hasCurl) console.warn('command lines of the API description skipped: there is no curl here')

const examples = Object.values(openApiDocument(shippedForms, 'vi').paths)
  .flatMap((methods) => Object.values(methods))
  .flatMap((operation) => operation['x-examples'].map((example) => ({ operation, example })))
  .map(({ operation, example }) => [`${operation.operationId}: ${example.name}`, operation, example] as const)

describe('the examples of the description, sent to the running server', () => {
  let app: TestApp
  let document: OpenApiDocument
  beforeAll(async () => {
    app = await startDescribedSite()
    document = (await (await app.get('/api/v1/openapi.json')).json()) as OpenApiDocument
  })
  afterAll(() => app?.stop())

  it.each(examples)('%s is answered as it says', async (_, { operationId }, example) => {
    const client = createApiClient(document, app.address)
    const { parameters, withKey, body } = example
    const answer = await client[operationId]({
      parameters,
      ...(withKey && { key: provinceKey }),
      ...(body && { body: body.content, type: body.type }),
    })
    expect(answer.status).toBe(example.status)
    // A refusal is shown word for word.
    if (example.status >= 400) expect(answer.body).toEqual(example.answer)
  })
})

describe.skipIf(!hasCurl)('the command lines of the description', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startDescribedSite()
  })
  afterAll(() => app?.stop())

  it.each(examples)('%s', async (_, _operation, { curl, status }) => {
    const wrapped = `curl() { command curl --max-time 2 -o /dev/null -w '%{http_code}' "$@" || true; }; ${curl}`
    const env = { ...process.env, SITE: app.address, KEY: provinceKey }
    const { stdout } = await run('bash', ['-c', wrapped], { env })
    expect(stdout).toBe(String(status))
  })
})
