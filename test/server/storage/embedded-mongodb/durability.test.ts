import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { open } from 'lmdb'
import mongoose from 'mongoose'
import { afterEach, describe, expect, test } from 'vitest'
import { readLock } from '../../../../server/storage/embedded-mongodb/directory-lock.ts'
import {
  type EmbeddedMongodb,
  startEmbeddedMongodb,
} from '../../../../server/storage/embedded-mongodb/start.ts'
import { startServerProcess } from '../../../support/server-process.ts'
import { wrongInBatch, wrongInIndexes } from './durability-check.ts'
import { type Acknowledged, noteAcknowledged, nothingAcknowledged } from './durability-workload.ts'
import { type TestDocument, temporaryDirectory } from './with-database.ts'

const directories: string[] = []
const servers: EmbeddedMongodb[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.close()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

function newDirectory(): string {
  const directory = temporaryDirectory()
  directories.push(directory)
  return directory
}

async function start(directory: string): Promise<EmbeddedMongodb> {
  const server = await startEmbeddedMongodb({ directory })
  servers.push(server)
  return server
}

async function withClient<T>(
  server: EmbeddedMongodb,
  use: (db: mongoose.mongo.Db) => Promise<T>,
): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(server.uri).connect()
  try {
    return await use(client.db())
  } finally {
    await client.close()
  }
}

/** Starts the writing process, under shell limits if there are any; collects what it prints. */
function startChild(directory: string, batch: string, textBytes = 200, limits = ':') {
  const script = fileURLToPath(new URL('./durability-child.ts', import.meta.url))
  const command = `${limits}; exec "$0" --import tsx "$@"`
  const child = spawn('bash', ['-c', command, process.execPath, script, directory, batch, String(textBytes)])
  children.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const lines = () => output.split('\n').slice(0, -1)
  const acknowledged = () => {
    const steps = nothingAcknowledged()
    for (const line of lines()) noteAcknowledged(line, steps)
    return steps
  }
  return { child, ended, lines, acknowledged }
}

/** Opens the directory, and says what is wrong with what these batches left in it. */
async function wrongIn(directory: string, batches: ReadonlyMap<string, Acknowledged>, textBytes?: number) {
  const wrong: string[] = []
  const server = await startEmbeddedMongodb({ directory })
  await withClient(server, async (db) => {
    const written = db.collection<TestDocument>('written')
    for (const [batch, acknowledged] of batches)
      wrong.push(...(await wrongInBatch(written, batch, acknowledged, textBytes)))
  })
  await server.close()
  return [...wrong, ...(await wrongInIndexes(directory))]
}

async function expectFailedWrite(writing: ReturnType<typeof startChild>): Promise<void> {
  expect(await writing.ended).toBe(3)
  expect(writing.lines().filter((line) => line.startsWith('failed'))).toEqual([
    expect.stringMatching(/^failed the embedded database failed: the database could not be written/),
  ])
  expect(writing.acknowledged().flat().length).toBeGreaterThan(20)
}

describe('what was acknowledged', () => {
  test('is there after SIGKILL at any moment', async () => {
    const directory = newDirectory()
    const batches = new Map<string, Acknowledged>()
    for (const killAfter of [60, 250]) {
      const batch = `killed${killAfter}`
      const writing = startChild(directory, batch)
      await expect.poll(() => writing.lines().length, { timeout: 30_000 }).toBeGreaterThan(killAfter)
      writing.child.kill('SIGKILL')
      await writing.ended
      batches.set(batch, writing.acknowledged())
    }
    expect(await wrongIn(directory, batches)).toEqual([])
  }, 60_000)

  test('is there after the file could not grow, which ends the database with a clear message', async () => {
    const directory = newDirectory()
    const writing = startChild(directory, 'full', 20_000, "trap '' XFSZ; ulimit -f 12000")
    await expectFailedWrite(writing)
    expect(await wrongIn(directory, new Map([['full', writing.acknowledged()]]), 20_000)).toEqual([])
  }, 60_000)

  test('is there after the disk was full, once it has room again', async ({ skip }) => {
    const directory = newDirectory()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', directory])
    if (mounted.status !== 0) skip('no small disk can be made here')
    try {
      const writing = startChild(directory, 'full', 20_000)
      await expectFailedWrite(writing)
      expect(spawnSync('mount', ['-o', 'remount,size=64m', directory]).status).toBe(0)
      expect(await wrongIn(directory, new Map([['full', writing.acknowledged()]]), 20_000)).toEqual([])
    } finally {
      spawnSync('umount', [directory])
    }
  }, 60_000)

  test('is there after closing, with indexes and number types', async () => {
    const directory = newDirectory()
    const first = await startEmbeddedMongodb({ directory })
    const { Long, Double } = mongoose.mongo.BSON
    const documents = [
      { _id: 1, a: [1, 2] },
      { _id: 2, a: Long.fromString('9007199254740993') },
      { _id: 3, a: new Double(3) },
    ]
    await withClient(first, async (db) => {
      await db.collection<TestDocument>('kept').createIndex({ a: 1 }, { unique: true })
      await db.collection<TestDocument>('kept').insertMany(documents)
    })
    await first.close()
    const second = await start(directory)
    await withClient(second, async (db) => {
      const kept = db.collection<TestDocument>('kept')
      expect(
        await kept
          .find({}, { promoteValues: false })
          .sort({ _id: 1 })
          .map(({ a }) => JSON.stringify(a))
          .toArray(),
      ).toHaveLength(3)
      expect(await kept.findOne({ a: Long.fromString('9007199254740993') })).toMatchObject({ _id: 2 })
      expect(await kept.findOne({ a: 2 })).toMatchObject({ _id: 1 })
      expect(await kept.estimatedDocumentCount()).toBe(3)
      await expect(kept.insertOne({ a: 3 })).rejects.toMatchObject({ code: 11000 })
    })
  })

  test('is there in what this release and every one before it has written', async () => {
    const directory = newDirectory()
    for (const written of ['format-1.lmdb.gz']) {
      const stored = readFileSync(new URL(written, import.meta.url))
      writeFileSync(join(directory, 'data.lmdb'), gunzipSync(stored))
      const server = await startEmbeddedMongodb({ directory })
      await withClient(server, async (db) => {
        const kept = db.collection<TestDocument>('kept')
        expect(await kept.find().sort({ receipt: -1 }).toArray()).toEqual([
          { _id: 2, receipt: 'b', tags: ['x', 'y'] },
          { _id: 1, receipt: 'a', tags: ['x'] },
        ])
        expect(await kept.countDocuments({ tags: 'x' })).toBe(2)
        await expect(kept.insertOne({ receipt: 'a' })).rejects.toMatchObject({ code: 11000 })
        await kept.insertOne({ _id: 3, receipt: 'c' })
      })
      await server.close()
      expect(await wrongInIndexes(directory)).toEqual([])
    }
  })

  test('is not opened by a release that does not know its format, nor taken for it if another program wrote it', async () => {
    const directory = newDirectory()
    const path = join(directory, 'data.lmdb')
    for (const [header, complaint] of [
      [
        { format: 2, nextId: 1 },
        `${path} was written by another release: it has format 2, and this release reads format 1`,
      ],
      [undefined, `${path} is a database of another program`],
    ] as const) {
      const root = open({ path, noSubdir: true, maxDbs: 4 })
      const catalog = root.openDB<unknown, string>({ name: 'catalog', encoding: 'json' })
      await (header ? catalog.put('format', header) : catalog.remove('format'))
      await root.close()
      await expect(startEmbeddedMongodb({ directory })).rejects.toThrow(complaint)
      expect(readLock(directory)).toBeNull()
    }
  })

  test('is counted exactly the first time too, while documents come and go', async () => {
    const directory = newDirectory()
    const first = await startEmbeddedMongodb({ directory })
    const documents = Array.from({ length: 25_000 }, (_, i) => ({ _id: i * 10 }))
    await withClient(first, (db) => db.collection<TestDocument>('x').insertMany(documents))
    await first.close()
    const server = await start(directory)
    await withClient(server, async (db) => {
      const collection = db.collection<TestDocument>('x')
      const changes = Array.from({ length: 100 }, (_, i) => [
        collection.insertOne({ _id: i * 2500 + 1 }),
        collection.deleteOne({ _id: i * 2500 }),
        collection.deleteOne({ _id: i * 2500 + 10 }),
      ])
      const counts = Array.from({ length: 3 }, () => collection.estimatedDocumentCount())
      for (const count of await Promise.all(counts)) expect(Math.abs(count - 25_000)).toBeLessThanOrEqual(200)
      await Promise.all(changes.flat())
      expect(await collection.estimatedDocumentCount()).toBe(24_900)
    })
  })
})

describe('a failure of the worker thread', () => {
  test('ends the whole process with a clear message, and the next start finds everything', async () => {
    const directory = newDirectory()
    const sign = join(directory, 'crash')
    const settings = { DATA_DIR: join(directory, 'data'), PORT: '0' }
    const crashing = new URL('./crashing-worker.cjs', import.meta.url).pathname
    const broken = await startServerProcess({
      ...settings,
      NODE_OPTIONS: `--require ${crashing}`,
      CRASH_WORKER_WHEN: sign,
    })
    const ended = once(broken.process, 'exit')
    writeFileSync(sign, '')
    expect(await ended).toEqual([1, null])
    expect(broken.printed()).toContain(
      'the database has stopped: the embedded database failed: struck by lightning',
    )
    const again = await startServerProcess(settings)
    expect((await fetch(`${again.address}/sign-in`)).status).toBe(200)
    expect(await again.end()).toBe(0)
  }, 60_000)
})

describe('a directory', () => {
  test('has one owner, whom a second process and a second start are told', async () => {
    const directory = newDirectory()
    const server = await start(directory)
    await expect(startEmbeddedMongodb({ directory })).rejects.toThrow(`in use by process ${process.pid}`)
    const second = startChild(directory, 'second')
    let complaint = ''
    second.child.stderr!.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    expect(await second.ended).not.toBe(0)
    expect(complaint).toContain(`in use by process ${process.pid}`)
    expect(await withClient(server, (db) => db.command({ ping: 1 }))).toMatchObject({ ok: 1 })
  })

  test('names its socket in the lock, for commands that connect beside the owner', async () => {
    const directory = newDirectory()
    const server = await start(directory)
    expect(readLock(directory)).toMatchObject({ pid: process.pid, socketPath: server.socketPath })
    await server.close()
    servers.length = 0
    expect(readLock(directory)).toBeNull()
    expect(readdirSync(directory).sort()).toEqual(['data.lmdb', 'data.lmdb-lock'])
  })

  test('is taken over from a process that is gone, also when its number is in use again', async () => {
    const directory = newDirectory()
    for (const pid of [999_999_999, process.pid]) {
      writeFileSync(
        join(directory, 'owner.lock'),
        JSON.stringify({ pid, processStart: 'boot:1', socketPath: 'x' }),
      )
      const server = await startEmbeddedMongodb({ directory })
      expect(readLock(directory)?.pid).toBe(process.pid)
      await server.close()
    }
  })

  test('is not taken over while its socket is answered, as by a process in another container', async () => {
    const directory = newDirectory()
    const socketPath = join(directory, 'elsewhere.sock')
    const elsewhere = createServer().listen(socketPath)
    await once(elsewhere, 'listening')
    const lock = join(directory, 'owner.lock')
    writeFileSync(lock, JSON.stringify({ pid: 999_999_999, processStart: 'boot:1', socketPath }))
    await expect(startEmbeddedMongodb({ directory })).rejects.toThrow(
      'in use by process 999999999, which answers',
    )
    elsewhere.close()
    await once(elsewhere, 'close')
    await (await startEmbeddedMongodb({ directory })).close()
    writeFileSync(lock, 'half a lo')
    await expect(startEmbeddedMongodb({ directory })).rejects.toThrow('owner.lock is damaged')
  })

  test.runIf(process.platform === 'linux')(
    'is taken over from a process that is dead and not yet cleared away',
    async () => {
      const directory = newDirectory()
      // Its child ends, and nobody ever asks how: what is left of it stays in the list of processes.
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'])
      const [line] = (await once(parent.stdout, 'data')) as [Buffer]
      const pid = Number(line.toString())
      const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      while (stat()[0] !== 'Z') await pause(20)
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const lock = { pid, processStart: `${boot}:${stat()[19]}`, socketPath: join(directory, 'gone.sock') }
      writeFileSync(join(directory, 'owner.lock'), JSON.stringify(lock))
      expect(readLock(directory)).toBeNull()
      await start(directory)
      expect(readLock(directory)?.pid).toBe(process.pid)
      parent.kill()
    },
  )

  test('is for its user alone', async () => {
    const directory = join(newDirectory(), 'made', 'deep')
    const server = await start(directory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(server.socketPath).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['too long for a socket', 'x'.repeat(100)],
    ['with a percent sign', '100% sure'],
  ])('%s has its socket in a temporary folder of its own', async (_, name) => {
    const directory = join(newDirectory(), name)
    const server = await startEmbeddedMongodb({ directory })
    expect(server.socketPath.startsWith(directory)).toBe(false)
    expect(server.socketPath).toMatch(/\.sock$/)
    expect(statSync(join(server.socketPath, '..')).mode & 0o777).toBe(0o700)
    expect(await withClient(server, (db) => db.command({ ping: 1 }))).toMatchObject({ ok: 1 })
    await server.close()
    expect(existsSync(join(server.socketPath, '..'))).toBe(false)
  })

  test('that holds no database, or half of one, gives an error and no half-alive server', async () => {
    const directory = newDirectory()
    const path = join(directory, 'data.lmdb')
    writeFileSync(path, 'something else'.repeat(1000))
    await expect(startEmbeddedMongodb({ directory })).rejects.toThrow('data.lmdb is not a database')
    expect(readLock(directory)).toBeNull()
    expect(readFileSync(path, 'utf8')).toContain('something else')
    rmSync(path)
    await (await startEmbeddedMongodb({ directory })).close()
    truncateSync(path, statSync(path).size - 9000)
    await expect(startEmbeddedMongodb({ directory })).rejects.toThrow('data.lmdb is cut off')
  })
})

test('close waits for what is under way, and may be called twice', async () => {
  const directory = newDirectory()
  const server = await startEmbeddedMongodb({ directory })
  const client = await new mongoose.mongo.MongoClient(server.uri, { serverSelectionTimeoutMS: 500 }).connect()
  const writes = Promise.allSettled(
    Array.from({ length: 50 }, (_, i) => client.db().collection<TestDocument>('x').insertOne({ _id: i })),
  )
  await new Promise((resolve) => setTimeout(resolve, 5))
  await Promise.all([server.close(), server.close()])
  const acknowledged = (await writes).filter(({ status }) => status === 'fulfilled').length
  await client.close()
  const again = await start(directory)
  const count = await withClient(again, (db) => db.collection('x').countDocuments())
  expect(count).toBeGreaterThanOrEqual(acknowledged)
})

test('a long scan lets others have their turns', async () => {
  const server = await start(newDirectory())
  await withClient(server, async (db) => {
    const collection = db.collection<TestDocument>('x')
    await collection.insertMany(Array.from({ length: 60_000 }, (_, i) => ({ _id: i, a: i })))
    let isScanning = true
    const scan = collection.countDocuments({ $nor: [{ a: 1 }, { a: 2 }] }).finally(() => {
      isScanning = false
    })
    let turns = 0
    for (; isScanning; turns++) await db.command({ ping: 1 })
    expect(await scan).toBe(59_998)
    // Without pauses the first turn would come when the scan ends.
    expect(turns).toBeGreaterThan(2)
  })
})

test('close does not wait for a long scan or a long update, which are told', async () => {
  const server = await startEmbeddedMongodb({ directory: newDirectory() })
  const client = await new mongoose.mongo.MongoClient(server.uri, { serverSelectionTimeoutMS: 500 }).connect()
  const collection = client.db().collection<TestDocument>('x')
  await collection.insertMany(Array.from({ length: 40_000 }, (_, i) => ({ _id: i, a: i })))
  const scan = collection.countDocuments({ $nor: [{ a: 1 }, { a: 2 }] }).catch((error) => error)
  const update = collection.updateMany({ a: { $gte: 0 } }, { $set: { b: 1 } }).catch((error) => error)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await server.close()
  for (const outcome of await Promise.all([scan, update])) expect(outcome).toBeInstanceOf(Error)
  await client.close()
})
