import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { withDatabase } from './with-database.ts'

const python = '/usr/bin/python3'
const isPresent = spawnSync(python, ['-c', 'import pymongo, mongomock']).status === 0
const database = withDatabase()

/** Skipped, and said so, where Debian's python3-pymongo and python3-mongomock are not installed. */
test.skipIf(!isPresent)('pymongo gets the same from this database as from mongomock', async () => {
  const script = fileURLToPath(new URL('./second-opinion.py', import.meta.url))
  const seed = process.env['SECOND_OPINION_SEED'] ?? '7'
  const child = spawn(python, [script, database.server.socketPath, seed, '30'])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  await new Promise((resolve) => child.on('exit', resolve))
  expect(output.trim()).toBe('{"compared": 1110, "differences": 0}')
})
