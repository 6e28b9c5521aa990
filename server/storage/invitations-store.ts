import { type Connection, Schema } from 'mongoose'
import { type Role, roles } from './accounts-store.ts'

/** A one-time link by which somebody makes an account for themselves. The link's token is shown once; here is its SHA-256. */
export interface Invitation {
  readonly tokenHash: string
  /** Whom it is meant for, as the inviter calls the person. */
  readonly fullName: string
  readonly role: Role
  readonly agency: string | null
  /** The account that invites. */
  readonly invitedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly usedAt: Date | null
}

type StoredInvitation = Omit<Invitation, 'tokenHash'> & { readonly _id: string }

const invitationSchema = new Schema<StoredInvitation>(
  {
    _id: { type: String, required: true },
    fullName: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    agency: { type: String, default: null },
    invitedBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    usedAt: { type: Date, default: null },
  },
  { strict: 'throw', versionKey: false },
)

/** Invitations, by the hash of their token. */
export function createInvitationsStore(connection: Connection) {
  const model = connection.model('Invitation', invitationSchema, 'invitations')

  async function changeOpen(tokenHash: string, change: Partial<Invitation>): Promise<boolean> {
    const filter = { _id: tokenHash, usedAt: null, revokedAt: null }
    const { matchedCount } = await model.updateOne(filter, { $set: change })
    return matchedCount === 1
  }

  return {
    async add({ tokenHash, ...rest }: Invitation): Promise<void> {
      await model.create({ _id: tokenHash, ...rest })
    },

    async byHash(tokenHash: string): Promise<Invitation | null> {
      const stored = await model.findById(tokenHash).lean<StoredInvitation>()
      return stored && plain(stored)
    },

    /** Neither used nor revoked nor expired; the newest first. */
    async open(now: Date): Promise<Invitation[]> {
      const stored = await model
        .find({ usedAt: null, revokedAt: null, expiresAt: { $gt: now } })
        .sort({ createdAt: -1 })
        .lean<StoredInvitation[]>()
      return stored.map(plain)
    },

    /** Uses an invitation up, before the account is made. @returns false where it was used or revoked before */
    use: (tokenHash: string, at: Date) => changeOpen(tokenHash, { usedAt: at }),

    /** Takes the use back where no account came of it. */
    async giveBack(tokenHash: string): Promise<void> {
      await model.updateOne({ _id: tokenHash }, { $set: { usedAt: null } })
    },

    /** @returns false where it was used or revoked before */
    revoke: (tokenHash: string, at: Date) => changeOpen(tokenHash, { revokedAt: at }),
  }
}

function plain({ _id, ...rest }: StoredInvitation): Invitation {
  return { tokenHash: _id, ...rest }
}
