import type { Request } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'

/** The language of a public page: what its address says, and nothing a browser has kept. */
export function publicLanguage(request: Request): Language {
  // Most addresses carry no query, and reading one costs Express a parse each time.
  return request.url.includes('?') && request.query['lang'] === 'en' ? 'en' : 'vi'
}
