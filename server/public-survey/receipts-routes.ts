import type { Request, Response, Router } from 'express'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import type { ResponseRecord } from '../storage/response-record.ts'
import { param } from '../web/param.ts'
import { publicLanguage } from '../web/public-language.ts'
import { type FoundResponse, receiptMessage, sentMessage, unknownPointMessage } from './message-views.ts'
import { parseReceipt } from './receipt.ts'
import type { SurveyDirectory } from './survey-directory.ts'
import type { SurveyPages } from './survey-pages.ts'

interface Needs {
  readonly directory: SurveyDirectory
  readonly pages: SurveyPages
  readonly responses: { byReceipt(receipt: string): Promise<ResponseRecord[]> }
  readonly periods: { byId(id: string): Promise<Period | null> }
}

/** The page after sending, and looking a receipt up later. Neither ever shows an answer. */
export function addReceiptsRoutes(router: Router, { directory, pages, responses, periods }: Needs): void {
  router.get(paths.surveySent, async (request, response) => {
    const language = publicLanguage(request)
    const code = param(request, 'code')
    const receipt = parseReceipt(request.query['receipt'])
    const place = await directory(code)
    const found = await find(receipt, (candidate) => candidate.point === place?.point.code)
    if (!place) await pages.sendMessage(request, response, unknownPointMessage(language, code))
    else if (found) await pages.sendMessage(request, response, sentMessage(language, place, found))
    else await pages.sendMessage(request, response, receiptMessage(language, null, receipt))
  })

  router.get(paths.receipts, async (request, response) => {
    const language = publicLanguage(request)
    const typed = request.query['receipt']
    const receipt = parseReceipt(typed)
    if (receipt !== null) {
      const address = link(paths.receipt, { receipt })
      response.redirect(303, language === 'vi' ? address : `${address}?lang=${language}`)
    } else {
      const asked = typeof typed === 'string' ? typed.slice(0, 40) : null
      await pages.sendMessage(request, response, receiptMessage(language, null, asked))
    }
  })

  router.get(paths.receipt, async (request: Request, response: Response) => {
    const asked = param(request, 'receipt')
    const found = await find(parseReceipt(asked))
    await pages.sendMessage(request, response, receiptMessage(publicLanguage(request), found, asked))
  })

  async function find(
    receipt: string | null,
    isMeant: (candidate: ResponseRecord) => boolean = () => true,
  ): Promise<FoundResponse | null> {
    if (receipt === null) return null
    const received = (await responses.byReceipt(receipt)).find(isMeant)
    if (!received) return null
    const period = await periods.byId(received.period)
    return { received, periodName: period?.name ?? received.period }
  }
}
