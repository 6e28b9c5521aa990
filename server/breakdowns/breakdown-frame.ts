import type { IndexAgency, IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { periodOf } from '../figures/figures-input.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'
import { agencyBreadcrumb, type Breadcrumb } from '../web/agency-breadcrumb.ts'
import { type BreakdownCut, type BreakdownLinks, breakdownLinks } from '../web/breakdown-links.ts'
import { formatInstant } from '../web/vietnamese-format.ts'

/** What every breakdown is made from. */
export interface FrameInput {
  readonly document: IndexDocument
  readonly block: IndexBlock
  readonly agency: IndexAgency
  readonly cut: BreakdownCut
  /** Whether the reader may see the other agencies, too. */
  readonly seesAll: boolean
  /** Whether the reader sees the parts in steps. */
  readonly inSteps: boolean
  readonly now: Date
  readonly language: Language
}

/** What every breakdown shows around its table. */
export interface BreakdownFrame {
  readonly title: string
  readonly heading: string
  readonly breadcrumb: Breadcrumb
  readonly breakdowns: BreakdownLinks
  readonly asOf: string
  /** Why there is nothing to show, and what to do; null otherwise. */
  readonly empty: {
    readonly text: string
    readonly action: { readonly href: string; readonly text: string } | null
  } | null
  readonly notes: readonly string[]
}

export function breakdownFrame(
  { document, block, agency, cut, seesAll, now, language }: FrameInput,
  { empty, notes }: Pick<BreakdownFrame, 'empty' | 'notes'>,
): BreakdownFrame {
  const texts = breakdownTexts[language]
  const period = periodOf(document)
  const address = { period: period.id, block: block.code, agency: agency.code }
  const back = agencyBreadcrumb(seesAll, period, block, language)
  return {
    title: `${agency.name} ${texts.by[cut].toLocaleLowerCase(language)} – ${period.name}`,
    heading: texts.heading(agency.name, cut, period.name),
    breadcrumb: {
      ...back,
      links: [...back.links, { href: link(paths.agencyBoard, address), text: agency.name }],
    },
    breakdowns: breakdownLinks(address, cut, language),
    asOf: boardTexts[language].asOf(formatInstant(now)),
    empty,
    notes,
  }
}
