import { parse } from 'node-html-parser'
import { newToken, tokenHash } from '../../server/accounts/tokens.ts'
import { allGraded, aResponseBody } from './answers.ts'
import { settledTallies } from './settled-tallies.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/** The fields of a decision; published without hearing the agencies, which takes a reason. */
export const aDecision = {
  kind: 'decision',
  decisionNumber: '409/QĐ-SNV',
  decidedOn: '30/11/2025',
  issuer: 'Sở Nội vụ',
  signerTitle: 'Giám đốc',
  reportNumber: '443/BC-SNV',
}

/** Two agencies with figures in an open period; the cookies of home affairs and of both managers. */
export async function answeredPeriod(app: TestApp) {
  await app.open()
  const cookies = {
    homeAffairs: await app.signInAs('home-affairs'),
    manager: await app.signInAs('agency-manager', 'SCT'),
    other: await app.signInAs('agency-manager', 'SNV'),
  }
  for (const [code, grade, count] of [
    ['k7m2qx4t', 'satisfied', 30],
    ['k7m2qx4t', 'very-satisfied', 10],
    ['nhavang2', 'neutral', 35],
  ] as const) {
    for (let i = 0; i < count; i++) {
      await app.postJson(`/api/v1/points/${code}/responses`, aResponseBody({ answers: allGraded(grade) }))
    }
  }
  await settledTallies(app.stores, '2025')
  return cookies
}

/** Two agencies with figures, their period closed, home affairs and both managers signed in; a clock to be moved. */
export type ClosedPeriod = Awaited<ReturnType<typeof closedPeriod>>

export async function closedPeriod(start = '2025-12-01T02:00:00Z') {
  const clock = { now: new Date(start) }
  const app = await startTestApp({ clock: () => clock.now })
  const cookies = await answeredPeriod(app)
  await app.post('/home-affairs/periods/2025/close', {}, { headers: { cookie: cookies.homeAffairs } })
  await until(async () => (await app.stores.periods.byId('2025'))?.status === 'closed')

  const by = (cookie: () => string) => ({
    get: (path: string) => app.get(path, { headers: { cookie: cookie() } }),
    post: (path: string, fields: Record<string, string> = {}) =>
      app.post(path, fields, { headers: { cookie: cookie() } }),
    async page(path: string) {
      const response = await app.get(path, { headers: { cookie: cookie() } })
      return parse(await response.text())
    },
  })
  const province = by(() => cookies.homeAffairs)

  async function sessionOf(account: string): Promise<string> {
    const token = newToken()
    await app.stores.sessions.add({
      tokenHash: tokenHash(token),
      account,
      createdAt: clock.now,
      expiresAt: new Date(clock.now.getTime() + 12 * 3_600_000),
    })
    return `session=${token}`
  }

  return {
    app,
    clock,
    cookies,
    homeAffairs: province,
    manager: by(() => cookies.manager),
    other: by(() => cookies.other),
    as: (cookie: string) => by(() => cookie),
    /** Goes to another moment, at which everybody has just signed in. */
    async travel(to: string) {
      clock.now = new Date(to)
      cookies.homeAffairs = await sessionOf('thu-home-affairs')
      cookies.manager = await sessionOf('thu-agency-manager-sct')
      cookies.other = await sessionOf('thu-agency-manager-snv')
    },
    status: async () => (await app.stores.periods.byId('2025'))?.status,
    sendDraft: (deadline = '2025-12-08') => province.post('/home-affairs/periods/2025/drafts', { deadline }),
    publish: (fields: Record<string, string> = {}) =>
      province.post('/home-affairs/periods/2025/publish', { ...aDecision, ...fields }),
    objections: () => app.stores.objections.ofPeriod('2025'),
  }
}

/** An objection as its form posts it. */
export function anObjection(changes: Record<string, string> = {}): Record<string, string> {
  return {
    id: crypto.randomUUID(),
    draft: '1',
    about: 'access',
    text: 'Đề nghị xem lại số phiếu của quầy 3.',
    ...changes,
  }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await isSo()); attempt++) {
    if (attempt === 200) throw new Error('it did not come to be so')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
