import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Logo } from '../storage/logos-store.ts'
import type { Point } from '../storage/points-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { PrintProblem } from '../texts/points-texts.ts'
import { sheetTexts } from '../texts/sheet-texts.ts'
import { asciiName } from '../web/ascii-name.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { isPrintable } from './is-printable.ts'
import { maySee } from './point-access.ts'
import { parseFilter } from './points-filter.ts'
import { type SheetContent, sheetContent } from './sheets/sheet-content.ts'
import { type SheetFormat, sheetFormats } from './sheets/sheet-formats.ts'

interface Parts {
  readonly points: { all(): Promise<Point[]> }
  readonly registry: { agencies(): Promise<Agency[]> }
  readonly logos: { read(): Promise<Logo | null> }
  readonly installation: () => Settings
  readonly clock: () => Date
}

interface Printing {
  readonly addressOf: (request: Request, code: string) => string
  /** Whether the public address is not set. */
  readonly isTrial: boolean
  /** The points that the filter of a request asks for, of those the reader may see. */
  readonly filteredPoints: (request: Request) => Promise<Point[]>
  /** Shows the list again, with the reason why nothing was printed. */
  readonly refuse: (request: Request, response: Response, problem: PrintProblem) => Promise<void>
}

/** Sheets in one file at most: some minutes of a printer, some seconds of this process. */
const mostSheets = 500

/** The sheets of points as one PDF: of those that are ticked, or of all that the filter asks for. */
export function sheetsRoutes(parts: Parts, printing: Printing): Router {
  const { points, registry, logos, installation, clock } = parts
  const router = Router()

  router.get(paths.pointSheets, async (request, response, next) => {
    const format = sheetFormats.find((known) => known === request.query['format'])
    if (format === undefined) {
      await printing.refuse(request, response, 'no-format')
      return
    }
    const isAll = request.query['scope'] === 'all'
    const asked = isAll ? await printing.filteredPoints(request) : await chosenPoints(request)
    const printable = asked.filter(isPrintable)
    if (printable.length === 0 || printable.length > mostSheets) {
      await printing.refuse(request, response, printable.length === 0 ? 'none' : 'too-many')
      return
    }
    const agencies = await registry.agencies()
    const sorted = inOrder(printable, agencies)
    const contents = contentsOf(request, sorted, agencies, await logos.read())
    const title = titleOf(sorted, agencies)
    response
      .attachment(`${fileName(format, sorted, isAll ? parseFilter(request.query).block : '')}.pdf`)
      .type('application/pdf')
    // Read when first needed: the library that writes PDF is a tenth of a second of every start.
    const { writeSheets } = await import('./sheets/write-sheets.ts')
    await writeSheets({ title, madeAt: clock(), format, contents }, response).catch((error: unknown) => {
      // Who has closed the window does not want the rest.
      if (!request.destroyed && !response.destroyed) next(error)
    })
  })

  async function chosenPoints(request: Request): Promise<Point[]> {
    const codes = new Set([request.query['code']].flat().filter((code) => typeof code === 'string'))
    const chosen = (await points.all()).filter(({ code }) => codes.has(code))
    if (chosen.length < codes.size) throw new HttpProblem(404, 'unknown-point')
    if (!chosen.every((point) => maySee(request.staff, point))) throw new HttpProblem(403, 'not-allowed')
    // One that was retired since the list was opened is left out; asked for alone, it is said to be retired.
    if (chosen.length > 0 && chosen.every(({ retiredAt }) => retiredAt !== null)) {
      throw new HttpProblem(410, 'retired-point')
    }
    return chosen
  }

  function* contentsOf(
    request: Request,
    printable: readonly Point[],
    agencies: readonly Agency[],
    logo: Logo | null,
  ): Generator<SheetContent> {
    for (const point of printable) {
      yield sheetContent({
        point,
        agencies: namesOf(point, agencies),
        address: printing.addressOf(request, point.code),
        installation: installation(),
        logo,
        trial: printing.isTrial,
      })
    }
  }

  return router
}

/** As somebody hands them out: agency by agency, place by place, desk by desk. */
function inOrder(points: readonly Point[], agencies: readonly Agency[]): Point[] {
  const names = new Map(agencies.map(({ code, name }) => [code, name]))
  const key = ({ agencies: served, place, desk, code }: Point) =>
    [names.get(served[0] ?? '') ?? '', place, desk, code] as const
  return [...points].sort((a, b) => {
    const [first, second] = [key(a), key(b)]
    const differing = first.findIndex((part, index) => part !== second[index])
    return differing < 0
      ? 0
      : (first[differing] ?? '').localeCompare(second[differing] ?? '', 'vi', { numeric: true })
  })
}

function titleOf(points: readonly Point[], agencies: readonly Agency[]): string {
  const names = new Set(points.map((point) => namesOf(point, agencies).join(', ')))
  const [name = ''] = names
  return names.size === 1 ? `${sheetTexts.title} – ${name}` : sheetTexts.title
}

function namesOf(point: Point, agencies: readonly Agency[]): string[] {
  return point.agencies.map((served) => agencies.find(({ code }) => code === served)?.name ?? served)
}

/** @example fileName('a5', [point], '') // 'to-ma-qr-a5-sct-k7m2qx4h' */
function fileName(format: SheetFormat, points: readonly Point[], block: string): string {
  const [first] = points
  const served = new Set(points.flatMap(({ agencies }) => agencies))
  const agency = served.size === 1 ? first?.agencies[0] : block
  return asciiName(['to-ma-qr', format, agency, points.length === 1 ? first?.code : `${points.length}-diem`])
}
