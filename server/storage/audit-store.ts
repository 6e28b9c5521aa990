import { createHash } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** What is written down of one change, or of reading something personal. */
export interface AuditEntry {
  /** 1, 2, 3 …: no number is ever missing. */
  readonly n: number
  readonly at: Date
  /** The account or key that did it; "system" for what happens by itself. */
  readonly by: string
  readonly role: string
  /** What was done; the words are in texts/audit-texts.ts. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** The agency it is about, where it is about one. */
  readonly agency: string | null
  /** JSON values; null where there was, or is, nothing. Never a secret. */
  readonly before: unknown
  readonly after: unknown
  /** Digest of the entry before; blank for the first. */
  readonly previous: string
  /** SHA-256 of this entry with `previous` in it: taking out or changing one breaks the chain behind it. */
  readonly digest: string
}

/** Which entries to find; what is absent is any. */
export interface AuditSearch {
  readonly by?: string
  readonly agency?: string
  readonly action?: string
  readonly subjectId?: string
}

export type NewAuditEntry = Omit<AuditEntry, 'n' | 'previous' | 'digest'>

type StoredAuditEntry = Omit<AuditEntry, 'n' | 'before' | 'after'> & {
  readonly _id: number
  /** As JSON text: kept byte for byte, whatever keys it has. */
  readonly before: string
  readonly after: string
}

const auditSchema = new Schema<StoredAuditEntry>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    role: { type: String, required: true },
    action: { type: String, required: true },
    subject: { type: Schema.Types.Mixed, required: true },
    agency: { type: String, default: null },
    before: { type: String, required: true },
    after: { type: String, required: true },
    // The first entry has none, and mongoose takes a blank for nothing.
    previous: { type: String, default: '' },
    digest: { type: String, required: true },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

// What happened to one thing, from the newest.
auditSchema.index({ 'subject.id': 1, _id: -1 })

/** Writers meet on a number now and then; so many times in a row means that something else is wrong. */
const mostAttempts = 50

/** The audit trail: only ever added to. */
export function createAuditStore(connection: Connection) {
  const model = connection.model('AuditEntry', auditSchema, 'audit')

  async function last(): Promise<StoredAuditEntry | undefined> {
    const [entry] = await model.find().sort({ _id: -1 }).limit(1).lean<StoredAuditEntry[]>()
    return entry
  }

  return {
    /** Writes an entry behind all others. @returns its number */
    async add(entry: NewAuditEntry): Promise<number> {
      const { before, after, ...rest } = entry
      for (let attempt = 1; ; attempt++) {
        const newest = await last()
        const unsealed = {
          _id: (newest?._id ?? 0) + 1,
          ...rest,
          before: JSON.stringify(before ?? null),
          after: JSON.stringify(after ?? null),
          previous: newest?.digest ?? '',
        }
        try {
          await model.create({ ...unsealed, digest: digestOf(unsealed) })
          return unsealed._id
        } catch (error) {
          if (!isDuplicateKey(error) || attempt === mostAttempts) throw error
        }
      }
    },

    /** The newest first, beginning below a number; `null` begins at the end. */
    async newest(below: number | null, limit: number, search: AuditSearch = {}): Promise<AuditEntry[]> {
      const { subjectId, ...fields } = search
      const filter = {
        ...fields,
        ...(subjectId !== undefined && { 'subject.id': subjectId }),
        ...(below !== null && { _id: { $lt: below } }),
      }
      const stored = await model.find(filter).sort({ _id: -1 }).limit(limit).lean<StoredAuditEntry[]>()
      return stored.map(plain)
    },

    /** What happened to one thing, the newest first; entries about what was not done after all are not among them. */
    async about(subject: AuditEntry['subject'], limit: number): Promise<AuditEntry[]> {
      const filter = { 'subject.id': subject.id, 'subject.kind': subject.kind }
      const stored = await model.find(filter).sort({ _id: -1 }).limit(limit).lean<StoredAuditEntry[]>()
      return stored.map(plain)
    },

    /** The oldest first, beginning above a number: for exports, page by page. */
    async oldest(above: number, limit: number): Promise<AuditEntry[]> {
      const stored = await model
        .find({ _id: { $gt: above } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredAuditEntry[]>()
      return stored.map(plain)
    },
  }
}

/** Whether an entry is the one whose digest it carries, and follows the one with digest `previous`. */
export function isUnchanged(entry: AuditEntry, previous: string): boolean {
  const { n, digest, before, after, ...rest } = entry
  const unsealed = { _id: n, ...rest, before: JSON.stringify(before), after: JSON.stringify(after) }
  return entry.previous === previous && digestOf(unsealed) === digest
}

function digestOf(entry: Omit<StoredAuditEntry, 'digest'>): string {
  const { _id, at, by, role, action, subject, agency, before, after, previous } = entry
  const parts = [
    _id,
    at.toISOString(),
    by,
    role,
    action,
    subject.kind,
    subject.id,
    agency,
    before,
    after,
    previous,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function plain({ _id, before, after, ...rest }: StoredAuditEntry): AuditEntry {
  return { n: _id, ...rest, before: JSON.parse(before), after: JSON.parse(after) }
}
