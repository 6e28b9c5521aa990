import { createHash } from 'node:crypto'
import { defaultMethod } from '../../../scoring/method.ts'
import { indexQuestions } from '../../../survey-forms/form-definition.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { isoWeek } from '../../calendar/vietnam-days.ts'
import type { Stores } from '../../storage/database.ts'
import type { ResponseRecord } from '../../storage/response-record.ts'

/** The period, the block and the point that every benchmark uses. */
export const benchPeriod = '2025'
export const benchBlock = 'so-ban-nganh'
export const benchPoint = 'bench001'
/** An agency that gets no load, so that single responses to it can be watched. */
export const watchedAgency = 'W00'
export const watchedPoint = 'bench000'

const questions = indexQuestions(fiveCriteriaProposedV1).map(({ code }) => code)
const grades = fiveCriteriaProposedV1.scale.map(({ code }) => code)
const agencies = Array.from({ length: 17 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`)

/** 18 agencies in one block, an open period, a point under load and a point to watch. Nothing where it exists. */
export async function addBenchProvince({ registry, periods, points }: Stores): Promise<void> {
  if (await periods.byId(benchPeriod)) return
  const codes = [watchedAgency, ...agencies]
  for (const code of codes) await registry.add({ code, name: `Cơ quan ${code}`, units: [], endedOn: null })
  const point = { place: 'Trụ sở', channel: 'qr', unit: null, retiredAt: null } as const
  await points.add({ ...point, code: benchPoint, desk: 'Quầy số 1', agencies: [agencies[0] ?? ''] })
  await points.add({ ...point, code: watchedPoint, desk: 'Quầy số 2', agencies: [watchedAgency] })
  await periods.add({
    id: benchPeriod,
    name: 'Năm 2025',
    opensOn: '2025-01-01',
    closesOn: '2099-12-31',
    status: 'open',
    form: 'five-criteria-proposed.v1',
    method: defaultMethod,
    blocks: [
      {
        code: benchBlock,
        name: 'Khối sở, ban, ngành',
        agencies: codes.map((code) => ({ code, transactions: null, quota: null })),
      },
    ],
  })
}

/** Stores so many responses, spread over agencies, points and weeks, as they stand once tallied or before. */
export async function addBenchResponses(
  { responses }: Pick<Stores, 'responses'>,
  count: number,
  first = 0,
): Promise<void> {
  const batch = 5000
  for (let from = first; from < first + count; from += batch) {
    const size = Math.min(batch, first + count - from)
    await responses.insertMany(Array.from({ length: size }, (_, i) => benchResponse(from + i)))
  }
}

/** The response with that number; the same every time. */
export function benchResponse(number: number): ResponseRecord {
  const digest = createHash('sha256').update(`bench ${number}`).digest('hex')
  const drawn = (place: number, from: number) => Number.parseInt(digest.slice(place, place + 4), 16) % from
  const agency = agencies[drawn(0, agencies.length)] ?? ''
  const receivedAt = new Date(Date.UTC(2025, 0, 6) + drawn(4, 300) * 86_400_000)
  return {
    _id: `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
    period: benchPeriod,
    agency,
    unit: null,
    point: `${agency.toLowerCase()}p${drawn(8, 3)}`,
    channel: drawn(12, 5) === 0 ? 'paper' : 'qr',
    form: 'five-criteria-proposed.v1',
    answers: Object.fromEntries(
      questions.map((code, i) => [code, grades[Math.min(4, 1 + drawn((i * 3) % 60, 5))] ?? 'satisfied']),
    ),
    context: { stage: 'received', mode: 'in-person' },
    respondent: {},
    wishes: [],
    comment: null,
    language: 'vi',
    startedAt: null,
    receivedAt,
    week: isoWeek(receivedAt),
    digest,
    receipt: digest.slice(0, 12).toUpperCase(),
    status: 'counted',
    revision: 1,
    untallied: true,
  }
}

/** A body of the API that no submission was sent with before. */
export function benchBody(): string {
  const answers = Object.fromEntries(
    questions.map((code) => [code, grades[Math.floor(Math.random() * grades.length)] ?? 'satisfied']),
  )
  return JSON.stringify({
    submissionId: crypto.randomUUID(),
    form: 'five-criteria-proposed.v1',
    context: { stage: 'received', mode: 'in-person' },
    answers,
  })
}
