import type {
  FigureFlag,
  IndexAgency,
  IndexBlock,
  IndexDocument,
  IndexFigure,
} from '../../scoring/index-document.ts'

/** A draft as one agency may see it, with its own place in it. */
export interface OwnDraft {
  readonly document: IndexDocument
  readonly block: IndexBlock
  readonly agency: IndexAgency
}

/**
 * What an agency may see of a draft: its own figures, and nothing from which another's could be worked out. No rank,
 * not even its own, since it says how the others stand; no mean of the block; and not the names of those it cannot be
 * told from.
 * @returns null if the draft has no such agency
 */
export function ownDraft(draft: IndexDocument, code: string): OwnDraft | null {
  for (const { agencies, ...block } of draft.blocks) {
    const found = agencies.find((one) => one.code === code)
    if (found === undefined) continue
    const agency: IndexAgency = {
      ...found,
      overall: withoutRanks(found.overall),
      criteria: Object.fromEntries(
        Object.entries(found.criteria).map(([criterion, figure]) => [criterion, withoutRanks(figure)]),
      ),
      tally: null,
    }
    const own: IndexBlock = {
      ...block,
      size: 1,
      eligible: agency.eligible ? 1 : 0,
      mean: null,
      criteriaMeans: {},
      agencies: [agency],
    }
    const { responses } = agency
    return {
      document: { ...draft, responses: { ...responses, digest: null }, blocks: [own] },
      block: own,
      agency,
    }
  }
  return null
}

const ofTheBlock: readonly FigureFlag[] = ['block-size-differs', 'block-membership-differs']

function withoutRanks(figure: IndexFigure): IndexFigure {
  return {
    ...figure,
    rank: null,
    previousRank: null,
    previousRanked: null,
    rankChange: null,
    rankComparable: null,
    rankInterval: null,
    indistinguishableFrom: null,
    flags: figure.flags.filter((flag) => !ofTheBlock.includes(flag)),
  }
}
