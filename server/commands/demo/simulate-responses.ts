import type { CountableResponse } from '../../../scoring/counted-responses.ts'
import type { Submission } from '../../../survey-forms/answers.ts'
import { type FormDefinition, formId } from '../../../survey-forms/form-definition.ts'
import type { Point } from '../../storage/points-store.ts'
import type { Channel } from '../../storage/response-record.ts'
import { drawGrade, drawLeniency, levelFor, questionEffect } from './answer-model.ts'
import { demoComments, simulatedMark } from './demo-comments.ts'
import type { DemoAgency } from './demo-province.ts'
import { officeHourBefore } from './office-hour-before.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

/** A response before it is stored: as if it had come through the form, been typed in from paper, or been held. */
export interface SimulatedResponse {
  readonly submission: Submission
  readonly point: Point
  readonly channel: Channel
  readonly receivedAt: Date
  readonly review: CountableResponse['review']
}

export interface SimulationInput {
  readonly form: FormDefinition
  readonly agency: DemoAgency
  /** The agency's points, at least one. */
  readonly points: readonly Point[]
  /** By criterion code: the percentage by mean score that is expected to come out. */
  readonly expected: Readonly<Record<string, number>>
  readonly seed: string
  readonly now: Date
}

/** The weeks before `now` in which the responses came. */
const weeks = 16
/** From the first week to the last, every agency's level moves by up to this much, up or down. */
const greatestDrift = 0.5

/**
 * The responses of one agency. Equal seeds give equal responses; only their times follow the clock. Each agency has
 * its own stream of chance, so that a change to one leaves the others as they are. README.md describes the model.
 */
export function simulateResponses(input: SimulationInput): SimulatedResponse[] {
  const { form, agency, seed } = input
  const random = seededRandom(`${seed}/responses/${agency.code}`)
  const levels = new Map(
    form.criteria.map(({ code, questions }) => [code, levelFor(input.expected[code]!, questions)]),
  )
  const drift = random.between(-greatestDrift, greatestDrift)
  return Array.from({ length: agency.responses }, () => {
    const share = random.next()
    const shift = drift * (share - 0.5)
    return simulateResponse(input, random, share, (criterion) => levels.get(criterion)! + shift)
  })
}

/** @param share where in the time between the first week (0) and now (1) it came */
function simulateResponse(
  { form, points, now }: SimulationInput,
  random: SeededRandom,
  share: number,
  levelOf: (criterion: string) => number,
): SimulatedResponse {
  const point = random.pick(points)
  const channel = drawChannel(random, point)
  const byHand = channel === 'paper' || channel === 'assisted'
  const receivedAt = officeHourBefore(now, (1 - share) * weeks * 7, random.next())
  const secondsToAnswer = 60 + random.integer(360)
  const context = drawContext(random)
  const answers = drawAnswers(form, random, context, levelOf)
  return {
    submission: {
      submissionId: uuidOf(random.bytes(16)),
      form: formId(form),
      language: !byHand && random.chance(0.03) ? 'en' : 'vi',
      startedAt: byHand ? null : new Date(receivedAt.getTime() - secondsToAnswer * 1000),
      agency: null,
      context,
      answers: channel === 'paper' ? leftBlank(random, answers) : answers,
      respondent: drawRespondent(form, random),
      wishes: drawWishes(form, random),
      comment: random.chance(0.03) ? `${simulatedMark} ${random.pick(demoComments)}` : null,
    },
    point,
    channel,
    receivedAt,
    review: drawReview(random),
  }
}

/** Paper forms are typed in at the desk they were handed in at; some visitors are helped by staff, which never counts. */
function drawChannel(random: SeededRandom, point: Point): Channel {
  const drawn = random.weighted({ own: 88, paper: 10, assisted: 2 })
  return drawn === 'own' || point.channel !== 'qr' ? point.channel : drawn
}

/** What an integrity review found: hardly ever anything. */
function drawReview(random: SeededRandom): CountableResponse['review'] {
  const drawn = random.weighted({ nothing: 989, held: 9, rejected: 2 })
  return drawn === 'nothing' ? null : drawn
}

interface Context extends Record<string, string> {
  readonly stage: 'asking' | 'waiting' | 'received'
  readonly mode: 'in-person' | 'online' | 'post'
}

/** A code at the desk reaches people before they have a result: fewer than half have received it. */
function drawContext(random: SeededRandom): Context {
  return {
    stage: random.weighted({ asking: 15, waiting: 38, received: 47 }),
    mode: random.weighted({ 'in-person': 74, online: 19, post: 7 }),
  }
}

/** How likely a visitor has nothing to say about a whole criterion. Most people have never given feedback. */
function shareWithoutOpinion(criterion: string, { stage, mode }: Context): number {
  const elsewhere = mode !== 'in-person'
  switch (criterion) {
    case 'reception':
      return elsewhere ? 0.55 : 0.01
    case 'staff':
      return elsewhere ? 0.4 : 0.01
    case 'results':
      return { asking: 0.95, waiting: 0.8, received: 0.01 }[stage]
    case 'feedback':
      return 0.62
    default:
      return 0.01
  }
}

/** And about a single question of a criterion that was met. */
const questionWithoutOpinion = 0.03

function drawAnswers(
  form: FormDefinition,
  random: SeededRandom,
  context: Context,
  levelOf: (criterion: string) => number,
): Record<string, string> {
  const answers: Record<string, string> = {}
  const leniency = drawLeniency(random)
  for (const criterion of form.criteria) {
    const isMet = !random.chance(shareWithoutOpinion(criterion.code, context))
    for (const [place, question] of criterion.questions.entries()) {
      const hasOpinion = !random.chance(questionWithoutOpinion) && isMet
      const grade = drawGrade(form, random, levelOf(criterion.code) + leniency + questionEffect(place))
      answers[question.code] =
        hasOpinion || !question.allowNoOpinion || !form.noOpinion ? grade : form.noOpinion.code
    }
  }
  const level = form.criteria.reduce((sum, { code }) => sum + levelOf(code), 0) / form.criteria.length
  for (const question of form.outside) {
    const grade = drawGrade(form, random, level + leniency)
    if (random.chance(0.9)) answers[question.code] = grade
  }
  return answers
}

/** On paper nobody is told what is missing: a few questions are skipped, and now and then all but the first page. */
function leftBlank(random: SeededRandom, answers: Readonly<Record<string, string>>): Record<string, string> {
  const codes = Object.keys(answers)
  const readOn = random.chance(0.05) ? 4 + random.integer(4) : codes.length
  return Object.fromEntries(
    codes.flatMap((code, place) => {
      const skipped = random.chance(0.02)
      return place < readOn && !skipped ? [[code, answers[code]!]] : []
    }),
  )
}

const respondentWeights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  capacity: { individual: 68, organisation: 27, undisclosed: 5 },
  gender: { male: 49, female: 46, undisclosed: 5 },
  age: { 'under-18': 1, '18-24': 10, '25-34': 31, '35-49': 36, '50-60': 14, 'over-60': 6, undisclosed: 2 },
}

/** A fifth leave the whole part blank; of the others, one in ten leaves out a question. */
function drawRespondent(form: FormDefinition, random: SeededRandom): Record<string, string> {
  const answersAny = random.chance(0.8)
  const drawn = form.respondent.flatMap(({ code, options }) => {
    const weights = respondentWeights[code] ?? Object.fromEntries(options.map((option) => [option.code, 1]))
    const option = random.weighted(weights)
    return random.chance(0.9) && answersAny ? [[code, option]] : []
  })
  return Object.fromEntries(drawn)
}

function drawWishes(form: FormDefinition, random: SeededRandom): string[] {
  if (!form.wishes) return []
  const codes = form.wishes.options.map(({ code }) => code)
  const count = Number(random.weighted({ 0: 40, 1: 25, 2: 20, 3: 15 }))
  const chosen = new Set(Array.from({ length: count }, () => random.pick(codes)))
  return codes.filter((code) => chosen.has(code))
}

/** 16 bytes as a UUID of version 4. */
function uuidOf(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes)
  marked[6] = (marked[6]! & 0x0f) | 0x40
  marked[8] = (marked[8]! & 0x3f) | 0x80
  return Buffer.from(marked)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
