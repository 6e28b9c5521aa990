import type { Request } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The language of a public page: what its address says, and nothing a browser has kept. */
export function surveyLanguage(request: Request): Language {
  return request.query['lang'] === 'en' ? 'en' : 'vi'
}
