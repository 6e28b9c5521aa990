import { foldedName } from '../../survey-forms/folded-name.ts'
import type { Place } from '../storage/places-store.ts'
import type { PointProblem } from './point-problem.ts'
import { nameProblem } from './posted-texts.ts'

/** Where a point stands: a registered place by its code and name, or a name alone. */
export interface ChosenPlace {
  readonly place: string
  readonly placeCode: string | null
}

type PlaceProblem = Extract<PointProblem, { readonly field: 'place' | 'placeCode' }>

type ParsedPlace =
  | { readonly ok: true; readonly chosen: ChosenPlace }
  | { readonly ok: false; readonly problem: PlaceProblem }

/**
 * Reads a place that was chosen from the registry or typed. Typing the name of a registered place chooses it.
 * @param code posted `placeCode`; blank: the place is named
 * @param name posted `place`
 */
export function parsePlace(code: string, name: string, places: readonly Place[]): ParsedPlace {
  const present = places.filter(({ endedOn }) => endedOn === null)
  if (code === '') {
    const problem = nameProblem(name)
    if (problem) return { ok: false, problem: { field: 'place', problem } }
    const registered = present.find((place) => foldedName(place.name) === foldedName(name))
    return { ok: true, chosen: registered ? chosen(registered) : { place: name, placeCode: null } }
  }
  const registered = present.find((place) => place.code === code)
  if (!registered) return { ok: false, problem: { field: 'placeCode', problem: 'not-an-option' } }
  if (name !== '' && foldedName(name) !== foldedName(registered.name)) {
    return { ok: false, problem: { field: 'place', problem: 'two-places' } }
  }
  return { ok: true, chosen: chosen(registered) }
}

function chosen({ code, name }: Place): ChosenPlace {
  return { place: name, placeCode: code }
}
