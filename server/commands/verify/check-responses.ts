import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type BulkTally, createBulkTally } from '../../../scoring/bulk-tally.ts'
import { type ResponseStatus, responseStatus, responseStatuses } from '../../../scoring/counted-responses.ts'
import type { IndexAgency, IndexDocument } from '../../../scoring/index-document.ts'
import type { ScoringMethod } from '../../../scoring/method.ts'
import { countedElsewhere, splitAnswers } from '../../../scoring/shared-reception.ts'
import { type TallyLayout, tallyExtent, tallyLayout } from '../../../scoring/tally.ts'
import { tallyFromJson } from '../../../scoring/tally-json.ts'
import { canonicalJson } from '../../signing/canonical-json.ts'
import { fileProblem } from '../score/file-problem.ts'
import type { MistakeList } from '../score/mistake-list.ts'

/** One anonymous response of `responses.ndjson`, as far as the tallies are concerned. */
interface ExportedResponse {
  readonly agency: string
  readonly status: ResponseStatus
  readonly answers: Readonly<Record<string, string>>
  readonly channel: string
  readonly context: Readonly<Record<string, string>>
  /** The agency whose index the answers about reception count for, where it is another; null: nobody's. */
  readonly receptionFor?: string | null
}

/**
 * Checks the anonymous responses against an index document: lines canonical, sorted bytewise and each ended by LF,
 * their digest that of the document, and the sums of every agency what the lines add up to. In constant memory.
 * @returns where they differ; lines that cannot be read are among the mistakes
 */
export async function checkResponses(
  file: string,
  document: IndexDocument,
  mistakes: MistakeList,
): Promise<readonly string[]> {
  const layout = tallyLayout(document.form.definition)
  const agencies = new Map(
    document.blocks.flatMap((block) => block.agencies).map((agency) => [agency.code, agency]),
  )
  const sums = new Map<string, Map<ResponseStatus, BulkTally>>()
  const digest = createHash('sha256')
  let previous: Buffer | null = null
  let number = 0
  try {
    const stream = createReadStream(file)
    let lastByte: number | undefined
    stream.on('data', (chunk) => {
      digest.update(chunk)
      lastByte = (chunk as Buffer).at(-1)
    })
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      const bytes = Buffer.from(line)
      if (previous !== null && Buffer.compare(previous, bytes) > 0) {
        mistakes.add(file, number, 'các dòng không theo thứ tự từng byte')
      }
      previous = bytes
      add(line, number)
    }
    if (lastByte !== undefined && lastByte !== 0x0a) mistakes.add(file, number, 'thiếu ký tự xuống dòng cuối')
  } catch (fault) {
    mistakes.add(file, null, fileProblem(fault))
    return []
  }
  const found = `sha256:${digest.digest('hex')}`
  const stated = document.responses.digest
  return [
    ...(found === stated ? [] : [`/responses/digest: ghi ${stated ?? 'null'}, tệp phiếu có ${found}`]),
    ...[...agencies.values()].flatMap((agency) =>
      agencyDifferences(layout, document.method, agency, sums.get(agency.code)),
    ),
  ]

  function bulkOf(agency: string, status: ResponseStatus): BulkTally {
    const ofAgency = sums.get(agency) ?? new Map<ResponseStatus, BulkTally>()
    sums.set(agency, ofAgency)
    const bulk = ofAgency.get(status) ?? createBulkTally(layout, 'pairs')
    ofAgency.set(status, bulk)
    return bulk
  }

  function add(line: string, at: number): void {
    const response = exportedResponse(line)
    if (response === null) {
      mistakes.add(file, at, 'không phải một phiếu dạng JSON chuẩn (RFC 8785)')
      return
    }
    if (!agencies.has(response.agency)) {
      mistakes.add(file, at, `đơn vị '${response.agency}' không có trong tài liệu chỉ số`)
      return
    }
    const status = statusByRule(document, response)
    if (status !== null && status !== response.status) {
      mistakes.add(file, at, `ghi là ${response.status}, theo quy tắc tính phiếu là ${status}`)
    }
    const elsewhere = response.receptionFor
    if (typeof elsewhere === 'string' && !agencies.has(elsewhere)) {
      mistakes.add(file, at, `đơn vị '${elsewhere}' không có trong tài liệu chỉ số`)
      return
    }
    try {
      if (elsewhere === undefined) {
        bulkOf(response.agency, response.status).add(response.answers)
      } else {
        const { reception, others } = splitAnswers(layout, response.answers)
        bulkOf(response.agency, response.status).add(others)
        if (elsewhere !== null) bulkOf(elsewhere, response.status).addAnswers(reception)
      }
    } catch (fault) {
      mistakes.add(file, at, fault instanceof Error ? fault.message : String(fault))
    }
  }
}

function exportedResponse(line: string): ExportedResponse | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || canonicalJson(value) !== line) return null
  const { agency, status, answers, channel, context, receptionFor } = value as Partial<
    Record<keyof ExportedResponse, unknown>
  >
  const isResponse =
    typeof agency === 'string' &&
    (responseStatuses as readonly unknown[]).includes(status) &&
    typeof channel === 'string' &&
    isTexts(answers) &&
    isTexts(context) &&
    (receptionFor === undefined || receptionFor === null || typeof receptionFor === 'string')
  return isResponse ? (value as ExportedResponse) : null
}

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}

/**
 * The status that the rule gives a response, as far as an anonymous line shows it; null where a person or a clock
 * decided, of which the line shows no more than the outcome.
 */
function statusByRule(
  { form, method }: IndexDocument,
  { status, answers, channel, context }: ExportedResponse,
): ResponseStatus | null {
  if (status === 'held' || status === 'rejected' || status === 'late') return null
  return responseStatus(form.definition, method, { answers, context, channel, late: false, review: null })
}

function agencyDifferences(
  layout: TallyLayout,
  method: ScoringMethod,
  agency: IndexAgency,
  sums: ReadonlyMap<ResponseStatus, BulkTally> | undefined,
): readonly string[] {
  const counts = responseStatuses.flatMap((status) => {
    const found = sums?.get(status)?.responses ?? 0
    const stated = status === 'counted' ? agency.responses.counted : agency.responses.excluded[status]
    return found === stated ? [] : [`${agency.code}: ghi ${stated} phiếu ${status}, tệp phiếu có ${found}`]
  })
  if (agency.tally === null || counts.length > 0) return counts
  const stated = tallyFromJson(layout, agency.tally, countedElsewhere(method))
  // Sums that no responses have were told of already.
  if (!stated.ok) return []
  const found = (sums?.get('counted') ?? createBulkTally(layout, 'pairs')).tally()
  const length = layout.length[tallyExtent(layout, stated.tally)]
  const differs = found.slice(0, length).some((sum, place) => sum !== stated.tally[place])
  return differs ? [`${agency.code}: các tổng khác với tổng của các phiếu`] : []
}
