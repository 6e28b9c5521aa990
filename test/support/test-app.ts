import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { defaultMethod } from '../../scoring/method.ts'
import { newToken, tokenHash } from '../../server/accounts/tokens.ts'
import { codeAt } from '../../server/accounts/totp.ts'
import { readConfig } from '../../server/config.ts'
import type { SurveyLimits } from '../../server/public-survey/limits.ts'
import type { KeepingTimes } from '../../server/publishing/period-keeper.ts'
import { startServer } from '../../server/start-server.ts'
import { isAgencyRole, type Role, type SecondFactor } from '../../server/storage/accounts-store.ts'
import type { Period } from '../../server/storage/periods-store.ts'
import type { Point } from '../../server/storage/points-store.ts'
import { createLogger } from '../../server/web/logger.ts'
import { dropDatabase, secondDatabaseUri } from './second-database.ts'
import { strictViews } from './strict-views.ts'

/** The real application over HTTP, on a free port, on a database of its own: embedded, unless a second one is given. */
export type TestApp = Awaited<ReturnType<typeof startTestApp>>

export interface TestAppOptions {
  readonly clock?: () => Date
  readonly limits?: SurveyLimits
  readonly environment?: Readonly<Record<string, string>>
  /** How long periods are waited for before they are closed and published: not at all. */
  readonly keeping?: Partial<KeepingTimes>
  /** A folder that holds data already; else a new one. */
  readonly dataDir?: string
}

export const generousLimits: SurveyLimits = {
  perDevice: 1_000_000,
  perAddressAtPoint: 1_000_000,
  perAddress: 1_000_000,
}

/** Starts an empty installation; `open()` gives it one block, two agencies, an open period and a point. */
export async function startTestApp({
  clock,
  limits = generousLimits,
  environment = {},
  keeping = {},
  dataDir = mkdtempSync(join(tmpdir(), 'csh-')),
}: TestAppOptions = {}) {
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...secondDatabase(dataDir),
    ...environment,
  })
  const server = await startServer({
    config,
    logger: createLogger(config.logLevel),
    limits,
    stoppingTimes: { graceMs: 0 },
    keeping: { drainMs: 0, overMs: 0, dueMs: 0, ...keeping },
    views: strictViews(),
    ...(clock && { clock }),
  })
  const url = (path: string) => `${server.address}${path}`
  const now = () => clock?.() ?? new Date()
  let sharedSecret = ''

  /** Sets up the second factor that home affairs needs. @returns the cookie header of the session that follows */
  async function enrol(cookie: string): Promise<string> {
    const page = await (await fetch(url('/staff/account/second-factor'), { headers: { cookie } })).text()
    sharedSecret = secretOn(page)
    const response = await fetch(url('/staff/account/second-factor'), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ code: codeAt(sharedSecret, now()) }),
    })
    return sessionOf(response)
  }

  async function startSession(account: string): Promise<string> {
    const token = newToken()
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + 12 * 3_600_000)
    await server.stores.sessions.add({ tokenHash: tokenHash(token), account, createdAt, expiresAt })
    return `session=${token}`
  }

  return {
    ...server,
    url,
    dataDir,
    get: (path: string, init?: RequestInit) => fetch(url(path), { redirect: 'manual', ...init }),
    post: (path: string, fields: Iterable<[string, string]> | Record<string, string>, init?: RequestInit) =>
      fetch(url(path), {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields as Record<string, string>),
        ...init,
      }),
    postJson: (path: string, body: unknown, init?: RequestInit) =>
      fetch(url(path), {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...init,
      }),
    /** Signs an account in that is there already. @returns the cookie header */
    startSession,
    /** One block with Sở Công Thương and Sở Nội vụ, an open period, and a point of each. */
    async open({ period = {}, point = {} }: { period?: Partial<Period>; point?: Partial<Point> } = {}) {
      await server.stores.registry.add({ code: 'SCT', name: 'Sở Công Thương', units: [], endedOn: null })
      await server.stores.registry.add({ code: 'SNV', name: 'Sở Nội vụ', units: [], endedOn: null })
      await server.stores.periods.add(aPeriod(period))
      await server.stores.points.add(aPoint(point))
      await server.stores.points.add(aPoint({ code: 'nhavang2', agencies: ['SNV'], desk: 'Quầy số 1' }))
    },
    /**
     * Signs home affairs in, the first time past its one-time password and the second factor.
     * @returns the cookie header
     */
    async signIn(): Promise<string> {
      if (sharedSecret !== '') return startSession('so-noi-vu')
      const first = await signInWith(url, 'so-noi-vu', server.oneTimePassword ?? '')
      const chosen = 'một mật khẩu đủ dài'
      const response = await fetch(url('/new-password'), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: first },
        body: new URLSearchParams({ password: chosen, again: chosen }),
      })
      return enrol(sessionOf(response))
    },
    /** The code that the phone of home affairs shows, so many seconds from now; after `signIn`. */
    code: (seconds = 0) => codeAt(sharedSecret, new Date(now().getTime() + seconds * 1000)),
    /**
     * Signs somebody of any role in, without the pages that lead there.
     * @param agency of an agency's role; SCT unless told
     * @returns the cookie header
     */
    async signInAs(role: Role, agency: string | null = isAgencyRole(role) ? 'SCT' : null): Promise<string> {
      const name = agency === null ? `thu-${role}` : `thu-${role}-${agency.toLowerCase()}`
      await server.stores.accounts.add({
        name,
        role,
        agency,
        passwordHash: unknownPasswordHash,
        oneTimePassword: false,
        createdAt: now(),
        secondFactor: isAgencyRole(role) ? null : passedSecondFactor(now()),
      })
      return startSession(name)
    },
    /** Stops it and takes its data away, unless they are still needed. */
    async stop({ keepData = false } = {}) {
      await server.stop()
      if (!keepData) await removeData(dataDir)
    },
  }
}

/** A well-formed hash, as every account has: of a password that no test signs in with. */
export const unknownPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$cmlFY+oQGUGvZc4oRKxWzw$qJ7L3fFv6efb4VfjObnL7SXENFH6J/dqcJcmyFMVR3s'

/** The setting by which the same tests run on `TEST_MONGODB_URI`: a database of its own for each data folder. */
export function secondDatabase(dataDir: string): Record<string, string> {
  const uri = secondDatabaseUri(basename(dataDir).toLowerCase())
  return uri ? { MONGODB_URI: uri } : {}
}

/** Takes away a data folder, and the database that stood for it on the second server. */
export async function removeData(dataDir: string): Promise<void> {
  rmSync(dataDir, { recursive: true, force: true })
  const { MONGODB_URI: uri } = secondDatabase(dataDir)
  if (uri) await dropDatabase(uri)
}

/** A period that is open throughout the years of the tests. */
export function aPeriod(changes: Partial<Period> = {}): Period {
  return {
    id: '2025',
    name: 'Năm 2025',
    opensOn: '2025-01-01',
    closesOn: '2099-11-30',
    status: 'open',
    form: 'five-criteria-proposed.v1',
    method: defaultMethod,
    blocks: [
      {
        code: 'so-ban-nganh',
        name: 'Khối sở, ban, ngành',
        agencies: [
          { code: 'SCT', transactions: null, quota: null },
          { code: 'SNV', transactions: null, quota: null },
        ],
      },
    ],
    ...changes,
  }
}

export function aPoint(changes: Partial<Point> = {}): Point {
  return {
    code: 'k7m2qx4t',
    desk: 'Quầy số 3 – Cấp phép',
    place: 'Trung tâm Phục vụ hành chính công',
    channel: 'qr',
    agencies: ['SCT'],
    unit: null,
    retiredAt: null,
    ...changes,
  }
}

async function signInWith(url: (path: string) => string, name: string, password: string): Promise<string> {
  const response = await fetch(url('/sign-in'), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name, password }),
  })
  return cookiesOf(response)
}

/** A second factor that is there and opens to nobody. */
function passedSecondFactor(since: Date): SecondFactor {
  return { sealedSecret: 'nobody uses it', since, lastStep: 0, recovery: {} }
}

/** The session that a response begins, as the header a browser would send back. */
function sessionOf(response: Response): string {
  return /session=[\w-]+/.exec(cookiesOf(response))?.[0] ?? ''
}

/** The secret that the page of a second factor shows for typing. */
export function secretOn(page: string): string {
  const shown = /<code class="secret"[^>]*>(.*?)<\/code>/s.exec(page)?.[1] ?? ''
  return shown.replace(/<[^>]*>|\s/g, '')
}

/** The cookies a response sets, as the header a browser would send back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
