import type { Writable } from 'node:stream'

/**
 * Sends lines as the reader takes them: however many there are, no more of them are held than a connection holds. The
 * lines are ended when the reader goes away, so that what they hold is let go of. The first line is asked for before
 * anything is sent: where it fails, an error can still be answered.
 */
export async function sendLines(reader: Writable, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    if (reader.destroyed) return
    if (!reader.write(line)) await drained(reader)
  }
  reader.end()
}

/** Until the reader has taken what was written, or has gone, which is told only once. */
function drained(reader: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (reader.destroyed) {
      resolve()
      return
    }
    const done = () => {
      reader.off('drain', done).off('close', done)
      resolve()
    }
    reader.on('drain', done).on('close', done)
  })
}
