import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

const fileName = 'secret'

/**
 * The secret under which the signing key is sealed: `SECRET`, else the one kept in the data folder, made there the
 * first time and readable by this user alone. Losing it loses the key: what was signed stays valid, and nothing more
 * can be signed under that key.
 * @throws when the file cannot be read or written
 */
export function installationSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): string {
  if (secret !== null) return secret
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, fileName)
  if (!existsSync(file)) makeSecret(file)
  const kept = readFileSync(file, 'utf8').trim()
  if (kept.length < 32) throw new Error(`${file}: không phải khóa bí mật / holds no secret`)
  return kept
}

/** The file is there whole or not at all; whoever comes second leaves that of the first. */
function makeSecret(file: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
  } finally {
    rmSync(draft)
  }
}
