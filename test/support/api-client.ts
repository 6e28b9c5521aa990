import type { OpenApiDocument } from '../../server/api-description/openapi-types.ts'
import type { OperationId } from '../../server/texts/api-operations-texts.ts'
import { type ApiAnswer, createJudge, findOperation } from './described-answers.ts'

/** What goes into a call, all of it as the description names it. */
export interface Call {
  /** By name, wherever they go. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Text and bytes go as they are, everything else as JSON. */
  readonly body?: unknown
  /** Of the body; the only one described unless told. */
  readonly type?: string
  readonly key?: string
}

/** A method for each operation of the description. */
export type ApiClient = Readonly<Record<OperationId, (call?: Call) => Promise<ApiAnswer>>>

/**
 * A client that knows nothing of the API but its description: addresses, where parameters go, how a body is sent. It
 * refuses parameters that are not described, and answers that are not as described.
 */
export function createApiClient(document: OpenApiDocument, site: string): ApiClient {
  const judge = createJudge(document)
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  return Object.fromEntries(ids.map((id) => [id, call(id)])) as unknown as ApiClient

  function call(id: OperationId) {
    const { method, address, operation } = findOperation(document, id)
    return async ({ parameters = {}, body, type, key }: Call = {}): Promise<ApiAnswer> => {
      const headers = new Headers(key === undefined ? {} : { authorization: `Bearer ${key}` })
      const query = new URLSearchParams()
      let path = address
      for (const [name, value] of Object.entries(parameters)) {
        const described = operation.parameters.find((parameter) => parameter.name === name)
        if (described === undefined) throw new Error(`${id} has no parameter ${name}`)
        if (described.in === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value))
        else if (described.in === 'query') query.set(name, value)
        else headers.set(name, value)
      }
      if (path.includes('{')) throw new Error(`${id} lacks a parameter: ${path}`)
      if (body !== undefined)
        headers.set('content-type', type ?? onlyType(Object.keys(operation.requestBody?.content ?? {})))
      const response = await fetch(`${site}${path}${query.size === 0 ? '' : `?${query}`}`, {
        method: method.toUpperCase(),
        redirect: 'manual',
        headers,
        ...(body !== undefined && { body: isRaw(body) ? (body as BodyInit) : JSON.stringify(body) }),
      })
      const answer = await read(response)
      const faults = judge(operation, answer)
      if (faults.length > 0) throw new Error(`${id} answered otherwise than described: ${faults.join('; ')}`)
      return answer
    }
  }
}

function onlyType(types: readonly string[]): string {
  const [type] = types
  if (type === undefined || types.length > 1) throw new Error('say of which type the body is')
  return type
}

function isRaw(body: unknown): boolean {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
}

/** Reads an answer; of a stream what comes up to the end of its first event. */
export async function read(response: Response): Promise<ApiAnswer> {
  const { status, headers } = response
  // What is not sent again has a type and no body.
  const type = status === 304 ? '' : ((headers.get('content-type') ?? '').split(';')[0] ?? '')
  if (type === 'text/event-stream') return { status, headers, type, body: await firstEvent(response) }
  if (/[/+]json$/.test(type)) return { status, headers, type, body: await response.json() }
  const isText = type.startsWith('text/') || type === 'application/x-ndjson'
  if (isText) return { status, headers, type, body: await response.text() }
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status, headers, type: bytes.length === 0 ? '' : type, body: bytes }
}

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!/^event: [^\0]*?\n\n/m.test(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += value
  }
  await reader.cancel()
  return text
}
