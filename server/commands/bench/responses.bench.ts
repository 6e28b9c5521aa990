import { execFileSync } from 'node:child_process'
import { median } from 'simple-statistics'
import { openDatabase } from '../../storage/database.ts'
import { connectDriver } from '../../storage/driver-reference.ts'
import { startEmbeddedMongodb } from '../../storage/embedded-mongodb/start.ts'
import { startBenchProcess } from './bench-process.ts'
import { benchResponse } from './bench-province.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { connections, expectOnly, load, postForm, sendResponse, viewForm } from './load.ts'

interface Sizes {
  readonly seconds: number
  readonly rounds: number
}

/**
 * Responses accepted durably over HTTP a second, against the driver's own `insertOne` of such documents into the
 * same kind of database; 32 at once in both.
 */
export async function benchAccepting({ seconds, rounds }: Sizes): Promise<BenchRow> {
  const accepted: number[] = []
  const inserted: number[] = []
  for (let round = 0; round < rounds; round++) {
    inserted.push(await inTemporaryFolder((folder) => insertsPerSecond(folder, seconds)))
    accepted.push(
      await inTemporaryFolder(async (dataDir) => {
        const product = await startBenchProcess({ dataDir })
        const sent = await load(product.address, seconds, [sendResponse])
        await product.end()
        expectOnly(sent, ['201'])
        return sent.perSecond
      }),
    )
  }
  const ratio = median(accepted.map((rate, round) => rate / (inserted[round] ?? Number.NaN)))
  return {
    name: 'response-accepted',
    measured: rounded(median(accepted), 0),
    unit: 'responses/s',
    reference: rounded(median(inserted), 0),
    referenceIs: "the driver's insertOne of the same documents",
    ratio: rounded(ratio),
    bar: '≥ 0.3',
    meetsBar: ratio >= 0.3,
    hope: '0.5',
    details: { seconds, rounds, concurrent: connections },
  }
}

async function insertsPerSecond(directory: string, seconds: number): Promise<number> {
  const embedded = await startEmbeddedMongodb({ directory })
  // The product's own connection first, so that the collection has the same indexes.
  await (await openDatabase(embedded.uri)).close()
  const driver = await connectDriver(embedded.uri)
  let number = 0
  const end = performance.now() + seconds * 1000
  const insert = async () => {
    while (performance.now() < end) await driver.insertOne(benchResponse(number++))
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, insert))
  const rate = number / ((performance.now() - startedAt) / 1000)
  await driver.close()
  await embedded.close()
  return rate
}

/** What a tuned LimeSurvey did on two such cores, and the hashing it stood for: see `referenceIs`. */
const peerJourneysPerSecond = 30.6
const gigabytesHashedPerPeerJourney = 0.1

/** Whole journeys a second, a view and a submission each, on this machine's cores, the load generator's share included. */
export async function benchJourneys({ seconds, rounds }: Sizes): Promise<BenchRow> {
  const journeys: number[] = []
  for (let round = 0; round < rounds; round++) {
    await inTemporaryFolder(async (dataDir) => {
      const product = await startBenchProcess({ dataDir })
      const done = await load(product.address, seconds, [viewForm, postForm])
      await product.end()
      expectOnly(done, ['200', '303'])
      journeys.push(done.perSecond / 2)
    })
  }
  const hashing = hashingGigabytesPerSecond()
  const reference = hashing === null ? peerJourneysPerSecond : hashing / gigabytesHashedPerPeerJourney
  const measured = median(journeys)
  return {
    name: 'journey',
    measured: rounded(measured, 0),
    unit: 'journeys/s',
    reference: rounded(reference, 1),
    referenceIs:
      hashing === null
        ? 'LimeSurvey as measured elsewhere: 30.6/s (no openssl here to carry it over)'
        : 'LimeSurvey carried over: one journey per 0.10 GB of sha256 on all cores',
    ratio: rounded(measured / reference, 1),
    bar: '≥ 50',
    meetsBar: measured / reference >= 50,
    hope: '100',
    details: { seconds, rounds, hashingGigabytesPerSecond: hashing ?? 'not measured' },
  }
}

function hashingGigabytesPerSecond(): number | null {
  try {
    const options = ['speed', '-multi', '2', '-seconds', '2', '-bytes', '16384', '-mr', 'sha256']
    const said = execFileSync('openssl', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const bytes = Number(/^\+F:\d+:sha256:([\d.]+)/m.exec(said)?.[1])
    return bytes > 0 ? rounded(bytes / 1e9, 2) : null
  } catch {
    return null
  }
}
