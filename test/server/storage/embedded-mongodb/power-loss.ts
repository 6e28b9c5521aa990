import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { wrongInBatch, wrongInIndexes } from './durability-check.ts'
import { serveInChild } from './durability-server.ts'
import { type Acknowledged, noteAcknowledged, nothingAcknowledged } from './durability-workload.ts'
import { crashModes, Disk } from './power-loss-disk.ts'
import { recordWriting, type TraceEvent, type Writing } from './power-loss-trace.ts'
import type { TestDocument } from './with-database.ts'

export interface PowerLossFigures {
  points: number
  /** Points at which something was written and not yet synced. */
  inFlight: number
  /** Steps that had been acknowledged, summed over the points. */
  acknowledged: number
  /** Points with nothing wrong. */
  intact: number
  readonly wrong: string[]
}

/**
 * Records what a writing process does to its file, and replays it to random moments at which the power fails: what was
 * synced is there, of the rest nothing, everything, some writes, or some sectors. The database is opened on each such
 * file and compared with what had been acknowledged until then. Recordings follow one another in one directory.
 */
export async function losePower(options: {
  recordings: number
  pointsEach: number
  writing: Omit<Writing, 'batch'>
}): Promise<PowerLossFigures> {
  const figures: PowerLossFigures = { points: 0, inFlight: 0, acknowledged: 0, intact: 0, wrong: [] }
  const directory = mkdtempSync(join(tmpdir(), 'power-loss-'))
  const earlier: [batch: string, Acknowledged][] = []
  try {
    for (let recording = 0; recording < options.recordings; recording++) {
      const batch = `recording${recording}`
      const path = join(directory, 'data.lmdb')
      const disk = new Disk(existsSync(path) ? readFileSync(path) : null)
      const events = await recordWriting(directory, { ...options.writing, batch })
      const cuts = chosenCuts(events, options.pointsEach)
      const acknowledged = nothingAcknowledged()
      for (const [i, event] of events.entries()) {
        if (event.kind === 'acknowledged') noteAcknowledged(event.text.trimEnd(), acknowledged)
        else disk.apply(event)
        for (const cut of cuts.filter((cut) => cut === i)) {
          const mode = crashModes[figures.points % crashModes.length]!
          figures.points++
          if (disk.isInFlight) figures.inFlight++
          figures.acknowledged += acknowledged.flat().length
          const found = await openAfter(
            directory,
            disk.crash(mode),
            [...earlier, [batch, acknowledged]],
            options.writing.textBytes,
          )
          if (found.length === 0) figures.intact++
          figures.wrong.push(
            ...found.map((each) => `${batch}, event ${cut} of ${events.length}, ${mode}: ${each}`),
          )
        }
      }
      earlier.push([batch, acknowledged])
    }
    return figures
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Half of the moments are those just after something was acknowledged, where a loss would hurt. */
function chosenCuts(events: readonly TraceEvent[], count: number): number[] {
  const after = events.flatMap(({ kind }, i) => (kind === 'acknowledged' ? [i] : []))
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 && after.length > 0
      ? after[Math.floor(Math.random() * after.length)]!
      : Math.floor(Math.random() * events.length),
  )
}

/** Opens the database on what a power loss left, and says what is wrong with it. */
async function openAfter(
  recorded: string,
  left: { bytes: Buffer; isNamed: boolean },
  batches: readonly (readonly [batch: string, Acknowledged])[],
  textBytes: number,
): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'power-lost-'))
  writeFileSync(join(directory, left.isNamed ? 'data.lmdb' : 'data.lmdb.new'), left.bytes)
  for (const name of ['data.lmdb-lock', 'owner.lock'])
    if (existsSync(join(recorded, name))) copyFileSync(join(recorded, name), join(directory, name))
  const server = serveInChild(directory)
  try {
    const wrong = await Promise.race([check(), setTimeout(20_000, ['it does not answer'])])
    if (wrong.length > 0) return wrong
    server.close()
    const end = await server.ended
    return end === '0 ' ? await wrongInIndexes(directory) : [`it ends with ${end}`]
  } finally {
    server.kill()
    await server.ended
    rmSync(directory, { recursive: true, force: true })
  }

  async function check(): Promise<string[]> {
    const uri = await server.uri
    if (uri === null) return [`it does not open: ${await server.ended}`]
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 })
    try {
      const collection = client.db().collection<TestDocument>('written')
      const wrong: string[] = []
      for (const [batch, acknowledged] of batches)
        wrong.push(...(await wrongInBatch(collection, batch, acknowledged, textBytes)))
      return wrong
    } catch (error) {
      return [String(error)]
    } finally {
      await client.close()
    }
  }
}
