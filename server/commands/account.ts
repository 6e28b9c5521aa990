import { resetAccount } from '../accounts/reset-account.ts'
import { createAuditTrail } from '../audit/audit-trail.ts'
import { BadConfig, readConfig } from '../config.ts'
import { joinStorage } from '../open-storage.ts'

const usage = `npm run --silent account -- reset TÊN / NAME
  cấp mật khẩu dùng một lần, bỏ xác thực hai bước, đăng xuất mọi thiết bị; máy chủ chạy hay không đều được
  a one-time password, no second factor, no session; whether or not the server runs`

/** `npm run account -- reset NAME`: a fresh beginning for an account, by whoever has the server's files. */
async function run(): Promise<void> {
  const [action, name, ...rest] = process.argv.slice(2)
  if (action !== 'reset' || name === undefined || rest.length > 0) return fail(usage)
  // What is written to the data folder is for its own user alone.
  process.umask(0o077)
  const storage = await joinStorage(readConfig(process.env))
  try {
    const { stores } = storage.database
    const account = await stores.accounts.byName(name.normalize('NFC').trim().toLowerCase())
    if (!account) return fail(`Không có tài khoản này / there is no such account: ${name}`)
    const trail = createAuditTrail({ ...stores, clock: () => new Date() })
    const password = await resetAccount({ ...stores, trail }, 'system', account)
    console.log(`tên / name: ${account.name}`)
    console.log(`mật khẩu dùng một lần / one-time password: ${password}`)
    if (account.blockedAt) console.log('Tài khoản vẫn đang bị khóa / the account is still blocked')
  } finally {
    await storage.close()
  }
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

await run().catch((error: unknown) => {
  if (error instanceof BadConfig) return fail(error.message)
  fail(`Không thực hiện được / this did not work: ${error instanceof Error ? error.message : String(error)}`)
})
