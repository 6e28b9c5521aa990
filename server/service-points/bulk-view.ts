import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Place } from '../storage/places-store.ts'
import { deskKey, type Point } from '../storage/points-store.ts'
import { channels } from '../storage/response-record.ts'
import { type BulkPointsTexts, bulkPointsTexts } from '../texts/bulk-points-texts.ts'
import { channelNames } from '../texts/channel-names.ts'
import { pointTexts } from '../texts/point-texts.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import { formField } from '../web/form-field.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import type { BulkScope } from './bulk-scopes.ts'
import { formatField } from './format-field.ts'
import type { BulkProblem, BulkWish, PostedBulk } from './parse-bulk.ts'
import type { NewPoint } from './parse-new-point.ts'
import { errorsView, type FieldView, selectField } from './point-fields-view.ts'

interface BulkViewInput {
  readonly language: Language
  readonly scopes: readonly BulkScope[]
  readonly places: readonly Place[]
  readonly points: readonly Point[]
  readonly kept: PostedBulk
  readonly problems: readonly BulkProblem[]
  /** What would be made; null before a preview, and while something is wrong. */
  readonly wish: BulkWish | null
}

/** A wished desk, and whether it has a code already. */
export interface PlannedPoint {
  readonly point: NewPoint
  readonly isThere: boolean
}

/** Which of the wished desks have codes in use. */
export function planned(wish: BulkWish, points: readonly Point[]): PlannedPoint[] {
  const taken = new Set(points.map(deskKey))
  return wish.agencies
    .flatMap((agency) => agency.points)
    .map((point) => ({ point, isThere: taken.has(deskKey({ ...point, code: '', retiredAt: null })) }))
}

/** The page that makes points for many agencies: the form, and below it what would be made. */
export function bulkView(input: BulkViewInput) {
  const { language, problems } = input
  const texts = bulkPointsTexts[language]
  const list = pointsTexts[language]
  return {
    title: problems.length > 0 ? list.errorTitle(texts.heading) : texts.heading,
    heading: texts.heading,
    introduction: texts.introduction,
    errors: errorsView(
      list.errorHeading,
      problems.map((problem) => ({ href: `#${controlOf(problem)}`, message: messageOf(problem, texts) })),
    ),
    action: paths.bulkPoints,
    fields: fieldsOf(input, texts),
    preview: texts.preview,
    plan: planView(input, texts),
    back: { href: paths.points, text: list.backToPoints },
  }
}

/** Where an agency's number of desks stands in the form. */
function countId(agency: string): string {
  return `count.${agency}`
}

function controlOf(problem: BulkProblem): string {
  return problem.field === 'count' && problem.agency !== undefined ? countId(problem.agency) : problem.field
}

function messageOf({ field, problem }: BulkProblem, { problems }: BulkPointsTexts): string {
  return (problems[field] as Readonly<Record<string, string>>)[problem] ?? ''
}

function fieldsOf(
  { language, scopes, places, kept, problems }: BulkViewInput,
  texts: BulkPointsTexts,
): FieldView[] {
  const errorsOf = (id: string) =>
    problems.filter((problem) => controlOf(problem) === id).map((problem) => messageOf(problem, texts))
  const input = (id: 'pattern' | 'count' | 'place', label: string, hint: string): FieldView => ({
    input: formField({ id, label, hint, errors: errorsOf(id), value: kept[id], type: 'text' }),
    select: undefined,
  })
  const select = (
    id: 'scope' | 'placeMode' | 'placeCode' | 'channel',
    label: string,
    options: readonly (readonly [value: string, text: string])[],
  ): FieldView => ({
    input: undefined,
    select: selectField({
      id,
      label,
      hint: undefined,
      errors: errorsOf(id),
      options: options.map(([value, text]) => ({ value, text, selected: value === kept[id] })),
    }),
  })
  const present = places.filter(({ endedOn }) => endedOn === null)
  const words = pointTexts[language].fields
  return [
    select('scope', texts.fields.scope, [
      ['', texts.scopes.choose],
      ...scopes.map((scope) => [scope.value, scopeName(scope, texts)] as const),
    ]),
    input('pattern', texts.fields.pattern, texts.fields.patternHint),
    input('count', texts.fields.count, texts.fields.countHint),
    select('placeMode', texts.fields.placeMode, [
      ['own', texts.fields.ownPlace],
      ['one', texts.fields.onePlace],
    ]),
    ...(present.length > 0
      ? [
          select('placeCode', words.placeCode, [
            ['', words.otherPlace],
            ...present.map(({ code, name }) => [code, name] as const),
          ]),
        ]
      : []),
    input('place', texts.fields.place, texts.fields.placeHint),
    select(
      'channel',
      words.channel,
      channels.map((channel) => [channel, channelNames[channel][language]] as const),
    ),
  ]
}

function scopeName({ kind, period, block, agencies }: BulkScope, { scopes }: BulkPointsTexts): string {
  const name =
    kind === 'registry'
      ? scopes.registry
      : kind === 'period'
        ? scopes.wholePeriod(period)
        : scopes.block(block, period)
  return `${name} (${agencies.length})`
}

/** The rows of the preview; also while a number in them is wrong, so that it can be mended where it stands. */
function planView(input: BulkViewInput, texts: BulkPointsTexts) {
  const { language, wish, points, kept, scopes, problems } = input
  const scope = scopes.find(({ value }) => value === kept.scope)
  const hasRows =
    wish !== null || problems.some((problem) => 'agency' in problem && problem.agency !== undefined)
  if (!scope || !hasRows) return undefined
  const all = wish ? planned(wish, points) : []
  const there = all.filter(({ isThere }) => isThere).length
  const made = all.length - there
  const number = (value: number) => formatInteger(value, language)
  return {
    heading: texts.plan.heading,
    caption: texts.plan.caption,
    columns: texts.plan,
    rows: scope.agencies.map(({ code, name }) => {
      const bad = problems.some((problem) => controlOf(problem) === countId(code))
      return {
        name,
        id: countId(code),
        label: texts.plan.countOf(name),
        value: kept.counts.get(code) ?? kept.count,
        bad,
        desks: all
          .filter(({ point }) => point.agencies[0] === code)
          .map(({ point, isThere }) => (isThere ? texts.plan.there(point.desk) : point.desk))
          .join(', '),
      }
    }),
    summary: wish
      ? made > 0
        ? texts.plan.summary(number(made), number(there))
        : texts.plan.nothing
      : undefined,
    again: texts.plan.again,
    make: made > 0 ? texts.make(number(made)) : undefined,
  }
}

/** What became of a wish. */
export function bulkResultView({
  language,
  made,
  there,
  isPrinted,
}: {
  readonly language: Language
  /** Codes. */
  readonly made: readonly string[]
  readonly there: readonly NewPoint[]
  /** Whether points of the channel have sheets. */
  readonly isPrinted: boolean
}) {
  const texts = bulkPointsTexts[language]
  const list = pointsTexts[language]
  const number = (value: number) => formatInteger(value, language)
  return {
    title: texts.result.heading,
    made: texts.result.made(number(made.length)),
    there:
      there.length > 0
        ? {
            heading: texts.result.thereHeading,
            text: texts.result.there(number(there.length)),
            desks: there.map(({ agencies, desk, place }) => `${agencies.join(', ')}: ${desk}, ${place}`),
          }
        : undefined,
    print:
      made.length > 0 && isPrinted
        ? {
            heading: texts.result.print,
            action: paths.pointSheets,
            codes: made,
            format: formatField(language),
            button: texts.result.print,
          }
        : undefined,
    back: { href: paths.points, text: list.backToPoints },
  }
}
