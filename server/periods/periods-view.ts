import type { Language } from '../../survey-forms/form-definition.ts'
import { link, paths } from '../paths.ts'
import { agencyCodes } from '../period-life/overlaps.ts'
import type { Period } from '../storage/periods-store.ts'
import { draftTexts } from '../texts/period-draft-texts.ts'
import { formatInteger } from '../web/vietnamese-format.ts'
import { datesText, statusText } from './period-words.ts'

/** The list of all periods. */
export function periodsView(periods: readonly Period[], mayManage: boolean, language: Language) {
  const { list } = draftTexts[language]
  return {
    title: list.title,
    introduction: list.introduction,
    empty: periods.length === 0 ? { text: list.empty, next: list.emptyNext } : undefined,
    actions: mayManage
      ? [
          { href: paths.newPeriod, text: list.newLink },
          { href: paths.setUp, text: list.setUpLink },
        ]
      : [],
    table:
      periods.length === 0
        ? undefined
        : {
            caption: list.caption,
            columns: { period: list.period, days: list.days, status: list.status, agencies: list.agencies },
            rows: periods.map((period) => ({
              href: link(paths.period, { period: period.id }),
              name: period.name,
              days: datesText(period, language),
              status: statusText(period, language),
              agencies: formatInteger(agencyCodes(period).length, language),
            })),
          },
  }
}
