import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** The roles of signed-in people; server/web/permissions.ts says what each may do. */
export const roles = [
  'home-affairs',
  'auditor',
  'agency-manager',
  'agency-viewer',
  'data-entry-clerk',
] as const
export type Role = (typeof roles)[number]

/** The roles of people who belong to one agency. */
export const agencyRoles = ['agency-manager', 'agency-viewer', 'data-entry-clerk'] as const satisfies Role[]

/** Whether people of a role belong to one agency. */
export function isAgencyRole(role: Role): boolean {
  return (agencyRoles as readonly Role[]).includes(role)
}

/** What proves that somebody holds the phone: codes that change every half minute (RFC 6238), and codes for a lost phone. */
export interface SecondFactor {
  /** The secret shared with the phone, sealed under the installation's secret (accounts/second-factor.ts). */
  readonly sealedSecret: string
  readonly since: Date
  /** The half minute whose code was used last: no code of it, or of one before it, is taken again. */
  readonly lastStep: number
  /** Digests of the recovery codes that have not been used. */
  readonly recovery: Readonly<Record<string, true>>
}

export interface Account {
  /** What is typed to sign in; lower case. */
  readonly name: string
  /** How the person is called; null for accounts that no person has introduced themselves with. */
  readonly fullName: string | null
  readonly role: Role
  /** The agency that somebody of an agency's role belongs to; null for the others. */
  readonly agency: string | null
  /** argon2id, in PHC string form. */
  readonly passwordHash: string
  /** The password was made by the system and must be replaced at the first sign-in. */
  readonly oneTimePassword: boolean
  readonly secondFactor: SecondFactor | null
  readonly createdAt: Date
  /** When somebody last signed in with a password of their own; null: never. */
  readonly lastSignInAt: Date | null
  /** Since when nobody may sign in; null while somebody may. An account is blocked and never deleted. */
  readonly blockedAt: Date | null
}

/** What a new account has of its own accord. */
type Later = 'fullName' | 'secondFactor' | 'lastSignInAt' | 'blockedAt'
export type NewAccount = Omit<Account, Later> & Partial<Pick<Account, Later>>

type StoredAccount = Omit<NewAccount, 'name'> & { readonly _id: string }

const accountSchema = new Schema<StoredAccount>(
  {
    _id: { type: String, required: true },
    fullName: { type: String, default: null },
    role: { type: String, enum: roles, required: true },
    agency: { type: String, default: null },
    passwordHash: { type: String, required: true },
    oneTimePassword: { type: Boolean, required: true },
    secondFactor: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    lastSignInAt: { type: Date, default: null },
    blockedAt: { type: Date, default: null },
  },
  { strict: 'throw', minimize: false, versionKey: false },
)

/** Accounts of staff, by name. */
export function createAccountsStore(connection: Connection) {
  const model = connection.model('Account', accountSchema, 'accounts')

  /** Changes an account where it still is as the filter says. @returns whether it was */
  async function changeWhere(
    name: string,
    filter: Readonly<Record<string, unknown>>,
    change: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const { matchedCount } = await model.updateOne({ _id: name, ...filter }, change)
    return matchedCount === 1
  }

  return {
    /** @returns false when the name is taken */
    async add(account: NewAccount): Promise<boolean> {
      const { name, ...rest } = account
      try {
        await model.create({ _id: name, ...rest })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async byName(name: string): Promise<Account | null> {
      const stored = await model.findById(name).lean<StoredAccount>()
      return stored && plain(stored)
    },

    /** Everybody, or the people of one agency, by name. */
    async all(agency?: string): Promise<Account[]> {
      const filter = agency === undefined ? {} : { agency }
      const stored = await model.find(filter).sort({ _id: 1 }).lean<StoredAccount[]>()
      return stored.map(plain)
    },

    async setPassword(name: string, passwordHash: string, oneTimePassword: boolean): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { passwordHash, oneTimePassword } })
    },

    async signedIn(name: string, at: Date): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { lastSignInAt: at } })
    },

    async setRole(name: string, role: Role, agency: string | null): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { role, agency } })
    },

    async setBlocked(name: string, blockedAt: Date | null): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { blockedAt } })
    },

    /** @returns false where there is one already */
    addSecondFactor(name: string, secondFactor: SecondFactor): Promise<boolean> {
      return changeWhere(name, { secondFactor: null }, { $set: { secondFactor } })
    },

    async removeSecondFactor(name: string): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { secondFactor: null } })
    },

    /** Uses the code of a step up. @returns false where it, or a later one, was used before */
    useStep(name: string, step: number): Promise<boolean> {
      return changeWhere(
        name,
        { 'secondFactor.lastStep': { $lt: step } },
        { $set: { 'secondFactor.lastStep': step } },
      )
    },

    /** Uses a recovery code up. @returns false where it is none, or was used before */
    useRecovery(name: string, digest: string): Promise<boolean> {
      const field = `secondFactor.recovery.${digest}`
      return changeWhere(name, { [field]: true }, { $unset: { [field]: '' } })
    },

    async setRecovery(name: string, recovery: SecondFactor['recovery']): Promise<void> {
      await changeWhere(
        name,
        { 'secondFactor.lastStep': { $exists: true } },
        { $set: { 'secondFactor.recovery': recovery } },
      )
    },
  }
}

/** Accounts that were made before something was known of them have nothing of it. */
function plain({ _id, ...stored }: StoredAccount): Account {
  return {
    name: _id,
    ...stored,
    fullName: stored.fullName ?? null,
    agency: stored.agency ?? null,
    secondFactor: stored.secondFactor ?? null,
    lastSignInAt: stored.lastSignInAt ?? null,
    blockedAt: stored.blockedAt ?? null,
  }
}
