import { afterEach, describe, expect, it } from 'vitest'
import type { IndexDocument } from '../../../scoring/index-document.ts'
import { aResponseBody } from '../../support/answers.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const live = '/api/v1/periods/2025/live'
let app: TestApp
let stopped = false

async function start(): Promise<string> {
  app = await startTestApp()
  stopped = false
  await app.open()
  return app.signIn()
}
async function stop(): Promise<void> {
  if (!stopped) await app.stop()
  stopped = true
}
afterEach(stop)

interface LiveEvent {
  readonly id: string
  readonly data: string
}

/** The events of a stream, one by one; undefined once it has ended. */
async function listen(cookie: string, query = '', headers: Record<string, string> = {}) {
  const abort = new AbortController()
  const response = await app.get(live + query, { headers: { cookie, ...headers }, signal: abort.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  async function next(): Promise<LiveEvent | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const frame = text.slice(0, end)
        text = text.slice(end + 2)
        const field = (name: string) =>
          frame
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2)
        if (field('event') === 'index') return { id: field('id')!, data: field('data')! }
        continue
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      text += value
    }
  }
  return { response, next, close: () => abort.abort() }
}

const answer = () => app.postJson('/api/v1/points/k7m2qx4t/responses', aResponseBody())
const countedIn = ({ data }: LiveEvent) => (JSON.parse(data) as IndexDocument).responses.counted

describe('the live stream', () => {
  it('sends the index as it is, and again once a response is counted', async () => {
    const stream = await listen(await start())
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.response.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no')
    const first = (await stream.next())!
    expect(countedIn(first)).toBe(0)

    const sentAt = performance.now()
    await answer()
    const second = (await stream.next())!
    expect(countedIn(second)).toBe(1)
    expect(second.id).not.toBe(first.id)
    expect(performance.now() - sentAt).toBeLessThan(5000)
    stream.close()
  })

  it('tells every listener, and gathers a rush into few events', async () => {
    const cookie = await start()
    const streams = [await listen(cookie), await listen(cookie)]
    await Promise.all(Array.from({ length: 40 }, answer))
    for (const stream of streams) {
      let events = 0
      for (;;) {
        const event = (await stream.next())!
        events++
        if (countedIn(event) === 40) break
      }
      expect(events).toBeLessThan(10)
      stream.close()
    }
  })

  it('carries no documents for a page that fetches its own part, and nothing twice for one that comes back', async () => {
    const cookie = await start()
    const stream = await listen(cookie, '?documents=false')
    const first = (await stream.next())!
    expect(Object.keys(JSON.parse(first.data) as object)).toEqual(['computedAt'])
    stream.close()

    const again = await listen(cookie, '?documents=false', { 'last-event-id': first.id })
    await answer()
    expect((await again.next())!.id).not.toBe(first.id)
    again.close()
  })

  it('refuses a twenty-first stream of one person, and takes one again when another has ended', async () => {
    const cookie = await start()
    const streams = await Promise.all(Array.from({ length: 20 }, () => listen(cookie)))
    const refused = await app.get(live, { headers: { cookie } })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
    for (const stream of streams) stream.close()
    let status = 429
    for (let i = 0; i < 100 && status === 429; i++) {
      const stream = await listen(cookie)
      status = stream.response.status
      stream.close()
    }
    expect(status).toBe(200)
  })

  it('ends when the server stops', async () => {
    const stream = await listen(await start())
    await stream.next()
    const startedAt = performance.now()
    await Promise.all([stop(), expect(stream.next()).resolves.toBeUndefined()])
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })
})
