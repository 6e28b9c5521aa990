import { readConfig } from '../config.ts'
import { link, paths } from '../paths.ts'
import { runServer } from '../run-server.ts'
import { prepareDemoAccount } from './demo/demo-account.ts'
import { demoPoints } from './demo/demo-province.ts'
import { demoSeed, loadDemo } from './demo/load-demo.ts'

const clock = () => new Date()
let account = { name: '', password: '' }

/** `npm run demo`: the same server, on a folder of its own that is filled with simulated data when it is empty. */
await runServer({
  config: () => readConfig({ ...process.env, DATA_DIR: process.env['DATA_DIR']?.trim() || 'data-demo' }),
  clock,
  async prepare(stores) {
    if (await loadDemo(stores, { clock })) console.log('Đã nạp dữ liệu mô phỏng / simulated data loaded')
    account = await prepareDemoAccount({ ...stores, clock })
  },
  started({ address }) {
    const [desk] = demoPoints(demoSeed)
    const board = link(paths.board, { period: '2025', block: 'so-ban-nganh' })
    console.log(`Chỉ số hài lòng – DỮ LIỆU MÔ PHỎNG / SIMULATED DATA: ${address}`)
    console.log(`  phiếu khảo sát / survey:   ${address}${link(paths.survey, { code: desk?.code ?? '' })}`)
    console.log(`  bảng trực tiếp / board:    ${address}${board}`)
    console.log(`  kết quả / results:         ${address}${paths.results}`)
    console.log(`  mã QR, tờ in / QR sheets:  ${address}${paths.points}`)
    console.log(`  đăng nhập / sign in:       ${address}${paths.signIn}`)
    console.log(`    tên / name:              ${account.name}`)
    console.log(`    mật khẩu / password:     ${account.password}`)
  },
})
