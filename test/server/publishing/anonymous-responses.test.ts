import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anonymousLines } from '../../../server/publishing/anonymous-responses.ts'
import type { AnonymousResponse } from '../../../server/storage/responses-store.ts'

const response = (agency: string): AnonymousResponse => ({
  agency,
  answers: {},
  channel: 'qr',
  context: {},
  status: 'counted',
  week: '2025-W23',
})

describe('anonymousLines', () => {
  const before = process.env['TMPDIR']
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'csh-lines-'))
    process.env['TMPDIR'] = folder
  })
  afterEach(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true })
  })

  it('fails, and the process lives on, when its files cannot be written', async () => {
    async function* anonymous() {
      for (const inside of readdirSync(folder)) rmSync(join(folder, inside), { recursive: true })
      yield response('SCT')
      // The file fails while nobody waits for it.
      await pause(20)
      yield response('SCT')
      yield response('SNV')
    }
    const lines = anonymousLines({ responses: { anonymous } }, '2025')
    await expect(lines.next()).rejects.toThrow('ENOENT')
  })

  it('leaves nothing behind when its reader goes away', async () => {
    async function* anonymous() {
      yield response('SNV')
      yield response('SCT')
    }
    const lines = anonymousLines({ responses: { anonymous } }, '2025')
    expect((await lines.next()).value).toContain('"SCT"')
    await lines.return()
    expect(readdirSync(folder)).toEqual([])
  })

  it('are counted before the first one', async () => {
    async function* anonymous() {
      yield response('SNV')
      yield response('SCT')
      yield response('SNV')
    }
    const counts: number[] = []
    const onCounted = (count: number) => counts.push(count)
    const lines = anonymousLines({ responses: { anonymous } }, '2025', { onCounted })
    await lines.next()
    expect(counts).toEqual([3])
    await lines.return()
    async function* none() {}
    for await (const _ of anonymousLines({ responses: { anonymous: none } }, '2025', { onCounted })) throw _
    expect(counts).toEqual([3, 0])
  })

  it('are no longer laid aside once nobody wants them', async () => {
    const gone = new AbortController()
    let read = 0
    let ended = false
    async function* anonymous() {
      try {
        for (;;) {
          if (++read === 3) gone.abort()
          yield response('SCT')
        }
      } finally {
        ended = true
      }
    }
    const lines = anonymousLines({ responses: { anonymous } }, '2025', { signal: gone.signal })
    expect(await lines.next()).toEqual({ done: true, value: undefined })
    expect([read, ended, readdirSync(folder)]).toEqual([3, true, []])
  })
})
