import { BsonType, BsonValue, documentAt, int32At } from '../bson/bson-value.ts'
import { BsonWriter, type Writable } from '../bson/bson-writer.ts'
import { checkDocument } from '../bson/check-document.ts'
import { CommandError } from '../command-error.ts'

/** MongoDB's own limit of one message. */
export const maxMessageBytes = 48_000_000

const opReply = 1
const opQuery = 2004
const opMsg = 2013
const moreToCome = 1 << 1
/**
 * Flag bits a receiver must understand or refuse. `checksumPresent` is one that is refused: a checksum that nobody
 * verifies would promise what is not so, and no client sends one over a unix socket.
 */
const requiredFlags = 0xffff

/** A command as it came in: its body, and documents sent beside it as a sequence. */
export interface RequestMessage {
  readonly requestId: number
  readonly body: BsonValue
  readonly sequences: ReadonlyMap<string, readonly BsonValue[]>
  /** False where the client asked for no reply. */
  readonly replyWanted: boolean
  /** The database that a legacy OP_QUERY names; only the first hello of a connection comes so. */
  readonly legacyDatabase: string | null
}

/** @throws Error for everything that is not a well-formed message; the connection is then beyond repair */
export function parseMessage(message: Buffer): RequestMessage {
  const requestId = int32At(message, 4)
  const opCode = int32At(message, 12)
  if (opCode === opMsg) return parseOpMsg(message, requestId)
  if (opCode === opQuery) return parseOpQuery(message, requestId)
  throw new Error(`unknown opcode ${opCode}`)
}

function parseOpMsg(message: Buffer, requestId: number): RequestMessage {
  if (message.length < 26) throw new Error('the message is too short')
  const flags = int32At(message, 16)
  if (flags & requiredFlags & ~moreToCome) throw new Error(`the flags ${flags} are not understood`)
  const end = message.length
  let body: BsonValue | null = null
  const sequences = new Map<string, readonly BsonValue[]>()
  for (let at = 20; at < end; ) {
    const kind = message[at++]
    if (kind === 0) {
      if (body) throw new Error('the message has two bodies')
      const bodyEnd = checkDocument(message, at, end)
      body = documentAt(message, at)
      at = bodyEnd
    } else if (kind === 1) {
      const sectionEnd = at + (at + 4 <= end ? int32At(message, at) : 0)
      const nameEnd = message.indexOf(0, at + 4)
      if (sectionEnd > end || nameEnd < 0 || nameEnd >= sectionEnd)
        throw new Error('a section has a wrong length')
      const name = message.toString('utf8', at + 4, nameEnd)
      if (sequences.has(name)) throw new Error(`the section '${name}' comes twice`)
      const documents: BsonValue[] = []
      for (at = nameEnd + 1; at < sectionEnd; ) {
        const documentEnd = checkDocument(message, at, sectionEnd)
        documents.push(documentAt(message, at))
        at = documentEnd
      }
      sequences.set(name, documents)
    } else throw new Error(`unknown section kind ${kind}`)
  }
  if (!body) throw new Error('the message has no body')
  return { requestId, body, sequences, replyWanted: (flags & moreToCome) === 0, legacyDatabase: null }
}

function parseOpQuery(message: Buffer, requestId: number): RequestMessage {
  const nameEnd = message.indexOf(0, 20)
  if (nameEnd < 0) throw new Error('the query has no collection')
  const name = message.toString('utf8', 20, nameEnd)
  if (!name.endsWith('.$cmd')) throw new Error('OP_QUERY is only for commands')
  const at = nameEnd + 9
  if (checkDocument(message, at, message.length) !== message.length)
    throw new Error('something follows the query')
  return {
    requestId,
    body: documentAt(message, at),
    sequences: new Map(),
    replyWanted: true,
    legacyDatabase: name.slice(0, -'.$cmd'.length),
  }
}

export type Reply = { readonly [field: string]: Writable | undefined }

/** The whole message that answers a request: OP_REPLY to an OP_QUERY, else OP_MSG. */
export function replyMessage(request: RequestMessage, reply: Reply): Buffer {
  const writer = new BsonWriter(replySize(reply))
  const legacy = request.legacyDatabase !== null
  writer.int32(0)
  writer.int32(0)
  writer.int32(request.requestId)
  writer.int32(legacy ? opReply : opMsg)
  writer.int32(0)
  if (legacy) {
    writer.int32(0) // cursor id, 8 bytes
    writer.int32(0)
    writer.int32(0) // starting from
    writer.int32(1) // documents
  } else writer.uint8(0)
  writer.document(reply)
  writer.int32At(writer.length, 0)
  return writer.finish()
}

/** Room for a reply without growing, counting the batch of documents that makes nearly all of a large one. */
function replySize(reply: Reply): number {
  const cursor = reply['cursor'] as { [field: string]: unknown } | undefined
  const batch = cursor?.['firstBatch'] ?? cursor?.['nextBatch']
  return batch instanceof BsonValue && batch.type === BsonType.array ? batch.end + 512 : 512
}

export function errorReply(error: unknown): Reply {
  const known =
    error instanceof CommandError ? error : new CommandError(1, `internal error: ${String(error)}`)
  return {
    ok: 0,
    errmsg: known.message,
    code: known.code,
    codeName: known.codeName,
    ...(known.details as Reply),
  }
}
