import type { Place } from '../storage/places-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { PointField, PointTexts } from '../texts/point-texts.ts'
import { type FormField, formField } from '../web/form-field.ts'
import { unitValue } from './parse-unit.ts'
import { type PointProblem, pointProblemText } from './point-problem.ts'

interface OptionView {
  readonly value: string
  readonly text: string
  readonly selected: boolean
}

/** A native list, as the partial `points-select` shows it. */
export interface SelectView extends Omit<FormField<string>, 'type' | 'value'> {
  readonly options: readonly OptionView[]
  readonly groups: readonly { readonly label: string; readonly options: readonly OptionView[] }[]
}

/** One field of a form: exactly one of these. */
export interface FieldView {
  readonly input: FormField<string> | undefined
  readonly select: SelectView | undefined
}

/** What stands at the top of a form that was refused. */
export interface ErrorsView {
  readonly heading: string
  readonly list: readonly { readonly href: string; readonly message: string }[]
}

/** Makes the fields of a point's form, each with its problems beside it. */
export function pointFields(texts: PointTexts, problems: readonly PointProblem[]) {
  const errorsOf = (id: PointField) =>
    problems.filter(({ field }) => field === id).map((problem) => pointProblemText(problem, texts))

  function input(id: PointField, label: string, hint: string | undefined, value: string): FieldView {
    const field = formField({ id, label, hint, errors: errorsOf(id), value, type: 'text' })
    return { input: field, select: undefined }
  }

  function select(
    id: PointField,
    label: string,
    hint: string | undefined,
    options: readonly OptionView[],
    groups: SelectView['groups'] = [],
  ): FieldView {
    return {
      input: undefined,
      select: selectField({ id, label, hint, errors: errorsOf(id), options, groups }),
    }
  }

  return {
    errorsOf,
    desk: (value: string) => input('desk', texts.fields.desk, texts.fields.deskHint, value),

    agency: (agencies: readonly Agency[], chosen: string) =>
      select('agency', texts.fields.agency, undefined, [
        { value: '', text: texts.chooseAgency, selected: chosen === '' },
        ...byName(agencies.filter(({ endedOn }) => endedOn === null)).map(({ code, name }) => ({
          value: code,
          text: name,
          selected: code === chosen,
        })),
      ]),

    /** The registered places and a name for others; the name alone where no place is registered. */
    place(
      places: readonly Place[],
      chosen: { readonly placeCode: string; readonly place: string },
    ): FieldView[] {
      const present = byName(
        places.filter(({ code, endedOn }) => endedOn === null || code === chosen.placeCode),
      )
      const { fields } = texts
      if (present.length === 0) return [input('place', fields.place, fields.placeHint, chosen.place)]
      return [
        select('placeCode', fields.placeCode, undefined, [
          { value: '', text: fields.otherPlace, selected: chosen.placeCode === '' },
          ...present.map(({ code, name, address }) => ({
            value: code,
            text: address === '' ? name : `${name} (${address})`,
            selected: code === chosen.placeCode,
          })),
        ]),
        input('place', fields.place, fields.otherPlaceHint, chosen.place),
      ]
    },

    /** The units of the agencies, in groups where there are several; nothing where none has any. */
    unit(agencies: readonly Agency[], chosen: string): FieldView[] {
      const groups = byName(agencies)
        .filter(({ endedOn }) => endedOn === null)
        .map((agency) => ({ label: agency.name, options: unitOptions(agency, chosen) }))
        .filter(({ options }) => options.length > 0)
      if (groups.length === 0) return []
      const none = { value: '', text: texts.fields.noUnit, selected: chosen === '' }
      return [
        groups.length === 1
          ? select('unit', texts.fields.unit, texts.fields.unitHint, [none, ...(groups[0]?.options ?? [])])
          : select('unit', texts.fields.unit, texts.fields.unitHint, [none], groups),
      ]
    },

    channel: (options: readonly OptionView[]) => select('channel', texts.fields.channel, undefined, options),
  }
}

/** A native list with its hint and errors tied to it. */
export function selectField({
  options,
  groups = [],
  ...field
}: Pick<SelectView, 'id' | 'label' | 'hint' | 'errors' | 'options'> &
  Partial<Pick<SelectView, 'groups'>>): SelectView {
  const { type: _, value: __, ...named } = formField({ ...field, value: '', type: 'text' })
  return { ...named, options, groups }
}

export function errorsView(
  heading: string,
  list: readonly { readonly href: string; readonly message: string }[],
): ErrorsView | undefined {
  return list.length > 0 ? { heading, list } : undefined
}

export function pointErrors(
  heading: string,
  problems: readonly PointProblem[],
  texts: PointTexts,
): ErrorsView | undefined {
  return errorsView(
    heading,
    problems.map((problem) => ({ href: `#${problem.field}`, message: pointProblemText(problem, texts) })),
  )
}

/** In the order of the Vietnamese alphabet. */
export function byName<Named extends { readonly name: string }>(all: readonly Named[]): Named[] {
  return [...all].sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
}

function unitOptions(agency: Agency, chosen: string): OptionView[] {
  return byName(agency.units)
    .map((unit) => ({ ...unit, value: unitValue(agency.code, unit.code) }))
    .filter(({ value, endedOn }) => endedOn === undefined || value === chosen)
    .map(({ value, name }) => ({ value, text: name, selected: value === chosen }))
}
