import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { paths } from '../paths.ts'
import { takeUpload, uploadedFile } from '../spreadsheets/upload.ts'
import type { Logo } from '../storage/logos-store.ts'
import { pointsTexts } from '../texts/points-texts.ts'
import { sheetLogoTexts } from '../texts/sheet-logo-texts.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { reachOf } from '../web/permissions.ts'
import { signedIn } from '../web/require-staff.ts'
import { errorsView } from './point-fields-view.ts'
import { type LogoProblem, largestLogo, readLogo } from './read-logo.ts'

interface Parts {
  readonly logos: {
    read(): Promise<Logo | null>
    write(logo: Logo): Promise<void>
    remove(): Promise<void>
  }
  readonly trail: AuditTrail
  readonly assets: Assets
  readonly page: Page
}

/** The logo that all sheets of the province share: home affairs alone. */
export function logoRoutes({ logos, trail, assets, page }: Parts): Router {
  const router = Router()
  const subject = { kind: 'sheet-logo', id: 'sheets' } as const

  router.get(paths.sheetLogo, requireEverywhere, async (request, response) => {
    await send(request, response, null)
  })

  router.get(paths.sheetLogoImage, requireEverywhere, async (_request, response) => {
    const logo = await logos.read()
    if (!logo) throw new HttpProblem(404, 'not-found')
    response.type('image/png').send(Buffer.from(logo.png, 'base64'))
  })

  router.post(
    paths.sheetLogo,
    requireEverywhere,
    // A file that is only somewhat too large is told so on the page; what is far too large is not taken in at all.
    takeUpload('logo', { maxBytes: 4 * largestLogo }),
    async (request, response) => {
      const read = readLogo(uploadedFile(request)?.bytes ?? null)
      if (!read.ok) {
        await send(request, response, read.problem)
        return
      }
      const change = {
        action: 'sheet-logo-changed',
        subject,
        before: summary(await logos.read()),
        after: summary(read.logo),
      } as const
      await trail.changing(signedIn(request), change, () => logos.write(read.logo))
      response.redirect(303, `${paths.sheetLogo}?done=saved`)
    },
  )

  router.post(paths.removeSheetLogo, requireEverywhere, async (request, response) => {
    const logo = await logos.read()
    if (logo) {
      const change = { action: 'sheet-logo-removed', subject, before: summary(logo) } as const
      await trail.changing(signedIn(request), change, () => logos.remove())
    }
    response.redirect(303, `${paths.sheetLogo}?done=removed`)
  })

  async function send(request: Request, response: Response, problem: LogoProblem | null): Promise<void> {
    const language = requestLanguage(request)
    const texts = sheetLogoTexts[language]
    const list = pointsTexts[language]
    const logo = await logos.read()
    const message = problem ? texts.problems[problem] : undefined
    const { done } = request.query
    const view = {
      title: message ? list.errorTitle(texts.heading) : texts.heading,
      heading: texts.heading,
      introduction: texts.introduction,
      errors: errorsView(list.errorHeading, message ? [{ href: '#logo', message }] : []),
      said: done === 'saved' && logo ? texts.saved : done === 'removed' && !logo ? texts.removed : undefined,
      none: logo ? undefined : texts.none,
      logo: logo && {
        src: `${paths.sheetLogoImage}?v=${summary(logo)?.sha256.slice(0, 12)}`,
        alt: texts.now,
        width: logo.width,
        height: logo.height,
        action: paths.removeSheetLogo,
        remove: texts.remove,
      },
      action: paths.sheetLogo,
      file: {
        label: texts.file,
        hint: texts.fileHint,
        error: message,
        describedBy: message ? 'logo-hint logo-error' : 'logo-hint',
      },
      save: texts.save,
      back: { href: paths.points, text: list.backToPoints },
      stylesheet: assets.href('points.css'),
    }
    response.status(problem ? 422 : 200).send(page(request, 'sheet-logo', view))
  }

  return router
}

/** Lets only those through who manage the points of all agencies. */
export function requireEverywhere(request: Request, _response: Response, next: () => void): void {
  if (reachOf(request.staff, 'manage-points') !== 'all') throw new HttpProblem(403, 'not-allowed')
  next()
}

/** What the audit trail tells of a logo: enough to know it again. */
function summary(logo: Logo | null): { sha256: string; width: number; height: number } | null {
  return (
    logo && {
      sha256: createHash('sha256').update(logo.png).digest('hex'),
      width: logo.width,
      height: logo.height,
    }
  )
}
