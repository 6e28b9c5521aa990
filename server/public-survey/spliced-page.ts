import { constants, crc32, deflateRawSync } from 'node:zlib'

/**
 * A page that is the same for everyone but for one id, compressed once: the parts before and after the id are kept
 * deflated, and the id goes between them as a stored block, so that serving the page costs a checksum of a few
 * bytes. All three are blocks of one gzip member (RFC 1951, 1952), which every client reads.
 */
export interface SplicedPage {
  plain(id: string): string
  /** The bytes as text in latin1, one letter a byte: Node sends that together with the headers in a single write. */
  gzip(id: string): string
}

const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])

/**
 * @param page the rendered page, holding `placeholder` exactly once
 * @param placeholder what stands where the id belongs, of the same length in bytes as every id
 * @throws when the page does not hold the placeholder exactly once
 */
export function splicedPage(page: string, placeholder: string): SplicedPage {
  const [before, after, ...more] = page.split(placeholder)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('the page must hold the place of the id exactly once')
  }
  const beforeBytes = Buffer.from(before)
  const afterBytes = Buffer.from(after)
  const size = beforeBytes.length + placeholder.length + afterBytes.length
  const beforeChecksum = checksum(beforeBytes, 0)
  const head = Buffer.concat([
    gzipHeader,
    // A sync flush ends on a byte boundary without ending the stream.
    deflateRawSync(beforeBytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }),
    storedBlockHeader(placeholder.length),
  ]).toString('latin1')
  const tail = deflateRawSync(afterBytes, { level: 9 }).toString('latin1')

  return {
    plain: (id) => before + id + after,
    gzip(id) {
      const idBytes = Buffer.from(id, 'latin1')
      if (idBytes.length !== placeholder.length) throw new RangeError('an id of another length')
      const trailer = Buffer.alloc(8)
      trailer.writeUInt32LE(checksum(afterBytes, checksum(idBytes, beforeChecksum)), 0)
      trailer.writeUInt32LE(size, 4)
      return head + id + tail + trailer.toString('latin1')
    },
  }
}

/** CRC-32 carried on over more bytes. Node's own begins anew at 0 when there are none. */
function checksum(bytes: Buffer, before: number): number {
  return bytes.length === 0 ? before : crc32(bytes, before)
}

/** A deflate block that holds `length` bytes as they are, and is not the last. */
function storedBlockHeader(length: number): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt16LE(length, 1)
  header.writeUInt16LE(~length & 0xffff, 3)
  return header
}
