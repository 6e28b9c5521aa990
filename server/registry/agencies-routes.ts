import { type Request, Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Agency } from '../storage/registry-store.ts'
import { registryImportTexts } from '../texts/registry-import-texts.ts'
import { type RecordField, registryTexts } from '../texts/registry-texts.ts'
import { requestLanguage } from '../web/language.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { agenciesView } from './agencies-view.ts'
import { agencyView } from './agency-view.ts'
import { changeAgency } from './change-records.ts'
import { agencyHistory, agencyWords, changesSince } from './history.ts'
import { parseAgency, type Typed } from './parse-records.ts'
import { type RecordFormInput, recordForm } from './record-form.ts'
import { isAgencyUsed } from './references.ts'
import { cleanText } from './registry-fields.ts'
import {
  agencyOf,
  answer,
  mayManage,
  type RegistryParts,
  type Saved,
  saveRecord,
  seenRevision,
  typedFields,
} from './registry-parts.ts'
import { type RegistryState, readRegistry } from './registry-state.ts'

const fields: readonly RecordField[] = ['name', 'beganOn', 'endedOn', 'predecessors']

/** The list of agencies, the page of one, and its forms. */
export function agenciesRoutes(parts: RegistryParts): Router {
  const { page, trail, registry, audit, inTurn } = parts
  const router = Router()
  const see = requireStaff('see-registry')
  const manage = requireStaff('manage-registry')

  router.get(paths.agencies, see, async (request, response) => {
    const { q, done } = request.query
    const language = requestLanguage(request)
    const query = typeof q === 'string' ? cleanText(q).slice(0, 100) : ''
    const view = agenciesView(language, await readRegistry(parts), {
      query,
      mayManage: mayManage(request),
      done: done === 'imported' ? registryImportTexts[language].done : undefined,
    })
    response.send(page(request, 'registry-agencies', view))
  })

  router.get(paths.newAgency, manage, async (request, response) => {
    response.send(page(request, 'registry-form', recordForm(newForm(request, {}))))
  })

  router.post(paths.agencies, manage, takeForm, async (request, response) => {
    const typed = typedFields(request, ['code', ...fields])
    const saved = await inTurn(async (): Promise<Saved> => {
      const form = newForm(request, typed)
      const parsed = parseAgency(await readRegistry(parts), null, typed)
      if (!parsed.ok) return { status: 422, form: { ...form, problems: parsed.problems } }
      const { code } = parsed.value
      if (await changeAgency(parts, signedIn(request), null, parsed.value)) {
        return { done: `${link(paths.agency, { agency: code })}?done=saved` }
      }
      // Another process took the code a moment ago.
      return { status: 422, form: { ...form, problems: [{ field: 'code', code: 'taken-code', text: code }] } }
    })
    answer(parts, request, response, saved)
  })

  router.get(paths.agency, see, async (request, response) => {
    const state = await readRegistry(parts)
    const agency = agencyOf(request, state)
    const { done } = request.query
    const view = agencyView({
      ...{ language: requestLanguage(request), state, agency, mayManage: mayManage(request) },
      history: await agencyHistory(audit, agency.code),
      done: done === 'saved' || done === 'merged' ? done : undefined,
    })
    response.send(page(request, 'registry-agency', view))
  })

  router.get(paths.editAgency, manage, async (request, response) => {
    const state = await readRegistry(parts)
    const agency = agencyOf(request, state)
    const form = await editForm(request, state, agency, typedOf(agency))
    response.send(page(request, 'registry-form', recordForm(form)))
  })

  router.post(paths.editAgency, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const typed = typedFields(request, fields)
    const saved = await inTurn(async () => {
      const state = await readRegistry(parts)
      const current = agencyOf(request, state)
      return saveRecord({
        ...{ current, seen, parsed: parseAgency(state, current, typed) },
        form: await editForm(request, state, current, typed),
        store: (after) => changeAgency(parts, signedIn(request), current, after),
        since: () => changesSince(audit, 'agency', current, seen, agencyWords),
        done: `${link(paths.agency, { agency: current.code })}?done=saved`,
      })
    })
    answer(parts, request, response, saved)
  })

  router.post(paths.removeAgency, manage, takeForm, async (request, response) => {
    const seen = seenRevision(request)
    const saved = await inTurn(async (): Promise<Saved> => {
      const state = await readRegistry(parts)
      const current = agencyOf(request, state)
      const change = {
        action: 'agency-removed' as const,
        subject: { kind: 'agency', id: current.code },
        ...{ agency: current.code, before: current },
      }
      const isFree = (current.revision ?? 0) === seen && !(await isAgencyUsed(parts, state, current.code))
      const isRemoved =
        isFree && (await trail.changing(signedIn(request), change, () => registry.remove(current)))
      if (isRemoved) return { done: paths.agencies }
      const form = await editForm(request, state, current, typedOf(current))
      const introduction = registryTexts[requestLanguage(request)].forms.removeRefused
      return { status: 409, form: { ...form, introduction } }
    })
    answer(parts, request, response, saved)
  })

  function newForm(request: Request, typed: Typed): RecordFormInput {
    const language = requestLanguage(request)
    const { forms } = registryTexts[language]
    return {
      ...{ language, heading: forms.newAgency, action: paths.agencies, typed },
      fields: [{ id: 'code', hint: forms.codeHint }, ...agencyFields],
      back: { href: paths.agencies, text: forms.backToAgencies },
    }
  }

  async function editForm(
    request: Request,
    state: RegistryState,
    agency: Agency,
    typed: Typed,
  ): Promise<RecordFormInput> {
    const language = requestLanguage(request)
    const { forms } = registryTexts[language]
    const { code, name, revision: seen = 0 } = agency
    const isUsed = await isAgencyUsed(parts, state, code)
    return {
      ...{ language, heading: forms.editAgency(name), action: link(paths.editAgency, { agency: code }) },
      ...{ fields: agencyFields, typed, seen },
      remove: isUsed ? undefined : { action: link(paths.removeAgency, { agency: code }), seen },
      back: { href: link(paths.agency, { agency: code }), text: forms.backToAgency(name) },
    }
  }

  return router
}

const agencyFields: RecordFormInput['fields'] = [
  { id: 'name' },
  { id: 'beganOn', type: 'date' },
  { id: 'endedOn', type: 'date' },
  { id: 'predecessors' },
]

function typedOf({ name, beganOn = '', endedOn, predecessors = [] }: Agency): Typed {
  return { name, beganOn, endedOn: endedOn ?? '', predecessors: predecessors.join(', ') }
}
