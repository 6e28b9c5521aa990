import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from './duplicate-key.ts'

/** The roles of signed-in people. The first version has one; server/web/permissions.ts says what each may do. */
export const roles = ['home-affairs'] as const
export type Role = (typeof roles)[number]

export interface Account {
  /** What is typed to sign in; lower case. */
  readonly name: string
  readonly role: Role
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
      if (!stored) return null
      const { _id, ...rest } = stored
      return { name: _id, ...rest }
    },

    async setPassword(name: string, passwordHash: string, oneTimePassword: boolean): Promise<void> {
      await model.updateOne({ _id: name }, { $set: { passwordHash, oneTimePassword } })
    },
  }
}
