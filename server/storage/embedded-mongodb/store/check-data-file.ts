import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const mark = 0xbeefc0de
const headerBytes = 24

/**
 * LMDB maps a file into memory and believes what it says, so a file that is not its own, or was cut off in copying,
 * would crash the process. The two pages that begin it carry LMDB's mark, the page size and the last page in use; the
 * file must reach at least to the older of the two, which is the one that is certainly complete.
 */
export function checkDataFile(path: string): void {
  const file = openSync(path, 'r')
  try {
    const first = metaPage(file, 0)
    if (!first) throw new Error(`${path} is not a database`)
    const second = metaPage(file, first.pageBytes)
    const pages = Math.min(first.lastPage, second?.lastPage ?? Number.POSITIVE_INFINITY) + 1
    if (!second || fstatSync(file).size < pages * first.pageBytes) throw new Error(`${path} is cut off`)
  } finally {
    closeSync(file)
  }
}

function metaPage(file: number, at: number): { pageBytes: number; lastPage: number } | null {
  const bytes = Buffer.alloc(160)
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length || bytes.readUInt32LE(headerBytes) !== mark)
    return null
  return {
    pageBytes: bytes.readUInt32LE(headerBytes + 24),
    lastPage: Number(bytes.readBigUInt64LE(headerBytes + 120)),
  }
}
