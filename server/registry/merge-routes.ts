import { type Request, Router } from 'express'
import { link, paths } from '../paths.ts'
import { requestLanguage } from '../web/language.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { changeAgency } from './change-records.ts'
import { mergeView } from './merge-view.ts'
import { planMerger } from './plan-merger.ts'
import { type RegistryParts, typedFields } from './registry-parts.ts'

/** As many agencies as make one: the communes of a district, and more. */
const mostChosen = 90

/** Agencies merged, given another code, or divided. */
export function mergeRoutes(parts: RegistryParts): Router {
  const { page, registry, inTurn } = parts
  const router = Router()
  const manage = requireStaff('manage-registry')

  router.get(paths.mergeAgencies, manage, async (request, response) => {
    const { agency } = request.query
    const chosen = typeof agency === 'string' ? [agency] : []
    const agencies = await registry.agencies()
    const view = mergeView({ language: requestLanguage(request), agencies, chosen, typed: {} })
    response.send(page(request, 'registry-merge', view))
  })

  router.post(paths.mergeAgencies, manage, takeForm, async (request, response) => {
    const chosen = postedList(request, 'agency')
    const typed = typedFields(request, ['code', 'name', 'on'])
    const outcome = await inTurn(async () => {
      const agencies = await registry.agencies()
      const planned = planMerger(agencies, chosen, typed)
      if (!planned.ok) return { agencies, problems: planned.problems }
      const by = signedIn(request)
      const { ended, heir } = planned.value
      // The old ones first: after a stop in between, the same form finds them ended and makes the new one.
      for (const { before, after } of ended) {
        if (!(await changeAgency(parts, by, before, after))) return null
      }
      return (await changeAgency(parts, by, heir.before, heir.after)) ? { code: heir.after.code } : null
    })
    if (outcome !== null && 'code' in outcome) {
      response.redirect(303, `${link(paths.agency, { agency: outcome.code })}?done=merged`)
      return
    }
    // Null: somebody changed one of them at this moment. The form shows them as they are now.
    const { agencies, problems } = outcome ?? { agencies: await registry.agencies(), problems: [] }
    const view = mergeView({ language: requestLanguage(request), agencies, chosen, typed, problems })
    response.status(outcome === null ? 409 : 422).send(page(request, 'registry-merge', view))
  })

  return router
}

/** The values of a field that may be posted many times; anything else is none. */
function postedList(request: Request, name: string): readonly string[] {
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return []
  const value = (body as Record<string, unknown>)[name]
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one) => typeof one === 'string').slice(0, mostChosen)
}
