import { type Request, type Response, Router } from 'express'
import { formId } from '../../survey-forms/form-definition.ts'
import type { FormLookup } from '../../survey-forms/form-lookup.ts'
import { parseSorting } from '../figures/table-sorting.ts'
import { type LiveIndex, snapshotId } from '../live-index/live-index.ts'
import { createPreviousChannels } from '../live-index/previous-channels.ts'
import type { VisibleFigures } from '../live-index/visible-figures.ts'
import { paths } from '../paths.ts'
import type { Stores } from '../storage/database.ts'
import type { Assets } from '../web/assets.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import type { Page } from '../web/page.ts'
import { param } from '../web/param.ts'
import { may } from '../web/permissions.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import type { Views } from '../web/views.ts'
import { agencyView } from './agency-view.ts'
import { blockView } from './block-view.ts'
import type { BoardInput } from './board-frame.ts'
import { firstStepsView } from './first-steps.ts'
import { parseMethodChoices } from './method-choices.ts'
import { methodsView } from './methods-view.ts'
import { overviewView } from './overview-view.ts'

export interface LiveBoardParts
  extends Pick<Stores, 'periods' | 'points' | 'accounts' | 'tallyLog' | 'publications'> {
  readonly clock: () => Date
  readonly config: { readonly publicUrl: string | null }
  readonly liveIndex: Pick<LiveIndex, 'underBothMethods'>
  readonly visibleFigures: Pick<VisibleFigures, 'snapshot'>
  readonly forms: FormLookup
  readonly views: Views
  readonly assets: Assets
  readonly page: Page
}

/** Asks for the moving part of a board alone; staff.js sends it after a live event. */
const fragmentHeader = 'x-fragment'

/**
 * The overview of periods, the live boards of a block and of an agency, and a block under two methods: pages of home
 * affairs, and the board of an agency also of its own people.
 */
export function liveBoardRoutes(parts: LiveBoardParts): Router {
  const { periods, page, views } = parts
  const stylesheet = parts.assets.href('board.css')
  const allowed = requireStaff('see-live-figures')
  const overAll = requireStaff('see-all-figures')
  const previousChannels = createPreviousChannels(parts)
  const router = Router()

  router.get(paths.homeAffairs, overAll, async (request, response) => {
    const language = requestLanguage(request)
    const guide = may(request.staff, 'manage-periods')
      ? await firstStepsView(parts, signedIn(request).name, language)
      : null
    const view = overviewView(await periods.all(), language, guide)
    response.send(page(request, 'board-overview', { ...view, stylesheet }))
  })

  router.get(paths.board, overAll, async (request, response) => {
    const input = await boardInput(parts, request)
    const criteria = input.document.criteria.map(({ code }) => code)
    const compared = { ...input, previousChannels: await previousChannels(input.document) }
    const view = blockView(compared, param(request, 'block'), parseSorting(request.query, criteria))
    if (view === null) throw new HttpProblem(404, 'unknown-block')
    sendBoard(request, response, 'board-block', view)
  })

  router.get(paths.agencyBoard, allowed, async (request, response) => {
    const input = await boardInput(parts, request)
    const compared = { ...input, previousChannels: await previousChannels(input.document) }
    const view = agencyView(compared, param(request, 'block'), param(request, 'agency'))
    if (view === null) throw new HttpProblem(404, 'not-found')
    sendBoard(request, response, 'board-agency', view)
  })

  router.get(paths.methods, overAll, async (request, response) => {
    const { document } = await boardInput(parts, request)
    const choices = parseMethodChoices(request.query, document.method)
    if (choices === null) throw new HttpProblem(400, 'unknown-method')
    const both = await parts.liveIndex.underBothMethods(param(request, 'period'), choices)
    if (both === null) throw new HttpProblem(404, 'unknown-period')
    const input = {
      first: both.first,
      second: both.second,
      withoutSums: both.withoutSums,
      language: requestLanguage(request),
    }
    const view = methodsView(input, param(request, 'block'))
    if (view === null) throw new HttpProblem(404, 'unknown-block')
    response.send(page(request, 'board-methods', { ...view, stylesheet }))
  })

  /** The whole page, or its moving part, which is the partial `<name>-figures`. */
  function sendBoard(
    request: Request,
    response: Response,
    name: 'board-block' | 'board-agency',
    view: { readonly title: string; readonly figures: object },
  ): void {
    const isFragment = request.get(fragmentHeader) === 'figures'
    response
      .set('Vary', 'X-Fragment')
      .send(
        isFragment ? views(`${name}-figures`, view.figures) : page(request, name, { ...view, stylesheet }),
      )
  }

  return router
}

/** The figures that this person may see of the period asked for, with what is needed to word them. */
async function boardInput(
  { visibleFigures, forms }: Pick<LiveBoardParts, 'visibleFigures' | 'forms'>,
  request: Request,
): Promise<BoardInput> {
  const snapshot = await visibleFigures.snapshot(signedIn(request), param(request, 'period'))
  if (snapshot === null) throw new HttpProblem(404, 'unknown-period')
  const { document } = snapshot
  const form = forms(formId(document.form))
  if (form === undefined) throw new HttpProblem(404, 'unknown-form')
  return {
    document,
    snapshot: snapshotId(snapshot),
    form,
    seesAll: may(request.staff, 'see-all-figures'),
    inSteps: snapshot.steps !== null,
    language: requestLanguage(request),
  }
}
