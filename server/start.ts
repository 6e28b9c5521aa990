import { firstAccountName } from './accounts/first-account.ts'
import { readConfig } from './config.ts'
import { paths } from './paths.ts'
import { runServer } from './run-server.ts'

/** `npm start`: serves until it is told to stop. */
await runServer({
  config: () => readConfig(process.env),
  started({ address, oneTimePassword }) {
    console.log(`Chỉ số hài lòng: ${address}`)
    if (oneTimePassword === null) return
    console.log(`Đăng nhập lần đầu, rồi thiết lập / first sign-in, then set-up: ${address}${paths.setUp}`)
    console.log(`  tên / name: ${firstAccountName}`)
    console.log(`  mật khẩu dùng một lần / one-time password: ${oneTimePassword}`)
  },
})
