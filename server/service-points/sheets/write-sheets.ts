import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { setImmediate as letOthers } from 'node:timers/promises'
import { createPen } from './pen.ts'
import type { SheetContent } from './sheet-content.ts'
import { formatPlans, type SheetFormat } from './sheet-formats.ts'

interface Sheets {
  readonly title: string
  readonly madeAt: Date
  readonly format: SheetFormat
  /** Made one after another while they are written: drawing hundreds of codes takes seconds. */
  readonly contents: Iterable<SheetContent>
}

/**
 * Writes the sheets of points as one PDF, page by page: others are let in between two pages, and a reader that is slow
 * is waited for.
 * @throws when the reader goes away, or a page cannot be drawn; the output is then destroyed
 */
export async function writeSheets(
  { title, madeAt, format, contents }: Sheets,
  output: Writable,
): Promise<void> {
  const pen = createPen({ title, madeAt })
  const plan = formatPlans[format]
  pen.document.pipe(output)
  try {
    for (const page of inPages(contents, plan.perPage)) {
      plan.draw(pen, page)
      await letOthers()
      while (output.writableNeedDrain && !output.destroyed) await drained(output)
      if (output.destroyed) throw new Error('the reader of the sheets went away')
    }
    pen.end()
    await finished(output)
  } catch (error) {
    output.destroy()
    throw error
  }
}

function drained(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      output.off('drain', done).off('close', done)
      resolve()
    }
    output.on('drain', done).on('close', done)
  })
}

function* inPages(contents: Iterable<SheetContent>, perPage: number): Generator<readonly SheetContent[]> {
  let page: SheetContent[] = []
  for (const content of contents) {
    page.push(content)
    if (page.length === perPage) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}
