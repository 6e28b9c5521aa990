import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { median } from 'simple-statistics'
import { shippedForm } from '../../../survey-forms/form-catalogue.ts'
import { createLiveIndex } from '../../live-index/live-index.ts'
import { type Database, openDatabase } from '../../storage/database.ts'
import { startEmbeddedMongodb } from '../../storage/embedded-mongodb/start.ts'
import { createTallier } from '../../tallying/tallier.ts'
import { startBenchProcess } from './bench-process.ts'
import { addBenchProvince, addBenchResponses, benchPeriod, benchPoint } from './bench-province.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { inTemporaryFolder } from './in-temporary-folder.ts'

/** Runs `work` on a database of the benchmark province that holds so many counted, tallied responses. */
async function withStored<T>(
  dataDir: string,
  responses: number,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const embedded = await startEmbeddedMongodb({ directory: dataDir })
  const database = await openDatabase(embedded.uri)
  const { stores } = database
  await addBenchProvince(stores)
  await addBenchResponses(stores, responses)
  const tallier = createTallier({
    stores,
    forms: shippedForm,
    periods: async () => [benchPeriod],
    idleMs: 50,
    paceMs: 0,
  })
  while ((await stores.responses.untallied(benchPeriod, 1)).length > 0) await pause(100)
  await tallier.stop()
  try {
    return await work(database)
  } finally {
    await database.close()
    await embedded.close()
  }
}

/** The live index of 18 agencies, computed anew: at many responses against at a thousand. */
export async function benchLiveIndex({ responses }: { responses: number }): Promise<BenchRow> {
  const few = 1000
  const timed = (count: number) =>
    inTemporaryFolder((dataDir) => withStored(dataDir, count, ({ stores }) => millisecondsOfIndex(stores)))
  // Once for nothing: what is measured first would otherwise pay for compiling the code of both.
  await timed(few)
  const reference = await timed(few)
  const measured = await timed(responses)
  const ratio = measured / reference
  return {
    name: 'live-index',
    measured: rounded(measured, 2),
    unit: `ms at ${responses} counted responses`,
    reference: rounded(reference, 2),
    referenceIs: `itself at ${few}`,
    ratio: rounded(ratio),
    bar: '≤ 1.2',
    meetsBar: ratio <= 1.2,
    hope: '1.0',
    details: { responses },
  }
}

async function millisecondsOfIndex(stores: Database['stores']): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 60; run++) {
    // A new one each time: what it would keep from the last time is what is measured.
    const index = createLiveIndex({ ...stores, forms: shippedForm, clock: () => new Date() })
    const startedAt = performance.now()
    await index.document(benchPeriod)
    times.push(performance.now() - startedAt)
  }
  return median(times.slice(10))
}

/** From starting the process to its first answer, and its memory when idle, with many responses stored. */
export async function benchStored({
  responses,
  rounds,
}: {
  responses: number
  rounds: number
}): Promise<BenchRow[]> {
  return inTemporaryFolder(async (dataDir) => {
    await withStored(dataDir, responses, async () => {})
    const starts: number[] = []
    const nothings: number[] = []
    for (let round = 0; round < rounds; round++) {
      nothings.push(await millisecondsOf(() => once(spawn(process.execPath, ['-e', '0']), 'exit')))
      starts.push(
        await millisecondsOf(
          async () => {
            const product = await startBenchProcess({ dataDir })
            const answer = await fetch(`${product.address}/s/${benchPoint}`)
            if (answer.status !== 200) throw new Error(`the first view was answered ${answer.status}`)
            return product
          },
          (product) => product.end(),
        ),
      )
    }
    const product = await startBenchProcess({ dataDir })
    await (await fetch(`${product.address}/s/${benchPoint}`)).arrayBuffer()
    await pause(15_000)
    const megabytes = product.megabytes()
    await product.end()
    const ratio = median(starts) / median(nothings)
    return [
      {
        name: 'start',
        measured: rounded(median(starts), 0),
        unit: 'ms to the first answered request',
        reference: rounded(median(nothings), 0),
        referenceIs: 'node -e 0',
        ratio: rounded(ratio, 1),
        bar: '≤ 25',
        meetsBar: ratio <= 25,
        hope: '12',
        details: { responses, rounds },
      },
      {
        name: 'memory',
        measured: rounded(megabytes, 0),
        unit: 'MB resident, all processes, idle',
        reference: null,
        referenceIs: null,
        ratio: null,
        bar: '≤ 250',
        meetsBar: megabytes <= 250,
        hope: '150',
        details: { responses },
      },
    ]
  })
}

async function millisecondsOf<T>(
  work: () => Promise<T>,
  afterwards?: (result: T) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now()
  const result = await work()
  const milliseconds = performance.now() - startedAt
  await afterwards?.(result)
  return milliseconds
}
