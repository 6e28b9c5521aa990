import { createHash, randomUUID } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Language } from '../../survey-forms/form-definition.ts'
import { inlineStylesheet } from '../survey-page/inline-stylesheet.ts'
import { type SurveyViewOptions, surveyView } from '../survey-page/survey-view.ts'
import type { Assets } from '../web/assets.ts'
import { inlineStylePolicy } from '../web/security.ts'
import type { Views } from '../web/views.ts'
import type { SurveyMessage } from './message-views.ts'
import { type SplicedPage, splicedPage } from './spliced-page.ts'
import type { SurveyPeriod, SurveyPlace } from './survey-directory.ts'

/** Sends the public pages, each whole in one answer. */
export interface SurveyPages {
  /** The empty form, kept compressed and given a submission id of its own each time. */
  sendForm(request: Request, response: Response, shown: ShownForm): void
  /** The form again, filled in, after something stood against it. */
  sendFilledForm(request: Request, response: Response, options: FilledForm): Promise<void>
  sendMessage(request: Request, response: Response, message: SurveyMessage): Promise<void>
}

export interface ShownForm {
  readonly place: SurveyPlace
  readonly target: SurveyPeriod
  readonly language: Language
  readonly submission: string
}

interface KeptForm {
  readonly page: SplicedPage
  readonly plainHeaders: OutgoingHttpHeaders
  readonly gzipHeaders: OutgoingHttpHeaders
}

export type FilledForm = Omit<SurveyViewOptions, 'surveyor' | 'simulated'> & { readonly status: number }

/** Stands for the id while a page is prepared; drawn anew by each process, so that no text of a page can hold it. */
const placeholder = randomUUID()
const compress = promisify(gzip)

export function createSurveyPages({
  views,
  assets,
  settings,
  isHttps,
}: {
  views: Views
  assets: Assets
  settings: () => { surveyor: string; simulated: boolean }
  /** Whether the public address is HTTPS, so that browsers are told to keep to it. */
  isHttps: boolean
}): SurveyPages {
  const stylesheet = inlineStylesheet(assets.text('survey.css'))
  const digest = createHash('sha256').update(stylesheet).digest('base64')
  const headers = {
    ...pageHeaders(digest),
    // Browsers take no notice of these over plain HTTP.
    ...(isHttps && {
      'Strict-Transport-Security': 'max-age=31536000',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }),
  }
  const kept = new WeakMap<SurveyPlace, Map<string, KeptForm>>()

  function keptForm({ place, target, language }: ShownForm): KeptForm {
    const { surveyor, simulated } = settings()
    const pages = kept.get(place) ?? new Map<string, KeptForm>()
    kept.set(place, pages)
    const key = `${language} ${simulated} ${surveyor}`
    const known = pages.get(key)
    if (known) return known
    const view = surveyView({
      place,
      target,
      language,
      submission: placeholder,
      surveyor,
      simulated,
    })
    const page = splicedPage(views('survey', { ...view, stylesheet }), placeholder)
    // Every id has the same length, so the headers are kept with the page.
    const form: KeptForm = {
      page,
      plainHeaders: { ...headers, 'Content-Length': Buffer.byteLength(page.plain(placeholder)) },
      gzipHeaders: {
        ...headers,
        'Content-Encoding': 'gzip',
        'Content-Length': page.gzip(placeholder).length,
      },
    }
    pages.set(key, form)
    return form
  }

  async function send(request: Request, response: Response, status: number, html: string): Promise<void> {
    response.status(status).set(headers)
    if (acceptsGzip(request)) {
      const packed = await compress(html)
      response.set('Content-Encoding', 'gzip').end(packed)
    } else {
      response.end(html)
    }
  }

  return {
    sendForm(request, response, shown) {
      const { page, plainHeaders, gzipHeaders } = keptForm(shown)
      if (acceptsGzip(request))
        response.writeHead(200, gzipHeaders).end(page.gzip(shown.submission), 'latin1')
      else response.writeHead(200, plainHeaders).end(page.plain(shown.submission))
    },
    async sendFilledForm(request, response, { status, ...options }) {
      const html = views('survey', { ...surveyView({ ...options, ...settings() }), stylesheet })
      await send(request, response, status, html)
    },
    async sendMessage(request, response, { status, ...message }) {
      const html = views('survey-message', {
        ...message,
        simulated: settings().simulated ? message.simulatedText : '',
        stylesheet,
      })
      await send(request, response, status, html)
    },
  }
}

/**
 * `private, no-cache` lets Back show the page as it was left, with its answers and its submission id; `no-store`
 * would make a new id, and a second response.
 */
function pageHeaders(styleDigest: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding',
    'Content-Security-Policy': inlineStylePolicy(styleDigest),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  }
}

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(
    (request.headers['accept-encoding'] as string | undefined) ?? '',
  )
}
