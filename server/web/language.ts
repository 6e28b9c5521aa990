import { parse } from 'cookie'
import type { Request, RequestHandler } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'

const cookieName = 'lang'

/** The language a request asks for by `?lang=`, else the one chosen before on staff pages; else Vietnamese. */
export function requestLanguage(request: Request): Language {
  const asked = asLanguage(request.query['lang'])
  return asked ?? asLanguage(parse(request.get('cookie') ?? '')[cookieName]) ?? 'vi'
}

/** Keeps the language chosen by `?lang=` for the pages that follow. Not used on the public form, which sets nothing. */
export const keepLanguage: RequestHandler = (request, response, next) => {
  const asked = asLanguage(request.query['lang'])
  if (asked) response.cookie(cookieName, asked, { sameSite: 'lax', path: '/', maxAge: 365 * 86_400_000 })
  next()
}

function asLanguage(value: unknown): Language | undefined {
  return value === 'vi' || value === 'en' ? value : undefined
}
