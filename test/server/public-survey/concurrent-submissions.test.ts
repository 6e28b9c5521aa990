import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { responseCount } from '../../../scoring/tally.ts'
import { fiveCriteriaProposedV1 } from '../../../survey-forms/forms/five-criteria-proposed.v1.ts'
import { aResponseBody } from '../../support/answers.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { settledTallies, storedTally, tallyOf } from '../../support/settled-tallies.ts'
import { secondDatabase, startTestApp, type TestApp } from '../../support/test-app.ts'

const path = '/api/v1/points/k7m2qx4t/responses'
const grades = fiveCriteriaProposedV1.scale.map(({ code }) => code)

/** 200 submissions, a third of them replays of one of the others, shuffled the same way every time. */
function submissions() {
  const different = Array.from({ length: 134 }, (_, i) => {
    const body = aResponseBody()
    const answers = {
      ...(body['answers'] as object),
      'access-fees': grades[i % 5],
      'staff-rules': grades[i % 3],
    }
    return { ...body, answers } as Record<string, unknown>
  })
  const [all] = fc.sample(
    fc.shuffledSubarray([...different, ...different.slice(0, 66)], { minLength: 200, maxLength: 200 }),
    { numRuns: 1, seed: 2782 },
  )
  if (!all) throw new Error('nothing was drawn')
  return { different, all }
}

let app: TestApp | undefined
afterEach(() => app?.stop())

async function expectExactly(stores: TestApp['stores'], different: readonly Record<string, unknown>[]) {
  expect(await stores.responses.count('2025')).toBe(different.length)
  await settledTallies(stores, '2025')
  const stored = await storedTally(stores, '2025', 'SCT')
  expect(responseCount(stored)).toBe(different.length)
  expect(stored).toEqual(
    tallyOf(different.map((body) => ({ answers: body['answers'] as Record<string, string> }))),
  )
  const byPoint = (await stores.tallies.ofCut('2025', 'point', 'SCT')).filter(
    ({ value }) => value === 'k7m2qx4t',
  )
  expect(byPoint.map(({ sums }) => sums)).toEqual([stored])
}

describe('200 submissions at once, a third of them replays', () => {
  it('end in exactly the right number of responses and tallies', async () => {
    const running = await startTestApp()
    app = running
    await running.open()
    const { different, all } = submissions()
    const outcomes = await Promise.all(
      all.map(async (body) => {
        const response = await running.postJson(path, body)
        const { receipt } = (await response.json()) as { receipt: string }
        return { id: String(body['submissionId']), status: response.status, receipt }
      }),
    )
    expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(134)
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(66)
    const receipts = new Map(outcomes.map(({ id, receipt }) => [id, receipt]))
    for (const { id, receipt } of outcomes) expect(receipt).toBe(receipts.get(id))
    await expectExactly(running.stores, different)
  })

  it('end in the same when the process is killed in the middle, ten times', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csh-'))
    app = await startTestApp({ dataDir })
    await app.open()
    await app.stop({ keepData: true })
    app = undefined

    const environment = { DATA_DIR: dataDir, PORT: '0', ...secondDatabase(dataDir) }
    let server = await startServerProcess(environment)
    const { different, all } = submissions()
    const receipts = new Map<string, Set<string>>()

    /** As a phone does on a bad network: again and again, until it is told that the response is stored. */
    async function send(body: Record<string, unknown>): Promise<void> {
      const id = String(body['submissionId'])
      for (;;) {
        try {
          const response = await fetch(`${server.address}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `device=${crypto.randomUUID()}` },
            body: JSON.stringify(body),
          })
          if (response.ok) {
            const { receipt } = (await response.json()) as { receipt: string }
            receipts.set(id, (receipts.get(id) ?? new Set()).add(receipt))
            return
          }
          expect(response.status).toBeGreaterThanOrEqual(500)
        } catch (error) {
          if (error instanceof Error && error.name === 'AssertionError') throw error
        }
        await pause(20)
      }
    }

    for (let kill = 0; kill < 10; kill++) {
      const part = all.slice(kill * 20, (kill + 1) * 20)
      const sending = Promise.all(part.map(send))
      await pause(5 + ((kill * 13) % 60))
      await server.kill()
      server = await startServerProcess(environment)
      await sending
    }
    expect(await server.end()).toBe(0)

    // A receipt once given stays the receipt of that submission: nothing acknowledged was lost and stored anew.
    expect(receipts.size).toBe(134)
    for (const given of receipts.values()) expect(given.size).toBe(1)
    app = await startTestApp({ dataDir })
    await expectExactly(app.stores, different)
  }, 120_000)
})
