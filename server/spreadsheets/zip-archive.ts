import { crc32, createInflateRaw } from 'node:zlib'
import { type TableLimits, TableRefusal } from './table-file.ts'

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly checksum: number
  readonly packed: Uint8Array
}

const entryMark = 0x02014b50
const localMark = 0x04034b50
const endMark = 0x06054b50
const end64Mark = 0x06064b50
const end64LocatorMark = 0x07064b50

/**
 * The directory of a ZIP archive, as PKWARE's APPNOTE describes it, by names in small letters, since parts of a
 * workbook are found whatever the case. The directory alone says what is there: a reader that went by the local headers
 * could be shown other content than everybody else.
 * @throws TableRefusal if the archive is cut off or damaged, has a name twice, or more entries than the limit
 */
export function zipEntries(bytes: Uint8Array, limits: TableLimits): ReadonlyMap<string, ZipEntry> {
  try {
    return directory(bytes, limits)
  } catch (fault) {
    // Numbers beyond the end of the bytes.
    throw fault instanceof RangeError ? damaged() : fault
  }
}

function directory(bytes: Uint8Array, limits: TableLimits): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = directoryPlace(view)
  if (count > limits.parts) throw new TableRefusal({ code: 'too-many-parts', limit: limits.parts })
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== entryMark) throw damaged()
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = text(bytes, at + 46, nameLength)
    const { size, offset } = sizeAndOffset(view, at, at + 46 + nameLength, extraLength)
    if (view.getUint32(offset, true) !== localMark) throw damaged()
    const content = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (content + size > bytes.length) throw damaged()
    const key = name.replaceAll('\\', '/').toLowerCase()
    if (entries.has(key)) throw new TableRefusal({ code: 'repeated-part', part: name })
    entries.set(key, {
      name,
      isEncrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: bytes.subarray(content, content + size),
    })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end of the directory is the last thing in an archive but for a comment of at most 65,535 bytes. */
function directoryPlace(view: DataView): { count: number; start: number } {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== endMark || at + 22 + view.getUint16(at + 20, true) !== view.byteLength) {
      continue
    }
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count < 0xffff && start < 0xffffffff) return { count, start }
    if (view.getUint32(at - 20, true) !== end64LocatorMark) throw damaged()
    const end64 = safe(view.getBigUint64(at - 12, true))
    if (view.getUint32(end64, true) !== end64Mark) throw damaged()
    return {
      count: safe(view.getBigUint64(end64 + 32, true)),
      start: safe(view.getBigUint64(end64 + 48, true)),
    }
  }
  throw damaged()
}

/** Large archives, and some writers always, keep the numbers in an extra field of their own. */
function sizeAndOffset(view: DataView, at: number, extra: number, extraLength: number) {
  const sizes = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  if (!sizes.includes(0xffffffff)) return { size: sizes[1]!, offset: sizes[2]! }
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    const [, size, offset] = sizes.map((value) => {
      if (value !== 0xffffffff) return value
      next += 8
      return safe(view.getBigUint64(next - 8, true))
    })
    return { size: size!, offset: offset! }
  }
  throw damaged()
}

/** How many bytes may still be inflated, for all parts that are read of one file. */
export interface Allowance {
  left: number
}

/**
 * A file of the archive, piece by piece, so that one which inflates to more than is allowed is stopped on the way.
 * @throws TableRefusal if it is damaged, locked, packed in another way than deflate, or too large
 */
export async function* inflated(
  entry: ZipEntry,
  allowance: Allowance,
  limit: number,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new TableRefusal({ code: 'other-format', format: 'encrypted' })
  let checksum = 0
  for await (const piece of pieces(entry)) {
    allowance.left -= piece.length
    if (allowance.left < 0) throw new TableRefusal({ code: 'inflates-too-much', limit })
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (checksum !== entry.checksum) throw damagedPart(entry)
}

/** In bytes: what a reader is given at once. */
const pieceLength = 65_536

async function* pieces(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    for (let at = 0; at < entry.packed.length; at += pieceLength)
      yield entry.packed.subarray(at, at + pieceLength)
    return
  }
  if (entry.method !== 8) throw damagedPart(entry)
  const inflate = createInflateRaw({ chunkSize: pieceLength })
  inflate.end(entry.packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch {
    throw damagedPart(entry)
  }
}

function text(bytes: Uint8Array, start: number, length: number): string {
  if (start + length > bytes.length) throw damaged()
  return new TextDecoder().decode(bytes.subarray(start, start + length))
}

function safe(value: bigint): number {
  if (value > 0xffffffffn) throw damaged()
  return Number(value)
}

function damaged(): TableRefusal {
  return new TableRefusal({ code: 'damaged-archive' })
}

function damagedPart({ name }: ZipEntry): TableRefusal {
  return new TableRefusal({ code: 'damaged-part', part: name })
}
