import { type Connection, mongo, Schema } from 'mongoose'
import type { AgencySteps } from '../../scoring/agency-steps.ts'
import type { Tally } from '../../scoring/tally.ts'
import type { FormId } from '../../survey-forms/form-definition.ts'
import { isDuplicateKey } from './duplicate-key.ts'
import { packSums, unpackSums } from './packed-sums.ts'

export type ShownFiguresStore = ReturnType<typeof createShownFiguresStore>

/** What the people of an agency have been shown of it so far: the state from which `agencySteps` goes on. */
export interface ShownFigures extends Pick<AgencySteps, 'parts' | 'shared'> {
  readonly period: string
  readonly agency: string
  /** The tallies are laid out for it. */
  readonly form: FormId
  /** 1 at first; +1 with every replacement. */
  readonly version: number
  /** The day on which answers of several points last entered the whole together; null: never. */
  readonly sharedOn: string | null
}

interface StoredPart {
  readonly code: string
  /** Packed by packed-sums.ts, both. */
  readonly shown: mongo.Binary
  readonly shared: mongo.Binary
}

interface StoredFigures extends Pick<ShownFigures, 'period' | 'agency' | 'form' | 'version' | 'sharedOn'> {
  readonly _id: string
  readonly parts: readonly StoredPart[]
}

const shownFiguresSchema = new Schema<StoredFigures>(
  {
    _id: { type: String, required: true },
    period: { type: String, required: true },
    agency: { type: String, required: true },
    form: { type: String, required: true },
    version: { type: Number, required: true },
    sharedOn: { type: String, default: null },
    parts: { type: [Schema.Types.Mixed], required: true } as never,
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/**
 * The figures last shown to the people of each agency, one document per period and agency. Never deleted: without it
 * the next page would show anew, in other steps, what pages before it have shown.
 */
export function createShownFiguresStore(connection: Connection) {
  const model = connection.model('ShownFigures', shownFiguresSchema, 'shown-figures')
  // Straight to the driver, as with tallies: packed sums go in and come out as they are.
  const collection = () => model.collection as unknown as mongo.Collection<StoredFigures>

  return {
    async of(period: string, agency: string): Promise<ShownFigures | null> {
      const stored = await collection().findOne({ _id: idOf(period, agency) })
      return stored && plain(stored)
    },

    /**
     * Stores what is about to be shown where the figures are still those that it was computed from.
     * @param readAt the version that was read; null where there was none
     * @returns false when somebody else was first: nothing was written
     */
    async replace(figures: ShownFigures, readAt: number | null): Promise<boolean> {
      const document = stored(figures)
      try {
        if (readAt === null) {
          await collection().insertOne(document)
          return true
        }
        const filter = { _id: document._id, version: readAt }
        return (await collection().replaceOne(filter, document)).matchedCount === 1
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}

/** @throws if a part holds the separator: two different agencies could then share a name */
function idOf(period: string, agency: string): string {
  if ([period, agency].some((part) => part.includes('|')))
    throw new Error(`no code may hold "|": ${period} ${agency}`)
  return `${period}|${agency}`
}

function stored({ period, agency, form, version, sharedOn, parts, shared }: ShownFigures): StoredFigures {
  return {
    _id: idOf(period, agency),
    period,
    agency,
    form,
    version,
    sharedOn,
    parts: Object.entries(parts).map(([code, shown]) => ({
      code,
      shown: new mongo.Binary(packSums(shown)),
      shared: new mongo.Binary(packSums(shared[code]!)),
    })),
  }
}

function plain({ period, agency, form, version, sharedOn, parts }: StoredFigures): ShownFigures {
  const tallies = (of: 'shown' | 'shared'): Record<string, Tally> =>
    Object.fromEntries(parts.map((part) => [part.code, unpackSums(part[of].value())]))
  return { period, agency, form, version, sharedOn, parts: tallies('shown'), shared: tallies('shared') }
}
