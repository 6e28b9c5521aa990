import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const sources = import.meta.dirname
const tags = ['-tags', 'ferretdb_no_postgresql']

/** Why there is no FerretDB here, although nothing is wrong with the sources. */
export class CannotBuild extends Error {}

/**
 * Builds FerretDB with SQLite, or finds it where an earlier run left it: outside the tree, by the hash of all that it
 * is made from.
 * @returns the executable
 * @throws CannotBuild without Go, or where its modules cannot be had; any other error is one of the sources
 */
export function builtFerretdb(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  const folder = join(cache, 'chi-so-hai-long')
  const executable = join(folder, `ferretdb-${hashOfSources()}`)
  if (existsSync(executable)) return executable

  const version = go('version')
  if (version.error) throw new CannotBuild('Go is not installed, which FerretDB is built with')
  // Fetches what the build needs, and nothing else can go wrong with it on sources that were built before.
  const fetched = go('list', '-deps', ...tags, '.')
  if (fetched.status !== 0)
    throw new CannotBuild(`the Go modules of FerretDB cannot be had: ${lastLine(fetched.stderr)}`)
  mkdirSync(folder, { recursive: true })
  const unfinished = `${executable}.${process.pid}`
  const built = go('build', '-trimpath', '-buildvcs=false', ...tags, '-o', unfinished, '.')
  if (built.status !== 0) throw new Error(`FerretDB could not be built:\n${built.stderr}`)
  renameSync(unfinished, executable)
  return executable
}

function go(...parts: string[]) {
  return spawnSync('go', parts, { cwd: sources, encoding: 'utf8', maxBuffer: 64 << 20 })
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const name of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(join(sources, name)))
  return hash.digest('hex').slice(0, 16)
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
