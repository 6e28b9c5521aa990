import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import express, { type Response } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { type EventStream, eventStream } from '../../../server/index-publication/event-stream.ts'

let server: Server
let client: Socket
afterEach(() => {
  client.destroy()
  server.close()
})

/** A stream to a client that reads nothing until it is told to. */
async function toSlowClient(patienceMs: number): Promise<{ stream: EventStream; response: Response }> {
  const app = express()
  const opened = new Promise<{ stream: EventStream; response: Response }>((resolve) => {
    app.get('/', (_request, response) => resolve({ stream: eventStream(response, { patienceMs }), response }))
  })
  server = createServer(app).listen(0)
  await once(server, 'listening')
  client = connect((server.address() as AddressInfo).port)
  client.pause()
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  return opened
}

const large = 'x'.repeat(8_000_000)

describe('a stream to a client that does not read', () => {
  it('keeps one event under way and only the newest one waiting', async () => {
    const { stream, response } = await toSlowClient(60_000)
    for (let id = 1; id <= 50; id++) stream.send('index', String(id), large)
    expect(response.writableLength).toBeLessThan(2 * large.length)

    // What is read is long: only its marks are kept, with the end of each piece for a mark cut in two.
    let rest = ''
    const ids: string[] = []
    client.setEncoding('latin1').on('data', (piece) => {
      const text = rest + String(piece)
      const marks = [...text.matchAll(/\nid: (\d+)\n/g)]
      ids.push(...marks.map(([, id]) => id!))
      rest = text.slice(Math.max(text.length - 10, marks.at(-1) ? marks.at(-1)!.index + 5 : 0))
    })
    client.resume()
    while (ids.at(-1) !== '50') await pause(20)
    expect(ids).toEqual(['1', '50'])
  })

  it('is cut off when it stays so', async () => {
    const { stream, response } = await toSlowClient(50)
    stream.send('index', '1', large)
    stream.heartbeat()
    expect(response.destroyed).toBe(false)
    await pause(80)
    stream.heartbeat()
    expect(response.destroyed).toBe(true)
  })
})
