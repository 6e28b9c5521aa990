import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { aResponseBody } from '../../support/answers.ts'
import { index2025 } from '../../support/published-results.ts'
import { settledTallies } from '../../support/settled-tallies.ts'
import { aPeriod, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let manager: string

beforeAll(async () => {
  app = await startTestApp()
  await app.open()
  manager = await app.signInAs('agency-manager')
})
afterAll(() => app.stop())

async function home(cookie: string, query = '') {
  const response = await app.get(`/staff${query}`, { headers: { cookie } })
  expect(response.status).toBe(200)
  return parse(await response.text()).querySelector('main')!
}
const links = (main: Awaited<ReturnType<typeof home>>) =>
  main.querySelectorAll('a').map((link) => link.getAttribute('href'))

describe('the beginning of people of an agency', () => {
  it('leads others to theirs, and a visitor to signing in', async () => {
    const auditor = await app.get('/staff', { headers: { cookie: await app.signInAs('auditor') } })
    expect([auditor.status, auditor.headers.get('location')]).toEqual([303, '/home-affairs'])
    expect((await app.get('/staff')).headers.get('location')).toBe('/sign-in?next=%2Fstaff')
  })

  it('counts what has come, and says what is missing for a rank', async () => {
    for (let i = 0; i < 3; i++) await app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody())
    await settledTallies(app.stores, '2025')
    const main = await home(manager)
    expect(main.querySelector('h1')?.text).toBe('Sở Công Thương')
    expect(main.text).toContain('3 phiếu hợp lệ')
    expect(main.text).toContain('Chưa đủ phiếu: 3/30')
    expect(links(main)).toEqual([
      '/staff/board/2025/so-ban-nganh/SCT',
      '/staff/points',
      '/staff/people',
      '/staff/api-keys',
      '/staff/account',
    ])
  })

  it('shows a clerk the period without a figure', async () => {
    const main = await home(await app.signInAs('data-entry-clerk'))
    expect(main.text).toContain('Năm 2025')
    expect(main.text).not.toContain('phiếu hợp lệ')
    expect(links(main)).toEqual(['/staff/points', '/staff/account'])
  })

  it('leads to the draft once there is one', async () => {
    await app.stores.periods.add({
      ...aPeriod({ id: '2025-2', name: 'Quý II/2025', status: 'closed' }),
      consultation: { draft: 1, deadline: '2025-12-12', open: {} },
    })
    const main = await home(manager)
    expect(links(main)).toContain('/staff/periods/2025-2/draft')
    expect(main.text).toContain('hạn 12/12/2025')
    const clerk = await home(await app.signInAs('data-entry-clerk', 'SNV'))
    expect(links(clerk)).not.toContain('/staff/periods/2025-2/draft')
  })

  it('lists what was published of the agency', async () => {
    const document: IndexDocument = index2025()
    await app.stores.periods.add(aPeriod({ id: '2024', name: 'Năm 2024', status: 'published' }))
    const published = { ...document, period: { ...document.period!, id: '2024', name: 'Năm 2024' } }
    await app.stores.publications.add('2024-1', published, new Date())
    const sct = published.blocks[0]!.agencies.find(({ code }) => code === 'SCT')!
    const main = await home(manager)
    expect(links(main)).toContain('/results/2024/agencies/SCT')
    expect(main.text).toContain(`chỉ số ${String(sct.overall.percent).replace('.', ',')}`)
    expect(main.text).toContain(`xếp hạng ${sct.overall.rank}/`)
  })

  it('says what to do where there is no point, and where there is no period', async () => {
    await app.stores.registry.add({ code: 'SYT', name: 'Sở Y tế', units: [], endedOn: null })
    const main = await home(await app.signInAs('agency-manager', 'SYT'))
    expect(main.text).toContain('Đơn vị chưa có trong kỳ khảo sát nào.')
    expect(main.querySelector('a.button')?.getAttribute('href')).toBe('/staff/points/new')
    const viewer = await home(await app.signInAs('agency-viewer', 'SYT'), '?lang=en')
    expect(viewer.text).toContain('The agency is in no survey period yet.')
    expect(viewer.text).toContain('ask the manager')
    expect(viewer.querySelector('a.button')).toBeNull()
  })
})
