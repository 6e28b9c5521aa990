import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Collection, MongoClient } from 'mongodb'
import { wrongInBatch, wrongInIndexes } from './durability-check.ts'
import { serveInChild } from './durability-server.ts'
import { type Acknowledged, indexes, nothingAcknowledged, runWriters } from './durability-workload.ts'
import type { TestDocument } from './with-database.ts'

export interface KillFigures {
  kills: number
  /** Kills before the database had opened again after the one before. */
  killsWhileOpening: number
  /** Steps that were acknowledged, and looked for after the kill that followed. */
  acknowledged: number
  readonly wrong: string[]
}

/** After so many kills a collection is compared as a whole, and dropped, so that rounds stay short. */
const killsPerCollection = 25

/**
 * Kills the process of the database again and again at a random moment while sixteen clients write, opens it again,
 * and compares what is there with what these clients had been told.
 */
export async function killAgainAndAgain(kills: number, figures: KillFigures): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'kill-rounds-'))
  try {
    while (figures.kills < kills) {
      const name = `written${figures.kills}`
      const batches = new Map<string, Acknowledged>()
      for (let i = 0; i < killsPerCollection && figures.kills < kills; i++) {
        figures.kills++
        await killOnce(directory, name, batches, figures)
      }
      await compareWhole(directory, name, batches, figures)
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function killOnce(
  directory: string,
  name: string,
  batches: Map<string, Acknowledged>,
  figures: KillFigures,
): Promise<void> {
  const server = serveInChild(directory)
  if (Math.random() < 0.1) {
    await pause(Math.random() * 500)
    server.kill()
    await server.ended
    figures.killsWhileOpening++
    return
  }
  await withCollection(server, name, figures, async (collection) => {
    const last = [...batches].at(-1)
    if (last) figures.wrong.push(...(await wrongInBatch(collection, ...last)))
    else await collection.createIndexes(indexes.map((index) => ({ ...index })))
    const batch = `${name}-${batches.size}`
    const acknowledged = nothingAcknowledged()
    let isDoomed = false
    await runWriters(collection, batch, {}, (writer, outcome) => {
      acknowledged[writer]!.push(outcome)
      figures.acknowledged++
      if (!isDoomed) setTimeout(server.kill, Math.random() * 300)
      isDoomed = true
    })
    batches.set(batch, acknowledged)
  })
  server.kill()
  const end = await server.ended
  if (!end.startsWith('SIGKILL')) figures.wrong.push(`the database ended by itself: ${end}`)
}

/** Everything that all rounds left in a collection, and its indexes entry by entry. */
async function compareWhole(
  directory: string,
  name: string,
  batches: ReadonlyMap<string, Acknowledged>,
  figures: KillFigures,
): Promise<void> {
  const server = serveInChild(directory)
  await withCollection(server, name, figures, async (collection) => {
    for (const batch of batches) figures.wrong.push(...(await wrongInBatch(collection, ...batch)))
    const [counted, found] = await Promise.all([
      collection.estimatedDocumentCount(),
      collection.find({}, { projection: { _id: 1 } }).toArray(),
    ])
    if (counted !== found.length) figures.wrong.push(`counted ${counted}, found ${found.length}`)
  })
  server.close()
  await server.ended
  figures.wrong.push(...(await wrongInIndexes(directory)))
  const again = serveInChild(directory)
  await withCollection(again, name, figures, async (collection) => void (await collection.drop()))
  again.kill()
  await again.ended
}

async function withCollection(
  server: ReturnType<typeof serveInChild>,
  name: string,
  figures: KillFigures,
  use: (collection: Collection<TestDocument>) => Promise<void>,
): Promise<void> {
  const uri = await server.uri
  if (uri === null) {
    figures.wrong.push(`the database did not open: ${await server.ended}`)
    return
  }
  const client = new MongoClient(uri)
  void server.ended.then(() => client.close()) // who still waits for the database is told at once
  try {
    await use(client.db().collection<TestDocument>(name))
  } finally {
    await client.close()
  }
}
