import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { startEmbeddedMongodb } from '../../../../server/storage/embedded-mongodb/start.ts'
import type { TestDocument } from './with-database.ts'

/**
 * `node --import tsx soak.ts [kills]`: kills a writing process again and again at random moments, and compares what is
 * found with what was acknowledged. Ends with 1 if anything is lost, half there, or missing from an index.
 */
const kills = Number(process.argv[2] ?? 50)
const child = fileURLToPath(new URL('./durability-child.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'embedded-mongodb-soak-'))
const acknowledged = new Set<string>()
const wrong: string[] = []

/** Runs the writer for a random time, at most this long after its first write. */
async function writeAndKill(round: number): Promise<void> {
  const writer = spawn(process.execPath, ['--import', 'tsx', child, directory, `round${round}`, '300'])
  let output = ''
  writer.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => writer.kill('SIGKILL'), Math.random() * 400)
    output += chunk.toString()
  })
  await new Promise((resolve) => writer.on('exit', resolve))
  for (const line of output.split('\n').slice(0, -1)) if (line.startsWith('round')) acknowledged.add(line)
}

async function check(): Promise<number> {
  const server = await startEmbeddedMongodb({ directory })
  const client = await new MongoClient(server.uri).connect()
  const collection = client.db().collection<TestDocument>('written')
  const found = new Map<unknown, TestDocument>()
  const counters = new Map<unknown, number>()
  for await (const document of collection.find()) {
    if (document['receipt'] === undefined) counters.set(document._id, document['count'])
    else found.set(document._id, document)
  }
  for (const id of acknowledged) if (!found.has(id)) wrong.push(`lost ${id}`)
  for (const [id, { receipt }] of found) if (receipt !== `r-${id}`) wrong.push(`half there ${id}`)
  let indexed = 0
  for (let writer = 0; writer < 16; writer++) {
    const own = [...acknowledged].filter((id) => id.split('-')[1] === String(writer)).length
    if ((counters.get(`counter-${writer}`) ?? 0) < own) wrong.push(`counter ${writer} lost an increment`)
    for await (const { _id } of collection.find({ group: writer })) if (found.has(_id)) indexed++
  }
  if (indexed !== found.size) wrong.push(`the index names ${indexed} of ${found.size} documents`)
  const receipts = await collection.countDocuments({ receipt: { $gte: '' } })
  if (receipts !== found.size) wrong.push(`the unique index names ${receipts} of ${found.size} documents`)
  await client.close()
  await server.close()
  return found.size
}

for (let round = 0; round < kills; round++) {
  await writeAndKill(round)
  if (round % 10 === 9 || round === kills - 1) {
    const found = await check()
    console.log(
      `${round + 1} kills: ${acknowledged.size} acknowledged, ${found} found, ${wrong.length} wrong`,
    )
  }
}
console.log(wrong.slice(0, 20).join('\n') || 'nothing was lost')
rmSync(directory, { recursive: true, force: true })
process.exitCode = wrong.length > 0 ? 1 : 0
