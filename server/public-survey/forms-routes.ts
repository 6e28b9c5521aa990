import type { Request, Router } from 'express'
import { answersSchema } from '../../survey-forms/answers-schema.ts'
import type { FormDefinition } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { paths } from '../paths.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { param } from '../web/param.ts'

/** A form version never changes: whoever has it may keep it. */
const keepForDay = 'public, max-age=86400, immutable'

/** Form versions for programs: the definition, and the JSON Schema of a response to it. */
export function addFormsRoutes(router: Router, { forms }: { forms: FormLookup }): void {
  router.get(paths.apiForm, (request, response) => {
    response.set('Cache-Control', keepForDay).json(formOf(request))
  })

  router.get(paths.apiFormSchema, (request, response) => {
    const schema = answersSchema(formOf(request))
    response.set('Cache-Control', keepForDay).type('application/schema+json').send(JSON.stringify(schema))
  })

  function formOf(request: Request): FormDefinition {
    const form = forms(param(request, 'form'))
    if (!form) throw new HttpProblem(404, 'unknown-form')
    return form
  }
}
