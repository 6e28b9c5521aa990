import type { Request, Router } from 'express'
import { answersSchema } from '../../survey-forms/answers-schema.ts'
import type { FormDefinition, FormId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { paths } from '../paths.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'

/** A form version never changes: whoever has it may keep it. */
const keepForDay = 'public, max-age=86400, immutable'

interface Needs {
  readonly forms: FormLookup
  readonly formVersions: { know(ids: readonly FormId[]): Promise<void> }
}

/** Form versions for programs: the definition, and the JSON Schema of a response to it. */
export function addFormsRoutes(router: Router, { forms, formVersions }: Needs): void {
  router.get(paths.apiForm, async (request, response) => {
    const form = await formOf(request)
    response.set('Cache-Control', keepForDay).json(form)
  })

  router.get(paths.apiFormSchema, async (request, response) => {
    const schema = answersSchema(await formOf(request))
    response.set('Cache-Control', keepForDay).type('application/schema+json').send(JSON.stringify(schema))
  })

  async function formOf(request: Request): Promise<FormDefinition> {
    const id = param(request, 'form')
    // Names of forms have this shape: others cost no query.
    if (/^[a-z][a-z0-9-]{0,63}\.v[1-9]\d{0,5}$/.test(id)) await formVersions.know([id])
    const form = forms(id)
    if (!form) throw new HttpProblem(404, 'unknown-form')
    return form
  }
}
