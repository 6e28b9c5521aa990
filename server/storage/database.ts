import mongoose, { type Connection } from 'mongoose'
import { createAccountsStore } from './accounts-store.ts'
import { createApiKeysStore } from './api-keys-store.ts'
import { createAuditStore } from './audit-store.ts'
import { createConsultationsStore } from './consultations-store.ts'
import { createDraftAnswersStore } from './draft-answers-store.ts'
import { createDraftsStore } from './drafts-store.ts'
import { createFormsStore } from './forms-store.ts'
import { createImportDraftsStore } from './import-drafts-store.ts'
import { createIndexImportsStore } from './index-imports-store.ts'
import { createInvitationsStore } from './invitations-store.ts'
import { createKnownBrowsersStore } from './known-browsers-store.ts'
import { createLogosStore } from './logos-store.ts'
import { createObjectionsStore } from './objections-store.ts'
import { createOpeningLogStore } from './opening-log-store.ts'
import { createPartnerKeysStore } from './partner-keys-store.ts'
import { createPeriodsStore } from './periods-store.ts'
import { createPlacesStore } from './places-store.ts'
import { createPointsStore } from './points-store.ts'
import { createPublicationsStore } from './publications-store.ts'
import { createRegistryStore } from './registry-store.ts'
import { createResponsesStore } from './responses-store.ts'
import { createRetiredScansStore } from './retired-scans-store.ts'
import { createSessionsStore } from './sessions-store.ts'
import { createSettingsStore } from './settings-store.ts'
import { createShownFiguresStore } from './shown-figures-store.ts'
import { createSigningKeysStore } from './signing-keys-store.ts'
import { createTalliesStore } from './tallies-store.ts'
import { createTallyLogStore } from './tally-log-store.ts'
import { createUploadsStore } from './uploads-store.ts'

/** Every store of the product, over one connection. Plain objects go in and come out. */
export type Stores = ReturnType<typeof storesOn>

export interface Database {
  readonly stores: Stores
  /** Whether the database answers now; for readiness. Never throws. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/**
 * Connects, and creates the indexes that the queries rely on.
 * @param uri the embedded database's or a MongoDB server's connection string
 * @throws when no server answers within ten seconds
 */
export async function openDatabase(uri: string): Promise<Database> {
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 32,
    writeConcern: { w: 'majority' },
  })
  await connection.asPromise()
  const stores = storesOn(connection)
  await stores.points.giveDeskKeys()
  for (const model of Object.values(connection.models)) await model.createIndexes()
  return {
    stores,
    answers: async () => {
      try {
        await connection.db?.admin().command({ ping: 1 }, { timeoutMS: 2000 })
        return connection.readyState === mongoose.ConnectionStates.connected
      } catch {
        return false
      }
    },
    close: () => connection.close(),
  }
}

function storesOn(connection: Connection) {
  const forms = createFormsStore(connection)
  return {
    accounts: createAccountsStore(connection),
    apiKeys: createApiKeysStore(connection),
    audit: createAuditStore(connection),
    consultations: createConsultationsStore(connection),
    draftAnswers: createDraftAnswersStore(connection),
    drafts: createDraftsStore(connection),
    formVersions: forms,
    invitations: createInvitationsStore(connection),
    knownBrowsers: createKnownBrowsersStore(connection),
    logos: createLogosStore(connection),
    openingLog: createOpeningLogStore(connection),
    objections: createObjectionsStore(connection),
    importDrafts: createImportDraftsStore(connection),
    indexImports: createIndexImportsStore(connection),
    partnerKeys: createPartnerKeysStore(connection),
    periods: createPeriodsStore(connection, forms),
    places: createPlacesStore(connection),
    points: createPointsStore(connection),
    publications: createPublicationsStore(connection),
    registry: createRegistryStore(connection),
    responses: createResponsesStore(connection),
    retiredScans: createRetiredScansStore(connection),
    sessions: createSessionsStore(connection),
    settings: createSettingsStore(connection),
    shownFigures: createShownFiguresStore(connection),
    signingKeys: createSigningKeysStore(connection),
    tallies: createTalliesStore(connection),
    tallyLog: createTallyLogStore(connection),
    uploads: createUploadsStore(connection),
  }
}
