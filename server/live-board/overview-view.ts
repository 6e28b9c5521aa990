import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import type { Period } from '../storage/periods-store.ts'
import { indexExchangeTexts } from '../texts/index-exchange-texts.ts'
import { overviewTexts } from '../texts/overview-texts.ts'
import { formatDay, formatInteger } from '../web/vietnamese-format.ts'
import type { FirstStepsView } from './first-steps.ts'

/** The first page after signing in: every period with the way to its boards. */
export interface OverviewView {
  readonly title: string
  /** Until the first response has come; null afterwards, and for whoever only reads. */
  readonly guide: FirstStepsView | null
  /** What to do while there is no period; null otherwise. */
  readonly empty: {
    readonly text: string
    readonly next: string
    readonly action: { readonly href: string; readonly text: string }
  } | null
  readonly periods: readonly {
    readonly id: string
    readonly name: string
    /** The page of the period itself. */
    readonly href: string
    readonly status: string
    readonly dates: string
    readonly hint: string | null
    readonly blocksLabel: string
    readonly blocks: readonly { readonly name: string; readonly href: string; readonly agencies: string }[]
    /** That objections to its draft wait for an answer; null where none does. */
    readonly waiting: { readonly href: string; readonly text: string } | null
    /** To closing and publishing; null for a draft. */
    readonly publishing: { readonly href: string; readonly text: string } | null
  }[]
  readonly next: {
    readonly heading: string
    readonly links: readonly { readonly href: string; readonly text: string }[]
  }
}

/** The periods as the store gives them, the newest first. A draft has no figures, so its blocks lead nowhere yet. */
export function overviewView(
  periods: readonly Period[],
  language: Language,
  guide: FirstStepsView | null = null,
): OverviewView {
  const texts = overviewTexts[language]
  const setUp = { href: paths.setUp, text: texts.setUpLink }
  return {
    title: texts.title,
    guide,
    empty: periods.length === 0 ? { text: texts.noPeriods, next: texts.noPeriodsNext, action: setUp } : null,
    periods: periods.map(({ id, name, status, opensOn, closesOn, blocks, consultation }) => ({
      id: `period-${id.replace(/[^\w-]/g, '_')}`,
      name,
      href: link(paths.period, { period: id }),
      status: texts.periodStatus[status],
      dates: texts.from(formatDay(opensOn), formatDay(closesOn)),
      hint: status === 'draft' ? texts.draftNext : blocks.length === 0 ? texts.noBlocks : null,
      blocksLabel: texts.blocks,
      blocks:
        status === 'draft'
          ? []
          : blocks.map((block) => ({
              name: block.name,
              href: link(paths.board, { period: id, block: block.code }),
              agencies: texts.agencies(formatInteger(block.agencies.length, language)),
            })),
      waiting: waitingObjections(id, Object.keys(consultation?.open ?? {}).length, language),
      publishing:
        status === 'draft'
          ? null
          : {
              href: link(paths.publishing, { period: id }),
              text: status === 'published' ? texts.publishedLink : texts.publishingLink,
            },
    })),
    next: {
      heading: texts.next,
      links: [
        setUp,
        { href: paths.points, text: texts.pointsLink },
        { href: paths.pastIndexes, text: indexExchangeTexts[language].past.link },
        { href: paths.apiKeys, text: texts.apiKeysLink },
      ],
    },
  }
}

function waitingObjections(period: string, count: number, language: Language) {
  return count === 0
    ? null
    : {
        href: link(paths.drafts, { period }),
        text: overviewTexts[language].waiting(formatInteger(count, language)),
      }
}
