import { hostname } from 'node:os'
import type { Reply } from '../wire/message.ts'
import { maxMessageBytes } from '../wire/message.ts'
import type { Command, Engine } from './command-request.ts'

/** What the server says it is like: MongoDB 7.0, standalone. */
const version = '7.0.0'
const versionArray = [7, 0, 0, 0]

/**
 * The driver needs both wire versions, and sends sessions only with a session timeout. There is deliberately no
 * `setName`, which would bring transaction numbers on every write, and no `topologyVersion`, which would bring
 * streamed heartbeats.
 */
function helloReply(): Reply {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }
}

const helloFields = `
  helloOk client compression backpressure topologyVersion maxAwaitTimeMS saslSupportedMechs
  speculativeAuthenticate loadBalanced hostInfo internalClient
`
  .trim()
  .split(/\s+/)

export const hello: Command = { fields: helloFields, run: helloReply }

export const ping: Command = { fields: [], run: () => ({ ok: 1 }) }

export const buildInfo: Command = {
  fields: [],
  run: () => ({
    version,
    gitVersion: 'embedded',
    modules: [],
    versionArray,
    bits: 64,
    debug: false,
    maxBsonObjectSize: 16 * 1024 * 1024,
    storageEngines: ['lmdb'],
    ok: 1,
  }),
}

/** Sessions keep nothing on the server, so ending one needs nothing. */
export const endSessions: Command = { fields: [], run: () => ({ ok: 1 }) }

export const serverStatus: Command = {
  fields: [],
  run: (_, { startedAt, cursors }: Engine) => {
    const uptimeMs = Date.now() - startedAt.getTime()
    const { rss } = process.memoryUsage()
    return {
      host: hostname(),
      version,
      process: 'embedded-mongodb',
      pid: process.pid,
      uptime: uptimeMs / 1000,
      uptimeMillis: BigInt(uptimeMs),
      localTime: new Date(),
      metrics: { cursor: { open: { total: cursors.count } } },
      mem: { bits: 64, resident: Math.round(rss / 1024 / 1024) },
      storageEngine: { name: 'lmdb', persistent: true, supportsCommittedReads: true },
      ok: 1,
    }
  },
}
