import { parseArgs } from 'node:util'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import type { JsonDifference } from '../../../scoring/json-differences.ts'
import { recomputeIndex, type UncheckedAgency } from '../../../scoring/recompute-index.ts'
import { shownText } from '../../../survey-forms/shown-text.ts'
import { checkIndexDocument } from '../../live-index/check-index-document.ts'
import { canonicalDigest } from '../../signing/canonical-json.ts'
import { hasValidSignature } from '../../signing/document-signature.ts'
import { fingerprint, keysOfFile } from '../../signing/public-key.ts'
import { MistakeList } from '../score/mistake-list.ts'
import { readJson } from '../score/read-json.ts'
import { checkResponses } from './check-responses.ts'
import { restatementDifferences } from './check-restatement.ts'

/** What a run of the command prints and ends with. */
export interface VerifyRun {
  readonly exitCode: 0 | 1
  readonly lines: readonly string[]
}

const usage = `Cách dùng: npm run --silent verify -- INDEX.json [--key PUBLIC.json] [--responses R.ndjson] [--restates OLD.json]
  INDEX.json   tài liệu chỉ số đã công bố
  --key        khóa công khai của nơi công bố, lấy từ nguồn tin cậy (/api/v1/keys)
  --responses  các phiếu không tên của kỳ (responses.ndjson)
  --restates   bản công bố trước đó mà bản đính chính này thay thế
Dòng cuối: verified (đúng, và do khóa đã cho ký), consistent (số liệu khớp nhau; khóa chưa được kiểm tra), hoặc từng chỗ khác nhau.`

/**
 * The command `verify`: recomputes a published index from its own sums, and, given them, its sums from the responses;
 * needs no server and no network. Only a signature by a key that the reader has from elsewhere makes it `verified`:
 * a forger signs, too.
 * @param args as they stand after the command's name
 */
export async function runVerify(args: readonly string[]): Promise<VerifyRun> {
  const asked = readArguments(args)
  if ('problem' in asked) return failed([asked.problem, usage])
  if ('help' in asked) return { exitCode: 0, lines: [usage] }

  const mistakes = new MistakeList()
  const document = await readDocument(asked.index, mistakes)
  const keys = asked.key === null ? null : await readKeys(asked.key, mistakes)
  const replaced = asked.restates === null ? null : await readDocument(asked.restates, mistakes)
  if (document === null || mistakes.count > 0) return failed(reported(mistakes))

  try {
    return await checked(document, keys, asked.responses, replaced, mistakes)
  } catch (fault) {
    // Lists within lists within lists, deeper than a reader can follow.
    if (fault instanceof RangeError) return failed([`${asked.index}: không tính lại được (${fault.message})`])
    throw fault
  }
}

async function checked(
  document: IndexDocument,
  keys: readonly string[] | null,
  responses: string | null,
  replaced: IndexDocument | null,
  mistakes: MistakeList,
): Promise<VerifyRun> {
  const { differences, unchecked } = recomputeIndex(document)
  const found = [
    ...differences.map(differenceLine),
    ...digestDifferences(document),
    ...(replaced === null ? [] : restatementDifferences(replaced, document, keys)),
  ]
  if (responses !== null) {
    found.push(...(await checkResponses(responses, document, mistakes)))
    if (mistakes.count > 0) return failed(reported(mistakes))
  }
  const signature = signatureLine(document, keys)
  if (signature.problem !== null) found.push(signature.problem)
  const notes = unchecked.map(uncheckedLine).map(onOneLine)
  if (found.length > 0) return failed([...notes, ...found.map(onOneLine), `${found.length} chỗ khác nhau`])
  return { exitCode: 0, lines: [...notes, signature.verdict] }
}

/** Codes of the document stand in what is printed: none may look like a line of ours, or hide one. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
}

function failed(lines: readonly string[]): VerifyRun {
  return { exitCode: 1, lines }
}

function reported(mistakes: MistakeList): readonly string[] {
  return mistakes.shown.map(({ file, line, message }) =>
    onOneLine(line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`),
  )
}

async function readDocument(file: string, mistakes: MistakeList): Promise<IndexDocument | null> {
  const read = await readJson(file, mistakes)
  if (read === null) return null
  const checked = checkIndexDocument(read.value)
  if (checked.ok) return checked.document
  for (const mistake of checked.mistakes) mistakes.add(file, null, mistake)
  return null
}

async function readKeys(file: string, mistakes: MistakeList): Promise<readonly string[] | null> {
  const read = await readJson(file, mistakes)
  if (read === null) return null
  const keys = keysOfFile(read.value)
  if (keys === null) mistakes.add(file, null, 'không có khóa công khai Ed25519 (JWK) nào')
  return keys
}

function differenceLine({ path, found, expected }: JsonDifference): string {
  return expected === undefined
    ? `${path}: ${shown(found)}`
    : `${path}: ghi ${shown(found)}, tính lại được ${shown(expected)}`
}

function shown(value: unknown): string {
  return value === undefined ? 'không có' : shownText(JSON.stringify(value)).slice(1, -1)
}

function digestDifferences({ form }: IndexDocument): readonly string[] {
  const digest = canonicalDigest(form.definition)
  return digest === form.digest ? [] : [`/form/digest: ghi ${form.digest}, tính lại được ${digest}`]
}

function uncheckedLine({ agency, what }: UncheckedAgency): string {
  return what === 'percentages'
    ? `${agency}: không công bố các tổng nên chỉ kiểm tra được thứ hạng và mức tăng, giảm`
    : `${agency}: không công bố các tổng theo cặp câu hỏi nên không kiểm tra được khoảng tin cậy`
}

/** What the signature says, given the keys that the reader trusts; null: none were given. */
function signatureLine(
  document: IndexDocument,
  keys: readonly string[] | null,
): { readonly problem: string | null; readonly verdict: string } {
  const { signature } = document
  if (signature === null) {
    return {
      problem: keys === null ? null : '/signature: tài liệu không có mã xác thực',
      verdict: 'consistent, not signed',
    }
  }
  const by = fingerprint(signature.key)
  if (!hasValidSignature({ ...document, signature })) {
    return { problem: '/signature: mã xác thực không khớp với nội dung', verdict: '' }
  }
  if (keys === null) return { problem: null, verdict: `consistent, signed by ${by}, key not checked` }
  const isKnown = keys.includes(signature.key)
  return { problem: isKnown ? null : `/signature: ký bằng khóa khác (${by})`, verdict: 'verified' }
}

type Asked =
  | {
      readonly index: string
      readonly key: string | null
      readonly responses: string | null
      readonly restates: string | null
    }
  | { readonly help: true }
  | { readonly problem: string }

function readArguments(args: readonly string[]): Asked {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (fault) {
    // What parseArgs refuses, it says in words: an unknown option, a missing value.
    if (fault instanceof TypeError) return { problem: fault.message }
    throw fault
  }
  const { values, positionals } = parsed
  if (values.help) return { help: true }
  const [index] = positionals
  if (index === undefined || positionals.length > 1) return { problem: 'cần đúng một tệp chỉ số' }
  const { key = null, responses = null, restates = null } = values
  return { index, key, responses, restates }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      responses: { type: 'string' },
      restates: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
}
