import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Place } from '../storage/places-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import { channels } from '../storage/response-record.ts'
import { channelNames } from '../texts/channel-names.ts'
import { pointTexts } from '../texts/point-texts.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import type { PostedPoint } from './parse-new-point.ts'
import { byName, type ErrorsView, type FieldView, pointErrors, pointFields } from './point-fields-view.ts'
import type { PointProblem } from './point-problem.ts'

type NewPointView = {
  readonly title: string
  readonly heading: string
  readonly introduction: string
  readonly action: string
  readonly errors: ErrorsView | undefined
  /** Somebody of an agency makes points of that agency alone. */
  readonly ownAgency: { readonly label: string; readonly code: string; readonly name: string } | undefined
  readonly agency: FieldView | undefined
  readonly also:
    | {
        readonly id: string
        readonly summary: string
        readonly legend: string
        readonly hint: string
        readonly errors: readonly string[]
        readonly describedBy: string
        readonly open: boolean
        readonly options: readonly {
          readonly id: string
          readonly value: string
          readonly text: string
          readonly checked: boolean
        }[]
      }
    | undefined
  readonly fields: readonly FieldView[]
  readonly create: string
  readonly back: { readonly href: string; readonly text: string }
}

interface NewPointViewInput {
  readonly language: Language
  readonly agencies: readonly Agency[]
  readonly places: readonly Place[]
  /** The one agency that this person makes points for; null: any. */
  readonly own: string | null
  readonly kept: PostedPoint
  readonly problems?: readonly PointProblem[]
}

/** The form that makes a point: empty, or as it was sent with every problem at the top and beside its field. */
export function newPointView(input: NewPointViewInput): NewPointView {
  const { language, agencies, places, own, kept, problems = [] } = input
  const texts = pointTexts[language]
  const { errorTitle, errorHeading, backToPoints } = pointsTexts[language]
  const fields = pointFields(texts, problems)
  const present = byName(agencies.filter(({ endedOn }) => endedOn === null))
  const alsoErrors = fields.errorsOf('also')
  return {
    title: problems.length > 0 ? errorTitle(texts.newHeading) : texts.newHeading,
    heading: texts.newHeading,
    introduction: texts.newIntroduction,
    action: paths.points,
    errors: pointErrors(errorHeading, problems, texts),
    ownAgency:
      own === null
        ? undefined
        : {
            label: texts.fields.agency,
            code: own,
            name: agencies.find(({ code }) => code === own)?.name ?? own,
          },
    agency: own === null ? fields.agency(agencies, kept.agency) : undefined,
    also:
      own === null && present.length > 1
        ? {
            id: 'also',
            summary: texts.fields.alsoSummary,
            legend: texts.fields.also,
            hint: texts.fields.alsoHint,
            errors: alsoErrors,
            describedBy: alsoErrors.length > 0 ? 'also-hint also-error' : 'also-hint',
            open: kept.also.length > 0 || alsoErrors.length > 0,
            options: present.map(({ code, name }, index) => ({
              // The first one is what an error leads to.
              id: index === 0 ? 'also' : `also-${index + 1}`,
              value: code,
              text: name,
              checked: kept.also.includes(code),
            })),
          }
        : undefined,
    fields: [
      ...fields.place(places, kept),
      fields.desk(kept.desk),
      ...fields.unit(own === null ? agencies : agencies.filter(({ code }) => code === own), kept.unit),
      fields.channel(
        channels.map((channel) => ({
          value: channel,
          text: channelNames[channel][language],
          selected: channel === kept.channel,
        })),
      ),
    ],
    create: texts.create,
    back: { href: paths.points, text: backToPoints },
  }
}

/** The form before anything was chosen. @param agency chosen by the link that leads to it; else blank */
export function emptyPoint(agency: string): PostedPoint {
  return { agency, also: [], desk: '', placeCode: '', place: '', unit: '', channel: 'qr' }
}
