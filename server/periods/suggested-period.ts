import type { Period } from '../storage/periods-store.ts'
import { setUpTexts } from '../texts/set-up-texts.ts'
import type { KeptBasics } from './parse-basics.ts'

/**
 * What stands in the form of a new draft: the first year without a period from this one on, from its first day, or
 * from today in this year, copied from the newest period.
 * @param all the newest first
 * @param today "YYYY-MM-DD" in Vietnam
 */
export function suggestedPeriod(all: readonly Period[], today: string): KeptBasics {
  const thisYear = Number(today.slice(0, 4))
  let year = thisYear
  while (all.some(({ id }) => id === String(year))) year++
  return {
    id: String(year),
    copyFrom: all[0]?.id ?? '',
    // A name is stored once, whatever the language of the page: it is printed in Vietnamese documents.
    name: setUpTexts.vi.suggestedPeriodName(String(year)),
    opensOn: year === thisYear ? today : `${year}-01-01`,
    closesOn: `${year}-12-31`,
  }
}
