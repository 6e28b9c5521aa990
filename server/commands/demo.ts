import { readConfig } from '../config.ts'
import { link, paths } from '../paths.ts'
import { runServer } from '../run-server.ts'
import { roleNames } from '../texts/role-names.ts'
import { prepareDemoAccounts } from './demo/demo-account.ts'
import { demoPoints } from './demo/demo-province.ts'
import { demoSeed, loadDemo } from './demo/load-demo.ts'

const clock = () => new Date()
let accounts: Awaited<ReturnType<typeof prepareDemoAccounts>> = []

/** `npm run demo`: the same server, on a folder of its own that is filled with simulated data when it is empty. */
await runServer({
  config: () => readConfig({ ...process.env, DATA_DIR: process.env['DATA_DIR']?.trim() || 'data-demo' }),
  clock,
  async prepare(stores) {
    if (await loadDemo(stores, { clock })) console.log('Đã nạp dữ liệu mô phỏng / simulated data loaded')
    accounts = await prepareDemoAccounts({ ...stores, clock })
  },
  started({ address }) {
    const [desk] = demoPoints(demoSeed)
    const board = link(paths.board, { period: '2025', block: 'so-ban-nganh' })
    const lines = [
      `Chỉ số hài lòng – DỮ LIỆU MÔ PHỎNG / SIMULATED DATA: ${address}`,
      `  phiếu khảo sát / survey:   ${address}${link(paths.survey, { code: desk?.code ?? '' })}`,
      `  bảng trực tiếp / board:    ${address}${board}`,
      `  kết quả / results:         ${address}${paths.results}`,
      `  mã QR, tờ in / QR sheets:  ${address}${paths.points}`,
      `  đăng nhập / sign in:       ${address}${paths.signIn}`,
      ...accounts.flatMap(({ name, password, role }) => [
        `    ${roleNames[role].vi} / ${roleNames[role].en}`,
        `      tên / name: ${name}   mật khẩu / password: ${password}`,
      ]),
    ]
    // At once: a reader that has seen enough (`| head`) would make a later line fail.
    console.log(lines.join('\n'))
  },
})
