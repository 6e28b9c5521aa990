import express, { type Request, type Response, type Router } from 'express'
import { link, paths } from '../paths.ts'
import { amendOpenPeriod } from '../period-life/amend-open-period.ts'
import { agencyCodes, type Overlap } from '../period-life/overlaps.ts'
import type { Period } from '../storage/periods-store.ts'
import { HttpProblem } from '../web/http-problem.ts'
import { requestLanguage } from '../web/language.ts'
import { param } from '../web/param.ts'
import { takeForm } from '../web/posted-fields.ts'
import { requireStaff, signedIn } from '../web/require-staff.ts'
import { blockAsKept, blockView } from './block-view.ts'
import type { Drafts } from './drafts.ts'
import {
  type BlockGround,
  type EditedBlock,
  type KeptBlock,
  keptBlock,
  listedAgencies,
  parseBlock,
} from './parse-block.ts'
import { isAsSeen, type PeriodsParts } from './periods-parts.ts'
import type { SectionProblem } from './section-problem.ts'
import { type Attempt, firstLook, statusOf } from './section-view.ts'

/** Up to a thousand agencies with four fields each, and as many pasted lines. */
const takeBlock = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 5000 })

interface SectionHelp {
  readonly drafts: Drafts
  readonly editable: (request: Request, statuses: readonly Period['status'][]) => Promise<Period>
  readonly again: (request: Request) => Promise<Period>
  readonly goBack: (response: Response, period: Period) => void
  readonly overlapping: (request: Request, field: string, overlaps: readonly Overlap[]) => Attempt
  readonly refused: (problems: readonly SectionProblem[]) => Attempt
  readonly stale: Attempt
}

/** The blocks of a period: made and removed while it is a draft, their numbers and new agencies also while it is open. */
export function addBlockRoutes(router: Router, parts: PeriodsParts, help: SectionHelp): void {
  const { registry, periods, page } = parts
  const { drafts, editable, stale } = help
  const allowed = requireStaff('manage-periods')

  router.get(paths.newPeriodBlock, allowed, async (request, response) => {
    await sendNow(request, response, await groundOf(await editable(request, ['draft']), null))
  })

  router.get(paths.periodBlock, allowed, async (request, response) => {
    const period = await editable(request, ['draft', 'open'])
    await sendNow(request, response, await groundOf(period, param(request, 'block')))
  })

  router.post(paths.periodBlocks, allowed, takeBlock, async (request, response) => {
    const ground = await groundOf(await editable(request, ['draft']), null)
    await save(request, response, ground)
  })

  router.post(paths.periodBlock, allowed, takeBlock, async (request, response) => {
    const period = await editable(request, ['draft', 'open'])
    await save(request, response, await groundOf(period, param(request, 'block')))
  })

  router.post(paths.removePeriodBlock, allowed, takeForm, async (request, response) => {
    const period = await editable(request, ['draft'])
    const { block } = await groundOf(period, param(request, 'block'))
    const changed: Period = {
      ...period,
      blocks: period.blocks.filter((one) => one !== block),
      method: {
        ...period.method,
        targets: period.method.targets.filter((target) => target.block !== block?.code),
      },
    }
    const removed = isAsSeen(request, period) && (await drafts.change(signedIn(request), period, changed))
    const said = removed ? 'saved' : 'changed'
    response.redirect(303, `${link(paths.period, { period: period.id })}?said=${said}`)
  })

  async function save(request: Request, response: Response, ground: BlockGround): Promise<void> {
    const { period } = ground
    const parsed = parseBlock(request.body, ground)
    if (!parsed.ok) return send(request, response, ground, parsed.kept, help.refused(parsed.problems))
    const kept = () => keptBlock(request.body, ground)
    if (!isAsSeen(request, period)) return send(request, response, ground, kept(), stale)
    await drafts.register(signedIn(request), parsed.value.newAgencies)
    const changed = withBlock(period, parsed.value)
    if (period.status === 'draft') {
      if (await drafts.change(signedIn(request), period, changed)) return help.goBack(response, period)
      return send(request, response, await groundAgain(request, ground), kept(), stale)
    }
    const amendment = { blocks: changed.blocks, targets: changed.method.targets }
    const outcome = await amendOpenPeriod(parts, period, amendment, signedIn(request))
    if (outcome.amended) return help.goBack(response, period)
    const field = fieldOf(outcome.overlaps, ground)
    const attempt = outcome.overlaps.length > 0 ? help.overlapping(request, field, outcome.overlaps) : stale
    await send(request, response, await groundAgain(request, ground), kept(), attempt)
  }

  /** @throws HttpProblem 404 for a block that the period does not have */
  async function groundOf(period: Period, code: string | null): Promise<BlockGround> {
    const block = code === null ? null : period.blocks.find((one) => one.code === code)
    if (block === undefined) throw new HttpProblem(404, 'unknown-block')
    const [agencies, all] = await Promise.all([registry.agencies(), periods.all()])
    return { period, block, agencies, periods: all }
  }

  async function groundAgain(request: Request, { block }: BlockGround): Promise<BlockGround> {
    return groundOf(await help.again(request), block?.code ?? null)
  }

  function sendNow(request: Request, response: Response, ground: BlockGround): void {
    send(request, response, ground, blockAsKept(ground, requestLanguage(request)), firstLook)
  }

  function send(
    request: Request,
    response: Response,
    ground: BlockGround,
    kept: KeptBlock,
    attempt: Attempt,
  ): void {
    const view = blockView({ ...ground, language: requestLanguage(request), kept, attempt })
    response.status(statusOf(attempt)).send(page(request, 'period-block', { ...view }))
  }
}

function withBlock(period: Period, { block, targets }: EditedBlock): Period {
  const isNew = !period.blocks.some(({ code }) => code === block.code)
  const others = period.method.targets.filter((target) => target.block !== block.code)
  return {
    ...period,
    blocks: isNew
      ? [...period.blocks, block]
      : period.blocks.map((one) => (one.code === block.code ? block : one)),
    method: { ...period.method, targets: [...others, ...targets] },
  }
}

/** The box of the agency that joined and met another period, else the field of pasted lines. */
function fieldOf(overlaps: readonly Overlap[], ground: BlockGround): string {
  const before = new Set(agencyCodes(ground.period))
  const joined = overlaps.flatMap(({ agencies }) => agencies).find((code) => !before.has(code))
  const isListed = joined !== undefined && listedAgencies(ground).some(({ code }) => code === joined)
  return isListed ? `member-${joined}` : 'lines'
}
