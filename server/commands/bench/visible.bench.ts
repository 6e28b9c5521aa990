import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { quantile } from 'simple-statistics'
import { newToken, tokenHash } from '../../accounts/tokens.ts'
import { readConfig } from '../../config.ts'
import { startServer } from '../../start-server.ts'
import { createLogger } from '../../web/logger.ts'
import { keyScopesOf } from '../../web/permissions.ts'
import { startBenchProcess } from './bench-process.ts'
import { benchBody, benchPeriod, watchedAgency, watchedPoint } from './bench-province.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { connections, sendResponse } from './load.ts'

/**
 * From the moment a response is acknowledged to the live stream showing it, while 32 others send as fast as they
 * can. Single responses go to an agency that gets nothing else, so that each can be told apart.
 */
export async function benchVisible({ seconds }: { seconds: number }): Promise<BenchRow> {
  return inTemporaryFolder(async (dataDir) => {
    const key = await makeKey(dataDir)
    const product = await startBenchProcess({ dataDir })
    const stream = watch(product.address, key)
    const loading = autocannon({
      url: product.address,
      connections,
      duration: seconds,
      requests: [sendResponse],
    })
    const delays: number[] = []
    const end = performance.now() + seconds * 1000
    for (let sent = 1; performance.now() < end; sent++) {
      await send(product.address)
      const acknowledged = performance.now()
      await stream.showing(sent)
      delays.push(performance.now() - acknowledged)
      await pause(100)
    }
    const loaded = await loading
    stream.close()
    await product.end()
    const p95 = quantile(delays, 0.95) / 1000
    return {
      name: 'visible-on-board',
      measured: rounded(p95),
      unit: 'seconds, 95th percentile',
      reference: null,
      referenceIs: null,
      ratio: null,
      bar: '≤ 2',
      meetsBar: p95 <= 2,
      hope: '≤ 0.5',
      details: {
        seconds,
        watched: delays.length,
        medianSeconds: rounded(quantile(delays, 0.5) / 1000),
        responsesPerSecondMeanwhile: rounded(loaded.requests.average, 0),
      },
    }
  })
}

async function send(address: string): Promise<void> {
  const response = await fetch(`${address}/api/v1/points/${watchedPoint}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: benchBody(),
  })
  if (response.status !== 201) throw new Error(`a watched response was answered ${response.status}`)
  await response.arrayBuffer()
}

/** Follows the live stream and says when the watched agency shows so many counted responses. */
function watch(address: string, key: string) {
  const abort = new AbortController()
  let counted = 0
  const waiting = new Set<{ count: number; resolve: () => void }>()
  const reading = (async () => {
    const response = await fetch(`${address}/api/v1/periods/${benchPeriod}/live`, {
      headers: { authorization: `Bearer ${key}` },
      signal: abort.signal,
    })
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const end = text.lastIndexOf('\n\n')
      if (end < 0) continue
      counted = countedOf(text.slice(0, end)) ?? counted
      text = text.slice(end + 2)
      for (const one of waiting) if (counted >= one.count) one.resolve()
    }
  })()
  reading.catch((error: unknown) => {
    if (!abort.signal.aborted) throw error
  })
  return {
    showing: (count: number) =>
      new Promise<void>((resolve) => {
        if (counted >= count) resolve()
        else waiting.add({ count, resolve })
      }),
    close: () => abort.abort(),
  }
}

function countedOf(events: string): number | null {
  const agency = events.lastIndexOf(`"code":"${watchedAgency}"`)
  const counted = /"counted":(\d+)/.exec(agency < 0 ? '' : events.slice(agency, agency + 2000))?.[1]
  return counted === undefined ? null : Number(counted)
}

/** Stores an API key, on a server of its own that has stopped when the one under load starts. */
async function makeKey(dataDir: string): Promise<string> {
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0' })
  const server = await startServer({ config, logger: createLogger('silent') })
  const key = newToken()
  await server.stores.apiKeys.add({
    keyHash: tokenHash(key),
    name: 'bench',
    role: 'home-affairs',
    agency: null,
    scopes: keyScopesOf('home-affairs'),
    createdAt: new Date(),
    revokedAt: null,
  })
  await server.stop()
  return key
}
