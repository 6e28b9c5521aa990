import { type Connection, Schema } from 'mongoose'
import type { ImportedFigures } from '../../scoring/imported-figures.ts'
import { isDuplicateKey } from './duplicate-key.ts'

/** A file of figures that was taken over into a period: who, when, what, and the whole file. */
export interface IndexImport {
  readonly period: string
  /** 1, 2, 3 … in each period. */
  readonly n: number
  readonly at: Date
  readonly by: string
  readonly fileName: string
  readonly format: 'json' | 'csv' | 'xlsx'
  /** SHA-256 of the file, `sha256:…`. */
  readonly digest: string
  /** Who signed the file, as far as that was known when it was imported. */
  readonly signer: ImportSigner
  /** Why figures were changed that had been imported before; null: none were. */
  readonly reason: string | null
  /** The period came with it, published elsewhere; its figures are in its publication. */
  readonly whole: boolean
  readonly changes: readonly ImportedChange[]
  /** By agency code, everything that the file says. */
  readonly figures: Readonly<Record<string, ImportedFigures>>
}

/** `partner`: a key that home affairs registered; `own`: the key of this installation. */
export type ImportSigner =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly fingerprint: string }
  | { readonly kind: 'partner' | 'own'; readonly fingerprint: string; readonly name: string }

/** A figure that was, or would be, another one afterwards. */
export interface ImportedChange {
  readonly agency: string
  /** 'overall' or the code of a criterion. */
  readonly figure: string
  /** Null: there was none. */
  readonly before: number | null
  readonly after: number | null
}

interface StoredImport extends Pick<IndexImport, 'period' | 'n' | 'at' | 'by' | 'digest' | 'whole'> {
  readonly _id: string
  /** The rest of the import as JSON text: kept byte for byte. */
  readonly details: string
  /** The file, base64. */
  readonly content: string
}

type Details = Pick<IndexImport, 'fileName' | 'format' | 'signer' | 'reason' | 'changes' | 'figures'>

const importSchema = new Schema<StoredImport>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    n: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    digest: { type: String, required: true },
    whole: { type: Boolean, required: true },
    details: { type: String, required: true },
    content: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false },
)
importSchema.index({ period: 1, n: 1 }, { unique: true })

/** Imports of figures; only ever added to. */
export function createIndexImportsStore(connection: Connection) {
  const model = connection.model('IndexImport', importSchema, 'index-imports')

  async function ofPeriod(period: string): Promise<IndexImport[]> {
    const stored = await model.find({ period }, { content: 0 }).sort({ n: 1 }).lean<StoredImport[]>()
    return stored.map(plain)
  }

  return {
    /**
     * @param content the file as it came
     * @returns false when another import of the period was faster with this number; nothing was stored
     */
    async add(entry: IndexImport, content: Uint8Array): Promise<boolean> {
      const { period, n, at, by, digest, whole, ...details } = entry
      try {
        await model.create({
          _id: `${period}/${n}`,
          period,
          n,
          at,
          by,
          digest,
          whole,
          details: JSON.stringify(details satisfies Details),
          content: Buffer.from(content).toString('base64'),
        })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** All imports of a period, the first one first, without the files. */
    ofPeriod,

    /** The number of the last import of a period; 0: there is none. Cheap. */
    async newest(period: string): Promise<number> {
      const [newest] = await model
        .find({ period }, { n: 1 })
        .sort({ n: -1 })
        .limit(1)
        .lean<Pick<StoredImport, 'n'>[]>()
      return newest?.n ?? 0
    },

    /** What stands imported in a period, by agency code: of each agency what came last. */
    async figuresOf(period: string): Promise<ReadonlyMap<string, ImportedFigures>> {
      return new Map((await ofPeriod(period)).flatMap(({ figures }) => Object.entries(figures)))
    },

    /** The file of an import, as it came. */
    async content(period: string, n: number): Promise<Uint8Array | null> {
      const stored = await model.findById(`${period}/${n}`).lean<StoredImport>()
      return stored && Buffer.from(stored.content, 'base64')
    },
  }
}

function plain({ period, n, at, by, digest, whole, details }: StoredImport): IndexImport {
  return { period, n, at, by, digest, whole, ...(JSON.parse(details) as Details) }
}
