import { isDuplicateKey } from '../storage/duplicate-key.ts'
import type { Period } from '../storage/periods-store.ts'
import type { Agency } from '../storage/registry-store.ts'
import type { Settings } from '../storage/settings-store.ts'
import type { SetUp } from './parse-set-up.ts'

interface Needs {
  readonly settings: { write(settings: Settings): Promise<void> }
  readonly registry: { add(agency: Agency): Promise<void> }
  readonly periods: { add(period: Period): Promise<void> }
}

/**
 * Stores a set-up. The period comes last: citizens see nothing before it, and whoever stops in between repeats the
 * same form to finish.
 * @param simulated whether the installation's data are made up, which setting up does not change
 * @returns false when a period of that code has come in between; what was stored before it does no harm
 */
export async function openPeriod(needs: Needs, setUp: SetUp, simulated: boolean): Promise<boolean> {
  await needs.settings.write({ ...setUp.installation, simulated })
  for (const agency of setUp.newAgencies) {
    await addUnlessThere(() => needs.registry.add(agency))
  }
  return addUnlessThere(() => needs.periods.add(setUp.period))
}

async function addUnlessThere(add: () => Promise<void>): Promise<boolean> {
  try {
    await add()
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return false
  }
}
