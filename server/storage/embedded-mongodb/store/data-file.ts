import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Database, open, type RootDatabase, type RootDatabaseOptionsWithPath } from 'lmdb'
import { syncDirectory } from '../sync-directory.ts'
import { checkDataFile } from './check-data-file.ts'

/** The layout of what is stored. A release that changes it must still open this one. */
export const format = 1

/** The one LMDB file and what is in it. */
export interface DataFile {
  readonly root: RootDatabase
  readonly documents: Database<Buffer, Buffer>
  readonly entries: Database<Buffer, Buffer>
  readonly catalog: Database<unknown, string>
  /** The number that the next collection or index gets. */
  readonly nextId: number
}

/** @throws Error where the file is no database, or one of a later release */
export async function openDataFile(path: string): Promise<DataFile> {
  if (!existsSync(path)) await create(path)
  checkDataFile(path)
  const root = openRoot(path)
  const encoder = { encode: (bytes: Buffer) => bytes, decode: asBuffer }
  const documents = root.openDB<Buffer, Buffer>({
    name: 'documents',
    keyEncoding: 'binary',
    encoder,
  } as never)
  const entries = root.openDB<Buffer, Buffer>({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' })
  const catalog = openCatalog(root)
  const header = catalog.get('format') as { format: number; nextId: number } | undefined
  if (header?.format !== format) {
    await root.close()
    throw new Error(
      header
        ? `${path} was written by another release: it has format ${header.format}, and this release reads format ${format}`
        : `${path} is a database of another program`,
    )
  }
  return { root, documents, entries, catalog, nextId: header.nextId }
}

/**
 * A file gets its name only once it is a database and on disk, and the directory remembers the name: so a power loss
 * during the first start leaves nothing that the second one could not open, and later none takes the file away.
 */
async function create(path: string): Promise<void> {
  const unnamed = `${path}.new`
  rmSync(unnamed, { force: true }) // left by a start that was interrupted
  const root = openRoot(unnamed)
  await openCatalog(root).put('format', { format, nextId: 1 })
  await root.close()
  rmSync(`${unnamed}-lock`)
  renameSync(unnamed, path)
  syncDirectory(dirname(path))
}

/**
 * `safeRestore`: after an end without closing, LMDB goes back to the last state that was flushed. Else it would go on
 * from a state that was not where it believes that the machine has not been restarted since, which a container, a
 * copied file or a restored snapshot can make it believe.
 */
function openRoot(path: string): RootDatabase {
  const options = { path, maxDbs: 4, noSubdir: true, cache: false, safeRestore: true }
  return open(options as RootDatabaseOptionsWithPath)
}

function openCatalog(root: RootDatabase): Database<unknown, string> {
  return root.openDB({ name: 'catalog', encoding: 'json' })
}

/**
 * LMDB reads into one buffer again and again and changes its `length` property, which Node's own methods then believe.
 * This is a view of the same bytes that tells the truth; documents know their length themselves.
 */
let view: Buffer = Buffer.alloc(0)
function asBuffer(bytes: Uint8Array): Buffer {
  if (
    view.buffer !== bytes.buffer ||
    view.byteOffset !== bytes.byteOffset ||
    view.length !== bytes.byteLength
  ) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  return view
}
