import { parseArgs } from 'node:util'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { indexTableCsv } from '../../../scoring/index-table-csv.ts'
import { shownText } from '../../../survey-forms/shown-text.ts'
import { indexText } from './index-text.ts'
import { MistakeList } from './mistake-list.ts'
import { type ScoredFiles, scoreFiles } from './score-files.ts'

/** What a run of the command prints and ends with. */
export interface ScoreRun {
  readonly exitCode: 0 | 1
  /** The whole of the result, or nothing. */
  readonly stdout: string
  readonly stderr: string
}

const formats = ['json', 'csv', 'text'] as const
type Format = (typeof formats)[number]

const usage = `Cách dùng: npm run --silent score -- --form F --method M.json --agencies A.csv --responses R.csv [--previous P] [--format json|csv|text]

Tính chỉ số hài lòng từ tệp, không cần máy chủ. Kết quả ra đầu ra chuẩn; nếu đầu vào có lỗi thì không có kết quả, mọi
lỗi được ghi ra đầu ra lỗi kèm tên tệp và số dòng, và lệnh kết thúc với mã 1. Đầu vào như nhau cho kết quả như nhau.

  --form       tệp mẫu phiếu (JSON), hoặc mã của mẫu có sẵn (five-criteria-proposed.v1)
  --method     phương pháp tính (JSON; trường nào không ghi thì lấy giá trị mặc định, {} là lấy tất cả)
  --agencies   danh sách đơn vị (CSV): code,name,block[,transactions][,predecessors]; nhiều đơn vị cũ cách nhau bằng |
  --responses  các phiếu (CSV): cột agency và mỗi câu hỏi một cột; có thể có x-channel, x-stage
  --previous   kỳ trước để so sánh: tài liệu chỉ số (JSON) hoặc bảng chỉ số đã công bố (CSV; dấu cách cột , ; hoặc tab);
               điều mà tệp không ghi (như phương pháp của một bảng) được coi là như kỳ này
  --format     json (mặc định): tài liệu chỉ số; csv: bảng; text: bài đánh giá từng đơn vị
  --help       in hướng dẫn này

Tệp CSV mã hóa UTF-8, các cột cách nhau bằng dấu phẩy.
`

/**
 * The command `score`: files in, the index out, or every mistake in them.
 * @param args as they stand after the command's name
 */
export async function runScore(args: readonly string[]): Promise<ScoreRun> {
  const asked = readArguments(args)
  if ('problem' in asked) return { exitCode: 1, stdout: '', stderr: `${asked.problem}\n${usage}` }
  if ('help' in asked) return { exitCode: 0, stdout: usage, stderr: '' }
  const mistakes = new MistakeList()
  const document = await scoreFiles(asked.files, mistakes)
  if (document === null) return { exitCode: 1, stdout: '', stderr: mistakes.report() }
  return { exitCode: 0, stdout: written(document, asked.format), stderr: '' }
}

function written(document: IndexDocument, format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(document)}\n`
    case 'csv':
      return indexTableCsv(document)
    case 'text':
      return indexText(document)
  }
}

type Asked =
  | { readonly files: ScoredFiles; readonly format: Format }
  | { readonly help: true }
  | { readonly problem: string }

function readArguments(args: readonly string[]): Asked {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      form: { type: 'string' },
      method: { type: 'string' },
      agencies: { type: 'string' },
      responses: { type: 'string' },
      previous: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values['help'] === true) return { help: true }
  const known = ['form', 'method', 'agencies', 'responses', 'previous', 'format', 'help']
  const problems: string[] = []
  const seen = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`không hiểu ${shownText(token.value)}`)
    if (token.kind !== 'option') continue
    if (!known.includes(token.name)) problems.push(`không có tùy chọn ${shownText(token.rawName)}`)
    else if (seen.has(token.name)) problems.push(`tùy chọn ${token.rawName} bị lặp`)
    seen.add(token.name)
  }
  const text = (name: string) =>
    typeof values[name] === 'string' && values[name] !== '' ? values[name] : null
  for (const name of ['form', 'method', 'agencies', 'responses']) {
    if (text(name) === null) problems.push(`thiếu --${name}`)
  }
  if (values['previous'] !== undefined && text('previous') === null) {
    problems.push('--previous cần tên tệp')
  }
  const format = values['format'] === undefined ? 'json' : text('format')
  if (!isFormat(format)) problems.push(`--format phải là một trong: ${formats.join(', ')}`)
  if (problems.length > 0 || !isFormat(format)) return { problem: problems.join('\n') }
  return {
    format,
    files: {
      form: text('form')!,
      method: text('method')!,
      agencies: text('agencies')!,
      responses: text('responses')!,
      previous: text('previous'),
    },
  }
}

function isFormat(value: unknown): value is Format {
  return (formats as readonly unknown[]).includes(value)
}
