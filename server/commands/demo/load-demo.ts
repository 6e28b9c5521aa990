import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { formDigest } from '../../live-index/form-digest.ts'
import type { Stores } from '../../storage/database.ts'
import { demoIndex2024 } from './demo-index-2024.ts'
import { demoPoints, demoRegistry, demoSettings, period2024, period2025 } from './demo-province.ts'
import { demoResponses2025 } from './demo-responses-2025.ts'
import { responseRecordOf } from './response-record-of.ts'
import { seededRandom } from './seeded-random.ts'

/** What the demonstration needs of the stores. */
export type DemoStores = Pick<
  Stores,
  'settings' | 'registry' | 'points' | 'periods' | 'publications' | 'responses'
>

export interface LoadDemoOptions {
  readonly clock: () => Date
  readonly seed?: string
}

/** Which demonstration: another word gives another province of the same shape. */
export const demoSeed = 'khanh-hoa-7'

/** Responses per insert: a message of about a megabyte. */
const batch = 1000

/** The database holds something that is not the demonstration: nothing of it was touched. */
export class NotADemoDatabase extends Error {
  override name = 'NotADemoDatabase'
  constructor() {
    super(
      'cơ sở dữ liệu này đã có dữ liệu không phải dữ liệu mô phỏng, nên không nạp dữ liệu demo / this database holds other data',
    )
  }
}

/**
 * Fills an empty database with the demonstration province, through the stores alone; a database that has it is left
 * as it is. The settings, which mark every page as simulated, are written first and the open period last, so that
 * no half-loaded data ever pass for real, and loading that was cut off is completed by the next.
 * @returns whether anything was loaded
 * @throws NotADemoDatabase when the database holds other data
 */
export async function loadDemo(stores: DemoStores, options: LoadDemoOptions): Promise<boolean> {
  const { clock, seed = demoSeed } = options
  await requireEmptyOrDemo(stores)
  const now = clock()
  const open = period2025(now)
  if (await stores.periods.byId(open.id)) return false

  await stores.settings.write(demoSettings)
  await addMissing(demoRegistry(), await stores.registry.agencies(), stores.registry.add)
  const points = demoPoints(seed)
  await addMissing(points, await stores.points.all(), stores.points.add)

  const index2024 = demoIndex2024(seed, formDigest(fiveCriteriaProposedV1))
  if (!(await stores.publications.latest(period2024.id))) {
    const { id, publishedAt } = index2024.publication!
    await stores.publications.add(id, index2024, new Date(publishedAt))
  }
  if (!(await stores.periods.byId(period2024.id))) await stores.periods.add(period2024)

  const random = seededRandom(`${seed}/receipts`)
  const records = demoResponses2025(seed, points, index2024, now).map((response) =>
    responseRecordOf(response, open, fiveCriteriaProposedV1, random.bytes),
  )
  for (let from = 0; from < records.length; from += batch) {
    await stores.responses.insertMany(records.slice(from, from + batch))
  }
  await stores.periods.add(open)
  return true
}

async function requireEmptyOrDemo({ settings, registry, periods }: DemoStores): Promise<void> {
  const written = await settings.read()
  if (written?.simulated) return
  const isEmpty =
    written === null && (await registry.agencies()).length === 0 && (await periods.all()).length === 0
  if (!isEmpty) throw new NotADemoDatabase()
}

async function addMissing<T extends { readonly code: string }>(
  wanted: readonly T[],
  there: readonly { readonly code: string }[],
  add: (item: T) => Promise<void>,
): Promise<void> {
  const codes = new Set(there.map(({ code }) => code))
  for (const item of wanted) if (!codes.has(item.code)) await add(item)
}
