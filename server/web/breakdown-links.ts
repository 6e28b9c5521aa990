import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { breakdownTexts } from '../texts/breakdown-texts.ts'

/** By what an agency is broken down, each on a page of its own; never two crossed. */
export const breakdownCuts = ['unit', 'point', 'channel', 'week'] as const
export type BreakdownCut = (typeof breakdownCuts)[number]

/** The ways to the breakdowns of an agency, ready for the partial `breakdown-links`. */
export interface BreakdownLinks {
  readonly label: string
  readonly links: readonly {
    readonly href: string
    readonly text: string
    readonly current: 'page' | undefined
  }[]
}

/** @param current the cut whose page it stands on; null for another page of the agency */
export function breakdownLinks(
  agency: { readonly period: string; readonly block: string; readonly agency: string },
  current: BreakdownCut | null,
  language: Language,
): BreakdownLinks {
  const texts = breakdownTexts[language]
  return {
    label: texts.linksLabel,
    links: breakdownCuts.map((cut) => ({
      href: link(paths.breakdown, { ...agency, cut }),
      text: texts.by[cut],
      current: cut === current ? 'page' : undefined,
    })),
  }
}
