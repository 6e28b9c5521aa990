import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/web/project-root.ts'
import { builtFerretdb, CannotBuild } from './ferretdb/build-ferretdb.ts'
import { startFerretdb } from './ferretdb/start-ferretdb.ts'
import { startTurnstile } from './ferretdb/turnstile.ts'

/*
 * Runs the storage, tallying and journey tests on a second implementation of MongoDB, so that the product is not
 * fitted to the embedded one: on the server of TEST_MONGODB_URI, else on FerretDB, which this builds. Where it cannot
 * be built, says `skipped` and why. Arguments choose some of the tests, as vitest's do.
 */

const asked = process.argv.slice(2)

/** What opens its database by one of these runs on TEST_MONGODB_URI; a test that is added takes part by itself. */
const opensTestDatabase = /\b(startTestApp|testDatabase|secondDatabaseUri)\(/

function testFiles(): string[] {
  const folder = join(projectRoot, 'test', 'server')
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).map((name) => join(folder, name))
  return files
    .filter((file) => file.endsWith('.test.ts') && opensTestDatabase.test(readFileSync(file, 'utf8')))
    .sort()
}

/** @returns vitest's exit code */
async function runTests(uri: string): Promise<number> {
  const vitest = join(projectRoot, 'node_modules', '.bin', 'vitest')
  // More time than usual: FerretDB looks at every document of a collection for each operation.
  const options = ['--config', 'test/vitest.config.ts', '--project', 'integration', '--testTimeout', '120000']
  const child = spawn(vitest, ['run', ...options, ...(asked.length > 0 ? asked : testFiles())], {
    cwd: projectRoot,
    env: { ...process.env, TEST_MONGODB_URI: uri },
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}

async function runOnFerretdb(): Promise<number> {
  const ferretdb = await startFerretdb(builtFerretdb())
  const turnstile = await startTurnstile(ferretdb.port)
  try {
    return await runTests(turnstile.uri)
  } finally {
    turnstile.close()
    await ferretdb.stop()
  }
}

try {
  const given = process.env['TEST_MONGODB_URI']
  console.log(`\nTests on ${given ?? 'FerretDB 1.24 with SQLite'}:`)
  process.exitCode = given ? await runTests(given) : await runOnFerretdb()
} catch (error) {
  if (!(error instanceof CannotBuild)) throw error
  console.log(`skipped: ${error.message}`)
}
