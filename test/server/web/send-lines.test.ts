import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { sendLines } from '../../../server/web/send-lines.ts'

const line = `${'x'.repeat(65_535)}\n`

describe('sending lines', () => {
  let close = () => {}
  afterEach(() => close())

  /** Serves `lines` to one request, which is not read before the test does. */
  async function served(answer: (response: ServerResponse) => Promise<void>): Promise<IncomingMessage> {
    const server = createServer((_request, response) => void answer(response).catch(() => response.destroy()))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => {
      server.closeAllConnections()
      server.close()
    }
    const { port } = server.address() as AddressInfo
    return new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject)
    })
  }

  it('sends them all, in their order', async () => {
    async function* lines() {
      for (let n = 0; n < 1000; n++) yield `${n}\n`
    }
    const received = await served((response) => sendLines(response, lines()))
    expect(await text(received)).toBe(Array.from({ length: 1000 }, (_, n) => `${n}\n`).join(''))
  })

  it('waits for a reader who does not read, and lets go when the reader hangs up', async () => {
    let asked = 0
    let ended = false
    async function* endless() {
      try {
        for (;;) {
          asked++
          yield line
        }
      } finally {
        ended = true
      }
    }
    const received = await served((response) => sendLines(response, endless()))
    const steady = await steadyValue(() => asked)
    // What the two ends of a connection hold for each other is some megabytes; endless lines would be gigabytes by now.
    expect(steady).toBeLessThan(1000)
    expect(ended).toBe(false)
    received.destroy()
    await until(() => ended)
    expect(asked - steady).toBeLessThan(3)
  })

  it('lets go of lines whose reader had gone before the first', async () => {
    let ended = false
    async function* late(response: ServerResponse) {
      try {
        response.write('begun\n')
        await until(() => response.destroyed)
        await pause(20)
        yield line
        yield line
      } finally {
        ended = true
      }
    }
    const sent: Promise<void>[] = []
    const received = await served((response) => {
      sent.push(sendLines(response, late(response)))
      return sent[0]!
    })
    received.destroy()
    await until(() => ended)
    await expect(sent[0]).resolves.toBeUndefined()
  })

  it('fails as the lines do, before anything is sent', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it could
    async function* failing() {
      throw new Error('no disk')
    }
    const received = await served(async (response) => {
      await sendLines(response, failing()).catch((error: Error) => {
        response.writeHead(500).end(error.message)
      })
    })
    expect([received.statusCode, await text(received)]).toEqual([500, 'no disk'])
  })
})

/** The value when it has stopped changing. */
async function steadyValue(value: () => number): Promise<number> {
  for (let before = value(); ; before = value()) {
    await pause(300)
    if (value() === before) return before
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; !isSo(); attempt++) {
    if (attempt === 500) throw new Error('it did not come to be so')
    await pause(10)
  }
}
