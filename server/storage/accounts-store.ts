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

export interface Account {
  /** What is typed to sign in; lower case. */
  readonly name: string
  readonly role: Role
  /** The agency that somebody of an agency's role belongs to; null for the others. */
  readonly agency: string | null
  /** argon2id, in PHC string form. */
  readonly passwordHash: string
  /** The password was made by the system and must be replaced at the first sign-in. */
  readonly oneTimePassword: boolean
  readonly createdAt: Date
}

type StoredAccount = Omit<Account, 'name'> & { readonly _id: string }

const accountSchema = new Schema<StoredAccount>(
  {
    _id: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    agency: { type: String, default: null },
    passwordHash: { type: String, required: true },
    oneTimePassword: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false },
)

/** Accounts of staff, by name. */
export function createAccountsStore(connection: Connection) {
  const model = connection.model('Account', accountSchema, 'accounts')

  return {
    /** @returns false when the name is taken */
    async add(account: Account): Promise<boolean> {
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

    async setPassword(name: string, passwordHash: string, oneTimePassword: boolean): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { passwordHash, oneTimePassword } })
    },
  }
}

function plain({ _id, ...rest }: StoredAccount): Account {
  // Accounts made before there were agencies' accounts have no agency.
  return { name: _id, ...rest, agency: rest.agency ?? null }
}
