import type { IndexBlock, IndexPeriod } from '../../scoring/index-document.ts'
import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { boardTexts } from '../texts/board-texts.ts'

/** A way back, in front of a page, ready for the partial `board-breadcrumb`. */
export interface Breadcrumb {
  readonly label: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** The way back from the pages of one agency: over its block for those who may see that, else to its own beginning. */
export function agencyBreadcrumb(
  seesAll: boolean,
  period: Pick<IndexPeriod, 'id'>,
  block: Pick<IndexBlock, 'code' | 'name'>,
  language: Language,
): Breadcrumb {
  const texts = boardTexts[language]
  return {
    label: texts.breadcrumb,
    links: seesAll
      ? [
          { href: paths.homeAffairs, text: texts.allPeriods },
          { href: link(paths.board, { period: period.id, block: block.code }), text: block.name },
        ]
      : [{ href: paths.staffHome, text: texts.ownBeginning }],
  }
}
