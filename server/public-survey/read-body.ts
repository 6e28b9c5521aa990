import type { Request, RequestHandler } from 'express'
import { HttpProblem } from '../web/http-problem.ts'

/** Answers to the largest form take about 3 kB; the longest comment, 2,000 characters, up to 18 kB escaped. */
const limitBytes = 32_768
/** More fields than any form has: the work of refusing a body must stay small. */
const mostFields = 500

/**
 * Takes in a small body of one content type, as bytes: 415 for another type or a packed body, and 413 as soon as it is
 * clear that it is too large, without reading on: the connection is closed after the answer.
 */
export function takeBody(type: string): RequestHandler {
  return (request, _response, next) => {
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.get('content-type') ?? '')?.[1]
    const isPacked = !/^(identity)?$/i.test(request.get('content-encoding') ?? '')
    if (!request.is(type) || isPacked || (charset !== undefined && !/^utf-?8$/i.test(charset))) {
      next(new HttpProblem(415, 'wrong-type'))
    } else if (Number(request.get('content-length') ?? 0) > limitBytes) {
      next(new HttpProblem(413, 'too-large'))
    } else {
      readBytes(request).then((bytes) => {
        request.body = bytes
        next()
      }, next)
    }
  }
}

function readBytes(request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limitBytes) {
        chunks.push(chunk)
      } else {
        request.pause().removeAllListeners('data')
        reject(new HttpProblem(413, 'too-large'))
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => reject(new HttpProblem(400, 'bad-request')))
    request.on('aborted', () => reject(new HttpProblem(400, 'bad-request')))
  })
}

/**
 * The JSON value of a body.
 * @throws HttpProblem 400 for what is not UTF-8 or not JSON
 */
export function readJson(request: Request): unknown {
  const text = readText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, 'not-json')
  }
}

/**
 * The fields of a posted form: each name with its value, or all its values where it is repeated. Escapes are read
 * strictly, where the usual parsers put a replacement character for what is no UTF-8 and carry on.
 * @throws HttpProblem 400 for what is not UTF-8, naming the field; 413 for more fields than any form has
 */
export function readPosted(request: Request): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  const text = readText(request)
  const pairs = text === '' ? [] : text.split('&')
  if (pairs.length > mostFields) throw new HttpProblem(413, 'too-large')
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const name = unescaped(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? '' : unescaped(pair.slice(equals + 1))
    if (name === null || value === null) throw notUtf8(name)
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (Array.isArray(before)) before.push(value)
    else fields[name] = [before, value]
  }
  return fields
}

function readText(request: Request): string {
  const bytes: unknown = request.body
  if (!Buffer.isBuffer(bytes)) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, 'not-utf8')
  }
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

function notUtf8(name: string | null): HttpProblem {
  const field = name === null ? 'body' : name.slice(0, 80)
  return new HttpProblem(400, 'not-utf8', {
    problems: [{ field, problem: 'not-text', message: `${field}: UTF-8` }],
  })
}
