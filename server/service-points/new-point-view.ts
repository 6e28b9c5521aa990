import type { Language } from '../../survey-forms/form-definition.ts'
import { paths } from '../paths.ts'
import type { Agency } from '../storage/registry-store.ts'
import { type NewPointField, type PointsTexts, pointsTexts } from '../texts/points-texts.ts'
import type { NewPoint, NewPointProblem } from './parse-new-point.ts'

interface FieldView {
  readonly id: NewPointField
  readonly label: string
  readonly error: string | undefined
  /** Ids of the hint and the error, in this order; undefined where there is neither. */
  readonly describedBy: string | undefined
}

interface TextFieldView extends FieldView {
  readonly hint: string
  readonly value: string
}

type NewPointView = {
  readonly title: string
  readonly heading: string
  readonly introduction: string
  readonly action: string
  readonly errors:
    | {
        readonly heading: string
        readonly list: readonly { readonly href: string; readonly message: string }[]
      }
    | undefined
  readonly agency: FieldView & {
    readonly placeholder: string
    readonly options: readonly { readonly code: string; readonly name: string; readonly selected: boolean }[]
  }
  readonly texts: readonly TextFieldView[]
  readonly create: string
  readonly back: { readonly href: string; readonly text: string }
}

const nothing: NewPoint = { agency: '', desk: '', place: '' }

/** The form that makes a point: empty, or as it was sent with every problem at the top and beside its field. */
export function newPointView(
  language: Language,
  agencies: readonly Agency[],
  refused: { readonly problems: readonly NewPointProblem[]; readonly kept: NewPoint } = {
    problems: [],
    kept: nothing,
  },
): NewPointView {
  const texts = pointsTexts[language]
  const { problems, kept } = refused

  function field(id: NewPointField, label: string, hasHint: boolean): FieldView {
    const problem = problems.find((found) => found.field === id)
    const describedBy = [...(hasHint ? [`${id}-hint`] : []), ...(problem ? [`${id}-error`] : [])]
    return {
      id,
      label,
      error: problem && messageOf(problem, texts),
      describedBy: describedBy.length > 0 ? describedBy.join(' ') : undefined,
    }
  }

  return {
    title: problems.length > 0 ? texts.errorTitle(texts.newHeading) : texts.newHeading,
    heading: texts.newHeading,
    introduction: texts.newIntroduction,
    action: paths.points,
    errors:
      problems.length > 0
        ? {
            heading: texts.errorHeading,
            list: problems.map((problem) => ({
              href: `#${problem.field}`,
              message: messageOf(problem, texts),
            })),
          }
        : undefined,
    agency: {
      ...field('agency', texts.fields.agency, false),
      placeholder: texts.chooseAgency,
      options: agencies
        .filter((agency) => agency.endedOn === null)
        .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
        .map(({ code, name }) => ({ code, name, selected: code === kept.agency })),
    },
    texts: [
      { ...field('desk', texts.fields.desk, true), hint: texts.fields.deskHint, value: kept.desk },
      { ...field('place', texts.fields.place, true), hint: texts.fields.placeHint, value: kept.place },
    ],
    create: texts.create,
    back: { href: paths.points, text: texts.backToPoints },
  }
}

function messageOf(found: NewPointProblem, { problems }: PointsTexts): string {
  switch (found.field) {
    case 'agency':
      return problems.agency[found.problem]
    case 'desk':
      return problems.desk[found.problem]
    case 'place':
      return problems.place[found.problem]
  }
}
