import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { canonicalJson } from '../signing/canonical-json.ts'
import type { AnonymousResponse } from '../storage/responses-store.ts'

export interface AnonymousResponsesParts {
  readonly responses: { anonymous(period: string): AsyncIterable<AnonymousResponse> }
}

export interface AnonymousLinesOptions {
  /** Ends the lines also while they are laid aside, when whoever asked for them cannot end them otherwise. */
  readonly signal?: AbortSignal
  /** Told how many lines there are before the first one comes. */
  readonly onCounted?: (lines: number) => void
}

/**
 * The responses behind an index without anything that leads to a person: no comment, no question about the
 * respondent, no receipt, the week instead of the time. One canonical line each, ended by LF, sorted bytewise, so that
 * equal responses make equal bytes whatever the order in which they came.
 *
 * A line begins with its agency, so the lines of one agency after another are the lines in order: they are laid aside
 * in a file for each agency and sorted one file at a time, and memory holds the lines of one agency.
 */
export async function* anonymousLines(
  { responses }: AnonymousResponsesParts,
  period: string,
  { signal, onCounted }: AnonymousLinesOptions = {},
): AsyncGenerator<string, void, void> {
  const folder = await mkdtemp(join(tmpdir(), 'csh-responses-'))
  const files = new Map<string, WriteStream>()
  let count = 0
  try {
    for await (const response of responses.anonymous(period)) {
      if (signal?.aborted) return
      count++
      let file = files.get(response.agency)
      if (file === undefined) {
        file = createWriteStream(join(folder, `${files.size}`), { mode: 0o600 })
        // On a full disk a file fails at any time; nobody listening, that would end the process.
        file.on('error', () => undefined)
        files.set(response.agency, file)
      }
      if (file.errored) throw file.errored
      if (!file.write(`${canonicalJson(response)}\n`)) await once(file, 'drain')
    }
    onCounted?.(count)
    // As the lines begin: with the code as JSON writes it, up to its closing quote.
    const inOrder = [...files].sort(([a], [b]) => bytewise(JSON.stringify(a), JSON.stringify(b)))
    for (const [, file] of inOrder) {
      file.end()
      await finished(file)
      const lines: string[] = []
      for await (const line of createInterface({ input: createReadStream(file.path) })) lines.push(line)
      for (const line of lines.sort(bytewise)) yield `${line}\n`
    }
  } finally {
    for (const file of files.values()) file.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

/** SHA-256 of the lines, as the index document states it, `sha256:…`. */
export async function digestOfLines(lines: AsyncIterable<string>): Promise<string> {
  const digest = createHash('sha256')
  for await (const line of lines) digest.update(line)
  return `sha256:${digest.digest('hex')}`
}

/** The order of their UTF-8 bytes, which is not that of UTF-16 beyond the basic plane. */
function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
