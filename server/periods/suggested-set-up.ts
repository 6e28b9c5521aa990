import type { Language } from '../../survey-forms/form-definition.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import { setUpTexts } from '../texts/set-up-texts.ts'
import type { KeptSetUp } from './parse-set-up.ts'

/**
 * What stands in the form before anyone types: this year, or the next one without a period, and the block of the
 * newest period with its agencies. Their numbers of transactions belong to that period and are left out.
 * @param settings null until a province has said who it is: no name is guessed for it
 * @param periods the newest first
 */
export function suggestedSetUp({
  language,
  today,
  settings,
  periods,
  agencies,
}: {
  readonly language: Language
  readonly today: string
  readonly settings: Settings | null
  readonly periods: readonly Period[]
  readonly agencies: readonly Agency[]
}): KeptSetUp {
  const texts = setUpTexts[language]
  const thisYear = Number(today.slice(0, 4))
  let year = thisYear
  while (periods.some(({ id }) => id === String(year))) year++
  const block = periods[0]?.blocks[0]
  return {
    province: settings?.province ?? '',
    surveyor: settings?.surveyor ?? texts.suggestedSurveyor,
    period: String(year),
    periodName: texts.suggestedPeriodName(String(year)),
    opensOn: year === thisYear ? today : `${year}-01-01`,
    closesOn: `${year}-12-31`,
    block: block?.code ?? 'so-ban-nganh',
    blockName: block?.name ?? texts.suggestedBlockName,
    agencies: (block?.agencies ?? []).map(({ code }) => agencyLine(code, agencies)).join('\n'),
    targetOperator: '>=',
    targetPercent: '',
  }
}

function agencyLine(code: string, agencies: readonly Agency[]): string {
  return `${code};${agencies.find((agency) => agency.code === code)?.name ?? ''}`
}
