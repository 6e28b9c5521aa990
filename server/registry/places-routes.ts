import { type Request, Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Place } from '../storage/places-store.ts'
import { type RecordField, registryTexts } from '../texts/registry-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { changePlace } from './change-records.ts'
import { changesSince, placeWords } from './history.ts'
import { parsePlace, type Typed } from './parse-records.ts'
import { placesView } from './places-view.ts'
import { type RecordFormInput, recordForm } from './record-form.ts'
import { isPlaceUsed } from './references.ts'
import { codeKey } from './registry-fields.ts'
import {
  answer,
  mayManage,
  type RegistryParts,
  type Saved,
  saveRecord,
  seenRevision,
  typedFields,
} from './registry-parts.ts'
import { type RegistryState, readRegistry } from './registry-state.ts'

const fields: readonly RecordField[] = ['name', 'address', 'host', 'endedOn']

/** The places at which desks are: a list and the form of one. */
export function placesRoutes(parts: RegistryParts): Router {
  const { page, trail, places, audit, inTurn } = parts
  const router = Router()
  const manage = requireStaff('manage-registry')

  router.get(paths.places, requireStaff('see-registry'), async (request, response) => {
    const view = placesView(requestLanguage(request), await readRegistry(parts), mayManage(request))
    response.send(page(request, 'registry-places', view))
  })

  router.get(paths.newPlace, manage, async (request, response) => {
    const form = placeForm(request, await readRegistry(parts), null, {})
    response.send(page(request, 'registry-form', recordForm(form)))
  })

  router.post(paths.places, manage, takeForm, async (request, response) => {
    const typed = typedFields(request, ['code', ...fields])
    const saved = await inTurn(async (): Promise<Saved> => {
      const state = await readRegistry(parts)
      const parsed = parsePlace(state, null, typed)
      const form = placeForm(request, state, null, typed)
      if (!parsed.ok) return { status: 422, form: { ...form, problems: parsed.problems } }
      if (await changePlace(parts, signedIn(request), null, parsed.value)) return { done: paths.places }
      const { code } = parsed.value
      return { status: 422, form: { ...form, problems: [{ field: 'code', code: 'taken-code', text: code }] } }
    })
    answer(parts, request, response, saved)
  })

  router.get(paths.place, manage, async (request, response) => {
    const state = await readRegistry(parts)
    const place = placeOf(request, state)
    const form = placeForm(request, state, place, typedOf(place))
    response.send(page(request, 'registry-form', recordForm(form)))
  })

  router.post(paths.place, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const typed = typedFields(request, fields)
    const saved = await inTurn(async () => {
      const state = await readRegistry(parts)
      const current = placeOf(request, state)
      return saveRecord({
        ...{ current, seen, parsed: parsePlace(state, current, typed) },
        form: placeForm(request, state, current, typed),
        store: (after) => changePlace(parts, signedIn(request), current, after),
        since: () => changesSince(audit, 'place', current, seen, placeWords),
        done: paths.places,
      })
    })
    answer(parts, request, response, saved)
  })

  router.post(paths.removePlace, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const saved = await inTurn(async (): Promise<Saved> => {
      const state = await readRegistry(parts)
      const current = placeOf(request, state)
      const change = {
        action: 'place-removed' as const,
        subject: { kind: 'place', id: current.code },
        ...{ agency: current.host, before: current },
      }
      const isFree = (current.revision ?? 0) === seen && !isPlaceUsed(state, current.code)
      const isRemoved =
        isFree && (await trail.changing(signedIn(request), change, () => places.remove(current)))
      if (isRemoved) return { done: paths.places }
      const form = placeForm(request, state, current, typedOf(current))
      const introduction = registryTexts[requestLanguage(request)].forms.removeRefused
      return { status: 409, form: { ...form, introduction } }
    })
    answer(parts, request, response, saved)
  })

  function placeForm(
    request: Request,
    state: RegistryState,
    place: Place | null,
    typed: Typed,
  ): RecordFormInput {
    const language = requestLanguage(request)
    const { forms } = registryTexts[language]
    const hosts = state.agencies
      .filter(({ code, endedOn }) => endedOn === null || code === place?.host)
      .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))
    const seen = place?.revision ?? 0
    const address = place && { place: place.code }
    return {
      ...{ language, typed, heading: place === null ? forms.newPlace : forms.editPlace(place.name) },
      action: address === null ? paths.places : link(paths.place, address),
      ...(place === null ? {} : { seen, introduction: forms.placeHint }),
      fields: [
        ...(place === null
          ? [{ id: 'code' as const, label: forms.placeLabels.code, hint: forms.codeHint }]
          : []),
        { id: 'name', label: forms.placeLabels.name },
        { id: 'address' },
        {
          id: 'host',
          options: [
            { value: '', text: forms.noHost },
            ...hosts.map(({ code, name }) => ({ value: code, text: name })),
          ],
        },
        ...(place === null ? [] : [{ id: 'endedOn' as const, type: 'date' as const }]),
      ],
      remove:
        address === null || isPlaceUsed(state, address.place)
          ? undefined
          : { action: link(paths.removePlace, address), seen },
      back: { href: paths.places, text: forms.backToPlaces },
    }
  }

  return router
}

function placeOf(request: Request, { places }: RegistryState): Place {
  const place = places.find(({ code }) => codeKey(code) === codeKey(param(request, 'place')))
  if (place === undefined) throw new HttpProblem(404, 'not-found')
  return place
}

function typedOf({ name, address, host, endedOn }: Place): Typed {
  return { name, address, host: host ?? '', endedOn: endedOn ?? '' }
}
