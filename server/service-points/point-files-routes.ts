import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Logo } from '../storage/logos-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { sheetTexts } from '../texts/sheet-texts.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Views } from '../web/views.ts'
import { isPrintable } from './is-printable.ts'
import { pointQr } from './point-qr.ts'
import { qrPng } from './qr-png.ts'
import { qrSvg } from './qr-svg.ts'
import { sheetView } from './sheet-view.ts'
import { sheetContent } from './sheets/sheet-content.ts'
import { shortAddress } from './survey-address.ts'

interface Parts {
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly logos: { read(): Promise<Logo | null> }
  readonly installation: () => Settings
  readonly views: Views
  readonly assets: Assets
}

interface Printing {
  readonly addressOf: (request: Request, code: string) => string
  readonly trialSite: (request: Request) => string | null
  /** @throws HttpProblem where there is no such point, or it is not the reader's */
  readonly pointOf: (request: Request) => Promise<Point>
}

/** What one point gives away: its sheet on the screen, and its QR code as files. */
export function pointFilesRoutes(parts: Parts, { addressOf, trialSite, pointOf }: Printing): Router {
  const { registry, logos, installation } = parts
  const router = Router()

  router.get(paths.pointSheet, async (request, response) => {
    const point = await printablePoint(request)
    const [agencies, logo] = await Promise.all([registry.agencies(), logos.read()])
    const site = trialSite(request)
    const content = sheetContent({
      point,
      agencies: point.agencies.map((code) => agencies.find((agency) => agency.code === code)?.name ?? code),
      address: addressOf(request, point.code),
      installation: installation(),
      logo,
      trial: site !== null,
    })
    const stylesheet = parts.assets.href('sheet.css')
    const view = sheetView({ language: requestLanguage(request), stylesheet, content, trialSite: site })
    response.send(parts.views('point-sheet', view))
  })

  router.get(paths.pointQrSvg, async (request, response) => {
    const point = await printablePoint(request)
    const address = addressOf(request, point.code)
    const svg = qrSvg(pointQr(address, await logos.read()), sheetTexts.qrTitle(shortAddress(address)))
    sendFile(response, `${fileName(point)}.svg`, 'image/svg+xml', Buffer.from(svg))
  })

  router.get(paths.pointQrPng, async (request, response) => {
    const point = await printablePoint(request)
    const png = qrPng(pointQr(addressOf(request, point.code), await logos.read()))
    sendFile(response, `${fileName(point)}.png`, 'image/png', png)
  })

  /** A sheet that opens nothing must not be printed again. */
  async function printablePoint(request: Request): Promise<Point> {
    const point = await pointOf(request)
    if (point.retiredAt !== null) throw new HttpProblem(410, 'retired-point')
    if (!isPrintable(point)) throw new HttpProblem(404, 'not-found')
    return point
  }

  return router
}

/** @example fileName(point) // 'qr-SCT-k7m2qx4h' */
function fileName(point: Point): string {
  return ['qr', ...point.agencies.slice(0, 3), point.code].join('-')
}

function sendFile(response: Response, name: string, type: string, content: Buffer): void {
  response.attachment(name).type(type).send(content)
}
