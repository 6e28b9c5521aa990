import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeUpload, uploadedFile } from '../../../server/spreadsheets/upload.ts'
import { asProblem } from '../../../server/web/errors.ts'
import { postedField } from '../../../server/web/posted-fields.ts'

const app = express()
app.post('/', takeUpload('file', { maxBytes: 1_000 }), (request, response) => {
  const file = uploadedFile(request)
  response.json({
    name: file?.name ?? null,
    size: file?.bytes.length ?? null,
    reason: postedField(request, 'reason'),
  })
})
app.use(((error, _request, response, _next) => {
  const { status, code } = asProblem(error)
  response.status(status).json({ code })
}) as express.ErrorRequestHandler)

let server: ReturnType<typeof app.listen>
let address = ''
beforeAll(async () => {
  server = app.listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.close()
})

async function post(body: BodyInit | null, headers: Record<string, string> = {}) {
  const response = await fetch(address, { method: 'POST', body, headers })
  return { status: response.status, body: await response.json() }
}

function form(...parts: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData()
  for (const [name, value] of parts) data.append(name, value)
  return data
}

describe('a form with a file', () => {
  it('brings the file with its Vietnamese name, without folders, and the other fields', async () => {
    const file = new File(['abc'], 'C:\\tệp\\đơn vị.csv')
    expect((await post(form(['reason', 'Đính chính'], ['file', file]))).body).toEqual({
      name: 'đơn vị.csv',
      size: 3,
      reason: 'Đính chính',
    })
  })

  it.each<[string, FormData, number, string]>([
    ['a file that is too large', form(['file', new File(['x'.repeat(1_001)], 'a')]), 413, 'too-large'],
    ['two files', form(['file', new File(['x'], 'a')], ['file', new File(['x'], 'b')]), 400, 'bad-request'],
    ['a file of another name', form(['other', new File(['x'], 'a')]), 400, 'bad-request'],
    [
      'too many fields',
      form(...Array.from({ length: 60 }, (_, at) => [`f${at}`, 'x'] as const)),
      400,
      'bad-request',
    ],
    ['a field that is too long', form(['reason', 'x'.repeat(20_001)]), 400, 'bad-request'],
  ])('%s is refused', async (_, data, status, code) => {
    expect(await post(data)).toEqual({ status, body: { code } })
  })

  it('without a file goes on, so that the page can say so', async () => {
    const none = { name: null, size: null, reason: '' }
    expect(await post(form(['x', 'y']))).toEqual({ status: 200, body: none })
    expect(await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual({
      status: 200,
      body: none,
    })
  })

  it('that is cut off, or is none, is refused', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    for (const body of [
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      'nothing of the kind',
    ]) {
      const answer = await post(body, type)
      expect(answer).toEqual({ status: 400, body: { code: 'bad-request' } })
    }
    expect((await post('abc', { 'content-type': 'multipart/form-data' })).status).toBe(400)
  })
})
