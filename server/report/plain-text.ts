import type { OfficialDocument, Part, Run } from './document-model.ts'

/** A document without tables and pictures as plain text, one paragraph a line, to be pasted anywhere. */
export function plainText({ title, marks, body }: OfficialDocument): string {
  return [...marks, title, '', ...body.flatMap(lineOf), ''].join('\n')
}

function lineOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'heading':
      return ['', part.text]
    case 'paragraph':
      return [textOf(part.runs)]
    case 'table':
    case 'picture':
      return []
  }
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}
