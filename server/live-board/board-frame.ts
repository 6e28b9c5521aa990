import type { PreviousChannels } from '../figures/channel-notes.ts'
import { type FiguresInput, periodOf } from '../figures/figures-input.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { formatInstant } from '../web/vietnamese-format.ts'

/** What a board is made from. */
export interface BoardInput extends FiguresInput {
  /** Which snapshot the document is: the id that the live stream gives it. */
  readonly snapshot: string
  /** Whether the reader may see the other agencies, too. */
  readonly seesAll: boolean
  /** Whether the figures are those of an agency's own people before publication, which move in steps. */
  readonly inSteps: boolean
  /** Of the period that the figures are compared with; absent or null: not known. */
  readonly previousChannels?: PreviousChannels
}

/** What moves the page without reloading, for staff.js; the words stand here so that the script has none. */
export interface LiveView {
  readonly address: string
  readonly snapshot: string
  readonly on: string
  readonly broken: string
  readonly withoutScript: string
}

/** What keeps a board moving; null for published figures, which do not move. */
export function liveView({ document, snapshot, language }: BoardInput): LiveView | null {
  if (document.publication !== null) return null
  return {
    // The page fetches what it shows from its own address: the stream need not carry the whole index.
    address: `${link(paths.apiLive, { period: periodOf(document).id })}?documents=false`,
    snapshot,
    ...boardTexts[language].live,
  }
}

/** "Tính đến …", with whether the figures can still change. */
export function asOfText({ document, language }: Pick<BoardInput, 'document' | 'language'>): string {
  const texts = boardTexts[language]
  const at = document.computedAt === null ? '–' : formatInstant(new Date(document.computedAt))
  return document.publication === null ? texts.asOf(at) : `${texts.asOf(at)}. ${texts.published}`
}
