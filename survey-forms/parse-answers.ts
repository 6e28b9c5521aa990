import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { ParsedSubmission, Problem, ProblemKind, Submission } from './answers.ts'
import { answersSchema } from './answers-schema.ts'
import { commentText, hasLoneSurrogate } from './comment-text.ts'
import type { FormDefinition } from './form-definition.ts'
import { type AnswerPart, choiceFields } from './form-fields.ts'
import { keptFields } from './kept-fields.ts'
import { parseInstant } from './parse-instant.ts'
import { bodyFromPosted } from './posted-body.ts'
import { shownName } from './shown-name.ts'

export interface ParseOptions {
  /** Codes of the agencies the point serves; `agency` is asked only where there are two or more. */
  readonly agencies: readonly string[]
}

/** Parses the bodies of one form version, from either channel. */
export interface AnswersParser {
  /** Parses the API's JSON body. */
  readonly parse: (body: unknown, options: ParseOptions) => ParsedSubmission
  /** Parses a posted HTML form: `bodyFromPosted`, then the same path. */
  readonly parsePosted: (posted: unknown, options: ParseOptions) => ParsedSubmission
}

/** More unknown fields than this are not listed: the answer to a hostile body stays small. */
const unknownFieldsListed = 20

/** No composition of Unicode shortens a text by more than this, so a longer comment need not be normalised to be refused. */
const longestBeforeParsing = 6

const parsers = new WeakMap<FormDefinition, AnswersParser>()

/**
 * The parser of a form version. Compiling takes milliseconds, so it is done once per form object: keep one object
 * per version, as the catalogue does, and do not read it anew for every request.
 */
export function answersParser(form: FormDefinition): AnswersParser {
  const known = parsers.get(form)
  if (known) return known
  const parser = createParser(form)
  parsers.set(form, parser)
  return parser
}

/**
 * Reads a JSON body as a submission to this form, or finds every problem at once, by field. Whatever the body is,
 * the outcome is a value: nothing throws, and no prototype is read or written.
 *
 * Absent: `context`, `respondent` and `wishes` are empty, `comment`, `startedAt` and `agency` null, `language` "vi".
 * `null` stands for nothing and is refused. A form without required questions still needs one graded answer.
 *
 * @example
 * const parsed = parseSubmission(fiveCriteriaProposedV1, body, { agencies: ['SCT'] })
 * if (parsed.ok) store(parsed.submission)
 * else show(parsed.problems, parsed.kept) // [{ field: 'answers.access-fees', problem: 'missing' }]
 */
export function parseSubmission(
  form: FormDefinition,
  body: unknown,
  options: ParseOptions,
): ParsedSubmission {
  return answersParser(form).parse(body, options)
}

/** As `parseSubmission`, for a posted HTML form already parsed to a record of `string | string[]`. */
export function parsePosted(form: FormDefinition, posted: unknown, options: ParseOptions): ParsedSubmission {
  return answersParser(form).parsePosted(posted, options)
}

/** A body with at least the three parts as it goes into validation: a copy, with the agency apart and the comment cleaned. */
type PreparedBody = Record<string, unknown>

function createParser(form: FormDefinition): AnswersParser {
  // All errors on purpose: people need every problem at once. Safe although ajv warns of it: every text and list of
  // the schema is bounded, its patterns are linear, and the shell limits the size of a body.
  const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true })
  const isValid = ajv.compile<ValidBody>(answersSchema(form, { agencies: [] }))
  const fields = choiceFields(form)
  const order = fieldOrder(form)
  const wishCodes = form.wishes?.options.map((option) => option.code) ?? []

  function refusal(body: Readonly<Record<string, unknown>>, problems: readonly Problem[]): ParsedSubmission {
    return { ok: false, problems: inFormOrder(problems, order), kept: keptFields(form, body) }
  }

  function parse(body: unknown, options: ParseOptions): ParsedSubmission {
    if (!isRecord(body)) return refusal({}, [{ field: 'body', problem: 'not-an-object' }])
    const problems: Problem[] = []
    const prepared = prepareBody(form, body, problems)
    const agency = chosenAgency(body, options.agencies, problems)
    if (!isValid(prepared)) {
      for (const error of isValid.errors ?? []) problems.push(problemOf(error))
      return refusal(body, problems)
    }
    const startedAt = prepared.startedAt === undefined ? null : parseInstant(prepared.startedAt)
    if (startedAt === undefined) problems.push({ field: 'startedAt', problem: 'not-an-instant' })
    if (startedAt === undefined || problems.length > 0) return refusal(body, problems)
    const chosen = prepared.wishes ?? []
    const submission: Submission = {
      submissionId: prepared.submissionId.toLowerCase(),
      form: prepared.form,
      language: prepared.language ?? 'vi',
      startedAt,
      agency,
      context: {},
      answers: {},
      respondent: {},
      wishes: chosen.length === 0 ? [] : wishCodes.filter((code) => chosen.includes(code)),
      comment: prepared.comment ?? null,
    }
    // In the order of the form, whatever the order of the body, so that equal answers are stored alike.
    for (const { part, code } of fields) {
      const answer = prepared[part][code]
      if (answer !== undefined) (submission[part] as Record<string, string>)[code] = answer
    }
    return { ok: true, submission }
  }

  function parsePosted(posted: unknown, options: ParseOptions): ParsedSubmission {
    const { body, problems } = bodyFromPosted(form, posted)
    const parsed = parse(body, options)
    if (problems.length === 0) return parsed
    if (problems.some(({ field }) => field === 'body')) return refusal({}, problems)
    const reported = new Set(problems.map(({ field }) => field))
    // A field refused while reading the form is absent from the body; it is not missing as well.
    const others = parsed.ok ? [] : parsed.problems.filter(({ field }) => !reported.has(field))
    return refusal(body, [...problems, ...others])
  }

  return { parse, parsePosted }
}

/** What the compiled schema guarantees of a prepared body: the only cast in the chain, made by `ajv.compile`. */
type ValidBody = Readonly<Record<AnswerPart, Readonly<Record<string, string>>>> & {
  readonly submissionId: string
  readonly form: string
  readonly wishes?: readonly string[]
  readonly comment?: string
  readonly language?: 'vi' | 'en'
  readonly startedAt?: string
}

/**
 * A copy of the body for validation: absent parts are empty, so that each missing answer is named; the comment is as
 * it will be stored, so that its length is counted so; the agency, which depends on the point, is left out.
 */
function prepareBody(
  form: FormDefinition,
  body: Readonly<Record<string, unknown>>,
  problems: Problem[],
): PreparedBody {
  const prepared: PreparedBody = { context: {}, answers: {}, respondent: {}, ...body }
  delete prepared['agency']
  const comment = prepared['comment']
  if (form.comment && typeof comment === 'string') {
    const typed = comment.trim()
    if (hasLoneSurrogate(typed)) {
      delete prepared['comment']
      problems.push({ field: 'comment', problem: 'not-text' })
    } else if (typed.length <= form.comment.maxLength * longestBeforeParsing) {
      const text = commentText(typed)
      if (text === '') delete prepared['comment']
      else prepared['comment'] = text
    }
  }
  return prepared
}

function chosenAgency(
  body: Readonly<Record<string, unknown>>,
  agencies: readonly string[],
  problems: Problem[],
): string | null {
  const isGiven = Object.hasOwn(body, 'agency')
  if (agencies.length < 2) {
    if (isGiven) problems.push({ field: 'agency', problem: 'unknown-field' })
    return null
  }
  const agency = isGiven ? body['agency'] : undefined
  if (typeof agency === 'string' && agencies.includes(agency)) return agency
  problems.push({ field: 'agency', problem: isGiven ? 'not-an-option' : 'missing' })
  return null
}

/** What a broken rule of the schema means to the person who answered. */
function problemOf(error: ErrorObject): Problem {
  const [first = '', second] = error.instancePath.slice(1).split('/')
  // Elements of a list are not fields: `wishes/3` is about the wishes.
  const field = second === undefined || first === 'wishes' ? first : `${first}.${second}`
  switch (error.keyword) {
    case 'required':
      return { field: inner(field, error.params['missingProperty']), problem: 'missing' }
    case 'additionalProperties':
      return { field: inner(field, shownName(error.params['additionalProperty'])), problem: 'unknown-field' }
    case 'minProperties':
      return { field, problem: 'nothing-answered' }
    case 'maxItems':
      return { field, problem: 'too-many' }
    case 'const':
      return { field, problem: 'wrong-form' }
    default:
      return { field, problem: wrongValue(field, error.keyword) }
  }
}

/** Why a value is refused that is of the wrong type, or breaks the bounds of its field. */
function wrongValue(field: string, keyword: string): ProblemKind {
  if (field === 'submissionId') return 'not-a-uuid'
  if (field === 'startedAt') return 'not-an-instant'
  if (field === 'comment') return keyword === 'maxLength' ? 'too-long' : 'not-text'
  if (field === 'wishes' && keyword === 'type') return 'not-a-list'
  if (keyword === 'type') return 'not-an-object'
  return 'not-an-option'
}

function inner(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`
}

/** Field → its place among the problems, in the order in which a visitor meets it. */
function fieldOrder(form: FormDefinition): ReadonlyMap<string, number> {
  const fields = choiceFields(form)
  const inPart = (part: AnswerPart) => [
    part,
    ...fields.filter((field) => field.part === part).map(({ field }) => field),
  ]
  return new Map(
    [
      'body',
      'submissionId',
      'form',
      'language',
      'startedAt',
      'agency',
      ...inPart('context'),
      ...inPart('answers'),
      ...inPart('respondent'),
      'wishes',
      'comment',
    ].map((field, place) => [field, place]),
  )
}

/** Each problem once, in the order of the form; then the first of the unknown fields. */
function inFormOrder(problems: readonly Problem[], order: ReadonlyMap<string, number>): readonly Problem[] {
  const distinct = new Map<string, Problem>()
  let unknown = 0
  for (const problem of problems) {
    const key = `${problem.problem} ${problem.field}`
    if (distinct.has(key)) continue
    if (problem.problem === 'unknown-field' && ++unknown > unknownFieldsListed) continue
    distinct.set(key, problem)
  }
  const place = ({ field }: Problem) => order.get(field) ?? order.size
  return [...distinct.values()].sort((a, b) => place(a) - place(b))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
