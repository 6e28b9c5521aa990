import type { Example, Operation } from './operation.ts'
import { parameters } from './parameters.ts'

/**
 * A request as a command for a shell that knows `$SITE` and `$KEY`. Everything else stands between single quotes, so
 * that a shell takes it as it is.
 */
export function curlLine({ method, path }: Operation, { parameters: given, withKey, body }: Example): string {
  const known = Object.values(parameters)
  const query = Object.entries(given).filter(([name]) =>
    known.some(
      (parameter) => parameter.name === name && parameter.in === 'query' && !path.includes(`:${name}`),
    ),
  )
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
  const asked = query.length === 0 ? '' : `?${new URLSearchParams(query)}`
  return [
    `curl -sS${method === 'post' ? ' -X POST' : ''} "$SITE${address}${asked}"`,
    ...(withKey ? ['-H "Authorization: Bearer $KEY"'] : []),
    ...(body
      ? [`-H ${quoted(`Content-Type: ${body.type}`)}`, `--data-binary ${quoted(bodyText(body.content))}`]
      : []),
  ].join(' \\\n  ')
}

/** A body as it is sent: text as it is, everything else as JSON. */
export function bodyText(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
