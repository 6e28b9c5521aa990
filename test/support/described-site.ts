import { tokenHash } from '../../server/accounts/tokens.ts'
import { keyScopesOf, type Permission } from '../../server/web/permissions.ts'
import { storePublished, table2024 } from './published-results.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/** A key that may do everything that a key of the province may. */
export const provinceKey = 'k'.repeat(43)
/** A key of Sở Công Thương, for its live figures alone. */
export const agencyKey = 'a'.repeat(43)

/** An installation as the examples of the description speak of it: 2025 is asked, 2024 is published. */
export async function startDescribedSite(): Promise<TestApp> {
  const app = await startTestApp()
  await app.open()
  await storePublished(app.stores, table2024)
  await app.stores.apiKeys.add(aKey(provinceKey, null, keyScopesOf('home-affairs')))
  await app.stores.apiKeys.add(aKey(agencyKey, 'SCT', ['see-live-figures']))
  return app
}

function aKey(key: string, agency: string | null, scopes: readonly Permission[]) {
  return {
    keyHash: tokenHash(key),
    name: agency ?? 'kho dữ liệu',
    role: agency === null ? ('home-affairs' as const) : ('agency-viewer' as const),
    agency,
    scopes,
    createdAt: new Date(),
    revokedAt: null,
  }
}
