import { type Request, Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Agency, Unit } from '../storage/registry-store.ts'
import { registryTexts } from '../texts/registry-texts.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { changeAgency } from './change-records.ts'
import { agencyWords, changesSince } from './history.ts'
import { parseUnit, type Typed } from './parse-records.ts'
import { type RecordFormInput, recordForm } from './record-form.ts'
import { isUnitUsed } from './references.ts'
import { codeKey } from './registry-fields.ts'
import {
  agencyOf,
  answer,
  type RegistryParts,
  type Saved,
  saveRecord,
  seenRevision,
  typedFields,
} from './registry-parts.ts'
import { type RegistryState, readRegistry } from './registry-state.ts'

/** The units of an agency: added, renamed, ended. They are parts of its record and share its revision. */
export function unitsRoutes(parts: RegistryParts): Router {
  const { page, audit, inTurn } = parts
  const router = Router()
  const manage = requireStaff('manage-registry')

  router.get(paths.newUnit, manage, async (request, response) => {
    const agency = agencyOf(request, await readRegistry(parts))
    response.send(page(request, 'registry-form', recordForm(newForm(request, agency, {}))))
  })

  router.post(paths.newUnit, manage, takeForm, async (request, response) => {
    const typed = typedFields(request, ['code', 'name', 'endedOn'])
    const saved = await inTurn(async () => {
      const agency = agencyOf(request, await readRegistry(parts))
      // Whatever else of the agency was changed meanwhile: a new unit changes nothing that is there.
      return saveRecord({
        ...{ current: agency, seen: agency.revision ?? 0, parsed: parseUnit(agency, null, typed) },
        form: newForm(request, agency, typed),
        store: (unit) => store(request, agency, [...agency.units, unit], 'unit-added'),
        since: async () => null,
        done: pageOf(agency),
      })
    })
    answer(parts, request, response, saved)
  })

  router.get(paths.unit, manage, async (request, response) => {
    const state = await readRegistry(parts)
    const agency = agencyOf(request, state)
    const unit = unitOf(request, agency)
    const form = await editForm(request, state, agency, unit, typedOf(unit))
    response.send(page(request, 'registry-form', recordForm(form)))
  })

  router.post(paths.unit, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const typed = typedFields(request, ['name', 'endedOn'])
    const saved = await inTurn(async () => {
      const state = await readRegistry(parts)
      const agency = agencyOf(request, state)
      const before = unitOf(request, agency)
      return saveRecord({
        ...{ current: agency, seen, parsed: parseUnit(agency, before, typed) },
        form: await editForm(request, state, agency, before, typed),
        store: (unit) => {
          const units = agency.units.map((one) => (one === before ? unit : one))
          return store(request, agency, units, 'unit-changed')
        },
        since: () => changesSince(audit, 'agency', agency, seen, agencyWords),
        done: pageOf(agency),
      })
    })
    answer(parts, request, response, saved)
  })

  router.post(paths.removeUnit, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const saved = await inTurn(async (): Promise<Saved> => {
      const state = await readRegistry(parts)
      const agency = agencyOf(request, state)
      const unit = unitOf(request, agency)
      const units = agency.units.filter((one) => one !== unit)
      const isFree =
        (agency.revision ?? 0) === seen && !(await isUnitUsed(parts, state, agency.code, unit.code))
      if (isFree && (await store(request, agency, units, 'unit-removed'))) return { done: pageOf(agency) }
      const form = await editForm(request, state, agency, unit, typedOf(unit))
      const introduction = registryTexts[requestLanguage(request)].forms.removeRefused
      return { status: 409, form: { ...form, introduction } }
    })
    answer(parts, request, response, saved)
  })

  function store(
    request: Request,
    agency: Agency,
    units: readonly Unit[],
    action: 'unit-added' | 'unit-changed' | 'unit-removed',
  ): Promise<boolean> {
    return changeAgency(parts, signedIn(request), agency, { ...agency, units }, action)
  }

  function newForm(request: Request, agency: Agency, typed: Typed): RecordFormInput {
    const language = requestLanguage(request)
    const { forms } = registryTexts[language]
    return {
      ...{ language, heading: forms.newUnit(agency.name), typed },
      action: link(paths.newUnit, { agency: agency.code }),
      fields: [
        { id: 'code', label: forms.unitLabels.code, hint: forms.codeHint },
        { id: 'name', label: forms.unitLabels.name },
      ],
      back: { href: link(paths.agency, { agency: agency.code }), text: forms.backToAgency(agency.name) },
    }
  }

  async function editForm(
    request: Request,
    state: RegistryState,
    agency: Agency,
    unit: Unit,
    typed: Typed,
  ): Promise<RecordFormInput> {
    const language = requestLanguage(request)
    const { forms } = registryTexts[language]
    const address = { agency: agency.code, unit: unit.code }
    const seen = agency.revision ?? 0
    const isUsed = await isUnitUsed(parts, state, agency.code, unit.code)
    return {
      ...{ language, heading: forms.editUnit(unit.name, agency.name), action: link(paths.unit, address) },
      ...{ typed, seen },
      fields: [
        { id: 'name', label: forms.unitLabels.name },
        { id: 'endedOn', type: 'date' },
      ],
      remove: isUsed ? undefined : { action: link(paths.removeUnit, address), seen },
      back: { href: link(paths.agency, { agency: agency.code }), text: forms.backToAgency(agency.name) },
    }
  }

  return router
}

function unitOf(request: Request, { units }: Agency): Unit {
  const unit = units.find(({ code }) => codeKey(code) === codeKey(param(request, 'unit')))
  if (unit === undefined) throw new HttpProblem(404, 'not-found')
  return unit
}

function typedOf({ name, endedOn = '' }: Unit): Typed {
  return { name, endedOn }
}

function pageOf({ code }: Agency): string {
  return `${link(paths.agency, { agency: code })}?done=saved#units`
}
